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

from dxdesk.ui.parts import (Button, EmptyState, MessageBar, Rule,
    Tag)
from dxdesk.ui.table_view import TableView

class Ui_ConflictList(object):
    def setupUi(self, ConflictList):
        if not ConflictList.objectName():
            ConflictList.setObjectName(u"ConflictList")
        self.ConflictList_box = QVBoxLayout(ConflictList)
        self.ConflictList_box.setSpacing(0)
        self.ConflictList_box.setObjectName(u"ConflictList_box")
        self.ConflictList_box.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget(ConflictList)
        self.stack.setObjectName(u"stack")
        self.none = EmptyState()
        self.none.setObjectName(u"none")
        self.stack.addWidget(self.none)
        self.inbox = QWidget()
        self.inbox.setObjectName(u"inbox")
        self.inbox_box = QHBoxLayout(self.inbox)
        self.inbox_box.setSpacing(16)
        self.inbox_box.setObjectName(u"inbox_box")
        self.inbox_box.setContentsMargins(0, 12, 0, 0)
        self.open_card = QFrame(self.inbox)
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


        self.open_card_box.addWidget(self.open_head)

        self.open_rule = Rule(self.open_card)
        self.open_rule.setObjectName(u"open_rule")

        self.open_card_box.addWidget(self.open_rule)

        self.open = TableView(self.open_card)
        self.open.setObjectName(u"open")

        self.open_card_box.addWidget(self.open)

        self.open_card_box.setStretch(2, 1)

        self.inbox_box.addWidget(self.open_card)

        self.one_scroll = QScrollArea(self.inbox)
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
        self.state = Tag(self.question_card)
        self.state.setObjectName(u"state")

        self.about.addWidget(self.state)

        self.record = QLabel(self.question_card)
        self.record.setObjectName(u"record")
        self.record.setTextFormat(Qt.TextFormat.PlainText)
        self.record.setWordWrap(True)
        self.record.setProperty(u"role", u"label")

        self.about.addWidget(self.record)

        self.about.setStretch(1, 1)

        self.question_card_box.addLayout(self.about)

        self.sentence = QLabel(self.question_card)
        self.sentence.setObjectName(u"sentence")
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setProperty(u"role", u"question")

        self.question_card_box.addWidget(self.sentence)

        self.values = QWidget(self.question_card)
        self.values.setObjectName(u"values")
        self.values_box = QHBoxLayout(self.values)
        self.values_box.setSpacing(12)
        self.values_box.setObjectName(u"values_box")
        self.values_box.setContentsMargins(0, 0, 0, 0)

        self.question_card_box.addWidget(self.values)

        self.decide = QHBoxLayout()
        self.decide.setSpacing(12)
        self.decide.setObjectName(u"decide")
        self.decide.setContentsMargins(0, 0, 0, 0)
        self.why = QLineEdit(self.question_card)
        self.why.setObjectName(u"why")
        self.why.setMaxLength(400)

        self.decide.addWidget(self.why)

        self.later = Button(self.question_card)
        self.later.setObjectName(u"later")

        self.decide.addWidget(self.later)

        self.keep = Button(self.question_card)
        self.keep.setObjectName(u"keep")
        self.keep.setProperty(u"kind", u"primary")

        self.decide.addWidget(self.keep)

        self.decide.setStretch(0, 1)

        self.question_card_box.addLayout(self.decide)


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

        self.inbox_box.addWidget(self.one_scroll)

        self.inbox_box.setStretch(1, 1)
        self.stack.addWidget(self.inbox)

        self.ConflictList_box.addWidget(self.stack)


        self.retranslateUi(ConflictList)
    # setupUi

    def retranslateUi(self, ConflictList):
        self.open_title.setText(QCoreApplication.translate("ConflictList", u"C\u1ea7n ch\u1ecdn", None))
        self.open_count.setText("")
#if QT_CONFIG(accessibility)
        self.open.setAccessibleName(QCoreApplication.translate("ConflictList", u"C\u00e1c xung \u0111\u1ed9t ch\u1edd ch\u1ecdn", None))
#endif // QT_CONFIG(accessibility)
        self.record.setText("")
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

