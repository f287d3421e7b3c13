"""Which language the user asked for; imports nothing, as it is asked before anything is imported."""

from __future__ import annotations

import os
from collections.abc import Sequence

LANGUAGES = ("zh", "en")
OPTION = "--lang"
VARIABLE = "PROCUREMENT_RULES_LANG"


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
