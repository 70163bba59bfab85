# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'report_page.ui'
##
## Do not edit: made from forms/report_page.ui by forms/compile.py
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QFrame,
    QHBoxLayout, QHeaderView, QLabel, QLineEdit,
    QScrollArea, QSizePolicy, QSpacerItem, QStackedWidget,
    QVBoxLayout, QWidget)

from dxdesk.ui.check_lines import CheckLines
from dxdesk.ui.parts import (Button, FieldRow, MessageBar, PageHead,
    Rule)
from dxdesk.ui.pdf_view import PdfView
from dxdesk.ui.table_view import TableView
from dxdesk.ui.tabs import Tabs

class Ui_ReportPage(object):
    def setupUi(self, ReportPage):
        if not ReportPage.objectName():
            ReportPage.setObjectName(u"ReportPage")
        self.ReportPage_box = QVBoxLayout(ReportPage)
        self.ReportPage_box.setSpacing(0)
        self.ReportPage_box.setObjectName(u"ReportPage_box")
        self.ReportPage_box.setContentsMargins(20, 0, 16, 12)
        self.head = PageHead(ReportPage)
        self.head.setObjectName(u"head")

        self.ReportPage_box.addWidget(self.head)

        self.report_body = QWidget(ReportPage)
        self.report_body.setObjectName(u"report_body")
        self.report_body_box = QHBoxLayout(self.report_body)
        self.report_body_box.setSpacing(12)
        self.report_body_box.setObjectName(u"report_body_box")
        self.report_body_box.setContentsMargins(0, 0, 0, 0)
        self.choice_side = QWidget(self.report_body)
        self.choice_side.setObjectName(u"choice_side")
        self.choice_side_box = QVBoxLayout(self.choice_side)
        self.choice_side_box.setSpacing(12)
        self.choice_side_box.setObjectName(u"choice_side_box")
        self.choice_side_box.setContentsMargins(0, 0, 0, 0)
        self.paper_card = QFrame(self.choice_side)
        self.paper_card.setObjectName(u"paper_card")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.paper_card.sizePolicy().hasHeightForWidth())
        self.paper_card.setSizePolicy(sizePolicy)
        self.paper_card.setProperty(u"role", u"card")
        self.paper_card_box = QVBoxLayout(self.paper_card)
        self.paper_card_box.setSpacing(0)
        self.paper_card_box.setObjectName(u"paper_card_box")
        self.paper_card_box.setContentsMargins(1, 1, 1, 1)
        self.paper_title = QLabel(self.paper_card)
        self.paper_title.setObjectName(u"paper_title")
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy1.setHorizontalStretch(0)
        sizePolicy1.setVerticalStretch(0)
        sizePolicy1.setHeightForWidth(self.paper_title.sizePolicy().hasHeightForWidth())
        self.paper_title.setSizePolicy(sizePolicy1)
        self.paper_title.setMargin(12)
        self.paper_title.setProperty(u"role", u"strong")

        self.paper_card_box.addWidget(self.paper_title)

        self.paper_rule = Rule(self.paper_card)
        self.paper_rule.setObjectName(u"paper_rule")

        self.paper_card_box.addWidget(self.paper_rule)

        self.papers = TableView(self.paper_card)
        self.papers.setObjectName(u"papers")

        self.paper_card_box.addWidget(self.papers)


        self.choice_side_box.addWidget(self.paper_card)

        self.period_row = FieldRow(self.choice_side)
        self.period_row.setObjectName(u"period_row")
        sizePolicy.setHeightForWidth(self.period_row.sizePolicy().hasHeightForWidth())
        self.period_row.setSizePolicy(sizePolicy)
        self.period = QComboBox(self.period_row)
        self.period.setObjectName(u"period")

        self.choice_side_box.addWidget(self.period_row)

        self.days_row = QHBoxLayout()
        self.days_row.setSpacing(8)
        self.days_row.setObjectName(u"days_row")
        self.days_row.setContentsMargins(0, 0, 0, 0)
        self.from_on_row = FieldRow(self.choice_side)
        self.from_on_row.setObjectName(u"from_on_row")
        sizePolicy.setHeightForWidth(self.from_on_row.sizePolicy().hasHeightForWidth())
        self.from_on_row.setSizePolicy(sizePolicy)
        self.from_on = QLineEdit(self.from_on_row)
        self.from_on.setObjectName(u"from_on")
        self.from_on.setMaxLength(10)

        self.days_row.addWidget(self.from_on_row)

        self.to_on_row = FieldRow(self.choice_side)
        self.to_on_row.setObjectName(u"to_on_row")
        sizePolicy.setHeightForWidth(self.to_on_row.sizePolicy().hasHeightForWidth())
        self.to_on_row.setSizePolicy(sizePolicy)
        self.to_on = QLineEdit(self.to_on_row)
        self.to_on.setObjectName(u"to_on")
        self.to_on.setMaxLength(10)

        self.days_row.addWidget(self.to_on_row)


        self.choice_side_box.addLayout(self.days_row)

        self.state_month = QCheckBox(self.choice_side)
        self.state_month.setObjectName(u"state_month")

        self.choice_side_box.addWidget(self.state_month)

        self.space_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.choice_side_box.addItem(self.space_1)


        self.report_body_box.addWidget(self.choice_side)

        self.sheet = QFrame(self.report_body)
        self.sheet.setObjectName(u"sheet")
        self.sheet.setProperty(u"role", u"card")
        self.sheet_box = QVBoxLayout(self.sheet)
        self.sheet_box.setSpacing(0)
        self.sheet_box.setObjectName(u"sheet_box")
        self.sheet_box.setContentsMargins(1, 1, 1, 1)
        self.sheet_bar = QWidget(self.sheet)
        self.sheet_bar.setObjectName(u"sheet_bar")
        self.sheet_bar_box = QHBoxLayout(self.sheet_bar)
        self.sheet_bar_box.setSpacing(8)
        self.sheet_bar_box.setObjectName(u"sheet_bar_box")
        self.sheet_bar_box.setContentsMargins(0, 0, 12, 0)
        self.views = Tabs(self.sheet_bar)
        self.views.setObjectName(u"views")

        self.sheet_bar_box.addWidget(self.views)

        self.space_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.sheet_bar_box.addItem(self.space_2)

        self.as_of = QLabel(self.sheet_bar)
        self.as_of.setObjectName(u"as_of")
        self.as_of.setTextFormat(Qt.TextFormat.PlainText)
        self.as_of.setProperty(u"role", u"small")

        self.sheet_bar_box.addWidget(self.as_of)


        self.sheet_box.addWidget(self.sheet_bar)

        self.sheet_rule = Rule(self.sheet)
        self.sheet_rule.setObjectName(u"sheet_rule")

        self.sheet_box.addWidget(self.sheet_rule)

        self.sheet_stack = QStackedWidget(self.sheet)
        self.sheet_stack.setObjectName(u"sheet_stack")
        self.paper = PdfView()
        self.paper.setObjectName(u"paper")
        self.sheet_stack.addWidget(self.paper)
        self.figures = TableView()
        self.figures.setObjectName(u"figures")
        self.sheet_stack.addWidget(self.figures)
        self.records_page = QWidget()
        self.records_page.setObjectName(u"records_page")
        self.records_page_box = QVBoxLayout(self.records_page)
        self.records_page_box.setSpacing(0)
        self.records_page_box.setObjectName(u"records_page_box")
        self.records_page_box.setContentsMargins(0, 0, 0, 0)
        self.records_head = QWidget(self.records_page)
        self.records_head.setObjectName(u"records_head")
        self.records_head_box = QHBoxLayout(self.records_head)
        self.records_head_box.setSpacing(12)
        self.records_head_box.setObjectName(u"records_head_box")
        self.records_head_box.setContentsMargins(12, 8, 12, 8)
        self.records_back = Button(self.records_head)
        self.records_back.setObjectName(u"records_back")
        self.records_back.setProperty(u"icon_name", u"left")

        self.records_head_box.addWidget(self.records_back)

        self.records_title = QLabel(self.records_head)
        self.records_title.setObjectName(u"records_title")
        self.records_title.setTextFormat(Qt.TextFormat.PlainText)
        self.records_title.setWordWrap(True)
        self.records_title.setProperty(u"role", u"strong")

        self.records_head_box.addWidget(self.records_title)

        self.records_head_box.setStretch(1, 1)

        self.records_page_box.addWidget(self.records_head)

        self.records_rule = Rule(self.records_page)
        self.records_rule.setObjectName(u"records_rule")

        self.records_page_box.addWidget(self.records_rule)

        self.records = TableView(self.records_page)
        self.records.setObjectName(u"records")

        self.records_page_box.addWidget(self.records)

        self.records_page_box.setStretch(2, 1)
        self.sheet_stack.addWidget(self.records_page)
        self.options_scroll = QScrollArea()
        self.options_scroll.setObjectName(u"options_scroll")
        self.options_scroll.setWidgetResizable(True)
        self.options_scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.options_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.options_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.options = QWidget()
        self.options.setObjectName(u"options")
        self.options.setProperty(u"role", u"scrolled")
        self.options_box = QVBoxLayout(self.options)
        self.options_box.setSpacing(16)
        self.options_box.setObjectName(u"options_box")
        self.options_box.setContentsMargins(16, 12, 16, 12)
        self.options_scroll.setWidget(self.options)
        self.sheet_stack.addWidget(self.options_scroll)

        self.sheet_box.addWidget(self.sheet_stack)

        self.sheet_box.setStretch(2, 1)

        self.report_body_box.addWidget(self.sheet)

        self.check_side = QWidget(self.report_body)
        self.check_side.setObjectName(u"check_side")
        self.check_side_box = QVBoxLayout(self.check_side)
        self.check_side_box.setSpacing(12)
        self.check_side_box.setObjectName(u"check_side_box")
        self.check_side_box.setContentsMargins(0, 0, 0, 0)
        self.checks_card = QFrame(self.check_side)
        self.checks_card.setObjectName(u"checks_card")
        self.checks_card.setProperty(u"role", u"card")
        self.checks_card_box = QVBoxLayout(self.checks_card)
        self.checks_card_box.setSpacing(8)
        self.checks_card_box.setObjectName(u"checks_card_box")
        self.checks_card_box.setContentsMargins(16, 12, 16, 12)
        self.checks_title = QLabel(self.checks_card)
        self.checks_title.setObjectName(u"checks_title")
        self.checks_title.setProperty(u"role", u"strong")

        self.checks_card_box.addWidget(self.checks_title)

        self.checks = CheckLines(self.checks_card)
        self.checks.setObjectName(u"checks")

        self.checks_card_box.addWidget(self.checks)


        self.check_side_box.addWidget(self.checks_card)

        self.message = MessageBar(self.check_side)
        self.message.setObjectName(u"message")

        self.check_side_box.addWidget(self.message)

        self.space_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.check_side_box.addItem(self.space_3)

        self.print_paper = Button(self.check_side)
        self.print_paper.setObjectName(u"print_paper")
        self.print_paper.setProperty(u"kind", u"primary")
        self.print_paper.setProperty(u"icon_name", u"printer")

        self.check_side_box.addWidget(self.print_paper)

        self.save_paper = Button(self.check_side)
        self.save_paper.setObjectName(u"save_paper")
        self.save_paper.setProperty(u"icon_name", u"doc")

        self.check_side_box.addWidget(self.save_paper)


        self.report_body_box.addWidget(self.check_side)

        self.report_body_box.setStretch(1, 1)

        self.ReportPage_box.addWidget(self.report_body)

        self.ReportPage_box.setStretch(1, 1)

        self.retranslateUi(ReportPage)
    # setupUi

    def retranslateUi(self, ReportPage):
        ReportPage.setWindowTitle(QCoreApplication.translate("ReportPage", u"B\u00e1o c\u00e1o", None))
        self.paper_title.setText(QCoreApplication.translate("ReportPage", u"Lo\u1ea1i gi\u1ea5y t\u1edd", None))
