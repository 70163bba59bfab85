# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'desk_page.ui'
##
## Do not edit: made from forms/desk_page.ui by forms/compile.py
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QFrame, QHBoxLayout,
    QHeaderView, QLabel, QLineEdit, QScrollArea,
    QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout,
    QWidget)

from dxdesk.ui.desk.visit_form import VisitForm
from dxdesk.ui.parts import (Button, ElidedLabel, EmptyState, FieldRow,
    IconButton, MessageBar, Rule, SearchEdit)
from dxdesk.ui.table_view import TableView

class Ui_DeskPage(object):
    def setupUi(self, DeskPage):
        if not DeskPage.objectName():
            DeskPage.setObjectName(u"DeskPage")
        self.DeskPage_box = QVBoxLayout(DeskPage)
        self.DeskPage_box.setSpacing(0)
        self.DeskPage_box.setObjectName(u"DeskPage_box")
        self.DeskPage_box.setContentsMargins(0, 0, 0, 0)
        self.context = QFrame(DeskPage)
        self.context.setObjectName(u"context")
        self.context_box = QVBoxLayout(self.context)
        self.context_box.setSpacing(4)
        self.context_box.setObjectName(u"context_box")
        self.context_box.setContentsMargins(20, 8, 16, 8)
        self.context_facts = QWidget(self.context)
        self.context_facts.setObjectName(u"context_facts")
        self.context_facts_box = QHBoxLayout(self.context_facts)
        self.context_facts_box.setSpacing(20)
        self.context_facts_box.setObjectName(u"context_facts_box")
        self.context_facts_box.setContentsMargins(0, 0, 0, 0)
        self.day_fact = QVBoxLayout()
        self.day_fact.setSpacing(0)
        self.day_fact.setObjectName(u"day_fact")
        self.day_fact.setContentsMargins(0, 0, 0, 0)
        self.day_caption = QLabel(self.context_facts)
        self.day_caption.setObjectName(u"day_caption")
        self.day_caption.setProperty(u"role", u"label")

        self.day_fact.addWidget(self.day_caption)

        self.day_value = ElidedLabel(self.context_facts)
        self.day_value.setObjectName(u"day_value")
        self.day_value.setProperty(u"role", u"strong")

        self.day_fact.addWidget(self.day_value)


        self.context_facts_box.addLayout(self.day_fact)

        self.place_fact = QVBoxLayout()
        self.place_fact.setSpacing(0)
        self.place_fact.setObjectName(u"place_fact")
        self.place_fact.setContentsMargins(0, 0, 0, 0)
        self.place_caption = QLabel(self.context_facts)
        self.place_caption.setObjectName(u"place_caption")
        self.place_caption.setProperty(u"role", u"label")

        self.place_fact.addWidget(self.place_caption)

        self.place_value = ElidedLabel(self.context_facts)
        self.place_value.setObjectName(u"place_value")
        self.place_value.setProperty(u"role", u"strong")

        self.place_fact.addWidget(self.place_value)


        self.context_facts_box.addLayout(self.place_fact)

        self.event_fact = QVBoxLayout()
        self.event_fact.setSpacing(0)
        self.event_fact.setObjectName(u"event_fact")
        self.event_fact.setContentsMargins(0, 0, 0, 0)
        self.event_caption = QLabel(self.context_facts)
        self.event_caption.setObjectName(u"event_caption")
        self.event_caption.setProperty(u"role", u"label")

        self.event_fact.addWidget(self.event_caption)

        self.event_value = ElidedLabel(self.context_facts)
        self.event_value.setObjectName(u"event_value")
        self.event_value.setProperty(u"role", u"strong")

        self.event_fact.addWidget(self.event_value)


        self.context_facts_box.addLayout(self.event_fact)

        self.member_fact = QVBoxLayout()
        self.member_fact.setSpacing(0)
        self.member_fact.setObjectName(u"member_fact")
        self.member_fact.setContentsMargins(0, 0, 0, 0)
        self.member_caption = QLabel(self.context_facts)
        self.member_caption.setObjectName(u"member_caption")
        self.member_caption.setProperty(u"role", u"label")

        self.member_fact.addWidget(self.member_caption)

        self.member_value = ElidedLabel(self.context_facts)
        self.member_value.setObjectName(u"member_value")
        self.member_value.setProperty(u"role", u"strong")

        self.member_fact.addWidget(self.member_value)


        self.context_facts_box.addLayout(self.member_fact)

        self.change_context = Button(self.context_facts)
        self.change_context.setObjectName(u"change_context")
        self.change_context.setProperty(u"icon_name", u"pencil")

        self.context_facts_box.addWidget(self.change_context)

        self.space_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.context_facts_box.addItem(self.space_1)

        self.find_person = IconButton(self.context_facts)
        self.find_person.setObjectName(u"find_person")
        self.find_person.setVisible(False)
        self.find_person.setProperty(u"kind", u"icon")
        self.find_person.setProperty(u"icon_name", u"search")

        self.context_facts_box.addWidget(self.find_person)

        self.today_fact = QVBoxLayout()
        self.today_fact.setSpacing(0)
        self.today_fact.setObjectName(u"today_fact")
        self.today_fact.setContentsMargins(0, 0, 0, 0)
        self.today_caption = QLabel(self.context_facts)
        self.today_caption.setObjectName(u"today_caption")
        self.today_caption.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.today_caption.setProperty(u"role", u"label")

        self.today_fact.addWidget(self.today_caption)

        self.today_value = QLabel(self.context_facts)
        self.today_value.setObjectName(u"today_value")
        self.today_value.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.today_value.setProperty(u"role", u"strong")

        self.today_fact.addWidget(self.today_value)


        self.context_facts_box.addLayout(self.today_fact)

        self.mine_fact = QVBoxLayout()
        self.mine_fact.setSpacing(0)
        self.mine_fact.setObjectName(u"mine_fact")
        self.mine_fact.setContentsMargins(0, 0, 0, 0)
        self.mine_caption = QLabel(self.context_facts)
        self.mine_caption.setObjectName(u"mine_caption")
        self.mine_caption.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.mine_caption.setProperty(u"role", u"label")

        self.mine_fact.addWidget(self.mine_caption)

        self.mine_value = QLabel(self.context_facts)
        self.mine_value.setObjectName(u"mine_value")
        self.mine_value.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.mine_value.setProperty(u"role", u"strong")

        self.mine_fact.addWidget(self.mine_value)


        self.context_facts_box.addLayout(self.mine_fact)

        self.hour_fact = QVBoxLayout()
        self.hour_fact.setSpacing(0)
        self.hour_fact.setObjectName(u"hour_fact")
        self.hour_fact.setContentsMargins(0, 0, 0, 0)
        self.hour_caption = QLabel(self.context_facts)
        self.hour_caption.setObjectName(u"hour_caption")
        self.hour_caption.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.hour_caption.setProperty(u"role", u"label")

        self.hour_fact.addWidget(self.hour_caption)

        self.hour_value = QLabel(self.context_facts)
        self.hour_value.setObjectName(u"hour_value")
        self.hour_value.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.hour_value.setProperty(u"role", u"strong")

        self.hour_fact.addWidget(self.hour_value)


        self.context_facts_box.addLayout(self.hour_fact)


        self.context_box.addWidget(self.context_facts)

        self.context_edit = QWidget(self.context)
        self.context_edit.setObjectName(u"context_edit")
        self.context_edit.setVisible(False)
        self.context_edit_box = QHBoxLayout(self.context_edit)
        self.context_edit_box.setSpacing(12)
        self.context_edit_box.setObjectName(u"context_edit_box")
        self.context_edit_box.setContentsMargins(0, 0, 0, 0)
        self.context_day_row = FieldRow(self.context_edit)
        self.context_day_row.setObjectName(u"context_day_row")
        self.context_day = QLineEdit(self.context_day_row)
        self.context_day.setObjectName(u"context_day")
        self.context_day.setMaxLength(20)

        self.context_edit_box.addWidget(self.context_day_row)

        self.context_place_row = FieldRow(self.context_edit)
        self.context_place_row.setObjectName(u"context_place_row")
        self.context_place = QLineEdit(self.context_place_row)
        self.context_place.setObjectName(u"context_place")
        self.context_place.setMaxLength(5000)

        self.context_edit_box.addWidget(self.context_place_row)

        self.context_event_row = FieldRow(self.context_edit)
        self.context_event_row.setObjectName(u"context_event_row")
        self.context_event = QComboBox(self.context_event_row)
        self.context_event.setObjectName(u"context_event")
        self.context_event.setEditable(True)

        self.context_edit_box.addWidget(self.context_event_row)

        self.context_member_row = FieldRow(self.context_edit)
        self.context_member_row.setObjectName(u"context_member_row")
        self.context_member = QComboBox(self.context_member_row)
        self.context_member.setObjectName(u"context_member")

        self.context_edit_box.addWidget(self.context_member_row)

        self.context_done = Button(self.context_edit)
        self.context_done.setObjectName(u"context_done")
        self.context_done.setProperty(u"kind", u"primary")

        self.context_edit_box.addWidget(self.context_done)

        self.context_edit_box.setStretch(1, 2)
        self.context_edit_box.setStretch(2, 2)
        self.context_edit_box.setStretch(3, 2)

        self.context_box.addWidget(self.context_edit)


        self.DeskPage_box.addWidget(self.context)

        self.desk_body = QWidget(DeskPage)
        self.desk_body.setObjectName(u"desk_body")
        self.desk_body_box = QHBoxLayout(self.desk_body)
        self.desk_body_box.setSpacing(12)
        self.desk_body_box.setObjectName(u"desk_body_box")
        self.desk_body_box.setContentsMargins(20, 10, 16, 10)
        self.left = QWidget(self.desk_body)
        self.left.setObjectName(u"left")
        self.left_box = QVBoxLayout(self.left)
        self.left_box.setSpacing(8)
        self.left_box.setObjectName(u"left_box")
        self.left_box.setContentsMargins(0, 0, 0, 0)
        self.form_card = QFrame(self.left)
        self.form_card.setObjectName(u"form_card")
        self.form_card.setProperty(u"role", u"card")
        self.form_card_box = QVBoxLayout(self.form_card)
        self.form_card_box.setSpacing(0)
        self.form_card_box.setObjectName(u"form_card_box")
        self.form_card_box.setContentsMargins(0, 0, 0, 0)
        self.form_head = QWidget(self.form_card)
        self.form_head.setObjectName(u"form_head")
        self.form_head_box = QHBoxLayout(self.form_head)
        self.form_head_box.setSpacing(12)
        self.form_head_box.setObjectName(u"form_head_box")
        self.form_head_box.setContentsMargins(16, 10, 16, 4)
        self.form_title = QLabel(self.form_head)
        self.form_title.setObjectName(u"form_title")
        self.form_title.setProperty(u"role", u"h2")

        self.form_head_box.addWidget(self.form_title)

        self.draft_note = ElidedLabel(self.form_head)
        self.draft_note.setObjectName(u"draft_note")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.draft_note.sizePolicy().hasHeightForWidth())
        self.draft_note.setSizePolicy(sizePolicy)
        self.draft_note.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.draft_note.setProperty(u"role", u"small")

        self.form_head_box.addWidget(self.draft_note)

        self.scan = Button(self.form_head)
        self.scan.setObjectName(u"scan")
        self.scan.setProperty(u"kind", u"code")

        self.form_head_box.addWidget(self.scan)

        self.household = Button(self.form_head)
        self.household.setObjectName(u"household")
        self.household.setProperty(u"kind", u"code")

        self.form_head_box.addWidget(self.household)

        self.tally = Button(self.form_head)
        self.tally.setObjectName(u"tally")
        self.tally.setCheckable(True)
        self.tally.setProperty(u"kind", u"code")

        self.form_head_box.addWidget(self.tally)


        self.form_card_box.addWidget(self.form_head)

        self.form_scroll = QScrollArea(self.form_card)
        self.form_scroll.setObjectName(u"form_scroll")
        self.form_scroll.setWidgetResizable(True)
        self.form_scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.form_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form = VisitForm()
        self.form.setObjectName(u"form")
        self.form_scroll.setWidget(self.form)

        self.form_card_box.addWidget(self.form_scroll)

        self.form_actions = QWidget(self.form_card)
        self.form_actions.setObjectName(u"form_actions")
        self.form_actions_box = QHBoxLayout(self.form_actions)
        self.form_actions_box.setSpacing(12)
        self.form_actions_box.setObjectName(u"form_actions_box")
        self.form_actions_box.setContentsMargins(16, 8, 16, 12)
        self.space_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.form_actions_box.addItem(self.space_2)

        self.discard = Button(self.form_actions)
        self.discard.setObjectName(u"discard")
        self.discard.setProperty(u"kind", u"flat")

        self.form_actions_box.addWidget(self.discard)

        self.save = Button(self.form_actions)
        self.save.setObjectName(u"save")
        self.save.setProperty(u"kind", u"primary")

        self.form_actions_box.addWidget(self.save)


        self.form_card_box.addWidget(self.form_actions)

        self.form_card_box.setStretch(1, 1)

        self.left_box.addWidget(self.form_card)

        self.offer = MessageBar(self.left)
        self.offer.setObjectName(u"offer")

        self.left_box.addWidget(self.offer)

        self.message = MessageBar(self.left)
        self.message.setObjectName(u"message")

        self.left_box.addWidget(self.message)

        self.left_box.setStretch(0, 1)

        self.desk_body_box.addWidget(self.left)

        self.side = QWidget(self.desk_body)
        self.side.setObjectName(u"side")
        self.side_box = QVBoxLayout(self.side)
        self.side_box.setSpacing(12)
        self.side_box.setObjectName(u"side_box")
        self.side_box.setContentsMargins(0, 0, 0, 0)
        self.find = SearchEdit(self.side)
        self.find.setObjectName(u"find")
        self.find.setMaxLength(200)

        self.side_box.addWidget(self.find)

        self.found_card = QFrame(self.side)
        self.found_card.setObjectName(u"found_card")
        self.found_card.setVisible(False)
        self.found_card.setProperty(u"role", u"card")
        self.found_card_box = QVBoxLayout(self.found_card)
        self.found_card_box.setSpacing(0)
        self.found_card_box.setObjectName(u"found_card_box")
        self.found_card_box.setContentsMargins(1, 1, 1, 1)
        self.found = TableView(self.found_card)
        self.found.setObjectName(u"found")

        self.found_card_box.addWidget(self.found)


        self.side_box.addWidget(self.found_card)

        self.beside_form = QVBoxLayout()
        self.beside_form.setSpacing(0)
        self.beside_form.setObjectName(u"beside_form")
        self.beside_form.setContentsMargins(0, 0, 0, 0)

        self.side_box.addLayout(self.beside_form)

        self.recent_card = QFrame(self.side)
        self.recent_card.setObjectName(u"recent_card")
        self.recent_card.setProperty(u"role", u"card")
        self.recent_card_box = QVBoxLayout(self.recent_card)
        self.recent_card_box.setSpacing(0)
        self.recent_card_box.setObjectName(u"recent_card_box")
        self.recent_card_box.setContentsMargins(1, 1, 1, 1)
        self.recent_head = QWidget(self.recent_card)
        self.recent_head.setObjectName(u"recent_head")
        self.recent_head_box = QHBoxLayout(self.recent_head)
        self.recent_head_box.setSpacing(0)
        self.recent_head_box.setObjectName(u"recent_head_box")
        self.recent_head_box.setContentsMargins(14, 8, 14, 8)
        self.recent_title = QLabel(self.recent_head)
        self.recent_title.setObjectName(u"recent_title")
        self.recent_title.setProperty(u"role", u"strong")

        self.recent_head_box.addWidget(self.recent_title)

        self.space_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.recent_head_box.addItem(self.space_3)

        self.recent_caption = QLabel(self.recent_head)
        self.recent_caption.setObjectName(u"recent_caption")
        self.recent_caption.setProperty(u"role", u"small")

        self.recent_head_box.addWidget(self.recent_caption)


        self.recent_card_box.addWidget(self.recent_head)

        self.recent_rule = Rule(self.recent_card)
        self.recent_rule.setObjectName(u"recent_rule")

        self.recent_card_box.addWidget(self.recent_rule)

        self.recent_stack = QStackedWidget(self.recent_card)
        self.recent_stack.setObjectName(u"recent_stack")
        self.recent = TableView()
        self.recent.setObjectName(u"recent")
        self.recent_stack.addWidget(self.recent)
        self.recent_empty = EmptyState()
        self.recent_empty.setObjectName(u"recent_empty")
        self.recent_stack.addWidget(self.recent_empty)

        self.recent_card_box.addWidget(self.recent_stack)


        self.side_box.addWidget(self.recent_card)

        self.side_box.setStretch(3, 1)

        self.desk_body_box.addWidget(self.side)

        self.desk_body_box.setStretch(0, 1)

        self.DeskPage_box.addWidget(self.desk_body)

        self.DeskPage_box.setStretch(1, 1)

        self.retranslateUi(DeskPage)
    # setupUi

    def retranslateUi(self, DeskPage):
        DeskPage.setWindowTitle(QCoreApplication.translate("DeskPage", u"B\u00e0n l\u00e0m vi\u1ec7c", None))
        self.day_caption.setText(QCoreApplication.translate("DeskPage", u"Ng\u00e0y", None))
        self.place_caption.setText(QCoreApplication.translate("DeskPage", u"N\u01a1i l\u00e0m", None))
        self.event_caption.setText(QCoreApplication.translate("DeskPage", u"S\u1ef1 ki\u1ec7n", None))
        self.member_caption.setText(QCoreApplication.translate("DeskPage", u"Ng\u01b0\u1eddi ghi", None))
        self.change_context.setText(QCoreApplication.translate("DeskPage", u"\u0110\u1ed5i", None))
