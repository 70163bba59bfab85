"""What a person reads for the codes of repairs, questions and skipped rows of an import."""

REPAIRS = {
    "full_name: letter case changed": "Đã viết hoa lại họ tên.",
    "full_name: form of address removed": "Đã bỏ cách xưng hô trước họ tên.",
    "national_id: leading zero restored": "Đã thêm lại số 0 đầu của số căn cước.",
    "national_id: two leading zeros restored": "Đã thêm lại hai số 0 đầu của số căn cước.",
    "national_id: scientific notation expanded": "Đã viết lại đủ số căn cước từ dạng E+10.",
    "national_id: letter O read as zero": "Đã đọc chữ O trong số căn cước là số 0.",
    "phone: leading zero restored": "Đã thêm lại số 0 đầu của số điện thoại.",
    "phone: old 11-digit number converted": "Đã đổi số 11 số cũ sang 10 số.",
    "phone: first of two numbers taken": "Ô có hai số điện thoại, đã lấy số đầu.",
    "visit_date: two-digit year completed": "Đã ghi đủ bốn số của năm.",
    "follow_up: two-digit year completed": "Đã ghi đủ bốn số của năm hẹn.",
    "follow_up: year filled in": "Ngày hẹn thiếu năm, đã lấy năm của phiếu.",
}
WARNINGS = {
    "national_id: digits lost (scientific notation)": "Số căn cước mất các số cuối, không lấy lại được. Đã bỏ trống.",
    "national_id: wrong length": "Số căn cước không đủ 12 số. Đã bỏ trống.",
    "national_id: old 9-digit number": "Đây là số CMND cũ 9 số. Không giữ số này.",
    "national_id: sex digit disagrees": "Số căn cước nói khác giới tính. Vẫn giữ số này.",
    "national_id: birth year disagrees": "Số căn cước không hợp năm sinh nào đã qua. Vẫn giữ số này.",
    "national_id: unknown province code": "Ba số đầu căn cước không thuộc tỉnh nào. Vẫn giữ số này.",
    "national_id: used by another person in this file": "Số căn cước này còn ghi cho người tên khác. Xem lại cả hai.",
    "phone: wrong length": "Số điện thoại thiếu hoặc thừa số. Đã bỏ trống.",
    "phone: landline": "Đây là số máy bàn. Vẫn giữ số này.",
    "phone: not a subscriber number": "Đây không phải số của người dân. Đã bỏ trống.",
    "phone: formula error in the cell": "Ô điện thoại là lỗi công thức. Đã bỏ trống.",
    "visit_date: missing": "Dòng không có ngày. Chưa nhận dòng này.",
    "visit_date: not a date": "Không hiểu ngày của dòng. Chưa nhận dòng này.",
    "visit_date: impossible date": "Ngày của dòng không có trên lịch. Chưa nhận dòng này.",
    "visit_date: in the future": "Ngày của dòng còn ở phía trước. Vẫn nhận; sửa lại nếu sai.",
    "visit_time: not a time": "Không hiểu giờ của dòng. Đã bỏ trống.",
    "follow_up: not a date": "Hẹn lại không ghi ngày. Đã bỏ trống; ghi ngày hẹn nếu biết.",
    "result: not understood": "Không hiểu kết quả. Để là chưa rõ.",
    "row: fewer cells than the header": "Dòng thiếu ô so với tiêu đề. Xem lại dòng này.",
    "row: more cells than the header": "Dòng thừa ô so với tiêu đề. Xem lại dòng này.",
    "service: not understood": "Không hiểu việc đã giúp. Ghi là “Việc khác”.",
    "obstacle: not understood": "Không hiểu vướng mắc. Ghi là “Vướng mắc khác”.",
    "officer: not a member": "Không thấy người ghi trong danh sách thành viên. Đã bỏ trống.",
    "person: two people fit": "Có hai người cùng tên hợp với dòng này. Đã ghi thành người riêng; gộp lại nếu biết.",
    "person: same name, another number": "Trùng họ tên với người khác, số khác nhau. Đã ghi thành người riêng.",
    "person: joined by name and the rest of the number": "Nhận ra người này nhờ họ tên và phần số còn lại.",
    "person: joined by name alone": "Nhận ra người này chỉ nhờ họ tên. Tách ra nếu là người khác.",
    "person: number held under another name": "Trong sổ, số này mang tên khác. Đã ghi thành người mới; xem lại.",
    "person: several in the register": "Trong sổ có nhiều người hợp với dòng này. Đã ghi thành người mới; xem lại.",
}
SAME_VISIT = "Cùng phiếu với dòng {}. Chưa nhận dòng này."
SKIPPED = {
    "title": "Dòng tựa.",
    "header": "Dòng tiêu đề.",
    "blank": "Dòng trống.",
    "total": "Dòng cộng.",
    "not_a_visit": "Dòng không ghi họ tên.",
    "no_date": "Dòng không có ngày.",
    "no_service": "Dòng không ghi việc đã giúp.",
    "same_visit": "Dòng lặp lại một phiếu trong tệp.",
    "in_register": "Phiếu này đã có trong sổ.",
    "refused": "Dòng có ô không ghi vào sổ được.",
}
RETURN_ASKS = {
    "not_understood": "không hiểu ô này. Giữ giá trị cũ.",
    "too_long": "ô quá dài. Giữ giá trị cũ; viết ngắn lại.",
    "required": "không được để trống. Giữ giá trị cũ.",
    "formula_error": "ô là lỗi công thức. Giữ giá trị cũ.",
    "taken_out": "giá trị cũ đã được xóa hẳn khỏi sổ. Không nhận lại từ tệp.",
    "lowered": "hạ mức VNeID phải ghi lý do ở cột Lý do hạ mức. Giữ giá trị cũ.",
}
RETURN_SKIPPED = {
    "new_row": "Dòng mới, không có mã. Ghi người hay phiếu mới ở Bàn làm việc.",
    "unknown_code": "Mã dòng không phải của bảng này. Chưa nhận dòng này.",
    "twice": "Mã dòng lặp lại. Chỉ nhận dòng đầu.",
    "erased": "Hồ sơ này đã xóa hẳn theo yêu cầu của người dân. Không nhận lại từ tệp.",
}


def sentence(code: str) -> str:
    """The sentence of a warning code, also of `row: same visit as row N`."""
    head, _, row = code.rpartition(" ")
    return SAME_VISIT.format(row) if head == "row: same visit as row" else WARNINGS[code]
