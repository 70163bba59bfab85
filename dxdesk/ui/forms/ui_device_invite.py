# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'device_invite.ui'
##
## Do not edit: made from forms/device_invite.ui by forms/compile.py
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QFrame, QHBoxLayout,
    QLabel, QScrollArea, QSizePolicy, QSpacerItem,
    QStackedWidget, QVBoxLayout, QWidget)

from dxdesk.ui.check_lines import CheckLines
from dxdesk.ui.devices_facts import Facts
from dxdesk.ui.parts import (Button, MessageBar)

class Ui_InviteSheet(object):
    def setupUi(self, InviteSheet):
        if not InviteSheet.objectName():
            InviteSheet.setObjectName(u"InviteSheet")
        self.InviteSheet_box = QVBoxLayout(InviteSheet)
        self.InviteSheet_box.setSpacing(12)
        self.InviteSheet_box.setObjectName(u"InviteSheet_box")
        self.InviteSheet_box.setContentsMargins(0, 0, 0, 0)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.back = Button(InviteSheet)
        self.back.setObjectName(u"back")
        self.back.setProperty(u"icon_name", u"left")

        self.head.addWidget(self.back)

        self.title = QLabel(InviteSheet)
        self.title.setObjectName(u"title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.title.setProperty(u"role", u"h2")

        self.head.addWidget(self.title)

        self.head.setStretch(1, 1)

        self.InviteSheet_box.addLayout(self.head)

        self.message = MessageBar(InviteSheet)
        self.message.setObjectName(u"message")

        self.InviteSheet_box.addWidget(self.message)

        self.stack = QStackedWidget(InviteSheet)
        self.stack.setObjectName(u"stack")
        self.ask = QWidget()
        self.ask.setObjectName(u"ask")
        self.ask_box = QVBoxLayout(self.ask)
        self.ask_box.setSpacing(12)
        self.ask_box.setObjectName(u"ask_box")
        self.ask_box.setContentsMargins(0, 0, 0, 0)
        self.ask_scroll = QScrollArea(self.ask)
        self.ask_scroll.setObjectName(u"ask_scroll")
        self.ask_scroll.setWidgetResizable(True)
        self.ask_scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.ask_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.ask_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ask_body = QWidget()
        self.ask_body.setObjectName(u"ask_body")
        self.ask_body.setProperty(u"role", u"scrolled")
        self.ask_body_box = QVBoxLayout(self.ask_body)
        self.ask_body_box.setSpacing(12)
        self.ask_body_box.setObjectName(u"ask_body_box")
        self.ask_body_box.setContentsMargins(0, 0, 0, 0)
        self.lines = CheckLines(self.ask_body)
        self.lines.setObjectName(u"lines")

        self.ask_body_box.addWidget(self.lines)

        self.role_field = QVBoxLayout()
        self.role_field.setSpacing(4)
        self.role_field.setObjectName(u"role_field")
        self.role_field.setContentsMargins(0, 0, 0, 0)
        self.role_title = QLabel(self.ask_body)
        self.role_title.setObjectName(u"role_title")
        self.role_title.setProperty(u"role", u"label")

        self.role_field.addWidget(self.role_title)

        self.role = QComboBox(self.ask_body)
        self.role.setObjectName(u"role")

        self.role_field.addWidget(self.role)


        self.ask_body_box.addLayout(self.role_field)

        self.ask_space = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.ask_body_box.addItem(self.ask_space)

        self.ask_scroll.setWidget(self.ask_body)

        self.ask_box.addWidget(self.ask_scroll)

        self.ask_actions = QHBoxLayout()
        self.ask_actions.setSpacing(8)
        self.ask_actions.setObjectName(u"ask_actions")
        self.ask_actions.setContentsMargins(0, 0, 0, 0)
        self.ask_actions_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.ask_actions.addItem(self.ask_actions_space)

        self.write = Button(self.ask)
        self.write.setObjectName(u"write")
        self.write.setProperty(u"kind", u"primary")
        self.write.setProperty(u"icon_name", u"folder")

        self.ask_actions.addWidget(self.write)


        self.ask_box.addLayout(self.ask_actions)

        self.ask_box.setStretch(0, 1)
        self.stack.addWidget(self.ask)
        self.told = QWidget()
        self.told.setObjectName(u"told")
        self.told_box = QVBoxLayout(self.told)
        self.told_box.setSpacing(12)
        self.told_box.setObjectName(u"told_box")
        self.told_box.setContentsMargins(0, 0, 0, 0)
        self.told_scroll = QScrollArea(self.told)
        self.told_scroll.setObjectName(u"told_scroll")
        self.told_scroll.setWidgetResizable(True)
        self.told_scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.told_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.told_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.told_body = QWidget()
        self.told_body.setObjectName(u"told_body")
        self.told_body.setProperty(u"role", u"scrolled")
        self.told_body_box = QVBoxLayout(self.told_body)
        self.told_body_box.setSpacing(12)
        self.told_body_box.setObjectName(u"told_body_box")
        self.told_body_box.setContentsMargins(0, 0, 0, 0)
        self.code_card = QFrame(self.told_body)
        self.code_card.setObjectName(u"code_card")
        self.code_card.setProperty(u"role", u"card")
        self.code_card_box = QVBoxLayout(self.code_card)
        self.code_card_box.setSpacing(8)
        self.code_card_box.setObjectName(u"code_card_box")
        self.code_card_box.setContentsMargins(16, 12, 16, 12)
        self.code_title = QLabel(self.code_card)
        self.code_title.setObjectName(u"code_title")
        self.code_title.setTextFormat(Qt.TextFormat.PlainText)
        self.code_title.setProperty(u"role", u"label")

        self.code_card_box.addWidget(self.code_title)

        self.code = QLabel(self.code_card)
        self.code.setObjectName(u"code")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.code.sizePolicy().hasHeightForWidth())
        self.code.setSizePolicy(sizePolicy)
        self.code.setTextFormat(Qt.TextFormat.PlainText)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard|Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code.setProperty(u"role", u"figure")

        self.code_card_box.addWidget(self.code)

        self.code_note = QLabel(self.code_card)
        self.code_note.setObjectName(u"code_note")
        self.code_note.setTextFormat(Qt.TextFormat.PlainText)
        self.code_note.setWordWrap(True)
        self.code_note.setProperty(u"role", u"strong")

        self.code_card_box.addWidget(self.code_note)

        self.code_row = QHBoxLayout()
        self.code_row.setSpacing(12)
        self.code_row.setObjectName(u"code_row")
        self.code_row.setContentsMargins(0, 0, 0, 0)
        self.copy = Button(self.code_card)
        self.copy.setObjectName(u"copy")
        self.copy.setProperty(u"icon_name", u"doc")

        self.code_row.addWidget(self.copy)

        self.copied = QLabel(self.code_card)
        self.copied.setObjectName(u"copied")
        self.copied.setTextFormat(Qt.TextFormat.PlainText)
        self.copied.setWordWrap(True)
        self.copied.setProperty(u"role", u"label")

        self.code_row.addWidget(self.copied)

        self.code_row.setStretch(1, 1)

        self.code_card_box.addLayout(self.code_row)


        self.told_body_box.addWidget(self.code_card)

        self.facts = Facts(self.told_body)
        self.facts.setObjectName(u"facts")

        self.told_body_box.addWidget(self.facts)

        self.next = QLabel(self.told_body)
        self.next.setObjectName(u"next")
        self.next.setTextFormat(Qt.TextFormat.PlainText)
        self.next.setWordWrap(True)
        self.next.setProperty(u"role", u"body")

        self.told_body_box.addWidget(self.next)

        self.told_space = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.told_body_box.addItem(self.told_space)

        self.told_scroll.setWidget(self.told_body)

        self.told_box.addWidget(self.told_scroll)

        self.told_actions = QHBoxLayout()
        self.told_actions.setSpacing(12)
        self.told_actions.setObjectName(u"told_actions")
        self.told_actions.setContentsMargins(0, 0, 0, 0)
        self.told_actions_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.told_actions.addItem(self.told_actions_space)

        self.another = Button(self.told)
        self.another.setObjectName(u"another")

        self.told_actions.addWidget(self.another)

        self.done = Button(self.told)
        self.done.setObjectName(u"done")
        self.done.setProperty(u"kind", u"primary")

        self.told_actions.addWidget(self.done)


        self.told_box.addLayout(self.told_actions)

        self.told_box.setStretch(0, 1)
        self.stack.addWidget(self.told)

        self.InviteSheet_box.addWidget(self.stack)

        self.InviteSheet_box.setStretch(2, 1)
