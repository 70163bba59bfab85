# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'exchange_page.ui'
##
## Do not edit: made from forms/exchange_page.ui by forms/compile.py
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QHeaderView,
    QLabel, QScrollArea, QSizePolicy, QSpacerItem,
    QStackedWidget, QVBoxLayout, QWidget)

from dxdesk.ui.conflicts.conflict_list import ConflictList
from dxdesk.ui.exchange.quarantine import Quarantine
from dxdesk.ui.parts import (Button, ElidedLabel, EmptyState, IconLabel,
    MessageBar, PageHead, Progress, Rule,
    Stepper)
from dxdesk.ui.table_view import TableView
from dxdesk.ui.tabs import Tabs

class Ui_ExchangePage(object):
    def setupUi(self, ExchangePage):
        if not ExchangePage.objectName():
            ExchangePage.setObjectName(u"ExchangePage")
        self.ExchangePage_box = QVBoxLayout(ExchangePage)
        self.ExchangePage_box.setSpacing(0)
        self.ExchangePage_box.setObjectName(u"ExchangePage_box")
        self.ExchangePage_box.setContentsMargins(20, 0, 16, 12)
        self.head = PageHead(ExchangePage)
        self.head.setObjectName(u"head")

        self.ExchangePage_box.addWidget(self.head)

        self.tabs = Tabs(ExchangePage)
        self.tabs.setObjectName(u"tabs")

        self.ExchangePage_box.addWidget(self.tabs)

        self.tab_rule = Rule(ExchangePage)
        self.tab_rule.setObjectName(u"tab_rule")

        self.ExchangePage_box.addWidget(self.tab_rule)

        self.pages = QStackedWidget(ExchangePage)
        self.pages.setObjectName(u"pages")
        self.exchange_tab = QWidget()
        self.exchange_tab.setObjectName(u"exchange_tab")
        self.exchange_tab_box = QVBoxLayout(self.exchange_tab)
        self.exchange_tab_box.setSpacing(12)
        self.exchange_tab_box.setObjectName(u"exchange_tab_box")
        self.exchange_tab_box.setContentsMargins(0, 12, 0, 0)
        self.exchange_scroll = QScrollArea(self.exchange_tab)
        self.exchange_scroll.setObjectName(u"exchange_scroll")
        self.exchange_scroll.setWidgetResizable(True)
        self.exchange_scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.exchange_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.exchange_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.exchange_body = QWidget()
        self.exchange_body.setObjectName(u"exchange_body")
        self.exchange_body.setProperty(u"role", u"scrolled")
        self.exchange_body_box = QVBoxLayout(self.exchange_body)
        self.exchange_body_box.setSpacing(12)
        self.exchange_body_box.setObjectName(u"exchange_body_box")
        self.exchange_body_box.setContentsMargins(0, 0, 0, 0)
        self.way = QHBoxLayout()
        self.way.setSpacing(12)
        self.way.setObjectName(u"way")
        self.way.setContentsMargins(0, 0, 0, 0)
        self.steps = Stepper(self.exchange_body)
        self.steps.setObjectName(u"steps")

        self.way.addWidget(self.steps)

        self.space_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.way.addItem(self.space_1)

        self.place_card = QFrame(self.exchange_body)
        self.place_card.setObjectName(u"place_card")
        self.place_card.setProperty(u"role", u"card")
        self.place_card_box = QHBoxLayout(self.place_card)
        self.place_card_box.setSpacing(12)
        self.place_card_box.setObjectName(u"place_card_box")
        self.place_card_box.setContentsMargins(12, 6, 8, 6)
        self.place_icon = IconLabel(self.place_card)
        self.place_icon.setObjectName(u"place_icon")

        self.place_card_box.addWidget(self.place_icon)

        self.place_name = ElidedLabel(self.place_card)
        self.place_name.setObjectName(u"place_name")

        self.place_card_box.addWidget(self.place_name)

        self.choose_place = Button(self.place_card)
        self.choose_place.setObjectName(u"choose_place")
        self.choose_place.setProperty(u"icon_name", u"folder")

        self.place_card_box.addWidget(self.choose_place)

        self.place_card_box.setStretch(1, 1)

        self.way.addWidget(self.place_card)


        self.exchange_body_box.addLayout(self.way)

        self.message = MessageBar(self.exchange_body)
        self.message.setObjectName(u"message")

        self.exchange_body_box.addWidget(self.message)

        self.notes = MessageBar(self.exchange_body)
        self.notes.setObjectName(u"notes")

        self.exchange_body_box.addWidget(self.notes)

        self.files_card = QFrame(self.exchange_body)
        self.files_card.setObjectName(u"files_card")
        self.files_card.setProperty(u"role", u"card")
        self.files_card_box = QVBoxLayout(self.files_card)
        self.files_card_box.setSpacing(0)
        self.files_card_box.setObjectName(u"files_card_box")
        self.files_card_box.setContentsMargins(1, 1, 1, 1)
        self.files_stack = QStackedWidget(self.files_card)
        self.files_stack.setObjectName(u"files_stack")
        self.empty = EmptyState()
        self.empty.setObjectName(u"empty")
        self.files_stack.addWidget(self.empty)
        self.files = TableView()
        self.files.setObjectName(u"files")
        self.files_stack.addWidget(self.files)

        self.files_card_box.addWidget(self.files_stack)

        self.sent_line = QLabel(self.files_card)
        self.sent_line.setObjectName(u"sent_line")
        self.sent_line.setTextFormat(Qt.TextFormat.PlainText)
        self.sent_line.setWordWrap(True)
        self.sent_line.setMargin(12)
        self.sent_line.setProperty(u"role", u"label")

        self.files_card_box.addWidget(self.sent_line)

        self.files_card_box.setStretch(0, 1)

        self.exchange_body_box.addWidget(self.files_card)

        self.exchange_body_box.setStretch(3, 1)
        self.exchange_scroll.setWidget(self.exchange_body)

        self.exchange_tab_box.addWidget(self.exchange_scroll)

        self.progress = Progress(self.exchange_tab)
        self.progress.setObjectName(u"progress")

        self.exchange_tab_box.addWidget(self.progress)

        self.exchange_actions = QWidget(self.exchange_tab)
        self.exchange_actions.setObjectName(u"exchange_actions")
        self.exchange_actions_box = QHBoxLayout(self.exchange_actions)
        self.exchange_actions_box.setSpacing(12)
        self.exchange_actions_box.setObjectName(u"exchange_actions_box")
        self.exchange_actions_box.setContentsMargins(0, 0, 0, 0)
        self.will = QVBoxLayout()
        self.will.setSpacing(0)
        self.will.setObjectName(u"will")
        self.will.setContentsMargins(0, 0, 0, 0)
        self.will_send = QLabel(self.exchange_actions)
        self.will_send.setObjectName(u"will_send")
        self.will_send.setTextFormat(Qt.TextFormat.PlainText)
        self.will_send.setWordWrap(True)
        self.will_send.setProperty(u"role", u"strong")

        self.will.addWidget(self.will_send)

        self.will_note = QLabel(self.exchange_actions)
        self.will_note.setObjectName(u"will_note")
        self.will_note.setTextFormat(Qt.TextFormat.PlainText)
        self.will_note.setWordWrap(True)
        self.will_note.setProperty(u"role", u"label")

        self.will.addWidget(self.will_note)


        self.exchange_actions_box.addLayout(self.will)

        self.look_again = Button(self.exchange_actions)
        self.look_again.setObjectName(u"look_again")

        self.exchange_actions_box.addWidget(self.look_again)

        self.go = Button(self.exchange_actions)
        self.go.setObjectName(u"go")
        self.go.setProperty(u"kind", u"primary")

        self.exchange_actions_box.addWidget(self.go)

        self.exchange_actions_box.setStretch(0, 1)

        self.exchange_tab_box.addWidget(self.exchange_actions)

        self.exchange_tab_box.setStretch(0, 1)
        self.pages.addWidget(self.exchange_tab)
        self.conflicts = ConflictList()
        self.conflicts.setObjectName(u"conflicts")
        self.pages.addWidget(self.conflicts)
        self.quarantine = Quarantine()
        self.quarantine.setObjectName(u"quarantine")
        self.pages.addWidget(self.quarantine)

        self.ExchangePage_box.addWidget(self.pages)

        self.ExchangePage_box.setStretch(3, 1)

        self.retranslateUi(ExchangePage)
    # setupUi

    def retranslateUi(self, ExchangePage):
        ExchangePage.setWindowTitle(QCoreApplication.translate("ExchangePage", u"Trao \u0111\u1ed5i phi\u1ebfu", None))
