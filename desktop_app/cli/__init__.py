"""The command line: the same jobs as the window's, without a window."""

from desktop_app.cli.run import is_command, main

__all__ = ["is_command", "main"]
