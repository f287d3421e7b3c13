"""The report of an earlier screening, JSON or JSONL, read back: every finding under its key."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from procurement_rules.errors import InputError, Place, UsageError, system_fault
from procurement_rules.model.clean import clean
from procurement_rules.model.verdict import BatchFinding, Finding, Verdict
from procurement_rules.review import words

_JSON, _JSON_LINES = ".json", ".jsonl"
_TOGETHER, _GONE = "batch_finding", "gone"
_NOT_UNDERSTOOD = (ValidationError, KeyError, TypeError, IndexError)


@dataclass(frozen=True, slots=True)
class RecordedFinding:
    """A finding as it was reported, and the verdicts that it is on."""

    key: str
    finding: Finding
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What an earlier screening reported; `digest` is the SHA-256 of its file."""

    file: str
    digest: str
    verdicts: tuple[Verdict, ...]
    findings: dict[str, RecordedFinding]


def read_record(path: Path) -> Record:
    """Return what a JSON or JSONL report says. Raises InputError, UsageError for a file of another kind."""
    file = str(clean(path.name))
    suffix = path.suffix.lower()
    if suffix not in (_JSON, _JSON_LINES):
        raise UsageError(f"{file} 不是审查结果", expected=words.RECORD_EXPECTED)
    data = _bytes(path, file)
    text = _decoded(data, file)
    judged, together = _document(text, file) if suffix == _JSON else _lines(text, file)
    verdicts = tuple(verdict for verdict, _ in judged)
    try:
        findings = {each.key: each for each in _findings(judged, together, verdicts)}
    except _NOT_UNDERSTOOD as error:
        raise _not_a_report(Place(file)) from error
    return Record(file, hashlib.sha256(data).hexdigest(), verdicts, findings)


# A verdict with the keys of its findings, and a finding on several items as it lies in the file.
_Judged = tuple[Verdict, list[str]]
_Read = tuple[list[_Judged], list[dict[str, Any]]]


def _findings(
    judged: Iterable[_Judged], together: Iterable[dict[str, Any]], verdicts: tuple[Verdict, ...]
) -> Iterator[RecordedFinding]:
    for verdict, keys in judged:
        for key, finding in zip(keys, verdict.findings, strict=True):
            yield RecordedFinding(key, finding, (verdict,))
    for data in together:
        several = BatchFinding.model_validate(data)
        yield RecordedFinding(str(data["key"]), several, tuple(verdicts[row] for row in several.rows))


def _document(text: str, file: str) -> _Read:
    document = _parsed(text, Place(file))
    try:
        return [_judged(each) for each in document["verdicts"]], list(document["batch_findings"])
    except _NOT_UNDERSTOOD as error:
        raise _not_a_report(Place(file)) from error


def _lines(text: str, file: str) -> _Read:
    judged: list[_Judged] = []
    together: list[dict[str, Any]] = []
    # Not `splitlines`: it also breaks at signs that JSON strings may hold.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = Place(file, number)
        data = _parsed(line, where)
        try:
            if _TOGETHER in data:
                together.append(data[_TOGETHER])
            elif _GONE not in data:
                judged.append(_judged(data))
        except _NOT_UNDERSTOOD as error:
            raise _not_a_report(where) from error
    return judged, together


def _judged(data: Any) -> _Judged:
    return Verdict.model_validate(data), [str(each["key"]) for each in data["findings"]]


def _bytes(path: Path, file: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"审查结果读不出来（{system_fault(error)}）", where=Place(file), remedy="核对路径"
        ) from error


def _decoded(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_a_report(Place(file)) from error


def _parsed(text: str, where: Place) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _not_a_report(where) from error


def _not_a_report(where: Place) -> InputError:
    return InputError(
        "不是审查结果，或是没有问题编号的旧版结果",
        where=where,
        expected=words.RECORD_EXPECTED,
        remedy=words.RECORD_REMEDY,
    )
