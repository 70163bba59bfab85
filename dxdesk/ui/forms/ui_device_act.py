# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'device_act.ui'
##
## Do not edit: made from forms/device_act.ui by forms/compile.py
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QFrame, QHBoxLayout,
    QLabel, QScrollArea, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from dxdesk.ui.check_lines import CheckLines
from dxdesk.ui.parts import (Button, MessageBar)

class Ui_ActSheet(object):
    def setupUi(self, ActSheet):
        if not ActSheet.objectName():
            ActSheet.setObjectName(u"ActSheet")
        self.ActSheet_box = QVBoxLayout(ActSheet)
        self.ActSheet_box.setSpacing(12)
        self.ActSheet_box.setObjectName(u"ActSheet_box")
        self.ActSheet_box.setContentsMargins(0, 0, 0, 0)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.back = Button(ActSheet)
        self.back.setObjectName(u"back")
        self.back.setProperty(u"icon_name", u"left")

        self.head.addWidget(self.back)

        self.title = QLabel(ActSheet)
        self.title.setObjectName(u"title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.title.setProperty(u"role", u"h2")

        self.head.addWidget(self.title)

        self.head.setStretch(1, 1)

        self.ActSheet_box.addLayout(self.head)

        self.message = MessageBar(ActSheet)
        self.message.setObjectName(u"message")

        self.ActSheet_box.addWidget(self.message)

        self.scroll = QScrollArea(ActSheet)
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
        self.lines = CheckLines(self.body)
        self.lines.setObjectName(u"lines")

        self.body_box.addWidget(self.lines)

        self.day_place = QVBoxLayout()
        self.day_place.setSpacing(8)
        self.day_place.setObjectName(u"day_place")
        self.day_place.setContentsMargins(0, 0, 0, 0)

        self.body_box.addLayout(self.day_place)

        self.sure = QCheckBox(self.body)
        self.sure.setObjectName(u"sure")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.sure.sizePolicy().hasHeightForWidth())
        self.sure.setSizePolicy(sizePolicy)

        self.body_box.addWidget(self.sure)

        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.body_box.addItem(self.space)

        self.body_box.setStretch(3, 1)
        self.scroll.setWidget(self.body)

        self.ActSheet_box.addWidget(self.scroll)

        self.actions = QHBoxLayout()
        self.actions.setSpacing(8)
        self.actions.setObjectName(u"actions")
        self.actions.setContentsMargins(0, 0, 0, 0)
        self.actions_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.actions.addItem(self.actions_space)

        self.act = Button(ActSheet)
        self.act.setObjectName(u"act")

        self.actions.addWidget(self.act)


        self.ActSheet_box.addLayout(self.actions)

        self.ActSheet_box.setStretch(2, 1)

        self.retranslateUi(ActSheet)
    # setupUi

    def retranslateUi(self, ActSheet):
        ActSheet.setWindowTitle(QCoreApplication.translate("ActSheet", u"Vi\u1ec7c v\u1edbi m\u1ed9t m\u00e1y", None))
        self.back.setText(QCoreApplication.translate("ActSheet", u"Quay l\u1ea1i", None))
        self.title.setText("")
        self.sure.setText("")
        self.act.setText("")
    # retranslateUi

