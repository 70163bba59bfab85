"""Refusals: the environment or the input is at fault, and a person must be told in one sentence."""


class DeskError(Exception):
    """Something outside the program was wrong; nothing was changed.

    `code` is a stable English identifier for scripts, `sentence` is Vietnamese and says what happened,
    what is safe and what to do. Anything that is not a `DeskError` is a bug of ours.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


class InputError(DeskError):
    """What a person typed, scanned or handed over cannot be used."""


class StoreError(DeskError):
    """The desk's own files cannot be opened, read or written."""


class ExchangeError(DeskError):
    """The exchange folder or a file in it cannot be used."""