#if QT_CONFIG(accessibility)
        self.papers.setAccessibleName(QCoreApplication.translate("ReportPage", u"Lo\u1ea1i gi\u1ea5y t\u1edd", None))
#endif // QT_CONFIG(accessibility)
        self.period_row.setProperty(u"label", QCoreApplication.translate("ReportPage", u"&K\u1ef3 b\u00e1o c\u00e1o", None))
        self.from_on_row.setProperty(u"label", QCoreApplication.translate("ReportPage", u"&T\u1eeb ng\u00e0y", None))
        self.to_on_row.setProperty(u"label", QCoreApplication.translate("ReportPage", u"\u0110\u1ebf&n ng\u00e0y", None))
        self.state_month.setText(QCoreApplication.translate("ReportPage", u"Th\u00e1n&g t\u1eeb ng\u00e0y 15 \u0111\u1ebfn 14", None))
#if QT_CONFIG(accessibility)
        self.views.setAccessibleName(QCoreApplication.translate("ReportPage", u"Trang in ho\u1eb7c s\u1ed1 li\u1ec7u", None))
#endif // QT_CONFIG(accessibility)
        self.as_of.setText("")
#if QT_CONFIG(accessibility)
        self.figures.setAccessibleName(QCoreApplication.translate("ReportPage", u"S\u1ed1 li\u1ec7u trong k\u1ef3", None))
