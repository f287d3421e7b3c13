"""Shares: of what is known, where the notice binds, and with the number of items that do not say."""

from datetime import date

import pytest

from tests.report.statistics.conftest import after, texts

SHEET = "重点领域和社会组织"
SHANDONG = {"jurisdiction": "liaocheng", "jurisdiction_name": "聊城市"}


def test_key_areas_may_overlap_and_are_shares_of_all_items(book, screened, item):
    workbook = book(
        screened(
            item(amount=3, key_areas=("elderly_care", "community"), description="照料"),
            item(amount=1, description="保洁"),
            item(None, 9, vetoed_by=("works",), description="修路", key_areas=("transport",)),
            **SHANDONG,
        )
    )
    basis, header, *areas = after(workbook[SHEET], "重点领域")
    assert "（鲁财采〔2022〕14号）第二条，2022-08-16 起施行" in basis[0]
    assert header == ("领域", "项数", "占项数", "金额（万元）", "占金额")
    found = {row[0]: row[1:] for row in areas[:16]}
    assert found["基本养老"] == found["城乡社区"] == found["至少属于一个重点领域"] == (1, 0.5, 3, 0.75)
    assert found["交通运输"] == (0, 0, 0, 0)
    assert found["小计"] == (2, 1, 4, 1)
    assert "内容属于禁止购买的 1 项不在占比之内" in texts(workbook[SHEET])


def test_a_place_that_the_notice_does_not_bind_has_no_shares(book, screened, item):
    found = after(book(screened(item()))[SHEET], "重点领域")
    assert found[0][0].startswith("濮阳市不在山东省财政厅")
    assert found[1] == ("向社会组织购买",)


def test_items_of_earlier_days_are_left_out_and_told(book, screened, item):
    workbook = book(screened(item(as_of=date(2022, 8, 15)), item(description="照料"), **SHANDONG))
    assert "1 项适用 2022-08-16 以前的法规，没有标注，不在小计之内" in texts(workbook[SHEET])


def test_what_the_tagging_had_to_do_without_is_told(book, screened, item):
    said = texts(book(screened(item(), item(amount=1, description="照料"), **SHANDONG))[SHEET])
    assert "1 项没有说明，只按名称标注" in said
    assert "1 项没有填预算金额，不在金额之内" in said


def test_the_share_of_social_organisations_is_of_those_whose_supplier_is_known(book, screened, item):
    workbook = book(
        screened(
            item(amount=1, supplier_type="social_organisation"),
            item(amount=3, supplier_type="enterprise"),
            item(supplier_type="enterprise"),
            item(amount=9),
            **SHANDONG,
        )
    )
    basis, header, *found = after(workbook[SHEET], "向社会组织购买")
    assert basis[0].startswith("依据：山东省财政厅")
    assert basis[0].endswith("第四条第（二）项。比例按填了“承接主体类型”的事项计算。")
    assert header[0] == "承接主体"
    assert found[0] == ("社会组织", 1, pytest.approx(1 / 3), 1, 0.25)
    assert found[1] == ("企业", 2, pytest.approx(2 / 3), 3, 0.75)
    assert found[3:] == [
        ("“承接主体类型”没有填或看不出的 1 项，占 25.0%，不在小计之内，所以比例只代表看得出的事项。",),
        ("1 项没有填预算金额，不在金额之内。",),
    ]


def test_kinds_that_are_not_among_the_choices_are_rows_of_their_own(book, screened, item, build):
    def written(said):
        problem = build.problem(value=said).model_copy(update={"field": "supplier_type"})
        return item(amount=1, source=build.source(problems=[problem]))

    workbook = book(
        screened(
            item(amount=1, supplier_type="social_organisation"),
            item(amount=1, supplier_type="individual"),
            item(amount=1, supplier_type="enterprise"),
            *map(written, ("其 他", "个体工商户", "事业单位", "学校")),
            **SHANDONG,
        )
    )
    _, _, *found = after(workbook[SHEET], "向社会组织购买")
    assert [(row[0], row[1]) for row in found[:6]] == [
        ("社会组织", 1),
        ("企业", 1),
        ("个人", 1),
        ("事业单位（没有写明类别）", 1),
        ("其他", 2),
        ("小计", 6),
    ]
    assert [row[0] for row in found[6:]] == [
        "“事业单位（没有写明类别）”1 项，表中写的是“事业单位”，不是“承接主体类型”可填的内容；"
        "看得出不是社会组织，单列一行，计入小计。",
        "“其他”2 项，表中写的是“其他”、“个体工商户”，不是“承接主体类型”可填的内容；"
        "看得出不是社会组织，单列一行，计入小计。",
        "“承接主体类型”没有填或看不出的 1 项，占 14.3%，不在小计之内，所以比例只代表看得出的事项。",
    ]


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("民办非企业", "social_organisation"),
        ("社团", "social_organisation"),
        ("行业协会", "social_organisation"),
        ("小微企业", "enterprise"),
        ("国企", "enterprise"),
        ("二类公益事业单位", "public_welfare_2"),
        ("自然人", "individual"),
        ("事业单位", None),
        ("其他", None),
        ("学校", None),
    ],
)
def test_the_usual_words_for_suppliers_are_read(knowledge, written, kind):
    values = knowledge.dictionary["supplier_type"].values
    read = [name for name, value in values.items() if written in (value.label, *value.aliases)]
    assert read == ([kind] if kind else [])


@pytest.mark.parametrize("given", [{}, {"as_of": date(2022, 8, 15), **SHANDONG}])
def test_a_clause_that_does_not_bind_is_no_basis_of_the_share(book, screened, item, given):
    place = {name: given[name] for name in SHANDONG if name in given}
    days = {name: given[name] for name in given if name not in SHANDONG}
    workbook = book(screened(item(amount=1, supplier_type="enterprise", **days), **place))
    basis, *_ = after(workbook[SHEET], "向社会组织购买")
    assert basis[0].startswith("山东省财政厅")
    assert "对本次审查的事项没有约束力，比例只供参考" in basis[0]


def test_without_any_supplier_there_is_no_share(book, screened, item):
    found = after(book(screened(item()))[SHEET], "向社会组织购买")
    assert found[1:] == [("没有一项填了“承接主体类型”，算不出比例。",)]


def test_shares_are_written_as_per_cent(book, screened, item):
    sheet = book(screened(item(amount=1, supplier_type="social_organisation")))[SHEET]
    row = next(row for row in sheet.iter_rows() if row[0].value == "社会组织")
    assert (row[2].value, row[2].number_format) == (1, "0.0%")
