"""The command line: the contract other programs and scripts rely on."""

import io
import sys
from functools import partial
from types import TracebackType

import click

from dxdesk import __version__
from dxdesk.cli.frame import Group, usage_sentence
from dxdesk.cli.session import MakePractice, Session
from dxdesk.errors import DeskError, InputError
from dxdesk.faults import record_fault

DONE, REFUSED, WRONG_USAGE = 0, 1, 2

COMMANDS = {
    "new": ("desk", "Lập sổ mới, hoặc vào phường bằng giấy mời."),
    "join": ("invitations", "Đưa sổ đang có vào phường bằng giấy mời."),
    "invite": ("invitations", "Làm giấy mời một máy vào phường."),
    "add": ("visits", "Ghi phiếu từ các dòng JSON, tất cả hoặc không gì."),
    "scan": ("scan", "Đọc mã trên thẻ căn cước, không lưu gì."),
    "find": ("records", "Tìm người dân."),
    "lists": ("lists", "Các danh sách người dân, với số người."),
    "list": ("lists", "Ai trong một danh sách."),
    "alike": ("people", "Ai trong sổ có thể là cùng một người, và vì sao."),
    "merge": ("people", "Gộp hai hồ sơ của một người."),
    "unmerge": ("people", "Gỡ gộp hai hồ sơ."),
    "show": ("records", "Xem một hồ sơ và mọi lần sửa."),
    "edit": ("records", "Sửa một hồ sơ."),
    "counters": ("counters", "Số phiếu máy này ghi trong một ngày."),
    "undo": ("records", "Hoàn tác lần lưu sau cùng, hoặc lần lưu được nêu."),
    "follow-ups": ("follow_ups", "Việc còn phải làm cho người dân."),
    "done": ("follow_ups", "Khép một việc: xong hoặc thôi."),
    "slips": ("slips", "Các quyển phiếu giấy: đã nhập, còn thiếu, trùng, bỏ."),
    "slip-new": ("slips", "Lập một quyển phiếu giấy."),
    "slip-check": ("slips", "Đối chiếu một quyển với bìa."),
    "slip-void": ("slips", "Ghi các số là bỏ, kèm lý do."),
    "slip-close": ("slips", "Đóng một quyển đã khớp."),
    "class": ("classes", "Tập huấn: lớp, buổi học, người học, điểm danh, kết quả."),
    "exchange": ("exchange", "Trao đổi phiếu với một thư mục hay USB, cả hai chiều."),
    "doctor": ("doctor", "Khám một USB hay thư mục trước khi trao đổi."),
    "bundle": ("bundle", "Gộp gói các tháng đã qua ở một nơi thành ít tệp."),
    "intakes": ("intakes", "Các lần nhận phiếu: nhận gì, của máy nào."),
    "unimport": ("intakes", "Gỡ một lần nhận phiếu hay một lần nhập bảng tính."),
    "pack": ("pack", "Gói mọi phiếu vào một tệp có mật khẩu, gửi qua Zalo hay thư."),
    "unpack": ("unpack", "Nhận phiếu từ một tệp đã gói."),
    "who-has": ("who_has", "Máy nào đã nhận phiếu của máy nào, theo biên nhận."),
    "devices": ("devices", "Máy trong phường: máy nào đã duyệt, máy nào chờ."),
    "trust": ("devices", "Duyệt máy có dãy số nhận máy vừa nghe đọc."),
    "revoke": ("devices", "Thu quyền một máy đã mất hoặc nghỉ việc."),
    "reinstate": ("devices", "Trả lại quyền cho máy đã bị thu."),
    "root-sheet": ("root_key", "In tờ khóa gốc của phường ra PDF."),
    "root-recover": ("root_key", "Lấy lại khóa gốc từ tờ khóa gốc."),
    "conflicts": ("conflicts", "Những chỗ các máy ghi khác nhau, chờ chọn."),
    "choose": ("conflicts", "Chọn giá trị cho một chỗ ghi khác nhau."),
    "decisions": ("decisions", "Những chỗ đã chọn: giữ gì, ai chọn, vì sao."),
    "rechoose": ("decisions", "Chọn lại một chỗ đã chọn."),
    "conflicts-export": ("conflict_export", "Bảng kê xung đột và các chỗ đã chọn ra Excel."),
    "erase": ("erasure", "Yêu cầu xóa hẳn một người theo yêu cầu của họ."),
    "erase-confirm": ("erasure", "Người thứ hai xác nhận xóa hẳn, trên máy khác."),
    "erasures": ("erasure", "Các yêu cầu xóa hẳn: đang chờ, đã xong, nơi có thể còn giữ."),
    "prune": ("erasure", "Bỏ giá trị cũ đã bị ghi đè quá thời hạn lưu."),
    "import": ("sheets", "Nhập sổ ghi bằng bảng tính, hoặc bảng đã xuất nay sửa lại."),
    "export": ("exporting", "Xuất một bảng ra Excel hay CSV, tên người thay bằng mã."),
    "export-summary": ("exporting", "Xuất số liệu một kỳ ra Excel, không có tên ai."),
    "exports": ("exporting", "Nhật ký xuất tệp: tệp nào đã ra khỏi máy này, vì sao."),
    "targets": ("targets", "Các chỉ tiêu đã giao."),
    "target": ("targets", "Giao một chỉ tiêu cho phường, khu phố hay tổ."),
    "summary": ("figures", "Số liệu của một kỳ."),
    "records": ("figures", "Các dòng đứng sau một con số."),
    "report": ("report", "In một loại giấy ra PDF: báo cáo, sổ, danh sách, mẫu."),
    "narrative": ("narrative", "Lời văn của báo cáo: xem, viết, lấy từ kỳ trước."),
    "verify": ("verify", "Mã kiểm trên giấy là bản nào, số liệu nay có khác không."),
    "documents": ("documents", "Các bản đã in, mỗi bản với mã kiểm."),
    "reprint": ("documents", "Vẽ lại một bản đã in, y như lần in ấy."),
    "bulletin": ("bulletin", "Bản tin Zalo: lời và ảnh, chỉ có tổng số."),
    "paper-words": ("paper_words", "Chữ cố định trên giấy tờ: xem, đổi, trở lại chữ có sẵn."),
    "sign": ("sign", "Ký số một giấy đã lưu."),
    "state": ("safety", "Sổ đang có gì, và dấu để so với máy khác."),
    "backup": ("safety", "Sao lưu sổ, mở thử bản sao."),
    "restore": ("safety", "Lập lại sổ từ bản sao lưu."),
    "check": ("safety", "Kiểm tra sổ và khôi phục thử bản sao lưu mới nhất."),
    "practice": ("practice", "Lập phường tập để làm thử."),
}

