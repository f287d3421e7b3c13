"""What `catalog lint` finds in a catalog that scanning went through."""

from __future__ import annotations

from pathlib import Path

import pytest

from procurement_rules.coding import Fault, faults
from procurement_rules.coding.scanned import damage
from procurement_rules.errors import KnowledgeError
from procurement_rules.knowledge import Knowledge
from procurement_rules.normalise import fold

HEADER = "id: x\ntitle: 小目录\ninstrument: 文\nissued_on: 2023-03-01\nleaf_level: 2\n"
SOUND = ("A,1,,公共服务,", "A01,2,A,养老服务,", "A02,2,A,助残服务,", "A03,2,A,就业服务,", "A04,2,A,法律服务,")


@pytest.fixture
def found(tmp_path: Path, knowledge: Knowledge):
    def _found(*lines: str, index: str = "", sound: tuple[str, ...] = SOUND) -> list[Fault]:
        (tmp_path / "catalog.yaml").write_text(HEADER, encoding="utf-8")
        text = "\n".join(("code,level,parent,name,description", *sound, *lines))
        (tmp_path / "entries.csv").write_text(f"{text}\n", encoding="utf-8")
        if index:
            (tmp_path / "index.csv").write_text(f"codes,term\n{index}", encoding="utf-8")
        return list(faults(tmp_path, lambda: knowledge.catalog(str(tmp_path)), fold))

    return _found


def kinds(found: list[Fault]) -> set[str]:
    return {fault.kind for fault in found}


def of(kind: str, found: list[Fault]) -> Fault:
    (fault,) = [fault for fault in found if fault.kind == kind]
    return fault


def test_a_sound_catalog_lacks_only_its_index(found) -> None:
    assert kinds(found()) == {"无词条"}
    assert "4 个末级条目" in of("无词条", found()).message


def test_an_empty_name_is_grave_and_told_although_the_catalog_does_not_load(found) -> None:
    fault = of("空缺", found("A05,2,A,,"))
    assert (fault.grave, fault.where) == (True, "entries.csv 第 7 行 A05")


def test_a_letter_in_place_of_a_digit_is_named_with_the_likely_code(found) -> None:
    fault = of("编码", found("AO5,2,A,翻译服务,"))
    assert fault.grave
    assert "可能是 A05" in fault.message


def test_a_wide_code_is_grave(found) -> None:
    assert of("编码", found("Ａ05,2,A,翻译服务,")).grave


def test_a_repeated_code_is_told_with_the_first_row(found) -> None:
    assert "与第 3 行重复" in of("编码", found("A01,2,A,翻译服务,")).message


def test_a_missing_parent_is_grave(found) -> None:
    assert "B 不在表中" in of("层级", found("B01,2,B,翻译服务,")).message


def test_a_gap_in_the_codes_is_told(found) -> None:
    fault = of("缺号", found("A07,2,A,翻译服务,"))
    assert fault.message == "A04 与 A07 之间缺 A05、A06"
    assert not fault.grave


def test_the_number_of_others_is_no_gap(found) -> None:
    assert "缺号" not in kinds(found("A99,2,A,其他服务,"))


def test_twins_and_near_twins_are_told(found) -> None:
    twins = found("A05,2,A,养老服务,")
    assert "与 A05 同名“养老服务”" in of("同名", twins).message
    near = found("A05,2,A,公共就业创业指导咨询服务,", "A06,2,A,公共就业创业指导咨询的服务,")
    assert "A06“公共就业创业指导咨询的服务”" in of("近似", near).message


def test_entries_that_nothing_points_to_and_terms_of_many_are_told(found) -> None:
    told = found(index="A01|A02|A03|A04,上门\nA01,助餐\n", sound=(*SOUND, "A05,2,A,翻译服务,"))
    assert of("无词条", told).where == "A05"
    assert "“上门”指向 4 个条目" in of("词条过宽", told).message


def test_damage_in_a_name_is_grave_and_in_a_description_is_not(found) -> None:
    assert of("扫描损伤", found("A05,2,A,翻译（口译服务,")).grave
    assert not of("扫描损伤", found("A05,2,A,翻译服务,包括口译、、笔译")).grave


def test_a_folder_that_is_no_catalog_is_an_error(tmp_path: Path, knowledge: Knowledge) -> None:
    with pytest.raises(KnowledgeError):
        list(faults(tmp_path, lambda: knowledge.catalog(str(tmp_path)), fold))


@pytest.mark.parametrize("catalog", ["jiaozuo-2023", "liaocheng-2020", "jilin-2017"])
def test_the_bundled_catalogs_have_no_grave_fault(knowledge: Knowledge, catalog: str) -> None:
    folder = knowledge.root / "corpus" / "catalogs" / catalog
    assert [fault for fault in faults(folder, lambda: knowledge.catalog(catalog), fold) if fault.grave] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("会计\ufffd服务", "异常字符 U+FFFD"),
        ("会计⼈员", "异常字符 U+2F08"),
        ("会计（审计服务", "“（”没有后一半"),
        ("会计）服务", "“）”没有前一半"),
        ("会计（审计)服务", "宽度不同"),
        ("会计服务Ａ类", "全角"),
        ("会计 服务", "空格"),
        ("会计l服务", "单个字母"),
        ("会计、、审计", "标点重复"),
        ("会计服务、", "多余的标点"),
    ],
)
def test_each_mark_of_scanning_is_seen(text: str, told: str) -> None:
    assert any(told in each for each in damage(text)), list(damage(text))


@pytest.mark.parametrize(
    "text", ["会计（审计）服务", "LED 显示屏（P2.5）", "概(预)算审核", "12345 热线", "《条例》宣传"]
)
def test_sound_texts_show_none(text: str) -> None:
    assert list(damage(text)) == []
