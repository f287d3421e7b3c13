"""The durable-rules engine, used only inside the envelope in which it is known to be right.

It hangs, crashes or lies outside of it (its 65th true root condition silences every rule, its timer threads run
actions twice, negation depends on order …), so: one resident session a group, `assert_fact` then `retract_fact`,
flat facts of positive flags, no negation, at most `MOST_ALTERNATIVES` alternatives a group, one thread at a time.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from procurement_rules.errors import EngineError
from procurement_rules.evaluate.compile import MOST_ALTERNATIVES, CompiledRules, Flags, Trigger
from procurement_rules.evaluate.plain_engine import Answers

# A fact with more than 255 properties is refused by the engine; two are its own.
MOST_FLAGS_OF_GROUP = 250

Alternative = tuple[int, Trigger, Flags]


def available() -> bool:
    """Tell whether durable-rules is installed and loads here (it does not on Python 3.13 and later)."""
    try:
        import durable.engine  # noqa: F401
    except ImportError:
        return False
    return True


class DurableEngine:
    """Judges flags with durable-rules. Calls from several threads wait for each other."""

    name = "durable"

    def __init__(self, compiled: CompiledRules) -> None:
        if not available():
            raise EngineError(
                "本机没有可用的 durable-rules",
                expected="Python 3.11 或 3.12 并已安装",
                remedy="改用 --engine plain",
            )
        self._lock = threading.Lock()
        self._groups = [_Group(f"group{place}", group) for place, group in enumerate(_groups(compiled))]

    def judge(self, flags: Flags) -> Answers:
        """Return which rules answer, and what. Raises EngineError when the engine fails."""
        with self._lock:
            return frozenset(answer for group in self._groups for answer in group.judge(flags))


def _groups(compiled: CompiledRules) -> Iterator[list[Alternative]]:
    """Split all alternatives into groups that the engine can bear even if every one of them is true."""
    group: list[Alternative] = []
    names: set[str] = set()
    for trigger in compiled.triggers:
        for flags in trigger.alternatives:
            if group and (len(group) == MOST_ALTERNATIVES or len(names | flags) > MOST_FLAGS_OF_GROUP):
                yield group
                group, names = [], set()
            group.append((trigger.rule, trigger.kind, flags))
            names |= flags
    if group:
        yield group


class _Group:
    """One ruleset with its resident session."""

    def __init__(self, name: str, alternatives: Sequence[Alternative]) -> None:
        self._name = name
        self._flags = frozenset().union(*(flags for _, _, flags in alternatives))
        self._answers: list[tuple[int, Trigger]] = []
        self._host = _quiet_host()
        definition = {
            f"a{place}": {"all": [{"m": _conjunction(flags)}], "run": self._note((rule, kind))}
            for place, (rule, kind, flags) in enumerate(alternatives)
        }
        self._host.set_rulesets({name: definition})

    def _note(self, answer: tuple[int, Trigger]) -> Callable[[Any], None]:
        # An exception in an action is swallowed by the engine, so an action does nothing that can fail.
        return lambda _context: self._answers.append(answer)

    def judge(self, flags: Flags) -> list[tuple[int, Trigger]]:
        relevant = self._flags & flags
        if not relevant:
            return []
        self._answers = []
        fact = dict.fromkeys(sorted(relevant), 1)
        self._tell(self._host.assert_fact, {"id": 1, **fact})
        answers = self._answers
        self._tell(self._host.retract_fact, {"id": 1, **fact})
        return answers

    def _tell(self, call: Callable[[str, dict[str, int]], object], fact: dict[str, int]) -> None:
        from durable.engine import MessageNotHandledException

        try:
            call(self._name, fact)
        except MessageNotHandledException:
            pass  # nothing matched: the normal answer for a compliant item
        except Exception as error:
            raise EngineError(
                f"durable-rules 出错{_code(error)}", remedy="改用 --engine plain 并报告此问题"
            ) from error


def _code(error: Exception) -> str:
    # The number is all that the engine's English says.
    number = re.search(r"[0-9]+", str(error))
    return f"（错误代码 {number.group()}）" if number else ""


def _conjunction(flags: Flags) -> dict[str, Any]:
    tests = [{flag: 1} for flag in sorted(flags)]
    return tests[0] if len(tests) == 1 else {"$and": tests}


def _quiet_host() -> Any:
    from durable.engine import Host

    class QuietHost(Host):  # type: ignore[misc]
        """A host without the timer threads that would run actions a second time."""

        def _run(self) -> None:
            """Start nothing."""

    return QuietHost()
