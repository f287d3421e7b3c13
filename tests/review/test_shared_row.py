"""Items of tables beside each other share a row: each has its own opinion, or is refused."""

import io

import pytest
from openpyxl import Workbook, load_workbook

from procurement_rules.batch import screen_files
from procurement_rules.model.precedent import Precedent
from procurement_rules.read import read_grids
from procurement_rules.report import jsonl_report
from procurement_rules.report.workbook import annotate
from procurement_rules.review import Review, read_marks, read_record
from tests.review.conftest import DAY, UNTIL

HEADER = ("序号", "单位名称", "事项名称", "说明")
ROWS = (
    ("食堂人员劳务派遣", "由派遣公司派遣人员。", "保安人员劳务派遣", "由派遣公司派遣人员。"),
    ("窗口人员劳务派遣", "由派遣公司派遣人员。", "财政专项资金审计", "委托会计师事务所出具审计报告。"),
    ("社区养老服务评估", "委托机构出具评估报告。", "财政绩效评价", "委托机构出具评价报告。"),
)
# As the row of the sheet, the items in C and H.
SAME, DIFFERENT, CLEAN = 2, 3, 4
GRANTED = {"复核理由": "已经批准", "批准人": "张局长", "有效期至": UNTIL}


def recode(verdict, mark):
    code = mark.text("复核理由")
    return Precedent(catalog="c", code=code, name=verdict.item.name, decided_by="李某", decided_on=DAY)


@pytest.fixture
def reviewed(screener, tmp_path):
    """Return the rulings on what is written in rows of two tables beside each other, and the keys of the row."""

    def _reviewed(**written):
        path = tmp_path / "并列.xlsx"
        book = Workbook()
        book.worksheets[0].append((*HEADER, None, *HEADER))
        for number, (left, said, right, says) in enumerate(ROWS, start=1):
            row = (number, "市政务局", left, said, None, number, "市财政局", right, says)
            book.worksheets[0].append(row)
        book.save(path)
        screening = screen_files(path, screener)
        assert len(screening.verdicts) == 6
        (annotated,) = annotate(screening, screener.knowledge.labels, [path], read_grids)
        book = load_workbook(io.BytesIO(annotated.content))
        sheet = book.worksheets[0]
        columns = {cell.value: cell.column for cell in sheet[1]}
        row, moved = written.pop("row"), written.pop("moved", 0)
        for title, value in written.items():
            sheet.cell(row, columns[title]).value = value
        keys = str(sheet.cell(row, columns["问题编号"]).value or "").split()
        if moved:
            sheet.insert_rows(2, moved)
        book.save(tmp_path / annotated.name)
        report = tmp_path / "审查.jsonl"
        report.write_text("".join(jsonl_report(screening)), encoding="utf-8")
        review = Review(read_record(report), "李某", DAY, recode, lambda cell: cell)
        return review.rulings(read_marks(read_grids(tmp_path / annotated.name))), keys, sheet

    return _reviewed


def test_each_item_has_its_own_opinion(reviewed):
    rulings, keys, _ = reviewed(
        row=DIFFERENT, 复核意见="【C 列】采纳\n【H列】：改判", 复核理由="【H 列】D0402"
    )
    adopted, corrected = rulings
    assert adopted.taken
    assert adopted.adopted == tuple(keys[: len(adopted.adopted)])
    assert adopted.mark.place.endswith("第 3 行【C 列】")
    assert (corrected.precedent.code, corrected.precedent.name) == ("D0402", "财政专项资金审计")


@pytest.mark.parametrize("moved", [1, 7])
def test_a_row_that_was_moved_is_known_by_its_findings(reviewed, moved):
    rulings, keys, _ = reviewed(row=SAME, moved=moved, 复核意见="【C 列】采纳\n【H 列】采纳")
    assert [(ruling.mark.column, ruling.mark.row) for ruling in rulings] == [
        ("C", SAME + moved),
        ("H", SAME + moved),
    ]
    assert [key for ruling in rulings for key in ruling.adopted] == keys


def test_what_is_rejected_is_a_finding_of_the_item_that_is_named(reviewed):
    rulings, keys, _ = reviewed(
        row=SAME, 复核意见="【H 列】驳回", **{**GRANTED, "复核理由": "问题1：已经批准"}
    )
    (ruling,) = rulings
    (waiver,) = ruling.waivers
    assert waiver.name == "保安人员劳务派遣"
    assert waiver.finding in keys[len(keys) // 2 :]
    assert waiver.source.endswith("第 2 行【H 列】，李某 录入")


def test_an_opinion_that_names_none_is_on_both_where_both_have_the_same_finding(reviewed):
    rulings, keys, _ = reviewed(row=SAME, 复核意见="采纳")
    assert [ruling.taken for ruling in rulings] == [True, True]
    assert [key for ruling in rulings for key in ruling.adopted] == keys
    rulings, keys, _ = reviewed(row=CLEAN, 复核意见="采纳")
    assert {ruling.mark.column for ruling in rulings} == {"C", "H"}


def test_one_that_could_be_on_either_is_refused_with_how_to_write_it(reviewed):
    (ruling,), _, _ = reviewed(row=DIFFERENT, 复核意见="采纳")
    assert not ruling.taken
    assert ruling.cell == "O3"
    assert ruling.told == (
        "这一行并列 2 个事项（C 列、H 列），没有写明意见是对哪一项的；"
        "每项写一行并注明是哪一列的，如“【C 列】采纳”"
    )


def test_a_code_is_of_one_item_only(reviewed):
    (ruling,), _, _ = reviewed(row=CLEAN, 复核意见="改判", 复核理由="D0402")
    assert not ruling.taken


def test_the_other_item_is_meant_where_one_is_named(reviewed):
    rulings, _, _ = reviewed(row=DIFFERENT, 复核意见="采纳\n【H 列】改判", 复核理由="【H 列】D0402")
    assert [(ruling.mark.column, ruling.taken) for ruling in rulings] == [("C", True), ("H", True)]


def test_a_reason_without_an_opinion_is_missed(reviewed):
    rulings, _, _ = reviewed(row=SAME, 复核意见="【C 列】采纳", 复核理由="【H 列】已经批准")
    assert [ruling.taken for ruling in rulings] == [True, False]
    assert rulings[1].told == "写了理由等内容，没有选复核意见"


def test_a_column_without_an_item_is_refused(reviewed):
    (ruling,), _, _ = reviewed(row=SAME, 复核意见="【D 列】采纳")
    assert (ruling.taken, ruling.told) == (False, "写了 D 列，这一行的事项在 C 列、H 列")


def test_a_shared_row_has_no_list_that_would_refuse_a_mark(reviewed):
    _, _, sheet = reviewed(row=SAME, 复核意见="【C 列】采纳")
    kinds = {str(each.sqref): (each.type, each.prompt) for each in sheet.data_validations.dataValidation}
    assert set(kinds) == {"O2", "O3", "O4"}
    assert kinds["O2"][0] in (None, "none")
    assert kinds["O2"][1].startswith("这一行并列 2 个事项，每项写一行并注明是哪一列的，如：【C 列】采纳。")