_GROUP = Group(
    "dxdesk", index=COMMANDS, no_args_is_help=False, subcommand_metavar="LỆNH …", options_metavar="[TÙY CHỌN]",
    help="Sổ của Tổ công nghệ số cộng đồng. Không nêu lệnh thì mở cửa sổ.",
    params=[click.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, help="Hiện số bản.",
        callback=lambda context, _, wanted: _show_version(context) if wanted else None,
    )],
)


def _show_version(context: click.Context) -> None:
    click.echo(__version__)
    context.exit()


def main(arguments: list[str], make_practice: MakePractice | None = None) -> int:
    """Do one command; the exit code: 0 done, 1 refused with a sentence and nothing changed, 2 wrong usage."""
    _speak_utf8()
    session = Session(as_json="--json" in arguments, make_practice=make_practice)
    sys.excepthook = partial(_stumble, session)
    try:
        _refuse_broken_text(arguments)
        return _GROUP.main(arguments, prog_name="dxdesk", standalone_mode=False, obj=session) or DONE
    except DeskError as error:
        session.refuse(error)
        return REFUSED
    except click.UsageError as error:
        session.refuse(InputError("usage", usage_sentence(error)))
        return WRONG_USAGE
    except click.Abort:
        session.refuse(InputError("stopped", "Đã dừng theo yêu cầu. Những gì đã lưu vẫn còn nguyên."))
        return REFUSED
    except BrokenPipeError:
        # Whoever read the answer has gone; writing what is left of it would fail again.
        sys.stdout = io.StringIO()
        return REFUSED


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _refuse_broken_text(arguments: list[str]) -> None:
    try:
        "".join(arguments).encode()
    except UnicodeEncodeError:
        raise InputError("not_text", "Lệnh có chữ không đọc được. Chưa làm gì; gõ lại bằng bảng mã UTF-8.") from None


def _stumble(session: Session, kind: type[BaseException], error: BaseException, _: TracebackType | None) -> None:
    """A bug of ours: one sentence and where the details lie; Python then ends with exit code 1."""
    if issubclass(kind, KeyboardInterrupt):
        session.refuse(InputError("stopped", "Đã dừng theo yêu cầu. Những gì đã lưu vẫn còn nguyên."))
        return
    log = record_fault(session.home, error)
    where = f" Chi tiết ở {log}." if log else ""
    session.refuse(DeskError("fault", f"Chương trình gặp lỗi và đã dừng. Những gì đã lưu vẫn còn nguyên.{where}"))
