"""One offline page that explains itself: no script, no address, nothing loaded from anywhere."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from procurement_rules.model.screening import Labels, Screening
from procurement_rules.report import words
from procurement_rules.report.groups import Group, category_counts, lacks
from procurement_rules.report.places import Places, field_problems
from procurement_rules.report.printable import visible
from procurement_rules.report.view import Viewer

DIGEST_SHOWN = 12


def html_report(screening: Screening, labels: Labels) -> str:
    """Return the batch as one HTML page; the same input gives the same bytes."""
    viewer = Viewer(labels, Places.of(screening), dated_each=screening.as_of is None)
    items = [viewer.item(number, verdict) for number, verdict in enumerate(screening.verdicts, start=1)]
    template = _environment().get_template("report.html.j2")
    return template.render(
        screening=screening,
        words=words,
        Group=Group,
        digest=screening.rules_digest[:DIGEST_SHOWN],
        counts=Counter(item.group for item in items),
        groups={group: [item for item in items if item.group is group] for group in Group},
        together=[viewer.batch_finding(each, screening.verdicts) for each in screening.batch_findings],
        codings=_codings(screening),
        categories=_categories(screening, labels),
        lacks=_lacks(screening, viewer),
        rejected=[(viewer.places.words(row.source), row) for row in screening.rejected],
        problems=[
            (viewer.places.words(source), viewer.problem(problem))
            for source, problem in field_problems(screening)
        ],
        fields=labels.fields,
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("procurement_rules", "report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["label"] = words.label
    return environment


def _shown(value: Any) -> Any:
    # Every value on the page passes here, so no text can be shown unsafely by forgetting a filter.
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _codings(screening: Screening) -> list[tuple[str, int]]:
    matches = [verdict.match for verdict in screening.verdicts]
    kinds = Counter(
        words.WITHDRAWN if match.vetoed_by else words.DECISIONS[match.decision] for match in matches
    )
    return kinds.most_common()


def _categories(screening: Screening, labels: Labels) -> list[tuple[str, int, int]]:
    return [
        (words.label(labels.categories, row.category), row.violation, row.doubt)
        for row in category_counts(screening.verdicts)
    ]


def _lacks(screening: Screening, viewer: Viewer) -> list[tuple[tuple[str, ...], int, tuple[str, ...]]]:
    return [
        (viewer.fields(lack.fields), lack.items, viewer.categories(lack.categories))
        for lack in lacks(screening.verdicts)
    ]
