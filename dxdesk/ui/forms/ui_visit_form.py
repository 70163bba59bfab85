# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'visit_form.ui'
##
## Do not edit: made from forms/visit_form.ui by forms/compile.py
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QHBoxLayout,
    QLabel, QLineEdit, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from dxdesk.ui.desk.follow_up_card import FollowUpCard
from dxdesk.ui.desk.help_lines import HelpLines
from dxdesk.ui.desk.service_chips import ServiceChips
from dxdesk.ui.parts import (FieldRow, Segmented)

class Ui_VisitForm(object):
    def setupUi(self, VisitForm):
        if not VisitForm.objectName():
            VisitForm.setObjectName(u"VisitForm")
        self.VisitForm_box = QVBoxLayout(VisitForm)
        self.VisitForm_box.setSpacing(8)
        self.VisitForm_box.setObjectName(u"VisitForm_box")
        self.VisitForm_box.setContentsMargins(16, 4, 16, 8)
        self.known = QLabel(VisitForm)
        self.known.setObjectName(u"known")
        self.known.setTextFormat(Qt.TextFormat.PlainText)
        self.known.setWordWrap(True)
        self.known.setVisible(False)
        self.known.setProperty(u"role", u"small")

        self.VisitForm_box.addWidget(self.known)

        self.person = QVBoxLayout()
        self.person.setSpacing(8)
        self.person.setObjectName(u"person")
        self.person.setContentsMargins(0, 0, 0, 0)
        self.line_1 = QHBoxLayout()
        self.line_1.setSpacing(12)
        self.line_1.setObjectName(u"line_1")
        self.line_1.setContentsMargins(0, 0, 0, 0)
        self.full_name_row = FieldRow(VisitForm)
        self.full_name_row.setObjectName(u"full_name_row")
        self.full_name = QLineEdit(self.full_name_row)
        self.full_name.setObjectName(u"full_name")
        self.full_name.setMaxLength(5000)

        self.line_1.addWidget(self.full_name_row)

        self.birth_year_row = FieldRow(VisitForm)
        self.birth_year_row.setObjectName(u"birth_year_row")
        self.birth_year = QLineEdit(self.birth_year_row)
        self.birth_year.setObjectName(u"birth_year")
        self.birth_year.setMaxLength(20)

        self.line_1.addWidget(self.birth_year_row)

        self.sex_row = FieldRow(VisitForm)
        self.sex_row.setObjectName(u"sex_row")
        self.sex = Segmented(self.sex_row)
        self.sex.setObjectName(u"sex")

        self.line_1.addWidget(self.sex_row)

        self.id_last4_row = FieldRow(VisitForm)
        self.id_last4_row.setObjectName(u"id_last4_row")
        self.id_last4 = QLineEdit(self.id_last4_row)
        self.id_last4.setObjectName(u"id_last4")
        self.id_last4.setMaxLength(14)

        self.line_1.addWidget(self.id_last4_row)

        self.phone_row = FieldRow(VisitForm)
        self.phone_row.setObjectName(u"phone_row")
        self.phone = QLineEdit(self.phone_row)
        self.phone.setObjectName(u"phone")
        self.phone.setMaxLength(200)

        self.line_1.addWidget(self.phone_row)

        self.people_row = FieldRow(VisitForm)
        self.people_row.setObjectName(u"people_row")
        self.people = QLineEdit(self.people_row)
        self.people.setObjectName(u"people")
        self.people.setMaxLength(6)

        self.line_1.addWidget(self.people_row)


        self.person.addLayout(self.line_1)

        self.line_2 = QHBoxLayout()
        self.line_2.setSpacing(12)
        self.line_2.setObjectName(u"line_2")
        self.line_2.setContentsMargins(0, 0, 0, 0)
        self.hamlet_row = FieldRow(VisitForm)
        self.hamlet_row.setObjectName(u"hamlet_row")
        self.hamlet = QComboBox(self.hamlet_row)
        self.hamlet.setObjectName(u"hamlet")
        self.hamlet.setEditable(True)

        self.line_2.addWidget(self.hamlet_row)

        self.eid_before_row = FieldRow(VisitForm)
        self.eid_before_row.setObjectName(u"eid_before_row")
        self.eid_before = QComboBox(self.eid_before_row)
        self.eid_before.setObjectName(u"eid_before")

        self.line_2.addWidget(self.eid_before_row)

        self.eid_after_row = FieldRow(VisitForm)
        self.eid_after_row.setObjectName(u"eid_after_row")
        self.eid_after = QComboBox(self.eid_after_row)
        self.eid_after.setObjectName(u"eid_after")

        self.line_2.addWidget(self.eid_after_row)

        self.device_row = FieldRow(VisitForm)
        self.device_row.setObjectName(u"device_row")
        self.device = QComboBox(self.device_row)
        self.device.setObjectName(u"device")

        self.line_2.addWidget(self.device_row)

        self.household_no_row = FieldRow(VisitForm)
        self.household_no_row.setObjectName(u"household_no_row")
        self.household_no = QLineEdit(self.household_no_row)
        self.household_no.setObjectName(u"household_no")
        self.household_no.setMaxLength(40)

        self.line_2.addWidget(self.household_no_row)

        self.address_row = FieldRow(VisitForm)
        self.address_row.setObjectName(u"address_row")
        self.address = QLineEdit(self.address_row)
        self.address.setObjectName(u"address")
        self.address.setMaxLength(5000)

        self.line_2.addWidget(self.address_row)


        self.person.addLayout(self.line_2)


        self.VisitForm_box.addLayout(self.person)

        self.eid_reason_row = FieldRow(VisitForm)
        self.eid_reason_row.setObjectName(u"eid_reason_row")
        self.eid_reason = QLineEdit(self.eid_reason_row)
        self.eid_reason.setObjectName(u"eid_reason")
        self.eid_reason.setMaxLength(5000)

        self.VisitForm_box.addWidget(self.eid_reason_row)

        self.services_cell = QWidget(VisitForm)
        self.services_cell.setObjectName(u"services_cell")
        self.services_cell_box = QVBoxLayout(self.services_cell)
        self.services_cell_box.setSpacing(4)
        self.services_cell_box.setObjectName(u"services_cell_box")
        self.services_cell_box.setContentsMargins(0, 0, 0, 0)
        self.services_label = QLabel(self.services_cell)
        self.services_label.setObjectName(u"services_label")
        self.services_label.setProperty(u"role", u"label")

        self.services_cell_box.addWidget(self.services_label)

        self.services = ServiceChips(self.services_cell)
        self.services.setObjectName(u"services")

        self.services_cell_box.addWidget(self.services)

        self.services_problem = QLabel(self.services_cell)
        self.services_problem.setObjectName(u"services_problem")
        self.services_problem.setTextFormat(Qt.TextFormat.PlainText)
        self.services_problem.setWordWrap(True)
        self.services_problem.setVisible(False)
        self.services_problem.setProperty(u"role", u"hint")

        self.services_cell_box.addWidget(self.services_problem)


        self.VisitForm_box.addWidget(self.services_cell)

        self.helps = HelpLines(VisitForm)
        self.helps.setObjectName(u"helps")

        self.VisitForm_box.addWidget(self.helps)

        self.follow_up = FollowUpCard(VisitForm)
        self.follow_up.setObjectName(u"follow_up")

        self.VisitForm_box.addWidget(self.follow_up)

        self.ending = QVBoxLayout()
        self.ending.setSpacing(8)
        self.ending.setObjectName(u"ending")
        self.ending.setContentsMargins(0, 0, 0, 0)
        self.line_3 = QHBoxLayout()
        self.line_3.setSpacing(12)
        self.line_3.setObjectName(u"line_3")
        self.line_3.setContentsMargins(0, 0, 0, 0)
        self.follow_up_on_row = FieldRow(VisitForm)
        self.follow_up_on_row.setObjectName(u"follow_up_on_row")
        self.follow_up_on = QLineEdit(self.follow_up_on_row)
        self.follow_up_on.setObjectName(u"follow_up_on")
        self.follow_up_on.setMaxLength(20)

        self.line_3.addWidget(self.follow_up_on_row)

        self.satisfaction_row = FieldRow(VisitForm)
        self.satisfaction_row.setObjectName(u"satisfaction_row")
        self.satisfaction = Segmented(self.satisfaction_row)
        self.satisfaction.setObjectName(u"satisfaction")

        self.line_3.addWidget(self.satisfaction_row)

        self.note_row = FieldRow(VisitForm)
        self.note_row.setObjectName(u"note_row")
        self.note = QLineEdit(self.note_row)
        self.note.setObjectName(u"note")
        self.note.setMaxLength(32000)

        self.line_3.addWidget(self.note_row)


        self.ending.addLayout(self.line_3)


        self.VisitForm_box.addLayout(self.ending)

        self.consent_box = QWidget(VisitForm)
        self.consent_box.setObjectName(u"consent_box")
        self.consent_box_box = QHBoxLayout(self.consent_box)
        self.consent_box_box.setSpacing(12)
        self.consent_box_box.setObjectName(u"consent_box_box")
        self.consent_box_box.setContentsMargins(0, 0, 0, 0)
        self.consent = QCheckBox(self.consent_box)
        self.consent.setObjectName(u"consent")

        self.consent_box_box.addWidget(self.consent)

        self.consent_method = QComboBox(self.consent_box)
        self.consent_method.setObjectName(u"consent_method")

        self.consent_box_box.addWidget(self.consent_method)

        self.consented = QLabel(self.consent_box)
        self.consented.setObjectName(u"consented")
        self.consented.setTextFormat(Qt.TextFormat.PlainText)
        self.consented.setProperty(u"role", u"label")

        self.consent_box_box.addWidget(self.consented)

        self.space_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.consent_box_box.addItem(self.space_1)


        self.VisitForm_box.addWidget(self.consent_box)

        self.space_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.VisitForm_box.addItem(self.space_2)

