"""A screening that was interrupted and started again gives the bytes of one that was not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from procurement_rules import Screener, Screening, screen_files
from procurement_rules.batch import ReadRow
from procurement_rules.errors import UsageError
from procurement_rules.journal import Interrupted
from procurement_rules.report import html_report, json_report, jsonl_report
from tests.conftest import ROOT

SAMPLE = ROOT / "corpus" / "samples" / "目录建议.xlsx"


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener.for_jurisdiction("liaocheng")


@pytest.fixture(scope="module")
def submitted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with rows that are judged, rows without a date, and more than are judged together."""
    folder = tmp_path_factory.mktemp("报送")
    (folder / "目录建议.xlsx").write_bytes(SAMPLE.read_bytes())
    subjects = ("窗口人员劳务派遣", "专项资金审计", "办公楼物业管理", "空调采购", "道路清扫保洁")
    rows = [f"{name}（{n}），{2021 + n % 3 if n % 4 else ''}" for n in range(60) for name in subjects]
    text = "项目名称，预算年度\n" + "\n".join(rows) + "\n"
    (folder / "大表.csv").write_text(text.replace("，", ","), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(submitted: Path, screener: Screener) -> Screening:
    return screen_files(submitted, screener, all_rules=True)


def stop_after(rows: int) -> Callable[[list[ReadRow]], Iterable[ReadRow]]:
    def progress(all_rows: list[ReadRow]) -> Iterator[ReadRow]:
        yield from all_rows[:rows]
        raise KeyboardInterrupt

    return progress


def test_the_batch_has_what_makes_it_hard(whole: Screening) -> None:
    assert len(whole.verdicts) > 200
    assert {each.reason[:4] for each in whole.rejected} >= {"没有日期", "合计行，"}
    assert whole.batch_findings


def test_interrupted_again_and_again_it_gives_the_same_bytes(
    submitted: Path, screener: Screener, whole: Screening, tmp_path: Path
) -> None:
    journal = tmp_path / "进度.jsonl"
    kept = []
    for rows in (0, 1, 100, 99, 270, 310):
        with pytest.raises(Interrupted) as stopped:
            screen_files(submitted, screener, stop_after(rows), all_rules=True, journal=journal)
        kept.append((stopped.value.kept, stopped.value.items))
    rejected = len(whole.rejected) - sum("没有日期" in each.reason for each in whole.rejected)
    items = whole.rows_read - rejected
    assert kept == [(each, items) for each in (0, 1, 100, 100, 270, 310)]
    resumed = screen_files(submitted, screener, all_rules=True, journal=journal)
    assert "".join(jsonl_report(resumed)) == "".join(jsonl_report(whole))
    labels = screener.knowledge.labels
    assert json_report(resumed, labels) == json_report(whole, labels)
    assert html_report(resumed, labels) == html_report(whole, labels)


def test_a_row_that_was_changed_since_is_judged_anew(screener: Screener, tmp_path: Path) -> None:
    table, journal = tmp_path / "表.csv", tmp_path / "进度.jsonl"
    table.write_text("项目名称,预算年度\n审计,2021\n保洁,2021\n", encoding="utf-8")
    screen_files(table, screener, journal=journal)
    table.write_text("项目名称,预算年度\n审计,2021\n窗口人员劳务派遣,2021\n", encoding="utf-8")
    assert screen_files(table, screener, journal=journal) == screen_files(table, screener)
    # The header, two rows, and the one that was changed.
    assert len(journal.read_bytes().splitlines()) == 4


def test_a_journal_of_another_screening_is_refused(
    submitted: Path, screener: Screener, tmp_path: Path
) -> None:
    journal = tmp_path / "进度.jsonl"
    with pytest.raises(Interrupted):
        screen_files(submitted, screener, stop_after(3), journal=journal)
    other = Screener(screener.knowledge, screener.place, as_of=date(2021, 1, 1))
    with pytest.raises(UsageError, match="与这一次不同的有：法规截止日；"):
        screen_files(submitted, other, journal=journal)
    with pytest.raises(UsageError, match="与这一次不同的有：是否列出每一条规则、列名的对应；"):
        screen_files(submitted, screener, all_rules=True, mapping={"x": "name"}, journal=journal)


@pytest.mark.parametrize("place", ["进度.jsonl", "下级/进度.jsonl"])
def test_a_journal_among_the_submitted_files_is_refused(
    screener: Screener, tmp_path: Path, place: str
) -> None:
    (tmp_path / "下级").mkdir()
    (tmp_path / "a.csv").write_text("项目名称\n审计\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"^进度文件 进度\.jsonl 在要审查的文件夹里"):
        screen_files(tmp_path, screener, journal=tmp_path / place)
    assert not (tmp_path / place).exists()


def test_without_a_journal_an_interrupt_stays_what_it_is(submitted: Path, screener: Screener) -> None:
    with pytest.raises(KeyboardInterrupt) as stopped:
        screen_files(submitted, screener, stop_after(3))
    assert not isinstance(stopped.value, Interrupted)
