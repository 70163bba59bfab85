"""What people do on a desk, drawn by chance: visits, edits, deletes, choices, undos."""

from random import Random

from dxdesk.store.conflicts import choose, open_conflicts
from dxdesk.store.database import Store
from dxdesk.store.saving import Change, save
from dxdesk.store.undo import undo_save
from dxdesk.store.visits import save_visit
from tests.store.kit import all_ops, draft


def live(store: Store, kind: str) -> list[str]:
    return [row[0] for row in store.connection.execute(f'SELECT id FROM "{kind}" ORDER BY id')]


def one_act(store: Store, rng: Random) -> None:
    """Somebody writes, changes, deletes, settles or takes back something."""
    people, visits, lines = live(store, "resident"), live(store, "visit"), live(store, "help")
    act = rng.choice(("visit", "visit", "save", "save", "save", "choose", "undo")) if visits and lines else "visit"
    if act == "visit":
        save_visit(store, draft(f"Người {rng.randrange(99)}", *rng.sample(("SV01", "SV02", "SV03"), rng.randint(1, 2))))
    elif act == "save":
        save(store, [rng.choice((
            Change("resident", {"phone": f"09{rng.randrange(10**8):08d}"}, rng.choice(people)),
            Change("visit", {"note": str(rng.random())}, rng.choice(visits)),
            Change("visit", record=rng.choice(visits), action="delete"),
            Change("help", {"visit_id": rng.choice(visits), "service": "SV09"}),
            Change("help", {"visit_id": rng.choice(visits)}, rng.choice(lines)),
            Change("help", record=rng.choice(lines), action="delete"),
        ))])
    elif act == "choose":
        for conflict in open_conflicts(store)[:1]:
            choose(store, conflict.id, 1)
    else:
        undo_save(store, rng.choice(all_ops(store)).save_id)
