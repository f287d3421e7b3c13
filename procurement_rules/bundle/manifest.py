"""The first member of a bundle: what made it, and the SHA-256 of every other member."""

from __future__ import annotations

import hashlib
import platform
import re
from collections.abc import Mapping
from datetime import date
from importlib import metadata
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from procurement_rules.bundle.names import is_safe
from procurement_rules.model.clean import Text
from procurement_rules.model.screening import Screening
from procurement_rules.model.source import FailedFile
from procurement_rules.version import __version__

_PACKAGE = "procurement-rules"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_ENGINE = "durable_rules"


def _safe(name: str) -> str:
    if not is_safe(name):
        raise ValueError("不是包内的文件名")
    return name


MemberName = Annotated[str, AfterValidator(_safe)]


class _Packed(BaseModel):
    # A bundle comes from outside: what is not known is not passed over.
    model_config = ConfigDict(frozen=True, extra="forbid")


class Configuration(_Packed):
    """The arguments of the screening; paths are names of members, `catalog` is `catalog` or an id."""

    inputs: tuple[MemberName, ...] = Field(min_length=1)
    renamed: dict[MemberName, Text] = Field(
        default_factory=dict, description="the file's own name, where its member could not have it"
    )
    not_read: tuple[FailedFile, ...] = Field(description="what was submitted and not read, with the reason")
    jurisdiction: str
    as_of: date | None
    catalog: MemberName | None
    packs: tuple[MemberName, ...]
    mapping: dict[str, str | None] | None
    all_rules: bool
    precedents: MemberName | None
    waivers: MemberName | None
    screened_on: date | None
    baseline: MemberName | None


class Versions(_Packed):
    """What judged: the versions of program, rules, Python and libraries."""

    program: str
    rules: str
    engine: str
    python: str
    libraries: dict[str, str]

    @classmethod
    def of(cls, screening: Screening) -> Self:
        """Return the versions that made a screening, in this process."""
        return cls(
            program=__version__,
            rules=screening.rules_version,
            engine=screening.engine,
            python=platform.python_version(),
            libraries=_libraries(),
        )


class Manifest(_Packed):
    """What a bundle holds: name → SHA-256 of every other member."""

    kind: Literal["procurement-rules evidence 1"] = "procurement-rules evidence 1"
    versions: Versions
    rules_digest: str
    catalog_digest: str
    members: dict[str, str]

    @classmethod
    def of(cls, screening: Screening, members: Mapping[str, bytes]) -> Self:
        """Return the manifest of these members."""
        return cls(
            versions=Versions.of(screening),
            rules_digest=screening.rules_digest,
            catalog_digest=screening.catalog_digest,
            members={name: sha256(members[name]) for name in sorted(members)},
        )


def sha256(data: bytes) -> str:
    """Return the digest as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _libraries() -> dict[str, str]:
    """Return the libraries that the program needs, and the engine where it is installed."""
    needs = [each for each in metadata.requires(_PACKAGE) or () if "extra ==" not in each]
    names = [found[0] for each in (*needs, _ENGINE) if (found := _NAME.match(each))]
    return dict(sorted((name, version) for name in names if (version := _installed(name))))


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
