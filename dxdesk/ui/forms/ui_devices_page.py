# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'devices_page.ui'
##
## Do not edit: made from forms/devices_page.ui by forms/compile.py
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QHeaderView,
    QLabel, QLineEdit, QScrollArea, QSizePolicy,
    QSpacerItem, QStackedWidget, QVBoxLayout, QWidget)

from dxdesk.ui.devices_act import ActSheet
from dxdesk.ui.devices_compare import CompareSheet
from dxdesk.ui.devices_detail import DeviceDetail
from dxdesk.ui.devices_invite import InviteSheet
from dxdesk.ui.parts import (Button, MessageBar)
from dxdesk.ui.table_view import TableView

class Ui_DevicesPage(object):
    def setupUi(self, DevicesPage):
        if not DevicesPage.objectName():
            DevicesPage.setObjectName(u"DevicesPage")
        self.DevicesPage_box = QVBoxLayout(DevicesPage)
        self.DevicesPage_box.setSpacing(0)
        self.DevicesPage_box.setObjectName(u"DevicesPage_box")
        self.DevicesPage_box.setContentsMargins(0, 12, 0, 12)
        self.stack = QStackedWidget(DevicesPage)
        self.stack.setObjectName(u"stack")
        self.main = QWidget()
        self.main.setObjectName(u"main")
        self.main_box = QVBoxLayout(self.main)
        self.main_box.setSpacing(0)
        self.main_box.setObjectName(u"main_box")
        self.main_box.setContentsMargins(0, 0, 0, 0)
        self.main_scroll = QScrollArea(self.main)
        self.main_scroll.setObjectName(u"main_scroll")
        self.main_scroll.setWidgetResizable(True)
        self.main_scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.main_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.main_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.main_body = QWidget()
        self.main_body.setObjectName(u"main_body")
        self.main_body.setProperty(u"role", u"scrolled")
        self.main_body_box = QVBoxLayout(self.main_body)
        self.main_body_box.setSpacing(12)
        self.main_body_box.setObjectName(u"main_body_box")
        self.main_body_box.setContentsMargins(0, 0, 0, 0)
        self.message = MessageBar(self.main_body)
        self.message.setObjectName(u"message")

        self.main_body_box.addWidget(self.message)

        self.own_card = QFrame(self.main_body)
        self.own_card.setObjectName(u"own_card")
        self.own_card.setProperty(u"role", u"card")
        self.own_card_box = QHBoxLayout(self.own_card)
        self.own_card_box.setSpacing(24)
        self.own_card_box.setObjectName(u"own_card_box")
        self.own_card_box.setContentsMargins(16, 12, 16, 12)
        self.own_name = QVBoxLayout()
        self.own_name.setSpacing(4)
        self.own_name.setObjectName(u"own_name")
        self.own_name.setContentsMargins(0, 0, 0, 0)
        self.own_label_title = QLabel(self.own_card)
        self.own_label_title.setObjectName(u"own_label_title")
        self.own_label_title.setProperty(u"role", u"label")

        self.own_name.addWidget(self.own_label_title)

        self.own_label_row = QHBoxLayout()
        self.own_label_row.setSpacing(8)
        self.own_label_row.setObjectName(u"own_label_row")
        self.own_label_row.setContentsMargins(0, 0, 0, 0)
        self.own_label = QLineEdit(self.own_card)
        self.own_label.setObjectName(u"own_label")
        self.own_label.setMaxLength(60)

        self.own_label_row.addWidget(self.own_label)

        self.rename = Button(self.own_card)
        self.rename.setObjectName(u"rename")
        self.rename.setProperty(u"icon_name", u"pencil")

        self.own_label_row.addWidget(self.rename)

        self.own_label_row.setStretch(0, 1)

        self.own_name.addLayout(self.own_label_row)

        self.own_note = QLabel(self.own_card)
        self.own_note.setObjectName(u"own_note")
        self.own_note.setTextFormat(Qt.TextFormat.PlainText)
        self.own_note.setWordWrap(True)
        self.own_note.setProperty(u"role", u"small")

        self.own_name.addWidget(self.own_note)


        self.own_card_box.addLayout(self.own_name)

        self.own_number = QVBoxLayout()
        self.own_number.setSpacing(4)
        self.own_number.setObjectName(u"own_number")
        self.own_number.setContentsMargins(0, 0, 0, 0)
        self.own_number_title = QLabel(self.own_card)
        self.own_number_title.setObjectName(u"own_number_title")
        self.own_number_title.setTextFormat(Qt.TextFormat.PlainText)
        self.own_number_title.setProperty(u"role", u"label")

        self.own_number.addWidget(self.own_number_title)

        self.own_number_row = QHBoxLayout()
        self.own_number_row.setSpacing(12)
        self.own_number_row.setObjectName(u"own_number_row")
        self.own_number_row.setContentsMargins(0, 0, 0, 0)
        self.own_fingerprint = QLabel(self.own_card)
        self.own_fingerprint.setObjectName(u"own_fingerprint")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.own_fingerprint.sizePolicy().hasHeightForWidth())
        self.own_fingerprint.setSizePolicy(sizePolicy)
        self.own_fingerprint.setTextFormat(Qt.TextFormat.PlainText)
        self.own_fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard|Qt.TextInteractionFlag.TextSelectableByMouse)
        self.own_fingerprint.setProperty(u"role", u"figure")

        self.own_number_row.addWidget(self.own_fingerprint)

        self.copy = Button(self.own_card)
        self.copy.setObjectName(u"copy")
        self.copy.setProperty(u"icon_name", u"doc")

        self.own_number_row.addWidget(self.copy)

        self.own_number_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.own_number_row.addItem(self.own_number_space)


        self.own_number.addLayout(self.own_number_row)

        self.own_number_note = QLabel(self.own_card)
        self.own_number_note.setObjectName(u"own_number_note")
        self.own_number_note.setTextFormat(Qt.TextFormat.PlainText)
        self.own_number_note.setWordWrap(True)
        self.own_number_note.setProperty(u"role", u"small")

        self.own_number.addWidget(self.own_number_note)


        self.own_card_box.addLayout(self.own_number)

        self.own_card_box.setStretch(0, 3)
        self.own_card_box.setStretch(1, 4)

        self.main_body_box.addWidget(self.own_card)

        self.columns = QHBoxLayout()
        self.columns.setSpacing(16)
        self.columns.setObjectName(u"columns")
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.list_card = QFrame(self.main_body)
        self.list_card.setObjectName(u"list_card")
        self.list_card.setProperty(u"role", u"card")
        self.list_card_box = QVBoxLayout(self.list_card)
        self.list_card_box.setSpacing(0)
        self.list_card_box.setObjectName(u"list_card_box")
        self.list_card_box.setContentsMargins(1, 1, 1, 1)
        self.list_head = QHBoxLayout()
        self.list_head.setSpacing(12)
        self.list_head.setObjectName(u"list_head")
        self.list_head.setContentsMargins(14, 8, 14, 8)
        self.list_title = QLabel(self.list_card)
        self.list_title.setObjectName(u"list_title")
        self.list_title.setTextFormat(Qt.TextFormat.PlainText)
        self.list_title.setProperty(u"role", u"h3")

        self.list_head.addWidget(self.list_title)

        self.list_count = QLabel(self.list_card)
        self.list_count.setObjectName(u"list_count")
        self.list_count.setTextFormat(Qt.TextFormat.PlainText)
        self.list_count.setProperty(u"role", u"label")

        self.list_head.addWidget(self.list_count)

        self.list_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.list_head.addItem(self.list_space)

        self.invite = Button(self.list_card)
        self.invite.setObjectName(u"invite")
        self.invite.setProperty(u"icon_name", u"plus")

        self.list_head.addWidget(self.invite)


        self.list_card_box.addLayout(self.list_head)

        self.devices = TableView(self.list_card)
        self.devices.setObjectName(u"devices")

        self.list_card_box.addWidget(self.devices)

        self.who_can = QLabel(self.list_card)
        self.who_can.setObjectName(u"who_can")
        self.who_can.setTextFormat(Qt.TextFormat.PlainText)
        self.who_can.setWordWrap(True)
        self.who_can.setMargin(12)
        self.who_can.setProperty(u"role", u"label")

        self.list_card_box.addWidget(self.who_can)

        self.list_card_box.setStretch(1, 1)

        self.columns.addWidget(self.list_card)

        self.detail = DeviceDetail(self.main_body)
        self.detail.setObjectName(u"detail")

        self.columns.addWidget(self.detail)

        self.columns.setStretch(0, 1)

        self.main_body_box.addLayout(self.columns)

        self.main_body_box.setStretch(2, 1)
        self.main_scroll.setWidget(self.main_body)

        self.main_box.addWidget(self.main_scroll)

        self.stack.addWidget(self.main)
        self.detail_page = QWidget()
        self.detail_page.setObjectName(u"detail_page")
        self.detail_page_box = QVBoxLayout(self.detail_page)
        self.detail_page_box.setSpacing(12)
        self.detail_page_box.setObjectName(u"detail_page_box")
        self.detail_page_box.setContentsMargins(0, 0, 0, 0)
        self.detail_head = QHBoxLayout()
        self.detail_head.setSpacing(8)
        self.detail_head.setObjectName(u"detail_head")
        self.detail_head.setContentsMargins(0, 0, 0, 0)
        self.detail_back = Button(self.detail_page)
        self.detail_back.setObjectName(u"detail_back")
        self.detail_back.setProperty(u"icon_name", u"left")

        self.detail_head.addWidget(self.detail_back)

        self.detail_head_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.detail_head.addItem(self.detail_head_space)


        self.detail_page_box.addLayout(self.detail_head)

        self.detail_scroll = QScrollArea(self.detail_page)
        self.detail_scroll.setObjectName(u"detail_scroll")
        self.detail_scroll.setWidgetResizable(True)
        self.detail_scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.detail_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.detail_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.detail_place = QWidget()
        self.detail_place.setObjectName(u"detail_place")
        self.detail_place.setProperty(u"role", u"scrolled")
        self.detail_place_box = QVBoxLayout(self.detail_place)
        self.detail_place_box.setSpacing(0)
        self.detail_place_box.setObjectName(u"detail_place_box")
        self.detail_place_box.setContentsMargins(0, 0, 0, 0)
        self.detail_scroll.setWidget(self.detail_place)

        self.detail_page_box.addWidget(self.detail_scroll)

        self.detail_page_box.setStretch(1, 1)
        self.stack.addWidget(self.detail_page)
        self.compare = CompareSheet()
        self.compare.setObjectName(u"compare")
        self.stack.addWidget(self.compare)
        self.invite_sheet = InviteSheet()
        self.invite_sheet.setObjectName(u"invite_sheet")
        self.stack.addWidget(self.invite_sheet)
        self.act_sheet = ActSheet()
        self.act_sheet.setObjectName(u"act_sheet")
        self.stack.addWidget(self.act_sheet)

        self.DevicesPage_box.addWidget(self.stack)

