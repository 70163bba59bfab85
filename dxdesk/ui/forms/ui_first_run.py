# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'first_run.ui'
##
## Do not edit: made from forms/first_run.ui by forms/compile.py
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QFrame,
    QHBoxLayout, QLabel, QLineEdit, QScrollArea,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from dxdesk.ui.commune_list import CommuneList
from dxdesk.ui.invitation_form import InvitationForm
from dxdesk.ui.parts import (Button, MessageBar, Stepper)

class Ui_FirstRunPage(object):
    def setupUi(self, FirstRunPage):
        if not FirstRunPage.objectName():
            FirstRunPage.setObjectName(u"FirstRunPage")
        self.FirstRunPage_box = QHBoxLayout(FirstRunPage)
        self.FirstRunPage_box.setSpacing(0)
        self.FirstRunPage_box.setObjectName(u"FirstRunPage_box")
        self.FirstRunPage_box.setContentsMargins(0, 0, 0, 0)
        self.cover = QFrame(FirstRunPage)
        self.cover.setObjectName(u"cover")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.cover.sizePolicy().hasHeightForWidth())
        self.cover.setSizePolicy(sizePolicy)
        self.cover.setProperty(u"ground", u"rail")
        self.cover_box = QVBoxLayout(self.cover)
        self.cover_box.setSpacing(8)
        self.cover_box.setObjectName(u"cover_box")
        self.cover_box.setContentsMargins(44, 48, 32, 32)
        self.mark_place = QFrame(self.cover)
        self.mark_place.setObjectName(u"mark_place")
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        sizePolicy1.setHorizontalStretch(0)
        sizePolicy1.setVerticalStretch(0)
        sizePolicy1.setHeightForWidth(self.mark_place.sizePolicy().hasHeightForWidth())
        self.mark_place.setSizePolicy(sizePolicy1)
        self.mark_place_box = QHBoxLayout(self.mark_place)
        self.mark_place_box.setSpacing(8)
        self.mark_place_box.setObjectName(u"mark_place_box")
        self.mark_place_box.setContentsMargins(0, 0, 0, 0)

        self.cover_box.addWidget(self.mark_place)

        self.under_mark = QSpacerItem(20, 12, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.cover_box.addItem(self.under_mark)

        self.brand = QLabel(self.cover)
        self.brand.setObjectName(u"brand")
        self.brand.setProperty(u"role", u"brand")
        self.brand.setWordWrap(True)

        self.cover_box.addWidget(self.brand)

        self.about = QLabel(self.cover)
        self.about.setObjectName(u"about")
        self.about.setProperty(u"role", u"body")
        self.about.setWordWrap(True)

        self.cover_box.addWidget(self.about)

        self.under_about = QSpacerItem(20, 16, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.cover_box.addItem(self.under_about)

        self.points = QWidget(self.cover)
        self.points.setObjectName(u"points")
        self.points_box = QVBoxLayout(self.points)
        self.points_box.setSpacing(16)
        self.points_box.setObjectName(u"points_box")
        self.points_box.setContentsMargins(0, 0, 0, 0)

        self.cover_box.addWidget(self.points)

        self.cover_space = QSpacerItem(20, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.cover_box.addItem(self.cover_space)

        self.look_buttons = QHBoxLayout()
        self.look_buttons.setSpacing(12)
        self.look_buttons.setObjectName(u"look_buttons")
        self.look_buttons.setContentsMargins(0, 0, 0, 0)
        self.scale = Button(self.cover)
        self.scale.setObjectName(u"scale")

        self.look_buttons.addWidget(self.scale)

        self.theme = Button(self.cover)
        self.theme.setObjectName(u"theme")

        self.look_buttons.addWidget(self.theme)

        self.look_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.look_buttons.addItem(self.look_space)


        self.cover_box.addLayout(self.look_buttons)


        self.FirstRunPage_box.addWidget(self.cover)

        self.page = QWidget(FirstRunPage)
        self.page.setObjectName(u"page")
        self.page_box = QVBoxLayout(self.page)
        self.page_box.setSpacing(0)
        self.page_box.setObjectName(u"page_box")
        self.page_box.setContentsMargins(0, 0, 0, 0)
        self.scroll = QScrollArea(self.page)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.steps_place = QWidget()
        self.steps_place.setObjectName(u"steps_place")
        self.steps_place_box = QVBoxLayout(self.steps_place)
        self.steps_place_box.setSpacing(8)
        self.steps_place_box.setObjectName(u"steps_place_box")
        self.steps_place_box.setContentsMargins(24, 32, 24, 16)
        self.stepper = Stepper(self.steps_place)
        self.stepper.setObjectName(u"stepper")

        self.steps_place_box.addWidget(self.stepper)

        self.under_steps = QSpacerItem(20, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.steps_place_box.addItem(self.under_steps)

        self.ward_step = QWidget(self.steps_place)
        self.ward_step.setObjectName(u"ward_step")
        self.ward_step_box = QVBoxLayout(self.ward_step)
        self.ward_step_box.setSpacing(8)
        self.ward_step_box.setObjectName(u"ward_step_box")
        self.ward_step_box.setContentsMargins(0, 0, 0, 0)
        self.ward_question = QLabel(self.ward_step)
        self.ward_question.setObjectName(u"ward_question")
        self.ward_question.setProperty(u"role", u"question1")
        self.ward_question.setWordWrap(True)

        self.ward_step_box.addWidget(self.ward_question)

        self.ward_hint = QLabel(self.ward_step)
        self.ward_hint.setObjectName(u"ward_hint")
        self.ward_hint.setProperty(u"role", u"label")
        self.ward_hint.setWordWrap(True)

        self.ward_step_box.addWidget(self.ward_hint)

        self.ward_search = QLineEdit(self.ward_step)
        self.ward_search.setObjectName(u"ward_search")
        self.ward_search.setProperty(u"role", u"big")

        self.ward_step_box.addWidget(self.ward_search)

        self.ward_count = QLabel(self.ward_step)
        self.ward_count.setObjectName(u"ward_count")
        self.ward_count.setProperty(u"role", u"small")
        self.ward_count.setWordWrap(True)

        self.ward_step_box.addWidget(self.ward_count)

        self.ward_list = CommuneList(self.ward_step)
        self.ward_list.setObjectName(u"ward_list")
        sizePolicy2 = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        sizePolicy2.setHorizontalStretch(0)
        sizePolicy2.setVerticalStretch(0)
        sizePolicy2.setHeightForWidth(self.ward_list.sizePolicy().hasHeightForWidth())
        self.ward_list.setSizePolicy(sizePolicy2)
        self.ward_list.setProperty(u"role", u"card")

        self.ward_step_box.addWidget(self.ward_list)

        self.invited_row = QHBoxLayout()
        self.invited_row.setSpacing(12)
        self.invited_row.setObjectName(u"invited_row")
        self.invited_row.setContentsMargins(0, 8, 0, 0)
        self.invited_words = QLabel(self.ward_step)
        self.invited_words.setObjectName(u"invited_words")
        self.invited_words.setProperty(u"role", u"label")

        self.invited_row.addWidget(self.invited_words)

        self.invited = Button(self.ward_step)
        self.invited.setObjectName(u"invited")
        self.invited.setProperty(u"icon_name", u"doc")

        self.invited_row.addWidget(self.invited)

        self.invited_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.invited_row.addItem(self.invited_space)


        self.ward_step_box.addLayout(self.invited_row)

        self.ward_space = QSpacerItem(20, 1, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.ward_step_box.addItem(self.ward_space)


        self.steps_place_box.addWidget(self.ward_step)

        self.invitation_step = QWidget(self.steps_place)
        self.invitation_step.setObjectName(u"invitation_step")
        self.invitation_step_box = QVBoxLayout(self.invitation_step)
        self.invitation_step_box.setSpacing(8)
        self.invitation_step_box.setObjectName(u"invitation_step_box")
        self.invitation_step_box.setContentsMargins(0, 0, 0, 0)
        self.invitation_question = QLabel(self.invitation_step)
        self.invitation_question.setObjectName(u"invitation_question")
        self.invitation_question.setProperty(u"role", u"question1")
        self.invitation_question.setWordWrap(True)

        self.invitation_step_box.addWidget(self.invitation_question)

        self.invitation_hint = QLabel(self.invitation_step)
        self.invitation_hint.setObjectName(u"invitation_hint")
        self.invitation_hint.setProperty(u"role", u"label")
        self.invitation_hint.setWordWrap(True)

        self.invitation_step_box.addWidget(self.invitation_hint)

        self.under_invitation = QSpacerItem(20, 4, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.invitation_step_box.addItem(self.under_invitation)

        self.invitation = InvitationForm(self.invitation_step)
        self.invitation.setObjectName(u"invitation")

        self.invitation_step_box.addWidget(self.invitation)


        self.steps_place_box.addWidget(self.invitation_step)

        self.person_step = QWidget(self.steps_place)
        self.person_step.setObjectName(u"person_step")
        self.person_step_box = QVBoxLayout(self.person_step)
        self.person_step_box.setSpacing(8)
        self.person_step_box.setObjectName(u"person_step_box")
        self.person_step_box.setContentsMargins(0, 0, 0, 0)
        self.person_question = QLabel(self.person_step)
        self.person_question.setObjectName(u"person_question")
        self.person_question.setProperty(u"role", u"question1")
        self.person_question.setWordWrap(True)

        self.person_step_box.addWidget(self.person_question)

        self.person_hint = QLabel(self.person_step)
        self.person_hint.setObjectName(u"person_hint")
        self.person_hint.setProperty(u"role", u"label")
        self.person_hint.setWordWrap(True)

        self.person_step_box.addWidget(self.person_hint)

        self.under_person = QSpacerItem(20, 4, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.person_step_box.addItem(self.under_person)

        self.member_name_field = QVBoxLayout()
        self.member_name_field.setSpacing(4)
        self.member_name_field.setObjectName(u"member_name_field")
        self.member_name_field.setContentsMargins(0, 0, 0, 0)
        self.member_name_label = QLabel(self.person_step)
        self.member_name_label.setObjectName(u"member_name_label")
        self.member_name_label.setProperty(u"role", u"label")

        self.member_name_field.addWidget(self.member_name_label)

        self.member_name = QLineEdit(self.person_step)
        self.member_name.setObjectName(u"member_name")

        self.member_name_field.addWidget(self.member_name)


        self.person_step_box.addLayout(self.member_name_field)

        self.role_field = QVBoxLayout()
        self.role_field.setSpacing(4)
        self.role_field.setObjectName(u"role_field")
        self.role_field.setContentsMargins(0, 0, 0, 0)
        self.role_label = QLabel(self.person_step)
        self.role_label.setObjectName(u"role_label")
        self.role_label.setProperty(u"role", u"label")

        self.role_field.addWidget(self.role_label)

        self.role = QComboBox(self.person_step)
        self.role.setObjectName(u"role")

        self.role_field.addWidget(self.role)

        self.role_given = QLabel(self.person_step)
        self.role_given.setObjectName(u"role_given")
        self.role_given.setProperty(u"role", u"strong")
        self.role_given.setWordWrap(True)

        self.role_field.addWidget(self.role_given)


        self.person_step_box.addLayout(self.role_field)

        self.team_name_field = QVBoxLayout()
        self.team_name_field.setSpacing(4)
        self.team_name_field.setObjectName(u"team_name_field")
        self.team_name_field.setContentsMargins(0, 0, 0, 0)
        self.team_name_label = QLabel(self.person_step)
        self.team_name_label.setObjectName(u"team_name_label")
        self.team_name_label.setProperty(u"role", u"label")

        self.team_name_field.addWidget(self.team_name_label)

        self.team_name = QLineEdit(self.person_step)
        self.team_name.setObjectName(u"team_name")

        self.team_name_field.addWidget(self.team_name)


        self.person_step_box.addLayout(self.team_name_field)

        self.team_hint = QLabel(self.person_step)
        self.team_hint.setObjectName(u"team_hint")
        self.team_hint.setProperty(u"role", u"hint")
        self.team_hint.setWordWrap(True)

        self.person_step_box.addWidget(self.team_hint)

        self.pass_row = QHBoxLayout()
        self.pass_row.setSpacing(12)
        self.pass_row.setObjectName(u"pass_row")
        self.pass_row.setContentsMargins(0, 0, 0, 0)
        self.passphrase_field = QVBoxLayout()
        self.passphrase_field.setSpacing(4)
        self.passphrase_field.setObjectName(u"passphrase_field")
        self.passphrase_field.setContentsMargins(0, 0, 0, 0)
        self.passphrase_label = QLabel(self.person_step)
        self.passphrase_label.setObjectName(u"passphrase_label")
        self.passphrase_label.setProperty(u"role", u"label")

        self.passphrase_field.addWidget(self.passphrase_label)

        self.passphrase = QLineEdit(self.person_step)
        self.passphrase.setObjectName(u"passphrase")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)

        self.passphrase_field.addWidget(self.passphrase)


        self.pass_row.addLayout(self.passphrase_field)

        self.passphrase_again_field = QVBoxLayout()
        self.passphrase_again_field.setSpacing(4)
        self.passphrase_again_field.setObjectName(u"passphrase_again_field")
        self.passphrase_again_field.setContentsMargins(0, 0, 0, 0)
        self.passphrase_again_label = QLabel(self.person_step)
        self.passphrase_again_label.setObjectName(u"passphrase_again_label")
        self.passphrase_again_label.setProperty(u"role", u"label")

        self.passphrase_again_field.addWidget(self.passphrase_again_label)

        self.passphrase_again = QLineEdit(self.person_step)
        self.passphrase_again.setObjectName(u"passphrase_again")
        self.passphrase_again.setEchoMode(QLineEdit.EchoMode.Password)

        self.passphrase_again_field.addWidget(self.passphrase_again)


        self.pass_row.addLayout(self.passphrase_again_field)


        self.person_step_box.addLayout(self.pass_row)

        self.passphrase_hint = QLabel(self.person_step)
        self.passphrase_hint.setObjectName(u"passphrase_hint")
        self.passphrase_hint.setProperty(u"role", u"hint")
        self.passphrase_hint.setWordWrap(True)

        self.person_step_box.addWidget(self.passphrase_hint)

        self.show_passphrase = QCheckBox(self.person_step)
        self.show_passphrase.setObjectName(u"show_passphrase")
        sizePolicy3 = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        sizePolicy3.setHorizontalStretch(0)
        sizePolicy3.setVerticalStretch(0)
        sizePolicy3.setHeightForWidth(self.show_passphrase.sizePolicy().hasHeightForWidth())
        self.show_passphrase.setSizePolicy(sizePolicy3)

        self.person_step_box.addWidget(self.show_passphrase)


        self.steps_place_box.addWidget(self.person_step)

        self.key_step = QWidget(self.steps_place)
        self.key_step.setObjectName(u"key_step")
        self.key_step_box = QVBoxLayout(self.key_step)
        self.key_step_box.setSpacing(12)
        self.key_step_box.setObjectName(u"key_step_box")
        self.key_step_box.setContentsMargins(0, 0, 0, 0)
        self.key_question = QLabel(self.key_step)
        self.key_question.setObjectName(u"key_question")
        self.key_question.setProperty(u"role", u"question1")
        self.key_question.setWordWrap(True)

        self.key_step_box.addWidget(self.key_question)

        self.key_hint = QLabel(self.key_step)
        self.key_hint.setObjectName(u"key_hint")
        self.key_hint.setProperty(u"role", u"label")
        self.key_hint.setWordWrap(True)

        self.key_step_box.addWidget(self.key_hint)

        self.key_card = QFrame(self.key_step)
        self.key_card.setObjectName(u"key_card")
        self.key_card.setProperty(u"role", u"card")
        self.key_card_box = QVBoxLayout(self.key_card)
        self.key_card_box.setSpacing(8)
        self.key_card_box.setObjectName(u"key_card_box")
        self.key_card_box.setContentsMargins(16, 16, 16, 16)
        self.recovery_key = QLabel(self.key_card)
        self.recovery_key.setObjectName(u"recovery_key")
        self.recovery_key.setProperty(u"role", u"recovery")
        self.recovery_key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard|Qt.TextInteractionFlag.TextSelectableByMouse)
        self.recovery_key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.recovery_key.setWordWrap(True)

        self.key_card_box.addWidget(self.recovery_key)


        self.key_step_box.addWidget(self.key_card)

        self.key_buttons = QHBoxLayout()
        self.key_buttons.setSpacing(8)
        self.key_buttons.setObjectName(u"key_buttons")
        self.key_buttons.setContentsMargins(0, 0, 0, 0)
        self.print_key = Button(self.key_step)
        self.print_key.setObjectName(u"print_key")
        self.print_key.setProperty(u"icon_name", u"printer")

        self.key_buttons.addWidget(self.print_key)

        self.copy_key = Button(self.key_step)
        self.copy_key.setObjectName(u"copy_key")
        self.copy_key.setProperty(u"icon_name", u"doc")

        self.key_buttons.addWidget(self.copy_key)

        self.key_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.key_buttons.addItem(self.key_space)


        self.key_step_box.addLayout(self.key_buttons)

        self.key_note = QLabel(self.key_step)
        self.key_note.setObjectName(u"key_note")
        self.key_note.setProperty(u"role", u"hint")
        self.key_note.setWordWrap(True)

        self.key_step_box.addWidget(self.key_note)

        self.key_written = QCheckBox(self.key_step)
        self.key_written.setObjectName(u"key_written")
        sizePolicy3.setHeightForWidth(self.key_written.sizePolicy().hasHeightForWidth())
        self.key_written.setSizePolicy(sizePolicy3)

        self.key_step_box.addWidget(self.key_written)


        self.steps_place_box.addWidget(self.key_step)

        self.steps_space = QSpacerItem(20, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.steps_place_box.addItem(self.steps_space)

        self.scroll.setWidget(self.steps_place)

        self.page_box.addWidget(self.scroll)

        self.foot = QVBoxLayout()
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.foot.setContentsMargins(24, 8, 24, 24)
        self.problem = MessageBar(self.page)
        self.problem.setObjectName(u"problem")

        self.foot.addWidget(self.problem)

        self.busy = QLabel(self.page)
        self.busy.setObjectName(u"busy")
        self.busy.setProperty(u"role", u"label")
        self.busy.setWordWrap(True)

        self.foot.addWidget(self.busy)

        self.foot_buttons = QHBoxLayout()
        self.foot_buttons.setSpacing(12)
        self.foot_buttons.setObjectName(u"foot_buttons")
        self.foot_buttons.setContentsMargins(0, 0, 0, 0)
        self.practice = Button(self.page)
        self.practice.setObjectName(u"practice")
        self.practice.setProperty(u"kind", u"flat")

        self.foot_buttons.addWidget(self.practice)

        self.back = Button(self.page)
        self.back.setObjectName(u"back")
        self.back.setProperty(u"icon_name", u"left")

        self.foot_buttons.addWidget(self.back)

        self.foot_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot_buttons.addItem(self.foot_space)

        self.next = Button(self.page)
        self.next.setObjectName(u"next")
        self.next.setProperty(u"kind", u"primary")
        self.next.setProperty(u"keys", u"Enter")

        self.foot_buttons.addWidget(self.next)


        self.foot.addLayout(self.foot_buttons)


        self.page_box.addLayout(self.foot)


        self.FirstRunPage_box.addWidget(self.page)

#if QT_CONFIG(shortcut)
        self.member_name_label.setBuddy(self.member_name)
        self.role_label.setBuddy(self.role)
        self.team_name_label.setBuddy(self.team_name)
        self.passphrase_label.setBuddy(self.passphrase)
        self.passphrase_again_label.setBuddy(self.passphrase_again)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(FirstRunPage)
    # setupUi

    def retranslateUi(self, FirstRunPage):
        FirstRunPage.setWindowTitle(QCoreApplication.translate("FirstRunPage", u"L\u1eadp s\u1ed5", None))
        self.brand.setText(QCoreApplication.translate("FirstRunPage", u"S\u1ed5 c\u1ee7a T\u1ed5 c\u00f4ng ngh\u1ec7\n"
"s\u1ed1 c\u1ed9ng \u0111\u1ed3ng", None))
        self.about.setText(QCoreApplication.translate("FirstRunPage", u"Ghi ng\u01b0\u1eddi \u0111\u01b0\u1ee3c gi\u00fap, vi\u1ec7c \u0111\u00e3 l\u00e0m, r\u1ed3i in b\u00e1o c\u00e1o. Ch\u1ea1y kh\u00f4ng c\u1ea7n m\u1ea1ng.", None))
        self.scale.setText(QCoreApplication.translate("FirstRunPage", u"C\u1ee1 ch\u1eef 100 %", None))
        self.theme.setText(QCoreApplication.translate("FirstRunPage", u"N\u1ec1n s\u00e1ng", None))
        self.ward_question.setText(QCoreApplication.translate("FirstRunPage", u"B\u1ea1n l\u00e0m \u1edf ph\u01b0\u1eddng, x\u00e3 n\u00e0o?", None))
        self.ward_hint.setText(QCoreApplication.translate("FirstRunPage", u"G\u00f5 kh\u00f4ng d\u1ea5u c\u0169ng \u0111\u01b0\u1ee3c. G\u00f5 t\u00ean c\u0169 m\u00e1y v\u1eabn t\u00ecm ra.", None))
#if QT_CONFIG(accessibility)
        self.ward_search.setAccessibleName(QCoreApplication.translate("FirstRunPage", u"T\u00ean ph\u01b0\u1eddng, x\u00e3", None))
#endif // QT_CONFIG(accessibility)
        self.ward_count.setText("")
#if QT_CONFIG(accessibility)
        self.ward_list.setAccessibleName(QCoreApplication.translate("FirstRunPage", u"Ph\u01b0\u1eddng, x\u00e3 kh\u1edbp t\u00ean \u0111ang g\u00f5", None))
#endif // QT_CONFIG(accessibility)
        self.invited_words.setText(QCoreApplication.translate("FirstRunPage", u"C\u00f3 gi\u1ea5y m\u1eddi c\u1ee7a ph\u01b0\u1eddng?", None))
        self.invited.setText(QCoreApplication.translate("FirstRunPage", u"&M\u1edf gi\u1ea5y m\u1eddi", None))
        self.invitation_question.setText(QCoreApplication.translate("FirstRunPage", u"V\u00e0o ph\u01b0\u1eddng b\u1eb1ng gi\u1ea5y m\u1eddi", None))
        self.invitation_hint.setText(QCoreApplication.translate("FirstRunPage", u"T\u1ec7p gi\u1ea5y m\u1eddi \u0111\u1ebfn qua USB ho\u1eb7c Zalo. M\u00e3 m\u1eddi th\u00ec ng\u01b0\u1eddi m\u1eddi \u0111\u1ecdc cho b\u1ea1n nghe.", None))
        self.person_question.setText(QCoreApplication.translate("FirstRunPage", u"Ai d\u00f9ng m\u00e1y n\u00e0y?", None))
        self.person_hint.setText(QCoreApplication.translate("FirstRunPage", u"T\u00ean \u0111i theo phi\u1ebfu b\u1ea1n ghi, \u0111\u1ec3 ai c\u0169ng bi\u1ebft h\u1ecfi ai.", None))
        self.member_name_label.setText(QCoreApplication.translate("FirstRunPage", u"&H\u1ecd v\u00e0 t\u00ean c\u1ee7a b\u1ea1n", None))
        self.role_label.setText(QCoreApplication.translate("FirstRunPage", u"B\u1ea1n &l\u00e0", None))
        self.role_given.setText("")
        self.team_name_label.setText(QCoreApplication.translate("FirstRunPage", u"T\u00ean &t\u1ed5", None))
        self.team_hint.setText(QCoreApplication.translate("FirstRunPage", u"V\u00ed d\u1ee5: T\u1ed5 Khu ph\u1ed1 3. C\u00e1c m\u00e1y c\u00f9ng t\u1ed5 ghi c\u00f9ng m\u1ed9t t\u00ean.", None))
        self.passphrase_label.setText(QCoreApplication.translate("FirstRunPage", u"&M\u1eadt kh\u1ea9u m\u1edf s\u1ed5", None))
        self.passphrase_again_label.setText(QCoreApplication.translate("FirstRunPage", u"&G\u00f5 l\u1ea1i m\u1eadt kh\u1ea9u", None))
        self.passphrase_hint.setText("")
        self.show_passphrase.setText(QCoreApplication.translate("FirstRunPage", u"Hi\u1ec7n m\u1eadt &kh\u1ea9u", None))
        self.key_question.setText(QCoreApplication.translate("FirstRunPage", u"Ch\u00e9p m\u00e3 kh\u00f4i ph\u1ee5c ra gi\u1ea5y", None))
        self.key_hint.setText(QCoreApplication.translate("FirstRunPage", u"Qu\u00ean m\u1eadt kh\u1ea9u th\u00ec ch\u1ec9 m\u00e3 n\u00e0y m\u1edf \u0111\u01b0\u1ee3c s\u1ed5. M\u00e3 ch\u1ec9 hi\u1ec7n l\u1ea7n n\u00e0y, m\u00e1y kh\u00f4ng gi\u1eef b\u1ea3n n\u00e0o.", None))
#if QT_CONFIG(accessibility)
        self.recovery_key.setAccessibleName(QCoreApplication.translate("FirstRunPage", u"M\u00e3 kh\u00f4i ph\u1ee5c", None))
#endif // QT_CONFIG(accessibility)
        self.print_key.setText(QCoreApplication.translate("FirstRunPage", u"&In t\u1edd m\u00e3", None))
        self.copy_key.setText(QCoreApplication.translate("FirstRunPage", u"&Ch\u00e9p v\u00e0o b\u1ed9 nh\u1edb t\u1ea1m", None))
        self.key_note.setText("")
        self.key_written.setText(QCoreApplication.translate("FirstRunPage", u"T\u00f4i \u0111\u00e3 ch\u00e9p m\u00e3 ra gi\u1ea5y v\u00e0 &c\u1ea5t ch\u1ed7 an to\u00e0n", None))
        self.busy.setText("")
        self.practice.setText(QCoreApplication.translate("FirstRunPage", u"Xem th\u1eed v\u1edbi d\u1eef li\u1ec7u t\u1eadp", None))
        self.back.setText(QCoreApplication.translate("FirstRunPage", u"&Quay l\u1ea1i", None))
        self.next.setText(QCoreApplication.translate("FirstRunPage", u"Ti\u1ebfp", None))
    # retranslateUi

