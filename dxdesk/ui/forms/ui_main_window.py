# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'main_window.ui'
##
## Do not edit: made from forms/main_window.ui by forms/compile.py
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QMainWindow, QSizePolicy,
    QStackedWidget, QVBoxLayout, QWidget)

class Ui_MainWindow(object):
    def setupUi(self, MainWindow):
        if not MainWindow.objectName():
            MainWindow.setObjectName(u"MainWindow")
        self.frame = QFrame(MainWindow)
        self.frame.setObjectName(u"frame")
        self.frame_box = QVBoxLayout(self.frame)
        self.frame_box.setSpacing(0)
        self.frame_box.setObjectName(u"frame_box")
        self.frame_box.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget(self.frame)
        self.stack.setObjectName(u"stack")

        self.frame_box.addWidget(self.stack)

        MainWindow.setCentralWidget(self.frame)

        self.retranslateUi(MainWindow)
    # setupUi

    def retranslateUi(self, MainWindow):
        MainWindow.setWindowTitle(QCoreApplication.translate("MainWindow", u"dxdesk", None))
    # retranslateUi

