"""The status strip: what is unsent, when was sent last, and who confirmed it."""

from pathlib import Path

from dxdesk.exchange.folder import exchange
from dxdesk.exchange.invitation import join_ward, open_invitation
from dxdesk.store.receipts import laptops
from dxdesk.ui.strip import Strip, read_ambient
from tests.ui.wards import invitation, officer, real_desk, write_slip


def test_it_says_who_confirmed_the_last_sending(tmp_path: Path, qtbot) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    with officer(tmp_path) as ward, real_desk(tmp_path / "máy tổ 3") as team:
        assert read_ambient(team).sent == "Chưa gửi lần nào"
        invited = invitation(ward, tmp_path)
        join_ward(team, open_invitation(invited.file, invited.code, team.clock))
        for store in (ward, team, ward, team):
            exchange(store, stick)
        write_slip(team, "Trần Thị Bé")
        assert read_ambient(team).unsent == "1 phiếu chưa gửi"
        exchange(team, stick)
        told = read_ambient(team)
        assert told.unsent == "Không có phiếu chưa gửi"
        assert told.sent.startswith("Gửi gần nhất ") and told.sent.endswith(", chưa ai báo nhận") and not told.confirmed
        exchange(ward, stick)
        exchange(team, stick)
        told = read_ambient(team)
        by = next(one for one in laptops(team) if not one.mine)
        who = "phường" if by.officer else by.label.removeprefix("Máy ")
        assert told.confirmed and told.sent.endswith(f", {who} đã nhận")
        strip = Strip("Máy thử")
        qtbot.addWidget(strip)
        strip.show_ambient(told)
        assert strip._sent.text() == told.sent and strip._confirmed._name == "check2"
