"""Reading the command line, running the command, and saying what went wrong in one plain message."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import TYPE_CHECKING

from desktop_app import __version__
from desktop_app.cli import (
    annexes,
    calendars,
    care,
    checks,
    exchange,
    files,
    format_use,
    formats,
    layouts,
    letters,
    proofs,
    records,
    reports,
    reviews,
    sheets,
    steps,
)
from desktop_app.cli.command import USER_ERROR
from desktop_app.cli.terminal import complain
from desktop_app.errors import UserError
from desktop_app.i18n import NO_TEXTS, _, choose, lacking
from desktop_app.model.text_order import choose_order
from desktop_app.settings import load

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.cli.command import Command
    from desktop_app.cli.screen import Screen

COMMANDS: tuple[Command, ...] = (
    *files.COMMANDS,
    *annexes.COMMANDS,
    *formats.COMMANDS,
    *format_use.COMMANDS,
    *layouts.COMMANDS,
    *checks.COMMANDS,
    *reports.COMMANDS,
    *sheets.COMMANDS,
    *records.COMMANDS,
    *letters.COMMANDS,
    *steps.COMMANDS,
    *reviews.COMMANDS,
    *calendars.COMMANDS,
    *exchange.COMMANDS,
    *proofs.COMMANDS,
    *care.COMMANDS,
)


def parser() -> ArgumentParser:
    """Return the parser of every command."""
    top = ArgumentParser(prog="desktop_app", description=_("公开台账：不带命令时打开窗口。"))
    top.add_argument("--version", action="version", version=f"ogi-ledger {__version__}", help=_("显示版本"))
    commands = top.add_subparsers(dest="command", required=True, metavar=_("命令"))
    for command in COMMANDS:
        added = commands.add_parser(command.name, help=_(command.help), description=_(command.help))
        command.arguments(added)
        added.set_defaults(run=command.run)
    return top


def is_command(word: str) -> bool:
    """Tell whether a word is the name of a command."""
    return any(command.name == word for command in COMMANDS)


def main(argv: Sequence[str], screen: Callable[[], Screen] | None = None) -> int:
    """Run one command: 0 done, 1 the user's error, 2 usage (argparse's own), 3 findings exist.

    `screen` makes the window for the commands that look at it; without one they say so.
    """
    _speak_utf8()
    choose()
    choose_order(load().sort)
    if lacking():
        complain(NO_TEXTS.format(name=lacking()))
    arguments = parser().parse_args(argv)
    arguments.screen = screen or _no_screen
    try:
        code: int = arguments.run(arguments)
    except UserError as error:
        complain(error)
        return USER_ERROR
    except KeyboardInterrupt:
        complain(_("已中断，没有做完。"))
        return USER_ERROR
    return code


def _no_screen() -> Screen:
    raise UserError(_("这里没有窗口可用。"), _("请用 python -m desktop_app 运行。"))


def _speak_utf8() -> None:
    """Write Chinese also where the terminal's own encoding has none of it (Windows, LANG=C), and names of any bytes."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
