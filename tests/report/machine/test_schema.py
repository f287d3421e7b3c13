"""The schema fits the reports that the program writes, and nothing else."""

import json

import pytest
from jsonschema import Draft202012Validator

from procurement_rules.report import json_report
from procurement_rules.report.machine import report_schema


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = report_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def faults(validator, report) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(report)]


def test_a_real_report_fits(validator, sample, screener):
    assert faults(validator, json.loads(json_report(sample, screener.knowledge.labels))) == []


def test_a_report_with_everything_fits(validator, build, labels):
    verdict = build.verdict(
        build.violation(evidence=(build.evidence("食堂劳务派遣服务", "劳务派遣"),)),
        source=build.source(problems=[build.problem()]),
        budget=build.budget,
        contract_elements=frozenset({"scope"}),
        contract_start=build.day,
    )
    screening = build.screening(
        verdict, build.verdict(), together=(build.together((0, 1)),), rejected=(build.rejected(),), as_of=None
    )
    assert faults(validator, json.loads(json_report(screening, labels))) == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda report: report.pop("summary"),
        lambda report: report["run"].pop("rules_digest"),
        lambda report: report["run"].update(as_of="昨天", files="甲.xlsx"),
        lambda report: report["summary"].update(items="一"),
        lambda report: report["verdicts"][0].update(outcome="bad"),
        lambda report: report["verdicts"][0]["item"].update(in_budget="是"),
        lambda report: report["verdicts"][0]["findings"][0].pop("basis"),
    ],
)
def test_a_damaged_report_does_not_fit(validator, build, labels, damage):
    report = json.loads(json_report(build.screening(build.verdict(build.violation())), labels))
    assert faults(validator, report) == []
    damage(report)
    assert faults(validator, report)


def test_it_describes_what_the_models_describe():
    schema = report_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$defs"]["ServiceItem"]["properties"]["budget"]["title"] == "预算金额"
    assert "required" not in schema["$defs"]["ServiceItem"]
