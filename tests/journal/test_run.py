"""A journal belongs to a run, and tells which."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from procurement_rules import Screener
from procurement_rules.journal import JudgedRun
from procurement_rules.version import __version__


def test_a_run_is_what_the_screener_judges_by(screener: Screener) -> None:
    run = JudgedRun.of(screener, all_rules=True, mapping={"乙": None, "甲": "name"})
    assert (run.program, run.jurisdiction, run.as_of, run.engine) == (
        *(__version__, "liaocheng", None, screener.engine),
    )
    assert (run.rules, run.catalog, run.precedents) == (
        *(screener.knowledge.rules.digest, screener.catalog.digest, None),
    )
    assert run == JudgedRun.of(screener, all_rules=True, mapping={"甲": "name", "乙": None})
    assert JudgedRun.model_validate_json(run.model_dump_json(), strict=True) == run


def test_precedents_count_by_what_they_say_and_not_by_their_file(screener: Screener, tmp_path: Path) -> None:
    def run(name: str, code: str) -> JudgedRun:
        path = tmp_path / name
        path.write_text(
            "catalog,code,name,description,purchaser,decided_by,decided_on,source\n"
            f"liaocheng-2020,{code},财政专项资金审计,,,李某,2020-01-01,\n",
            encoding="utf-8",
        )
        same = Screener(screener.knowledge, screener.place, precedents=path)
        return JudgedRun.of(same, all_rules=False, mapping=None)

    first = run("先例.csv", "NONE")
    assert first.precedents is not None
    assert run("抄本.csv", "NONE") == first
    assert first.differences(run("别的.csv", "D0702")) == ["先例"]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"program": "0.0.1"}, "程序版本"),
        ({"rules": "0"}, "规则和数据"),
        ({"catalog": "0"}, "指导性目录"),
        ({"precedents": "0"}, "先例"),
        ({"jurisdiction": "jiaozuo"}, "适用地区"),
        ({"as_of": date(2020, 1, 1)}, "法规截止日"),
        ({"engine": "other"}, "引擎"),
        ({"all_rules": True}, "是否列出每一条规则"),
        ({"mapping": {"估算": "budget"}}, "列名的对应"),
    ],
)
def test_every_difference_is_told(run: JudgedRun, changed: dict[str, Any], told: str) -> None:
    assert run.differences(run.model_copy(update=changed)) == [told]
    assert run.differences(run) == []


def test_nothing_of_a_run_goes_untold(run: JudgedRun) -> None:
    other = JudgedRun.model_construct(
        kind=run.kind, **dict.fromkeys(set(JudgedRun.model_fields) - {"kind"}, "")
    )
    assert len(run.differences(other)) == len(JudgedRun.model_fields) - 1


def test_a_name_that_cannot_be_written_does_no_harm(screener: Screener) -> None:
    run = JudgedRun.of(screener, all_rules=False, mapping={"a\udcff": "name"})
    assert JudgedRun.model_validate_json(run.model_dump_json(), strict=True) == run
