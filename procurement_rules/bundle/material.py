"""The files that a screening was made from → members of a bundle."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from procurement_rules.bundle import names
from procurement_rules.bundle.manifest import Configuration, sha256
from procurement_rules.bundle.run import Run
from procurement_rules.errors import InputError, Place, system_fault
from procurement_rules.model.clean import clean
from procurement_rules.model.screening import Screening
from procurement_rules.read import submitted_files


def material(run: Run, screening: Screening) -> tuple[Configuration, dict[str, bytes]]:
    """Return the configuration of a run and all files of it by name. Raises InputError where one has changed."""
    inputs = dict(_inputs(run, screening))
    files = names.member_names(names.INPUT, inputs)
    earlier = names.member_names(names.BASELINE, [str(clean(run.baseline.name))] if run.baseline else [])
    packs = {f"{names.PACKS}/{number}": pack for number, pack in enumerate(run.packs, start=1)}
    catalog = Path(run.catalog) if run.catalog and (Path(run.catalog) / "catalog.yaml").is_file() else None
    kept = {names.PRECEDENTS: run.precedents, names.WAIVERS: run.waivers}
    members = {name: inputs[file] for name, file in files.items()} | dict(_root(run.root))
    for name, pack in packs.items():
        # A verdict depends on nothing else of a pack.
        members |= _folder(pack, name, "*.yaml")
    if catalog:
        members |= _folder(catalog, names.CATALOG, "*.*")
    kept |= dict.fromkeys(earlier, run.baseline)
    members |= {name: _read(path) for name, path in kept.items() if path}
    configuration = Configuration(
        inputs=tuple(files),
        renamed={name: own for name, own in (files | earlier).items() if not name.endswith(f"/{own}")},
        not_read=screening.failed,
        jurisdiction=screening.jurisdiction,
        as_of=run.as_of,
        catalog=names.CATALOG if catalog else run.catalog,
        packs=tuple(packs),
        mapping=dict(run.mapping) if run.mapping else None,
        all_rules=run.all_rules,
        precedents=names.PRECEDENTS if run.precedents else None,
        waivers=names.WAIVERS if run.waivers else None,
        screened_on=run.screened_on,
        baseline=next(iter(earlier), None),
    )
    return configuration, members


def _inputs(run: Run, screening: Screening) -> Iterator[tuple[str, bytes]]:
    digests = dict(zip(screening.files, screening.input_digests, strict=True))
    for file in submitted_files(run.files).files:
        if file.name not in digests:
            continue
        data = _read(file.path)
        if sha256(data) != digests[file.name]:
            raise InputError("文件在审查以后有改动，不能作为证据", where=Place(file.name), remedy="重新审查")
        yield file.name, data


def _root(root: Path) -> Iterator[tuple[str, bytes]]:
    for part in ("rules", "corpus"):
        for name, data in _folder(root / part, part, "*").items():
            if not name.startswith(f"{names.CASES}/"):
                yield name, data


def _folder(folder: Path, name: str, pattern: str) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob(pattern)) if path.is_file())
    inside = ((path, path.relative_to(folder)) for path in files)
    # What begins with a dot is the business of some other program.
    return {
        f"{name}/{each.as_posix()}": _read(path)
        for path, each in inside
        if not any(part.startswith(".") for part in each.parts)
    }


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        where = Place(str(clean(path.name)))
        raise InputError(f"文件读不出来（{system_fault(error)}）", where=where, remedy="核对路径") from error
