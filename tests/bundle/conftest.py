"""A bundle of the sample, made once, and copies of it that somebody has tampered with."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from procurement_rules.bundle import Run, bundle
from procurement_rules.bundle.manifest import sha256
from tests.conftest import ROOT

SAMPLE = ROOT / "corpus" / "samples" / "目录建议.xlsx"
RUN = Run((SAMPLE,), "liaocheng", date(2020, 11, 5))

Members = dict[str, bytes]


def members_of(data: bytes) -> Members:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(members: Members) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def attested(members: Members) -> Members:
    """Return the members with a manifest that fits what they are now: a forger who knows the format."""
    manifest = json.loads(members["manifest.json"])
    manifest["members"] = {name: sha256(data) for name, data in members.items() if name != "manifest.json"}
    return {**members, "manifest.json": json.dumps(manifest).encode()}


@pytest.fixture(scope="session")
def packed() -> bytes:
    screening, labels = RUN.screen()
    return bundle(RUN, screening, labels)


@pytest.fixture
def altered(packed: bytes, tmp_path: Path) -> Callable[..., Path]:
    """Save the bundle after a change was made to its members."""

    def _altered(change: Callable[[Members], object] = lambda _: None, *, forged: bool = False) -> Path:
        members = members_of(packed)
        change(members)
        path = tmp_path / "证据.zip"
        path.write_bytes(zipped(attested(members) if forged else members))
        return path

    return _altered
