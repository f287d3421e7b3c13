"""Every file that `screen` is asked for, written one by one and told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from procurement_rules.bundle import Run, bundle
from procurement_rules.cli import outputs
from procurement_rules.cli.speaking import say
from procurement_rules.cli.wanted import Wanted
from procurement_rules.interrupt import is_interrupt
from procurement_rules.knowledge import Knowledge
from procurement_rules.model.screening import Screening
from procurement_rules.read import submitted_files

_PARTLY = "已中断；写明“已写入”的文件是完整的，其余没有写出"

# A file that is written, and what its reader should know of it.
_Written = tuple[Path, tuple[str, ...]]


def hand_out(
    wanted: Wanted, run: Run, screening: Screening, thorough: Screening, knowledge: Knowledge
) -> None:
    """Write the files, each whole or not at all; `thorough` also names the rules that found nothing, for the papers.

    Raises what writing raises, and KeyboardInterrupt telling that some files are written where some are.
    """
    some = False
    try:
        for path, warnings in _files(wanted, run, screening, thorough, knowledge):
            some = True
            say(f"已写入 {path}", err=True)
            for warning in warnings:
                say(f"  注意：{warning}", err=True)
    except BaseException as error:
        if some and is_interrupt(error):
            raise KeyboardInterrupt(_PARTLY) from error
        raise


def _files(
    wanted: Wanted, run: Run, screening: Screening, thorough: Screening, knowledge: Knowledge
) -> Iterator[_Written]:
    labels = knowledge.labels
    for output in wanted.outputs:
        form = outputs.form_of(output)
        outputs.write(outputs.rendered(screening, labels, knowledge.rules.all, form), output)
        yield output, ()
    if wanted.bundle:
        outputs.write([bundle(run, screening, labels)], wanted.bundle)
        yield wanted.bundle, ()
    if wanted.statistics:
        forms = knowledge.statistics
        content = outputs.statistics(screening, labels, forms, wanted.statistics_template)
        outputs.write([content], wanted.statistics)
        yield wanted.statistics, ()
    if wanted.ledger:
        outputs.write([outputs.ledger(screening, labels, wanted.ledger_template)], wanted.ledger)
        yield wanted.ledger, ()
    if wanted.papers:
        for name, content in outputs.papers(thorough, labels, wanted.papers_template):
            yield outputs.write_into(wanted.papers, name, content), ()
    # The workbooks last: one that cannot be annotated ends the run with its reason.
    if wanted.annotated:
        submitted = submitted_files(run.files)
        for name, content, warnings in outputs.annotated(screening, labels, submitted):
            yield outputs.write_into(wanted.annotated, name, content), warnings
