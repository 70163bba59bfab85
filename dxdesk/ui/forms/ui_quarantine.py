# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'quarantine.ui'
##
## Do not edit: made from forms/quarantine.ui by forms/compile.py
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QHeaderView,
    QLabel, QSizePolicy, QStackedWidget, QVBoxLayout,
    QWidget)

from dxdesk.ui.devices_compare import CompareSheet
from dxdesk.ui.parts import (Button, EmptyState, MessageBar)
from dxdesk.ui.table_view import TableView

class Ui_Quarantine(object):
    def setupUi(self, Quarantine):
        if not Quarantine.objectName():
            Quarantine.setObjectName(u"Quarantine")
        self.Quarantine_box = QVBoxLayout(Quarantine)
        self.Quarantine_box.setSpacing(12)
        self.Quarantine_box.setObjectName(u"Quarantine_box")
        self.Quarantine_box.setContentsMargins(0, 12, 0, 0)
        self.message = MessageBar(Quarantine)
        self.message.setObjectName(u"message")

        self.Quarantine_box.addWidget(self.message)

        self.stack = QStackedWidget(Quarantine)
        self.stack.setObjectName(u"stack")
        self.none = EmptyState()
        self.none.setObjectName(u"none")
        self.stack.addWidget(self.none)
        self.list = QWidget()
        self.list.setObjectName(u"list")
        self.list_box = QVBoxLayout(self.list)
        self.list_box.setSpacing(12)
        self.list_box.setObjectName(u"list_box")
        self.list_box.setContentsMargins(0, 0, 0, 0)
        self.waiting_card = QFrame(self.list)
        self.waiting_card.setObjectName(u"waiting_card")
        self.waiting_card.setProperty(u"role", u"card")
        self.waiting_card_box = QVBoxLayout(self.waiting_card)
        self.waiting_card_box.setSpacing(0)
        self.waiting_card_box.setObjectName(u"waiting_card_box")
        self.waiting_card_box.setContentsMargins(1, 1, 1, 1)
        self.waiting = TableView(self.waiting_card)
        self.waiting.setObjectName(u"waiting")

        self.waiting_card_box.addWidget(self.waiting)


        self.list_box.addWidget(self.waiting_card)

        self.actions = QHBoxLayout()
        self.actions.setSpacing(12)
        self.actions.setObjectName(u"actions")
        self.actions.setContentsMargins(0, 0, 0, 0)
        self.words = QVBoxLayout()
        self.words.setSpacing(0)
        self.words.setObjectName(u"words")
        self.words.setContentsMargins(0, 0, 0, 0)
        self.what = QLabel(self.list)
        self.what.setObjectName(u"what")
        self.what.setTextFormat(Qt.TextFormat.PlainText)
        self.what.setWordWrap(True)
        self.what.setProperty(u"role", u"strong")

        self.words.addWidget(self.what)

        self.what_note = QLabel(self.list)
        self.what_note.setObjectName(u"what_note")
        self.what_note.setTextFormat(Qt.TextFormat.PlainText)
        self.what_note.setWordWrap(True)
        self.what_note.setProperty(u"role", u"label")

        self.words.addWidget(self.what_note)


        self.actions.addLayout(self.words)

        self.approve = Button(self.list)
        self.approve.setObjectName(u"approve")
        self.approve.setProperty(u"kind", u"primary")
        self.approve.setProperty(u"icon_name", u"shield")

        self.actions.addWidget(self.approve)

        self.actions.setStretch(0, 1)

        self.list_box.addLayout(self.actions)

        self.list_box.setStretch(0, 1)
        self.stack.addWidget(self.list)
        self.compare = CompareSheet()
        self.compare.setObjectName(u"compare")
        self.stack.addWidget(self.compare)

        self.Quarantine_box.addWidget(self.stack)

        self.Quarantine_box.setStretch(1, 1)

        self.retranslateUi(Quarantine)
    # setupUi

    def retranslateUi(self, Quarantine):
        Quarantine.setWindowTitle(QCoreApplication.translate("Quarantine", u"Ch\u1edd duy\u1ec7t", None))
#if QT_CONFIG(accessibility)
        self.waiting.setAccessibleName(QCoreApplication.translate("Quarantine", u"C\u00e1c m\u00e1y c\u00f3 g\u00f3i \u0111ang ch\u1edd", None))
#endif // QT_CONFIG(accessibility)
        self.what.setText("")
        self.what_note.setText("")
        self.approve.setText(QCoreApplication.translate("Quarantine", u"So d\u00e3y s\u1ed1 v\u00e0 duy\u1ec7t", None))
        self.approve.setProperty(u"keys", QCoreApplication.translate("Quarantine", u"Enter", None))
    # retranslateUi

