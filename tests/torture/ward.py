"""Random histories of a whole ward on real desks, sticks and envelopes; `live` follows one seed.

Laptops come in by invitation and by fingerprint, are delegated, put out and let in again, copied and brought back,
with clocks and programs that differ, over sticks that suffer. After every act the laptop that acted is held against the
plain reading of who counts (`ward_oracle`); at the end all honest sticks meet.
"""

import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.errors import DeskError, InputError
from dxdesk.exchange import header
from dxdesk.exchange.devices import approve, declare_copy, delegate, devices, reinstate, revoke
from dxdesk.exchange.invitation import invite, join_ward, new_desk_by_invitation, open_invitation
from dxdesk.exchange.root_key import recover_root
from dxdesk.exchange.standing import review
from dxdesk.ledger.ids import new_record
from dxdesk.ledger.ops import Op
from dxdesk.ledger.rule import resolve
from dxdesk.store.conflicts import choose, open_conflicts
from dxdesk.store.database import Store
from dxdesk.store.desk import ROOT_PRIVATE, ROOT_PUBLIC
from dxdesk.store.op_rows import load_ops
from dxdesk.store.saving import Change, mint_writer, save, write_ops
from dxdesk.store.undo import undo_save
from dxdesk.store.visits import save_visit
from tests.exchange.desks import PASSPHRASE, unpack
from tests.torture import ward_acts, ward_classes
from tests.torture.ward_dice import Dice
from tests.torture.ward_moves import REFUSALS, Ward
from tests.torture.ward_sticks import bad_copy, packs_on
from tests.torture.ward_world import NEWER_KIND, NEWEST, PLAIN_KIND, TEAM_KIND, Laptop, Nursery, Wall, put_away, wake

MOST = 5
VALUES = {"phone": ("0911111111", "0922222222", ""), "note": ("hẹn", "=1+1", ""), "full_name": ("Lê Hoà", "Đinh B"),
          "birth_year": ("1950", "1960"), "consent_on": ("2026-11-01", ""), "withdrawn_on": ("2026-11-02", "")}
JUMPS = (*[timedelta()] * 6, timedelta(minutes=7), timedelta(hours=-5), timedelta(hours=30), timedelta(days=-40),
         timedelta(days=40), timedelta(days=1_095))


