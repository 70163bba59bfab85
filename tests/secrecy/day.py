"""A real ward's laptops at work, doing everything that writes: `python -m tests.secrecy.day FOLDER`.

Everything lies below FOLDER/world: homes, stick, temporary files and every folder an operating system gives a program.
What commands say that were not asked for people goes there too, and files that are removed are copied first. What must
not be found there, FOLDER/known.json tells; it lies outside.
"""

import json
import os
import re
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn
from unittest import mock

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.exchange.root_key import root_text
from dxdesk.faults import record_fault
from dxdesk.paths import resource_path
from dxdesk.practice.clock import SteppingClock
from dxdesk.practice.hands import OutOfPatienceError
from dxdesk.practice.seat import seat
from dxdesk.store import keys
from dxdesk.store.database import open_store
from dxdesk.store.saving import Change, save
from dxdesk.ui.crash import crash_hook
from dxdesk.ui.start import make_app
from tests.secrecy.facts import facts_of
from tests.secrecy.world import World

PASSPHRASE, PACKAGE = "con gà gáy o o trên mái", "mười hai bến nước"
WARD, TEAM = "25747", "Tổ khu phố 3"
LOG = resource_path("practice", "nhat-ky-ho-tro-thang-10.csv")
CARDS = resource_path("practice", "qr.txt")
HOMES = "abcdf"
TYPED: list[dict[str, Any]] = [
    {"full_name": "Tôn Nữ Hạ Quỳnh", "national_id": "079158004321", "phone": "0987650123", "birth_year": "1958",
     "address": "12/34 hẻm Cây Điệp, đường Bạch Đằng", "household_no": "HK-770155", "note": "con rể là Đàm Quý Uy"},
    {"full_name": "Khưu Thoại Mỹ", "national_id": "074190012345", "phone": "0971230456", "birth_date": "1990-04-17",
     "sex": "F", "address": "số 9 ngõ Giếng Đá", "note": "hẹn chiều thứ Sáu ở nhà bà Khưu"},
    {"full_name": "Lò Văn Pỏm", "national_id": "011085009876", "phone": "0966000777", "birth_year": "1985", "sex": "M"},
]
ALONE: list[dict[str, Any]] = [
    {"full_name": "Chẩu Minh Thiện", "national_id": "024071003003", "phone": "0977112233", "note": "làm ở bến phà"},
    {"full_name": "Đèo Thị Xoan", "national_id": "014166004004", "phone": "0977445566", "address": "bản Nà Khoang"},
]
WINDOW = {"full_name": "Nghiêm Tố Uyên", "birth_year": "1971", "sex": "F", "id_last4": "6612", "phone": "0933444555"}
MEMBERS = ("Quách Thị Trăng", "Giàng A Phống", "Trịnh Bội Cơ", "Lèng Seo Vảng")
DRAFT = "Vũ Hoài Thương Thương"
GUEST, INVITED, PASTED = "Sùng Thị Máy Chủ", "Kha Vạng Cân", "Hoàng Phủ Ngọc Ẩn; 1966; 0938111222\nNông Văn Khướu\n"
SCORES = {"a": "2,5", "b": "7,5"}
SHEET = resource_path("practice", "diem-danh-binh-dan-hoc-vu-so.xlsx")
PHONES = ("0955123789", "0955123790")


def numbers() -> list[str]:
    """Whole numbers of identity cards, typed, scanned and in the sheet."""
    scanned = CARDS.read_text("utf-8").split("|")[0]
    sheet = re.findall(r"(?<![0-9])[0-9]{12}(?![0-9])", LOG.read_text("utf-8-sig"))
    return [*(person["national_id"] for person in (*TYPED, *ALONE)), scanned, *sheet]


def _visit(person: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"resident": person, "visit": {"note": more.pop("note", "")},
            "helps": [{"service": "VNEID_ACTIVATE", "outcome": "done", "dossier_code": "H12.34-260911-0042"}]}


