"""Remedy: what can be taken out of an item so that nothing prohibited is left, judged again before it is said."""

from procurement_rules.remedy.curing import with_cures

__all__ = ["with_cures"]
