"""A declared code: its form, its unit and its entry, each checked against its table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.evaluate.declared_code import CodeReader, DeclaredCode
from procurement_rules.model.item import ServiceItem
from procurement_rules.normalise import fold
from tests.evaluate.conftest import UNITS, catalog, place

LIAOCHENG = CodeReader(place(), catalog(partial=True), UNITS, fold)
JIAOZUO = CodeReader(place(digits=0, letters=""), catalog(), (), fold)


def _read(code: str | None, reader: CodeReader = LIAOCHENG, **fields: str) -> DeclaredCode:
    return reader.read(ServiceItem(name="审计服务", declared_code=code, **fields))


def test_a_code_of_unit_and_entry_is_told_whole() -> None:
    assert _read("004001D0402", purchaser="聊城市水利局") == DeclaredCode(
        well_formed=True,
        guiding="D0402",
        known=True,
        unverifiable=False,
        entry_name="审计服务",
        unit_known=True,
        unit_matches=True,
        unit_name="聊城市水利局机关",
    )


@pytest.mark.parametrize("name", ["聊城市水利局", "市水利局", "水利局", "聊城市水利局机关"])
def test_a_unit_is_known_by_its_short_names(name: str) -> None:
    assert _read("004001D0402", purchaser=name).unit_matches is True
    assert _read("001001D0402", purchaser=name).unit_matches is False


def test_no_code_says_nothing() -> None:
    assert _read(None) == DeclaredCode()


@pytest.mark.parametrize("code", ["", " ", "\u200b", "\u3000"])
def test_a_blank_code_is_no_code(code: str) -> None:
    assert _read(code) == DeclaredCode()


@pytest.mark.parametrize(
    "code", ["004001D0402", "004001d0402", "００４００１Ｄ０４０２", " 004001 D04 02\u200b", "004001D040201"]
)
def test_a_code_in_the_local_form_is_well_formed_however_it_is_typed(code: str) -> None:
    told = _read(code)
    assert (told.well_formed, told.known, told.entry_name) == (True, True, "审计服务")


@pytest.mark.parametrize(
    "code",
    [
        "D0402",
        "04001D0402",
        "0040010D0402",
        "004001D04",
        "004001D04021",
        "004001DD0402",
        "004001",
        "待定",
        "004001Ｄ04O2",
    ],
)
def test_a_code_of_another_form_is_malformed_and_says_no_more(code: str) -> None:
    told = _read(code)
    assert (told.well_formed, told.guiding, told.known, told.unverifiable) == (False, "", None, False)


@pytest.mark.parametrize(
    ("code", "entry"), [("D0402", "审计服务"), ("d040203", "审计服务"), ("D0401", "会计服务")]
)
def test_without_unit_codes_the_guiding_code_stands_alone(code: str, entry: str) -> None:
    told = _read(code, JIAOZUO)
    assert (told.well_formed, told.known, told.entry_name, told.unit_known) == (True, True, entry, None)


@pytest.mark.parametrize("code", ["D0403", "A0101", "D9999"])
def test_a_code_that_a_whole_catalog_lacks_is_unknown_to_it(code: str) -> None:
    told = _read(code, JIAOZUO)
    assert (told.well_formed, told.known, told.unverifiable, told.entry_name) == (True, False, False, None)


def test_a_catalog_may_number_its_entries_in_its_own_way() -> None:
    jilin = CodeReader(place(digits=0), catalog(leaves=(("J101", "消防安全检测"),)), (), fold)
    told = _read("J101", jilin)
    assert (told.well_formed, told.known, told.entry_name) == (True, True, "消防安全检测")


@pytest.mark.parametrize(
    ("code", "known", "unverifiable"),
    [
        ("004001D0402", True, False),
        ("004001D0499", False, False),
        ("004001D9901", None, True),
        ("004001A0101", None, True),
        ("004001Z0101", False, False),
    ],
    ids=["listed", "missing from a listed group", "another group", "another letter", "no such letter"],
)
def test_what_a_partial_catalog_lacks_may_be_in_its_other_part(
    code: str, known: bool | None, unverifiable: bool
) -> None:
    told = _read(code)
    assert (told.known, told.unverifiable) == (known, unverifiable)


@pytest.mark.parametrize(("unit", "known"), [("004001", True), ("999999", False)])
def test_a_unit_code_is_looked_up(unit: str, known: bool) -> None:
    told = _read(f"{unit}D0402")
    assert (told.unit_known, told.unit_name is not None) == (known, known)


def test_the_column_of_the_unit_code_is_read_where_the_declared_code_has_none() -> None:
    told = _read(None, purchaser_code="００４００１")
    assert (told.unit_known, told.unit_name) == (True, "聊城市水利局机关")


def test_without_a_list_nothing_can_be_said_of_units() -> None:
    told = _read("004001D0402", CodeReader(place(), catalog(), (), fold), purchaser_code="001001")
    assert (told.unit_known, told.unit_matches, told.unit_name) == (None, None, None)


@pytest.mark.parametrize(
    ("fields", "matches"),
    [
        ({"purchaser": "聊城市水利局"}, True),
        ({"purchaser": "聊城市水利局机关"}, True),
        ({"purchaser": "聊城市 水利局\u200b"}, True),
        ({"purchaser": "聊城市农业农村局"}, False),
        ({"purchaser": "聊城市教育体育局"}, None),
        ({}, None),
        ({"purchaser_code": "004001"}, True),
        ({"purchaser_code": "001001"}, False),
        ({"purchaser_code": "001001", "purchaser": "聊城市水利局"}, False),
        ({"purchaser_code": "004001", "purchaser": "聊城市农业农村局"}, False),
        ({"purchaser_code": "004001", "purchaser": "聊城市教育体育局"}, None),
    ],
)
def test_a_unit_code_belongs_to_the_purchaser_or_not(fields: dict[str, str], matches: bool | None) -> None:
    assert _read("004001D0402", **fields).unit_matches is matches


@given(st.text(max_size=15), st.text(max_size=8), st.text(max_size=8))
def test_any_code_is_read_without_a_fault(code: str, unit: str, purchaser: str) -> None:
    for reader in (LIAOCHENG, JIAOZUO):
        told = _read(code, reader, purchaser_code=unit, purchaser=purchaser)
        assert (told.entry_name is not None) is (told.known is True)
        assert told.unverifiable is (bool(told.guiding) and told.known is None)


@given(st.from_regex(r"[0-9]{6}[A-Z][0-9]{4}([0-9]{2}){0,3}", fullmatch=True))
def test_every_code_of_the_form_is_well_formed(code: str) -> None:
    told = _read(code)
    assert (told.well_formed, told.guiding) == (True, code[6:])


def test_a_unit_is_known_by_its_short_name() -> None:
    units = [unit.model_copy(update={"aliases": ("农委",)}) for unit in UNITS if unit.code == "001001"]
    reader = CodeReader(place(), catalog(partial=True), units, fold)
    for named in ("农委", "市农委", "聊城市农委"):
        assert _read("001001D0402", reader, purchaser=named).unit_matches is True