def _swap(world: World, *names: str) -> None:
    for name in names:
        world.do(name, "exchange", str(world.stick))


def _invited(world: World, name: str) -> tuple[str, str]:
    """An invitation on the stick, and its code."""
    file = world.stick / f"giấy mời {name}"
    code = world.do("a", "invite", str(file), shows=True)["code"]
    world.secrets.append(code)
    return str(file), code


def found(world: World) -> None:
    """A ward, a laptop invited into it, one that began alone, and one nobody knows; each has people of its own."""
    for name, member in (("a", MEMBERS[0]), ("c", MEMBERS[2]), ("f", MEMBERS[3])):
        made = world.do(name, "new", "--ward", WARD, "--team", TEAM, "--member", member, shows=True)
        world.secrets.append(made["recovery_key"])
    with open_store(world.home("a"), PASSPHRASE) as first:
        save(first, [Change("hamlet", {"name": f"Khu phố {n}"}) for n in (1, 2, 3)])
    paper, code = _invited(world, "b")
    for wrong in ("0000-0000-0000", "7", code[:-1]):
        world.do("b", "new", "--join", paper, "--code", wrong, "--team", TEAM, "--member", MEMBERS[1], code=1)
    made = world.do("b", "new", "--join", paper, "--code", code, "--team", TEAM, "--member", MEMBERS[1], shows=True)
    world.secrets.append(made["recovery_key"])
    for name, person in (("c", ALONE[0]), ("f", ALONE[1])):
        world.do(name, "add", stdin=_visit(person))
        world.do(name, "exchange", str(world.stick))


def write(world: World) -> None:
    """Slips, what is refused, an undo, a sheet of people, a card."""
    lines = "".join(json.dumps(_visit(person, note="bác Tôn Nữ nhờ ghi hộ")) + "\n" for person in TYPED)
    world.do("a", "add", stdin=lines)
    first = TYPED[0]
    for wrong in (
        _visit(first | {"national_id": "07915800432"}), _visit(first | {"phone": "gọi 0987650123"}),
        {"resident": first}, _visit(first | {"birth_year": "2190"}), _visit(first | {"hamlet_id": "?"}),
    ):
        world.do("a", "add", stdin=wrong, code=1)
    world.do("b", "import", str(LOG), "--preview", shows=True)
    world.do("b", "import", str(LOG), shows=True)
    world.do("b", "import", str(world.said), code=1)
    world.do("c", "scan", str(CARDS), shows=True)
    world.do("c", "scan", stdin=CARDS.read_text("utf-8")[:40] * 9_000, code=1)


def disagree(world: World) -> None:
    """Two write one number, a third chooses; everything goes through the stick."""
    _swap(world, "a", "b", "c", "a")
    person = world.do("a", "find", "ton nu", shows=True)["people"][0]["id"]
    for name, phone in zip("ab", PHONES, strict=True):
        world.do(name, "edit", "resident", person, f"phone={phone}", "--why", "Khưu Thoại Mỹ nói lại")
    world.do("a", "edit", "resident", person, "national_id=12345", code=1)
    world.do("c", "exchange", str(world.stick), "--preview")
    _swap(world, "a", "b", "c")
    conflict = world.do("c", "conflicts", shows=True)["open"][0]["id"]
    world.do("c", "choose", conflict, "1", "--why", "gọi hỏi lại Tôn Nữ Hạ Quỳnh")
    world.do("c", "show", "resident", person, shows=True)
    saved = world.do("c", "edit", "resident", person, "address=7 bến Cá Kho")["save"]
    world.do("c", "undo", saved)
    _swap(world, "c", "b", "a", "c")
    world.do("a", "exchange", str(world.root / "không có"), code=1)


