"""The command line: the same jobs as the window's, without a window."""

from desktop_app.cli.run import main

__all__ = ["main"]
