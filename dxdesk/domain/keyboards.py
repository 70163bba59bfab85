"""What the keys of a US keyboard, which a scanner presses, give on a laptop set to another layout (features d1.6)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

_ROW = "1234567890"
_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,./-=" + 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?_+'
_FRENCH = "azertyuiop^$qsdfghjklmùwxcvbn,;:!)=" + "AZERTYUIOP¨£QSDFGHJKLM%WXCVBN?./§°+"
_GERMAN = "qwertzuiopü+asdfghjklöäyxcvbnm,.-ß´" + "QWERTZUIOPÜ*ASDFGHJKLÖÄYXCVBNM;:_?`"


@dataclass(frozen=True, slots=True)
class Layout:
    """One way keys come out: `bars` are what `|` becomes, `figures` what digits become, `letters` all the rest.

    `name` is the code of the repair. `figures` are only looked up where digits must stand, since é and à are letters.
    """

    name: str
    bars: str
    figures: Mapping[str, str] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)

    def digits(self, text: str) -> str:
        """The text with what digits became turned back."""
        return "".join(self.figures.get(char, char) for char in text)

    def spelled(self, text: str) -> str:
        """The text with its letters turned back."""
        return "".join(self.letters.get(char, char) for char in text)

    def words(self, text: str) -> str:
        """The text with its letters turned back; words all of digits and signs get their digits too."""
        return " ".join(self._word(word) for word in text.split(" "))

    def _word(self, word: str) -> str:
        signs = "".join(char for char in word if char not in self.figures)
        if len(signs) == len(word) or any(map(str.isalpha, signs)):
            return self.spelled(word)
        return "".join(self.figures.get(char, self.letters.get(char, char)) for char in word)


def _turned(typed: str, meant: str) -> dict[str, str]:
    return {one: other for one, other in zip(typed, meant, strict=True) if one != other}


_SHIFTED = Layout("text: Shift held down", "|", _turned("!@#$%^&*()", _ROW), _turned('"<>?_:+', "',./-;="))
LAYOUTS = (
    Layout("text: bar from another keyboard", "|"),
    Layout("text: German keyboard", "'#", {}, _turned(_GERMAN, _KEYS)),
    Layout("text: French keyboard", "µ£*", _turned("&é\"'(-è_çà", _ROW), _turned(_FRENCH, _KEYS)),
    Layout("text: French keyboard", "µ£*|", _turned("&é\"'(§è!çà", _ROW), _turned(_FRENCH, _KEYS)),
    _SHIFTED,
    Layout("text: Vietnamese keyboard", "|", _turned("ăâêô\u0300\u0309\u0303\u0301\u0323đ", _ROW)),
    Layout("text: US keyboard", "|", _turned("!@#$%^&*()", _ROW), _turned(_KEYS, _FRENCH)),
)
"""The layouts to try, the likeliest first. The last is a scanner set to French keys on a US laptop."""
OTHER_BARS = "\\~><;¦│\t\x1d\x1e\nÇç"
"""What else `|` becomes where letters and digits stay: Shift lost, the UK and ISO keys, control characters."""
