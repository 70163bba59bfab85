# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'desk_page.ui'
##
## Do not edit: made from forms/desk_page.ui by forms/compile.py
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QHeaderView,
    QLabel, QScrollArea, QSizePolicy, QSpacerItem,
    QStackedWidget, QVBoxLayout, QWidget)

from dxdesk.ui.desk.candidates import CandidateCard
from dxdesk.ui.desk.context_bar import ContextBar
from dxdesk.ui.desk.scan_panel import ScanPanel
from dxdesk.ui.desk.visit_form import VisitForm
from dxdesk.ui.parts import (Button, ElidedLabel, EmptyState, MessageBar,
    Rule, SearchEdit)
from dxdesk.ui.table_view import TableView

class Ui_DeskPage(object):
    def setupUi(self, DeskPage):
        if not DeskPage.objectName():
            DeskPage.setObjectName(u"DeskPage")
        self.DeskPage_box = QVBoxLayout(DeskPage)
        self.DeskPage_box.setSpacing(0)
        self.DeskPage_box.setObjectName(u"DeskPage_box")
        self.DeskPage_box.setContentsMargins(0, 0, 0, 0)
        self.context = ContextBar(DeskPage)
        self.context.setObjectName(u"context")

        self.DeskPage_box.addWidget(self.context)

        self.desk_body = QWidget(DeskPage)
        self.desk_body.setObjectName(u"desk_body")
        self.desk_body_box = QHBoxLayout(self.desk_body)
        self.desk_body_box.setSpacing(12)
        self.desk_body_box.setObjectName(u"desk_body_box")
        self.desk_body_box.setContentsMargins(20, 10, 16, 10)
        self.left = QWidget(self.desk_body)
        self.left.setObjectName(u"left")
        self.left_box = QVBoxLayout(self.left)
        self.left_box.setSpacing(8)
        self.left_box.setObjectName(u"left_box")
        self.left_box.setContentsMargins(0, 0, 0, 0)
        self.scan_panel = ScanPanel(self.left)
        self.scan_panel.setObjectName(u"scan_panel")

        self.left_box.addWidget(self.scan_panel)

        self.form_card = QFrame(self.left)
        self.form_card.setObjectName(u"form_card")
        self.form_card.setProperty(u"role", u"card")
        self.form_card_box = QVBoxLayout(self.form_card)
        self.form_card_box.setSpacing(0)
        self.form_card_box.setObjectName(u"form_card_box")
        self.form_card_box.setContentsMargins(0, 0, 0, 0)
        self.form_head = QWidget(self.form_card)
        self.form_head.setObjectName(u"form_head")
        self.form_head_box = QHBoxLayout(self.form_head)
        self.form_head_box.setSpacing(12)
        self.form_head_box.setObjectName(u"form_head_box")
        self.form_head_box.setContentsMargins(16, 10, 16, 4)
        self.form_title = QLabel(self.form_head)
        self.form_title.setObjectName(u"form_title")
        self.form_title.setProperty(u"role", u"h2")

        self.form_head_box.addWidget(self.form_title)

        self.draft_note = ElidedLabel(self.form_head)
        self.draft_note.setObjectName(u"draft_note")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.draft_note.sizePolicy().hasHeightForWidth())
        self.draft_note.setSizePolicy(sizePolicy)
        self.draft_note.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.draft_note.setProperty(u"role", u"small")

        self.form_head_box.addWidget(self.draft_note)

        self.scan = Button(self.form_head)
        self.scan.setObjectName(u"scan")
        self.scan.setProperty(u"kind", u"code")

        self.form_head_box.addWidget(self.scan)

        self.household = Button(self.form_head)
        self.household.setObjectName(u"household")
        self.household.setProperty(u"kind", u"code")

        self.form_head_box.addWidget(self.household)

        self.tally = Button(self.form_head)
        self.tally.setObjectName(u"tally")
        self.tally.setCheckable(True)
        self.tally.setProperty(u"kind", u"code")

        self.form_head_box.addWidget(self.tally)

        self.form_head_box.setStretch(0, 1)
        self.form_head_box.setStretch(1, 2)

        self.form_card_box.addWidget(self.form_head)

        self.form_scroll = QScrollArea(self.form_card)
        self.form_scroll.setObjectName(u"form_scroll")
        self.form_scroll.setWidgetResizable(True)
        self.form_scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.form_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form = VisitForm()
        self.form.setObjectName(u"form")
        self.form_scroll.setWidget(self.form)

        self.form_card_box.addWidget(self.form_scroll)

        self.form_actions = QWidget(self.form_card)
        self.form_actions.setObjectName(u"form_actions")
        self.form_actions_box = QHBoxLayout(self.form_actions)
        self.form_actions_box.setSpacing(12)
        self.form_actions_box.setObjectName(u"form_actions_box")
        self.form_actions_box.setContentsMargins(16, 8, 16, 12)
        self.space_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.form_actions_box.addItem(self.space_2)

        self.discard = Button(self.form_actions)
        self.discard.setObjectName(u"discard")
        self.discard.setProperty(u"kind", u"flat")

        self.form_actions_box.addWidget(self.discard)

        self.save = Button(self.form_actions)
        self.save.setObjectName(u"save")
        self.save.setProperty(u"kind", u"primary")

        self.form_actions_box.addWidget(self.save)


        self.form_card_box.addWidget(self.form_actions)

        self.form_card_box.setStretch(1, 1)

        self.left_box.addWidget(self.form_card)

        self.offer = MessageBar(self.left)
        self.offer.setObjectName(u"offer")

        self.left_box.addWidget(self.offer)

        self.message = MessageBar(self.left)
        self.message.setObjectName(u"message")

        self.left_box.addWidget(self.message)

        self.left_box.setStretch(1, 1)

        self.desk_body_box.addWidget(self.left)

        self.side = QWidget(self.desk_body)
        self.side.setObjectName(u"side")
        self.side_box = QVBoxLayout(self.side)
        self.side_box.setSpacing(12)
        self.side_box.setObjectName(u"side_box")
        self.side_box.setContentsMargins(0, 0, 0, 0)
        self.find = SearchEdit(self.side)
        self.find.setObjectName(u"find")
        self.find.setMaxLength(200)

        self.side_box.addWidget(self.find)

        self.found_card = QFrame(self.side)
        self.found_card.setObjectName(u"found_card")
        self.found_card.setVisible(False)
        self.found_card.setProperty(u"role", u"card")
        self.found_card_box = QVBoxLayout(self.found_card)
        self.found_card_box.setSpacing(0)
        self.found_card_box.setObjectName(u"found_card_box")
        self.found_card_box.setContentsMargins(1, 1, 1, 1)
        self.found = TableView(self.found_card)
        self.found.setObjectName(u"found")

        self.found_card_box.addWidget(self.found)


        self.side_box.addWidget(self.found_card)

        self.beside_form = QVBoxLayout()
        self.beside_form.setSpacing(0)
        self.beside_form.setObjectName(u"beside_form")
        self.beside_form.setContentsMargins(0, 0, 0, 0)

        self.side_box.addLayout(self.beside_form)

        self.card_read = MessageBar(self.side)
        self.card_read.setObjectName(u"card_read")
        self.card_read.setProperty(u"stacked", True)

        self.side_box.addWidget(self.card_read)

        self.candidates = CandidateCard(self.side)
        self.candidates.setObjectName(u"candidates")

        self.side_box.addWidget(self.candidates)

        self.recent_card = QFrame(self.side)
        self.recent_card.setObjectName(u"recent_card")
        self.recent_card.setProperty(u"role", u"card")
        self.recent_card_box = QVBoxLayout(self.recent_card)
        self.recent_card_box.setSpacing(0)
        self.recent_card_box.setObjectName(u"recent_card_box")
        self.recent_card_box.setContentsMargins(1, 1, 1, 1)
        self.recent_head = QWidget(self.recent_card)
        self.recent_head.setObjectName(u"recent_head")
        self.recent_head_box = QHBoxLayout(self.recent_head)
        self.recent_head_box.setSpacing(0)
        self.recent_head_box.setObjectName(u"recent_head_box")
        self.recent_head_box.setContentsMargins(14, 8, 14, 8)
        self.recent_title = QLabel(self.recent_head)
        self.recent_title.setObjectName(u"recent_title")
        self.recent_title.setProperty(u"role", u"strong")

        self.recent_head_box.addWidget(self.recent_title)

        self.space_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.recent_head_box.addItem(self.space_3)

        self.recent_caption = QLabel(self.recent_head)
        self.recent_caption.setObjectName(u"recent_caption")
        self.recent_caption.setProperty(u"role", u"small")

        self.recent_head_box.addWidget(self.recent_caption)


        self.recent_card_box.addWidget(self.recent_head)

        self.recent_rule = Rule(self.recent_card)
        self.recent_rule.setObjectName(u"recent_rule")

        self.recent_card_box.addWidget(self.recent_rule)

        self.recent_stack = QStackedWidget(self.recent_card)
        self.recent_stack.setObjectName(u"recent_stack")
        self.recent = TableView()
        self.recent.setObjectName(u"recent")
        self.recent_stack.addWidget(self.recent)
        self.recent_empty = EmptyState()
        self.recent_empty.setObjectName(u"recent_empty")
        self.recent_stack.addWidget(self.recent_empty)

        self.recent_card_box.addWidget(self.recent_stack)


        self.side_box.addWidget(self.recent_card)

        self.side_box.setStretch(5, 1)

        self.desk_body_box.addWidget(self.side)

        self.desk_body_box.setStretch(0, 1)

        self.DeskPage_box.addWidget(self.desk_body)

        self.DeskPage_box.setStretch(1, 1)

        self.retranslateUi(DeskPage)
    # setupUi

    def retranslateUi(self, DeskPage):
        DeskPage.setWindowTitle(QCoreApplication.translate("DeskPage", u"B\u00e0n l\u00e0m vi\u1ec7c", None))
        self.form_title.setText(QCoreApplication.translate("DeskPage", u"Phi\u1ebfu m\u1edbi", None))
        self.scan.setText(QCoreApplication.translate("DeskPage", u"Qu\u00e9t", None))
