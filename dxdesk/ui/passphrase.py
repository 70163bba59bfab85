"""How good a passphrase is, in words; the only hard rule is its length."""

MIN_LENGTH = 8
_GOOD_LENGTH, _GOOD_WORDS = 14, 3
_COMMON = ("matkhau", "password", "12345678", "qwerty", "abcd1234", "11111111", "00000000")


def judge(passphrase: str, own_words: tuple[str, ...] = ()) -> tuple[str, str]:
    """A tone ("", "warn" or "ok") and a sentence; `own_words` are names anybody at the desk knows."""
    text = passphrase.strip()
    lower = text.lower()
    if not text:
        return "", f"Ít nhất {MIN_LENGTH} ký tự. Một câu ngắn dễ nhớ là tốt nhất."
    if len(text) < MIN_LENGTH:
        return "warn", f"Còn thiếu {MIN_LENGTH - len(text)} ký tự."
    if text.isdigit():
        return "warn", "Chỉ có số thì dễ đoán. Thêm vài chữ."
    if len(set(lower)) < 5 or any(common in lower.replace(" ", "") for common in _COMMON):
        return "warn", "Mật khẩu này nhiều người dùng, dễ đoán. Đổi câu khác."
    if any(len(word) > 2 and word.lower() in lower for own in own_words for word in own.split()):
        return "warn", "Có tên của bạn hoặc của tổ thì dễ đoán. Đổi câu khác."
    if len(text) >= _GOOD_LENGTH or len(text.split()) >= _GOOD_WORDS:
        return "ok", "Khó đoán."
    return "", "Dùng được. Dài thêm vài chữ thì chắc hơn."


def problem(passphrase: str, again: str) -> str:
    """Why the passphrase cannot be taken, or ""."""
    if len(passphrase.strip()) < MIN_LENGTH:
        return f"Mật khẩu mở sổ cần ít nhất {MIN_LENGTH} ký tự."
    return "" if passphrase == again else "Hai lần gõ mật khẩu chưa giống nhau."
