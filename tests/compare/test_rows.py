"""Items as they are compared."""

from procurement_rules.model.item import ServiceItem
from tests.compare.conftest import BUREAU, SCHOOL, rows_of


def test_the_description_speaks_where_the_name_does_not() -> None:
    (row,) = rows_of(ServiceItem(name="采购项目2", description="农村公路养护第3段"))
    assert (row.words.text, row.detail, row.numbers) == ("农村公路养护", None, ("2", "3"))


def test_the_description_speaks_where_there_is_no_name() -> None:
    (row,) = rows_of(ServiceItem(description="农村公路养护"))
    assert (row.words.text, row.detail) == ("农村公路养护", None)


def test_the_name_speaks_where_neither_tells_anything() -> None:
    (row,) = rows_of(ServiceItem(name="采购项目", description="服务"))
    assert (row.words.text, row.detail and row.detail.text) == ("采购项目", "服务")


def test_an_item_of_signs_only_is_left_out() -> None:
    assert [row.index for row in rows_of(ServiceItem(name="——"), ServiceItem(name="河道保洁"))] == [1]


def test_the_fiscal_year_in_a_name_is_not_one_of_its_numbers() -> None:
    (row,) = rows_of(ServiceItem(name="2024年河道保洁2期", fiscal_year=2024))
    assert row.numbers == ("2",)


def test_a_purchaser_is_the_same_by_its_code() -> None:
    one, other = rows_of(
        ServiceItem(name="甲", purchaser=BUREAU, purchaser_code="052001"),
        ServiceItem(name="甲", purchaser="农业农村局", purchaser_code="０５２００１"),
    )
    assert one.purchaser == other.purchaser


def test_a_name_without_a_code_has_the_code_of_other_rows() -> None:
    rows = rows_of(
        ServiceItem(name="甲", purchaser=BUREAU, purchaser_code="052001"),
        ServiceItem(name="甲", purchaser=f" {BUREAU}"),
        ServiceItem(name="甲", purchaser=SCHOOL),
    )
    assert rows[0].purchaser == rows[1].purchaser != rows[2].purchaser


def test_a_name_with_two_codes_is_a_purchaser_of_its_own() -> None:
    rows = rows_of(
        *(ServiceItem(name="甲", purchaser="财政局", purchaser_code=code) for code in ("001", "002")),
        ServiceItem(name="甲", purchaser="财政局"),
    )
    assert len({row.purchaser for row in rows}) == 3


def test_a_row_names_what_is_not_known_of_it() -> None:
    (row,) = rows_of(ServiceItem(name="河道保洁", purchaser=BUREAU))
    assert row.missing("purchaser", "fiscal_year", "budget", "description") == (
        "fiscal_year",
        "budget",
        "description",
    )
