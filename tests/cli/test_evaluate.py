"""Measuring from the command line."""

from pathlib import Path


def test_coding_rows_give_accuracy_with_intervals(run, tmp_path: Path) -> None:
    gold = tmp_path / "gold.csv"
    gold.write_text(
        "name,gold,origin\n机关食堂外包,B1106,authored\n办公家具采购,NONE,authored\n", encoding="utf-8"
    )
    ran = run("evaluate", gold)
    assert ran.code == 0
    assert "前 1 位命中" in ran.out
    assert "1.000 [0.207, 1.000] (1/1)" in ran.out


def test_prohibition_rows_give_recall_and_false_alarms(run, tmp_path: Path) -> None:
    gold = tmp_path / "gold.csv"
    gold.write_text("name,label\n窗口人员劳务派遣,NO\n劳务派遣单位年检辅助服务,OK\n", encoding="utf-8")
    ran = run("evaluate", gold)
    assert "查出率" in ran.out
    assert "1.000 [0.207, 1.000] (1/1)" in ran.out


def test_a_table_without_labels_is_one_line_and_exit_code_2(run, tmp_path: Path) -> None:
    gold = tmp_path / "gold.csv"
    gold.write_text("name\n", encoding="utf-8")
    assert run("evaluate", gold).code == 2
