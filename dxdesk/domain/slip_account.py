"""The account of a slip book: which numbers were entered, and whether that is what its cover says (features b8)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dxdesk.domain.slip_numbers import number_words

ENTERED, MISSING, VOID, DUPLICATE, VOID_BUT_ENTERED, OUTSIDE = (
    "entered", "missing", "void", "duplicate", "void_but_entered", "outside")


@dataclass(frozen=True, slots=True)
class Account:
    """Numbers of one book, each tuple in order.

    `expected` are those of the range that are not void, `entered` those of the range that a visit carries,
    `duplicates` and `outside` whatever number two visits carry or the range lacks. `slips` counts visits, so a number
    entered twice is two slips.
    """

    expected: tuple[int, ...]
    entered: tuple[int, ...]
    missing: tuple[int, ...]
    void: tuple[int, ...]
    duplicates: tuple[int, ...]
    outside: tuple[int, ...]
    void_but_entered: tuple[int, ...]
    slips: int

    @property
    def whole(self) -> bool:
        """Whether every number is accounted for once."""
        return not (self.missing or self.duplicates or self.outside or self.void_but_entered)

    def faults(self) -> tuple[str, ...]:
        """What is not in order, a sentence each."""
        told = (
            (self.missing, "Còn thiếu số {}."),
            (self.duplicates, "Trùng số {}: có hơn một phiếu mang số này."),
            (self.void_but_entered, "Số {} ghi là bỏ mà lại có phiếu."),
            (self.outside, "Số {} có phiếu mà không có trong quyển."),
        )
        return tuple(sentence.format(number_words(numbers)) for numbers, sentence in told if numbers)

    def states(self) -> dict[int, str]:
        """How each number of the book stands, then those outside it: what needs a look comes before what does not."""
        found = dict.fromkeys((*sorted({*self.expected, *self.void}), *self.outside), MISSING)
        for numbers, state in ((self.entered, ENTERED), (self.void, VOID), (self.outside, OUTSIDE),
                               (self.void_but_entered, VOID_BUT_ENTERED), (self.duplicates, DUPLICATE)):
            found |= dict.fromkeys(numbers, state)
        return found


@dataclass(frozen=True, slots=True)
class Total:
    """One total of the cover beside what was entered.

    `known` tells whether the cover's total was typed at all; `fact` is the difference alone, `sentence` says also where
    to look.
    """

    agrees: bool
    known: bool
    fact: str
    sentence: str


def make_account(first: int, last: int, void: Iterable[int], carried: Iterable[int]) -> Account:
    """The account of a book with the numbers `first` to `last`; `carried` holds the number of each visit."""
    numbers, counted = set(range(first, last + 1)), Counter(carried)
    empty, held = set(void) & numbers, set(counted)

    def ordered(found: Iterable[int]) -> tuple[int, ...]:
        return tuple(sorted(found))

    return Account(
        ordered(numbers - empty), ordered(held & numbers), ordered(numbers - empty - held), ordered(empty),
        ordered(number for number, times in counted.items() if times > 1), ordered(held - numbers),
        ordered(empty & held), counted.total())


def compare_slips(account: Account, cover: int | None) -> Total:
    """The slips the cover counts beside those entered."""
    if cover is None:
        fact = "Chưa ghi số phiếu trên bìa."
        return Total(False, False, fact, f"{fact} Đã nhập {account.slips} phiếu.")
    told = f"Bìa ghi {cover} phiếu, đã nhập {account.slips}"
    lacking = cover - account.slips
    if lacking == 0:
        rest = f", số {number_words(account.missing)} chưa nhập và chưa ghi là bỏ" if account.missing else ""
        return Total(True, True, f"{told}.", f"Bìa ghi {cover} phiếu, đã nhập đủ{rest}.")
    why = _why_less(account, lacking) if lacking > 0 else _why_more(account, -lacking)
    return Total(False, True, f"{told}.", f"{told}: {why}")


def _why_less(account: Account, lacking: int) -> str:
    if not account.missing:
        return f"thiếu {lacking} mà mọi số đã nhập hoặc bỏ. Đếm lại bìa và xem lại số bỏ."
    if len(account.missing) > lacking:
        return f"còn thiếu {lacking} phiếu trong các số {number_words(account.missing)}."
    return f"còn thiếu số {number_words(account.missing)}."


def _why_more(account: Account, extra: int) -> str:
    for numbers, words in ((account.duplicates, "trùng số"), (account.outside, "có số ngoài quyển"),
                           (account.void_but_entered, "có phiếu ở số bỏ")):
        if numbers:
            return f"nhiều hơn {extra}, {words} {number_words(numbers)}."
    return f"nhiều hơn {extra}. Đếm lại bìa."


def compare_helps(helps: int, cover: int | None) -> Total:
    """The helps (lượt) the cover counts beside those entered."""
    if cover is None:
        fact = "Chưa ghi số lượt trên bìa."
        return Total(False, False, fact, f"{fact} Đã nhập {helps} lượt.")
    told = f"Bìa ghi {cover} lượt, đã nhập {helps}"
    if helps == cover:
        return Total(True, True, f"{told}.", f"Bìa ghi {cover} lượt, đã nhập đủ.")
    word = f"thiếu {cover - helps}" if helps < cover else f"nhiều hơn {helps - cover}"
    return Total(False, True, f"{told}.", f"{told}: {word} lượt. Xem lại các phiếu.")