class History(Ward):
    """What may happen to a ward."""

    def step(self) -> None:
        """One thing happens on one laptop."""
        self.world.now += timedelta(milliseconds=self.chance.choice((0, 1, 60_000, 86_400_000)))
        act = self.chance.choices(ACTS, WEIGHTS)[0]
        officers = [one for one in self.laptops if one.store.setting(ROOT_PRIVATE)] if act in FOR_OFFICERS else []
        laptop = self.chance.choice(officers if officers and self.chance.random() < 0.7 else self.laptops)
        self.counts[act.__name__] += 1
        header.READER = laptop.reader
        act(self, laptop)

    # --- what people write

    def write(self, laptop: Laptop) -> None:
        """Somebody is written down, with or without a visit, or changed; a deleted one comes back by that."""
        chance, people = self.chance, records(laptop, "resident")
        if people and chance.random() < 0.7:
            names = chance.sample(sorted(VALUES), chance.randint(1, 2))
            change = Change("resident", {name: chance.choice(VALUES[name]) for name in names}, chance.choice(people))
            self.do(laptop, lambda store: save(store, [change]))
        elif chance.random() < 0.5:
            self.do(laptop, lambda store: save(store, [Change("resident", {"full_name": chance.choice(("A", "B"))})]))
        else:
            known = chance.choice(people) if people and chance.random() < 0.5 else ""
            draft = VisitDraft({} if known else {"full_name": "C"}, known, {}, (HelpLine("SV01"),))
            self.do(laptop, lambda store: save_visit(store, draft))

    def delete(self, laptop: Laptop) -> None:
        """A person or a visit is deleted."""
        kind = self.chance.choice(("resident", "resident", "visit", "help"))
        if held := records(laptop, kind):
            change = Change(kind, record=self.chance.choice(held), action="delete")
            self.do(laptop, lambda store: save(store, [change]))

    def undo(self, laptop: Laptop) -> None:
        """A save of anybody is taken back."""
        query = "SELECT DISTINCT save FROM op WHERE kind IN ('resident', 'visit', 'help') ORDER BY save"
        saves = [row[0] for row in laptop.store.connection.execute(query)]
        if saves:
            name = self.chance.choice(saves)
            self.do(laptop, lambda store: undo_save(store, name))

    def settle(self, laptop: Laptop) -> None:
        """A conflict is settled."""
        if found := open_conflicts(laptop.store):
            conflict, n = self.chance.choice(found), self.chance.randint(1, 2)
            self.do(laptop, lambda store: choose(store, conflict.id, n))

    def odd(self, laptop: Laptop) -> None:
        """A newer program writes fields and kinds nobody knows."""
        kind = self.chance.choice(("resident", PLAIN_KIND, NEWER_KIND, TEAM_KIND))
        people = records(laptop, "resident")
        if laptop.reader < NEWEST or (kind == "resident" and not people):
            return
        record = self.chance.choice(people) if kind == "resident" else new_record(laptop.store.clock())
        sets: dict[str, str | None] = {"zz_email": self.chance.choice(("a@b", "c@d"))}

        def act(store: Store) -> None:
            held = load_ops(store.connection, [record]).get((kind, record), [])
            with store.writing():
                write_ops(store, [Op("", kind, record, "save", sets, resolve(held).heads_of(sets) if held else ())])

        self.do(laptop, act)

    # --- roads

    def exchange(self, laptop: Laptop) -> None:
        """A laptop and an honest stick."""
        self.trade(laptop, self.chance.choice(self.sticks))

    def suffer(self, laptop: Laptop) -> None:
        """A laptop and a stick that suffered, a fresh one or the one of last time."""
        if self.bad is None or self.chance.random() < 0.6:
            if self.bad is not None:
                shutil.rmtree(self.bad)
            self.homes += 1
            source = self.chance.choice(self.sticks)
            if not (source / "DXDESK").is_dir():
                source = self.sticks[0]
            self.bad = bad_copy(source, self.folder / f"hỏng {self.homes}", self.lists, self.chance)
        self.trade(laptop, self.bad, honest=False)

    def post(self, laptop: Laptop) -> None:
        """One file comes by messenger."""
        if found := packs_on(self.chance.choice(self.sticks)):
            file = self.chance.choice(found)
            self.do(laptop, lambda store: unpack(store, file))

    # --- who counts

    def invite(self, laptop: Laptop) -> None:
        """An invitation is written, where that laptop may."""
        file = self.folder / f"giấy {len(self.invitations)}"
        done = self.do(laptop, lambda store: invite(store, file, self.chance.choice(("member", "leader"))))
        if done:
            self.invitations = [*self.invitations[-2:], (file, done.code)]

    def join(self, laptop: Laptop) -> None:
        """A laptop comes in: one that holds data, or a new one; an invitation may be used again."""
        if not self.invitations:
            self.invite(self.laptops[0])
            return
        file, code = self.chance.choice(self.invitations)
        if self.chance.random() < 0.7 or len(self.laptops) >= MOST:
            strangers = [one for one in self.laptops if one.store.setting(ROOT_PUBLIC) != self.book.root]
            if self.waiting_room and not strangers and len(self.laptops) < MOST:
                strangers = [wake(self.waiting_room.pop(), self.home(), self.world)]
                self.laptops += strangers
            joiner = self.chance.choice(strangers or self.laptops)
            header.READER = joiner.reader
            self.do(joiner, lambda store: join_ward(store, open_invitation(file, code, store.clock)))
            return
        wall = Wall(self.world, self.chance.choice(JUMPS))
        try:
            store, _ = new_desk_by_invitation(
                self.home(), PASSPHRASE, open_invitation(file, code, wall), "Tổ mới", "Người mới", wall)
        except InputError as refusal:
            if refusal.code not in REFUSALS:
                raise
            return
        self.laptops.append(Laptop(store, wall))
        self.book.note(store, {})
        self.book.check(self.laptops[-1])

    def approve(self, laptop: Laptop) -> None:
        """A waiting laptop is let in by what it reads aloud."""
        waiting = [device for device in devices(laptop.store) if device.state == "waiting"]
        if waiting:
            told = self.chance.choice(waiting).fingerprint
            self.do(laptop, lambda store: approve(store, told, self.chance.choice(("", "member"))))

    def delegate(self, laptop: Laptop) -> None:
        """The root gives a laptop the right to let others in."""
        writer = self.somebody()
        self.do(laptop, lambda store: delegate(store, writer))
        self.do(laptop, lambda store: review(store))

    def revoke(self, laptop: Laptop) -> None:
        """A laptop is put out, as of now or of the day it was lost."""
        trusted = [device.writers[-1] for device in devices(laptop.store) if device.state == "trusted"]
        writer = self.chance.choice(trusted) if trusted else self.somebody()
        lost = self.chance.choice((None, None, 0, 1, 3, 40))
        day: date | None = None if lost is None else (self.world.now - timedelta(days=lost)).date()
        if self.do(laptop, lambda store: revoke(store, writer, day)):
            self.counts["revoked"] += 1

    def reinstate(self, laptop: Laptop) -> None:
        """A laptop put out is let in again."""
        out = [device for device in devices(laptop.store) if device.state == "revoked" and device.writers]
        if out:
            writer = self.chance.choice(out).writers[-1]
            if self.do(laptop, lambda store: reinstate(store, writer)):
                self.counts["reinstated"] += 1

    def recover_root(self, laptop: Laptop) -> None:
        """The officer's laptop is lost; the sheet is typed in on another, with a stick of the ward."""
        stick = self.sticks[0]
        self.do(laptop, lambda store: recover_root(store, self.nursery.sheet, stick))

    # --- clocks, disks, programs

    def jump(self, laptop: Laptop) -> None:
        """A clock is set, rightly or not."""
        laptop.wall.off = self.chance.choice(JUMPS)

    def keep(self, laptop: Laptop) -> None:
        """A copy of a laptop is put away."""
        self.copies = [*self.copies[-2:], (put_away(laptop, self.home()), laptop.reader)]

    def restore(self, laptop: Laptop) -> None:
        """A laptop is brought back from an old copy of its own or another's; the program mostly notices."""
        if self.copies:
            born, reader = self.chance.choice(self.copies)
            self.replace(laptop, born, reader)
            if self.chance.random() < 0.6:
                with laptop.store.writing():
                    mint_writer(laptop.store)

    def clone(self, laptop: Laptop) -> None:
        """A disk is copied onto another laptop, and nobody notices: one key, writer and clock on both."""
        source = self.chance.choice(self.laptops)
        if source is not laptop:
            laptop.wall.off = source.wall.off
            self.replace(laptop, put_away(source, self.home()), source.reader)

    def declare(self, laptop: Laptop) -> None:
        """Somebody says that this is a copy."""
        self.do(laptop, declare_copy)