#if QT_CONFIG(accessibility)
        self.scan.setAccessibleName(QCoreApplication.translate("DeskPage", u"Qu\u00e9t ho\u1eb7c d\u00e1n m\u00e3 tr\u00ean th\u1ebb, khay m\u00e3 \u0111\u00e3 qu\u00e9t", None))
#endif // QT_CONFIG(accessibility)
        self.scan.setProperty(u"keys", QCoreApplication.translate("DeskPage", u"F3", None))
        self.household.setText(QCoreApplication.translate("DeskPage", u"C\u1ea3 h\u1ed9", None))
#if QT_CONFIG(accessibility)
        self.household.setAccessibleName(QCoreApplication.translate("DeskPage", u"Ghi s\u1ed1 h\u1ed9, \u0111\u1ecba ch\u1ec9, hay ng\u01b0\u1eddi ti\u1ebfp c\u1ee7a h\u1ed9 v\u1eeba ghi", None))
#endif // QT_CONFIG(accessibility)
        self.household.setProperty(u"keys", QCoreApplication.translate("DeskPage", u"F8", None))
        self.tally.setText(QCoreApplication.translate("DeskPage", u"Kh\u00f4ng ghi &t\u00ean", None))
#if QT_CONFIG(accessibility)
        self.tally.setAccessibleName(QCoreApplication.translate("DeskPage", u"Ch\u1ec9 \u0111\u1ebfm s\u1ed1 ng\u01b0\u1eddi, kh\u00f4ng ghi t\u00ean", None))
