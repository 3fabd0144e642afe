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
    # A data file that isn't there is opened too: the window then says so in plain words.
    if not words or Path(words[0]).is_file() or Path(words[0]).suffix in {".ogi", ".ogix"}:
        from desktop_app.ui.window.app import run  # noqa: PLC0415 (a command must not need a screen)

        return run(words)
    from desktop_app.cli import main as command  # noqa: PLC0415 (the window must not wait for the commands)

    return command(words, _screen)


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
