"""The blocks of a page that are marked `sh` run, from its top to its end, in an empty folder beside the samples."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from procurement_rules.cli.main import main
from tests.conftest import ROOT

BLOCKS = re.compile(r"```sh\n(.*?)```", re.DOTALL)
PAGES = [page for page in sorted((ROOT / "docs").glob("*.md")) if "```sh" in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_commands_of_a_page_run(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "corpus" / "samples", tmp_path / "corpus" / "samples")
    monkeypatch.chdir(tmp_path)
    for line in "".join(BLOCKS.findall(page.read_text(encoding="utf-8"))).splitlines():
        program, *arguments = shlex.split(line)
        if program == "printf":
            text, into, file = arguments
            assert into == ">", line
            Path(file).write_text(text.replace("\\n", "\n"), encoding="utf-8")
        else:
            assert program == "procurement-rules", line
            with pytest.raises(SystemExit) as ended:
                main(arguments)
            told = capsys.readouterr()
            # 1 is an answer: the sample has violations.
            assert ended.value.code in ((0, 1) if arguments[0] == "screen" else (0,)), f"{line}\n{told.err}"


def test_some_pages_have_commands() -> None:
    assert {page.name for page in PAGES} >= {"coding.md", "papers.md", "review.md"}
