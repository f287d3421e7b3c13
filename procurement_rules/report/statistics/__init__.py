"""A screening → the forms in which purchases are reported upwards: totals, their check, the survey, shares."""

from procurement_rules.report.statistics.book import statistics

__all__ = ["statistics"]
