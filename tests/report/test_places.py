from procurement_rules.report.places import Places, field_problems


def test_one_table_needs_the_row_only(build):
    places = Places.of(build.screening(build.verdict(row=12)))
    assert places.short(build.source(12)) == "12"
    assert places.words(build.source(12)) == "工作表“部门目录” 第 12 行"


def test_sheets_and_files_are_named_where_there_are_several(build):
    second = build.table(sheet="附件2")
    places = Places.of(build.screening(tables=(build.table(), second)))
    assert places.short(build.source(12, sheet="附件2")) == "附件2:12"
    places = Places.of(build.screening(files=("a.csv", "b.csv"), tables=()))
    assert places.short(build.source(3, file="a.csv", sheet=None)) == "a.csv:3"
    assert places.words(build.source(3, file="a.csv", sheet=None)) == "a.csv 第 3 行"


def test_a_table_of_a_document_is_no_sheet(build):
    places = Places.of(build.screening(build.verdict(row=12)))
    assert places.words(build.source(12, sheet="第 2 个表格")) == "第 2 个表格 第 12 行"


def test_an_item_without_source_has_no_place(build):
    places = Places.of(build.screening())
    assert places.words(None) == ""
    assert places.short(None) == "—"
    assert places.words(build.source(None, sheet=None)) == ""


def test_problems_of_judged_and_rejected_rows_are_both_told(build):
    judged, refused = build.problem("D2"), build.problem("D9")
    row = build.rejected().model_copy(update={"source": build.source(9, problems=[refused])})
    screening = build.screening(build.verdict(source=build.source(2, problems=[judged])), rejected=(row,))
    assert [(source.row, problem.cell) for source, problem in field_problems(screening)] == [
        (2, "D2"),
        (9, "D9"),
    ]
