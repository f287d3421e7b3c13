"""The published schema is that of the program, and a report as the program writes it fits."""

import json
import runpy
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from procurement_rules.batch import screen_files
from procurement_rules.report import json_report
from procurement_rules.report.machine import report_schema
from procurement_rules.screen import Screener
from tests.conftest import ROOT

PUBLISHED = ROOT / "docs" / "report.schema.json"


@pytest.fixture(scope="module")
def schema() -> dict[str, object]:
    return json.loads(PUBLISHED.read_text(encoding="utf-8"))


def test_the_published_schema_is_that_of_the_program(schema) -> None:
    script = runpy.run_path(str(ROOT / "docs" / "generate.py"))
    assert PUBLISHED.read_text(encoding="utf-8") == script["report_schema_file"]()
    assert schema["$id"] == script["SCHEMA_ID"]
    published = {key: value for key, value in schema.items() if key not in ("$id", "$comment")}
    assert published == json.loads(json.dumps(report_schema()))


def test_a_report_of_the_sample_fits(schema) -> None:
    Draft202012Validator.check_schema(schema)
    screener = Screener.for_jurisdiction("liaocheng", as_of=date(2020, 11, 5), engine="plain")
    screening = screen_files(ROOT / "corpus" / "samples" / "目录建议.xlsx", screener, all_rules=True)
    report = json.loads(json_report(screening, screener.knowledge.labels))
    assert report["verdicts"]
    validator = Draft202012Validator(schema)
    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(report)] == []


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readme_names_it(readme: str) -> None:
    assert "](docs/report.schema.json)" in (ROOT / readme).read_text(encoding="utf-8")
