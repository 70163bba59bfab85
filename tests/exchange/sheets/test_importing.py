"""Taking a log into the register: all or nothing, once, without doubling anybody."""

import json

import pytest

from dxdesk.errors import InputError
from dxdesk.exchange.sheets import importing
from dxdesk.exchange.sheets.importing import import_log, preview_log
from dxdesk.exchange.sheets.plan import read_log, to_drafts
from dxdesk.store.merging import merge
from dxdesk.store.saving import Change, save
from dxdesk.store.undo import undo_inside
from tests.exchange.sheets.samples import LOG, TODAY

HEADER = "Ngày;Giờ;Họ tên;CCCD;SĐT;Nội dung hỗ trợ;Kết quả;Vướng mắc;Cán bộ;Hẹn lại\n"
PERSON = "Đặng Hữu Nghĩa;79083985248;0350021533"


def log(catalogues, *rows):
    return read_log((HEADER + "\n".join(rows)).encode(), TODAY, catalogues)


def count(store, kind):
    return store.connection.execute(f'SELECT count(*) FROM "{kind}" WHERE _deleted <> 1').fetchone()[0]


def rows(store, query):
    return [tuple(row) for row in store.connection.execute(query)]


def ops(store):
    return rows(store, "SELECT count(*), max(id) FROM op")


def test_the_sample_comes_in_whole_and_once(store, plan):
    told = preview_log(store, plan)
    assert count(store, "visit") == 0
    done = import_log(store, plan)
    assert (done.rows, done.new, done.people, done.changed, done.again) == (301, 299, 124, 0, False)
    assert done == told
    assert (count(store, "visit"), count(store, "resident")) == (299, 124)
    assert count(store, "help") == sum(len(draft.visit.helps) for draft in to_drafts(plan))
    assert [(row.row, row.why) for row in done.skipped if row.why in ("no_date", "same_visit")] == [
        (183, "no_date"), (304, "same_visit")]
    assert rows(store, "SELECT DISTINCT why FROM op WHERE kind IN ('visit', 'help', 'resident')") == [(done.import_id,)]
    assert len(rows(store, "SELECT DISTINCT save FROM op WHERE kind IN ('visit', 'help', 'resident')")) == 1
    before = ops(store)
    again = import_log(store, plan)
    assert (again.new, again.people, again.changed, again.again) == (0, 0, 0, True)
    assert ops(store) == before


def test_results_become_outcomes(store, catalogues):
    import_log(store, log(
        catalogues,
        f"1/10/2026;8:00;{PERSON};Cài VNeID;Xong;;;", f"2/10/2026;8:00;{PERSON};Cài VNeID;chưa;mất mạng;;",
        f"3/10/2026;8:00;{PERSON};Cài VNeID;Vắng;;;", f"4/10/2026;;{PERSON};Cài VNeID;Hẹn lại;;;9/10",
        f"5/10/2026;8:00;{PERSON};Cài VNeID;;SIM ko chính chủ;;",
        f"6/10/2026;8:00;{PERSON};sửa máy in;Xong;trời mưa;;"))
    assert rows(store, "SELECT v.visit_on, v.visit_at, v.follow_up_on, h.service, h.outcome, h.obstacle, h.note "
                       "FROM visit v JOIN help h ON h.visit_id = v.id ORDER BY v.visit_on") == [
        ("2026-10-01", "08:00", None, "VNEID_INSTALL", "done", None, None),
        ("2026-10-02", "08:00", None, "VNEID_INSTALL", "not_done", "NO_NETWORK", None),
        ("2026-10-03", "08:00", None, "VNEID_INSTALL", "not_done", "ABSENT", None),
        ("2026-10-04", None, "2026-10-09", "VNEID_INSTALL", "not_done", None, None),
        ("2026-10-05", "08:00", None, "VNEID_INSTALL", None, "NO_SIM_OWN", None),
        ("2026-10-06", "08:00", None, "OTHER", "done", "OTHER", "sửa máy in; trời mưa"),
    ]


def test_the_full_number_is_kept_nowhere(store, plan):
    import_log(store, plan)
    kept = "SELECT id_last4, id_number FROM resident WHERE full_name = 'Đặng Hữu Nghĩa'"
    assert rows(store, kept) == [("5248", None)]
    assert rows(store, "SELECT 1 FROM op WHERE sets LIKE '%079083985248%'") == []
    shown = json.dumps([str(item) for item in (*plan.repairs, *plan.asks, *plan.skipped)])
    assert not any(line.national_id in shown for line in plan.rows if line.national_id)


def test_known_people_are_recognised_and_completed(store, catalogues):
    import_log(store, log(
        catalogues, f"1/10/2026;8:00;{PERSON};Cài VNeID;Xong;;;", "1/10/2026;;Lý Thị Tám;;0330003318;VssID;;;;"))
    done = import_log(store, log(
        catalogues, "2/10/2026;8:00;đặng hữu nghĩa;079083985248;;VssID;Xong;;;",
        "2/10/2026;8:00;Lý Thị Tám;70079912564;330003318;VssID;Xong;;;",
        "2/10/2026;8:00;Lý Thị Tám;;0330003319;VssID;Xong;;;"))
    assert (done.new, done.people, done.changed) == (3, 1, 1)
    assert rows(store, "SELECT phone, id_last4 FROM resident WHERE full_name = 'Lý Thị Tám' ORDER BY phone") == [
        ("0330003318", "2564"), ("0330003319", None)]


