# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'conflict_list.ui'
##
## Do not edit: made from forms/conflict_list.ui by forms/compile.py
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

from dxdesk.ui.conflicts.filters import ConflictFilters
from dxdesk.ui.conflicts.question_table import QuestionTable
from dxdesk.ui.parts import (Button, EmptyState, MessageBar, Rule,
    Tag)
from dxdesk.ui.table_view import TableView

class Ui_ConflictList(object):
    def setupUi(self, ConflictList):
        if not ConflictList.objectName():
            ConflictList.setObjectName(u"ConflictList")
        self.ConflictList_box = QHBoxLayout(ConflictList)
        self.ConflictList_box.setSpacing(16)
        self.ConflictList_box.setObjectName(u"ConflictList_box")
        self.ConflictList_box.setContentsMargins(0, 12, 0, 0)
        self.open_card = QFrame(ConflictList)
        self.open_card.setObjectName(u"open_card")
        self.open_card.setProperty(u"role", u"card")
        self.open_card_box = QVBoxLayout(self.open_card)
        self.open_card_box.setSpacing(0)
        self.open_card_box.setObjectName(u"open_card_box")
        self.open_card_box.setContentsMargins(1, 1, 1, 1)
        self.open_head = QWidget(self.open_card)
        self.open_head.setObjectName(u"open_head")
        self.open_head_box = QHBoxLayout(self.open_head)
        self.open_head_box.setSpacing(0)
        self.open_head_box.setObjectName(u"open_head_box")
        self.open_head_box.setContentsMargins(14, 8, 14, 8)
        self.open_title = QLabel(self.open_head)
        self.open_title.setObjectName(u"open_title")
        self.open_title.setProperty(u"role", u"strong")

        self.open_head_box.addWidget(self.open_title)

        self.space_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.open_head_box.addItem(self.space_1)

        self.open_count = QLabel(self.open_head)
        self.open_count.setObjectName(u"open_count")
        self.open_count.setTextFormat(Qt.TextFormat.PlainText)
        self.open_count.setProperty(u"role", u"label")

        self.open_head_box.addWidget(self.open_count)

        self.narrow_down = Button(self.open_head)
        self.narrow_down.setObjectName(u"narrow_down")
        self.narrow_down.setProperty(u"kind", u"quiet")
        self.narrow_down.setProperty(u"icon_name", u"filter")

        self.open_head_box.addWidget(self.narrow_down)

        self.export_all = Button(self.open_head)
        self.export_all.setObjectName(u"export_all")
        self.export_all.setProperty(u"kind", u"quiet")
        self.export_all.setProperty(u"icon_name", u"doc")

        self.open_head_box.addWidget(self.export_all)


        self.open_card_box.addWidget(self.open_head)

        self.open_rule = Rule(self.open_card)
        self.open_rule.setObjectName(u"open_rule")

        self.open_card_box.addWidget(self.open_rule)

        self.filters = ConflictFilters(self.open_card)
        self.filters.setObjectName(u"filters")

        self.open_card_box.addWidget(self.filters)

        self.open = QuestionTable(self.open_card)
        self.open.setObjectName(u"open")

        self.open_card_box.addWidget(self.open)

        self.decided_rule = Rule(self.open_card)
        self.decided_rule.setObjectName(u"decided_rule")

        self.open_card_box.addWidget(self.decided_rule)

        self.decided_head = QWidget(self.open_card)
        self.decided_head.setObjectName(u"decided_head")
        self.decided_head_box = QHBoxLayout(self.decided_head)
        self.decided_head_box.setSpacing(8)
        self.decided_head_box.setObjectName(u"decided_head_box")
        self.decided_head_box.setContentsMargins(14, 8, 14, 8)
        self.decided_title = QLabel(self.decided_head)
        self.decided_title.setObjectName(u"decided_title")
        self.decided_title.setTextFormat(Qt.TextFormat.PlainText)
        self.decided_title.setProperty(u"role", u"strong")

        self.decided_head_box.addWidget(self.decided_title)

        self.space_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.decided_head_box.addItem(self.space_2)

        self.decided_days = QLabel(self.decided_head)
        self.decided_days.setObjectName(u"decided_days")
        self.decided_days.setTextFormat(Qt.TextFormat.PlainText)
        self.decided_days.setProperty(u"role", u"label")

        self.decided_head_box.addWidget(self.decided_days)


        self.open_card_box.addWidget(self.decided_head)

        self.decided = QuestionTable(self.open_card)
        self.decided.setObjectName(u"decided")

        self.open_card_box.addWidget(self.decided)

        self.open_card_box.setStretch(3, 1)
        self.open_card_box.setStretch(6, 1)

        self.ConflictList_box.addWidget(self.open_card)

        self.stack = QStackedWidget(ConflictList)
        self.stack.setObjectName(u"stack")
        self.none = EmptyState()
        self.none.setObjectName(u"none")
        self.stack.addWidget(self.none)
        self.asked = QWidget()
        self.asked.setObjectName(u"asked")
        self.asked_box = QVBoxLayout(self.asked)
        self.asked_box.setSpacing(12)
        self.asked_box.setObjectName(u"asked_box")
        self.asked_box.setContentsMargins(0, 0, 0, 0)
        self.one_scroll = QScrollArea(self.asked)
        self.one_scroll.setObjectName(u"one_scroll")
        self.one_scroll.setWidgetResizable(True)
        self.one_scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.one_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.one_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.one = QWidget()
        self.one.setObjectName(u"one")
        self.one.setProperty(u"role", u"scrolled")
        self.one_box = QVBoxLayout(self.one)
        self.one_box.setSpacing(12)
        self.one_box.setObjectName(u"one_box")
        self.one_box.setContentsMargins(0, 0, 0, 0)
        self.question_card = QFrame(self.one)
        self.question_card.setObjectName(u"question_card")
        self.question_card.setProperty(u"role", u"card")
        self.question_card_box = QVBoxLayout(self.question_card)
        self.question_card_box.setSpacing(12)
        self.question_card_box.setObjectName(u"question_card_box")
        self.question_card_box.setContentsMargins(20, 16, 20, 16)
        self.about = QHBoxLayout()
        self.about.setSpacing(12)
        self.about.setObjectName(u"about")
        self.about.setContentsMargins(0, 0, 0, 0)
        self.back = Button(self.question_card)
        self.back.setObjectName(u"back")
        self.back.setProperty(u"kind", u"quiet")
        self.back.setProperty(u"icon_name", u"left")

        self.about.addWidget(self.back)

        self.state = Tag(self.question_card)
        self.state.setObjectName(u"state")

        self.about.addWidget(self.state)

        self.record = QLabel(self.question_card)
        self.record.setObjectName(u"record")
        self.record.setTextFormat(Qt.TextFormat.PlainText)
        self.record.setWordWrap(True)
        self.record.setProperty(u"role", u"label")

        self.about.addWidget(self.record)

        self.open_record = Button(self.question_card)
        self.open_record.setObjectName(u"open_record")
        self.open_record.setProperty(u"kind", u"link")

        self.about.addWidget(self.open_record)

        self.about.setStretch(2, 1)

        self.question_card_box.addLayout(self.about)

        self.sentence = QLabel(self.question_card)
        self.sentence.setObjectName(u"sentence")
        self.sentence.setTextFormat(Qt.TextFormat.RichText)
        self.sentence.setWordWrap(True)
        self.sentence.setProperty(u"role", u"question")

        self.question_card_box.addWidget(self.sentence)

        self.values = QWidget(self.question_card)
        self.values.setObjectName(u"values")
        self.values_box = QVBoxLayout(self.values)
        self.values_box.setSpacing(12)
        self.values_box.setObjectName(u"values_box")
        self.values_box.setContentsMargins(0, 0, 0, 0)

        self.question_card_box.addWidget(self.values)

        self.decide = QWidget(self.question_card)
        self.decide.setObjectName(u"decide")
        self.decide_box = QHBoxLayout(self.decide)
        self.decide_box.setSpacing(12)
        self.decide_box.setObjectName(u"decide_box")
        self.decide_box.setContentsMargins(0, 0, 0, 0)
        self.why = QLineEdit(self.decide)
        self.why.setObjectName(u"why")
        self.why.setMaxLength(400)

        self.decide_box.addWidget(self.why)

        self.later = Button(self.decide)
        self.later.setObjectName(u"later")

        self.decide_box.addWidget(self.later)

        self.keep = Button(self.decide)
        self.keep.setObjectName(u"keep")
        self.keep.setProperty(u"kind", u"primary")

        self.decide_box.addWidget(self.keep)

        self.decide_box.setStretch(0, 1)

        self.question_card_box.addWidget(self.decide)


        self.one_box.addWidget(self.question_card)

        self.message = MessageBar(self.one)
        self.message.setObjectName(u"message")

        self.one_box.addWidget(self.message)

        self.history_card = QFrame(self.one)
        self.history_card.setObjectName(u"history_card")
        self.history_card.setProperty(u"role", u"card")
        self.history_card_box = QVBoxLayout(self.history_card)
        self.history_card_box.setSpacing(0)
        self.history_card_box.setObjectName(u"history_card_box")
        self.history_card_box.setContentsMargins(1, 1, 1, 1)
        self.history = TableView(self.history_card)
        self.history.setObjectName(u"history")

        self.history_card_box.addWidget(self.history)


        self.one_box.addWidget(self.history_card)

        self.one_box.setStretch(2, 1)
        self.one_scroll.setWidget(self.one)

        self.asked_box.addWidget(self.one_scroll)

        self.asked_box.setStretch(0, 1)
        self.stack.addWidget(self.asked)

        self.ConflictList_box.addWidget(self.stack)

        self.ConflictList_box.setStretch(1, 1)

        self.retranslateUi(ConflictList)
    # setupUi

    def retranslateUi(self, ConflictList):
        self.open_title.setText(QCoreApplication.translate("ConflictList", u"C\u1ea7n ch\u1ecdn", None))
        self.open_count.setText("")
        self.narrow_down.setText(QCoreApplication.translate("ConflictList", u"L\u1ecdc", None))
        self.export_all.setText(QCoreApplication.translate("ConflictList", u"Xu\u1ea5t", None))
