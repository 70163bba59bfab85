# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'device_compare.ui'
##
## Do not edit: made from forms/device_compare.ui by forms/compile.py
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QFrame,
    QHBoxLayout, QLabel, QScrollArea, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from dxdesk.ui.parts import (Button, MessageBar)

class Ui_CompareSheet(object):
    def setupUi(self, CompareSheet):
        if not CompareSheet.objectName():
            CompareSheet.setObjectName(u"CompareSheet")
        self.CompareSheet_box = QVBoxLayout(CompareSheet)
        self.CompareSheet_box.setSpacing(12)
        self.CompareSheet_box.setObjectName(u"CompareSheet_box")
        self.CompareSheet_box.setContentsMargins(0, 0, 0, 0)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.back = Button(CompareSheet)
        self.back.setObjectName(u"back")
        self.back.setProperty(u"icon_name", u"left")

        self.head.addWidget(self.back)

        self.title = QLabel(CompareSheet)
        self.title.setObjectName(u"title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.title.setProperty(u"role", u"h2")

        self.head.addWidget(self.title)

        self.head.setStretch(1, 1)

        self.CompareSheet_box.addLayout(self.head)

        self.message = MessageBar(CompareSheet)
        self.message.setObjectName(u"message")

        self.CompareSheet_box.addWidget(self.message)

        self.scroll = QScrollArea(CompareSheet)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body = QWidget()
        self.body.setObjectName(u"body")
        self.body.setProperty(u"role", u"scrolled")
        self.body_box = QVBoxLayout(self.body)
        self.body_box.setSpacing(12)
        self.body_box.setObjectName(u"body_box")
        self.body_box.setContentsMargins(0, 0, 0, 0)
        self.how = QLabel(self.body)
        self.how.setObjectName(u"how")
        self.how.setTextFormat(Qt.TextFormat.PlainText)
        self.how.setWordWrap(True)
        self.how.setProperty(u"role", u"body")

        self.body_box.addWidget(self.how)

        self.numbers = QHBoxLayout()
        self.numbers.setSpacing(12)
        self.numbers.setObjectName(u"numbers")
        self.numbers.setContentsMargins(0, 0, 0, 0)
        self.theirs_card = QFrame(self.body)
        self.theirs_card.setObjectName(u"theirs_card")
        self.theirs_card.setProperty(u"role", u"card")
        self.theirs_card_box = QVBoxLayout(self.theirs_card)
        self.theirs_card_box.setSpacing(4)
        self.theirs_card_box.setObjectName(u"theirs_card_box")
        self.theirs_card_box.setContentsMargins(16, 12, 16, 12)
        self.theirs_title = QLabel(self.theirs_card)
        self.theirs_title.setObjectName(u"theirs_title")
        self.theirs_title.setTextFormat(Qt.TextFormat.PlainText)
        self.theirs_title.setProperty(u"role", u"label")

        self.theirs_card_box.addWidget(self.theirs_title)

        self.theirs_number = QLabel(self.theirs_card)
        self.theirs_number.setObjectName(u"theirs_number")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.theirs_number.sizePolicy().hasHeightForWidth())
        self.theirs_number.setSizePolicy(sizePolicy)
        self.theirs_number.setTextFormat(Qt.TextFormat.PlainText)
        self.theirs_number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard|Qt.TextInteractionFlag.TextSelectableByMouse)
        self.theirs_number.setProperty(u"role", u"figure")

        self.theirs_card_box.addWidget(self.theirs_number)

        self.theirs_whose = QLabel(self.theirs_card)
        self.theirs_whose.setObjectName(u"theirs_whose")
        self.theirs_whose.setTextFormat(Qt.TextFormat.PlainText)
        self.theirs_whose.setWordWrap(True)
        self.theirs_whose.setProperty(u"role", u"label")

        self.theirs_card_box.addWidget(self.theirs_whose)

        self.theirs_space = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.theirs_card_box.addItem(self.theirs_space)


        self.numbers.addWidget(self.theirs_card)

        self.own_card = QFrame(self.body)
        self.own_card.setObjectName(u"own_card")
        self.own_card.setProperty(u"role", u"card")
        self.own_card_box = QVBoxLayout(self.own_card)
        self.own_card_box.setSpacing(4)
        self.own_card_box.setObjectName(u"own_card_box")
        self.own_card_box.setContentsMargins(16, 12, 16, 12)
        self.own_title = QLabel(self.own_card)
        self.own_title.setObjectName(u"own_title")
        self.own_title.setTextFormat(Qt.TextFormat.PlainText)
        self.own_title.setProperty(u"role", u"label")

        self.own_card_box.addWidget(self.own_title)

        self.own_number = QLabel(self.own_card)
        self.own_number.setObjectName(u"own_number")
        sizePolicy.setHeightForWidth(self.own_number.sizePolicy().hasHeightForWidth())
        self.own_number.setSizePolicy(sizePolicy)
        self.own_number.setTextFormat(Qt.TextFormat.PlainText)
        self.own_number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard|Qt.TextInteractionFlag.TextSelectableByMouse)
        self.own_number.setProperty(u"role", u"figure")

        self.own_card_box.addWidget(self.own_number)

        self.own_whose = QLabel(self.own_card)
        self.own_whose.setObjectName(u"own_whose")
        self.own_whose.setTextFormat(Qt.TextFormat.PlainText)
        self.own_whose.setWordWrap(True)
        self.own_whose.setProperty(u"role", u"label")

        self.own_card_box.addWidget(self.own_whose)

        self.own_space = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.own_card_box.addItem(self.own_space)


        self.numbers.addWidget(self.own_card)

        self.numbers.setStretch(0, 1)
        self.numbers.setStretch(1, 1)

        self.body_box.addLayout(self.numbers)

        self.role_field = QVBoxLayout()
        self.role_field.setSpacing(4)
        self.role_field.setObjectName(u"role_field")
        self.role_field.setContentsMargins(0, 0, 0, 0)
        self.role_title = QLabel(self.body)
        self.role_title.setObjectName(u"role_title")
        self.role_title.setProperty(u"role", u"label")

        self.role_field.addWidget(self.role_title)

        self.role = QComboBox(self.body)
        self.role.setObjectName(u"role")

        self.role_field.addWidget(self.role)


        self.body_box.addLayout(self.role_field)

        self.same = QCheckBox(self.body)
        self.same.setObjectName(u"same")
        sizePolicy.setHeightForWidth(self.same.sizePolicy().hasHeightForWidth())
        self.same.setSizePolicy(sizePolicy)

        self.body_box.addWidget(self.same)

        self.after = QLabel(self.body)
        self.after.setObjectName(u"after")
        self.after.setTextFormat(Qt.TextFormat.PlainText)
        self.after.setWordWrap(True)
        self.after.setProperty(u"role", u"label")

        self.body_box.addWidget(self.after)

        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.body_box.addItem(self.space)

        self.body_box.setStretch(5, 1)
        self.scroll.setWidget(self.body)

        self.CompareSheet_box.addWidget(self.scroll)

        self.actions = QHBoxLayout()
        self.actions.setSpacing(8)
        self.actions.setObjectName(u"actions")
        self.actions.setContentsMargins(0, 0, 0, 0)
        self.actions_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.actions.addItem(self.actions_space)

        self.approve = Button(CompareSheet)
        self.approve.setObjectName(u"approve")
        self.approve.setProperty(u"kind", u"primary")
        self.approve.setProperty(u"icon_name", u"shield")

        self.actions.addWidget(self.approve)


        self.CompareSheet_box.addLayout(self.actions)

        self.CompareSheet_box.setStretch(2, 1)