#if QT_CONFIG(shortcut)
        self.services_label.setBuddy(self.services)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(VisitForm)
    # setupUi

    def retranslateUi(self, VisitForm):
        self.known.setText("")
        self.full_name_row.setProperty(u"label", QCoreApplication.translate("VisitForm", u"&H\u1ecd v\u00e0 t\u00ean", None))
        self.birth_year_row.setProperty(u"label", QCoreApplication.translate("VisitForm", u"&N\u0103m sinh", None))
        self.sex_row.setProperty(u"label", QCoreApplication.translate("VisitForm", u"Gi\u1edbi t\u00ednh", None))
        self.id_last4_row.setProperty(u"label", QCoreApplication.translate("VisitForm", u"4 s\u1ed1 &cu\u1ed1i c\u0103n c\u01b0\u1edbc", None))
        self.phone_row.setProperty(u"label", QCoreApplication.translate("VisitForm", u"\u0110i\u1ec7n th&o\u1ea1i", None))
        self.phone.setPlaceholderText(QCoreApplication.translate("VisitForm", u"C\u00f3 th\u1ec3 b\u1ecf tr\u1ed1ng", None))
        self.people_row.setProperty(u"label", QCoreApplication.translate("VisitForm", u"&S\u1ed1 ng\u01b0\u1eddi", None))
        self.hamlet_row.setProperty(u"label", QCoreApplication.translate("VisitForm", u"&Khu ph\u1ed1", None))
        self.eid_before_row.setProperty(u"label", QCoreApplication.translate("VisitForm", u"VNeID t&r\u01b0\u1edbc khi gi\u00fap", None))
        self.eid_after_row.setProperty(u"label", QCoreApplication.translate("VisitForm", u"VNeID s&au khi gi\u00fap", None))
        self.device_row.setProperty(u"label", QCoreApplication.translate("VisitForm", u"M\u00e1y \u0111ang &d\u00f9ng", None))
        self.household_no_row.setProperty(u"label", QCoreApplication.translate("VisitForm", u"S\u1ed1 h\u1ed9", None))
        self.address_row.setProperty(u"label", QCoreApplication.translate("VisitForm", u"\u0110\u1ecba ch\u1ec9", None))
        self.eid_reason_row.setProperty(u"label", QCoreApplication.translate("VisitForm", u"V\u00ec sao m\u1ee9c VNeID th\u1ea5p h\u01a1n tr\u01b0\u1edbc?", None))
        self.services_label.setText(QCoreApplication.translate("VisitForm", u"\u0110\u00e3 gi\u00fap &vi\u1ec7c g\u00ec? G\u00f5 ch\u1eef c\u00e1i \u0111\u1ec3 ch\u1ecdn, g\u00f5 l\u1ea1i \u0111\u1ec3 b\u1ecf", None))
        self.services_problem.setText("")
        self.follow_up_on_row.setProperty(u"label", QCoreApplication.translate("VisitForm", u"H\u1eb9n l\u1ea1i n&g\u00e0y", None))
        self.satisfaction_row.setProperty(u"label", QCoreApplication.translate("VisitForm", u"Ng\u01b0\u1eddi d\u00e2n th\u1ea5y th\u1ebf n\u00e0o?", None))
        self.note_row.setProperty(u"label", QCoreApplication.translate("VisitForm", u"Gh&i ch\u00fa", None))
        self.note.setPlaceholderText(QCoreApplication.translate("VisitForm", u"\u0110\u1eebng ghi m\u00e3 OTP", None))
        self.consent.setText(QCoreApplication.translate("VisitForm", u"\u0110\u00e3 nghe th\u00f4ng &b\u00e1o v\u00e0 \u0111\u1ed3ng \u00fd", None))
#if QT_CONFIG(accessibility)
        self.consent_method.setAccessibleName(QCoreApplication.translate("VisitForm", u"\u0110\u1ed3ng \u00fd b\u1eb1ng c\u00e1ch n\u00e0o", None))
#endif // QT_CONFIG(accessibility)
        self.consented.setText("")
        pass
    # retranslateUi

