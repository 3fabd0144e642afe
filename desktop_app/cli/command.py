"""What a command is: its name, one line of help, its arguments, and a function that returns the exit code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

DONE = 0
USER_ERROR = 1
FINDINGS = 3
"""Findings exist (of `check`: of level 错误); whatever was asked for has been made all the same."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command of `python -m desktop_app`."""

    name: str
    help: str
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]
