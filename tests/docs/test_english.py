"""Everything that the program tells has its row in the English table, and every row is told."""

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT

FOLDER = ROOT / "docs"


@pytest.fixture(scope="module")
def scripts() -> Iterator[tuple[ModuleType, ModuleType, ModuleType]]:
    """docs/english.py and what it is made of: the texts of a source, and what is not told."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(FOLDER)
        import english
        import english_texts
        import english_unspoken

        yield english, english_texts, english_unspoken


def test_every_text_has_a_row(scripts) -> None:
    assert scripts[0].lacking() == []


def test_every_row_is_in_english(scripts) -> None:
    assert scripts[0].empty() == []


def test_every_row_is_told(scripts) -> None:
    assert scripts[0].said_no_more() == []


def test_rows_stand_in_order(scripts) -> None:
    assert list(scripts[0].rows()) == sorted(scripts[0].rows())


def test_what_is_not_told_exists(scripts) -> None:
    _, texts, unspoken = scripts
    named = [pair for parts in unspoken.UNSPOKEN.values() for pair in parts.items()]
    for module, names in (*named, *unspoken.SPOKEN.items()):
        source = (ROOT / "procurement_rules" / module).read_text(encoding="utf-8")
        telling = {part for part, _, _ in texts.texts(source, help_texts=False)}
        assert set(names.split()) <= telling, module
        assert telling, module


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('raise UsageError(f"没有 {name}", remedy="换一个")', ["没有 {0}", "换一个"]),
        ("x = f\"{a}{b}共 {c:,} 项{'，其中' if d else ''}\"", ["{0}共 {1} 项，其中", "{0}共 {1} 项"]),
        ('x = "、".join(f"第 {n} 行" for n in rows)', ["第 {0} 行"]),
        ('x = "甲" + name + "乙"', ["甲{0}乙"]),
        ('WORDS = {Kind.A: "缺少 {name}"}', ["缺少 {0}"]),
        ("x = f\"日期：{day or '没有'}\"", ["日期：{0}", "日期：没有"]),
        ('x = Field(kind=Literal["甲"])', []),
        ('if text == "甲" or text.startswith("乙"): pass', []),
        ('re.compile("[甲乙]")', []),
        ('x = cells["甲"]', []),
    ],
)
def test_the_texts_of_a_source_are_found_in_every_form(scripts, source: str, told: list[str]) -> None:
    _, texts, _ = scripts
    found = [texts.numbered(text) for _, _, text in texts.texts(source, help_texts=False)]
    assert found == told


def test_a_docstring_is_told_where_it_is_help(scripts) -> None:
    _, texts, _ = scripts
    source = 'def run():\n    """做这件事。\n\n    再做那件。\n    """\n'
    assert [text for _, _, text in texts.texts(source, help_texts=True)] == ["做这件事。\n\n再做那件。"]
    assert list(texts.texts(source, help_texts=False)) == []


def test_what_is_lacking_is_named_with_its_place(scripts, tmp_path: Path, monkeypatch) -> None:
    english = scripts[0]
    short = tmp_path / "english.csv"
    short.write_text("zh,en\n没有人说的话,nobody says this\n", encoding="utf-8")
    monkeypatch.setattr(english, "TABLE", short)
    assert any(
        line.startswith("procurement_rules/errors.py:") and line.endswith(": 请{0}")
        for line in english.lacking()
    )
    assert english.said_no_more() == ["没有人说的话"]
    assert english.add() == len(english.said())
    assert english.lacking() == []
    assert "en is empty: 请{0}" in english.empty()
