# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'recover.ui'
##
## Do not edit: made from forms/recover.ui by forms/compile.py
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QHBoxLayout, QLabel,
    QLineEdit, QSizePolicy, QVBoxLayout, QWidget)

from dxdesk.ui.parts import Button

class Ui_RecoverForm(object):
    def setupUi(self, RecoverForm):
        if not RecoverForm.objectName():
            RecoverForm.setObjectName(u"RecoverForm")
        self.RecoverForm_box = QVBoxLayout(RecoverForm)
        self.RecoverForm_box.setSpacing(8)
        self.RecoverForm_box.setObjectName(u"RecoverForm_box")
        self.RecoverForm_box.setContentsMargins(0, 0, 0, 0)
        self.recovery_key_field = QVBoxLayout()
        self.recovery_key_field.setSpacing(4)
        self.recovery_key_field.setObjectName(u"recovery_key_field")
        self.recovery_key_field.setContentsMargins(0, 0, 0, 0)
        self.recovery_key_label = QLabel(RecoverForm)
        self.recovery_key_label.setObjectName(u"recovery_key_label")
        self.recovery_key_label.setProperty(u"role", u"label")

        self.recovery_key_field.addWidget(self.recovery_key_label)

        self.recovery_key = QLineEdit(RecoverForm)
        self.recovery_key.setObjectName(u"recovery_key")
        self.recovery_key.setProperty(u"role", u"big")

        self.recovery_key_field.addWidget(self.recovery_key)


        self.RecoverForm_box.addLayout(self.recovery_key_field)

        self.recovery_hint = QLabel(RecoverForm)
        self.recovery_hint.setObjectName(u"recovery_hint")
        self.recovery_hint.setProperty(u"role", u"hint")
        self.recovery_hint.setWordWrap(True)

        self.RecoverForm_box.addWidget(self.recovery_hint)

        self.new_passphrase_field = QVBoxLayout()
        self.new_passphrase_field.setSpacing(4)
        self.new_passphrase_field.setObjectName(u"new_passphrase_field")
        self.new_passphrase_field.setContentsMargins(0, 0, 0, 0)
        self.new_passphrase_label = QLabel(RecoverForm)
        self.new_passphrase_label.setObjectName(u"new_passphrase_label")
        self.new_passphrase_label.setProperty(u"role", u"label")

        self.new_passphrase_field.addWidget(self.new_passphrase_label)

        self.new_passphrase = QLineEdit(RecoverForm)
        self.new_passphrase.setObjectName(u"new_passphrase")
        self.new_passphrase.setEchoMode(QLineEdit.EchoMode.Password)

        self.new_passphrase_field.addWidget(self.new_passphrase)


        self.RecoverForm_box.addLayout(self.new_passphrase_field)

        self.new_hint = QLabel(RecoverForm)
        self.new_hint.setObjectName(u"new_hint")
        self.new_hint.setProperty(u"role", u"hint")
        self.new_hint.setWordWrap(True)

        self.RecoverForm_box.addWidget(self.new_hint)

        self.new_again_field = QVBoxLayout()
        self.new_again_field.setSpacing(4)
        self.new_again_field.setObjectName(u"new_again_field")
        self.new_again_field.setContentsMargins(0, 0, 0, 0)
        self.new_again_label = QLabel(RecoverForm)
        self.new_again_label.setObjectName(u"new_again_label")
        self.new_again_label.setProperty(u"role", u"label")

        self.new_again_field.addWidget(self.new_again_label)

        self.new_again = QLineEdit(RecoverForm)
        self.new_again.setObjectName(u"new_again")
        self.new_again.setEchoMode(QLineEdit.EchoMode.Password)

        self.new_again_field.addWidget(self.new_again)


        self.RecoverForm_box.addLayout(self.new_again_field)

        self.show_new = QCheckBox(RecoverForm)
        self.show_new.setObjectName(u"show_new")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.show_new.sizePolicy().hasHeightForWidth())
        self.show_new.setSizePolicy(sizePolicy)

        self.RecoverForm_box.addWidget(self.show_new)

        self.recover_buttons = QHBoxLayout()
        self.recover_buttons.setSpacing(8)
        self.recover_buttons.setObjectName(u"recover_buttons")
        self.recover_buttons.setContentsMargins(0, 0, 0, 0)
        self.back = Button(RecoverForm)
        self.back.setObjectName(u"back")
        self.back.setProperty(u"icon_name", u"left")

        self.recover_buttons.addWidget(self.back)

        self.set_new = Button(RecoverForm)
        self.set_new.setObjectName(u"set_new")
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sizePolicy1.setHorizontalStretch(0)
        sizePolicy1.setVerticalStretch(0)
        sizePolicy1.setHeightForWidth(self.set_new.sizePolicy().hasHeightForWidth())
        self.set_new.setSizePolicy(sizePolicy1)
        self.set_new.setProperty(u"kind", u"primary")
        self.set_new.setProperty(u"keys", u"Enter")

        self.recover_buttons.addWidget(self.set_new)


        self.RecoverForm_box.addLayout(self.recover_buttons)

#if QT_CONFIG(shortcut)
        self.recovery_key_label.setBuddy(self.recovery_key)
        self.new_passphrase_label.setBuddy(self.new_passphrase)
        self.new_again_label.setBuddy(self.new_again)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(RecoverForm)
    # setupUi

    def retranslateUi(self, RecoverForm):
        RecoverForm.setWindowTitle(QCoreApplication.translate("RecoverForm", u"Kh\u00f4i ph\u1ee5c", None))
        self.recovery_key_label.setText(QCoreApplication.translate("RecoverForm", u"&M\u00e3 kh\u00f4i ph\u1ee5c \u0111\u00e3 ch\u00e9p ra gi\u1ea5y", None))
        self.recovery_hint.setText(QCoreApplication.translate("RecoverForm", u"S\u00e1u nh\u00f3m, m\u1ed7i nh\u00f3m b\u1ed1n ch\u1eef v\u00e0 s\u1ed1. C\u00f3 g\u1ea1ch hay kh\u00f4ng \u0111\u1ec1u \u0111\u01b0\u1ee3c.", None))
        self.new_passphrase_label.setText(QCoreApplication.translate("RecoverForm", u"M\u1eadt kh\u1ea9u &m\u1edbi", None))
        self.new_hint.setText("")
        self.new_again_label.setText(QCoreApplication.translate("RecoverForm", u"&G\u00f5 l\u1ea1i m\u1eadt kh\u1ea9u m\u1edbi", None))
        self.show_new.setText(QCoreApplication.translate("RecoverForm", u"&Hi\u1ec7n m\u1eadt kh\u1ea9u", None))
        self.back.setText(QCoreApplication.translate("RecoverForm", u"&Quay l\u1ea1i", None))
        self.set_new.setText(QCoreApplication.translate("RecoverForm", u"\u0110\u1eb7t v\u00e0 m\u1edf s\u1ed5", None))
    # retranslateUi

