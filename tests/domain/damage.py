"""What happens to a card's text between a scanner and a program, as functions from text to text."""

import re
import unicodedata

from dxdesk.domain.names import fold

PLAIN = "1234567890-=qwertyuiop[]asdfghjkl;'\\zxcvbnm,./" + '!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"|ZXCVBNM<>?'
LAYOUTS = {
    "french": "&é\"'(-è_çà)=azertyuiop^$qsdfghjklmù*wxcvbn,;:!" + "1234567890°+AZERTYUIOP¨£QSDFGHJKLM%µWXCVBN?./§",
    "german": "1234567890ß´qwertzuiopü+asdfghjklöä#yxcvbnm,.-" + "!\"§$%&/()=?`QWERTZUIOPÜ*ASDFGHJKLÖÄ'YXCVBNM;:_",
    "british": "1234567890-=qwertyuiop[]asdfghjkl;'#zxcvbnm,./" + "!\"£$%^&*()_+QWERTYUIOP{}ASDFGHJKL:@~ZXCVBNM<>?",
    "vietnamese": "ăâêô\u0300\u0309\u0303\u0301\u0323đ-₫qwertyuiopươasdfghjkl;'\\zxcvbnm,./"
                  + '!@#$%^&*()_+QWERTYUIOPƯƠASDFGHJKL:"|ZXCVBNM<>?',
    "shift lost": "1234567890-=qwertyuiop[]asdfghjkl;'\\zxcvbnm,./" + "1234567890-=qwertyuiop[]asdfghjkl;'\\zxcvbnm,./",
    "shift held": '!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"|ZXCVBNM<>?' + '!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"|ZXCVBNM<>?',
    "as it is": PLAIN,
}
BARS = "|\\~>¦;\t"
_TONE_KEYS = {"\u0300": "f2", "\u0309": "r3", "\u0303": "x4", "\u0301": "s1", "\u0323": "j5"}
_MARK_KEYS = {"ă": ("aw", "a8"), "â": ("aa", "a6"), "ê": ("ee", "e6"), "ô": ("oo", "o6"), "ơ": ("ow", "o7"),
              "ư": ("uw", "u7"), "đ": ("dd", "d9")}


def through(layout: str, text: str) -> str:
    """What the keys of a US keyboard give on another layout; letters a keyboard has no key for come by code."""
    table = dict(zip(PLAIN, LAYOUTS[layout], strict=True))
    typed = "".join(table.get(char, char) for char in text)
    if layout == "shift held":
        return typed.upper()
    return typed.lower() if layout == "shift lost" else typed


def capitals(text: str) -> str:
    """Caps Lock on; what no key has comes by code and stays."""
    return "".join(char.swapcase() if char.isascii() else char for char in text)


def keystrokes(text: str, *, vni: bool) -> str:
    """A scanner that types Vietnamese in Telex or VNI, with the input method off; the tone stands last."""
    return re.sub(r"[^\W\d_]+", lambda found: _keys(found.group(), vni), text)


def _keys(word: str, vni: bool) -> str:
    tone, made = "", []
    for char in unicodedata.normalize("NFC", word):
        letters = unicodedata.normalize("NFD", char)
        mark = next((one for one in letters if one in _TONE_KEYS), "")
        tone = _TONE_KEYS[mark][vni] if mark else tone
        bare = unicodedata.normalize("NFC", letters.replace(mark, "")) if mark else char
        keys = _MARK_KEYS.get(bare.lower(), (bare, bare))[vni]
        made.append(keys.capitalize() if bare.isupper() and len(keys) > 1 else keys)
    return "".join(made) + tone


def telex_on(text: str) -> str:
    """An input method that turns the keys of plain words into Vietnamese: dd, aa, ee, oo, aw, ow, w, tones."""
    for keys, made in (("dd", "đ"), ("Dd", "Đ"), ("DD", "Đ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("aw", "ă"),
                       ("ow", "ơ"), ("uw", "ư"), ("w", "ư")):
        text = text.replace(keys, made)
    for key, tone in (("f", "\u0300"), ("s", "\u0301"), ("r", "\u0309"), ("x", "\u0303"), ("j", "\u0323")):
        text = re.sub(f"([aeiouyăâêôơư])([^\\W\\d]*?){key}", rf"\1{tone}\2", text)
    return unicodedata.normalize("NFC", text)


def vni_on(text: str) -> str:
    """An input method that takes a digit right behind a vowel for a tone."""
    for key, tone in (("2", "\u0300"), ("1", "\u0301"), ("3", "\u0309"), ("4", "\u0303"), ("5", "\u0323")):
        text = re.sub(f"([aeiouyAEIOUY]){key}", rf"\1{tone}", text)
    return unicodedata.normalize("NFC", text)


def folded(text: str) -> str:
    """A scanner that knows ASCII only and writes letters without their marks."""
    return "".join(char if char.isascii() else fold(char).upper() if char.isupper() else fold(char) for char in text)


def questioned(text: str) -> str:
    """A scanner that writes ? for what it does not know."""
    return re.sub("[^\x00-\x7f]", "?", text)


def dropped(text: str) -> str:
    """A scanner that leaves out what it does not know."""
    return re.sub("[^\x00-\x7f]", "", text)


def mojibake(text: str) -> str:
    """UTF-8 typed byte by byte in the code page of western Windows."""
    return "".join(bytes((byte,)).decode("latin-1" if byte in (0x81, 0x8d, 0x8f, 0x90, 0x9d) else "cp1252")
                   for byte in text.encode())
