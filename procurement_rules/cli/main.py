"""`procurement-rules`: the commands, and every error as one line in the language of the user."""

from __future__ import annotations

import contextlib
import re
import sys
from contextvars import copy_context
from typing import IO, Any

import click
from pydantic_core import PydanticSerializationError

from procurement_rules.cli.catalog import catalog
from procurement_rules.cli.compare_law import compare_law
from procurement_rules.cli.evaluate import evaluate
from procurement_rules.cli.feedback import feedback
from procurement_rules.cli.index import index
from procurement_rules.cli.inspect import inspect
from procurement_rules.cli.language import language
from procurement_rules.cli.likeness import likeness
from procurement_rules.cli.match import match
from procurement_rules.cli.review import review
from procurement_rules.cli.rules import rules
from procurement_rules.cli.screen import screen
from procurement_rules.cli.speaking import say, speak
from procurement_rules.cli.speaking_help import in_language, language_option
from procurement_rules.cli.stopped import EXIT_INTERRUPTED, INTERRUPTED
from procurement_rules.cli.verify import verify
from procurement_rules.errors import ProcurementRulesError
from procurement_rules.interrupt import is_interrupt
from procurement_rules.version import __version__

EXIT_USAGE = 2
# Enough of a wrong value to see which one is meant.
_LONGEST_VALUE = 40
_EXTRA_WORDS = re.compile(r"unexpected extra arguments? \((.*)\)", re.DOTALL)
# Where click quotes the value, it begins with it; a number out of range stands there as it is.
_WRONG_VALUE = re.compile(r"'(.*?)' |(\S+) is not in the range", re.DOTALL)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="procurement-rules %(version)s")
def cli() -> None:
    """政府购买服务目录建议审查：给每一项归入目录编码，指出禁止购买的内容和依据的条款。

    \b
    常用：
      procurement-rules screen 目录建议.xlsx --jurisdiction liaocheng --as-of 2020-11-05
      procurement-rules screen 目录建议.xlsx --jurisdiction 焦作市 --as-of 2023-06-01 --output 报告.html

    全部计算在本机完成，不联网。
    """


_COMMANDS = (
    screen,
    inspect,
    review,
    verify,
    compare_law,
    match,
    feedback,
    index,
    catalog,
    evaluate,
    likeness,
    rules,
)
for command in _COMMANDS:
    cli.add_command(command)
cli.params.append(language_option())


def main(arguments: list[str] | None = None) -> None:
    """Run the command line. Exit code 0: no violation, 1: violations found, 2: input or usage error, 130: stopped."""
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    # The language is that of this run alone.
    copy_context().run(_run, sys.argv[1:] if arguments is None else arguments)


def _run(given: list[str]) -> None:
    try:
        speak(language(given))
        code = in_language(cli).main(args=given, prog_name="procurement-rules", standalone_mode=False)
    except ProcurementRulesError as error:
        _fail(str(error))
    except click.UsageError as error:
        _fail(_in_chinese(error))
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt) as stopped:
        _fail(_interrupted(stopped), EXIT_INTERRUPTED)
    except PydanticSerializationError as error:
        if not is_interrupt(error):
            raise
        _fail(INTERRUPTED, EXIT_INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); there is nobody left to tell.
        sys.stderr.close()
        sys.exit(EXIT_USAGE)
    except OSError as error:
        _fail(f"文件无法读写：{error.filename or '输出'}；请检查路径、权限和磁盘空间")
    sys.exit(code if isinstance(code, int) else 0)


def _speak_utf8(stream: IO[str]) -> None:
    # Windows consoles and pipes default to a code page that lacks characters of submitted texts.
    with contextlib.suppress(AttributeError, OSError):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[attr-defined]


def _fail(message: str, code: int = EXIT_USAGE) -> None:
    say(f"错误：{' '.join(message.split())}", err=True)
    sys.exit(code)


def _interrupted(stopped: BaseException) -> str:
    # click makes an Abort of it; what a command has to say stands in the interrupt itself.
    cause = stopped.__cause__ or stopped
    said = str(cause) if isinstance(cause, KeyboardInterrupt) else ""
    return said or INTERRUPTED


def _in_chinese(error: click.UsageError) -> str:
    command = error.ctx.command_path if error.ctx else "procurement-rules"
    helping = f"；请用 {command} --help 查看用法"
    match error:
        case click.NoSuchOption():
            near = f"，是否想写 {'、'.join(error.possibilities)}" if error.possibilities else ""
            return f"没有选项 {error.option_name}{near}{helping}"
        case click.MissingParameter():
            return f"缺少 {_parameter(error.param)}{helping}"
        case click.BadParameter():
            return f"{_wrong_value(error)}；应为：{_expected(error.param)}{helping}"
        case click.exceptions.NoArgsIsHelpError():
            return f"没有写明要做什么{helping}"
        case click.BadOptionUsage():
            return f"选项 {error.option_name} 后面缺少值{helping}"
        case _:
            return _not_understood(error, helping)


def _not_understood(error: click.UsageError, helping: str) -> str:
    if extra := _EXTRA_WORDS.search(error.message):
        return f"多写了 {extra[1]}；名称或说明里有空格的，请用引号括起来{helping}"
    # click quotes the word that it did not understand inside an English sentence.
    words = "、".join(re.findall(r"'([^']*)'", error.message))
    commands = "、".join(_commands(error.ctx))
    return f"命令写得不对：{words}；可用的命令：{commands or '见帮助'}{helping}"


def _commands(context: click.Context | None) -> list[str]:
    command = context.command if context is not None else None
    return sorted(command.commands) if isinstance(command, click.Group) else []


def _wrong_value(error: click.BadParameter) -> str:
    given = _WRONG_VALUE.match(error.message)
    if given is None:
        return f"{_parameter(error.param)} 的值不对"
    return f"{_parameter(error.param)} 的值“{(given[1] or given[2] or '')[:_LONGEST_VALUE]}”不对"


def _expected(parameter: click.Parameter | None) -> str:
    kind = parameter.type if parameter is not None else None
    if isinstance(kind, click.DateTime):
        return "历书上有的日期，写作年-月-日，如 2020-11-05"
    if isinstance(kind, click.Choice):
        return "、".join(kind.choices)
    if isinstance(kind, click.IntRange):
        return f"不小于 {kind.min} 的整数"
    return "见帮助"


def _parameter(parameter: Any) -> str:
    if parameter is None:
        return "参数"
    return str(parameter.opts[0] if parameter.param_type_name == "option" else parameter.human_readable_name)
