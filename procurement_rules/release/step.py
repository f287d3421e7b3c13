"""Semantic versions of a rule pack, and the steps by which one is raised."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple

from procurement_rules.errors import KnowledgeError, Place

_FORM = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)", re.ASCII)


class Step(IntEnum):
    """How far a change raises the version; the greater contains the smaller."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


STEPS: Mapping[Step, str] = {
    Step.NONE: "不升",
    Step.PATCH: "修订号",
    Step.MINOR: "次版本号",
    Step.MAJOR: "主版本号",
}


class Version(NamedTuple):
    """Major, minor and patch; versions compare as semantic versioning says."""

    major: int
    minor: int
    patch: int

    @classmethod
    def of(cls, text: str, file: str = "rules/pack.yaml") -> Version:
        """Return the version written in a file. Raises KnowledgeError."""
        found = _FORM.fullmatch(text)
        if found is None:
            raise KnowledgeError(
                f"版本号 {text!r:.40} 不是语义化版本",
                where=Place(file),
                expected="三个数，如 0.2.0",
                remedy="改正 version",
            )
        return cls(*map(int, found.groups()))

    def raised(self, step: Step) -> Version:
        """Return the least version that is `step` above this one."""
        match step:
            case Step.MAJOR:
                return Version(self.major + 1, 0, 0)
            case Step.MINOR:
                return Version(self.major, self.minor + 1, 0)
            case Step.PATCH:
                return Version(self.major, self.minor, self.patch + 1)
            case Step.NONE:
                return self

    def __str__(self) -> str:
        return ".".join(map(str, self))