#endif // QT_CONFIG(accessibility)
        self.records_back.setText(QCoreApplication.translate("ReportPage", u"Quay l\u1ea1i", None))
#if QT_CONFIG(accessibility)
        self.records_back.setAccessibleName(QCoreApplication.translate("ReportPage", u"Quay l\u1ea1i s\u1ed1 li\u1ec7u", None))
#endif // QT_CONFIG(accessibility)
        self.records_title.setText("")
#if QT_CONFIG(accessibility)
        self.records.setAccessibleName(QCoreApplication.translate("ReportPage", u"Phi\u1ebfu \u0111\u1ee9ng sau con s\u1ed1", None))
#endif // QT_CONFIG(accessibility)
        self.checks_title.setText(QCoreApplication.translate("ReportPage", u"Tr\u01b0\u1edbc khi in", None))
        self.print_paper.setText(QCoreApplication.translate("ReportPage", u"M\u1edf \u0111\u1ec3 in", None))
#if QT_CONFIG(accessibility)
        self.print_paper.setAccessibleName(QCoreApplication.translate("ReportPage", u"M\u1edf t\u1ec7p PDF b\u1eb1ng ch\u01b0\u01a1ng tr\u00ecnh c\u1ee7a m\u00e1y \u0111\u1ec3 in", None))
#endif // QT_CONFIG(accessibility)
        self.print_paper.setProperty(u"keys", QCoreApplication.translate("ReportPage", u"Ctrl P", None))
        self.save_paper.setText(QCoreApplication.translate("ReportPage", u"L\u01b0u t\u1ec7p PDF", None))
    # retranslateUi