#endif // QT_CONFIG(accessibility)
        self.discard.setText(QCoreApplication.translate("DeskPage", u"B\u1ecf phi\u1ebfu", None))
#if QT_CONFIG(accessibility)
        self.discard.setAccessibleName(QCoreApplication.translate("DeskPage", u"B\u1ecf phi\u1ebfu \u0111ang ghi", None))
#endif // QT_CONFIG(accessibility)
        self.save.setText(QCoreApplication.translate("DeskPage", u"L\u01b0u, phi\u1ebfu m\u1edbi", None))
        self.save.setProperty(u"keys", QCoreApplication.translate("DeskPage", u"Ctrl Enter", None))
#if QT_CONFIG(accessibility)
        self.find.setAccessibleName(QCoreApplication.translate("DeskPage", u"T\u00ecm ng\u01b0\u1eddi trong s\u1ed5, ph\u00edm Ctrl K", None))
#endif // QT_CONFIG(accessibility)
        self.find.setPlaceholderText(QCoreApplication.translate("DeskPage", u"T\u00ecm t\u00ean, 4 s\u1ed1 cu\u1ed1i, s\u1ed1 phi\u1ebfu", None))
        self.find.setProperty(u"keys", QCoreApplication.translate("DeskPage", u"Ctrl K", None))
#if QT_CONFIG(accessibility)
        self.found.setAccessibleName(QCoreApplication.translate("DeskPage", u"Ng\u01b0\u1eddi t\u00ecm th\u1ea5y", None))
#endif // QT_CONFIG(accessibility)
        self.recent_title.setText(QCoreApplication.translate("DeskPage", u"V\u1eeba ghi", None))
        self.recent_caption.setText(QCoreApplication.translate("DeskPage", u"20 phi\u1ebfu g\u1ea7n nh\u1ea5t", None))
#if QT_CONFIG(accessibility)
        self.recent.setAccessibleName(QCoreApplication.translate("DeskPage", u"C\u00e1c phi\u1ebfu v\u1eeba ghi", None))
#endif // QT_CONFIG(accessibility)
    # retranslateUi

