# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'unlock.ui'
##
## Do not edit: made from forms/unlock.ui by forms/compile.py
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QFrame, QHBoxLayout,
    QLabel, QLineEdit, QScrollArea, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from dxdesk.ui.parts import (Button, IconLabel, MessageBar)

class Ui_UnlockPage(object):
    def setupUi(self, UnlockPage):
        if not UnlockPage.objectName():
            UnlockPage.setObjectName(u"UnlockPage")
        self.UnlockPage_box = QVBoxLayout(UnlockPage)
        self.UnlockPage_box.setSpacing(0)
        self.UnlockPage_box.setObjectName(u"UnlockPage_box")
        self.UnlockPage_box.setContentsMargins(0, 0, 0, 0)
        self.scroll = QScrollArea(UnlockPage)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cover = QWidget()
        self.cover.setObjectName(u"cover")
        self.cover.setProperty(u"ground", u"rail")
        self.cover_box = QVBoxLayout(self.cover)
        self.cover_box.setSpacing(8)
        self.cover_box.setObjectName(u"cover_box")
        self.cover_box.setContentsMargins(24, 16, 24, 16)
        self.above = QSpacerItem(20, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.cover_box.addItem(self.above)

        self.lock_icon = IconLabel(self.cover)
        self.lock_icon.setObjectName(u"lock_icon")

        self.cover_box.addWidget(self.lock_icon, 0, Qt.AlignmentFlag.AlignHCenter)

        self.title = QLabel(self.cover)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"role", u"h1")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title.setWordWrap(True)

        self.cover_box.addWidget(self.title)

        self.note = QLabel(self.cover)
        self.note.setObjectName(u"note")
        self.note.setProperty(u"role", u"body")
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.setWordWrap(True)

        self.cover_box.addWidget(self.note)

        self.card_row = QHBoxLayout()
        self.card_row.setSpacing(0)
        self.card_row.setObjectName(u"card_row")
        self.card_row.setContentsMargins(0, 0, 0, 0)
        self.card_left = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.card_row.addItem(self.card_left)

        self.card = QFrame(self.cover)
        self.card.setObjectName(u"card")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.card.sizePolicy().hasHeightForWidth())
        self.card.setSizePolicy(sizePolicy)
        self.card.setProperty(u"role", u"card")
        self.card.setProperty(u"ground", u"page")
        self.card_box = QVBoxLayout(self.card)
        self.card_box.setSpacing(8)
        self.card_box.setObjectName(u"card_box")
        self.card_box.setContentsMargins(20, 16, 20, 16)
        self.problem = MessageBar(self.card)
        self.problem.setObjectName(u"problem")

        self.card_box.addWidget(self.problem)

        self.busy = QLabel(self.card)
        self.busy.setObjectName(u"busy")
        self.busy.setProperty(u"role", u"label")
        self.busy.setWordWrap(True)

        self.card_box.addWidget(self.busy)

        self.ask = QWidget(self.card)
        self.ask.setObjectName(u"ask")
        self.ask_box = QVBoxLayout(self.ask)
        self.ask_box.setSpacing(8)
        self.ask_box.setObjectName(u"ask_box")
        self.ask_box.setContentsMargins(0, 0, 0, 0)
        self.passphrase_field = QVBoxLayout()
        self.passphrase_field.setSpacing(4)
        self.passphrase_field.setObjectName(u"passphrase_field")
        self.passphrase_field.setContentsMargins(0, 0, 0, 0)
        self.passphrase_label = QLabel(self.ask)
        self.passphrase_label.setObjectName(u"passphrase_label")
        self.passphrase_label.setProperty(u"role", u"label")

        self.passphrase_field.addWidget(self.passphrase_label)

        self.passphrase = QLineEdit(self.ask)
        self.passphrase.setObjectName(u"passphrase")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setProperty(u"role", u"big")

        self.passphrase_field.addWidget(self.passphrase)


        self.ask_box.addLayout(self.passphrase_field)

        self.show_passphrase = QCheckBox(self.ask)
        self.show_passphrase.setObjectName(u"show_passphrase")
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        sizePolicy1.setHorizontalStretch(0)
        sizePolicy1.setVerticalStretch(0)
        sizePolicy1.setHeightForWidth(self.show_passphrase.sizePolicy().hasHeightForWidth())
        self.show_passphrase.setSizePolicy(sizePolicy1)

        self.ask_box.addWidget(self.show_passphrase)

        self.unlock = Button(self.ask)
        self.unlock.setObjectName(u"unlock")
        self.unlock.setProperty(u"kind", u"primary")
        self.unlock.setProperty(u"keys", u"Enter")

        self.ask_box.addWidget(self.unlock)

        self.forgot = Button(self.ask)
        self.forgot.setObjectName(u"forgot")
        self.forgot.setProperty(u"kind", u"flat")

        self.ask_box.addWidget(self.forgot)


        self.card_box.addWidget(self.ask)

        self.recover = QWidget(self.card)
        self.recover.setObjectName(u"recover")
        self.recover_box = QVBoxLayout(self.recover)
        self.recover_box.setSpacing(8)
        self.recover_box.setObjectName(u"recover_box")
        self.recover_box.setContentsMargins(0, 0, 0, 0)
        self.recovery_key_field = QVBoxLayout()
        self.recovery_key_field.setSpacing(4)
        self.recovery_key_field.setObjectName(u"recovery_key_field")
        self.recovery_key_field.setContentsMargins(0, 0, 0, 0)
        self.recovery_key_label = QLabel(self.recover)
        self.recovery_key_label.setObjectName(u"recovery_key_label")
        self.recovery_key_label.setProperty(u"role", u"label")

        self.recovery_key_field.addWidget(self.recovery_key_label)

        self.recovery_key = QLineEdit(self.recover)
        self.recovery_key.setObjectName(u"recovery_key")
        self.recovery_key.setProperty(u"role", u"big")

        self.recovery_key_field.addWidget(self.recovery_key)


        self.recover_box.addLayout(self.recovery_key_field)

        self.recovery_hint = QLabel(self.recover)
        self.recovery_hint.setObjectName(u"recovery_hint")
        self.recovery_hint.setProperty(u"role", u"hint")
        self.recovery_hint.setWordWrap(True)

        self.recover_box.addWidget(self.recovery_hint)

        self.new_passphrase_field = QVBoxLayout()
        self.new_passphrase_field.setSpacing(4)
        self.new_passphrase_field.setObjectName(u"new_passphrase_field")
        self.new_passphrase_field.setContentsMargins(0, 0, 0, 0)
        self.new_passphrase_label = QLabel(self.recover)
        self.new_passphrase_label.setObjectName(u"new_passphrase_label")
        self.new_passphrase_label.setProperty(u"role", u"label")

        self.new_passphrase_field.addWidget(self.new_passphrase_label)

        self.new_passphrase = QLineEdit(self.recover)
        self.new_passphrase.setObjectName(u"new_passphrase")
        self.new_passphrase.setEchoMode(QLineEdit.EchoMode.Password)

        self.new_passphrase_field.addWidget(self.new_passphrase)


        self.recover_box.addLayout(self.new_passphrase_field)

        self.new_hint = QLabel(self.recover)
        self.new_hint.setObjectName(u"new_hint")
        self.new_hint.setProperty(u"role", u"hint")
        self.new_hint.setWordWrap(True)

        self.recover_box.addWidget(self.new_hint)

        self.new_again_field = QVBoxLayout()
        self.new_again_field.setSpacing(4)
        self.new_again_field.setObjectName(u"new_again_field")
        self.new_again_field.setContentsMargins(0, 0, 0, 0)
        self.new_again_label = QLabel(self.recover)
        self.new_again_label.setObjectName(u"new_again_label")
        self.new_again_label.setProperty(u"role", u"label")

        self.new_again_field.addWidget(self.new_again_label)

        self.new_again = QLineEdit(self.recover)
        self.new_again.setObjectName(u"new_again")
        self.new_again.setEchoMode(QLineEdit.EchoMode.Password)

        self.new_again_field.addWidget(self.new_again)


        self.recover_box.addLayout(self.new_again_field)

        self.show_new = QCheckBox(self.recover)
        self.show_new.setObjectName(u"show_new")
        sizePolicy1.setHeightForWidth(self.show_new.sizePolicy().hasHeightForWidth())
        self.show_new.setSizePolicy(sizePolicy1)

        self.recover_box.addWidget(self.show_new)

        self.recover_buttons = QHBoxLayout()
        self.recover_buttons.setSpacing(8)
        self.recover_buttons.setObjectName(u"recover_buttons")
        self.recover_buttons.setContentsMargins(0, 0, 0, 0)
        self.back = Button(self.recover)
        self.back.setObjectName(u"back")
        self.back.setProperty(u"icon_name", u"left")

        self.recover_buttons.addWidget(self.back)

        self.set_new = Button(self.recover)
        self.set_new.setObjectName(u"set_new")
        sizePolicy2 = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sizePolicy2.setHorizontalStretch(0)
        sizePolicy2.setVerticalStretch(0)
        sizePolicy2.setHeightForWidth(self.set_new.sizePolicy().hasHeightForWidth())
        self.set_new.setSizePolicy(sizePolicy2)
        self.set_new.setProperty(u"kind", u"primary")
        self.set_new.setProperty(u"keys", u"Enter")

        self.recover_buttons.addWidget(self.set_new)


        self.recover_box.addLayout(self.recover_buttons)


        self.card_box.addWidget(self.recover)


        self.card_row.addWidget(self.card)

        self.card_right = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.card_row.addItem(self.card_right)


        self.cover_box.addLayout(self.card_row)

        self.below = QSpacerItem(20, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.cover_box.addItem(self.below)

        self.scroll.setWidget(self.cover)

        self.UnlockPage_box.addWidget(self.scroll)

#if QT_CONFIG(shortcut)
        self.passphrase_label.setBuddy(self.passphrase)
        self.recovery_key_label.setBuddy(self.recovery_key)
        self.new_passphrase_label.setBuddy(self.new_passphrase)
        self.new_again_label.setBuddy(self.new_again)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(UnlockPage)
    # setupUi

    def retranslateUi(self, UnlockPage):
        UnlockPage.setWindowTitle(QCoreApplication.translate("UnlockPage", u"M\u1edf s\u1ed5", None))
        self.title.setText(QCoreApplication.translate("UnlockPage", u"M\u1edf s\u1ed5", None))
        self.note.setText("")
        self.busy.setText("")
        self.passphrase_label.setText(QCoreApplication.translate("UnlockPage", u"&M\u1eadt kh\u1ea9u m\u1edf s\u1ed5", None))
        self.show_passphrase.setText(QCoreApplication.translate("UnlockPage", u"&Hi\u1ec7n m\u1eadt kh\u1ea9u", None))
        self.unlock.setText(QCoreApplication.translate("UnlockPage", u"M\u1edf s\u1ed5", None))
        self.forgot.setText(QCoreApplication.translate("UnlockPage", u"&Qu\u00ean m\u1eadt kh\u1ea9u", None))
        self.recovery_key_label.setText(QCoreApplication.translate("UnlockPage", u"&M\u00e3 kh\u00f4i ph\u1ee5c \u0111\u00e3 ch\u00e9p ra gi\u1ea5y", None))
        self.recovery_hint.setText(QCoreApplication.translate("UnlockPage", u"S\u00e1u nh\u00f3m, m\u1ed7i nh\u00f3m b\u1ed1n ch\u1eef v\u00e0 s\u1ed1. C\u00f3 g\u1ea1ch hay kh\u00f4ng \u0111\u1ec1u \u0111\u01b0\u1ee3c.", None))
        self.new_passphrase_label.setText(QCoreApplication.translate("UnlockPage", u"M\u1eadt kh\u1ea9u &m\u1edbi", None))
        self.new_hint.setText("")
        self.new_again_label.setText(QCoreApplication.translate("UnlockPage", u"&G\u00f5 l\u1ea1i m\u1eadt kh\u1ea9u m\u1edbi", None))
        self.show_new.setText(QCoreApplication.translate("UnlockPage", u"&Hi\u1ec7n m\u1eadt kh\u1ea9u", None))
        self.back.setText(QCoreApplication.translate("UnlockPage", u"&Quay l\u1ea1i", None))
        self.set_new.setText(QCoreApplication.translate("UnlockPage", u"\u0110\u1eb7t v\u00e0 m\u1edf s\u1ed5", None))
    # retranslateUi

