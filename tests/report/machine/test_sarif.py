"""The SARIF log keeps to the standard, and says the same as every other form."""

import json

import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifSchema

from procurement_rules.model.baseline import Change, Gone
from procurement_rules.model.rule import Outcome
from procurement_rules.model.source import ColumnReading
from procurement_rules.report.identity import identified
from procurement_rules.report.machine import sarif_report


@pytest.fixture(scope="module")
def rules(screener):
    return screener.knowledge.rules.all


@pytest.fixture(scope="module")
def run(sample, screener, rules):
    text = sarif_report(sample, screener.knowledge.labels, rules)
    # Made from the official schema: unknown keys, wrong types and wrong words are errors.
    SarifSchema.model_validate_json(text)
    log = json.loads(text)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def test_every_rule_is_declared_in_chinese_without_an_address(run, rules):
    declared = run["tool"]["driver"]["rules"]
    assert [each["id"] for each in declared] == [rule.id for rule in rules]
    assert len({each["id"] for each in declared}) == len(declared)
    for each, rule in zip(declared, rules, strict=True):
        assert each["name"] == each["shortDescription"]["text"] == rule.title
        assert each["defaultConfiguration"]["level"] == rule.severity.value
        assert "helpUri" not in each
        assert "《" in each["help"]["text"]
        assert "{" not in each["help"]["text"]


def test_every_finding_is_a_result_under_its_key(run, sample):
    found = [(each["ruleId"], each["fingerprints"]["findingKey/v1"]) for each in run["results"]]
    assert found == [(each.finding.rule, each.key) for each in identified(sample)]
    declared = run["tool"]["driver"]["rules"]
    assert all(declared[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])


def test_a_result_tells_file_row_cell_and_words(run):
    result = next(one for one in run["results"] if one["properties"]["category"] == "labour_dispatch")
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "%E7%9B%AE%E5%BD%95%E5%BB%BA%E8%AE%AE.xlsx"},
        "region": {"startLine": 7, "snippet": {"text": "劳务派遣"}},
    }
    assert location["logicalLocations"] == [
        {"name": "目录建议", "fullyQualifiedName": "目录建议!D7", "kind": "sheet"}
    ]
    assert (result["kind"], result["level"]) == ("fail", "error")


def test_only_a_failure_has_a_level(run):
    open_results = [each for each in run["results"] if each["kind"] == "open"]
    assert open_results
    assert {each["level"] for each in open_results} == {"none"}
    assert {each["properties"]["outcome"] for each in open_results} == {"undetermined"}


def test_rejected_rows_are_notifications(run, sample):
    (invocation,) = run["invocations"]
    texts = [each["message"]["text"] for each in invocation["toolExecutionNotifications"]]
    assert texts == [f"未审查：{row.reason}" for row in sample.rejected]


def test_a_finding_on_several_items_relates_the_others(build, labels):
    verdicts = (build.verdict(row=2), build.verdict(row=5))
    text = sarif_report(build.screening(*verdicts, together=(build.together((0, 1)),)), labels, ())
    SarifSchema.model_validate_json(text)
    (result,) = json.loads(text)["runs"][0]["results"]
    lines = [
        [one["physicalLocation"]["region"]["startLine"] for one in result[key]]
        for key in ("locations", "relatedLocations")
    ]
    assert lines == [[2], [5]]
    assert "ruleIndex" not in result


def test_an_item_without_a_place_is_a_result_all_the_same(build, labels):
    text = sarif_report(build.screening(build.verdict(build.violation(), source=None)), labels, ())
    SarifSchema.model_validate_json(text)
    assert json.loads(text)["runs"][0]["results"][0]["locations"] == []


