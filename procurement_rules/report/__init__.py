"""Verdicts → terminal, JSON, JSONL, HTML. Everything here returns text or prints; nothing is judged."""

from procurement_rules.report.conditions import in_words
from procurement_rules.report.document import json_report, jsonl_report
from procurement_rules.report.page import html_report
from procurement_rules.report.terminal import terminal_report
from procurement_rules.report.words import OUTCOMES

__all__ = ["OUTCOMES", "html_report", "in_words", "json_report", "jsonl_report", "terminal_report"]
