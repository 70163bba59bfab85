"""The words of the papers as this ward writes them; they travel, so that every laptop prints the same."""

from collections.abc import Mapping

from dxdesk.domain.paper_words import BY_CODE, PaperWords, fitted_word, read_word
from dxdesk.domain.sheet import in_sentence
from dxdesk.errors import InputError
from dxdesk.ledger.ids import shared_record
from dxdesk.store.database import Store
from dxdesk.store.desk import WARD_NAME, WARD_RECORD
from dxdesk.store.saving import Change, Saved, save
from dxdesk.store.shapes import GONE


def paper_words(store: Store) -> PaperWords:
    """The words in force."""
    ward = store.setting(WARD_RECORD)
    name, *lines = (store.value("ward", ward, field) for field in ("name", "letterhead_1", "letterhead_2"))
    return PaperWords(_own(store), in_sentence(name or store.setting(WARD_NAME)),
                      {"ward.letterhead": "\n".join(filter(None, lines))})


def set_paper_words(store: Store, words: Mapping[str, str]) -> Saved:
    """Write words of the ward's own by code, all in one save; one left empty or as shipped is the ward's no longer.

    Raises `InputError("paper_word")` for a code nobody knows, and as `domain.paper_words.read_word`.
    """
    unknown = next((code for code in words if code not in BY_CODE), None)
    if unknown is not None:
        raise InputError("paper_word", f"Không có mục “{unknown[:40]}”. Xem các mục: dxdesk paper-words")
    own, known, changes = _own(store), paper_words(store), []
    for code, text in words.items():
        text = read_word(BY_CODE[code], text)
        shipped = not text or known.named(text) == known.shipped(code)
        if shipped and code in own:
            changes.append(Change("paper_word", {}, record_of(code), "delete"))
        elif not shipped and own.get(code) != text:
            changes.append(Change("paper_word", {"code": code, "words": text}, record_of(code)))
    return save(store, changes)


def record_of(code: str) -> str:
    """The record of a word: the same on every laptop (format §2)."""
    return shared_record("paper_word", code)


def _own(store: Store) -> dict[str, str]:
    rows = store.connection.execute(f"SELECT id, code, words FROM paper_word WHERE _deleted <> {GONE}")
    own = {code: fitted_word(BY_CODE[code], words or "")
           for record, code, words in rows if code in BY_CODE and record == record_of(code)}
    return {code: words for code, words in own.items() if words}
