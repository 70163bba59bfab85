"""Golden wire files: every later version must read them and write them again byte for byte (I13).

They were made from the ops below with fixed keys. A change that alters one of them changes the format.
"""

from pathlib import Path

import pytest

from dxdesk.exchange.segments import Segment, SegmentWaits, read_segment
from dxdesk.exchange.signed import put_together, take_apart
from dxdesk.exchange.statements import Card, card_file, is_signed, read_card, read_statements, trust_list, write_card
from dxdesk.ledger.ops import Op
from tests.exchange.kit import Device, record, redact

FOLDER = Path(__file__).parents[1] / "golden" / "wire"
PERSON, HAMLET, VISIT, MEMBER = record(1), record(2), record(3), record(4)
NASTY = [
    "=HYPERLINK(1)", "+84901234567", "-", "@a", "'", "''", " x", "\u3000x", "0901234567", "079204001234", "2026-11-22",
    "22/11", "1/2", "10:30", "1E5", "TRUE", "Mar-1", "Thg 11", 'nói "được"', "a;b", "dòng 1\r\ndòng 2", "\n", "＝1",
    ",", "ẴỖẪỞỮ", "🙂", "*", "1958", "12345678901", "a,b",
]


def segments() -> dict[str, Segment]:
    """What the golden files were made from."""
    desk = Device(1)
    new = desk.op("resident", PERSON, {
        "full_name": "Trần Thị Bé", "birth_year": "1958", "birth_date": "", "phone": "0901234567", "hamlet_id": HAMLET,
        "note": "",
    }, by=MEMBER)
    visit = desk.op("visit", VISIT, {
        "resident_id": PERSON, "visit_on": "2026-11-22", "visit_at": "19:05", "mode": "home", "hamlet_id": HAMLET,
        "note": "hẹn mai",
    }, save=new.id, by=MEMBER)
    helps = [
        desk.op("help", record(10 + n), {
            "visit_id": VISIT, "service": "vneid_l2", "outcome": outcome, "obstacle": "",
        }, save=new.id, by=MEMBER) for n, outcome in enumerate(("done", "partly"))
    ]
    helps.append(desk.op("help", record(10), {"outcome": "referred", "obstacle": "no_sim"}, replaces=(helps[0].id,)))
    seen = (visit.id, helps[1].id)
    gone = desk.op("visit", VISIT, {"_deleted": "1"}, "delete", replaces=seen, why="nhập nhầm; xin lỗi")
    nasty = [
        desk.op("resident", record(20 + n), {"full_name": text, "note": text}, why=text) for n, text in enumerate(NASTY)
    ]
    later = [
        desk.op("drone", record(60), {"email_moi": "a@b.vn", "pilot_id": MEMBER, "memo_text": "ghi", "name": "x"}),
        desk.op("drone", record(61), {"_deleted": "1"}, "delete"),
    ]
    chosen = desk.op("resident", PERSON, {"phone": "0912345678"}, "choose", replaces=(new.id,))
    made: dict[str, Segment] = {}

    def add(name: str, ops: list[Op], **more) -> None:
        previous = list(made.values())[-1].root[:16] if made else "-"
        made[name] = desk.segment(ops, seq=len(made) + 1, prev=previous, **more)

    add("resident", [new, chosen])
    add("visit", [visit])
    add("help", helps)
    add("delete", [gone])
    add("nasty", nasty)
    add("unknown_kind", later, schema=7)
    add("practice", [desk.op("hamlet", HAMLET, {"name": "Khu phố 3"})], practice=True)
    return made


def redacted() -> bytes:
    resident = segments()["resident"]
    new, chosen = resident.ops
    return redact(resident.data, {new.id, chosen.id}, {new.id})


def card() -> dict:
    root, desk = Device(9), Device(1)
    said = Card("25747", False, desk.writer, "", "Máy 1", "Tổ khu phố 3", "leader", desk.key, "age1abc", "0.1.0",
                "20261122T021500000Z")
    return write_card(said, root.key, root.private.sign)


NAMES = ("resident", "visit", "help", "delete", "nasty", "unknown_kind", "practice")


@pytest.mark.parametrize("name", NAMES)
def test_read_and_written_again(name: str) -> None:
    data = (FOLDER / f"{name}.csv").read_bytes()
    made = segments()[name]
    assert put_together(take_apart(data)) == data
    assert read_segment(data) == made
    assert made.data == data


def test_redacted_copy() -> None:
    data = (FOLDER / "resident_redacted.csv").read_bytes()
    assert put_together(take_apart(data)) == data == redacted()
    assert read_segment(data).root == segments()["resident"].root
    assert read_segment(data).ops[0].sets["full_name"] is None


def test_a_file_of_a_later_format_is_known_for_one() -> None:
    data = (FOLDER / "later_format.csv").read_bytes()
    with pytest.raises(SegmentWaits) as caught:
        read_segment(data, Device(1).reader())
    assert caught.value.result == "needs_update"


def test_card_and_trust_list() -> None:
    data = (FOLDER / "card.json").read_bytes()
    assert data == card_file(card())
    (statement,) = read_statements(data)
    assert statement["by"] == Device(9).key and is_signed(statement)
    assert read_card(statement).label == "Máy 1"
    listed = (FOLDER / "trust.json").read_bytes()
    assert trust_list("25747", read_statements(listed)) == listed
