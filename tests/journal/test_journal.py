"""What a journal keeps is not judged again; what is wrong with one is told and harms nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from procurement_rules import Screener, ServiceItem, Verdict
from procurement_rules.errors import InputError, UsageError
from procurement_rules.journal import Interrupted, Journal, JudgedRun
from procurement_rules.journal.kept import header_of
from procurement_rules.journal.line import Answer


class Judging:
    """Judges items and remembers which."""

    def __init__(self, screener: Screener) -> None:
        self._screener = screener
        self.names: list[str | None] = []

    def __call__(self, items: Iterable[ServiceItem]) -> Iterator[Answer]:
        for item in items:
            self.names.append(item.name)
            yield from self._screener.screen_many([item])


@pytest.fixture
def judging(screener: Screener) -> Judging:
    return Judging(screener)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "进度.jsonl"


def answers(path: Path, run: JudgedRun, items: list[ServiceItem], judge: Judging) -> list[str]:
    with Journal(path, run) as journal:
        return [
            each.model_dump_json() if isinstance(each, Verdict) else str(each)
            for each in journal.judged(items, judge)
        ]


@pytest.fixture
def full(path: Path, run: JudgedRun, items: list[ServiceItem], screener: Screener) -> list[str]:
    """Fill the journal, and return the answers."""
    return answers(path, run, items, Judging(screener))


def test_what_is_kept_is_not_judged_again(
    path: Path, run: JudgedRun, items: list[ServiceItem], judging: Judging, full: list[str]
) -> None:
    before = path.read_bytes()
    assert answers(path, run, items, judging) == full
    assert judging.names == []
    assert path.read_bytes() == before


def test_what_is_new_is_judged_and_kept(
    path: Path, run: JudgedRun, items: list[ServiceItem], judging: Judging, screener: Screener
) -> None:
    some = [items[3], items[4], items[0]]
    answers(path, run, some, Judging(screener))
    whole = answers(path, run, items, judging)
    assert judging.names == [items[1].name, items[2].name]
    assert whole == answers(path.with_name("另一个"), run, items, Judging(screener))
    assert answers(path, run, items, judging) == whole
    assert len(judging.names) == 2


def test_items_that_are_the_same_in_all_are_each_answered(
    path: Path, run: JudgedRun, items: list[ServiceItem], judging: Judging
) -> None:
    twice = [items[0], items[0], items[1]]
    first = answers(path, run, twice, judging)
    assert answers(path, run, twice, judging) == first
    assert judging.names == [items[0].name, items[0].name, items[1].name]


def test_a_line_is_on_the_disk_before_its_answer_is_given(
    path: Path, run: JudgedRun, items: list[ServiceItem], judging: Judging
) -> None:
    with Journal(path, run) as journal:
        for number, _ in enumerate(journal.judged(items, judging), start=2):
            assert len(path.read_bytes().splitlines()) == number


@pytest.mark.parametrize("lost", [1, 2, 50, 300])
def test_a_last_line_that_was_not_written_to_its_end_is_judged_again(
    path: Path, run: JudgedRun, items: list[ServiceItem], judging: Judging, full: list[str], lost: int
) -> None:
    whole = path.read_bytes()
    last = len(whole.splitlines(keepends=True)[-1])
    path.write_bytes(whole[: -min(lost, last)])
    assert answers(path, run, items, judging) == full
    assert judging.names == [items[-1].name]
    assert path.read_bytes() == whole


def test_a_last_line_of_nothing_is_left_out(
    path: Path, run: JudgedRun, items: list[ServiceItem], judging: Judging, full: list[str]
) -> None:
    """What a failure of power leaves of blocks that were reserved and not written."""
    whole = path.read_bytes()
    path.write_bytes(whole + bytes(5000))
    assert answers(path, run, items, judging) == full
    assert (judging.names, path.read_bytes()) == ([], whole)


@pytest.mark.parametrize("kept", [0, 1, 40])
def test_a_header_that_was_not_written_to_its_end_is_begun_again(
    path: Path, run: JudgedRun, items: list[ServiceItem], judging: Judging, full: list[str], kept: int
) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:kept])
    assert answers(path, run, items, judging) == full
    assert path.read_bytes() == whole


@pytest.mark.parametrize(
    "damage",
    [
        lambda line: line.replace(b"2020-11-05", b"2020-11-06"),
        lambda line: line[:-20] + b"\n",
        lambda _: b"\n",
        lambda line: b"\x00" * 10 + line,
        lambda line: line.replace(b"\n", b"\r\n"),
    ],
)
def test_a_damaged_line_is_named_and_the_file_left_as_it_is(
    path: Path, run: JudgedRun, full: list[str], damage: Callable[[bytes], bytes]
) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    lines[2] = damage(lines[2])
    path.write_bytes(b"".join(lines))
    with pytest.raises(InputError, match=r"^进度\.jsonl:3：进度文件的这一行有损坏；请换一个进度文件名"):
        Journal(path, run)
    assert path.read_bytes() == b"".join(lines)


@pytest.mark.parametrize("added", [b"garbage\n", b"\n", b"{}\n"])
def test_a_whole_last_line_that_is_damaged_is_named_too(
    path: Path, run: JudgedRun, full: list[str], added: bytes
) -> None:
    damaged = path.read_bytes() + added
    path.write_bytes(damaged)
    line = damaged.count(b"\n")
    with pytest.raises(InputError, match=rf"^进度\.jsonl:{line}：进度文件的这一行有损坏"):
        Journal(path, run)
    assert path.read_bytes() == damaged


def test_a_journal_of_another_run_is_refused_and_left_as_it_is(
    path: Path, run: JudgedRun, full: list[str]
) -> None:
    before = path.read_bytes()
    other = run.model_copy(update={"jurisdiction": "jiaozuo", "all_rules": True})
    told = r"^进度文件 进度\.jsonl 是另一次审查的，与这一次不同的有：适用地区、是否列出每一条规则；请换一个"
    with pytest.raises(UsageError, match=told):
        Journal(path, other)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        "事项名称\n保洁\n".encode(),
        b"{}\n",
        b"[]\n",
        b"\n",
        b"x",
        b"\x00" * 50,
        b'{"kind":"procurement-rules journal 2"}\n',
        b"[" * 2_000_000,
    ],
)
def test_a_file_that_is_no_journal_is_never_written_to(path: Path, run: JudgedRun, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"^进度\.jsonl：不是进度文件，或是别的版本的程序写出的；应为："):
        Journal(path, run)
    assert path.read_bytes() == content


def test_a_folder_is_no_journal(tmp_path: Path, run: JudgedRun) -> None:
    with pytest.raises(InputError, match="不是进度文件"):
        Journal(tmp_path, run)


@pytest.mark.parametrize("name", ["没有/进度.jsonl", "a\x00b", "长" * 300])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, run: JudgedRun, name: str) -> None:
    with pytest.raises(InputError, match="进度文件读不出来或写不进去；请核对路径、权限和磁盘空间"):
        Journal(tmp_path / name, run)


def test_a_full_disk_is_told_and_the_rest_goes_on_later(
    path: Path, run: JudgedRun, items: list[ServiceItem], judging: Judging, full: list[str]
) -> None:
    resource = pytest.importorskip("resource", reason="this system limits no file")
    whole = path.read_bytes()
    path.unlink()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(whole) // 2, limits[1]))
    try:
        with pytest.raises(InputError, match="写不进去；请核对路径、权限和磁盘空间"):
            answers(path, run, items, judging)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert len(path.read_bytes()) == len(whole) // 2
    assert answers(path, run, items, judging) == full
    assert path.read_bytes() == whole


def test_an_interrupt_says_how_much_is_kept(
    path: Path, run: JudgedRun, items: list[ServiceItem], judging: Judging
) -> None:
    def stop_after(count: int) -> None:
        with Journal(path, run) as journal:
            given = journal.judged(items, judging)
            for _ in range(count):
                next(given)
            raise KeyboardInterrupt

    with pytest.raises(Interrupted) as stopped:
        stop_after(2)
    assert (stopped.value.file, stopped.value.kept, stopped.value.items) == ("进度.jsonl", 2, 5)
    assert str(stopped.value) == (
        "已中断，没有写出结果；共 5 项，2 项的结论已存入进度文件 进度.jsonl，再次执行同一条命令就接着审查"
    )
    with pytest.raises(Interrupted) as again:
        stop_after(1)
    assert again.value.kept == 2


def test_any_other_error_stays_what_it_is(path: Path, run: JudgedRun) -> None:
    with pytest.raises(ZeroDivisionError), Journal(path, run):
        raise ZeroDivisionError


def test_a_header_says_nothing_of_this_machine_nor_of_the_day(path: Path, run: JudgedRun) -> None:
    with Journal(path, run):
        pass
    assert path.read_bytes() == header_of(run)
    assert str(path.parent).encode() not in path.read_bytes()
