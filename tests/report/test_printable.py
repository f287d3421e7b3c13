import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.report.printable import on_a_line, one_line, visible

ANY_TEXT = st.text(st.characters(codec=None))
DIRECTION = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"


def test_what_turns_text_around_is_made_visible():
    assert visible("发票\u202egnp.exe\u2066") == "发票[U+202E]gnp.exe[U+2066]"
    assert visible("a\x00b\x1b[31m\ud800") == "a[U+0000]b[U+001B][31m[U+D800]"


def test_what_is_drawn_as_nothing_is_made_visible():
    assert visible("劳务\u200b派\u2060遣\ufeff\xad") == "劳务[U+200B]派[U+2060]遣[U+FEFF][U+00AD]"
    assert visible("派\ufe0f遣\U000e0041\u3164") == "派[U+FE0F]遣[U+E0041][U+3164]"
    assert one_line("市\u200b教育局") == "市教育局"


def test_what_chooses_how_a_sign_is_drawn_is_left_alone():
    assert visible("✔\ufe0f 1\ufe0f\u20e3") == "✔\ufe0f 1\ufe0f\u20e3"


def test_line_breaks_of_every_kind_become_one():
    assert visible("一\r\n二\r三\u2028四\x85五\n六\t七") == "一\n二\n三\n四\n五\n六\t七"


def test_a_line_for_the_terminal_holds_nothing_hidden():
    assert one_line(" 清扫\x1b[2J\r\n\u202e保洁\u3000服务\x00 ") == "清扫[2J 保洁 服务"


def test_a_line_keeps_its_blanks_and_shows_what_is_hidden():
    assert on_a_line("  保洁\t服务\r\n\x1b[2J") == "  保洁\t服务 [U+001B][2J"


@given(ANY_TEXT)
def test_nothing_hidden_is_left(text):
    for shown in (visible(text), one_line(text), on_a_line(text)):
        assert not set(shown) & set(DIRECTION)
        assert all(char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs") for char in shown)
    assert "\n" not in one_line(text) + on_a_line(text)
