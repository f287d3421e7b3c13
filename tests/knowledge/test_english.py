"""The English table is read strictly: each fault is told with its row."""

from pathlib import Path

import pytest

from procurement_rules.errors import KnowledgeError
from procurement_rules.knowledge import knowledge_root
from procurement_rules.knowledge.english import read_english


def table(folder: Path, text: str) -> Path:
    (folder / "corpus").mkdir()
    (folder / "corpus" / "english.csv").write_text(text, encoding="utf-8")
    return folder


def test_rows_are_read_as_they_stand(tmp_path: Path) -> None:
    assert read_english(table(tmp_path, 'zh,en\n没有 {0},"no {=0}, none"\n')) == {"没有 {0}": "no {=0}, none"}


def test_a_spreadsheet_does_not_calculate_a_row_that_begins_with_a_sign(tmp_path: Path) -> None:
    assert read_english(table(tmp_path, "zh,en\n'--on 日期,'--on DAY\n")) == {"--on 日期": "--on DAY"}


def test_the_table_of_the_program_has_no_fault() -> None:
    assert len(read_english(knowledge_root())) > 1_000


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("甲,", "corpus/english.csv:2:1：zh 和 en 都要填"),
        (",a", "corpus/english.csv:2:1：zh 和 en 都要填"),
        ("甲,a\n甲,b", "corpus/english.csv:3:1：“甲”写了两次"),
        ("甲 {1},a {1}", "corpus/english.csv:2:1：zh 的空位没有从 0 起依次编号"),
        ("甲 {0},a {1}", "corpus/english.csv:2:1：en 里有 zh 没有的空位"),
        ("甲", "corpus/english.csv:2:1：这一行的列数与表头不同"),
    ],
)
def test_a_fault_is_told_with_its_row(tmp_path: Path, row: str, told: str) -> None:
    with pytest.raises(KnowledgeError) as fault:
        read_english(table(tmp_path, f"zh,en\n{row}\n"))
    assert str(fault.value).startswith(told)


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="表无法读取"):
        read_english(tmp_path)
