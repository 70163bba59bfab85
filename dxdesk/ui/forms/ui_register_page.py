# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'register_page.ui'
##
## Do not edit: made from forms/register_page.ui by forms/compile.py
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QGridLayout, QHBoxLayout,
    QHeaderView, QLabel, QScrollArea, QSizePolicy,
    QSpacerItem, QStackedWidget, QVBoxLayout, QWidget)

from dxdesk.ui.parts import (Button, EmptyState, IconButton, PageHead,
    Rule, SearchEdit)
from dxdesk.ui.register.eid_steps import EidSteps
from dxdesk.ui.register.filter_row import FilterRow
from dxdesk.ui.register.merge_sheet import MergeSheet
from dxdesk.ui.table_view import TableView
from dxdesk.ui.tabs import Tabs

class Ui_RegisterPage(object):
    def setupUi(self, RegisterPage):
        if not RegisterPage.objectName():
            RegisterPage.setObjectName(u"RegisterPage")
        self.RegisterPage_box = QVBoxLayout(RegisterPage)
        self.RegisterPage_box.setSpacing(0)
        self.RegisterPage_box.setObjectName(u"RegisterPage_box")
        self.RegisterPage_box.setContentsMargins(20, 0, 16, 12)
        self.head = PageHead(RegisterPage)
        self.head.setObjectName(u"head")

        self.RegisterPage_box.addWidget(self.head)

        self.register_body = QWidget(RegisterPage)
        self.register_body.setObjectName(u"register_body")
        self.register_body_box = QHBoxLayout(self.register_body)
        self.register_body_box.setSpacing(16)
        self.register_body_box.setObjectName(u"register_body_box")
        self.register_body_box.setContentsMargins(0, 0, 0, 0)
        self.list_side = QWidget(self.register_body)
        self.list_side.setObjectName(u"list_side")
        self.list_side_box = QVBoxLayout(self.list_side)
        self.list_side_box.setSpacing(8)
        self.list_side_box.setObjectName(u"list_side_box")
        self.list_side_box.setContentsMargins(0, 0, 0, 0)
        self.search_row = QHBoxLayout()
        self.search_row.setSpacing(8)
        self.search_row.setObjectName(u"search_row")
        self.search = SearchEdit(self.list_side)
        self.search.setObjectName(u"search")
        self.search.setMaxLength(200)

        self.search_row.addWidget(self.search)


        self.list_side_box.addLayout(self.search_row)

        self.filters = FilterRow(self.list_side)
        self.filters.setObjectName(u"filters")

        self.list_side_box.addWidget(self.filters)

        self.people_card = QFrame(self.list_side)
        self.people_card.setObjectName(u"people_card")
        self.people_card.setProperty(u"role", u"card")
        self.people_card_box = QVBoxLayout(self.people_card)
        self.people_card_box.setSpacing(0)
        self.people_card_box.setObjectName(u"people_card_box")
        self.people_card_box.setContentsMargins(1, 1, 1, 1)
        self.people_stack = QStackedWidget(self.people_card)
        self.people_stack.setObjectName(u"people_stack")
        self.people = TableView()
        self.people.setObjectName(u"people")
        self.people_stack.addWidget(self.people)
        self.visits = TableView()
        self.visits.setObjectName(u"visits")
        self.people_stack.addWidget(self.visits)
        self.people_empty = EmptyState()
        self.people_empty.setObjectName(u"people_empty")
        self.people_stack.addWidget(self.people_empty)

        self.people_card_box.addWidget(self.people_stack)

        self.new_rule = Rule(self.people_card)
        self.new_rule.setObjectName(u"new_rule")

        self.people_card_box.addWidget(self.new_rule)

        self.new_row = QWidget(self.people_card)
        self.new_row.setObjectName(u"new_row")
        self.new_row_box = QHBoxLayout(self.new_row)
        self.new_row_box.setSpacing(12)
        self.new_row_box.setObjectName(u"new_row_box")
        self.new_row_box.setContentsMargins(14, 8, 14, 8)
        self.new_question = QLabel(self.new_row)
        self.new_question.setObjectName(u"new_question")
        self.new_question.setProperty(u"role", u"label")

        self.new_row_box.addWidget(self.new_question)

        self.space_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.new_row_box.addItem(self.space_1)

        self.new_person = Button(self.new_row)
        self.new_person.setObjectName(u"new_person")
        self.new_person.setProperty(u"icon_name", u"plus")

        self.new_row_box.addWidget(self.new_person)


        self.people_card_box.addWidget(self.new_row)

        self.people_card_box.setStretch(0, 1)

        self.list_side_box.addWidget(self.people_card)

        self.list_side_box.setStretch(2, 1)

        self.register_body_box.addWidget(self.list_side)

        self.detail_stack = QStackedWidget(self.register_body)
        self.detail_stack.setObjectName(u"detail_stack")
        self.detail_empty = EmptyState()
        self.detail_empty.setObjectName(u"detail_empty")
        self.detail_stack.addWidget(self.detail_empty)
        self.detail = QWidget()
        self.detail.setObjectName(u"detail")
        self.detail_box = QVBoxLayout(self.detail)
        self.detail_box.setSpacing(12)
        self.detail_box.setObjectName(u"detail_box")
        self.detail_box.setContentsMargins(0, 0, 0, 0)
        self.person_card = QFrame(self.detail)
        self.person_card.setObjectName(u"person_card")
        self.person_card.setProperty(u"role", u"card")
        self.person_card_box = QVBoxLayout(self.person_card)
        self.person_card_box.setSpacing(8)
        self.person_card_box.setObjectName(u"person_card_box")
        self.person_card_box.setContentsMargins(16, 12, 16, 12)
        self.person_head = QHBoxLayout()
        self.person_head.setSpacing(12)
        self.person_head.setObjectName(u"person_head")
        self.person_head.setContentsMargins(0, 0, 0, 0)
        self.back = IconButton(self.person_card)
        self.back.setObjectName(u"back")
        self.back.setVisible(False)
        self.back.setProperty(u"kind", u"icon")
        self.back.setProperty(u"icon_name", u"left")

        self.person_head.addWidget(self.back)

        self.person_names = QVBoxLayout()
        self.person_names.setSpacing(0)
        self.person_names.setObjectName(u"person_names")
        self.person_names.setContentsMargins(0, 0, 0, 0)
        self.person_name = QLabel(self.person_card)
        self.person_name.setObjectName(u"person_name")
        self.person_name.setTextFormat(Qt.TextFormat.PlainText)
        self.person_name.setWordWrap(True)
        self.person_name.setProperty(u"role", u"h1")

        self.person_names.addWidget(self.person_name)

        self.person_line = QLabel(self.person_card)
        self.person_line.setObjectName(u"person_line")
        self.person_line.setTextFormat(Qt.TextFormat.PlainText)
        self.person_line.setWordWrap(True)
        self.person_line.setProperty(u"role", u"label")

        self.person_names.addWidget(self.person_line)


        self.person_head.addLayout(self.person_names)

        self.write_visit = Button(self.person_card)
        self.write_visit.setObjectName(u"write_visit")
        self.write_visit.setProperty(u"kind", u"primary")
        self.write_visit.setProperty(u"icon_name", u"plus")

        self.person_head.addWidget(self.write_visit)

        self.more = IconButton(self.person_card)
        self.more.setObjectName(u"more")
        self.more.setProperty(u"kind", u"icon")
        self.more.setProperty(u"icon_name", u"more")

        self.person_head.addWidget(self.more)

        self.person_head.setStretch(1, 1)

        self.person_card_box.addLayout(self.person_head)

        self.facts_box = QWidget(self.person_card)
        self.facts_box.setObjectName(u"facts_box")
        self.facts_box_box = QVBoxLayout(self.facts_box)
        self.facts_box_box.setSpacing(8)
        self.facts_box_box.setObjectName(u"facts_box_box")
        self.facts_box_box.setContentsMargins(0, 0, 0, 0)
        self.eid_steps = EidSteps(self.facts_box)
        self.eid_steps.setObjectName(u"eid_steps")

        self.facts_box_box.addWidget(self.eid_steps)

        self.person_rule = Rule(self.facts_box)
        self.person_rule.setObjectName(u"person_rule")

        self.facts_box_box.addWidget(self.person_rule)

        self.facts = QGridLayout()
        self.facts.setSpacing(8)
        self.facts.setObjectName(u"facts")
        self.facts.setContentsMargins(0, 0, 0, 0)
        self.id_last4_fact = QWidget(self.facts_box)
        self.id_last4_fact.setObjectName(u"id_last4_fact")
        self.id_last4_fact_box = QVBoxLayout(self.id_last4_fact)
        self.id_last4_fact_box.setSpacing(0)
        self.id_last4_fact_box.setObjectName(u"id_last4_fact_box")
        self.id_last4_fact_box.setContentsMargins(0, 0, 0, 0)
        self.id_last4_caption = QLabel(self.id_last4_fact)
        self.id_last4_caption.setObjectName(u"id_last4_caption")
        self.id_last4_caption.setProperty(u"role", u"small")

        self.id_last4_fact_box.addWidget(self.id_last4_caption)

        self.id_last4_value = QLabel(self.id_last4_fact)
        self.id_last4_value.setObjectName(u"id_last4_value")
        self.id_last4_value.setTextFormat(Qt.TextFormat.PlainText)
        self.id_last4_value.setWordWrap(True)
        self.id_last4_value.setProperty(u"role", u"body")

        self.id_last4_fact_box.addWidget(self.id_last4_value)


        self.facts.addWidget(self.id_last4_fact, 0, 0, 1, 1)

        self.phone_fact = QWidget(self.facts_box)
        self.phone_fact.setObjectName(u"phone_fact")
        self.phone_fact_box = QVBoxLayout(self.phone_fact)
        self.phone_fact_box.setSpacing(0)
        self.phone_fact_box.setObjectName(u"phone_fact_box")
        self.phone_fact_box.setContentsMargins(0, 0, 0, 0)
        self.phone_caption = QLabel(self.phone_fact)
        self.phone_caption.setObjectName(u"phone_caption")
        self.phone_caption.setProperty(u"role", u"small")

        self.phone_fact_box.addWidget(self.phone_caption)

        self.phone_row = QHBoxLayout()
        self.phone_row.setSpacing(8)
        self.phone_row.setObjectName(u"phone_row")
        self.phone_value = QLabel(self.phone_fact)
        self.phone_value.setObjectName(u"phone_value")
        self.phone_value.setTextFormat(Qt.TextFormat.PlainText)
        self.phone_value.setWordWrap(False)
        self.phone_value.setProperty(u"role", u"body")

        self.phone_row.addWidget(self.phone_value)

        self.reveal = Button(self.phone_fact)
        self.reveal.setObjectName(u"reveal")
        self.reveal.setProperty(u"kind", u"link")

        self.phone_row.addWidget(self.reveal)

        self.space_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.phone_row.addItem(self.space_3)

        self.phone_row.setStretch(2, 1)

        self.phone_fact_box.addLayout(self.phone_row)


        self.facts.addWidget(self.phone_fact, 0, 1, 1, 1)

        self.hamlet_fact = QWidget(self.facts_box)
        self.hamlet_fact.setObjectName(u"hamlet_fact")
        self.hamlet_fact_box = QVBoxLayout(self.hamlet_fact)
        self.hamlet_fact_box.setSpacing(0)
        self.hamlet_fact_box.setObjectName(u"hamlet_fact_box")
        self.hamlet_fact_box.setContentsMargins(0, 0, 0, 0)
        self.hamlet_caption = QLabel(self.hamlet_fact)
        self.hamlet_caption.setObjectName(u"hamlet_caption")
        self.hamlet_caption.setProperty(u"role", u"small")

        self.hamlet_fact_box.addWidget(self.hamlet_caption)

        self.hamlet_value = QLabel(self.hamlet_fact)
        self.hamlet_value.setObjectName(u"hamlet_value")
        self.hamlet_value.setTextFormat(Qt.TextFormat.PlainText)
        self.hamlet_value.setWordWrap(True)
        self.hamlet_value.setProperty(u"role", u"body")

        self.hamlet_fact_box.addWidget(self.hamlet_value)


        self.facts.addWidget(self.hamlet_fact, 0, 2, 1, 1)

        self.device_fact = QWidget(self.facts_box)
        self.device_fact.setObjectName(u"device_fact")
        self.device_fact_box = QVBoxLayout(self.device_fact)
        self.device_fact_box.setSpacing(0)
        self.device_fact_box.setObjectName(u"device_fact_box")
        self.device_fact_box.setContentsMargins(0, 0, 0, 0)
        self.device_caption = QLabel(self.device_fact)
        self.device_caption.setObjectName(u"device_caption")
        self.device_caption.setProperty(u"role", u"small")

        self.device_fact_box.addWidget(self.device_caption)

        self.device_value = QLabel(self.device_fact)
        self.device_value.setObjectName(u"device_value")
        self.device_value.setTextFormat(Qt.TextFormat.PlainText)
        self.device_value.setWordWrap(True)
        self.device_value.setProperty(u"role", u"body")

        self.device_fact_box.addWidget(self.device_value)


        self.facts.addWidget(self.device_fact, 1, 0, 1, 1)

        self.consent_fact = QWidget(self.facts_box)
        self.consent_fact.setObjectName(u"consent_fact")
        self.consent_fact_box = QVBoxLayout(self.consent_fact)
        self.consent_fact_box.setSpacing(0)
        self.consent_fact_box.setObjectName(u"consent_fact_box")
        self.consent_fact_box.setContentsMargins(0, 0, 0, 0)
        self.consent_caption = QLabel(self.consent_fact)
        self.consent_caption.setObjectName(u"consent_caption")
        self.consent_caption.setProperty(u"role", u"small")

        self.consent_fact_box.addWidget(self.consent_caption)

        self.consent_value = QLabel(self.consent_fact)
        self.consent_value.setObjectName(u"consent_value")
        self.consent_value.setTextFormat(Qt.TextFormat.PlainText)
        self.consent_value.setWordWrap(True)
        self.consent_value.setProperty(u"role", u"body")

        self.consent_fact_box.addWidget(self.consent_value)


        self.facts.addWidget(self.consent_fact, 1, 1, 1, 1)

        self.skill_fact = QWidget(self.facts_box)
        self.skill_fact.setObjectName(u"skill_fact")
        self.skill_fact_box = QVBoxLayout(self.skill_fact)
        self.skill_fact_box.setSpacing(0)
        self.skill_fact_box.setObjectName(u"skill_fact_box")
        self.skill_fact_box.setContentsMargins(0, 0, 0, 0)
        self.skill_caption = QLabel(self.skill_fact)
        self.skill_caption.setObjectName(u"skill_caption")
        self.skill_caption.setProperty(u"role", u"small")

        self.skill_fact_box.addWidget(self.skill_caption)

        self.skill_value = QLabel(self.skill_fact)
        self.skill_value.setObjectName(u"skill_value")
        self.skill_value.setTextFormat(Qt.TextFormat.PlainText)
        self.skill_value.setWordWrap(True)
        self.skill_value.setProperty(u"role", u"body")

        self.skill_fact_box.addWidget(self.skill_value)


        self.facts.addWidget(self.skill_fact, 1, 2, 1, 1)

        self.facts.setColumnStretch(0, 1)
        self.facts.setColumnStretch(1, 1)
        self.facts.setColumnStretch(2, 1)

        self.facts_box_box.addLayout(self.facts)


        self.person_card_box.addWidget(self.facts_box)


        self.detail_box.addWidget(self.person_card)

        self.story_card = QFrame(self.detail)
        self.story_card.setObjectName(u"story_card")
        self.story_card.setProperty(u"role", u"card")
        self.story_card_box = QVBoxLayout(self.story_card)
        self.story_card_box.setSpacing(0)
        self.story_card_box.setObjectName(u"story_card_box")
        self.story_card_box.setContentsMargins(1, 1, 1, 1)
        self.story_head = QWidget(self.story_card)
        self.story_head.setObjectName(u"story_head")
        self.story_head_box = QHBoxLayout(self.story_head)
        self.story_head_box.setSpacing(8)
        self.story_head_box.setObjectName(u"story_head_box")
        self.story_head_box.setContentsMargins(0, 0, 10, 0)
        self.story_tabs = Tabs(self.story_head)
        self.story_tabs.setObjectName(u"story_tabs")

        self.story_head_box.addWidget(self.story_tabs)

        self.household = Button(self.story_head)
        self.household.setObjectName(u"household")
        self.household.setProperty(u"kind", u"link")

        self.story_head_box.addWidget(self.household)

        self.story_head_box.setStretch(0, 1)

        self.story_card_box.addWidget(self.story_head)

        self.story_rule = Rule(self.story_card)
        self.story_rule.setObjectName(u"story_rule")

        self.story_card_box.addWidget(self.story_rule)

        self.story = QStackedWidget(self.story_card)
        self.story.setObjectName(u"story")
        self.timeline = TableView()
        self.timeline.setObjectName(u"timeline")
        self.story.addWidget(self.timeline)
        self.tasks = TableView()
        self.tasks.setObjectName(u"tasks")
        self.story.addWidget(self.tasks)
        self.changes = TableView()
        self.changes.setObjectName(u"changes")
        self.story.addWidget(self.changes)
        self.facts_scroll = QScrollArea()
        self.facts_scroll.setObjectName(u"facts_scroll")
        self.facts_scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.facts_scroll.setWidgetResizable(True)
        self.facts_page = QWidget()
        self.facts_page.setObjectName(u"facts_page")
        self.facts_page.setProperty(u"role", u"scrolled")
        self.facts_page_box = QVBoxLayout(self.facts_page)
        self.facts_page_box.setSpacing(0)
        self.facts_page_box.setObjectName(u"facts_page_box")
        self.facts_page_box.setContentsMargins(16, 12, 16, 12)
        self.space_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.facts_page_box.addItem(self.space_2)

        self.facts_scroll.setWidget(self.facts_page)
        self.story.addWidget(self.facts_scroll)

        self.story_card_box.addWidget(self.story)

        self.story_card_box.setStretch(2, 1)

        self.detail_box.addWidget(self.story_card)

        self.detail_box.setStretch(1, 1)
        self.detail_stack.addWidget(self.detail)
        self.merge_sheet = MergeSheet()
        self.merge_sheet.setObjectName(u"merge_sheet")
        self.detail_stack.addWidget(self.merge_sheet)

        self.register_body_box.addWidget(self.detail_stack)

        self.register_body_box.setStretch(1, 1)

        self.RegisterPage_box.addWidget(self.register_body)

        self.RegisterPage_box.setStretch(1, 1)

        self.retranslateUi(RegisterPage)
    # setupUi

    def retranslateUi(self, RegisterPage):
        RegisterPage.setWindowTitle(QCoreApplication.translate("RegisterPage", u"Ng\u01b0\u1eddi d\u00e2n", None))
        self.search.setProperty(u"keys", QCoreApplication.translate("RegisterPage", u"Ctrl K", None))
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(QCoreApplication.translate("RegisterPage", u"T\u00ecm ng\u01b0\u1eddi d\u00e2n, ph\u00edm Ctrl K", None))
#endif // QT_CONFIG(accessibility)
        self.search.setPlaceholderText(QCoreApplication.translate("RegisterPage", u"T\u00ecm t\u00ean, 4 s\u1ed1 cu\u1ed1i, \u0111i\u1ec7n tho\u1ea1i, n\u0103m sinh", None))
