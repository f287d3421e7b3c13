"""Help in the language that is spoken, and the option that chooses it."""

from __future__ import annotations

from copy import copy

import click

from procurement_rules.cli.language import LANGUAGES, OPTION, VARIABLE
from procurement_rules.cli.speaking import spoken


def language_option(*, hidden: bool = False) -> click.Option:
    """Return `--lang`, which click need only know and check: `language` has read it before."""
    return click.Option(
        [OPTION],
        type=click.Choice(LANGUAGES),
        envvar=VARIABLE,
        expose_value=False,
        hidden=hidden,
        help=f"屏幕上的文字用中文（zh，缺省）还是英文（en），写在命令前后都可以；也可设环境变量 {VARIABLE}。",
    )


def in_language(command: click.Command) -> click.Command:
    """Return a copy of the command whose help is in the language that is spoken, with all commands below it.

    Those below take `--lang` too.
    """
    said = copy(command)
    said.help = command.help and spoken(command.help)
    said.params = [_parameter(parameter) for parameter in command.params]
    if isinstance(said, click.Group):
        said.commands = {name: in_language(below) for name, below in said.commands.items()}
        for below in said.commands.values():
            below.params.append(language_option(hidden=True))
    return said


def _parameter(parameter: click.Parameter) -> click.Parameter:
    said = copy(parameter)
    said.metavar = parameter.metavar and _metavar(parameter.metavar)
    if isinstance(said, click.Option):
        said.help = said.help and spoken(said.help)
    return said


def _metavar(chinese: str) -> str:
    said = spoken(chinese)
    return chinese if said == chinese else said.upper()
