"""`alike`, `merge`, `unmerge` on a real desk."""

import pytest

from tests.cli.conftest import assert_refused, lines, visit


@pytest.fixture
def people(run, desk) -> tuple[str, str]:
    """One woman written down twice."""
    twice = (visit("Trần Thị Bé", birth_year="1958", phone="0912345678"),
             visit("Trần Thị Bế", birth_year="1958", phone="0912345678", id_last4="4721"))
    saved = run("add", "--json", stdin=lines(*twice)).json["saved"]
    return saved[0]["resident_id"], saved[1]["resident_id"]


def test_who_may_be_the_same_with_reasons(run, people):
    (found,) = run("alike", people[0], "--json").json["candidates"]
    assert (found["id"], found["full_name"], found["best"]) == (people[1], "Trần Thị Bế", False)
    assert [sign["words"] for sign in found["signs"]] == ["tên khác dấu", "năm sinh", "đuôi điện thoại 678"]
    assert found["last"] == "Lần trước 20/11: kích hoạt VNeID, thanh toán số một phần"
    told = run("alike", "--name", "tran thi be", "--birth", "1958", "--last4", "4721")
    assert "4 số cuối" in told.out
    assert "giống nhất" in told.out
    assert "0912345678" not in told.out


def test_asked_by_what_is_typed(run, people):
    asked = run("alike", "--name", "Trần Thị Bé", "--birth", "03/11/1958", "--json").json["candidates"]
    assert {one["id"] for one in asked} == set(people)
    nobody = run("alike", "--name", "Không Ai", "--birth", "1958")
    assert (nobody.code, nobody.out.strip()) == (0, "Không ai trong sổ giống như vậy.")
    assert_refused(run("alike", "--json"), "nothing_asked")
    assert_refused(run("alike", "không có", "--json"), "unknown_record")


def test_a_preview_writes_nothing(run, people):
    before = run("state", "--json").json
    shown = run("merge", *people, "--preview", "--json").json
    assert run("state", "--json").json == before
    assert (shown["save"], shown["preview"]["visits_given"]) == ("", 1)
    assert {field["name"] for field in shown["preview"]["fields"] if field["chosen"]} == {"id_last4"}
    told = run("merge", *people, "--preview").out
    assert "--take id_last4" in told
    assert "0912345678" not in told


def test_merged_found_as_one_and_taken_back(run, people):
    keep, other = people
    saved = run("merge", keep, other, "--take", "id_last4", "--json").json
    assert saved["save"]
    (found,) = run("find", "4721", "--json").json["people"]
    assert (found["id"], found["visits"]) == (keep, 2)
    run("edit", "resident", keep, "note=sửa sau")
    undone = run("unmerge", other, "--json").json
    assert (bool(undone["save"]), undone["left"]) == (True, [])
    assert [one["id"] for one in run("find", "4721", "--json").json["people"]] == [other]
    assert run("show", "resident", keep, "--json").json["values"]["note"] == "sửa sau"


def test_what_was_changed_since_is_told(run, people):
    keep, other = people
    run("edit", "resident", other, "note=của chị")
    run("merge", keep, other, "--take", "note")
    run("edit", "resident", keep, "note=sửa sau")
    told = run("unmerge", other)
    assert told.out.splitlines() == ["Đã gỡ gộp.", "Còn để lại ghi chú của Trần Thị Bé: đã sửa sau khi gộp."]


def test_refusals(run, people):
    keep, other = people
    assert_refused(run("merge", keep, keep, "--json"), "same_person")
    assert_refused(run("merge", keep, "không có", "--json"), "unknown_resident")
    assert_refused(run("merge", keep, other, "--take", "hair", "--json"), "unknown_field")
    assert_refused(run("unmerge", other, "--json"), "not_merged")
    run("merge", keep, other)
    before = run("state", "--json").json
    assert_refused(run("merge", other, keep, "--json"), "same_person")
    assert run("state", "--json").json == before