#if QT_CONFIG(shortcut)
        self.role_title.setBuddy(self.role)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(InviteSheet)
    # setupUi

    def retranslateUi(self, InviteSheet):
        InviteSheet.setWindowTitle(QCoreApplication.translate("InviteSheet", u"M\u1eddi m\u00e1y m\u1edbi", None))
        self.back.setText(QCoreApplication.translate("InviteSheet", u"Quay l\u1ea1i", None))
        self.title.setText(QCoreApplication.translate("InviteSheet", u"M\u1eddi m\u00e1y m\u1edbi", None))
        self.role_title.setText(QCoreApplication.translate("InviteSheet", u"&Vai tr\u00f2 c\u1ee7a ng\u01b0\u1eddi c\u1ea7m m\u00e1y", None))
#if QT_CONFIG(accessibility)
        self.role.setAccessibleName(QCoreApplication.translate("InviteSheet", u"Vai tr\u00f2 c\u1ee7a ng\u01b0\u1eddi c\u1ea7m m\u00e1y", None))
#endif // QT_CONFIG(accessibility)
        self.write.setText(QCoreApplication.translate("InviteSheet", u"L\u01b0u gi\u1ea5y m\u1eddi", None))
        self.code_title.setText(QCoreApplication.translate("InviteSheet", u"M\u00e3 m\u1eddi, ch\u1ec9 hi\u1ec7n l\u1ea7n n\u00e0y", None))
        self.code.setText("")
