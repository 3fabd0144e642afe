"""What the README tells a newcomer to type is what works."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from desktop_app.cli import main
from installer.bootstrap import ROOT

if TYPE_CHECKING:
    from pathlib import Path

README = (ROOT / "README.md").read_text("utf-8")
EXAMPLES = re.findall(r"^python -m desktop_app (.+)$", README, re.MULTILINE)


def test_the_examples_of_the_readme_run_one_after_the_other(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert EXAMPLES
    for example in EXAMPLES:
        assert main(shlex.split(example)) == 0, example


def test_the_gates_call_the_test_command_of_the_readme() -> None:
    command = "python3 installer/bootstrap.py test"
    gates = (ROOT / ".ci" / "run").read_text("utf-8")
    assert re.search(rf"^{command} ", README, re.MULTILINE)
    assert re.search(rf"^gate tests .*{command}$", gates, re.MULTILINE)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_a_page_names_only_files_that_are_there(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    paths = re.findall(r"`((?:docs|installer|resources|tests|desktop_app)/[\w./-]+|[A-Z]+\.md)`", text)
    assert len(paths) > 3
    assert [path for path in paths if not (ROOT / path).exists()] == []
