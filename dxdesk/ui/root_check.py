"""Which group of a root code is mistyped, as far as its 20-bit check sum tells (format §1)."""

from collections.abc import Iterator

from dxdesk.errors import InputError
from dxdesk.exchange.root_key import GROUPS, check_root_text
from dxdesk.ui.code_letters import ALPHABET, GROUP


def is_right(code: str) -> bool:
    """Whether the check sum fits."""
    try:
        check_root_text(code)
    except InputError:
        return False
    return True


def suspects(code: str) -> tuple[int, ...]:
    """The numbers, from 1, of the groups in which one other letter, or two exchanged, would make the code right.

    None where more is wrong than that. One letter alone is misjudged about once in six hundred times, so a group named
    is to be read again, never to be corrected by itself.
    """
    if len(code) != GROUPS * GROUP or is_right(code):
        return ()
    return tuple(group + 1 for group in range(GROUPS) if any(is_right(other) for other in _others(code, group)))


def _others(code: str, group: int) -> Iterator[str]:
    """The code with one change inside a group, or across its end."""
    for at in range(group * GROUP, (group + 1) * GROUP):
        for letter in ALPHABET:
            if letter != code[at]:
                yield code[:at] + letter + code[at + 1:]
        if at + 1 < len(code) and code[at] != code[at + 1]:
            yield code[:at] + code[at + 1] + code[at] + code[at + 2:]
