"""`python -m desktop_app [command …]`: the command line, or the window when there is no command."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.cli.screen import Screen


def main(argv: list[str] | None = None) -> int:
    """Run a command and return its exit code; without one, or with a data file, show the window."""
    words = sys.argv[1:] if argv is None else argv
    if words and not _names_a_file(words[0]):
        from desktop_app.cli import main as command  # noqa: PLC0415 (the window must not wait for the commands)

        return command(words, _screen)
    if not _has_display() and not os.environ.get("QT_QPA_PLATFORM"):
        return _say_that_nothing_shows()
    from desktop_app.ui.window.app import run  # noqa: PLC0415 (a command must not need a screen)

    return run(words)


def _names_a_file(word: str) -> bool:
    """Tell whether a word is a data file and no command, which goes before a file of that name: `./name` is a file.

    One that isn't there is a file too: the window then says so in plain words.
    """
    if Path(word).suffix.lower() in {".ogi", ".ogix"}:
        return True
    if not Path(word).is_file():
        return False
    from desktop_app.cli import is_command  # noqa: PLC0415 (only a file without an ending of ours has to be told apart)

    return not is_command(word)


def _say_that_nothing_shows() -> int:
    """Say in a line, instead of Qt's last words, that there is no desktop to open the window on."""
    from desktop_app.cli.terminal import complain  # noqa: PLC0415 (the window needs none of it)
    from desktop_app.i18n import _, choose  # noqa: PLC0415 (the same)

    choose()
    complain(_("这里没有图形桌面，打不开窗口。请在桌面上启动；只用命令时，加 --help 看有哪些命令。"))
    return 1


def _screen() -> Screen:
    """Make the window for a command that looks at it, on a screen or without one."""
    os.environ.setdefault("QT_QPA_PLATFORM", "" if _has_display() else "offscreen")
    from desktop_app.ui.window.screen import WindowScreen  # noqa: PLC0415 (most commands need no window)

    return WindowScreen()


def _has_display() -> bool:
    """Tell whether there is a screen to show a window on."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
