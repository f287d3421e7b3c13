"""The schema fits the reports that the program writes, and nothing else."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from procurement_rules.cli.main import main
from procurement_rules.knowledge.waivers import WAIVER_COLUMNS
from procurement_rules.report import json_report
from procurement_rules.report.machine import report_schema
from tests.cli.conftest import SAMPLE


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
        lambda report: report["verdicts"][0]["findings"][0].pop("key"),
        lambda report: report.pop("idle_waivers"),
        lambda report: report.update(baseline={"file": "上次.jsonl"}),
    ],
)
def test_a_damaged_report_does_not_fit(validator, build, labels, damage):
    report = json.loads(json_report(build.screening(build.verdict(build.violation())), labels))
    assert faults(validator, report) == []
    damage(report)
    assert faults(validator, report)


@pytest.fixture(scope="module")
def closed() -> Draft202012Validator:
    """The schema with nothing allowed but what it names."""

    def closing(part):
        if isinstance(part, dict):
            return {
                **{key: closing(value) for key, value in part.items()},
                **({"additionalProperties": False} if isinstance(part.get("properties"), dict) else {}),
            }
        return list(map(closing, part)) if isinstance(part, list) else part

    return Draft202012Validator(closing(report_schema()))


@pytest.fixture(scope="module")
def options(tmp_path_factory) -> dict[str, tuple[str | Path, ...]]:
    """Options of `screen`, each with files that make a difference."""
    folder = tmp_path_factory.mktemp("选项")
    last, waivers, precedents = folder / "上次.jsonl", folder / "豁免.csv", folder / "先例.csv"
    earlier = folder / "上次.csv"
    earlier.write_text("单位名称,事项名称,说明\n市民政局,窗口人员劳务派遣,派遣人员\n", encoding="utf-8")
    screened(earlier, "--output", last)
    key = json.loads(last.read_text(encoding="utf-8"))["findings"][0]["key"]
    days = ("2020-01-01", "2020-02-01")
    row = f"{key},labour-dispatched,,,已批准,张局长,{days[0]},{days[1]},\n"
    waivers.write_text(f"{','.join(WAIVER_COLUMNS)}\n{row}", encoding="utf-8")
    precedents.write_text(
        "catalog,code,name,description,purchaser,decided_by,decided_on,source\n"
        "liaocheng-2020,D0702,财政专项资金审计,,,李某,2020-01-01,\n",
        encoding="utf-8",
    )
    (folder / "坏.xlsx").write_bytes(b"PK\x03\x04")
    return {
        "plain": (),
        "all rules": ("--all-rules",),
        "waivers": ("--waivers", waivers, "--on", "2020-11-05"),
        "baseline": ("--baseline", last),
        "precedents": ("--precedents", precedents),
        "catalog": ("--catalog", "jiaozuo-2023"),
        "mapping": ("--map", "资金来源=忽略"),
        "engine": ("--engine", "plain"),
        "a file that is not read": (folder / "坏.xlsx",),
        "papers": ("--papers", folder / "文书"),
    }


def screened(*arguments: str | Path) -> None:
    given = ("screen", *arguments, "--jurisdiction", "liaocheng", "--as-of", "2020-11-05")
    with pytest.raises(SystemExit):
        main([str(argument) for argument in given])


def test_real_reports_of_every_option_say_nothing_that_is_not_declared(closed, options, tmp_path):
    reports = {}
    for name, option in options.items():
        output = tmp_path / f"{name}.json"
        screened(SAMPLE, *option, "--output", output)
        reports[name] = json.loads(output.read_text(encoding="utf-8"))
    assert {name: faults(closed, report) for name, report in reports.items()} == {
        name: [] for name in options
    }
    assert [each["why"] for each in reports["waivers"]["idle_waivers"]] == ["expired"]
    assert [each["why"] for each in reports["baseline"]["baseline"]["gone"]] == [
        "not_resubmitted",
        "not_resubmitted",
    ]
    assert [each["file"] for each in reports["a file that is not read"]["failed"]] == ["坏.xlsx"]


def test_the_closed_schema_finds_what_is_not_declared(closed, build, labels):
    report = json.loads(json_report(build.screening(build.verdict(build.violation())), labels))
    assert faults(closed, report) == []
    report["verdicts"][0]["findings"][0]["extra"] = 1
    assert faults(closed, report)


def test_it_describes_what_the_models_describe():
    schema = report_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$defs"]["ServiceItem"]["properties"]["budget"]["title"] == "预算金额"
    assert "required" not in schema["$defs"]["ServiceItem"]
