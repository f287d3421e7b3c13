"""Screen the services that departments propose to buy (政府购买服务) against the guiding catalog and the law.

Example:
    >>> from datetime import date
    >>> screener = Screener.for_jurisdiction("liaocheng", as_of=date(2020, 11, 5))
    >>> screener.screen(ServiceItem(name="窗口人员劳务派遣")).outcome.value
    'violation'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from procurement_rules.version import __version__

if TYPE_CHECKING:
    from procurement_rules.batch import screen_files
    from procurement_rules.errors import (
        EngineError,
        InputError,
        KnowledgeError,
        Place,
        ProcurementRulesError,
        RuleTooLargeError,
        UsageError,
    )
    from procurement_rules.model.item import ServiceItem
    from procurement_rules.model.rule import BasisRef, Outcome, Severity, Stage
    from procurement_rules.model.screening import Screening
    from procurement_rules.model.source import RejectedRow, Source
    from procurement_rules.model.verdict import (
        Candidate,
        Decision,
        Evidence,
        Finding,
        Match,
        RuleOutcome,
        TermEvidence,
        Verdict,
    )
    from procurement_rules.screen import Screener

__all__ = [
    "BasisRef",
    "Candidate",
    "Decision",
    "EngineError",
    "Evidence",
    "Finding",
    "InputError",
    "KnowledgeError",
    "Match",
    "Outcome",
    "Place",
    "ProcurementRulesError",
    "RejectedRow",
    "RuleOutcome",
    "RuleTooLargeError",
    "Screener",
    "Screening",
    "ServiceItem",
    "Severity",
    "Source",
    "Stage",
    "TermEvidence",
    "UsageError",
    "Verdict",
    "__version__",
    "screen_files",
]

# Where each name is at home. Imported when it is asked for: the command line must answer Ctrl-C before all this.
_HOMES = {
    "batch": "screen_files",
    "errors": "EngineError InputError KnowledgeError Place ProcurementRulesError RuleTooLargeError UsageError",
    "model.item": "ServiceItem",
    "model.rule": "BasisRef Outcome Severity Stage",
    "model.screening": "Screening",
    "model.source": "RejectedRow Source",
    "model.verdict": "Candidate Decision Evidence Finding Match RuleOutcome TermEvidence Verdict",
    "screen": "Screener",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        for home, names in _HOMES.items():
            if name in names.split():
                return getattr(import_module(f"{__name__}.{home}"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return __all__
