"""One offline page that explains itself: nothing is loaded from anywhere, and it is read without its script too."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from procurement_rules.errors import sheet_words
from procurement_rules.model.screening import Labels, Screening
from procurement_rules.report import figures, words
from procurement_rules.report.cited import Cited
from procurement_rules.report.groups import Group
from procurement_rules.report.loop import Loop
from procurement_rules.report.overview import charts
from procurement_rules.report.page_items import PageItems
from procurement_rules.report.places import Places, field_problems
from procurement_rules.report.printable import visible
from procurement_rules.report.unscreened import holds_item
from procurement_rules.report.view import Viewer
from procurement_rules.report.wants import Wants

DIGEST_SHOWN = 12


def html_report(screening: Screening, labels: Labels) -> str:
    """Return the batch as one HTML page; the same input gives the same bytes."""
    viewer = Viewer(labels, Places.of(screening), dated_each=screening.as_of is None)
    wants = Wants(screening, viewer)
    items = PageItems(screening, viewer, wants)
    counts = Counter(items.groups)
    return _template().render(
        screening=screening,
        style=_asset("report.css"),
        script=_asset("report.js"),
        policy=_policy(),
        counts=counts,
        items=items,
        wants=wants,
        cited=Cited(screening, viewer),
        loop=Loop.of(screening, labels),
        charts=charts(screening, items.groups, labels),
        money=figures.Money.of(screening.verdicts, dict(enumerate(items.groups))),
        codings=_codings(screening),
        rejected=[(viewer.places.words(row.source), row) for row in screening.rejected],
        unfinished=sum(map(holds_item, screening.rejected)),
        problems=[
            (viewer.places.words(source), viewer.problem(problem))
            for source, problem in field_problems(screening)
        ],
        fields=labels.fields,
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("procurement_rules", "report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "label": words.label,
        "sheet_words": sheet_words,
        "words": words,
        "Group": Group,
        "digest_shown": DIGEST_SHOWN,
    }
    return environment.get_template("report.html.j2")


def _shown(value: Any) -> Any:
    # Every value on the page passes here, so no text can be shown unsafely by forgetting a filter.
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _asset(name: str) -> Markup:
    # Our own file, not submitted text: it must stand on the page as it is, or its hash would not fit.
    return Markup(files("procurement_rules.report").joinpath(name).read_text(encoding="utf-8"))  # noqa: S704


@cache
def _policy() -> str:
    """Return the content security policy: this one script and this one style, and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(_asset('report.js'))}",
            f"style-src {_hash(_asset('report.css'))}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _codings(screening: Screening) -> Iterable[tuple[str, int]]:
    kinds = Counter(figures.coded(verdict.match) for verdict in screening.verdicts)
    return [
        (words.DECISIONS[kind] if kind else words.WITHDRAWN, number) for kind, number in kinds.most_common()
    ]
