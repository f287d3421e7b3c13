"""What was tampered with is named, and what was forged does not come out again."""

import json
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest

from procurement_rules.bundle import Run, bundle, verify
from procurement_rules.errors import InputError
from procurement_rules.knowledge.waivers import append_waivers
from procurement_rules.model.waiver import Waiver
from procurement_rules.report import jsonl_report
from procurement_rules.report.identity import identified
from tests.bundle.conftest import RUN, SAMPLE
from tests.conftest import ROOT


def test_a_bundle_comes_out_as_it_was(packed, tmp_path):
    path = tmp_path / "证据.zip"
    path.write_bytes(packed)
    found = verify(path)
    assert (found.holds, found.tampered, found.differences) == (True, (), ())
    assert len(found.screening.verdicts) == 24


def test_a_bundle_of_everything_comes_out_as_it_was(tmp_path):
    """A folder, a mapping, a pack, an imported catalog, precedents, waivers and a baseline."""
    submitted = tmp_path / "报送"
    submitted.mkdir()
    shutil.copy(SAMPLE, submitted / "甲.xlsx")
    (submitted / "乙.csv").write_text(
        "单位名称,事项名称,说明,估算\n市财政局,保安劳务派遣,派遣人员,12\n", encoding="utf-8"
    )
    pack = tmp_path / "规则"
    (pack / "national").mkdir(parents=True)
    rule = (ROOT / "rules" / "national" / "goods-purchased.yaml").read_text(encoding="utf-8")
    (pack / "national" / "goods-bought-too.yaml").write_text(
        rule.replace("id: goods-purchased", "id: goods-bought-too"), encoding="utf-8"
    )
    catalog = shutil.copytree(ROOT / "corpus" / "catalogs" / "jiaozuo-2023", tmp_path / "目录")
    precedents = tmp_path / "先例.csv"
    precedents.write_text(
        "catalog,code,name,description,purchaser,decided_by,decided_on,source\n"
        "jiaozuo-2023,NONE,财政专项资金审计,,,李某,2020-01-01,\n",
        encoding="utf-8",
    )
    plain = Run((submitted,), "liaocheng", date(2020, 11, 5), mapping={"估算": "budget"}, packs=(pack,))
    first, _ = plain.screen()
    baseline = tmp_path / "上次.jsonl"
    baseline.write_text("".join(jsonl_report(first)), encoding="utf-8")
    key, _, finding = next(iter(identified(first)))
    waivers = tmp_path / "豁免.csv"
    append_waivers(
        waivers,
        [
            Waiver(
                finding=key,
                rule=finding.rule,
                reason="已批准",
                approver="张局长",
                approved_on=date(2020, 1, 1),
                expires_on=date(2020, 12, 31),
            )
        ],
    )
    run = Run(
        (submitted,),
        "liaocheng",
        date(2020, 11, 5),
        catalog=str(catalog),
        packs=(pack,),
        mapping={"估算": "budget"},
        all_rules=True,
        precedents=precedents,
        waivers=waivers,
        screened_on=date(2020, 11, 6),
        baseline=baseline,
    )
    screening, labels = run.screen()
    path = tmp_path / "证据.zip"
    path.write_bytes(bundle(run, screening, labels))
    shutil.rmtree(submitted)
    shutil.rmtree(catalog)
    found = verify(path)
    assert (found.holds, found.tampered, found.differences) == (True, (), ())
    assert len(found.screening.verdicts) == 25
    assert "goods-bought-too" in {each.rule for verdict in found.screening.verdicts for each in verdict.rules}
    assert [each.waiver is not None for _, _, each in identified(found.screening)].count(True) == 1


def test_a_bundle_without_the_files_that_were_not_read_comes_out_as_it_was(tmp_path):
    submitted = tmp_path / "报送"
    for folder in ("部门甲", "部门乙", "部门丙"):
        (submitted / folder).mkdir(parents=True)
    for folder in ("部门甲", "部门乙"):
        shutil.copy(SAMPLE, submitted / folder / "目录建议.xlsx")
    (submitted / "部门丙" / "目录建议.xlsx").write_bytes(b"%PDF-1.7")
    (submitted / "部门丙" / "~$目录建议.xlsx").touch()
    run = Run((submitted,), "liaocheng", RUN.as_of)
    path = tmp_path / "证据.zip"
    path.write_bytes(bundle(run, *run.screen()))
    shutil.rmtree(submitted)
    found = verify(path)
    assert (found.holds, found.tampered, found.differences) == (True, (), ())
    assert found.screening.files == ("部门乙/目录建议.xlsx", "部门甲/目录建议.xlsx")
    assert [(each.file, each.skipped) for each in found.screening.failed] == [
        ("部门丙/目录建议.xlsx", False),
        ("~$目录建议.xlsx", True),
    ]


