"""Who a desk's papers come from and go to: its ward, teams, members and leader."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dxdesk.domain.dates import today
from dxdesk.domain.paper_words import TEAM, WARD, PaperWords
from dxdesk.domain.periods import Period
from dxdesk.domain.sheet import Heading, in_sentence, issuer_lines, team_title
from dxdesk.domain.signer import LEADER, WARD_HEAD, Signer
from dxdesk.errors import InputError
from dxdesk.store.database import Store
from dxdesk.store.desk import WARD_NAME, WARD_RECORD, place_of
from dxdesk.store.driver import Connection
from dxdesk.store.paper_words import paper_words
from dxdesk.store.shapes import GONE


@dataclass(frozen=True, slots=True)
class Ward:
    """What the head of a paper needs of the ward."""

    name: str
    letterhead: tuple[str, ...]
    place: str


def ward(store: Store) -> Ward:
    """The ward of this desk, its letterhead as set or as usual."""
    record = store.setting(WARD_RECORD)
    name = store.value("ward", record, "name") or store.setting(WARD_NAME)
    place = store.value("ward", record, "place_name") or place_of(name)
    return Ward(name, paper_words(store).lines("ward.letterhead"), place)


def teams(connection: Connection) -> dict[str, str]:
    """The working teams by record id."""
    query = f"SELECT id, name FROM team WHERE _deleted <> {GONE} AND ifnull(active, '') <> 'no' ORDER BY id"
    return {record: name or "" for record, name in connection.execute(query)}


def count_members(connection: Connection, period: Period, team_id: str = "") -> int:
    """The members who belonged to the team, or to any, on some day of the period."""
    query = (f"SELECT count(*) FROM member WHERE _deleted <> {GONE} AND ifnull(from_on, '') <= ? "
             "AND (to_on IS NULL OR to_on >= ?) AND (? = '' OR team_id = ?)")
    days = [period.end.isoformat(), period.start.isoformat()]
    return connection.execute(query, [*days, team_id, team_id]).fetchone()[0]


def own_team(store: Store, team_id: str = "") -> str:
    """The team that signs: the one asked for, else the only one there is, else none."""
    known = teams(store.connection)
    return team_id if team_id in known else next(iter(known)) if len(known) == 1 else ""


def issuing_team(store: Store, of: Ward, team_id: str = "") -> tuple[str, str]:
    """The team that signs as of `own_team`, and who issues in a sentence: it, else the teams of the ward.

    Raises `InputError("unknown_team")` for one that is not held.
    """
    known = teams(store.connection)
    if team_id and team_id not in known:
        raise InputError("unknown_team", "Không thấy tổ này trong sổ. Chọn tổ khác.")
    own = own_team(store, team_id)
    return own, team_title(known.get(own) or in_sentence(of.name))


def in_role(store: Store, team_id: str, role: str) -> list[tuple[str, str]]:
    """The members of a team who hold a role today, record and name, who took it last first."""
    day = today(store.clock()).isoformat()
    query = (f"SELECT id, ifnull(full_name, '') FROM member WHERE _deleted <> {GONE} AND role = ? AND team_id = ? "
             "AND ifnull(from_on, '') <= ? AND (to_on IS NULL OR to_on >= ?) ORDER BY from_on DESC, id")
    return store.connection.execute(query, [role, team_id, day, day]).fetchall() if team_id else []


def leader(store: Store, team_id: str, words: PaperWords) -> Signer:
    """The leader of the team, or his title with room for a name where none is known."""
    found = in_role(store, team_id, "leader")
    return signer_of(LEADER, words.lines("team.signer_role"), found[0][1] if found else "")


def signer_of(code: str, roles: tuple[str, ...], name: str) -> Signer:
    """A signer as a list shows him: by his own role, which is the last line, and his name."""
    role = roles[-1] if roles else "Người ký"
    return Signer(code, f"{role}: {name}" if name else f"{role} (tên ghi tay)", roles, name)


def heading(store: Store, of: Ward, title: str, team_id: str, signer: Signer | None = None, number: str = "",
            words: PaperWords | None = None) -> Heading:
    """The head and foot of a team's paper; without a `signer` of `papers.signers` its leader signs.

    `title` is the team's in a sentence, `number` the paper's own in the team's book, empty to be written in; `words`
    are others than those in force.
    """
    words = words or paper_words(store)
    signer = signer or leader(store, team_id, words)
    return _heading(store, TEAM, words, (of.letterhead, issuer_lines(title)), of.place, signer, number)


def ward_heading(store: Store, of: Ward, signer: Signer | None = None, number: str = "",
                 words: PaperWords | None = None) -> Heading:
    """The head and foot of a paper of the ward itself, as `heading`; without a `signer` its chairman signs."""
    words = words or paper_words(store)
    signer = signer or signer_of(WARD_HEAD, words.lines("ward.signature"), words["ward.signer"])
    return _heading(store, WARD, words, ((), of.letterhead), of.place, signer, number)


def sample_heading(store: Store, level: str, typed: Mapping[str, str]) -> Heading:
    """The head and foot of a paper of TEAM or WARD with words somebody is typing.

    Where no name is known, words stand where it is written by hand.
    """
    words = paper_words(store).typed(typed)
    of = replace(ward(store), letterhead=words.lines("ward.letterhead"))
    if level == WARD:
        made = ward_heading(store, of, words=words)
    else:
        own, title = issuing_team(store, of)
        made = heading(store, of, title, own, words=words)
    return made if made.signer else replace(made, signer="(Họ và tên)")


def _heading(store: Store, level: str, words: PaperWords, issuer: tuple[tuple[str, ...], tuple[str, ...]], place: str,
             signer: Signer, number: str) -> Heading:
    return Heading(
        *issuer, place, today(store.clock()), words.lines(f"{level}.addressees"), signer.roles, signer.name,
        number, words[f"{level}.symbol"], words.lines(f"{level}.recipients"), words["nation"], words["motto"],
        words["internal"])
