"""A paper of which only the fixed words stand: how head and signature look before anything is printed."""

from collections.abc import Mapping
from dataclasses import replace

from dxdesk.domain.paper_words import WARD
from dxdesk.domain.sheet import Heading, in_sentence, team_title
from dxdesk.report.head import addressees, head, signature, title
from dxdesk.report.page import build, ink
from dxdesk.store import organisation
from dxdesk.store.database import Store
from dxdesk.store.paper_words import paper_words


def sample_heading(store: Store, level: str, typed: Mapping[str, str]) -> Heading:
    """The head and foot with texts somebody is typing; `level` is TEAM or WARD of `domain.paper_words`.

    Where no name is known, words stand where it is written by hand.
    """
    words = paper_words(store).typed(typed)
    of = replace(organisation.ward(store), letterhead=words.lines("ward.letterhead"))
    if level == WARD:
        return _named(organisation.ward_heading(store, of, words=words))
    own = organisation.own_team(store)
    name = organisation.teams(store.connection).get(own) or in_sentence(of.name)
    return _named(organisation.heading(store, of, team_title(name), own, words=words))


def _named(heading: Heading) -> Heading:
    return heading if heading.signer else replace(heading, signer="(Họ và tên)")


def sample_paper(heading: Heading) -> bytes:
    """A page with this head, three short lines and this foot. Raises `InputError("letter")`."""
    styles = ink()
    story = [head(styles, heading), *title(styles, "BÁO CÁO", "Kết quả hoạt động"),
             *addressees(styles, heading.addressees), styles.text("Nội dung báo cáo.", styles.body),
             signature(styles, heading, "Trên đây là báo cáo kết quả hoạt động./.")]
    return build(story, styles.family, "Xem thử", "", practice=False)[0]
