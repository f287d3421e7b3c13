import json

from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.model.baseline import Baseline, EarlierFinding, Gone
from procurement_rules.model.rule import Outcome
from procurement_rules.model.verdict import Verdict
from procurement_rules.report.document import RUN_KEYS, json_report, jsonl_report
from procurement_rules.report.identity import finding_key


def line_of(build, verdict):
    (line,) = jsonl_report(build.screening(verdict))
    return line


def test_a_line_is_pydantics_own_dump_with_the_keys_of_the_findings(build):
    verdict = build.verdict(build.violation(), build.lack(), description="按人付费", budget=build.budget)
    data = json.loads(line_of(build, verdict))
    keys = [each.pop("key") for each in data["findings"]]
    assert keys == [finding_key(verdict, finding) for finding in verdict.findings]
    assert data == verdict.model_dump(mode="json")
    assert list(data) == ["item", "outcome", "as_of", "match", "findings", "key_areas", "rules"]
    assert data["item"]["budget"] == "1200000"
    assert "funding_source" not in data["item"]
    assert Verdict.model_validate(data) == verdict


def test_chinese_is_written_as_it_is(build):
    assert "食堂劳务派遣服务" in line_of(build, build.verdict())


@given(st.text(st.characters(codec=None), min_size=1))
def test_a_line_is_always_one_line_that_utf8_can_carry(build, text):
    verdict = build.verdict(name=f"甲{text}\u2028\u2029\x85\r\n", description=text)
    line = line_of(build, verdict)
    assert len(line.splitlines()) == 1
    assert json.loads(line.encode().decode())["item"] == verdict.model_dump(mode="json")["item"]


def test_findings_on_several_items_follow_the_verdicts(build):
    screening = build.screening(build.verdict(), build.verdict(row=3), together=(build.together((0, 1)),))
    *verdicts, last = [json.loads(line) for line in jsonl_report(screening)]
    assert [each["item"]["source"]["row"] for each in verdicts] == [2, 3]
    assert last["batch_finding"]["rows"] == [0, 1]
    assert last["batch_finding"]["category"] == "duplicate_item"


def test_the_key_of_the_same_finding_twice_is_numbered_as_everywhere(build):
    finding = build.violation()
    screening = build.screening(build.verdict(finding), build.verdict(finding, row=3))
    first, second = [json.loads(line)["findings"][0]["key"] for line in jsonl_report(screening)]
    assert second == f"{first}-2"


def test_what_is_gone_since_the_earlier_run_follows_last(build, labels):
    gone = EarlierFinding(
        key="0" * 12,
        rule="labour-dispatch-bought",
        category="labour_dispatch",
        outcome=Outcome.VIOLATION,
        message="以服务名义购买劳务派遣用工。",
        purchaser="市水利局",
        name="食堂",
        why=Gone.FIXED,
    )
    baseline = Baseline(file="上次.jsonl", digest="0" * 64, gone=(gone,))
    screening = build.screening(build.verdict(), baseline=baseline)
    *_, last = [json.loads(line) for line in jsonl_report(screening)]
    assert last == {"gone": gone.model_dump(mode="json")}
    assert json.loads(json_report(screening, labels))["baseline"]["gone"] == [last["gone"]]


def test_a_set_is_written_in_one_order(build):
    elements = {"term", "scope", "payment", "quality", "breach"}
    data = json.loads(line_of(build, build.verdict(contract_elements=elements)))
    assert data["item"]["contract_elements"] == sorted(elements)


def test_the_document_tells_the_run_the_counts_and_every_row(build, labels):
    screening = build.screening(
        build.verdict(build.violation()), build.verdict(build.lack()), rejected=(build.rejected(),)
    )
    text = json_report(screening, labels)
    data = json.loads(text)
    assert list(data) == [
        *("run", "summary", "verdicts", "batch_findings"),
        *("idle_waivers", "baseline", "rejected", "failed", "tables", "labels"),
    ]
    assert list(data["run"]) == list(RUN_KEYS)
    assert data["run"]["as_of"] == "2026-09-01"
    assert data["summary"] == {
        "rows_read": 3,
        "items": 2,
        "rejected": 1,
        "outcomes": {"violation": 1, "undetermined": 1, "compliant": 0, "not_applicable": 0},
        "missing": [{"fields": ["budget", "in_budget"], "items": 1, "categories": ["no_budget"]}],
    }
    assert [verdict["outcome"] for verdict in data["verdicts"]] == ["violation", "undetermined"]
    assert data["rejected"][0]["reason"] == "既无事项名称也无说明"
    assert text.startswith('{\n  "run": {\n    "files": [')
    assert text == json_report(screening, labels)


def test_a_file_name_that_utf8_cannot_carry_is_replaced(build, labels):
    text = json_report(build.screening(files=("目录\udcff.xlsx",)), labels)
    assert json.loads(text.encode())["run"]["files"] == ["目录\ufffd.xlsx"]
