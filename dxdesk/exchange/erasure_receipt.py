"""What can be said of an erasure: what went, who said yes, and what could not be reached (format §3, Erase)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dxdesk.domain.dates import show_moment
from dxdesk.errors import InputError
from dxdesk.exchange.place_cleaning import unclean_places
from dxdesk.exchange.redacting import redact_kept
from dxdesk.ledger.clock import parse_time
from dxdesk.ledger.ops import op_time
from dxdesk.store.backup import LAST, SUFFIX, backup_folder
from dxdesk.store.database import Store
from dxdesk.store.erased import Cast
from dxdesk.store.erasing import Erasure, confirm_erasure, erasures, objection, waiting
from dxdesk.store.export_log import exports
from dxdesk.store.places import places_known
from dxdesk.store.receipts import confirmed_by, laptops
from dxdesk.store.records import member_name, writer_label


@dataclass(frozen=True, slots=True)
class ErasureReceipt:
    """Everything in sentences: `asked` who said yes and where, `lost` what went.

    `heard` and `not_heard` are laptops by whether a signed receipt proves that they hold both yeses; `places`,
    `backups` and `files` are what may still hold values and why.
    """

    record: str
    done: str
    lost: str
    asked: tuple[str, ...]
    heard: tuple[str, ...]
    not_heard: tuple[str, ...]
    places: tuple[str, ...]
    backups: tuple[str, ...]
    files: tuple[str, ...]

    @property
    def sections(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The same by heading, for a paper or a window; a heading without lines is left out."""
        found = (
            ("Đã xóa", (self.lost,)),
            ("Ai yêu cầu, ai xác nhận", self.asked),
            ("Máy đã báo nhận lệnh xóa", self.heard),
            ("Máy chưa báo nhận lệnh xóa, có thể còn giữ", self.not_heard),
            ("Nơi từng trao đổi phiếu, có thể còn giữ", self.places),
            ("Bản sao lưu làm trước khi xóa", self.backups),
            ("Tệp có tên người đã xuất trước khi xóa", self.files),
        )
        return tuple((title, lines) for title, lines in found if lines)


def erase_now(store: Store, record: str) -> Erasure:
    """Say the second yes and take the values out of book and packs at once, freed pages included.

    Raises `InputError` as `confirm_erasure`.
    """
    done = confirm_erasure(store, record)
    redact_kept(store)
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return done


def erasure_receipt(store: Store, record: str) -> ErasureReceipt:
    """The receipt of an erasure that took effect. Raises `InputError` `not_erased`."""
    found = next((one for one in erasures(store) if record in one.records and one.done), None)
    if found is None:
        raise InputError("not_erased", "Người này chưa xóa hẳn, nên chưa có biên bản.")
    heard, not_heard = _laptops(store, found)
    return ErasureReceipt(
        found.record, found.done, _lost(store, found), tuple(said_yes(store, one) for one in found.asked),
        heard, not_heard, tuple(_places(store, found.done)), tuple(_backups(store, found.done)),
        tuple(_files(store, found.done)))


def erasure_news(store: Store, began: str) -> list[str]:
    """What an exchange that began then (a UTC time text) brought about erasing; nothing where it brought nothing."""
    gone = store.connection.execute(
        "SELECT count(*) FROM erased WHERE part = 'all' AND at >= ?", [began]).fetchone()[0]
    asked = sum(objection(store, one) is None for one in waiting(store))
    said = (f"Đã xóa hẳn {gone} hồ sơ theo yêu cầu đã được hai người xác nhận.",
            f"Có {asked} yêu cầu xóa hẳn chờ xác nhận trên máy này. Xem Cài đặt, thẻ Xóa.")
    return [sentence for sentence, count in zip(said, (gone, asked), strict=True) if count]


def said_yes(store: Store, one: Cast) -> str:
    """Who said yes, where and when."""
    name = member_name(store, one.by) or "Thành viên chưa rõ tên"
    officer = ", máy của cán bộ phường" if one.officer else ""
    return f"{name}, {writer_label(store, one.writer)}{officer}, {show_moment(op_time(one.op))}."


def _lost(store: Store, found: Erasure) -> str:
    named = json.dumps(list(found.records))
    ops = store.connection.execute(
        "SELECT count(*) FROM op WHERE kind = 'resident' AND record IN (SELECT value FROM json_each(?))",
        [named]).fetchone()[0]
    spoke = store.connection.execute("SELECT count(*) FROM erased WHERE part <> 'all'").fetchone()[0]
    return (f"Hồ sơ mã {', '.join(found.records)}: mọi giá trị của {ops} lần ghi, và lời ghi ở phiếu, việc, dòng việc "
            f"đã giúp nói về người này (cả phường đã bỏ lời ở {spoke} chỗ). "
            f"Có hiệu lực ở máy này {show_moment(parse_time(found.done))}.")


def _laptops(store: Store, found: Erasure) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The laptops whose receipts prove the yeses, and the others that are not put out, in their order."""
    query = "SELECT s.root FROM op o LEFT JOIN segment s ON s.n = o.segment WHERE o.id = ?"
    roots = {root for one in found.asked for root, in store.connection.execute(query, [one.op])}
    proved = confirmed_by(store, roots - {None}) if None not in roots else {}
    sure = set.intersection(*proved.values()) if proved else set()
    others = [laptop for laptop in laptops(store) if not laptop.mine and not laptop.out]
    return (tuple(laptop.label for laptop in others if laptop.key in sure),
            tuple(laptop.label for laptop in others if laptop.key not in sure))


def _places(store: Store, done: str) -> Iterator[str]:
    unclean = unclean_places(store)
    for place in places_known(store):
        name = f"{place.label} ({place.path})" if place.label else place.path
        if place.last < done:
            yield f"{name}: chưa trao đổi lại từ khi xóa, lần cuối {show_moment(parse_time(place.last))}."
        elif files := unclean.get(place.path):
            yield f"{name}: còn {len(files)} tệp của máy khác, như {files[0]}."


def _backups(store: Store, done: str) -> Iterator[str]:
    """Copies in their usual folder, the last one wherever it went, and those made before the program changed."""
    erased = parse_time(done).timestamp()
    last = store.setting(LAST)
    found = {*backup_folder(store).glob(f"*{SUFFIX}"), *store.home.glob("desk-before-*.db")}
    found |= {Path(last)} if last else set()
    for path in sorted(found):
        if not path.exists() or path.stat().st_mtime < erased:
            yield f"{path}."


def _files(store: Store, done: str) -> Iterator[str]:
    for one in exports(store):
        if one.personal and one.at < done:
            yield f"{one.file}, xuất {show_moment(parse_time(one.at))}: {one.reason}."