#if QT_CONFIG(shortcut)
        self.role_title.setBuddy(self.role)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(CompareSheet)
    # setupUi

    def retranslateUi(self, CompareSheet):
        CompareSheet.setWindowTitle(QCoreApplication.translate("CompareSheet", u"Duy\u1ec7t m\u00e1y", None))
        self.back.setText(QCoreApplication.translate("CompareSheet", u"Quay l\u1ea1i", None))
        self.title.setText(QCoreApplication.translate("CompareSheet", u"Duy\u1ec7t m\u00e1y", None))
        self.how.setText(QCoreApplication.translate("CompareSheet", u"G\u1ecdi ho\u1eb7c g\u1eb7p ng\u01b0\u1eddi c\u1ea7m m\u00e1y kia. M\u1ed7i b\u00ean \u0111\u1ecdc d\u00e3y s\u1ed1 tr\u00ean m\u00e1y m\u00ecnh cho b\u00ean kia so; \u0111\u00fang c\u1ea3 10 s\u1ed1 m\u1edbi duy\u1ec7t.", None))
        self.theirs_title.setText(QCoreApplication.translate("CompareSheet", u"M\u00e1y kia ph\u1ea3i \u0111\u1ecdc d\u00e3y s\u1ed1 n\u00e0y", None))
        self.theirs_number.setText("")
        self.theirs_whose.setText("")
        self.own_title.setText(QCoreApplication.translate("CompareSheet", u"M\u00e1y n\u00e0y \u0111\u1ecdc d\u00e3y s\u1ed1 n\u00e0y", None))
        self.own_number.setText("")
        self.own_whose.setText("")
        self.role_title.setText(QCoreApplication.translate("CompareSheet", u"&Vai tr\u00f2 c\u1ee7a ng\u01b0\u1eddi c\u1ea7m m\u00e1y", None))
#if QT_CONFIG(accessibility)
        self.role.setAccessibleName(QCoreApplication.translate("CompareSheet", u"Vai tr\u00f2 c\u1ee7a ng\u01b0\u1eddi c\u1ea7m m\u00e1y", None))
#endif // QT_CONFIG(accessibility)
        self.same.setText(QCoreApplication.translate("CompareSheet", u"\u0110\u00e3 \u0111\u1ecdc v\u00e0 so \u0111\u00fang 10 s\u1ed1", None))
        self.after.setText(QCoreApplication.translate("CompareSheet", u"Duy\u1ec7t r\u1ed3i th\u00ec g\u00f3i \u0111ang ch\u1edd c\u1ee7a m\u00e1y \u1ea5y \u0111\u01b0\u1ee3c t\u00ednh ngay.", None))
        self.approve.setText(QCoreApplication.translate("CompareSheet", u"Duy\u1ec7t m\u00e1y n\u00e0y", None))
    # retranslateUi

