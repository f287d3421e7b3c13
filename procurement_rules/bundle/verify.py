"""A bundle judged again with nothing but what it holds: every verdict must come out as it was, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import BaseModel, ValidationError

from procurement_rules.bundle import names, words
from procurement_rules.bundle.manifest import Configuration, Versions
from procurement_rules.bundle.opened import Opened, open_bundle
from procurement_rules.bundle.run import Run
from procurement_rules.bundle.write import rendered_report, rendered_verdicts
from procurement_rules.errors import InputError, Place, ProcurementRulesError
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.screening import Labels, Screening
from procurement_rules.read.submitted import Submitted, SubmittedFile
from procurement_rules.report.places import Places

_MOST_SHOWN = 10
# Whoever reads it has the paper of one department in hand: file and sheet are always named.
_PLACES = Places(many_files=True, many_sheets=True)


class _Line(BaseModel):
    """What is read of a line of verdicts."""

    item: ServiceItem


@dataclass(frozen=True, slots=True)
class Verification:
    """What became of a bundle.

    `tampered` names the members that are not as the manifest says; then nothing was judged and `screening` is None.
    `differences` tell where judging again came out otherwise.
    """

    file: str
    digest: str
    members: int
    recorded: Versions
    tampered: tuple[str, ...]
    differences: tuple[str, ...]
    screening: Screening | None

    @property
    def holds(self) -> bool:
        """Tell whether the bundle proves what it says."""
        return not self.tampered and not self.differences


def verify(path: Path) -> Verification:
    """Judge a bundle again, offline, and compare. Raises InputError where it is no bundle or cannot be judged."""
    opened = open_bundle(path)
    tampered = opened.faults
    screening, differences = (None, ()) if tampered else _judged_again(opened)
    return Verification(
        file=opened.file,
        digest=opened.digest,
        members=len(opened.manifest.members),
        recorded=opened.manifest.versions,
        tampered=tampered,
        differences=differences,
        screening=screening,
    )


def _judged_again(opened: Opened) -> tuple[Screening, tuple[str, ...]]:
    with TemporaryDirectory() as unpacked:
        folder = Path(unpacked)
        opened.unpack(folder)
        configuration = opened.configuration
        try:
            screening, labels = _run(configuration, folder).screen()
        except ProcurementRulesError as error:
            recorded = opened.manifest.versions.program
            raise InputError(
                f"用包里的材料不能重新审查（{error.what}）",
                where=Place(opened.file),
                expected=f"程序版本 {recorded}，审查时用的就是它",
                remedy="用那个版本的程序核验",
            ) from error
    screening = _as_named(screening, configuration)
    return screening, tuple(_differences(opened, screening, labels))


def _run(configuration: Configuration, folder: Path) -> Run:
    def at(name: str | None) -> Path | None:
        return folder / name if name else None

    catalog = configuration.catalog
    # A folder, and no id: an id might name something in the folder where the user stands.
    own = names.CATALOG if catalog == names.CATALOG else f"{names.CATALOGS}/{catalog}"
    return Run(
        files=_submitted(configuration, folder),
        jurisdiction=configuration.jurisdiction,
        as_of=configuration.as_of,
        catalog=str(folder / own) if catalog else None,
        packs=tuple(folder / name for name in configuration.packs),
        mapping=configuration.mapping,
        all_rules=configuration.all_rules,
        precedents=at(configuration.precedents),
        waivers=at(configuration.waivers),
        screened_on=configuration.screened_on,
        baseline=at(configuration.baseline),
        root=folder,
    )


def _as_named(screening: Screening, configuration: Configuration) -> Screening:
    """Return the screening with its baseline called as the user called it."""
    own = configuration.renamed.get(configuration.baseline or "")
    if screening.baseline is None or own is None:
        return screening
    return screening.model_copy(update={"baseline": screening.baseline.model_copy(update={"file": own})})


def _submitted(configuration: Configuration, folder: Path) -> Submitted:
    # By the names of the reports: a file that another one was told apart from need not have been read.
    own = {
        name: name.removeprefix(f"{names.INPUT}/") for name in configuration.inputs
    } | configuration.renamed
    files = tuple(SubmittedFile(folder / name, own[name]) for name in configuration.inputs)
    return Submitted(files, skipped=configuration.not_read)


def _differences(opened: Opened, screening: Screening, labels: Labels) -> Iterator[str]:
    packed, again = opened.members[names.VERDICTS], rendered_verdicts(screening)
    if packed != again:
        yield from _different_lines(packed.decode(errors="replace"), again.decode())
        return
    recorded = opened.manifest.versions
    # The verdicts are what is proved; another version may have made the same.
    same = screening.model_copy(update={"program_version": recorded.program, "engine": recorded.engine})
    if opened.members[names.REPORT] != rendered_report(same, labels):
        yield words.REPORT_DIFFERS.format(name=names.REPORT)


def _different_lines(packed: str, again: str) -> Iterator[str]:
    before, now = packed.split("\n"), again.split("\n")
    if len(before) != len(now):
        yield words.VERDICTS_MORE.format(packed=len(before) - 1, again=len(now) - 1)
    pairs = enumerate(zip_longest(before, now, fillvalue=""), start=1)
    different = [(line, then, new) for line, (then, new) in pairs if then != new]
    for line, then, new in different[:_MOST_SHOWN]:
        yield _told(line, _item(new or then))
    if len(different) > _MOST_SHOWN:
        yield words.MORE_DIFFER.format(count=len(different) - _MOST_SHOWN)


def _told(line: int, item: ServiceItem | None) -> str:
    if item is None or item.source is None:
        return words.LINE_DIFFERS.format(name=names.VERDICTS, line=line)
    return words.VERDICTS_DIFFER.format(place=_PLACES.words(item.source), name=item.name or words.UNNAMED)


def _item(line: str) -> ServiceItem | None:
    """Return the item that a line is about; None where it is about several or a forger wrote something else."""
    try:
        return _Line.model_validate_json(line).item
    except ValidationError:
        return None
