"""`who-has` and `pack --for`: what laptops received, by their receipts."""

from pathlib import Path

from tests.cli.conftest import Ward, assert_refused, files, held, lines, visit


def told(ward: Ward, home: Path, of: Path) -> dict:
    """What one laptop is told of another."""
    writer = ward.done(of, "state")["writer"]
    return next(one for one in ward.done(home, "who-has")["laptops"] if writer in one["writers"])


def cell(ward: Ward, home: Path, whose: Path, who: Path) -> dict:
    keys = told(ward, home, whose)["key"], told(ward, home, who)["key"]
    return next(one for one in ward.done(home, "who-has")["cells"] if (one["whose"], one["who"]) == keys)


def test_every_laptop_has_its_sentence(ward: Ward, laptop: Path) -> None:
    alone = ward.on(ward.officer, "who-has")
    assert alone.err.strip() == "Chưa biết máy nào khác trong phường. Trao đổi phiếu một lần để biết nhau."
    ward.swap(ward.officer, laptop)
    officer = told(ward, laptop, ward.officer)
    assert officer["total"]["state"] == "lacks" and officer["total"]["visits"] == 1
    assert officer["sentence"].startswith(f"{officer['label']} còn thiếu 1 phiếu")
    assert cell(ward, laptop, laptop, ward.officer)["visits"] == 1
    before = held(laptop)
    said = ward.on(laptop, "who-has").err
    assert f"  {officer['label']} còn thiếu 1 phiếu của {told(ward, laptop, laptop)['label']}." in said
    assert held(laptop) == before
    ward.swap(ward.officer, laptop)
    officer = told(ward, laptop, ward.officer)
    assert officer["total"]["state"] == "all" and officer["sentence"].startswith(f"{officer['label']} đã nhận đến ")
    assert officer["receipt_made"] and not officer["mine"]
    mine = told(ward, laptop, laptop)
    assert mine["mine"] and mine["sentence"].startswith("Máy này đã nhận đủ đến ")
    assert cell(ward, laptop, laptop, laptop)["state"] == "self"


def test_a_laptop_without_a_receipt_is_not_known(ward: Ward, laptop: Path) -> None:
    ward.swap(ward.officer, laptop, ward.officer)
    second = ward.laptop("máy ba")
    ward.swap(second)
    for receipt in (ward.stick / "DXDESK" / "receipts").iterdir():
        receipt.unlink()
    ward.swap(ward.officer)
    one = told(ward, ward.officer, second)
    assert one["sentence"] == f"Chưa rõ {one['label']} đã nhận gì: chưa có biên nhận quay về."
    assert cell(ward, ward.officer, laptop, second)["state"] == "unknown"


def test_where_one_record_is(ward: Ward, laptop: Path) -> None:
    record = ward.done(laptop, "add", stdin=lines(visit("Lý Thị Năm")))["saved"][0]["visit_id"]

    def state(home: Path) -> tuple[str, list[str], bool]:
        found = ward.done(home, "who-has", "--record", "visit", record)["record"]
        return found["state"], found["by"], found["ward"]

    assert state(laptop) == ("here", [], False)
    ward.swap(laptop)
    assert state(laptop) == ("sent", [], False)
    ward.swap(ward.officer, laptop)
    label = told(ward, laptop, ward.officer)["label"]
    assert state(laptop)[:2] == ("confirmed", [label])
    assert state(ward.officer) == ("others", [], False)
    said = ward.on(laptop, "who-has", "--record", "visit", record).err.strip()
    assert said == f"Đã nhận, có biên nhận: {label}."
    assert_refused(ward.on(laptop, "who-has", "--record", "visit", "x"), "unknown_record")
    assert_refused(ward.on(laptop, "who-has", "--record", "vé", record), "unknown_kind")


def test_a_package_for_one_laptop(ward: Ward, laptop: Path, unsealed: None) -> None:
    ward.swap(ward.officer, laptop, ward.officer, laptop)
    officer = told(ward, laptop, ward.officer)
    file = ward.folder / "gói"
    assert_refused(ward.on(laptop, "pack", str(file), "--for", officer["label"]), "nothing_lacking")
    assert_refused(ward.on(laptop, "pack", str(file), "--for", "Máy nào đó"), "unknown_device")
    assert_refused(ward.on(laptop, "pack", str(file), "--for", told(ward, laptop, laptop)["label"]), "own_device")
    assert files(ward.folder).keys().isdisjoint({"gói"})
    ward.done(laptop, "add", stdin=lines(visit("Lý Thị Năm")))
    packed = ward.on(laptop, "pack", str(file), "--for", officer["label"].lower())
    assert packed.json["visits"] == 1 and packed.json["for"] in officer["writers"]
    assert f"cho {officer['label']} vào" in packed.err
    taken = ward.done(ward.officer, "unpack", str(file))
    assert taken["in"] and {one["result"] for one in taken["in"]} == {"received"}
    assert cell(ward, ward.officer, laptop, ward.officer)["state"] == "all"
    by_writer = ward.folder / "gói theo máy ghi"
    assert ward.done(laptop, "pack", str(by_writer), "--for", officer["writers"][0].upper())["for"]


def test_a_laptop_put_out_gets_no_package(ward: Ward, laptop: Path, unsealed: None) -> None:
    ward.swap(ward.officer, laptop, ward.officer)
    gone = told(ward, ward.officer, laptop)
    ward.done(ward.officer, "revoke", gone["writers"][0])
    assert_refused(ward.on(ward.officer, "pack", str(ward.folder / "gói"), "--for", gone["label"]), "revoked")
    still = told(ward, ward.officer, laptop)
    assert still["out"] and still["total"] is None, "its slips count, it is asked for nothing"
