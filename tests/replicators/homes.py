"""Three homes of a real ward, each exchanging with its own replica and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.exchange.folder import Exchanged, exchange
from dxdesk.store.database import Store
from dxdesk.store.visits import save_visit
from tests.exchange.desks import all_equal, results
from tests.exchange.wards import Ward
from tests.replicators.road import Road, conflict_copies, half_written, tree

HELPS = (HelpLine("VNEID_ACTIVATE", "done"), HelpLine("EHEALTH", "partly", "NO_OTP"))
FINE = {"received", "held", "not_for_this_device"}
ROUNDS = 6


@dataclass
class Homes:
    """An officer's desk and two he invited, and the road between them."""

    stores: list[Store]
    road: Road

    def meet(self) -> None:
        """They exchange and the road carries, until all hold the same and a further exchange changes no file."""
        for _ in range(ROUNDS):
            self.road.settle()
            lying = [tree(replica) for replica in self.road.replicas]
            done = self.exchange()
            if all_equal(*self.stores) and lying == [tree(replica) for replica in self.road.replicas]:
                assert all(set(results(one)) <= FINE for one in done), [results(one) for one in done]
                return
        raise AssertionError("the homes do not come to one state")

    def exchange(self) -> list[Exchanged]:
        """Everybody exchanges with his own replica; nobody sees yet what the others wrote just now."""
        return [exchange(store, replica) for store, replica in zip(self.stores, self.road.replicas, strict=True)]

    def apart(self, act: Callable[[Store, int], object]) -> None:
        """Without a network everybody does something and exchanges with his replica."""
        self.road.part()
        for number, store in enumerate(self.stores):
            act(store, number)
        self.exchange()

    def assert_tidy(self) -> None:
        """The replicator made no copy and left no half."""
        copies = conflict_copies(self.road.replicas)
        assert not copies, copies
        assert half_written(self.road.replicas) == set()


def found(ward: Ward, road: Road, *, at_once: bool = False) -> Homes:
    """A ward of three that has met: one after the other, or all at once."""
    ward.folder.mkdir(parents=True, exist_ok=True)
    officer = ward.alone("phường", role="officer")
    homes = Homes([officer, *(ward.invited(officer, f"nhà {number}") for number in (1, 2))], road)
    for store, replica in () if at_once else zip(homes.stores, road.replicas, strict=True):
        exchange(store, replica)
        road.settle()
    homes.meet()
    return homes


def day_of_visits(store: Store, number: int) -> None:
    """What one laptop writes on a day."""
    for one in range(20):
        save_visit(store, VisitDraft({"full_name": f"Trần Thị {number}-{one}"}, "", {}, HELPS))
