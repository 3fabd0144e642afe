"""`python -m desktop_app [command …]`: the command line, or the window when there is no command."""

from __future__ import annotations

import sys
from pathlib import Path


def main(argv: list[str] | None = None) -> int:
    """Run a command and return its exit code; without one, or with a data file, show the window."""
    words = sys.argv[1:] if argv is None else argv
    if not words or Path(words[0]).is_file():
        from desktop_app.ui.app import run  # noqa: PLC0415 (a command must not need a screen)

        return run(words)
    from desktop_app.cli import main as command  # noqa: PLC0415 (the window must not wait for the commands)

    return command(words)


if __name__ == "__main__":
    sys.exit(main())
