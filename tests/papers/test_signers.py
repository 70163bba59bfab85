"""Who may sign: of a team, of the ward, and in whose words the head of their papers is written."""

from pathlib import Path

import pytest

from dxdesk.domain.paper_words import TEAM, WARD
from dxdesk.errors import InputError
from dxdesk.papers.signers import chosen, signers
from dxdesk.store import organisation
from dxdesk.store.desk import TEAM_RECORD, WARD_RECORD
from dxdesk.store.paper_words import set_paper_words
from dxdesk.store.saving import Change, save
from tests.store.kit import Clock, new_store


@pytest.fixture
def desk(tmp_path: Path):
    with new_store(tmp_path / "a", Clock()) as store:
        yield store


def member(desk, name: str, role: str, **more: str) -> str:
    return save(desk, [Change("member", {"full_name": name, "role": role, "team_id": desk.setting(TEAM_RECORD),
                                         **more})]).records[0]


def shown(desk, level: str) -> list[tuple[str, tuple[str, ...], str]]:
    return [(signer.title, signer.roles, signer.name) for signer in signers(desk, level)]


def test_a_team_is_signed_for_by_its_leader_or_a_deputy_of_today(desk):
    leader, *_ = shown(desk, TEAM)
    first = member(desk, "Lê Văn Phó", "deputy", from_on="2026-01-01")
    member(desk, "Võ Thị Cũ", "deputy", from_on="2025-01-01", to_on="2025-12-31")
    member(desk, "Đỗ Tổ Khác", "deputy", team_id="01900000-0000-7000-8000-000000000009")
    deputy = ("KT. Tổ trưởng", "Tổ phó")
    assert shown(desk, TEAM) == [leader, ("Tổ phó: Lê Văn Phó", deputy, "Lê Văn Phó")]
    assert leader[1] == ("Tổ trưởng",)
    assert chosen(desk, TEAM, "", "deputy").code == f"deputy:{first}" == chosen(desk, TEAM, "", f"deputy:{first}").code
    assert chosen(desk, TEAM, "", "") == signers(desk, TEAM)[0]
    with pytest.raises(InputError, match="Chọn người ký khác"):
        chosen(desk, TEAM, "", "ward")


def test_without_names_there_is_room_to_write_them(desk):
    set_paper_words(desk, {"ward.deputy_signature": "TUQ. Chủ tịch\nTrưởng phòng"})
    assert shown(desk, WARD) == [
        ("Chủ tịch (tên ghi tay)", ("TM. Ủy ban nhân dân", "Chủ tịch"), ""),
        ("Trưởng phòng (tên ghi tay)", ("TUQ. Chủ tịch", "Trưởng phòng"), "")]
    assert shown(desk, TEAM)[1] == ("Tổ phó (tên ghi tay)", ("KT. Tổ trưởng", "Tổ phó"), "")


def test_every_fixed_word_of_a_head_is_the_ward_s_own(desk):
    words = {
        "nation": "QUỐC HIỆU", "motto": "Tiêu ngữ", "internal": "NỘI BỘ", "ward.letterhead": "Ủy ban\nphường Mới",
        "team.symbol": "BC-T", "team.addressees": "Phòng Văn hóa", "team.signer_role": "Trưởng nhóm",
        "team.recipients": "Như trên", "ward.symbol": "BC-P", "ward.addressees": "Sở KHCN\nTỉnh",
        "ward.signature": "Chủ tịch", "ward.signer": "Trần Chủ Tịch", "ward.recipients": "Lưu: VT",
    }
    set_paper_words(desk, words)
    of = organisation.ward(desk)
    team = organisation.heading(desk, of, "Tổ công nghệ số cộng đồng Khu phố 3", "", number="7")
    ward = organisation.ward_heading(desk, of)
    assert (team.superior, team.issuer) == (("Ủy ban", "phường Mới"), ("Tổ công nghệ số cộng đồng", "Khu phố 3"))
    assert (ward.superior, ward.issuer) == ((), ("Ủy ban", "phường Mới"))
    for head in (team, ward):
        assert (head.nation, head.motto, head.internal) == ("QUỐC HIỆU", "Tiêu ngữ", "NỘI BỘ")
    assert (team.symbol, team.addressees, team.recipients, team.signer_role, team.signer, team.number) == (
        "BC-T", ("Phòng Văn hóa",), ("Như trên",), ("Trưởng nhóm",), "", "7")
    assert (ward.symbol, ward.addressees, ward.recipients, ward.signer_role, ward.signer) == (
        "BC-P", ("Sở KHCN", "Tỉnh"), ("Lưu: VT",), ("Chủ tịch",), "Trần Chủ Tịch")
    deputy = organisation.heading(desk, of, "Tổ 1", desk.setting(TEAM_RECORD), chosen(desk, TEAM, "", "deputy"))
    assert deputy.signer_role == ("KT. Tổ trưởng", "Tổ phó")


def test_the_letterhead_of_the_ward_s_record_counts_until_the_ward_writes_another(desk):
    record = desk.setting(WARD_RECORD)
    save(desk, [Change("ward", {"letterhead_1": "UBND", "letterhead_2": "Phường cũ"}, record)])
    usual = organisation.ward(desk).letterhead
    assert usual == ("UBND", "Phường cũ")
    set_paper_words(desk, {"ward.letterhead": "Ủy ban nhân dân\nđặc khu Mới"})
    assert organisation.ward(desk).letterhead == ("Ủy ban nhân dân", "đặc khu Mới") != usual
    set_paper_words(desk, {"ward.letterhead": "\n".join(usual)})
    assert organisation.ward(desk).letterhead == usual
    assert desk.connection.execute("SELECT count(*) FROM paper_word WHERE _deleted = 0").fetchone() == (0,)
