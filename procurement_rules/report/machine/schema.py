"""The JSON Schema of the JSON report, made from the models that the report is written from."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field, create_model
from pydantic.json_schema import models_json_schema

from procurement_rules.model.baseline import Baseline
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.rule import Outcome
from procurement_rules.model.screening import Labels, Screening
from procurement_rules.model.source import FailedFile, RejectedRow, TableReading
from procurement_rules.model.verdict import BatchFinding, Verdict
from procurement_rules.model.waiver import IdleWaiver
from procurement_rules.report.document import RUN_KEYS

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REFERENCES = "#/$defs/{model}"


_KEY = {
    "type": "string",
    "pattern": "^[0-9a-f]{12}(-[1-9][0-9]*)?$",
    "description": "the finding's short name, the same from one run to the next; waivers and baselines go by it",
}


def _described(name: str) -> str | None:
    return Screening.model_fields[name].description


class LackCount(BaseModel):
    """The same fields missing in a number of items."""

    fields: tuple[str, ...]
    items: int
    categories: tuple[str, ...]


class Summary(BaseModel):
    """Counts over the batch; `rows_read` is `items` and `rejected` together."""

    rows_read: int
    items: int
    rejected: int
    outcomes: dict[Outcome, int]
    missing: tuple[LackCount, ...]


class Report(BaseModel):
    """审查结果：一次审查的全部结论，键名和含义保持不变。"""

    summary: Summary
    verdicts: tuple[Verdict, ...]
    batch_findings: tuple[BatchFinding, ...]
    idle_waivers: tuple[IdleWaiver, ...] = Field(description=_described("idle_waivers"))
    baseline: Baseline | None = Field(description=_described("baseline"))
    rejected: tuple[RejectedRow, ...]
    failed: tuple[FailedFile, ...] = Field(description=_described("failed"))
    tables: tuple[TableReading, ...]
    labels: Labels


def report_schema() -> dict[str, Any]:
    """Return the schema of `json_report` (draft 2020-12); what it does not name may be added later."""
    run = create_model("Run", **{name: _field(name) for name in RUN_KEYS})
    report = create_model("ScreeningReport", __base__=Report, run=(run, ...))
    modes = [(report, "serialization"), (ServiceItem, "serialization")]
    # The models' own types are wider than the two words that this takes.
    _, schemas = models_json_schema(modes, ref_template=_REFERENCES)  # type: ignore[arg-type]
    definitions = schemas["$defs"]
    # A verdict leaves out what its item does not say, which the model of the item cannot tell.
    definitions["Verdict"]["properties"]["item"] = {"$ref": _REFERENCES.format(model="ServiceItem")}
    for findings in ("Finding", "BatchFinding"):
        definitions[findings]["properties"]["key"] = _KEY
        definitions[findings]["required"].append("key")
    return {"$schema": _DIALECT, **definitions.pop("ScreeningReport"), "$defs": definitions}


def _field(name: str) -> Any:
    field = Screening.model_fields[name]
    return (field.annotation, ...)
