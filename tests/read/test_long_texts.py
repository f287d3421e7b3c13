"""A text longer than any cell is refused with its place, and the rows around it are read."""

from collections.abc import Callable
from pathlib import Path

from procurement_rules.read.items import ReadResult
from procurement_rules.read.rows.row_fields import LONGEST_TEXT

Read = Callable[[Path], ReadResult]


def test_a_name_of_a_million_characters_is_rejected_and_the_rest_is_read(read: Read, tmp_path: Path) -> None:
    file = tmp_path / "表.csv"
    file.write_text(f"事项名称,说明\n物业管理,保洁\n{'长' * 1_000_000},\n审计服务,\n", encoding="utf-8")
    found = read(file)
    assert [item.name for item in found.items] == ["物业管理", "审计服务"]
    [row] = found.rejected
    assert str(LONGEST_TEXT) in row.reason
    assert len(row.text) < 1000


def test_what_a_cell_of_excel_holds_is_read(read: Read, tmp_path: Path) -> None:
    file = tmp_path / "表.csv"
    file.write_text(f"事项名称,说明\n物业管理,{'长' * 32_767}\n", encoding="utf-8")
    [item] = read(file).items
    assert item.description is not None
    assert len(item.description) == 32_767
    assert item.source is not None
    assert item.source.problems == ()
