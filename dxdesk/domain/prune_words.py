"""What is said of blanking values that were overwritten long ago."""

from collections.abc import Iterator, Mapping

from dxdesk.domain.dates import show_date
from dxdesk.domain.records import KINDS


def prune_sentences(ops: int, kinds: Mapping[str, int], before: str, months: int, *, preview: bool) -> Iterator[str]:
    """What pruning did or would do; `before` is an ISO day."""
    kept = f"trước ngày {show_date(before)} (phường lưu {months} tháng)"
    if not ops:
        yield f"Không có giá trị cũ nào bị ghi đè {kept}."
        return
    titles = {kind: KINDS[kind].title if kind in KINDS else kind for kind in kinds}
    named = ", ".join(f"{titles[kind]} {count}" for kind, count in sorted(kinds.items()))
    yield f"{'Sẽ bỏ' if preview else 'Đã bỏ'} giá trị của {ops} lần ghi đã bị ghi đè {kept}: {named}."
    yield "Hồ sơ và số liệu hiện tại không đổi; chỉ không hoàn tác được về trước ngày ấy."
