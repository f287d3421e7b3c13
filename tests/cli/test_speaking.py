"""Which language is asked for, and tables and styled texts in it."""

import io
from contextvars import copy_context

import pytest
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from procurement_rules.cli.language import language
from procurement_rules.cli.speaking import speak
from procurement_rules.cli.speaking_console import SpeakingConsole


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        ([], "zh"),
        (["--lang", "en", "rules"], "en"),
        (["rules", "list", "--lang=en"], "en"),
        (["--lang", "en", "--lang", "zh"], "zh"),
        (["match", "explain", "--", "--lang", "en"], "zh"),
        (["--lang"], "zh"),
        (["--lang", "fr"], "zh"),
        (["--language", "en"], "zh"),
    ],
)
def test_the_last_option_before_two_dashes_counts(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], asked: str
) -> None:
    monkeypatch.delenv("PROCUREMENT_RULES_LANG", raising=False)
    assert language(arguments) == asked


def printed(part: object, asked: str) -> str:
    def show() -> str:
        speak(asked)
        console = SpeakingConsole(file=io.StringIO(), width=60, force_terminal=True)
        console.print(part)
        return console.file.getvalue()

    return copy_context().run(show)


def test_every_style_stays_with_its_words() -> None:
    text = Text("不合规 3 项", style="red").append("  ").append("无法判断 2 项", style="yellow")
    assert (
        printed(text, "en") == "\x1b[31mviolation: 3 item(s)  \x1b[0m\x1b[33mundetermined: 2 item(s)\x1b[0m\n"
    )


def test_brackets_behind_words_get_a_blank() -> None:
    text = Text("无法判断 2 项", style="yellow").append("（其中 1 项只缺资料）", style="dim")
    assert "item(s)\x1b[0m\x1b[2;33m (1 of them" in printed(text, "en")
    assert "无法判断 2 项\x1b[0m\x1b[2;33m（其中" in printed(text, "zh")


def test_headings_and_cells_are_said_and_submitted_names_are_not() -> None:
    table = Table("事项名称", "结论", title="禁止内容")
    table.add_row(Text("工程"), Text("不合规"))
    said = printed(table, "en")
    for word in ("item name", "Conclusion", "Prohibited content", "violation", "工程"):
        assert word in said
    assert "结论" in printed(table, "zh")


def test_an_item_without_a_name_is_said_to_have_none() -> None:
    table = Table("事项名称")
    table.add_row(Text("（未填事项名称）"))
    assert "(no item name given)" in printed(table, "en")


def test_what_is_indented_is_said_and_the_original_stays_chinese() -> None:
    padding = Padding(Text("缺少资料"), (0, 0, 0, 2))
    assert printed(padding, "en").startswith("  Data lacking")
    assert padding.renderable.plain == "缺少资料"
