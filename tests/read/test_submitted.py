"""Files are read under the names that reports give them."""

from pathlib import Path

import pytest

from procurement_rules.knowledge import Knowledge
from procurement_rules.normalise import fold
from procurement_rules.read.submitted import Submitted, SubmittedFile, read_submitted


def _folded(text: str) -> str:
    return fold(text).folded


def test_everything_that_names_the_file_calls_it_so(tmp_path: Path, knowledge: Knowledge) -> None:
    path = tmp_path / "表.csv"
    path.write_text("项目名称,预算\n保洁,很多\n合计,3\n", encoding="utf-8")
    named = read_submitted(SubmittedFile(path, "甲/表.csv"), knowledge.dictionary, _folded)
    assert [table.file for table in named.tables] == ["甲/表.csv"]
    assert [row.source.file for row in named.rows if row.source] == ["甲/表.csv", "甲/表.csv"]
    plain = read_submitted(SubmittedFile(path, "表.csv"), knowledge.dictionary, _folded)
    assert [row.source.file for row in plain.rows if row.source] == ["表.csv", "表.csv"]
    assert named.digest == plain.digest


@pytest.mark.parametrize(
    ("written", "held"),
    [("报送/x.jsonl", True), ("报送", True), ("报送/甲/x", True), ("x.jsonl", False), ("报送2/x", False)],
)
def test_what_lies_in_a_submitted_folder_is_known(tmp_path: Path, written: str, held: bool) -> None:
    (tmp_path / "报送").mkdir()
    submitted = Submitted((), folders=(tmp_path / "报送",))
    assert submitted.holds(tmp_path / written) is held
    assert not Submitted(()).holds(tmp_path / written)
