"""Who has what, in words: the cells of the matrix, a sentence for every laptop, where a record is (look §7, §8)."""

from dxdesk.domain.dates import show_day
from dxdesk.domain.wording import thousands

TICK, DASH, NOT_KNOWN = "đã nhận đủ", "–", "chưa rõ"


def short_label(label: str) -> str:
    """What a laptop is called where there is little room: without "Máy" before it."""
    return label.removeprefix("Máy ") or label


def cell_word(state: str, visits: int, packs: int) -> str:
    """What stands in a cell: "thiếu 12"; edits only are counted by their packs. A tick is for the eye, `TICK` its word.

    `state` as of `store.receipts.Cell`.
    """
    if state == "lacks":
        return f"thiếu {thousands(visits)}" if visits else f"thiếu {thousands(packs)} gói"
    return {"all": TICK, "unknown": NOT_KNOWN}.get(state, DASH)


def cell_sentence(whose: str, who: str, state: str, visits: int, packs: int, until: str) -> str:
    """What one laptop has of another's slips."""
    match state:
        case "self":
            return f"Phiếu của chính {who}."
        case "none":
            return f"{whose} chưa gửi phiếu nào."
        case "unknown":
            return f"Chưa rõ {who} đã nhận gì của {whose}: chưa có biên nhận quay về."
        case "all":
            return f"{who} đã nhận đủ của {whose}{_until(until)}."
    return f"{who} còn thiếu {_lack(visits, packs)} của {whose}{_but(until)}."


def laptop_sentence(who: str, state: str, visits: int, packs: int, until: str, mine: bool = False) -> str:
    """What one laptop has of all others' slips together; empty where none sent anything."""
    if mine:
        who = "Máy này"
    match state:
        case "all":
            return f"{who} đã nhận{' đủ' if mine else ''}{_until(until)}."
        case "lacks":
            return f"{who} còn thiếu {_lack(visits, packs)}{_but(until)}."
        case "unknown":
            return f"Chưa rõ {who} đã nhận gì: chưa có biên nhận quay về."
    return ""


def record_word(state: str, by: tuple[str, ...], ward: bool) -> str:
    """Where a record is, as its tag says it; `state` as of `store.record_state.RecordState`."""
    match state:
        case "here":
            return "Ở máy này"
        case "sent":
            return "Đã gửi"
        case "others":
            return "Máy khác ghi"
    if ward:
        return "Phường đã nhận"
    return f"{short_label(by[0])} đã nhận" if len(by) == 1 else f"{len(by)} máy đã nhận"


def record_sentence(state: str, by: tuple[str, ...]) -> str:
    """The same in a sentence, with every laptop by name."""
    match state:
        case "here":
            return "Chỉ có ở máy này, chưa gửi đi đâu."
        case "sent":
            return "Đã gửi đi, chưa máy nào báo nhận."
        case "others":
            return "Do máy khác ghi."
    return f"Đã nhận, có biên nhận: {', '.join(by)}."


def _lack(visits: int, packs: int) -> str:
    return f"{thousands(visits)} phiếu" if visits else f"{thousands(packs)} gói sửa đổi"


def _until(until: str) -> str:
    return f" đến {show_day(until)}" if until else ""


def _but(until: str) -> str:
    return f", mới đủ đến {show_day(until)}" if until else ""
