"""The one door by which text goes to the terminal, in the language that the user asked for."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

import click

from procurement_rules.english import Translator
from procurement_rules.knowledge import knowledge_root
from procurement_rules.knowledge.english import read_english
from procurement_rules.report.printable import on_a_line

_spoken: ContextVar[Callable[[str], str]] = ContextVar("spoken", default=str)


def speak(asked: str) -> None:
    """Speak this language from now on. Raises KnowledgeError where its table has a fault."""
    _spoken.set(str)
    if asked == "en":
        _spoken.set(Translator(read_english(knowledge_root())).translated)


def spoken(text: str) -> str:
    """Return a Chinese text of the program in the language that is spoken."""
    return _spoken.get()(text)


def say(text: str, *, err: bool = False) -> None:
    """Print a text of the program on one line, with `err` on standard error."""
    # Whatever a cell or a file name holds, the terminal obeys none of it.
    click.echo(on_a_line(spoken(text)), err=err)
