# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'context_bar.ui'
##
## Do not edit: made from forms/context_bar.ui by forms/compile.py
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QFrame, QHBoxLayout,
    QLineEdit, QScrollArea, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from dxdesk.ui.desk.fact import Fact
from dxdesk.ui.parts import (Button, ElidedLabel, FieldRow, IconButton,
    Segmented, Tag)

class Ui_ContextBar(object):
    def setupUi(self, ContextBar):
        if not ContextBar.objectName():
            ContextBar.setObjectName(u"ContextBar")
        self.ContextBar_box = QVBoxLayout(ContextBar)
        self.ContextBar_box.setSpacing(0)
        self.ContextBar_box.setObjectName(u"ContextBar_box")
        self.ContextBar_box.setContentsMargins(16, 4, 12, 4)
        self.facts = QWidget(ContextBar)
        self.facts.setObjectName(u"facts")
        self.facts_box = QHBoxLayout(self.facts)
        self.facts_box.setSpacing(20)
        self.facts_box.setObjectName(u"facts_box")
        self.facts_box.setContentsMargins(4, 4, 4, 4)
        self.day = Fact(self.facts)
        self.day.setObjectName(u"day")

        self.facts_box.addWidget(self.day)

        self.book_fact = Fact(self.facts)
        self.book_fact.setObjectName(u"book_fact")

        self.facts_box.addWidget(self.book_fact)

        self.place = Fact(self.facts)
        self.place.setObjectName(u"place")

        self.facts_box.addWidget(self.place)

        self.event = Fact(self.facts)
        self.event.setObjectName(u"event")

        self.facts_box.addWidget(self.event)

        self.member = Fact(self.facts)
        self.member.setObjectName(u"member")

        self.facts_box.addWidget(self.member)

        self.again = Tag(self.facts)
        self.again.setObjectName(u"again")
        self.again.setVisible(False)

        self.facts_box.addWidget(self.again)

        self.line = ElidedLabel(self.facts)
        self.line.setObjectName(u"line")
        self.line.setVisible(False)
        self.line.setProperty(u"role", u"h2")

        self.facts_box.addWidget(self.line)

        self.change = Button(self.facts)
        self.change.setObjectName(u"change")
        self.change.setProperty(u"icon_name", u"pencil")

        self.facts_box.addWidget(self.change)

        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.facts_box.addItem(self.space)

        self.search = IconButton(self.facts)
        self.search.setObjectName(u"search")
        self.search.setVisible(False)
        self.search.setProperty(u"kind", u"icon")
        self.search.setProperty(u"icon_name", u"search")

        self.facts_box.addWidget(self.search)

        self.counters = QWidget(self.facts)
        self.counters.setObjectName(u"counters")
        self.counters_box = QHBoxLayout(self.counters)
        self.counters_box.setSpacing(16)
        self.counters_box.setObjectName(u"counters_box")
        self.counters_box.setContentsMargins(0, 0, 0, 0)
        self.shift_count = Fact(self.counters)
        self.shift_count.setObjectName(u"shift_count")

        self.counters_box.addWidget(self.shift_count)

        self.mine_count = Fact(self.counters)
        self.mine_count.setObjectName(u"mine_count")

        self.counters_box.addWidget(self.mine_count)

        self.hour_count = Fact(self.counters)
        self.hour_count.setObjectName(u"hour_count")

        self.counters_box.addWidget(self.hour_count)

        self.activations = Fact(self.counters)
        self.activations.setObjectName(u"activations")

        self.counters_box.addWidget(self.activations)

        self.anonymous = Fact(self.counters)
        self.anonymous.setObjectName(u"anonymous")

        self.counters_box.addWidget(self.anonymous)


        self.facts_box.addWidget(self.counters)


        self.ContextBar_box.addWidget(self.facts)

        self.edit_scroll = QScrollArea(ContextBar)
        self.edit_scroll.setObjectName(u"edit_scroll")
        self.edit_scroll.setVisible(False)
        self.edit_scroll.setWidgetResizable(True)
        self.edit_scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.edit_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.edit_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.edit = QWidget()
        self.edit.setObjectName(u"edit")
        self.edit.setProperty(u"role", u"scrolled")
        self.edit_box = QVBoxLayout(self.edit)
        self.edit_box.setSpacing(8)
        self.edit_box.setObjectName(u"edit_box")
        self.edit_box.setContentsMargins(4, 4, 4, 4)
        self.edit_day_row = FieldRow(self.edit)
        self.edit_day_row.setObjectName(u"edit_day_row")
        self.edit_day = QLineEdit(self.edit_day_row)
        self.edit_day.setObjectName(u"edit_day")
        self.edit_day.setMaxLength(20)

        self.edit_box.addWidget(self.edit_day_row)

        self.edit_shift_row = FieldRow(self.edit)
        self.edit_shift_row.setObjectName(u"edit_shift_row")
        self.edit_shift = Segmented(self.edit_shift_row)
        self.edit_shift.setObjectName(u"edit_shift")

        self.edit_box.addWidget(self.edit_shift_row)

        self.edit_place_row = FieldRow(self.edit)
        self.edit_place_row.setObjectName(u"edit_place_row")
        self.edit_place = QLineEdit(self.edit_place_row)
        self.edit_place.setObjectName(u"edit_place")
        self.edit_place.setMaxLength(200)

        self.edit_box.addWidget(self.edit_place_row)

        self.edit_event_row = FieldRow(self.edit)
        self.edit_event_row.setObjectName(u"edit_event_row")
        self.edit_event = QComboBox(self.edit_event_row)
        self.edit_event.setObjectName(u"edit_event")
        self.edit_event.setEditable(True)

        self.edit_box.addWidget(self.edit_event_row)

        self.edit_kind_row = FieldRow(self.edit)
        self.edit_kind_row.setObjectName(u"edit_kind_row")
        self.edit_kind = Segmented(self.edit_kind_row)
        self.edit_kind.setObjectName(u"edit_kind")

        self.edit_box.addWidget(self.edit_kind_row)

        self.edit_member_row = FieldRow(self.edit)
        self.edit_member_row.setObjectName(u"edit_member_row")
        self.edit_member = QComboBox(self.edit_member_row)
        self.edit_member.setObjectName(u"edit_member")

        self.edit_box.addWidget(self.edit_member_row)

        self.edit_mode_row = FieldRow(self.edit)
        self.edit_mode_row.setObjectName(u"edit_mode_row")
        self.edit_mode = QComboBox(self.edit_mode_row)
        self.edit_mode.setObjectName(u"edit_mode")

        self.edit_box.addWidget(self.edit_mode_row)

        self.edit_service_row = FieldRow(self.edit)
        self.edit_service_row.setObjectName(u"edit_service_row")
        self.edit_service = QComboBox(self.edit_service_row)
        self.edit_service.setObjectName(u"edit_service")

        self.edit_box.addWidget(self.edit_service_row)

        self.edit_buttons = QWidget(self.edit)
        self.edit_buttons.setObjectName(u"edit_buttons")
        self.edit_buttons_box = QHBoxLayout(self.edit_buttons)
        self.edit_buttons_box.setSpacing(12)
        self.edit_buttons_box.setObjectName(u"edit_buttons_box")
        self.edit_buttons_box.setContentsMargins(0, 0, 0, 0)
        self.drop_book = Button(self.edit_buttons)
        self.drop_book.setObjectName(u"drop_book")

        self.edit_buttons_box.addWidget(self.drop_book)

        self.done = Button(self.edit_buttons)
        self.done.setObjectName(u"done")
        self.done.setProperty(u"kind", u"primary")

        self.edit_buttons_box.addWidget(self.done)


        self.edit_box.addWidget(self.edit_buttons)

        self.edit_scroll.setWidget(self.edit)

        self.ContextBar_box.addWidget(self.edit_scroll)


        self.retranslateUi(ContextBar)
    # setupUi

    def retranslateUi(self, ContextBar):
        ContextBar.setWindowTitle(QCoreApplication.translate("ContextBar", u"Ng\u00e0y, n\u01a1i l\u00e0m, ng\u01b0\u1eddi ghi", None))
        self.change.setText(QCoreApplication.translate("ContextBar", u"\u0110\u1ed5i", None))
