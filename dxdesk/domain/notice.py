"""The people's notice: what is kept about them, why, by whom, how long, and what they may ask for.

After the Law on personal data 91/2025/QH15 and NĐ 356/2025/NĐ-CP; the days to answer are a word of the ward's papers.
"""

from dataclasses import dataclass

LAW = "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, Nghị định số 356/2025/NĐ-CP."
HOLDING_TITLE = "Tổ đang giữ gì về ông (bà)"


@dataclass(frozen=True, slots=True)
class NoticeSheet:
    """One notice. `size` is a4 or a5; `months` is how long things are kept, None where the ward has not said.

    `body` is who answers for the data, `full_number` whether the ward keeps all twelve digits; `days` and `more` are
    words of the ward, `contact` is empty where it is written by hand.
    """

    size: str
    team: str
    ward: str
    body: str
    months: int | None
    full_number: bool
    version: str
    days: str
    more: tuple[str, ...] = ()
    contact: str = ""
    practice: bool = False


def notice_parts(sheet: NoticeSheet) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the notice says: questions people ask, and the sentences that answer them."""
    return (
        ("Tổ ghi gì?", _kept(sheet)),
        ("Ghi để làm gì?", ("Để lần sau không phải hỏi lại, để hẹn ngày giúp tiếp, và để phường đếm đã giúp được bao "
                            "nhiêu người. Không bán, không đưa lên mạng, không dùng vào việc khác.",)),
        ("Ai giữ, ai được xem?", (
            f"{sheet.body} chịu trách nhiệm. Chỉ thành viên của tổ và cán bộ được giao việc mới xem.",
            "Sổ nằm trong máy của tổ và của phường, có khóa mã. Số điện thoại hiện ra bị che bớt; ai mở xem cả số thì "
            "máy ghi lại.")),
        ("Giữ bao lâu?", (_how_long(sheet.months),)),
        ("Ông (bà) có quyền gì?", (
            "Không đồng ý vẫn được giúp, khi ấy tổ không ghi tên.",
            f"Xem tổ đang giữ gì về mình: hỏi xin tờ “{HOLDING_TITLE}”.",
            "Sửa chỗ sai, rút lại đồng ý, yêu cầu xóa, khiếu nại, bất cứ lúc nào.", sheet.days)),
        *((("Thêm", sheet.more),) if sheet.more else ()),
    )


def _kept(sheet: NoticeSheet) -> tuple[str, ...]:
    number = ("Số căn cước được giữ đủ 12 số, theo quy định của phường." if sheet.full_number else
              "Số căn cước: chỉ giữ 4 số cuối và một dấu tính từ số ấy để nhận ra lần sau.")
    return ("Họ tên, năm sinh, giới tính, điện thoại, nơi ở; máy đang dùng, tình trạng VNeID và các tài khoản; việc đã "
            "được giúp, vướng mắc, ngày hẹn, lớp đã học.", number, "Không ghi mật khẩu, mã xác nhận, ảnh thẻ.")


def _how_long(months: int | None) -> str:
    if months is None:
        return "Thời hạn do phường quy định. Hỏi tổ nếu ông (bà) muốn biết."
    return f"{months} tháng kể từ lần giúp cuối, trừ khi ông (bà) yêu cầu xóa sớm hơn."
