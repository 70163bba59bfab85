# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'pdf_view.ui'
##
## Do not edit: made from forms/pdf_view.ui by forms/compile.py
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QLabel,
    QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from dxdesk.ui.parts import IconButton

class Ui_PdfView(object):
    def setupUi(self, PdfView):
        if not PdfView.objectName():
            PdfView.setObjectName(u"PdfView")
        self.PdfView_box = QVBoxLayout(PdfView)
        self.PdfView_box.setSpacing(0)
        self.PdfView_box.setObjectName(u"PdfView_box")
        self.PdfView_box.setContentsMargins(0, 0, 0, 0)
        self.bar = QWidget(PdfView)
        self.bar.setObjectName(u"bar")
        self.bar_box = QHBoxLayout(self.bar)
        self.bar_box.setSpacing(8)
        self.bar_box.setObjectName(u"bar_box")
        self.bar_box.setContentsMargins(8, 8, 8, 8)
        self.previous = IconButton(self.bar)
        self.previous.setObjectName(u"previous")

        self.bar_box.addWidget(self.previous)

        self.page_text = QLabel(self.bar)
        self.page_text.setObjectName(u"page_text")
        self.page_text.setTextFormat(Qt.TextFormat.PlainText)
        self.page_text.setProperty(u"role", u"body")

        self.bar_box.addWidget(self.page_text)

        self.next = IconButton(self.bar)
        self.next.setObjectName(u"next")

        self.bar_box.addWidget(self.next)

        self.space_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.bar_box.addItem(self.space_1)

        self.smaller = IconButton(self.bar)
        self.smaller.setObjectName(u"smaller")

        self.bar_box.addWidget(self.smaller)

        self.zoom = QLabel(self.bar)
        self.zoom.setObjectName(u"zoom")
        self.zoom.setTextFormat(Qt.TextFormat.PlainText)
        self.zoom.setProperty(u"role", u"body")

        self.bar_box.addWidget(self.zoom)

        self.larger = IconButton(self.bar)
        self.larger.setObjectName(u"larger")

        self.bar_box.addWidget(self.larger)


        self.PdfView_box.addWidget(self.bar)

        self.desk = QScrollArea(PdfView)
        self.desk.setObjectName(u"desk")
        self.desk.setWidgetResizable(True)
        self.desk.setFrameShape(QFrame.Shape.NoFrame)
        self.sheet = QLabel()
        self.sheet.setObjectName(u"sheet")
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.desk.setWidget(self.sheet)

        self.PdfView_box.addWidget(self.desk)

        self.PdfView_box.setStretch(1, 1)

        self.retranslateUi(PdfView)
    # setupUi

    def retranslateUi(self, PdfView):
        self.page_text.setText("")
        self.zoom.setText("")
        pass
    # retranslateUi