#if QT_CONFIG(shortcut)
        self.own_label_title.setBuddy(self.own_label)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(DevicesPage)
    # setupUi

    def retranslateUi(self, DevicesPage):
        DevicesPage.setWindowTitle(QCoreApplication.translate("DevicesPage", u"M\u00e1y trong ph\u01b0\u1eddng", None))
        self.own_label_title.setText(QCoreApplication.translate("DevicesPage", u"T\u00ean &m\u00e1y n\u00e0y", None))
#if QT_CONFIG(accessibility)
        self.own_label.setAccessibleName(QCoreApplication.translate("DevicesPage", u"T\u00ean m\u00e1y n\u00e0y", None))
#endif // QT_CONFIG(accessibility)
        self.rename.setText(QCoreApplication.translate("DevicesPage", u"\u0110\u1ed5i t\u00ean", None))
#if QT_CONFIG(accessibility)
        self.rename.setAccessibleName(QCoreApplication.translate("DevicesPage", u"\u0110\u1ed5i t\u00ean m\u00e1y n\u00e0y", None))
#endif // QT_CONFIG(accessibility)
        self.own_note.setText("")
        self.own_number_title.setText(QCoreApplication.translate("DevicesPage", u"D\u00e3y s\u1ed1 nh\u1eadn m\u00e1y", None))
        self.own_fingerprint.setText("")
