"""Rule packs of the user's own load beside the bundled one, under the same checks."""

from datetime import date
from pathlib import Path

import pytest

from procurement_rules import KnowledgeError, Screener, ServiceItem, UsageError

RULE = """\
id: {id}
title: 本市暂停购买无人机巡检
category: outside_catalog
stage: catalog
jurisdiction: jiaozuo
in_force: {{from: 2024-01-01}}
severity: warning
basis:
  - {{instrument: 焦财综〔2023〕1号, clause: 第六条}}
forbid: {{fact: procurement_method, equals: 定向委托}}
message: 暂停定向委托。
message_undetermined: 没有写明采购方式，缺少：{{missing}}
remedy: 改用竞争方式。
examples:
  - {{title: 定向, as_of: 2024-01-01, item: {{name: 巡检, procurement_method: 公开招标}}, outcome: compliant}}
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "jiaozuo").mkdir()
    (tmp_path / "jiaozuo" / "entrusted-directly-here.yaml").write_text(
        RULE.format(id="entrusted-directly-here"), encoding="utf-8"
    )
    return tmp_path


def test_a_rule_of_the_users_own_judges_beside_the_bundled_ones(pack: Path) -> None:
    screener = Screener.for_jurisdiction("jiaozuo", as_of=date(2024, 5, 1), engine="plain", rules=[pack])
    item = ServiceItem(name="窗口人员劳务派遣", procurement_method="定向委托", in_budget=True)
    assert {each.rule for each in screener.screen(item).findings} >= {
        "labour-dispatched",
        "entrusted-directly-here",
    }


def test_the_digest_tells_that_other_rules_were_used(pack: Path) -> None:
    digests = {
        Screener.for_jurisdiction("jiaozuo", engine="plain", rules=rules).knowledge.rules.digest
        for rules in ([], [pack])
    }
    assert len(digests) == 2


def test_an_id_of_the_bundled_pack_is_refused(pack: Path) -> None:
    (pack / "jiaozuo" / "works-purchased.yaml").write_text(
        RULE.format(id="works-purchased"), encoding="utf-8"
    )
    with pytest.raises(
        KnowledgeError, match=r"id works-purchased 已在 rules/national/works-purchased\.yaml 中使用"
    ):
        Screener.for_jurisdiction("jiaozuo", engine="plain", rules=[pack])


def test_a_folder_that_is_no_place_is_told_and_not_passed_over(pack: Path) -> None:
    (pack / "jiaozou").mkdir()
    with pytest.raises(KnowledgeError, match="文件夹 jiaozou 不是地区"):
        Screener.for_jurisdiction("jiaozuo", engine="plain", rules=[pack])


def test_a_pack_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有规则文件夹"):
        Screener.for_jurisdiction("jiaozuo", rules=[tmp_path / "x"])


@pytest.mark.parametrize("stray", ["x.yaml", "jiaozuo/x.yml", "jiaozuo/more/x.yaml", "concepts/x.yml"])
def test_a_file_that_would_not_be_read_is_told(pack: Path, stray: str) -> None:
    (pack / stray).parent.mkdir(exist_ok=True)
    (pack / stray).write_text("id: x", encoding="utf-8")
    with pytest.raises(UsageError, match="不会当作规则读入；应为：文件夹/地区/规则"):
        Screener.for_jurisdiction("jiaozuo", engine="plain", rules=[pack])


def test_a_pack_without_a_rule_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="里没有读到规则；应为：文件夹/地区/规则"):
        Screener.for_jurisdiction("jiaozuo", engine="plain", rules=[tmp_path])