#if QT_CONFIG(accessibility)
        self.people.setAccessibleName(QCoreApplication.translate("RegisterPage", u"Danh s\u00e1ch ng\u01b0\u1eddi d\u00e2n", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.visits.setAccessibleName(QCoreApplication.translate("RegisterPage", u"Danh s\u00e1ch phi\u1ebfu", None))
#endif // QT_CONFIG(accessibility)
        self.new_question.setText(QCoreApplication.translate("RegisterPage", u"Kh\u00f4ng th\u1ea5y?", None))
        self.new_person.setText(QCoreApplication.translate("RegisterPage", u"Ghi ng\u01b0\u1eddi m\u1edbi", None))
#if QT_CONFIG(accessibility)
        self.new_person.setAccessibleName(QCoreApplication.translate("RegisterPage", u"Ghi ng\u01b0\u1eddi m\u1edbi \u1edf b\u00e0n l\u00e0m vi\u1ec7c", None))
#endif // QT_CONFIG(accessibility)
        self.new_person.setProperty(u"keys", QCoreApplication.translate("RegisterPage", u"Ctrl N", None))
#if QT_CONFIG(accessibility)
        self.back.setAccessibleName(QCoreApplication.translate("RegisterPage", u"Quay l\u1ea1i danh s\u00e1ch", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.back.setToolTip(QCoreApplication.translate("RegisterPage", u"Quay l\u1ea1i danh s\u00e1ch (Esc)", None))
#endif // QT_CONFIG(tooltip)
        self.person_name.setText("")
        self.person_line.setText("")
        self.write_visit.setText(QCoreApplication.translate("RegisterPage", u"Ghi l\u01b0\u1ee3t m\u1edbi", None))
#if QT_CONFIG(accessibility)
        self.write_visit.setAccessibleName(QCoreApplication.translate("RegisterPage", u"Ghi l\u01b0\u1ee3t m\u1edbi cho ng\u01b0\u1eddi n\u00e0y", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.more.setAccessibleName(QCoreApplication.translate("RegisterPage", u"Vi\u1ec7c kh\u00e1c v\u1edbi h\u1ed3 s\u01a1 n\u00e0y", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.more.setToolTip(QCoreApplication.translate("RegisterPage", u"Vi\u1ec7c kh\u00e1c v\u1edbi h\u1ed3 s\u01a1 n\u00e0y", None))
#endif // QT_CONFIG(tooltip)
        self.id_last4_caption.setText(QCoreApplication.translate("RegisterPage", u"C\u0103n c\u01b0\u1edbc, 4 s\u1ed1 cu\u1ed1i", None))
        self.id_last4_value.setText("")
        self.phone_caption.setText(QCoreApplication.translate("RegisterPage", u"\u0110i\u1ec7n tho\u1ea1i", None))
        self.phone_value.setText("")
        self.reveal.setText(QCoreApplication.translate("RegisterPage", u"Hi\u1ec7n s\u1ed1", None))
#if QT_CONFIG(accessibility)
        self.reveal.setAccessibleName(QCoreApplication.translate("RegisterPage", u"Hi\u1ec7n s\u1ed1 \u0111i\u1ec7n tho\u1ea1i, l\u1ea7n xem \u0111\u01b0\u1ee3c ghi l\u1ea1i", None))
#endif // QT_CONFIG(accessibility)
        self.hamlet_caption.setText(QCoreApplication.translate("RegisterPage", u"Khu ph\u1ed1, h\u1ed9", None))
        self.hamlet_value.setText("")
        self.device_caption.setText(QCoreApplication.translate("RegisterPage", u"M\u00e1y, SIM", None))
        self.device_value.setText("")
        self.consent_caption.setText(QCoreApplication.translate("RegisterPage", u"\u0110\u1ed3ng \u00fd ghi d\u1eef li\u1ec7u", None))
        self.consent_value.setText("")
        self.skill_caption.setText(QCoreApplication.translate("RegisterPage", u"X\u00e1c nh\u1eadn k\u1ef9 n\u0103ng s\u1ed1", None))
        self.skill_value.setText("")
#if QT_CONFIG(accessibility)
        self.story_tabs.setAccessibleName(QCoreApplication.translate("RegisterPage", u"Di\u1ec5n bi\u1ebfn, vi\u1ec7c h\u1eb9n, l\u1ecbch s\u1eed s\u1eeda", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.timeline.setAccessibleName(QCoreApplication.translate("RegisterPage", u"Di\u1ec5n bi\u1ebfn", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.tasks.setAccessibleName(QCoreApplication.translate("RegisterPage", u"Vi\u1ec7c h\u1eb9n", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.changes.setAccessibleName(QCoreApplication.translate("RegisterPage", u"L\u1ecbch s\u1eed s\u1eeda", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.facts_scroll.setAccessibleName(QCoreApplication.translate("RegisterPage", u"H\u1ed3 s\u01a1", None))
#endif // QT_CONFIG(accessibility)
    # retranslateUi

