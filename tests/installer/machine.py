"""A computer made up for the tests, and a terminal that starts nothing but writes down what it was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from installer.bootstrap import Machine, Terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

DEBIAN_12 = {"ID": "debian", "VERSION_ID": "12"}


def linux(release: dict[str, str] | None = None, *, root: bool = True, display: bool = False) -> Machine:
    """Return a Linux computer, Debian 12 unless another os-release is given."""
    environment = {"DISPLAY": ":0"} if display else {}
    return Machine((3, 11), windows=False, root=root, utf8=True, release=release or DEBIAN_12, environment=environment)


def windows() -> Machine:
    """Return a Windows computer."""
    return Machine((3, 11), windows=True, root=False, utf8=True, release={}, environment={})


class RecordingTerminal(Terminal):
    """Writes down every command; one that contains a key of `codes` ends with that code, any other with 0."""

    def __init__(self, codes: dict[str, int] | None = None, output: str = "") -> None:
        super().__init__({})
        self.codes = codes or {}
        self.output = output
        self.commands: list[str] = []
        self.extra: list[dict[str, str]] = []
        self.quiet: list[bool] = []

    def show(self, command: Sequence[str], *, quiet: bool = False, **extra: str) -> int:
        """Write the command down and return its made-up exit code."""
        line = " ".join(command)
        self.commands.append(line)
        self.extra.append(extra)
        self.quiet.append(quiet)
        return next((code for key, code in self.codes.items() if key in line), 0)

    def watch(self, command: Sequence[str]) -> tuple[int, str]:
        """Write the command down and return its made-up exit code and output."""
        return self.show(command), self.output
