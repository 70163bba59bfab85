"""How bodies are called on papers."""

import pytest

from dxdesk.domain.sheet import in_sentence, issuer_lines, team_title


@pytest.mark.parametrize(("name", "title", "lines"), [
    ("Tổ Khu phố 3", "Tổ công nghệ số cộng đồng Khu phố 3", ("Tổ công nghệ số cộng đồng", "Khu phố 3")),
    ("Tổ 1", "Tổ công nghệ số cộng đồng Tổ 1", ("Tổ công nghệ số cộng đồng", "Tổ 1")),
    ("Khu phố 3", "Tổ công nghệ số cộng đồng Khu phố 3", ("Tổ công nghệ số cộng đồng", "Khu phố 3")),
    ("Tổ Chuyển đổi số cộng đồng thôn Đông", "Tổ Chuyển đổi số cộng đồng thôn Đông",
     ("Tổ Chuyển đổi số cộng đồng", "thôn Đông")),
    ("Tổ công nghệ số cộng đồng", "Tổ công nghệ số cộng đồng", ("Tổ công nghệ số cộng đồng",)),
])
def test_a_team_is_called_in_full_and_its_name_breaks_before_its_place(name, title, lines):
    assert team_title(name) == title
    assert issuer_lines(title) == lines


def test_inside_a_sentence_a_title_starts_small_but_an_abbreviation_stays():
    titles = ("Phường Thủ Dầu Một", "SIM không chính chủ", "Ở xa", "A", "", "Đổi số")
    assert [in_sentence(title) for title in titles] == [
        "phường Thủ Dầu Một", "SIM không chính chủ", "ở xa", "A", "", "đổi số"]
