"""What a person is told and asked before each thing that can be done to a laptop (look §10)."""

from dxdesk.exchange.devices import Device
from dxdesk.ui.check_lines import CheckLine
from dxdesk.ui.devices_act import Act
from dxdesk.ui.devices_acts import declare_own_copy, delegate_laptop, reinstate_laptop, revoke_laptop
from dxdesk.ui.devices_words import device_name


def asked(act: str, device: Device) -> Act:
    """The sheet for `revoke`, `reinstate`, `delegate` or `declare`."""
    return {"revoke": _revoke, "reinstate": _reinstate, "delegate": _delegate, "declare": _declare}[act](device)


def _revoke(device: Device) -> Act:
    return Act(
        f"Thu quyền {device_name(device)}",
        (
            CheckLine("warn", "Gói máy ấy gửi từ nay không được tính",
                      "Gói vẫn được giữ, không xóa dòng nào. Trả lại quyền thì tính lại."),
            CheckLine("warn", "Gói máy ấy đã có thì vẫn đọc được",
                      "Không lấy lại được những gì đã chép sang máy ấy. Gói mới sẽ khóa bằng khóa khác."),
            CheckLine("off", "Máy khác biết sau khi trao đổi phiếu", "Trao đổi sớm, nhất là khi máy bị mất."),
        ),
        f"Đã hỏi lại và muốn thu quyền {device_name(device)}", "Thu quyền máy này", "danger",
        lambda store, day: revoke_laptop(store, device, day), asks_day=True,
    )


def _reinstate(device: Device) -> Act:
    return Act(
        f"Trả lại quyền cho {device_name(device)}",
        (
            CheckLine("off", "Mọi gói đang giữ của máy ấy được tính lại", "Phiếu của máy khác còn nguyên."),
            CheckLine("warn", "Chỉ trả lại khi máy đã về đúng người", "Máy lạc rồi tìm thấy thì hỏi xem ai đã mở."),
        ),
        f"Đã thấy {device_name(device)} ở đúng người", "Trả lại quyền", "primary",
        lambda store, _: reinstate_laptop(store, device),
    )


def _delegate(device: Device) -> Act:
    return Act(
        f"Giao quyền mời cho {device_name(device)}",
        (
            CheckLine("off", "Máy ấy mời và duyệt được máy mới, thu quyền được máy thường",
                      "Dùng khi cán bộ phường không có mặt ở nơi làm."),
            CheckLine("warn", "Chỉ cán bộ phường thu lại được quyền này", "Giao cho máy có người giữ chắc."),
        ),
        f"Giao quyền mời cho {device_name(device)}", "Giao quyền mời", "primary",
        lambda store, _: delegate_laptop(store, device),
    )


def _declare(device: Device) -> Act:
    return Act(
        "Máy này là bản sao",
        (
            CheckLine("off", "Dùng khi ổ đĩa hoặc sổ của máy này chép từ máy khác, và máy kia vẫn dùng",
                      "Hai máy ghi cùng một tên thì khó biết phiếu nào của máy nào."),
            CheckLine("off", "Từ lúc bấm, máy này ghi dưới một mã riêng",
                      "Phiếu đã ghi còn nguyên và vẫn được gửi. Chỉ bấm ở một trong hai máy."),
        ),
        "Máy kia vẫn đang dùng", "Ghi dưới mã riêng", "primary",
        lambda store, _: declare_own_copy(store),
    )
