"""Versions of the rule packs: what was released, what has changed since, and what that asks of the version."""

from procurement_rules.release.changelog import Section, read_changelog
from procurement_rules.release.changes import Change, changes, needed
from procurement_rules.release.check import version_fault, version_faults
from procurement_rules.release.findings import JudgedRow, RowChange, changed_rows
from procurement_rules.release.publish import publish
from procurement_rules.release.record import Release, recorded
from procurement_rules.release.step import STEPS, Step, Version
from procurement_rules.release.store import read_release, write_release

__all__ = [
    "STEPS",
    "Change",
    "JudgedRow",
    "Release",
    "RowChange",
    "Section",
    "Step",
    "Version",
    "changed_rows",
    "changes",
    "needed",
    "publish",
    "read_changelog",
    "read_release",
    "recorded",
    "version_fault",
    "version_faults",
    "write_release",
]
