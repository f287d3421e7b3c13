"""A screening and all that it was made from → one zip file; the same gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from pydantic import BaseModel

from procurement_rules.bundle import names
from procurement_rules.bundle.manifest import Manifest
from procurement_rules.bundle.material import material
from procurement_rules.bundle.opened import MAX_UNPACKED
from procurement_rules.bundle.run import Run
from procurement_rules.errors import InputError
from procurement_rules.model.screening import Labels, Screening
from procurement_rules.report import json_report, jsonl_report

_EPOCH = (1980, 1, 1, 0, 0, 0)


def bundle(run: Run, screening: Screening, labels: Labels) -> bytes:
    """Return the evidence of a screening that `run` made, as a zip file.

    Raises InputError where a submitted file has changed since, or where there is too much for one bundle.
    """
    configuration, members = material(run, screening)
    members[names.CONFIGURATION] = _json(configuration)
    members[names.VERDICTS] = rendered_verdicts(screening)
    members[names.REPORT] = rendered_report(screening, labels)
    _check(members)
    manifest = Manifest.of(screening, members)
    return _packed({names.MANIFEST: _json(manifest), **dict(sorted(members.items()))})


def rendered_verdicts(screening: Screening) -> bytes:
    """Return the verdicts as they lie in a bundle."""
    return "".join(jsonl_report(screening)).encode()


def rendered_report(screening: Screening, labels: Labels) -> bytes:
    """Return the whole report as it lies in a bundle."""
    return json_report(screening, labels).encode()


def _json(model: BaseModel) -> bytes:
    return f"{model.model_dump_json(indent=2)}\n".encode()


def _check(members: Mapping[str, bytes]) -> None:
    if sum(map(len, members.values())) > MAX_UNPACKED:
        raise InputError(
            "文件太多太大，放不进一个证据包",
            expected=f"合计不超过 {MAX_UNPACKED // 1024**2} MB",
            remedy="分几次审查",
        )


def _packed(members: Mapping[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, data in members.items():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            # Else the byte would tell the kind of machine.
            member.create_system = 0
            archive.writestr(member, data)
    return written.getvalue()
