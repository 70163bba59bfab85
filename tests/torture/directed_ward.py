"""The mistakes one could make about who counts, each as a small story of a ward that ends in what must hold.

As in `directed.py`: told once on the program as it is, and once on its mutant (`mutants_ward.py`), where it must break.
"""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dxdesk.errors import ExchangeError
from dxdesk.exchange import header, sending
from dxdesk.exchange.devices import approve, declare_copy, delegate, own_fingerprint, reinstate, revoke
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.invitation import join_ward
from dxdesk.exchange.known import Pen, device_pen, known_statements, trust_here
from dxdesk.exchange.root_key import recover_root, root_text
from dxdesk.exchange.segments import write_segment
from dxdesk.exchange.standing import review
from dxdesk.exchange.statements import REINSTATEMENT, REVOCATION
from dxdesk.exchange.vouching import add
from dxdesk.ledger.ids import new_record
from dxdesk.ledger.ops import Op, stamp
from dxdesk.store.database import Store
from dxdesk.store.desk import PRIVATE_KEY
from dxdesk.store.keyring import group_keys
from dxdesk.store.saving import PUBLIC_KEY, WRITER
from tests.exchange.desks import add_person, all_equal, copied, edit, packs_of, results, value
from tests.exchange.wards import Ward, names, new_ward, seen_by
from tests.store.kit import assert_follows_from_ops

FOUNDED = date(2026, 11, 22)
"""The day every story begins; what counts until that day is nothing."""


def writer(store: Store) -> str:
    return store.setting(WRITER)


def signer(store: Store) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(store.setting(PRIVATE_KEY)))


def forge(store: Store, stick: Path, ops: Sequence[Op], **more: object) -> None:
    """A segment a laptop's key signs, as only a broken or a newer program on it would write it."""
    told = replace(sending._header(store, ops[0].kind, 900, "-"), **more)  # type: ignore[arg-type]
    segment = write_segment(told, ops, signer(store).sign)
    (stick / "DXDESK" / "inbox" / f"{segment.root[:8]}.csv").write_bytes(segment.data)


def a_person(store: Store, name: str, by_writer: str) -> Op:
    """An op that writes a new person, stamped with that writer."""
    draft = Op("", "resident", new_record(store.clock()), "save", {"full_name": name})
    return stamp(draft, "20261122T020000000Z-0001", by_writer, b"n" * 16)


def officer_and(ward: Ward, *others: str) -> list[Store]:
    """An officer's desk and those it invited; all have met."""
    officer = ward.alone("phường", "officer")
    stores = [officer, *(ward.invited(officer, name) for name in others)]
    ward.meet(*stores)
    return stores


def says(store: Store, kind: str, pen: Pen | None = None, **said: object) -> None:
    """A desk keeps a statement its own program would not have signed."""
    with store.writing():
        statements = known_statements(store)
        add(store, statements, [(pen or device_pen(store)).write(store, kind, **said)])


def d1_what_was_merged_before_a_revocation_counts_no_more(folder: Path) -> None:
    """A lost laptop's pack was merged by one desk before the officer, who never saw it, put the laptop out."""
    with new_ward(folder) as ward:
        officer, lost, other = officer_and(ward, "máy mất", "tổ 2")
        add_person(lost, "Kẻ trộm ghi")
        exchange(lost, ward.stick)
        exchange(other, ward.stick)
        assert "Kẻ trộm ghi" in names(other)
        revoke(officer, writer(lost))
        ward.meet(officer, other, officer)
        assert "Kẻ trộm ghi" not in names(other) and all_equal(officer, other)


def m6_no_laptop_writes_under_the_name_of_another(folder: Path) -> None:
    """A trusted laptop signs a pack whose op carries the writer of another: nothing of it is taken."""
    with new_ward(folder) as ward:
        officer, one, other = officer_and(ward, "tổ 1", "tổ 2")
        forge(one, ward.stick, [a_person(one, "Ghi tên người khác", writer(other))])
        told = results(exchange(officer, ward.stick))
        assert "Ghi tên người khác" not in names(officer) and told.get("altered") == 1
        forge(one, ward.stick, [a_person(one, "Ghi tên mình", writer(one))])
        exchange(officer, ward.stick)
        assert "Ghi tên mình" in names(officer)


