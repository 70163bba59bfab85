# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'device_detail.ui'
##
## Do not edit: made from forms/device_detail.ui by forms/compile.py
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QLabel,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from dxdesk.ui.devices_facts import Facts
from dxdesk.ui.parts import (Button, Rule, Tag)

class Ui_DeviceDetail(object):
    def setupUi(self, DeviceDetail):
        if not DeviceDetail.objectName():
            DeviceDetail.setObjectName(u"DeviceDetail")
        DeviceDetail.setProperty(u"role", u"card")
        self.DeviceDetail_box = QVBoxLayout(DeviceDetail)
        self.DeviceDetail_box.setSpacing(8)
        self.DeviceDetail_box.setObjectName(u"DeviceDetail_box")
        self.DeviceDetail_box.setContentsMargins(16, 12, 16, 12)
        self.name = QLabel(DeviceDetail)
        self.name.setObjectName(u"name")
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setWordWrap(True)
        self.name.setProperty(u"role", u"h2")

        self.DeviceDetail_box.addWidget(self.name)

        self.tags = QHBoxLayout()
        self.tags.setSpacing(8)
        self.tags.setObjectName(u"tags")
        self.tags.setContentsMargins(0, 0, 0, 0)
        self.state = Tag(DeviceDetail)
        self.state.setObjectName(u"state")

        self.tags.addWidget(self.state)

        self.forked = Tag(DeviceDetail)
        self.forked.setObjectName(u"forked")

        self.tags.addWidget(self.forked)

        self.tags_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.tags.addItem(self.tags_space)


        self.DeviceDetail_box.addLayout(self.tags)

        self.rule = Rule(DeviceDetail)
        self.rule.setObjectName(u"rule")

        self.DeviceDetail_box.addWidget(self.rule)

        self.facts = Facts(DeviceDetail)
        self.facts.setObjectName(u"facts")

        self.DeviceDetail_box.addWidget(self.facts)

        self.why = QLabel(DeviceDetail)
        self.why.setObjectName(u"why")
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setWordWrap(True)
        self.why.setProperty(u"role", u"body")

        self.DeviceDetail_box.addWidget(self.why)

        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.DeviceDetail_box.addItem(self.space)

        self.approve = Button(DeviceDetail)
        self.approve.setObjectName(u"approve")
        self.approve.setProperty(u"icon_name", u"shield")
        self.approve.setProperty(u"kind", u"primary")

        self.DeviceDetail_box.addWidget(self.approve)

        self.reinstate = Button(DeviceDetail)
        self.reinstate.setObjectName(u"reinstate")

        self.DeviceDetail_box.addWidget(self.reinstate)

        self.declare = Button(DeviceDetail)
        self.declare.setObjectName(u"declare")

        self.DeviceDetail_box.addWidget(self.declare)

        self.two_acts = QHBoxLayout()
        self.two_acts.setSpacing(8)
        self.two_acts.setObjectName(u"two_acts")
        self.two_acts.setContentsMargins(0, 0, 0, 0)
        self.delegate = Button(DeviceDetail)
        self.delegate.setObjectName(u"delegate")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.delegate.sizePolicy().hasHeightForWidth())
        self.delegate.setSizePolicy(sizePolicy)

        self.two_acts.addWidget(self.delegate)

        self.revoke = Button(DeviceDetail)
        self.revoke.setObjectName(u"revoke")
        sizePolicy.setHeightForWidth(self.revoke.sizePolicy().hasHeightForWidth())
        self.revoke.setSizePolicy(sizePolicy)
        self.revoke.setProperty(u"kind", u"danger")

        self.two_acts.addWidget(self.revoke)


        self.DeviceDetail_box.addLayout(self.two_acts)

        self.who_can = QLabel(DeviceDetail)
        self.who_can.setObjectName(u"who_can")
        self.who_can.setTextFormat(Qt.TextFormat.PlainText)
        self.who_can.setWordWrap(True)
        self.who_can.setProperty(u"role", u"label")

        self.DeviceDetail_box.addWidget(self.who_can)


        self.retranslateUi(DeviceDetail)
    # setupUi

    def retranslateUi(self, DeviceDetail):
        DeviceDetail.setWindowTitle(QCoreApplication.translate("DeviceDetail", u"M\u1ed9t m\u00e1y", None))
        self.name.setText("")
        self.why.setText("")
        self.approve.setText(QCoreApplication.translate("DeviceDetail", u"Duy\u1ec7t m\u00e1y n\u00e0y", None))
        self.reinstate.setText(QCoreApplication.translate("DeviceDetail", u"Tr\u1ea3 l\u1ea1i quy\u1ec1n", None))
        self.declare.setText(QCoreApplication.translate("DeviceDetail", u"M\u00e1y n\u00e0y l\u00e0 b\u1ea3n sao", None))
        self.delegate.setText(QCoreApplication.translate("DeviceDetail", u"Giao quy\u1ec1n m\u1eddi", None))
        self.revoke.setText(QCoreApplication.translate("DeviceDetail", u"Thu quy\u1ec1n", None))
        self.who_can.setText("")
    # retranslateUi

