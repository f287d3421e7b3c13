"""审查意见书 and 审查工作底稿 in Word, one of each for every department of a screening."""

from procurement_rules.report.papers.opinion import opinions
from procurement_rules.report.papers.working_paper import working_papers

__all__ = ["opinions", "working_papers"]
