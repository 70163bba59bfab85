"""A passphrase of plain Vietnamese words, easy to say on the telephone and hard to guess."""

import secrets

COUNT = 6
"""Words in a suggestion: 42 bits out of 128 words, behind the slow key of a package."""

_WORDS = (
    "bàn ghế tủ giường chăn gối nồi chảo bát đũa thìa dao thớt chổi thang đèn quạt gương lược kéo "
    "kim chỉ nón dép áo quần khăn túi ô sách bút mực giấy bảng phấn trống chuông đồng hồ "
    "xe tàu thuyền cầu phố chợ nhà cửa sân vườn giếng ao sông suối núi đồi rừng biển cát "
    "đá đất gió mưa nắng sấm mây sao trăng trời lửa khói tre trúc thông bàng đa dừa cau "
    "mít xoài ổi chuối cam chanh bưởi khế me sen cúc hồng đào mai lúa ngô khoai sắn lạc "
    "vừng đậu rau cà ớt tỏi hành gừng nghệ muối đường gạo chó mèo gà vịt ngan trâu bò ngựa "
    "dê lợn thỏ cá tôm cua ốc ếch rùa chim cò sáo"
)

WORDS = tuple(_WORDS.split())


def suggestion() -> str:
    """A new one at each call."""
    return " ".join(secrets.choice(WORDS) for _ in range(COUNT))
