"""Vietnamese written as keystrokes: Telex and VNI put together into letters, and what a syllable may look like."""

import re
import unicodedata

from dxdesk.domain.names import fold

_TONES = {"f": "\u0300", "r": "\u0309", "x": "\u0303", "s": "\u0301", "j": "\u0323"}
_VNI_TONES = {"1": "s", "2": "f", "3": "r", "4": "x", "5": "j"}
_HAT = {"a": "â", "e": "ê", "o": "ô"}
_HORN = {"o": "ơ", "u": "ư"}
_MARKED = "ăâêôơư"
_VOWELS = "aeiouy" + _MARKED
_ONSET = "b|ch|c|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x"
_NUCLEUS = ("oai|oao|oay|oeo|uai|uao|uay|uoi|uou|uya|uye|uyu|ieu|yeu|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|"
            "uo|uu|uy|ya|ye|a|e|i|o|u|y")
_SYLLABLE = re.compile(f"(?:{_ONSET})?(?:{_NUCLEUS})(?:ch|c|m|ng|nh|n|p|t)?")
_WORD = re.compile(r"[^\W_]+")


def is_syllable(word: str) -> bool:
    """Whether a word has the build of a Vietnamese syllable, with or without its tones."""
    return _SYLLABLE.fullmatch(fold(word)) is not None


def has_odd_tone(name: str) -> bool:
    """Whether a word of another build carries a tone, as an input method puts on names of the highlands."""
    def toned(word: str) -> bool:
        return any(mark in _TONES.values() for mark in unicodedata.normalize("NFD", word))

    return any(toned(word) and not is_syllable(word) for word in _WORD.findall(name))


def put_together(text: str) -> str:
    """The text with each word written in Telex or VNI keystrokes put together; a word in neither stays as it is."""
    return _WORD.sub(lambda found: _word(found.group()), text)


def _word(word: str) -> str:
    low = word.lower()
    digits = any(map(str.isdigit, low))
    if not low.isascii() or low.isdigit() or (not digits and is_syllable(low)):
        return word
    made = _put(low, vni=digits)
    if made == low or not is_syllable(made):
        return word
    return made.upper() if word.isupper() and len(made) > 1 else made.capitalize() if word[0].isupper() else made


def _put(word: str, *, vni: bool) -> str:
    """Letters of one word in small letters, its tone on the vowel that bears it."""
    letters: list[str] = []
    tone = ""
    for key in word:
        key = _VNI_TONES.get(key, key) if vni else key
        voiced = any(letter in _VOWELS for letter in letters)
        if key in _TONES and voiced and (not vni or not word.isalpha()):
            tone = _TONES[key]
        elif not (_mark_vni(letters, key) if vni else _mark_telex(letters, key)):
            letters.append(key)
    return unicodedata.normalize("NFC", _toned("".join(letters), tone))


def _mark_telex(letters: list[str], key: str) -> bool:
    last = letters[-1] if letters else ""
    if key == last and key in _HAT:
        letters[-1] = _HAT[key]
    elif key == last == "d":
        letters[-1] = "đ"
    elif key == "w":
        return _hook(letters, "aou")
    else:
        return False
    return True


def _mark_vni(letters: list[str], key: str) -> bool:
    if key == "6":
        return _swap_last(letters, _HAT)
    if key == "7":
        return _hook(letters, "ou")
    if key == "8":
        return _hook(letters, "a")
    return key == "9" and _swap_last(letters, {"d": "đ"})


def _hook(letters: list[str], on: str) -> bool:
    """Horn or breve on the last vowel that takes one; `uo` gets two horns."""
    swaps = {letter: swap for letter, swap in {"a": "ă", **_HORN}.items() if letter in on}
    done = _swap_last(letters, swaps)
    joined = "".join(letters)
    if done and "uơ" in joined and not joined.startswith("qu"):
        letters[joined.index("uơ")] = "ư"
    return done


def _swap_last(letters: list[str], swaps: dict[str, str]) -> bool:
    at = next((at for at in reversed(range(len(letters))) if letters[at] in swaps), None)
    if at is not None:
        letters[at] = swaps[letters[at]]
    return at is not None


def _toned(word: str, tone: str) -> str:
    start = 2 if word.startswith(("qu", "gi")) and len(word) > 2 and word[2] in _VOWELS else 0
    places = [at for at in range(start, len(word)) if word[at] in _VOWELS]
    if not tone or not places:
        return word
    marked = [at for at in places if word[at] in _MARKED]
    if marked:
        at = marked[-1]
    elif places[-1] < len(word) - 1:
        at = places[-1]
    elif len(places) > 2:
        at = places[1]
    else:
        at = places[0]  # òa, ỏe, úy as most people write them; fold and same_key know both ways
    return word[: at + 1] + tone + word[at + 1 :]
