"""A line a decision: what decided, and nothing of a person."""

import json
import re

import pytest

from procurement_rules.errors import InputError
from procurement_rules.review import DecisionLog, JudgedBy, PersonMask
from tests.conftest import ROOT


def log(screening, path, mask=None) -> DecisionLog:
    return DecisionLog(path, JudgedBy.of(screening), mask=mask)


def lines(path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_line_says_what_decided(build, tmp_path):
    verdict = build.verdict(build.violation(), purchaser="市水利局", name="食堂劳务派遣服务")
    screening = build.screening(verdict, catalog_digest="c" * 64)
    path = tmp_path / "判断.jsonl"
    identifier = log(screening, path).append(verdict)
    (line,) = lines(path)
    assert line.pop("id") == identifier
    assert len(line["item"].pop("sha256")) == 64
    assert line == {
        "item": {"purchaser": "市水利局", "name": "食堂劳务派遣服务"},
        "judged_by": {
            "program_version": "0.1.0",
            "rules_version": "2026.1",
            "rules_digest": screening.rules_digest,
            "catalog": "sd-2022",
            "catalog_digest": "c" * 64,
        },
        "as_of": "2026-09-01",
        "outcome": "violation",
        "findings": [
            {
                "rule": "labour-dispatch-bought",
                "category": "labour_dispatch",
                "outcome": "violation",
                "clauses": ["财政部令第102号 第十条第（四）项"],
                "waived": False,
            }
        ],
    }


def test_the_same_decision_has_the_same_id_wherever_it_stood(build, tmp_path):
    path = tmp_path / "判断.jsonl"
    here, there = build.verdict(build.violation(), row=2), build.verdict(build.violation(), row=9)
    other = build.verdict(name="别的事项")
    writer = log(build.screening(here), path)
    ids = [writer.append(each) for each in (here, there, other)]
    assert ids[0] == ids[1] != ids[2]
    first, second, _ = path.read_text(encoding="utf-8").splitlines()
    assert first == second


def test_what_is_personal_is_masked_unless_it_is_wanted(build, screener, tmp_path):
    verdict = build.verdict(purchaser="市水利局 联系人：张三 13812345678", name="食堂\u2028服务")
    screening = build.screening(verdict)
    path = tmp_path / "判断.jsonl"
    log(screening, path, PersonMask(screener.knowledge.person_names)).append(verdict)
    log(screening, path, mask=None).append(verdict)
    log(screening, path, mask=lambda _: "某").append(verdict)
    assert [line["item"]["purchaser"] for line in lines(path)] == [
        "市水利局 联系人：张* 138****5678",
        "市水利局 联系人：张三 13812345678",
        "某",
    ]
    assert len({line["item"]["sha256"] for line in lines(path)}) == 1


def test_a_log_that_cannot_be_written_is_told(build, tmp_path):
    verdict = build.verdict()
    with pytest.raises(InputError, match="判断记录写不进去"):
        log(build.screening(verdict), tmp_path / "没有" / "判断.jsonl").append(verdict)


def test_the_example_of_the_page_runs(tmp_path, monkeypatch):
    (example,) = re.findall(
        r"```python\n(.*?)```", (ROOT / "docs" / "review.md").read_text(encoding="utf-8"), re.DOTALL
    )
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "review.md", "exec"), {})  # noqa: S102 - our own document
    (line,) = lines(tmp_path / "decisions.jsonl")
    assert (line["outcome"], line["findings"][0]["category"]) == ("violation", "labour_dispatch")
