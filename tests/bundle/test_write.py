"""A bundle holds all that the verdicts were made from, and the same run gives the same bytes."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from procurement_rules.bundle import Run, bundle
from procurement_rules.bundle.manifest import sha256
from procurement_rules.errors import InputError
from procurement_rules.report import jsonl_report
from procurement_rules.version import __version__
from tests.bundle.conftest import RUN, SAMPLE, members_of
from tests.conftest import ROOT


def test_the_same_run_gives_the_same_bytes(packed):
    screening, labels = RUN.screen()
    assert bundle(RUN, screening, labels) == packed
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_it_holds_input_packs_catalog_configuration_report_versions_and_hashes(packed):
    members = members_of(packed)
    assert next(iter(members)) == "manifest.json"
    assert members["input/目录建议.xlsx"] == SAMPLE.read_bytes()
    assert members["rules/pack.yaml"] == (ROOT / "rules" / "pack.yaml").read_bytes()
    assert "corpus/catalogs/liaocheng-2020/entries.csv" in members
    assert not [name for name in members if name.startswith("corpus/cases/") or "/." in name]
    screening, _ = RUN.screen()
    assert members["verdicts.jsonl"].decode() == "".join(jsonl_report(screening))
    assert json.loads(members["report.json"])["run"]["rules_digest"] == screening.rules_digest
    configuration = json.loads(members["configuration.json"])
    assert configuration["inputs"] == ["input/目录建议.xlsx"]
    assert (configuration["jurisdiction"], configuration["as_of"]) == ("liaocheng", "2020-11-05")
    manifest = json.loads(members.pop("manifest.json"))
    assert manifest["members"] == {name: sha256(data) for name, data in members.items()}
    assert manifest["versions"]["program"] == __version__
    assert "pydantic" in manifest["versions"]["libraries"]
    assert manifest["rules_digest"] == screening.rules_digest


def test_it_names_no_folder_of_this_machine(packed):
    for name, data in members_of(packed).items():
        assert str(ROOT).encode() not in data, name


def test_a_file_that_changed_since_is_no_evidence(tmp_path):
    path = tmp_path / "报送.csv"
    path.write_text("单位名称,事项名称,说明\n市财政局,审计,出具报告\n", encoding="utf-8")
    run = Run((path,), "liaocheng", RUN.as_of)
    screening, labels = run.screen()
    path.write_text("单位名称,事项名称,说明\n市财政局,审计,别的\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"^报送\.csv：文件在审查以后有改动，不能作为证据"):
        bundle(run, screening, labels)


def test_a_file_that_was_not_read_is_told_in_the_configuration(tmp_path):
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"PK\x03\x04")
    run = Run((SAMPLE, path), "liaocheng", RUN.as_of)
    screening, labels = run.screen()
    configuration = json.loads(members_of(bundle(run, screening, labels))["configuration.json"])
    assert configuration["inputs"] == ["input/目录建议.xlsx"]
    assert [(each["file"], each["skipped"]) for each in configuration["not_read"]] == [("坏.xlsx", False)]


@pytest.mark.parametrize("name", ["甲:乙.csv", "甲?.csv", "甲\\乙.csv"])
def test_a_name_that_other_systems_cannot_hold_is_refused(tmp_path: Path, name: str):
    path = tmp_path / name
    path.write_text("事项名称,说明\n审计,出具报告\n", encoding="utf-8")
    run = Run((path,), "liaocheng", RUN.as_of)
    screening, labels = run.screen()
    with pytest.raises(InputError, match="文件名里有别的系统不能用的字符"):
        bundle(run, screening, labels)
