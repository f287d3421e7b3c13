"""A note where the law of a day to come is asked for."""

from __future__ import annotations

from datetime import date, datetime

from procurement_rules.cli.speaking import say


def note_future(day: date) -> None:
    """Note that the law may still change until `day`; nothing for today and the days before."""
    if day > datetime.now().astimezone().date():
        say(f"注意：法规截止日 {day} 还没有到，现在只能按已知的法规判断，到那天法规可能有变", err=True)
