"""A journal as it lies on the disk → the answers in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from procurement_rules.errors import InputError, Place, UsageError
from procurement_rules.journal.line import Answer, answer_of
from procurement_rules.journal.run import JudgedRun
from procurement_rules.model.clean import clean

_LONGEST_HEADER = 1024**2
_REMEDY = "换一个进度文件名，重新审查"


def header_of(run: JudgedRun) -> bytes:
    """Return the first line of a journal."""
    return f"{run.model_dump_json()}\n".encode()


def read_journal(path: Path, run: JudgedRun) -> tuple[dict[str, Answer], int]:
    """Return the answers by the keys of their items, and how many bytes of the file are whole lines.

    A last line without its line end was not written whole and is left out. Raises InputError where the file is no
    journal or any other line is damaged, UsageError where it belongs to another run.
    """
    with told_as_input_error(path):
        if not path.exists():
            return {}, 0
        if not path.is_file():
            raise _no_journal(path)
        with path.open("rb") as lines:
            header = lines.readline(_LONGEST_HEADER)
            if not header.endswith(b"\n"):
                # Nothing of ours is lost; anything else may be somebody's file.
                if not header_of(run).startswith(header):
                    raise _no_journal(path)
                return {}, 0
            _require_same(header, run, path)
            answers, whole = _answers(lines, path)
            return answers, len(header) + whole


def _answers(lines: Iterable[bytes], path: Path) -> tuple[dict[str, Answer], int]:
    answers: dict[str, Answer] = {}
    whole = 0
    for number, line in enumerate(lines, start=2):
        kept = answer_of(line)
        if kept is None:
            if line.endswith(b"\n"):
                raise InputError("进度文件的这一行有损坏", where=_place(path, number), remedy=_REMEDY)
            break
        key, answer = kept
        answers[key] = answer
        whole += len(line)
    return answers, whole


def _require_same(header: bytes, run: JudgedRun, path: Path) -> None:
    try:
        earlier = JudgedRun.model_validate_json(header, strict=True)
    except ValidationError as error:
        raise _no_journal(path) from error
    if differences := run.differences(earlier):
        raise UsageError(
            f"进度文件 {_name(path)} 是另一次审查的，与这一次不同的有：{'、'.join(differences)}",
            remedy="换一个进度文件名，重新审查；要接着上次，照上次的参数执行",
        )


@contextmanager
def told_as_input_error(path: Path) -> Iterator[None]:
    """Raise what the file system objects to as InputError."""
    try:
        yield
    # ValueError: a path that no file system can hold.
    except (OSError, ValueError) as error:
        raise InputError(
            "进度文件读不出来或写不进去", where=_place(path), remedy="核对路径、权限和磁盘空间"
        ) from error


def _no_journal(path: Path) -> InputError:
    return InputError(
        "不是进度文件，或是别的版本的程序写出的",
        where=_place(path),
        expected="screen --journal 写出的文件，或还没有的文件",
        remedy=_REMEDY,
    )


def _place(path: Path, line: int | None = None) -> Place:
    return Place(_name(path), line)


def _name(path: Path) -> str:
    return str(clean(path.name))
