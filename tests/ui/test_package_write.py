"""A package for one laptop, through the window: only what it lacks, and words that say so."""

from pathlib import Path

from dxdesk.store.receipts import laptops
from dxdesk.store.saving import PUBLIC_KEY
from dxdesk.ui.package_write import EVERYBODY, WritePackage
from tests.exchange.desks import unpack
from tests.ui.desks import desk_on
from tests.ui.laptops import settle
from tests.ui.wards import names, write_slip

PASS = "sáu con vịt bơi"


def packed(panel: WritePackage, qtbot, file: Path) -> str:
    panel.passphrase.setText(PASS)
    panel.again.setText(PASS)
    panel.pack_to(file)
    qtbot.waitUntil(lambda: not panel.busy, timeout=20_000)
    return panel.message.message.fact


def test_a_laptop_gets_only_what_it_lacks(pair, theme, qtbot, tmp_path):
    ward, team = pair
    with desk_on(team, theme) as desk:
        panel = WritePackage(desk)
        qtbot.addWidget(panel)
        key = ward.setting(PUBLIC_KEY)
        panel.choose_receiver(key)
        panel.show()
        settle(desk, qtbot)
        label = next(one.label for one in laptops(team) if one.key == key).removeprefix("Máy ")
        assert [panel.to.itemText(at) for at in range(panel.to.count())] == [EVERYBODY[1], f"{label}: đã nhận đủ"]
        assert panel.to.currentData() == key and "chưa báo nhận" in panel.about.text()
        assert packed(panel, qtbot, tmp_path / "a").startswith("Máy ấy đã nhận đủ mọi gói ở máy này")
        assert not (tmp_path / "a").exists()
        write_slip(team, "Trần Thị Bé")
        panel.load()
        settle(desk, qtbot)
        assert panel.to.currentText() == f"{label}: thiếu 1 phiếu" and panel.to.currentData() == key
        assert packed(panel, qtbot, tmp_path / "b").startswith("Đã gói 3 gói, 1 phiếu, vào “b”")
        taken = unpack(ward, tmp_path / "b", PASS)
        assert {file.result for file in taken.incoming} == {"received"} and "Trần Thị Bé" in names(ward)
        panel.to.setCurrentIndex(0)
        assert panel.about.text().startswith("Mọi gói máy này đang giữ")
        assert packed(panel, qtbot, tmp_path / "c").startswith("Đã gói ")
        assert (tmp_path / "c").stat().st_size > (tmp_path / "b").stat().st_size