def test_a_number_under_another_name_is_asked_and_stays_apart(store, catalogues):
    import_log(store, log(catalogues, f"1/10/2026;8:00;{PERSON};Cài VNeID;Xong;;;"))
    done = import_log(store, log(catalogues, "2/10/2026;8:00;Lê Thị Hai;79083985248;;VssID;Xong;;;"))
    assert done.people == 1
    assert [ask.code for ask in done.asks if ask.field == "person"] == ["person: number held under another name"]


def test_two_of_one_name_and_phone_in_the_register_are_asked(store, catalogues):
    save(store, [Change("resident", {"full_name": "Võ Văn Sáu", "phone": "0820088779"}) for _ in range(2)])
    done = import_log(store, log(catalogues, "2/10/2026;8:00;Võ Văn Sáu;;0820088779;VssID;Xong;;;"))
    assert (done.people, [ask.code for ask in done.asks]) == (1, ["person: several in the register"])


def test_a_file_saved_again_brings_only_what_is_new(store, catalogues):
    first = f"1/10/2026;8:00;{PERSON};Cài VNeID;Xong;;;"
    import_log(store, log(catalogues, first))
    done = import_log(store, log(catalogues, first, f"2/10/2026;8:00;{PERSON};Cài VNeID;Xong;;;"))
    assert (done.new, done.people, done.again) == (1, 0, False)
    assert [(row.row, row.why) for row in done.skipped if row.why != "header"] == [(2, "in_register")]


def test_a_person_merged_into_another_is_known_by_the_number_of_either(store, catalogues):
    line = f"01/10/2026;08:53;{PERSON};sổ sức khỏe điện tử;xong;;;"
    import_log(store, log(catalogues, line))
    person = rows(store, "SELECT id FROM resident")[0][0]
    keep = save(store, [Change("resident", {"full_name": "Đặng Nghĩa", "birth_year": "1983"})]).records[0]
    merge(store, keep, person)
    done = import_log(store, log(catalogues, line, f"02/10/2026;09:00;{PERSON};cài VNeID;xong;;;"))
    assert (done.new, done.people) == (1, 0)
    assert rows(store, "SELECT resident_id FROM visit WHERE visit_on = '2026-10-02'") == [(keep,)]


def test_an_import_can_be_taken_out_and_come_back(store, catalogues):
    told = log(catalogues, f"1/10/2026;8:00;{PERSON};Cài VNeID;Xong;;;")
    name = import_log(store, told).import_id
    with store.writing():
        undo_inside(store, name)
    assert (count(store, "visit"), count(store, "resident")) == (0, 0)
    back = import_log(store, told)
    assert (back.new, back.people, back.again) == (1, 1, False)
    assert back.import_id == f"{name}-2"


def test_officers_are_matched_to_members_or_asked(store, catalogues):
    done = import_log(store, log(
        catalogues, f"1/10/2026;8:00;{PERSON};VssID;;;chị Mẫu;",
        f"2/10/2026;8:00;{PERSON};VssID;;;Tổ trưởng: Lê Văn Thử;",
        f"3/10/2026;8:00;{PERSON};VssID;;;Thử;", f"4/10/2026;8:00;{PERSON};VssID;;;Đoàn viên: Phạm Minh Ví Dụ;"))
    officers = "SELECT m.full_name FROM visit v LEFT JOIN member m ON m.id = v.member_id ORDER BY v.visit_on"
    assert rows(store, officers) == [
        ("Nguyễn Thị Mẫu",), ("Lê Văn Thử",), ("Lê Văn Thử",), (None,)]
    assert [(ask.row, ask.code, ask.text) for ask in done.asks] == [
        (5, "officer: not a member", "Đoàn viên: Phạm Minh Ví Dụ")]


def test_all_or_nothing(store, plan, monkeypatch):
    real = importing.save_inside

    def breaks(store, changes, why):
        real(store, changes, why)
        raise RuntimeError("pulled out")

    before = ops(store)
    monkeypatch.setattr(importing, "save_inside", breaks)
    with pytest.raises(RuntimeError):
        import_log(store, plan)
    assert ops(store) == before
    assert count(store, "visit") == 0


def test_rows_that_cannot_be_kept_are_left_out_and_told(store, catalogues):
    long = f"2/10/2026;8:00;{PERSON};{'a' * 5000};Xong;;;"
    many = f"3/10/2026;8:00;{PERSON};{','.join(f'việc {n}' for n in range(30))};Xong;;;"
    done = import_log(store, log(
        catalogues, long, many, f"4/10/2026;8:00;{PERSON};;Xong;;;", ";;Tổng cộng;;;;;;;", "5/10/2026;;;;;VssID;;;;"))
    assert [(row.row, row.why) for row in done.skipped] == [
        (1, "header"), (2, "refused"), (3, "refused"), (4, "no_service"), (5, "total"), (6, "not_a_visit")]
    assert (done.new, count(store, "resident")) == (0, 0)


def test_a_refused_file_changes_nothing(store, catalogues):
    before = ops(store)
    with pytest.raises(InputError):
        import_log(store, read_log(LOG.read_bytes()[:100] + b"\0", TODAY, catalogues))
    assert ops(store) == before
