"""The one door by which text goes to the terminal, in the language that the user asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextvars import ContextVar

import click

from procurement_rules.english import Translator
from procurement_rules.knowledge import knowledge_root
from procurement_rules.knowledge.english import read_english
from procurement_rules.report.printable import on_a_line

LANGUAGES = ("zh", "en")
OPTION = "--lang"
VARIABLE = "PROCUREMENT_RULES_LANG"

_spoken: ContextVar[Callable[[str], str]] = ContextVar("spoken", default=str)


def language(arguments: Sequence[str]) -> str:
    """Return the language that the arguments or else the environment ask for.

    Looked for before click does: its own faults must be told in it too. An unknown one is told by click.
    """
    asked = os.environ.get(VARIABLE, "")
    for number, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith(f"{OPTION}="):
            asked = argument.removeprefix(f"{OPTION}=")
        elif argument == OPTION:
            asked = "".join(arguments[number + 1 : number + 2])
    return asked if asked in LANGUAGES else LANGUAGES[0]


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