#if QT_CONFIG(accessibility)
        self.tabs.setAccessibleName(QCoreApplication.translate("ExchangePage", u"Trao \u0111\u1ed5i, h\u1ed9p xung \u0111\u1ed9t ho\u1eb7c ch\u1edd duy\u1ec7t", None))
#endif // QT_CONFIG(accessibility)
        self.place_name.setText(QCoreApplication.translate("ExchangePage", u"Ch\u01b0a ch\u1ecdn n\u01a1i trao \u0111\u1ed5i", None))
        self.choose_place.setText(QCoreApplication.translate("ExchangePage", u"Ch\u1ecdn n\u01a1i", None))
#if QT_CONFIG(accessibility)
        self.choose_place.setAccessibleName(QCoreApplication.translate("ExchangePage", u"Ch\u1ecdn USB ho\u1eb7c th\u01b0 m\u1ee5c chung", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.files.setAccessibleName(QCoreApplication.translate("ExchangePage", u"C\u00e1c g\u00f3i trong th\u01b0 m\u1ee5c", None))
#endif // QT_CONFIG(accessibility)
        self.sent_line.setText("")
        self.will_send.setText("")
        self.will_note.setText("")
        self.look_again.setText(QCoreApplication.translate("ExchangePage", u"Xem l\u1ea1i", None))
#if QT_CONFIG(accessibility)
        self.look_again.setAccessibleName(QCoreApplication.translate("ExchangePage", u"Xem l\u1ea1i th\u01b0 m\u1ee5c", None))
#endif // QT_CONFIG(accessibility)
        self.go.setText(QCoreApplication.translate("ExchangePage", u"Nh\u1eadn v\u00e0 g\u1eedi", None))
        self.go.setProperty(u"keys", QCoreApplication.translate("ExchangePage", u"Enter", None))
    # retranslateUi

