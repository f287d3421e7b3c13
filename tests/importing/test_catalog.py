from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.errors import InputError
from procurement_rules.importing import ImportNote, catalog_entries
from procurement_rules.importing.cell import cell_text
from procurement_rules.importing.code_shape import fold_code
from procurement_rules.importing.columns import header_columns
from procurement_rules.model.catalog import Entry
from procurement_rules.model.source import Cell, Grid

PRINTED = """
附件
焦作市市级政府购买服务指导性目录

代码 | 一级目录 (1项) | 二级目录 (2项) | 三级目录 (3项) | 说 明
A    | 公共服务 |               |              |
A08  |          | 文化公共 服务 |              | /
A0801|          | 文艺创作      |              | 舞台作品。
A0802|          | 群众文化      | 活动的组织。 |

代码 | 一级目录 (1项) | 二级目录 (2项) | 三级目录 (3项) | 说 明
A14  | 灾害防治及 应急管理 |    |              |
A1401|          |               | 消防安全 /   |
"""


def test_a_printed_table_becomes_entries_whatever_column_a_name_slipped_to(
    table: Callable[..., Grid],
) -> None:
    result = catalog_entries([table(PRINTED)])
    assert result.entries == (
        Entry(code="A", level=1, parent="", name="公共服务"),
        Entry(code="A08", level=2, parent="A", name="文化公共服务"),
        Entry(code="A0801", level=3, parent="A08", name="文艺创作", description="舞台作品。"),
        Entry(code="A0802", level=3, parent="A08", name="群众文化", description="活动的组织。"),
        Entry(code="A14", level=2, parent="A", name="灾害防治及应急管理"),
        Entry(code="A1401", level=3, parent="A14", name="消防安全"),
    )
    assert result.notes == (
        ImportNote(8, "A0802", "目录栏中名称之后还有文字，作为说明读入：活动的组织。", "目录.xlsx"),
    )


def test_pages_in_several_grids_are_one_catalog(table: Callable[..., Grid]) -> None:
    pages = [
        table("代码|一级目录(1项)|二级目录(2项)\nA|公共服务|\nA01||安全", sheet="1"),
        table("", sheet="2"),
        table("代码|一级目录(1项)|二级目录(2项)\nA02||教育\nA02||教育", sheet="3"),
    ]
    result = catalog_entries(iter(pages))
    assert [entry.code for entry in result.entries] == ["A", "A01", "A02"]
    assert [(note.row, note.table) for note in result.notes] == [(3, "目录.xlsx 工作表“3”")]


def test_rows_that_repeat_their_groups_give_the_name_of_the_entry(table: Callable[..., Grid]) -> None:
    result = catalog_entries(
        [
            table(
                "编码|一级目录|二级目录|三级目录|备注\nA|服务|||\nA01|服务|安全|||\nA0101|服务|安全|排查|说明"
            )
        ]
    )
    assert [entry.name for entry in result.entries] == ["服务", "安全", "排查"]
    assert result.notes == ()


def test_stated_levels_and_parents_count_before_the_shape(table: Callable[..., Grid]) -> None:
    result = catalog_entries(
        [
            table(
                "code|level|parent|name|pdf_page\nJ|0||货物|1\nJ201|1|J|设备|2\nJ20601|2|J201|车辆|2\nK|一级|J|专用|3"
            )
        ]
    )
    assert [(entry.code, entry.level, entry.parent) for entry in result.entries] == [
        ("J", 1, ""),
        ("J201", 2, "J"),
        ("J20601", 3, "J201"),
        ("K", 2, "J"),
    ]
    assert result.notes == ()


def test_codes_filled_up_with_zeros_find_their_parents(table: Callable[..., Grid]) -> None:
    codes = [
        "A",
        "A01000000",
        "A01010000",
        "A01010100",
        "A01010101",
        "B",
        "B01",
        "B0101",
        "B010101",
        "B01010101",
    ]
    text = "品目编码|品目名称\n" + "\n".join(f"{code}|名" for code in codes)
    result = catalog_entries([table(text)])
    assert {entry.code: entry.parent for entry in result.entries} == {
        "A": "",
        "A01000000": "A",
        "A01010000": "A01000000",
        "A01010100": "A01010000",
        "A01010101": "A01010100",
        "B": "",
        "B01": "B",
        "B0101": "B01",
        "B010101": "B0101",
        "B01010101": "B010101",
    }
    assert [entry.level for entry in result.entries] == [1, 2, 3, 4, 5] * 2


def test_a_code_before_the_header_is_told(table: Callable[..., Grid]) -> None:
    result = catalog_entries([table("A|服务\n代码|名称")])
    assert result.entries == ()
    message = "在目录表之外却有目录代码，未读入：A 服务"
    assert result.notes == (ImportNote(1, "", message, "目录.xlsx", left_out=True),)


def test_notes_stand_in_the_order_of_the_rows(table: Callable[..., Grid]) -> None:
    result = catalog_entries([table("代码|一级目录(3项)\nA01|孤立\n|无代码\nB|服务\nB|重复")])
    assert [note.row for note in result.notes] == [1, 2, 3, 5]


def test_nothing_comes_of_nothing() -> None:
    assert catalog_entries([]).entries == ()


CELLS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.from_regex(r"[A-C]([0-2]{2}){0,4}", fullmatch=True),
    st.sampled_from(
        ["代码", "编码", "名称", "一级目录(1项)", "二级目录", "说明", "级次", "上级", "服务", "/", "0", "1"]
    ),
    st.integers(-2, 10**12),
    st.floats(),
    st.booleans(),
    st.dates(min_value=date(1900, 1, 1)),
)
ROWS = st.lists(st.lists(CELLS, max_size=6).map(tuple), max_size=12)
HEADERS = st.permutations(["代码", "名称", "二级目录", "说明", "级次", "上级", "序号"]).map(tuple)


@given(st.lists(ROWS, max_size=3))
def test_arbitrary_tables_are_read_or_refused(tables: list[list[tuple[Cell, ...]]]) -> None:
    with suppress(InputError):
        catalog_entries(Grid("f", None, tuple(enumerate(rows, start=1))) for rows in tables)


@given(HEADERS, ROWS)
def test_every_data_row_ends_as_an_entry_or_a_note(
    header: tuple[str, ...], rows: list[tuple[Cell, ...]]
) -> None:
    data = [row for row in rows if header_columns([cell_text(cell) for cell in row]) is None]
    numbered = tuple(enumerate([header, *data], start=1))
    result = catalog_entries([Grid("f", None, numbered)])
    noted = {note.row for note in result.notes}
    silent = [row for number, row in numbered[1:] if number not in noted and any(map(cell_text, row))]
    codes = [fold_code(cell_text(dict(zip(header, row, strict=False)).get("代码"))) for row in silent]
    assert set(codes) <= {entry.code for entry in result.entries}
    assert len(set(codes)) == len(codes)


@given(HEADERS, ROWS)
def test_entries_always_form_a_tree(header: tuple[str, ...], rows: list[tuple[Cell, ...]]) -> None:
    result = catalog_entries([Grid("f", None, tuple(enumerate([header, *rows], start=1)))])
    levels = {entry.code: entry.level for entry in result.entries}
    for entry in result.entries:
        assert entry.name
        assert (entry.parent == "") == (entry.level == 1)
        assert levels.get(entry.parent, 0) < entry.level