def test_one_file_that_was_told_from_an_unread_one_keeps_its_name(tmp_path):
    for folder in ("部门甲", "部门丙"):
        (tmp_path / folder).mkdir()
    shutil.copy(SAMPLE, tmp_path / "部门甲" / "目录建议.xlsx")
    (tmp_path / "部门丙" / "目录建议.xlsx").write_bytes(b"%PDF-1.7")
    run = Run((tmp_path,), "liaocheng", RUN.as_of)
    path = tmp_path / "证据.zip"
    path.write_bytes(bundle(run, *run.screen()))
    found = verify(path)
    assert found.holds
    assert found.screening.files == ("部门甲/目录建议.xlsx",)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            lambda members: members.update({"verdicts.jsonl": b"{}"}),
            "verdicts.jsonl 内容有改动（校验码不符）",
        ),
        (
            lambda members: members.update({"input/目录建议.xlsx": b""}),
            "input/目录建议.xlsx 内容有改动（校验码不符）",
        ),
        (lambda members: members.pop("rules/pack.yaml"), "缺少 rules/pack.yaml"),
        (lambda members: members.update({"rules/liaocheng/x.yaml": b""}), "多出 rules/liaocheng/x.yaml"),
    ],
)
def test_a_tampered_member_is_named_and_nothing_is_judged(altered, change, told):
    found = verify(altered(change))
    assert (found.holds, found.tampered, found.screening) == (False, (told,), None)


def test_a_forged_verdict_does_not_come_out_again(altered):
    def acquit(members):
        members["verdicts.jsonl"] = members["verdicts.jsonl"].replace(
            b'"outcome": "violation"', b'"outcome": "compliant"', 1
        )

    found = verify(altered(acquit, forged=True))
    assert (found.holds, found.tampered) == (False, ())
    assert found.differences == (
        "目录建议.xlsx 工作表“目录建议” 第 7 行的结论与包内不同：政务大厅窗口人员劳务派遣",
    )


def test_of_many_forged_verdicts_the_first_are_named_and_the_others_counted(altered):
    def acquit(members):
        members["verdicts.jsonl"] = members["verdicts.jsonl"].replace(
            b'"as_of": "2020-11-05"', b'"as_of": "2020-11-06"'
        )

    told = verify(altered(acquit, forged=True)).differences
    assert [line.partition(" 第 ")[0] for line in told[:10]] == ["目录建议.xlsx 工作表“目录建议”"] * 10
    assert told[10:] == ("还有 14 处与包内不同，没有一一列出",)


def test_a_line_that_is_no_verdict_is_named_by_its_number(altered):
    def append(members):
        members["verdicts.jsonl"] += b'{"item": 1}\n'

    assert verify(altered(append, forged=True)).differences[1:] == ("verdicts.jsonl 第 25 行与包内不同",)


def test_a_verdict_left_out_is_told(altered):
    def shorten(members):
        members["verdicts.jsonl"] = members["verdicts.jsonl"].partition(b"\n")[2]

    assert verify(altered(shorten, forged=True)).differences[0] == (
        "重新审查得出的行数与包内不同：包内 23 行，现在 24 行"
    )


def test_a_forged_report_is_told(altered):
    def hide(members):
        members["report.json"] = members["report.json"].replace("劳务派遣".encode(), "劳务服务".encode())

    (told,) = verify(altered(hide, forged=True)).differences
    assert told.startswith("结论相同，report.json 的其他内容")


def test_another_version_of_the_program_is_no_difference_by_itself(altered):
    def older(members):
        for name in ("report.json", "manifest.json"):
            members[name] = members[name].replace(b'"0.1.0"', b'"0.0.9"')
            members[name] = members[name].replace(b'"rules_version": "0.0.9"', b'"rules_version": "0.1.0"')

    found = verify(altered(older, forged=True))
    assert (found.holds, found.recorded.program) == (True, "0.0.9")


@pytest.mark.parametrize(
    "name",
    [
        "../外.txt",
        "/etc/外.txt",
        "rules/../../外.txt",
        "C:/外.txt",
        "..\\外.txt",
        "rules//外",
        "./外",
        "外\x01",
    ],
)
def test_a_member_that_would_be_written_elsewhere_is_refused(altered, tmp_path, name):
    path = altered(lambda members: members.update({name: b"x"}), forged=True)
    with pytest.raises(InputError, match="会写到别处去"):
        verify(path)
    assert not list(tmp_path.parent.rglob("外*"))


@pytest.mark.parametrize("key", ["inputs", "packs", "catalog", "precedents", "waivers", "baseline"])
def test_a_configuration_that_points_out_of_the_bundle_is_refused(altered, key):
    def point_out(members):
        configuration = json.loads(members["configuration.json"])
        outside = "../../etc"
        configuration[key] = [outside] if key in ("inputs", "packs") else outside
        members["configuration.json"] = json.dumps(configuration).encode()

    with pytest.raises(InputError, match="清单或参数不是本程序写的格式"):
        verify(altered(point_out, forged=True))


def test_a_bundle_that_cannot_be_judged_says_which_version_could(altered):
    with pytest.raises(InputError, match=r"用包里的材料不能重新审查.*程序版本 0\.1\.0"):
        verify(altered(lambda members: members.pop("corpus/fields.yaml"), forged=True))


def test_what_unpacks_to_far_more_is_refused(tmp_path):
    path = tmp_path / "炸弹.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", bytes(100 * 1024**2))
    with pytest.raises(InputError, match="大得不合常理"):
        verify(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused(altered):
    path = altered()
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("Verdicts.jsonl", b"{}")
    with pytest.raises(InputError, match=r"里面有两个 verdicts\.jsonl"):
        verify(path)


@pytest.mark.parametrize("content", [b"", b"PK\x05\x06" + bytes(18), b"not a zip"])
def test_what_is_no_bundle_is_told(tmp_path: Path, content: bytes):
    path = tmp_path / "别的.zip"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"^别的\.zip：不是完好的证据包"):
        verify(path)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(InputError, match="证据包读不出来"):
        verify(tmp_path / "没有.zip")


def test_the_run_of_a_bundle_is_the_one_that_was_asked_for():
    assert RUN.root == ROOT