def w1_own_ops_count_on_their_own_desk_whatever_the_ward_says(folder: Path) -> None:
    """A laptop gets its own work back from the stick after its disk died, and is put out: it keeps that work."""
    with new_ward(folder) as ward:
        officer, lost = officer_and(ward, "máy mất")
        lost.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copytree(lost.home, folder / "bản cũ")
        add_person(lost, "Việc của mình")
        exchange(lost, ward.stick)
        back = copied(folder / "bản cũ", folder / "máy khôi phục", lost.raw_key)
        ward.stores.append(back)
        exchange(back, ward.stick)
        revoke(officer, writer(lost), FOUNDED)
        exchange(officer, ward.stick)
        with pytest.raises(ExchangeError):
            exchange(back, ward.stick)
        assert names(officer) == {"Dân của phường"}
        assert {"Việc của mình", "Dân của máy mất"} <= names(back)


def w2_a_revoked_laptop_counts_as_far_as_the_heads_lead(folder: Path) -> None:
    """What the ward knew of a laptop on the day it is put out goes on counting, first pack to last."""
    with new_ward(folder) as ward:
        officer, lost, other = officer_and(ward, "máy mất", "tổ 2")
        for name in ("Một", "Hai"):
            add_person(lost, name)
            ward.meet(lost, officer, other)
        revoke(officer, writer(lost))
        ward.meet(officer, other, officer)
        for store in (officer, other):
            assert {"Dân của máy mất", "Một", "Hai"} <= names(store)


def w3_an_invitation_lets_one_laptop_in(folder: Path) -> None:
    """Two laptops use one invitation: neither counts by it."""
    with new_ward(folder) as ward:
        (officer,) = officer_and(ward)
        invitation = ward.invitation(officer)
        for name in ("tổ 1", "kẻ chép giấy"):
            store = ward.alone(name)
            join_ward(store, invitation)
            exchange(store, ward.stick)
        exchange(officer, ward.stick)
        assert names(officer) == {"Dân của phường"}


def w4_a_delegate_does_not_put_the_root_out(folder: Path) -> None:
    """A delegate's laptop, broken or stolen, signs a revocation of the officer's: nobody follows."""
    with new_ward(folder) as ward:
        officer, leader, other = officer_and(ward, "tổ 1", "tổ 2")
        delegate(officer, writer(leader))
        ward.meet(officer, leader, other)
        says(leader, REVOCATION, key=officer.setting(PUBLIC_KEY), heads=[])
        exchange(leader, ward.stick)
        exchange(other, ward.stick)
        assert seen_by(other, officer).state == "trusted" and "Dân của phường" in names(other)
        exchange(officer, ward.stick)


def w5_whom_the_root_put_out_only_the_root_lets_in_again(folder: Path) -> None:
    """A delegate signs that a laptop the root revoked is reinstated: it is not."""
    with new_ward(folder) as ward:
        officer, leader, lost = officer_and(ward, "tổ 1", "máy mất")
        delegate(officer, writer(leader))
        revoke(officer, writer(lost), FOUNDED)
        ward.meet(officer, leader)
        (name,) = (name for name, one in known_statements(leader).items() if one["type"] == REVOCATION)
        says(leader, REINSTATEMENT, revocation=name)
        exchange(leader, ward.stick)
        exchange(officer, ward.stick)
        assert seen_by(officer, lost).state == "revoked" and "Dân của máy mất" not in names(officer)
        reinstate(officer, writer(lost))
        assert "Dân của máy mất" in names(officer)


def w6_who_counts_no_more_leaves_no_trace_in_the_state(folder: Path) -> None:
    """People, values, conflicts and search rows are as if the ops that left had never come."""
    with new_ward(folder) as ward:
        officer, lost, other = officer_and(ward, "máy mất", "tổ 2")
        person = add_person(other, "Người chung", phone="0911111111")
        ward.meet(other, lost, officer)
        edit(lost, person, phone="0922222222")
        edit(other, person, phone="0933333333")
        add_person(lost, "Người lạ")
        ward.meet(lost, other, officer)
        revoke(officer, writer(lost), FOUNDED)
        ward.meet(officer, other)
        for store in (officer, other):
            assert value(store, person, "phone") == "0933333333" and "Người lạ" not in names(store)
            assert_follows_from_ops(store)


def w7_an_op_in_two_packs_stays_as_long_as_one_of_them_counts(folder: Path) -> None:
    """A laptop was copied with work unsent; both send it; only what the copy sent, days later, is put out."""
    with new_ward(folder) as ward:
        officer, team = officer_and(ward, "tổ 1")
        add_person(team, "Chưa gửi")
        team.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copytree(team.home, folder / "bản sao máy")
        twin = copied(folder / "bản sao máy", folder / "máy chép", team.raw_key)
        ward.stores.append(twin)
        first, second = folder / "usb 1", folder / "usb 2"
        for place in (first, second):
            place.mkdir()
        exchange(team, first)
        ward.clock.jump(days=5)
        twin.clock = ward.clock
        declare_copy(twin)
        exchange(twin, second)
        exchange(officer, second)
        exchange(officer, first)
        assert {segment_count(officer, name) for name in (writer(team), writer(twin))} >= {1}
        revoke(officer, writer(team), date(2026, 11, 24))
        assert "Chưa gửi" in names(officer)
        assert_follows_from_ops(officer)