#if QT_CONFIG(accessibility)
        self.change.setAccessibleName(QCoreApplication.translate("ContextBar", u"\u0110\u1ed5i ng\u00e0y, n\u01a1i l\u00e0m, s\u1ef1 ki\u1ec7n, ng\u01b0\u1eddi ghi", None))
#endif // QT_CONFIG(accessibility)
        self.change.setProperty(u"keys", QCoreApplication.translate("ContextBar", u"F2", None))
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(QCoreApplication.translate("ContextBar", u"T\u00ecm ng\u01b0\u1eddi trong s\u1ed5", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.search.setToolTip(QCoreApplication.translate("ContextBar", u"T\u00ecm ng\u01b0\u1eddi trong s\u1ed5 (Ctrl+K)", None))
#endif // QT_CONFIG(tooltip)
        self.edit_day_row.setProperty(u"label", QCoreApplication.translate("ContextBar", u"Ng\u00e0y", None))
        self.edit_day.setPlaceholderText(QCoreApplication.translate("ContextBar", u"22/11/2026", None))
        self.edit_shift_row.setProperty(u"label", QCoreApplication.translate("ContextBar", u"Ca", None))
        self.edit_place_row.setProperty(u"label", QCoreApplication.translate("ContextBar", u"N\u01a1i l\u00e0m", None))
        self.edit_place.setPlaceholderText(QCoreApplication.translate("ContextBar", u"Nh\u00e0 v\u0103n h\u00f3a, b\u00e0n 2", None))
        self.edit_event_row.setProperty(u"label", QCoreApplication.translate("ContextBar", u"S\u1ef1 ki\u1ec7n, chi\u1ebfn d\u1ecbch, ca tr\u1ef1c", None))
        self.edit_kind_row.setProperty(u"label", QCoreApplication.translate("ContextBar", u"T\u00ean m\u1edbi, thu\u1ed9c lo\u1ea1i", None))
        self.edit_member_row.setProperty(u"label", QCoreApplication.translate("ContextBar", u"Ng\u01b0\u1eddi ghi", None))
        self.edit_mode_row.setProperty(u"label", QCoreApplication.translate("ContextBar", u"C\u00e1ch h\u1ed7 tr\u1ee3", None))
        self.edit_service_row.setProperty(u"label", QCoreApplication.translate("ContextBar", u"Vi\u1ec7c ch\u1ecdn s\u1eb5n \u1edf phi\u1ebfu m\u1edbi", None))
        self.drop_book.setText(QCoreApplication.translate("ContextBar", u"Th\u00f4i nh\u1eadp quy\u1ec3n", None))
        self.done.setText(QCoreApplication.translate("ContextBar", u"Xong", None))
#if QT_CONFIG(accessibility)
        self.done.setAccessibleName(QCoreApplication.translate("ContextBar", u"Xong, d\u00f9ng ng\u00e0y, n\u01a1i l\u00e0m, ng\u01b0\u1eddi ghi n\u00e0y", None))
#endif // QT_CONFIG(accessibility)
        self.done.setProperty(u"keys", QCoreApplication.translate("ContextBar", u"F2", None))
    # retranslateUi

