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
from PySide6.QtWidgets import (QApplication, QSizePolicy, QStackedWidget, QVBoxLayout,
    QWidget)

from dxdesk.ui.conflicts.conflict_list import ConflictList
from dxdesk.ui.exchange.exchange_pane import ExchangePane
from dxdesk.ui.exchange.intakes_pane import IntakesPane
from dxdesk.ui.exchange.quarantine import Quarantine
from dxdesk.ui.exchange.tab_strip import TabStrip
from dxdesk.ui.parts import (PageHead, Rule)
from dxdesk.ui.who_has.pane import WhoHasPane

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

        self.strip = TabStrip(ExchangePage)
        self.strip.setObjectName(u"strip")

        self.ExchangePage_box.addWidget(self.strip)

        self.tab_rule = Rule(ExchangePage)
        self.tab_rule.setObjectName(u"tab_rule")

        self.ExchangePage_box.addWidget(self.tab_rule)

        self.pages = QStackedWidget(ExchangePage)
        self.pages.setObjectName(u"pages")
        self.exchange = ExchangePane()
        self.exchange.setObjectName(u"exchange")
        self.pages.addWidget(self.exchange)
        self.conflicts = ConflictList()
        self.conflicts.setObjectName(u"conflicts")
        self.pages.addWidget(self.conflicts)
        self.who = WhoHasPane()
        self.who.setObjectName(u"who")
        self.pages.addWidget(self.who)
        self.intakes = IntakesPane()
        self.intakes.setObjectName(u"intakes")
        self.pages.addWidget(self.intakes)
        self.quarantine = Quarantine()
        self.quarantine.setObjectName(u"quarantine")
        self.pages.addWidget(self.quarantine)

        self.ExchangePage_box.addWidget(self.pages)

        self.ExchangePage_box.setStretch(3, 1)

        self.retranslateUi(ExchangePage)
    # setupUi

    def retranslateUi(self, ExchangePage):
        ExchangePage.setWindowTitle(QCoreApplication.translate("ExchangePage", u"Trao \u0111\u1ed5i phi\u1ebfu", None))
    # retranslateUi

