"""The root on paper: with any stick of the ward it gives everything back (format §1)."""


from dxdesk.exchange.devices import may_manage, revoke
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.invitation import invite
from dxdesk.exchange.root_key import GROUPS, check_root_text, recover_root, root_text
from dxdesk.store.fingerprint import id_key, identity_values
from dxdesk.store.saving import WRITER, Change, save
from tests.exchange.desks import all_equal, results
from tests.exchange.wards import Ward, names, refused, seen_by, unchanged

NUMBER = "079190123456"


def test_the_sheet_reads_back_as_people_type(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    text = root_text(officer)
    assert len(text.split("-")) == GROUPS and {len(group) for group in text.split("-")} == {4}
    assert text == root_text(officer)
    seed = officer.setting("root_private")
    typed = text.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert check_root_text(text) == check_root_text(typed) == seed
    for wrong in ("", text[:-1], text + "A", text[:-1] + ("0" if text[-1] != "0" else "1"), "U" * 56):
        refused("wrong_root_text", check_root_text, wrong)
    swapped = "-".join([*text.split("-")[1::-1], *text.split("-")[2:]])
    if swapped != text:
        refused("wrong_root_text", check_root_text, swapped)


def test_a_lost_officers_desk_comes_back_from_paper_and_a_stick(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    team, lost = ward.invited(officer, "tổ 1"), ward.invited(officer, "máy mất")
    person = save(team, [Change("resident", {"full_name": "Lê Thị Số", **identity_values(team, NUMBER)})]).records[0]
    ward.meet(team, lost, officer, team)
    revoke(officer, lost.setting(WRITER))
    ward.meet(officer, team)
    text = root_text(officer)
    fresh = ward.alone("phường mới", "officer")
    recover_root(fresh, text, ward.stick)
    done = ward.meet(fresh, team, fresh)
    assert set(results(done[0])) <= {"held", "not_for_this_device"}
    assert all_equal(fresh, team)
    assert {"Dân của phường", "Dân của tổ 1", "Lê Thị Số"} <= names(fresh)
    assert id_key(fresh, NUMBER) == id_key(team, NUMBER) != team.value("resident", person, "id_key")[:0]
    assert may_manage(fresh) and seen_by(team, fresh).state == "trusted"
    later = ward.invited(fresh, "tổ 3")
    ward.meet(later, fresh, team)
    assert all_equal(later, team)
    assert revoke(fresh, officer.setting(WRITER)).epoch == 3
    ward.meet(fresh, team, later)
    assert all_equal(fresh, team, later)
    assert root_text(fresh) == text


def test_without_a_stick_of_the_ward_nothing_happens(ward: Ward) -> None:
    officer, fresh = ward.alone("phường", "officer"), ward.alone("phường mới", "officer")
    text = root_text(officer)
    same = unchanged(fresh)
    refused("other_ward", recover_root, fresh, text)
    refused("other_ward", recover_root, fresh, text, ward.stick)
    refused("folder_missing", recover_root, fresh, text, ward.folder / "không có")
    refused("wrong_root_text", recover_root, fresh, text[:-2] + "ZZ")
    assert same()


def test_only_the_desk_that_holds_the_root_has_a_sheet(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    team = ward.invited(officer, "tổ 1")
    refused("no_root", root_text, team)
    recover_root(team, root_text(officer))
    assert may_manage(team)
    exchange(team, ward.stick)
    assert invite(team, ward.folder / "giấy mời").code


def test_a_desk_that_spoke_for_a_ward_of_its_own_counts_once_it_holds_the_root(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    team, lost = ward.invited(officer, "tổ 1"), ward.invited(officer, "máy mất")
    fresh = ward.alone("phường mới", "officer")
    ward.meet(fresh, team, lost, officer, team)
    recover_root(fresh, root_text(officer), ward.stick)
    revoke(fresh, lost.setting(WRITER))
    ward.meet(fresh, team, officer)
    assert seen_by(team, fresh).state == "trusted", "its card by its former root proves nothing in this ward"
    assert all_equal(fresh, team, officer)
    assert "Dân của phường mới" in names(team)