#if QT_CONFIG(accessibility)
        self.own_fingerprint.setAccessibleName(QCoreApplication.translate("DevicesPage", u"D\u00e3y s\u1ed1 nh\u1eadn m\u00e1y c\u1ee7a m\u00e1y n\u00e0y", None))
#endif // QT_CONFIG(accessibility)
        self.copy.setText(QCoreApplication.translate("DevicesPage", u"Ch\u00e9p", None))
#if QT_CONFIG(accessibility)
        self.copy.setAccessibleName(QCoreApplication.translate("DevicesPage", u"Ch\u00e9p d\u00e3y s\u1ed1 nh\u1eadn m\u00e1y", None))
#endif // QT_CONFIG(accessibility)
        self.own_number_note.setText(QCoreApplication.translate("DevicesPage", u"\u0110\u1ecdc d\u00e3y s\u1ed1 n\u00e0y cho c\u00e1n b\u1ed9 ph\u01b0\u1eddng so.", None))
        self.list_title.setText(QCoreApplication.translate("DevicesPage", u"M\u00e1y trong ph\u01b0\u1eddng", None))
        self.list_count.setText("")
        self.invite.setText(QCoreApplication.translate("DevicesPage", u"M\u1eddi m\u00e1y m\u1edbi", None))
#if QT_CONFIG(accessibility)
        self.devices.setAccessibleName(QCoreApplication.translate("DevicesPage", u"C\u00e1c m\u00e1y trong ph\u01b0\u1eddng", None))
#endif // QT_CONFIG(accessibility)
        self.who_can.setText("")
        self.detail_back.setText(QCoreApplication.translate("DevicesPage", u"Quay l\u1ea1i", None))
    # retranslateUi