def test_a_waived_finding_is_a_suppressed_result_and_what_changed_its_baseline_state(build, labels):
    cure = build.evidence("食堂劳务派遣服务", "劳务派遣")
    waived = build.violation(waiver=build.waiver(), change=Change.UNCHANGED, cured_by=(cure,))
    verdict = build.verdict(waived, build.lack(change=Change.NEW))
    text = sarif_report(build.screening(verdict, screened_on=build.day), labels, ())
    SarifSchema.model_validate_json(text)
    first, second = json.loads(text)["runs"][0]["results"]
    assert first["suppressions"] == [
        {
            "kind": "external",
            "justification": "过渡期内继续执行。",
            "properties": {"approver": "张三", "approvedOn": "2026-01-01", "expiresOn": "2026-12-31"},
        }
    ]
    assert first["properties"]["curedBy"] == [{"field": "name", "text": "劳务派遣"}]
    assert second["suppressions"] == []
    assert [first["baselineState"], second["baselineState"]] == ["unchanged", "new"]


def test_what_is_gone_is_an_absent_result(build, labels, rules):
    baseline = build.baseline(
        build.gone(Gone.REVISED), build.gone(Gone.NOT_RESUBMITTED, outcome=Outcome.UNDETERMINED)
    )
    batch = build.screening(build.verdict(build.lack(change=Change.NEW)), baseline=baseline)
    text = sarif_report(batch, labels, rules)
    SarifSchema.model_validate_json(text)
    results = json.loads(text)["runs"][0]["results"]
    assert [each["baselineState"] for each in results] == ["new", "absent", "absent"]
    assert [(each["kind"], each.get("level")) for each in results[1:]] == [("fail", None), ("open", "none")]
    assert [each["properties"]["why"] for each in results[1:]] == ["revised", "not_resubmitted"]
    assert results[1]["fingerprints"] == {"findingKey/v1": "a" * 12}
    assert "locations" not in results[1]


def test_without_waivers_and_a_baseline_nothing_is_said_of_them(run):
    assert not [each for each in run["results"] if {"suppressions", "baselineState"} & each.keys()]


def test_in_a_form_each_evidence_has_the_place_of_its_own_field(build, labels):
    columns = tuple(
        ColumnReading(column="B", header=field, field=field, row=row)
        for field, row in (("name", 3), ("description", 4))
    )
    form = build.table(header_row=1, columns=columns, form_rows=(2, 6))
    source = build.source(3)
    finding = build.violation(
        evidence=(
            build.evidence("食堂劳务派遣服务", "劳务派遣"),
            build.evidence("由公司派遣人员。", "派遣", "description"),
        )
    )
    verdict = build.verdict(finding, source=source, description="由公司派遣人员。")
    text = sarif_report(build.screening(verdict, tables=(form,)), labels, ())
    result = json.loads(text)["runs"][0]["results"][0]
    placed = [
        (place["logicalLocations"][0]["fullyQualifiedName"], place["physicalLocation"]["region"])
        for place in (*result["locations"], *result["relatedLocations"])
    ]
    assert placed == [
        ("部门目录!B3", {"startLine": 3, "snippet": {"text": "劳务派遣"}}),
        ("部门目录!B4", {"startLine": 4, "snippet": {"text": "派遣"}}),
    ]


def test_what_is_undetermined_points_to_the_cells_that_it_rests_on_and_wants(build, labels):
    source = build.source(4).model_copy(update={"columns": {"name": "B", "in_budget": "E", "budget": "F"}})
    finding = build.lack(("budget",), fields=("in_budget",))
    verdict = build.verdict(finding, name="食堂服务", in_budget=True, source=source)
    run = json.loads(sarif_report(build.screening(verdict), labels, ()))["runs"][0]
    (result,) = run["results"]
    places = [*result["locations"], *result["relatedLocations"]]
    names = [place["logicalLocations"][0]["fullyQualifiedName"] for place in places]
    assert names == ["部门目录!E4", "部门目录!F4"]
    snippets = [place["physicalLocation"]["region"].get("snippet", {}).get("text") for place in places]
    assert snippets == ["是", None]


def test_what_nothing_shows_points_to_the_cell_that_it_is_about(build, labels):
    verdict = build.verdict(build.lack(("in_budget",)), name="食堂服务", source=build.source(4))
    (result,) = json.loads(sarif_report(build.screening(verdict), labels, ()))["runs"][0]["results"]
    (place,) = result["locations"]
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "部门目录!B4"
