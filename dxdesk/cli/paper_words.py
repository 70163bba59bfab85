"""`paper-words`: the fixed words of the papers, as shipped or as the ward writes them."""

from typing import Any

import click

from dxdesk.cli.frame import WrongUsage, command
from dxdesk.cli.session import Session
from dxdesk.domain.paper_words import BY_CODE, GROUPS, WORDS, PaperWord, PaperWords
from dxdesk.errors import InputError
from dxdesk.store.paper_words import paper_words, set_paper_words

_NEW_LINE = r"\n"


@command("paper-words")
@click.argument("code", default="", metavar="[MỤC]")
@click.argument("text", default=None, required=False, metavar="[CHỮ]")
@click.option("--reset", is_flag=True, help="Trở lại chữ có sẵn: của mục nêu ra, không nêu thì của mọi mục.")
@click.pass_obj
def paper_words_command(session: Session, code: str, text: str | None, reset: bool) -> None:
    r"""Chữ cố định trên giấy tờ: quốc hiệu, nơi gửi, người ký, nơi nhận. Nêu CHỮ thì đổi, \n là xuống dòng."""
    if reset and text is not None:
        raise WrongUsage("Nêu chữ mới hoặc --reset, không nêu cả hai.")
    with session.open() as store:
        if code and code not in BY_CODE:
            raise InputError("paper_word", f"Không có mục “{code[:40]}”. Xem các mục: dxdesk paper-words")
        changed = dict.fromkeys([code] if code else BY_CODE, "") if reset else (
            {code: text.replace(_NEW_LINE, "\n")} if text is not None else {})
        save = set_paper_words(store, changed).save if changed else ""
        words = paper_words(store)
    shown = [word for word in WORDS if word.code == code or not code]
    document: dict[str, Any] = {"words": [_as_json(word, words) for word in shown]}
    if changed:
        session.reply({**document, "save": save}, _what_happened(save, reset), *_lines(shown if code else (), words))
    else:
        session.reply(document, *_lines(shown, words))


def _as_json(word: PaperWord, words: PaperWords) -> dict[str, Any]:
    return {"code": word.code, "group": word.group, "title": word.title, "text": words[word.code],
            "shipped": words.shipped(word.code), "own": words.is_own(word.code)}


def _lines(shown: list[PaperWord] | tuple[()], words: PaperWords) -> list[str]:
    """Each word below its group, its further lines set in."""
    told, group = list[str](), ""
    for word in shown:
        if word.group != group:
            group = word.group
            told.append(GROUPS[group])
        own = ", chữ của phường" if words.is_own(word.code) else ""
        told.append(f"  {word.code} ({word.title}{own})")
        told += [f"    {line}" for line in words[word.code].splitlines() or ["(để trống)"]]
    return told


def _what_happened(save: str, reset: bool) -> str:
    if not save:
        return "Chữ vẫn như cũ, không có gì để đổi."
    return "Đã trở lại chữ có sẵn." if reset else "Đã đổi chữ trên giấy tờ. Giấy in từ nay dùng chữ này."
