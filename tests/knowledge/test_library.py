"""All that rules/ and corpus/ say, and where it is asked for."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from procurement_rules.errors import KnowledgeError, UsageError
from procurement_rules.knowledge import Knowledge
from tests.knowledge.conftest import change


@pytest.fixture
def small(root: Path) -> Knowledge:
    return Knowledge(root)


def test_rules_come_in_the_order_of_the_chain(small: Knowledge) -> None:
    assert [(rule.jurisdiction, rule.id) for rule in small.rules.rules] == [
        ("national", "works-bought"),
        ("shandong", "unbudgeted"),
    ]


def test_rules_of_one_place_come_in_the_order_of_their_ids(root: Path) -> None:
    text = (root / "rules/national/works-bought.yaml").read_text(encoding="utf-8")
    for name in ("b-bought", "a-bought"):
        (root / f"rules/national/{name}.yaml").write_text(
            text.replace("id: works-bought", f"id: {name}"), encoding="utf-8"
        )
    ids = [rule.id for rule in Knowledge(root).rules.rules]
    assert ids == ["a-bought", "b-bought", "works-bought", "unbudgeted"]


def test_the_newer_law_of_one_place_comes_first(root: Path) -> None:
    text = (root / "rules/national/works-bought.yaml").read_text(encoding="utf-8")
    newer = text.replace("id: works-bought", "id: works-bought-again").replace("2020-03-01", "2024-01-01")
    (root / "rules/national/works-bought-again.yaml").write_text(newer, encoding="utf-8")
    ids = [rule.id for rule in Knowledge(root).rules.rules]
    assert ids == ["works-bought-again", "works-bought", "unbudgeted"]


def test_figures_are_found_by_their_id(small: Knowledge) -> None:
    assert small.parameters["threshold"].on(date(2022, 8, 16)) == Decimal(2_000_000)


def test_the_pack_has_the_version_of_its_file(small: Knowledge) -> None:
    assert small.rules.version == "1.2.3"


@pytest.mark.parametrize("name", ["shandong", "山东省", "山东"])
def test_a_place_is_found_by_id_name_and_alias(small: Knowledge, name: str) -> None:
    assert small.place(name).id == "shandong"


@pytest.mark.parametrize("name", ["", "火星", "Shandong", "山"])
def test_another_place_is_a_usage_error_that_lists_the_known_ones(small: Knowledge, name: str) -> None:
    with pytest.raises(
        UsageError, match=r"没有地区.*national（全国）、shandong（山东省）、liaocheng（聊城市）"
    ):
        small.place(name)


@pytest.mark.parametrize(
    ("place", "chain"),
    [
        ("national", ["national"]),
        ("shandong", ["national", "shandong"]),
        ("liaocheng", ["national", "shandong", "liaocheng"]),
    ],
)
def test_a_place_is_bound_by_itself_and_all_above(small: Knowledge, place: str, chain: list[str]) -> None:
    assert [each.id for each in small.chain(small.place(place))] == chain


def test_a_catalog_is_found_by_its_id(small: Knowledge) -> None:
    assert small.catalog("small").header.title == "小目录"


def test_a_catalog_is_found_by_its_folder(small: Knowledge, root: Path) -> None:
    assert small.catalog(str(root / "corpus/catalogs/small")).header.id == "small"


@pytest.mark.parametrize("name", ["smal", "", "../units", "a\0b"])
def test_another_catalog_is_a_usage_error_that_lists_the_known_ones(small: Knowledge, name: str) -> None:
    with pytest.raises(UsageError, match=r"没有目录.*small"):
        small.catalog(name)


def test_only_a_place_with_a_list_has_units(small: Knowledge) -> None:
    assert [len(small.units(small.place(name))) for name in ("national", "liaocheng")] == [0, 2]


def test_labels_give_the_words_for_every_id(small: Knowledge) -> None:
    labels = small.labels
    assert labels.fields["budget"] == "预算金额"
    assert labels.categories["no_budget"] == "没有预算安排"
    assert labels.concepts == {"works": "工程"}
    assert labels.rules["unbudgeted"] == "没有预算而购买"
    assert labels.bases["财政部令第102号 第十六条"].model_dump() == {
        "title": "政府购买服务管理办法",
        "verified": False,
        "issuer": "财政部",
        "summary": "预算未安排的不得实施",
    }
    cited = labels.rule_bases["unbudgeted"]
    assert [(ref.instrument, ref.clause) for ref in cited] == [("鲁财采〔2022〕14号", "第三条第（二）项")]


def test_fields_facts_and_figures_have_names(small: Knowledge) -> None:
    names = small.names
    told = [names[each] for each in ("budget", "in_catalog", "threshold")]
    assert told == ["预算金额", "在目录范围内", "采购限额标准"]


def test_a_folder_of_rules_that_is_no_place_is_refused(root: Path) -> None:
    (root / "rules/shandnog").mkdir()
    with pytest.raises(KnowledgeError, match="文件夹 shandnog 不是地区"):
        Knowledge(root).rules  # noqa: B018


def test_a_part_is_read_once(small: Knowledge, root: Path) -> None:
    before = small.categories
    (root / "rules/pack.yaml").unlink()
    assert small.categories is before


def test_a_part_is_read_when_it_is_first_asked_for(root: Path) -> None:
    (root / "corpus/instruments.yaml").write_text("- 坏\n", encoding="utf-8")
    knowledge = Knowledge(root)
    assert knowledge.dictionary["name"].label == "事项名称"
    with pytest.raises(KnowledgeError, match=r"corpus/instruments\.yaml"):
        knowledge.rules  # noqa: B018


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("rules/national/works-bought.yaml", "购买工程", "买工程"),
        ("rules/concepts/shared.yaml", "不包括", "不包含"),
        ("rules/pack.yaml", "1.2.3", "1.2.4"),
        ("corpus/catalogs/small/index.csv", "离任审计", "经济责任审计"),
        ("corpus/units/small.csv", "水利局", "水务局"),
        ("corpus/instruments.yaml", "verified: false", "verified: true"),
    ],
)
def test_the_digest_changes_with_everything_that_is_judged_by(
    root: Path, path: str, old: str, new: str
) -> None:
    before = Knowledge(root).rules.digest
    change(root, path, old, new)
    assert Knowledge(root).rules.digest != before


def test_the_digest_changes_with_the_name_of_a_file(root: Path) -> None:
    before = Knowledge(root).rules.digest
    (root / "corpus/units/small.csv").rename(root / "corpus/units/little.csv")
    assert Knowledge(root).rules.digest != before


def test_the_digest_does_not_change_with_the_line_ends(root: Path) -> None:
    before = Knowledge(root).rules.digest
    for file in root.rglob("*.*"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert Knowledge(root).rules.digest == before