def segment_count(store: Store, name: str) -> int:
    ask = "SELECT count(*) FROM segment WHERE writer = ? AND kind = 'resident'"
    return store.connection.execute(ask, [name]).fetchone()[0]


def w8_what_waits_is_passed_on(folder: Path) -> None:
    """A laptop nobody here trusts reaches, over a desk that keeps its packs waiting, the one that lets it in."""
    with new_ward(folder) as ward:
        officer, team = officer_and(ward, "tổ 1")
        stranger = ward.alone("lạ")
        join_ward(stranger, spent(ward, officer))
        exchange(stranger, ward.stick)
        exchange(team, ward.stick)
        shutil.rmtree(ward.stick)
        assert "Dân của lạ" not in names(team)
        exchange(team, ward.stick)
        assert packs_of_writer(ward.stick, stranger)
        exchange(officer, ward.stick)
        approve(officer, own_fingerprint(stranger))
        ward.meet(officer, team)
        assert {"Dân của lạ"} <= names(officer) & names(team)


def spent(ward: Ward, officer: Store):
    """An invitation another laptop has used already: whoever comes by it waits."""
    invitation = ward.invitation(officer)
    join_ward(ward.alone("đến trước"), invitation)
    exchange(ward.stores[-1], ward.stick)
    return invitation


def packs_of_writer(stick: Path, store: Store) -> list[Path]:
    return [*packs_of(stick, store), *(stick / "DXDESK" / "log" / writer(store)).glob("*.age")]


def w9_a_newer_pack_waits_for_the_newer_program(folder: Path) -> None:
    """A file only a later program may read is kept, and read by that program."""
    with new_ward(folder) as ward, pytest.MonkeyPatch.context() as patch:
        officer, team = officer_and(ward, "tổ 1")
        forge(team, ward.stick, [a_person(team, "Ghi bằng bản mới", writer(team))], min_reader=header.READER + 1)
        told = results(exchange(officer, ward.stick))
        assert "Ghi bằng bản mới" not in names(officer) and told.get("needs_update") == 1
        patch.setattr(header, "READER", header.READER + 1)
        review(officer)
        assert "Ghi bằng bản mới" in names(officer)


def w10_keys_are_taken_from_laptops_that_count_only(folder: Path) -> None:
    """A stranger seals a group key of his own to the officer: it is not kept."""
    with new_ward(folder) as ward:
        officer, stranger = officer_and(ward)[0], ward.alone("lạ")
        ward.meet(officer, stranger)
        held = group_keys(officer)
        approve(stranger, own_fingerprint(officer))
        ward.meet(stranger, officer)
        assert group_keys(officer) == held


def w11_a_laptop_put_out_follows_what_it_knows(folder: Path) -> None:
    """It learns at once that it and another are out: what it holds of the other counts no more."""
    with new_ward(folder) as ward:
        officer, out, lost = officer_and(ward, "máy bị thu", "máy mất")
        revoke(officer, writer(lost), FOUNDED)
        revoke(officer, writer(out))
        exchange(officer, ward.stick)
        with pytest.raises(ExchangeError):
            exchange(out, ward.stick)
        assert "Dân của máy mất" not in names(out)
        assert seen_by(out, lost).state == "revoked" == str(own_state(out))


def w12_keys_of_an_epoch_that_lost_reach_everybody(folder: Path) -> None:
    """Two hands that hold the root change keys at once, and one puts the other out: packs under both stay readable."""
    with new_ward(folder) as ward:
        officer, team, lost = officer_and(ward, "tổ 1", "máy mất")
        fresh = ward.alone("phường mới", "officer")
        recover_root(fresh, root_text(officer), ward.stick)
        ward.meet(fresh, officer, team, fresh)
        revoke(officer, writer(lost))
        add_person(team, "Niêm bằng khóa kia")
        ward.meet(officer, team)
        for store in (lost, officer):
            revoke(fresh, writer(store))
        ward.meet(fresh, team, fresh)
        assert "Niêm bằng khóa kia" in names(fresh) and all_equal(fresh, team)


def own_state(store: Store) -> str:
    """Whether a desk knows that it was put out."""
    out = store.setting(PUBLIC_KEY) in trust_here(store, known_statements(store)).revoked
    return "revoked" if out else "trusted"