#if QT_CONFIG(accessibility)
        self.code.setAccessibleName(QCoreApplication.translate("InviteSheet", u"M\u00e3 m\u1eddi", None))
#endif // QT_CONFIG(accessibility)
        self.code_note.setText(QCoreApplication.translate("InviteSheet", u"\u0110\u1ecdc qua \u0111i\u1ec7n tho\u1ea1i, kh\u00f4ng g\u1eedi chung v\u1edbi t\u1ec7p.", None))
        self.copy.setText(QCoreApplication.translate("InviteSheet", u"Ch\u00e9p m\u00e3", None))
        self.copied.setText("")
        self.next.setText(QCoreApplication.translate("InviteSheet", u"M\u00e1y ch\u01b0a c\u00f3 s\u1ed5: m\u1edf ch\u01b0\u01a1ng tr\u00ecnh, ch\u1ecdn M\u1edf gi\u1ea5y m\u1eddi. M\u00e1y \u0111\u00e3 c\u00f3 s\u1ed5: C\u00e0i \u0111\u1eb7t, m\u1ee5c V\u00e0o ph\u01b0\u1eddng.", None))
        self.another.setText(QCoreApplication.translate("InviteSheet", u"M\u1eddi m\u00e1y kh\u00e1c", None))
        self.done.setText(QCoreApplication.translate("InviteSheet", u"\u0110\u00e3 \u0111\u1ecdc m\u00e3 xong", None))
    # retranslateUi

