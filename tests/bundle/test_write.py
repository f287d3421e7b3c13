"""A bundle holds all that the verdicts were made from, and the same run gives the same bytes."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from procurement_rules.bundle import Run, bundle, verify
from procurement_rules.bundle.manifest import sha256
from procurement_rules.errors import InputError
from procurement_rules.report import jsonl_report
from procurement_rules.version import __version__
from tests.bundle.conftest import RUN, SAMPLE, attested, members_of, zipped
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


def test_a_name_that_other_systems_cannot_hold_or_tell_apart_gives_way_to_a_number(tmp_path: Path):
    own = ("A.csv", "a.csv", "甲:乙.csv", "<script>.csv", "丙.csv")
    paths = tuple(tmp_path / name for name in own)
    for number, path in enumerate(paths):
        path.write_text(f"事项名称,说明\n审计{number},出具报告\n", encoding="utf-8")
    last = tmp_path / "上次?.jsonl"
    last.write_text("".join(jsonl_report(RUN.screen()[0])), encoding="utf-8")
    run = Run(paths, "liaocheng", RUN.as_of, baseline=last)
    packed = bundle(run, *run.screen())
    members = members_of(packed)
    told = json.loads(members["configuration.json"])
    assert told["inputs"] == [
        *("input/A.csv", "renamed/input-2.csv", "renamed/input-3.csv", "renamed/input-4.csv"),
        "input/丙.csv",
    ]
    assert told["renamed"] == {
        "renamed/input-2.csv": "a.csv",
        "renamed/input-3.csv": "甲:乙.csv",
        "renamed/input-4.csv": "<script>.csv",
        "renamed/baseline-1.jsonl": "上次?.jsonl",
    }
    assert members["renamed/input-2.csv"] == paths[1].read_bytes()
    path = tmp_path / "证据.zip"
    path.write_bytes(packed)
    found = verify(path)
    assert (found.tampered, found.differences, found.holds) == ((), (), True)
    assert found.screening.files == own
    assert found.screening.baseline.file == "上次?.jsonl"


@pytest.mark.parametrize("name", ["../x.csv", "input/甲.csv\n", "甲?.csv"])
def test_what_a_member_is_called_may_be_told_but_not_unpacked(packed, tmp_path: Path, name: str):
    members = members_of(packed)
    told = json.loads(members["configuration.json"])
    told["renamed"] = {name: "甲.csv"}
    members["configuration.json"] = json.dumps(told).encode()
    path = tmp_path / "证据.zip"
    path.write_bytes(zipped(attested(members)))
    with pytest.raises(InputError, match="清单或参数不是本程序写的格式"):
        verify(path)


def test_a_bundle_without_renamed_files_is_read_as_before(packed, tmp_path: Path):
    members = members_of(packed)
    told = json.loads(members["configuration.json"])
    assert told.pop("renamed") == {}
    members["configuration.json"] = json.dumps(told).encode()
    path = tmp_path / "证据.zip"
    path.write_bytes(zipped(attested(members)))
    assert verify(path).holds