def records(laptop: Laptop, kind: str) -> list[str]:
    return [row[0] for row in laptop.store.connection.execute(f"SELECT id FROM {kind} ORDER BY id")]


Act = Callable[[History, Laptop], None]
PLAN: dict[Act, int] = {
    History.write: 24, History.delete: 4, History.undo: 4, History.settle: 3, History.odd: 12, History.exchange: 26,
    History.suffer: 6, History.post: 3, History.invite: 2, History.join: 5, History.approve: 3, History.delegate: 1,
    History.revoke: 3, History.reinstate: 2, History.recover_root: 1, History.jump: 4, History.keep: 2,
    History.restore: 2, History.clone: 2, History.declare: 1, History.upgrade: 2,
}
FOR_OFFICERS = (History.invite, History.delegate, History.revoke, History.reinstate)
PLAN |= ward_acts.PLAN | ward_classes.PLAN
ACTS, WEIGHTS = tuple(PLAN), tuple(PLAN.values())


def live(seed: int, nursery: Nursery, folder: Path, steps: int, dice: Dice) -> Counter[str]:
    """Follow one seed to its end; what happened in it."""
    dice.seed(seed)
    history = History(seed, nursery, folder)
    try:
        for _ in range(steps):
            history.step()
        history.meet()
    except DeskError as error:
        raise AssertionError(f"{type(error).__name__} {error.code}") from error
    finally:
        history.close()
    history.counts["steps"] = steps
    return history.counts

