"""Judging with a journal: what it keeps is taken from it, what is new is judged and kept at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

from procurement_rules.interrupt import is_interrupt
from procurement_rules.journal.kept import header_of, read_journal, told_as_input_error
from procurement_rules.journal.line import Answer, item_key, line_of
from procurement_rules.journal.run import JudgedRun
from procurement_rules.model.clean import clean
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.verdict import Verdict

Judge = Callable[[Iterable[ServiceItem]], Iterator[Answer]]

# Seconds. The system has every line at once, so that the end of the program loses none; that the disk has it, which a
# failure of power asks for, is waited for only so often.
_BETWEEN_SYNCS = 1.0


class Interrupted(KeyboardInterrupt):
    """The user stopped a screening; `kept` of its `items` are answered in the journal `file`."""

    def __init__(self, file: str, kept: int, items: int) -> None:
        self.file = file
        self.kept = kept
        self.items = items
        super().__init__(
            f"已中断，没有写出结果；共 {items} 项，{kept} 项的结论已存入进度文件 {file}，"
            "再次执行同一条命令就接着审查"
        )


class Journal:
    """A file of answers of one run, open for more.

    Raises InputError where `path` is no journal, is damaged or cannot be written, UsageError where it belongs to
    another run. A KeyboardInterrupt that leaves it becomes Interrupted.
    """

    def __init__(self, path: Path, run: JudgedRun) -> None:
        self._path = path
        self._items = self._answered = 0
        self._kept, whole = read_journal(path, run)
        with told_as_input_error(path):
            self._stream = path.open("ab", buffering=0)
            self._stream.truncate(whole)
        self._synced = monotonic()
        if not whole:
            self._append(header_of(run))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()
        if is_interrupt(error):
            raise Interrupted(str(clean(self._path.name)), self._answered, self._items) from error

    def judged(self, items: Sequence[ServiceItem], judge: Judge) -> Iterator[Answer]:
        """Yield the answer on each item in turn; `judge` is asked for those that the journal lacks."""
        keys = [item_key(item) for item in items]
        known = [self._kept.get(key) for key in keys]
        self._items, self._answered = len(items), sum(answer is not None for answer in known)
        new = judge(item for item, answer in zip(items, known, strict=True) if answer is None)
        return self._answers(items, keys, known, new)

    def _answers(
        self,
        items: Sequence[ServiceItem],
        keys: Sequence[str],
        known: Sequence[Answer | None],
        new: Iterator[Answer],
    ) -> Iterator[Answer]:
        for item, key, answer in zip(items, keys, known, strict=True):
            if answer is None:
                yield self._added(key, next(new))
            elif isinstance(answer, Verdict):
                yield answer.model_copy(update={"item": item})
            else:
                yield answer

    def _added(self, key: str, answer: Answer) -> Answer:
        self._append(line_of(key, answer))
        self._answered += 1
        return answer

    def _append(self, line: bytes) -> None:
        with told_as_input_error(self._path):
            left = memoryview(line)
            while left:
                left = left[self._stream.write(left) :]
            if monotonic() - self._synced >= _BETWEEN_SYNCS:
                os.fsync(self._stream.fileno())
                self._synced = monotonic()
