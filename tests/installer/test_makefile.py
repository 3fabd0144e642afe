"""The developer's commands: each is explained, and what it starts is there."""

from __future__ import annotations

import re

from tests.folders import ROOT

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
COMMANDS = {"setup", "run", "test", "quick", "format", "messages"}


def test_every_command_says_what_it_does() -> None:
    assert set(re.findall(r"^([a-z]+):.* ## \w", MAKEFILE, re.MULTILINE)) == COMMANDS | {"help"}


def test_whatever_a_command_starts_is_there() -> None:
    named = set(re.findall(r"(?:installer|tests)/\w+\.py", MAKEFILE))
    assert {"installer/bootstrap.py", "installer/messages.py", "tests/test_architecture.py"} <= named
    assert [name for name in named if not (ROOT / name).is_file()] == []
