"""`verify`: exit code 0 where a bundle comes out as it was, 1 where not, 2 where it is none."""

import pytest

from procurement_rules.cli.main import cli
from procurement_rules.cli.verify import verify
from tests.bundle.conftest import altered, packed  # noqa: F401 - fixtures


@pytest.fixture(autouse=True)
def _registered(monkeypatch):
    monkeypatch.setitem(cli.commands, "verify", verify)


def test_a_bundle_that_holds(run, altered):  # noqa: F811 - a fixture
    done = run("verify", altered())
    assert (done.code, done.err) == (0, "")
    head, versions, files, result = done.out.splitlines()
    assert head.startswith("证据包：证据.zip，SHA-256 ")
    assert versions.startswith("审查时：程序 0.1.0，规则 0.1.0，引擎 ")
    assert files.endswith("个文件的校验码全部相符")
    assert result == "相符：用包里的规则和目录重新审查 24 项，结论与包内逐字节相同"


def test_a_tampered_bundle_names_the_member(run, altered):  # noqa: F811 - a fixture
    done = run("verify", altered(lambda members: members.update({"rules/pack.yaml": b"x"})))
    assert (done.code, done.err) == (1, "")
    assert done.out.splitlines()[2:] == [
        "rules/pack.yaml 内容有改动（校验码不符）",
        "不相符：1 个文件与清单不符，没有重新审查",
    ]


def test_a_forged_bundle_names_the_item(run, altered):  # noqa: F811 - a fixture
    def acquit(members):
        members["verdicts.jsonl"] = members["verdicts.jsonl"].replace(b'"violation"', b'"compliant"')

    done = run("verify", altered(acquit, forged=True))
    assert done.code == 1
    assert "第 7 行的结论与包内不同：政务大厅窗口人员劳务派遣" in done.out
    assert done.out.splitlines()[-1] == "不相符：重新审查的结果与包内不同"


def test_what_is_no_bundle_is_one_line(run, tmp_path):
    path = tmp_path / "别的.zip"
    path.write_bytes(b"x")
    done = run("verify", path)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("错误：别的.zip：不是完好的证据包")
    assert len(done.err.splitlines()) == 1