#if QT_CONFIG(accessibility)
        self.open.setAccessibleName(QCoreApplication.translate("ConflictList", u"C\u00e1c xung \u0111\u1ed9t ch\u1edd ch\u1ecdn", None))
#endif // QT_CONFIG(accessibility)
        self.decided_title.setText(QCoreApplication.translate("ConflictList", u"\u0110\u00e3 ch\u1ecdn", None))
        self.decided_days.setText(QCoreApplication.translate("ConflictList", u"30 ng\u00e0y g\u1ea7n \u0111\u00e2y", None))
#if QT_CONFIG(accessibility)
        self.decided.setAccessibleName(QCoreApplication.translate("ConflictList", u"C\u00e1c ch\u1ed7 \u0111\u00e3 ch\u1ecdn trong 30 ng\u00e0y g\u1ea7n \u0111\u00e2y", None))
#endif // QT_CONFIG(accessibility)
        self.back.setText(QCoreApplication.translate("ConflictList", u"Danh s\u00e1ch", None))
        self.record.setText("")
        self.open_record.setText(QCoreApplication.translate("ConflictList", u"M\u1edf h\u1ed3 s\u01a1", None))
        self.sentence.setText("")
#if QT_CONFIG(accessibility)
        self.why.setAccessibleName(QCoreApplication.translate("ConflictList", u"L\u00fd do, c\u00f3 th\u1ec3 b\u1ecf tr\u1ed1ng", None))
#endif // QT_CONFIG(accessibility)
        self.why.setPlaceholderText(QCoreApplication.translate("ConflictList", u"L\u00fd do, c\u00f3 th\u1ec3 b\u1ecf tr\u1ed1ng", None))
        self.later.setText(QCoreApplication.translate("ConflictList", u"\u0110\u1ec3 sau", None))
        self.keep.setText(QCoreApplication.translate("ConflictList", u"Gi\u1eef gi\u00e1 tr\u1ecb \u0111\u00e3 ch\u1ecdn", None))
        self.keep.setProperty(u"keys", QCoreApplication.translate("ConflictList", u"Enter", None))
#if QT_CONFIG(accessibility)
        self.history.setAccessibleName(QCoreApplication.translate("ConflictList", u"L\u1ecbch s\u1eed c\u1ee7a \u00f4 n\u00e0y", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