def teach(world: World) -> None:
    """A class on two laptops: learners, a guest, an invited trainer; rolls that differ, scores, a paper, tables."""
    made = world.do("a", "class", "new", "Bình dân học vụ số", "--day", "06/01/2025", "--count", "2", "--from", "18:30",
                    "--to", "20:30", "--group", "safety", "--invited", INVITED, shows=True)["class"]
    course, (first, second) = made["id"], [meeting["id"] for meeting in made["meetings"]]
    people = [world.do("a", "find", name, shows=True)["people"][0]["id"] for name in ("ton nu", "khuu thoai")]
    world.do("a", "class", "enrol", course, "--resident", people[0], "--guest", GUEST, shows=True)
    world.do("a", "class", "enrol", course, "--resident", "không có", code=1)
    world.do("a", "class", "enrol", course, "--list", "-", "--others", "guest", stdin=PASTED, shows=True)
    _swap(world, "a", "b")
    for name, state in (("a", "--present"), ("b", "--absent")):
        world.do(name, "class", "attend", first, "--past", state, people[0], shows=True)
        world.do(name, "class", "check", course, people[0], "--stage", "before", "--score", SCORES[name], shows=True)
    world.do("a", "class", "attend", second, "--all-present", "--past", "--signed", people[0], shows=True)
    world.do("a", "class", "leave", course, people[0], "--reason", "con trai Tôn Nữ đón về quê", shows=True)
    world.do("b", "class", "decide", course, "finished", people[0], "--reason", "bài của bà Tôn Nữ tốt", shows=True)
    world.do("b", "class", "meet-delete", second)
    world.do("a", "class", "calendar", shows=True)
    world.do("a", "class", "import", str(SHEET), "--preview", shows=True)
    world.do("a", "class", "import", str(world.said), code=1)
    _swap(world, "a", "b", "a")
    world.do("a", "conflicts", "--kind", "attendance", shows=True)
    world.do("a", "class", "report", "sheet", course, "--out", str(world.papers / "điểm danh.pdf"))
    for kind in ("attendance", "enrolment", "skill_check"):
        world.do("a", "export", kind, str(world.stick / f"bảng {kind}.xlsx"))


def trust(world: World) -> None:
    """The one who began alone comes in; the unknown one is let in, put out and let in again; the root on paper."""
    paper, code = _invited(world, "c")
    world.do("c", "join", paper, "--code", code)
    _swap(world, "a", "b", "c", "a", "b", "f")
    said = world.do("f", "devices")
    for act in (("trust", said["fingerprint"], "--may-invite"), ("revoke",), ("reinstate",)):
        world.do("a", *act, *([] if act[1:] else [said["devices"][0]["writers"][-1]]))
        _swap(world, "a", "f")
    world.do("a", "devices")
    world.do("a", "root-sheet", str(world.papers / "tờ khóa gốc.pdf"))
    with open_store(world.home("a"), PASSPHRASE) as root:
        world.secrets.append(root_text(root))
    world.do("b", "root-recover", "--text", world.secrets[-1][:-1], code=1)
    world.do("b", "root-recover", "--text", world.secrets[-1], "--folder", str(world.stick))
    world.do("b", "devices", "--copy")
    with mock.patch.dict(os.environ, DXDESK_PACK_PASSPHRASE=PACKAGE):
        world.do("a", "pack", str(world.stick / "qua Zalo"))
        world.do("a", "pack", str(world.stick / "qua Zalo"), code=1)


def damage(world: World) -> None:
    """Files cut, spoilt and packed anew, as they come back from other people."""
    log = world.stick / "DXDESK" / "log" / world.do("a", "state")["writer"]
    whole = max(log.iterdir()).read_bytes()
    inbox = world.stick / "DXDESK" / "inbox"
    (inbox / "cụt.age").write_bytes(whole[:-40])
    (inbox / "sửa.age").write_bytes(whole[:300] + b"x" + whole[301:])
    package = shutil.make_archive(str(inbox / "gói"), "zip", log)
    world.do("b", "exchange", str(world.stick))
    world.do("c", "unpack", package)
    world.do("c", "unpack", str(inbox / "sửa.age"), code=1)


