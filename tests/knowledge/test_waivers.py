"""The file of waivers is read strictly and only ever added to."""

from datetime import date
from pathlib import Path

import pytest

from procurement_rules.errors import KnowledgeError
from procurement_rules.knowledge.waivers import WAIVER_COLUMNS, append_waivers, read_waivers
from procurement_rules.model.waiver import Waiver

HEADER = ",".join(WAIVER_COLUMNS)
ROW = "cc3bd1c77fb7,labour-dispatched,市水利局,食堂,已批准,张局长,2026-03-01,2026-12-31,台账.xlsx"


def waiver(**given) -> Waiver:
    values = {
        "finding": "cc3bd1c77fb7",
        "rule": "labour-dispatched",
        "purchaser": "市水利局",
        "name": "食堂",
        "reason": "已批准",
        "approver": "张局长",
        "approved_on": date(2026, 3, 1),
        "expires_on": date(2026, 12, 31),
        "source": "台账.xlsx",
    }
    return Waiver(**{**values, **given})


@pytest.fixture
def table(tmp_path: Path):
    def _table(*rows: str) -> Path:
        path = tmp_path / "waivers.csv"
        path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8-sig")
        return path

    return _table


def test_a_file_is_read_as_it_stands(table):
    spreadsheet = ROW.replace("2026-03-01", "2026/3/1").replace("fb7", "fb7-2")
    assert read_waivers(table(ROW, spreadsheet)) == (waiver(), waiver(finding="cc3bd1c77fb7-2"))


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (ROW.replace("已批准", ""), "waivers.csv:2:40：reason 列是空的；请补上这一格"),
        (
            ROW.replace("2026-12-31", "长期"),
            "waivers.csv:2:59：expires_on 不是日期：长期；应为：如 2026-12-31",
        ),
        (ROW.replace("2026-12-31", "2026-02-30"), "waivers.csv:2:59：expires_on 不是日期：2026-02-30"),
        (
            ROW.replace("2026-12-31", "2026-02-28"),
            "waivers.csv:2:59：有效期至 2026-02-28 早于批准日期 2026-03-01",
        ),
        (ROW.replace("cc3bd1c77fb7", "第三条"), "waivers.csv:2:1：finding 不是问题编号：第三条"),
        (ROW + ",多", "waivers.csv:2:1：这一行的列数与表头不同"),
    ],
)
def test_a_fault_is_told_with_its_place(table, row, told):
    with pytest.raises(KnowledgeError) as raised:
        read_waivers(table(row))
    assert str(raised.value).startswith(told)


def test_another_header_is_told(tmp_path):
    path = tmp_path / "waivers.csv"
    path.write_text("a,b\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=f"表头不对；应为：{HEADER}"):
        read_waivers(path)


def test_what_is_added_is_read_back_and_added_once(tmp_path):
    path = tmp_path / "waivers.csv"
    hostile = waiver(finding="0" * 12, reason='=HYPERLINK("a")\n换行', approver="@张")
    assert len(append_waivers(path, [waiver(), hostile])) == 2
    before = path.read_bytes()
    assert append_waivers(path, [waiver(approved_on=date(2026, 4, 1)), hostile]) == ()
    assert path.read_bytes() == before
    assert before.startswith("\ufeff".encode())
    assert "'=HYPERLINK" in before.decode()
    assert "'@张" in before.decode()
    assert read_waivers(path) == (waiver(), hostile.model_copy(update={"reason": '=HYPERLINK("a") 换行'}))


def test_a_renewal_is_added_below_and_nothing_above_is_changed(table):
    path = table(ROW)
    before = path.read_bytes()
    (added,) = append_waivers(path, [waiver(expires_on=date(2027, 12, 31))])
    assert added.expires_on == date(2027, 12, 31)
    assert path.read_bytes().startswith(before)
    assert len(read_waivers(path)) == 2


def test_nothing_is_begun_for_nothing(tmp_path):
    assert append_waivers(tmp_path / "waivers.csv", []) == ()
    assert not (tmp_path / "waivers.csv").exists()