#if QT_CONFIG(accessibility)
        self.change_context.setAccessibleName(QCoreApplication.translate("DeskPage", u"\u0110\u1ed5i ng\u00e0y, n\u01a1i l\u00e0m, s\u1ef1 ki\u1ec7n, ng\u01b0\u1eddi ghi", None))
#endif // QT_CONFIG(accessibility)
        self.change_context.setProperty(u"keys", QCoreApplication.translate("DeskPage", u"F2", None))
#if QT_CONFIG(accessibility)
        self.find_person.setAccessibleName(QCoreApplication.translate("DeskPage", u"T\u00ecm ng\u01b0\u1eddi trong s\u1ed5", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.find_person.setToolTip(QCoreApplication.translate("DeskPage", u"T\u00ecm ng\u01b0\u1eddi trong s\u1ed5 (Ctrl+K)", None))
#endif // QT_CONFIG(tooltip)
        self.today_caption.setText(QCoreApplication.translate("DeskPage", u"Ng\u00e0y n\u00e0y", None))
        self.today_value.setText("")
        self.mine_caption.setText(QCoreApplication.translate("DeskPage", u"T\u00f4i ghi", None))
        self.mine_value.setText("")
        self.hour_caption.setText(QCoreApplication.translate("DeskPage", u"Gi\u1edd n\u00e0y", None))
        self.hour_value.setText("")
        self.context_day_row.setProperty(u"label", QCoreApplication.translate("DeskPage", u"Ng\u00e0y", None))
        self.context_day.setPlaceholderText(QCoreApplication.translate("DeskPage", u"22/11/2026", None))
        self.context_place_row.setProperty(u"label", QCoreApplication.translate("DeskPage", u"N\u01a1i l\u00e0m", None))
        self.context_place.setPlaceholderText(QCoreApplication.translate("DeskPage", u"Nh\u00e0 v\u0103n h\u00f3a, b\u00e0n 2", None))
        self.context_event_row.setProperty(u"label", QCoreApplication.translate("DeskPage", u"S\u1ef1 ki\u1ec7n", None))
        self.context_member_row.setProperty(u"label", QCoreApplication.translate("DeskPage", u"Ng\u01b0\u1eddi ghi", None))
        self.context_done.setText(QCoreApplication.translate("DeskPage", u"Xong", None))
#if QT_CONFIG(accessibility)
        self.context_done.setAccessibleName(QCoreApplication.translate("DeskPage", u"Xong, d\u00f9ng ng\u00e0y, n\u01a1i l\u00e0m, s\u1ef1 ki\u1ec7n, ng\u01b0\u1eddi ghi n\u00e0y", None))
#endif // QT_CONFIG(accessibility)
        self.context_done.setProperty(u"keys", QCoreApplication.translate("DeskPage", u"F2", None))
        self.form_title.setText(QCoreApplication.translate("DeskPage", u"Phi\u1ebfu m\u1edbi", None))
        self.scan.setText(QCoreApplication.translate("DeskPage", u"Qu\u00e9t", None))
#if QT_CONFIG(accessibility)
        self.scan.setAccessibleName(QCoreApplication.translate("DeskPage", u"Qu\u00e9t ho\u1eb7c d\u00e1n m\u00e3 tr\u00ean th\u1ebb, khay m\u00e3 \u0111\u00e3 qu\u00e9t", None))
#endif // QT_CONFIG(accessibility)
        self.scan.setProperty(u"keys", QCoreApplication.translate("DeskPage", u"F3", None))
        self.household.setText(QCoreApplication.translate("DeskPage", u"C\u1ea3 h\u1ed9", None))
#if QT_CONFIG(accessibility)
        self.household.setAccessibleName(QCoreApplication.translate("DeskPage", u"Ghi s\u1ed1 h\u1ed9, \u0111\u1ecba ch\u1ec9, hay ng\u01b0\u1eddi ti\u1ebfp c\u1ee7a h\u1ed9 v\u1eeba ghi", None))
#endif // QT_CONFIG(accessibility)
        self.household.setProperty(u"keys", QCoreApplication.translate("DeskPage", u"F8", None))
        self.tally.setText(QCoreApplication.translate("DeskPage", u"Kh\u00f4ng ghi &t\u00ean", None))
#if QT_CONFIG(accessibility)
        self.tally.setAccessibleName(QCoreApplication.translate("DeskPage", u"Ch\u1ec9 \u0111\u1ebfm s\u1ed1 ng\u01b0\u1eddi, kh\u00f4ng ghi t\u00ean", None))
#endif // QT_CONFIG(accessibility)
        self.discard.setText(QCoreApplication.translate("DeskPage", u"B\u1ecf phi\u1ebfu", None))
#if QT_CONFIG(accessibility)
        self.discard.setAccessibleName(QCoreApplication.translate("DeskPage", u"B\u1ecf phi\u1ebfu \u0111ang ghi", None))
#endif // QT_CONFIG(accessibility)
        self.save.setText(QCoreApplication.translate("DeskPage", u"L\u01b0u, phi\u1ebfu m\u1edbi", None))
        self.save.setProperty(u"keys", QCoreApplication.translate("DeskPage", u"Ctrl Enter", None))
#if QT_CONFIG(accessibility)
        self.find.setAccessibleName(QCoreApplication.translate("DeskPage", u"T\u00ecm ng\u01b0\u1eddi trong s\u1ed5, ph\u00edm Ctrl K", None))
#endif // QT_CONFIG(accessibility)
        self.find.setPlaceholderText(QCoreApplication.translate("DeskPage", u"T\u00ecm t\u00ean, 4 s\u1ed1 cu\u1ed1i, s\u1ed1 phi\u1ebfu", None))
        self.find.setProperty(u"keys", QCoreApplication.translate("DeskPage", u"Ctrl K", None))
#if QT_CONFIG(accessibility)
        self.found.setAccessibleName(QCoreApplication.translate("DeskPage", u"Ng\u01b0\u1eddi t\u00ecm th\u1ea5y", None))
#endif // QT_CONFIG(accessibility)
        self.recent_title.setText(QCoreApplication.translate("DeskPage", u"V\u1eeba ghi", None))
        self.recent_caption.setText(QCoreApplication.translate("DeskPage", u"20 phi\u1ebfu g\u1ea7n nh\u1ea5t", None))
#if QT_CONFIG(accessibility)
        self.recent.setAccessibleName(QCoreApplication.translate("DeskPage", u"C\u00e1c phi\u1ebfu v\u1eeba ghi", None))
#endif // QT_CONFIG(accessibility)
    # retranslateUi