def keep(world: World) -> None:
    """Copies, bringing one back, looking whether it would go."""
    copy = Path(world.do("a", "backup", str(world.stick / "sao lưu"))["file"])
    world.do("b", "backup")
    world.do("a", "check")
    world.do("b", "check")
    world.do("d", "restore", str(copy))
    world.do("d", "exchange", str(world.stick))
    spoilt = world.root / "hỏng.db"
    spoilt.write_bytes(copy.read_bytes()[:-5_000])
    shutil.copy(copy.with_suffix(".key"), spoilt.with_suffix(".key"))
    world.do("e", "restore", str(spoilt), code=1)
    with mock.patch.dict(os.environ, DXDESK_PASSPHRASE="không phải câu ấy"):
        world.do("a", "state", code=1)
    for name in "abd":
        world.do(name, "state")


def count(world: World) -> None:
    """Figures, the people behind one, and the month on paper."""
    world.do("a", "summary", "--period", "2026-10")
    world.do("a", "records", "visits", "--period", "2026-10", shows=True)
    world.do("a", "report", "team-month", "--period", "2026-10", "--out", str(world.papers / "tháng 10.pdf"))


def stumble(world: World) -> None:
    """Bugs of ours, with somebody's data in reach of the one who writes the log."""
    def broken(_store: object, draft: Any, **_: object) -> NoReturn:
        name, number = draft.resident["full_name"], draft.resident["phone"]
        raise KeyError(f"{name} {number}")

    with mock.patch("dxdesk.cli.visits.save_visit_inside", broken):
        world.do("a", "add", stdin=_visit(TYPED[0]), code=1)
    try:
        broken(None, VisitDraft(TYPED[1]))
    except KeyError as error:
        record_fault(world.home("nowhere"), error)


def sit(world: World) -> None:
    """The window: a slip typed, one left half written, a search, an exchange, a paper, a bug."""
    app = make_app(["dxdesk"])
    clock = SteppingClock(datetime.now(UTC))
    with seat(app, world.home("a"), PASSPHRASE, "Máy a", clock) as place:
        place.write_slip(WINDOW | {"hamlet": "Khu phố 3"}, [HelpLine("VNEID_ACTIVATE", "done")])
        place.scan_slip(CARDS.read_text("utf-8").splitlines()[0], [HelpLine("CASHLESS", "done")])
        place.find_person("nghiem to uyen")
        place.exchange(world.stick)
        place.report_page()
        place.begin_slip(DRAFT)
        try:
            raise OutOfPatienceError(f"{DRAFT} {TYPED[0]['full_name']}")
        except OutOfPatienceError as error:
            crash_hook(world.home("a"), lambda: None)(type(error), error, error.__traceback__)
        world.keep(world.home("a") / "desk.db-wal")


def tell(world: World, target: Path) -> None:
    """What must not be found: everything these desks know of people, and their keys."""
    facts: dict[str, set[str]] = {"number": set(numbers()), "name": {DRAFT}, "secret": {PASSPHRASE, PACKAGE}}
    facts["secret"] |= {"AGE-SECRET-KEY-1", *world.secrets}
    held = {}
    for name in HOMES:
        with open_store(world.home(name), PASSPHRASE) as store:
            held[name] = store.raw_key.hex()
            for sort, texts in facts_of(store).items():
                facts.setdefault(sort, set()).update(texts)
    document = {"facts": {sort: sorted(texts) for sort, texts in facts.items()}, "keys": held}
    target.write_text(json.dumps(document, ensure_ascii=False), "utf-8")


def main(folder: Path) -> None:
    """The whole day."""
    world = World(folder)
    world.watch()
    keys.COST["n"] = 1 << 10
    with world.keeping_logs():
        for step in (found, write, teach, trust, disagree, damage, keep, count, stumble, sit):
            step(world)
    tell(world, folder / "known.json")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
