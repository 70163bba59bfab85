"""What can become of a file that was read: one of ten results (format §4), each with its sentence."""

from dxdesk.errors import ExchangeError

RESULTS: dict[str, str] = {
    "received": "Đã nhận đủ gói này.",
    "held": "Gói này máy này đã có.",
    "truncated": "Gói thiếu phần cuối, chưa nhận dòng nào. Nhờ chép lại.",
    "altered": "Gói đã bị sửa hoặc hỏng, chưa nhận dòng nào. Nhờ máy đã ghi gói này chép lại.",
    "unknown_device": "Máy ghi gói này chưa được duyệt, chưa nhận dòng nào. Nhờ cán bộ phường duyệt máy đó.",
    "needs_update": "Tệp này do bản mới hơn ghi. Cập nhật rồi nhận.",
    "forked": "Đã nhận, nhưng có hai máy đang ghi cùng một tên máy. Báo cán bộ phường xem máy nào là bản sao.",
    "not_for_this_device": "Gói này không gửi cho máy này, chưa nhận dòng nào.",
    "over_limit": "Tệp lớn quá mức cho phép, chưa nhận dòng nào.",
    "not_ours": "Tệp này không phải gói phiếu của phường mình, đã bỏ qua.",
}

REVOKED_SENTENCE = "Máy ghi gói này đã bị thu quyền. Gói được giữ riêng, chưa tính dòng nào."
INVITATION_OPENING = b"dxdesk-invitation-"
"""How an invitation begins, so that one put among the packs is told from a stranger's file."""


class SegmentRefused(ExchangeError):
    """A file of which nothing was taken; `code` is one of `RESULTS`."""

    def __init__(self, result: str, sentence: str = "") -> None:
        super().__init__(result, sentence or RESULTS[result])

    @property
    def result(self) -> str:
        """The code again, under the name files go by."""
        return self.code
