"""The quick gates on each commit of a range: the commit that broke one is named, also when a later one mended it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from installer.each_commit import GATES, git, main

if TYPE_CHECKING:
    from pathlib import Path

GATE = {"words": ("py_compile", "words.py")}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with four commits, of which the third doesn't compile."""
    folder = tmp_path / "repository"
    folder.mkdir()
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "x")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "x@example.org")
    git(folder, "init", "--quiet")
    for number, text in enumerate(["a = 1", "a = 2", "a = ", "a = 4"], start=1):
        (folder / "words.py").write_text(text, "utf-8")
        git(folder, "add", "words.py")
        git(folder, "commit", "--quiet", "-m", f"commit {number}")
    return folder


def test_the_commit_that_broke_a_gate_is_named_with_what_the_gate_said(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["HEAD~3..HEAD"], repository, GATE) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] + line[-2:] for line in lines if "commit " in line] == ["passed 2", "FAILED 3", "passed 4"]
    assert "        words:" in lines
    assert any("SyntaxError" in line for line in lines)


def test_a_range_without_mistakes_passes_and_leaves_nothing_behind(repository: Path) -> None:
    (repository / "words.py").write_text("not committed", "utf-8")
    assert main(["HEAD~1..HEAD"], repository, GATE) == 0
    assert len(git(repository, "worktree", "list").splitlines()) == 1


def test_an_unknown_range_is_a_sentence_and_exit_code_two(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nowhere..HEAD"], repository, GATE) == 2
    assert "nowhere" in capsys.readouterr().err
    assert len(git(repository, "worktree", "list").splitlines()) == 1


@pytest.mark.parametrize("arguments", [[], ["a", "b"], ["--help"]])
def test_anything_else_is_told_how_to_call_it(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "each_commit.py main..HEAD" in capsys.readouterr().out


def test_the_gates_are_those_of_every_run_but_the_long_tests() -> None:
    assert {words[0] for words in GATES.values()} == {"ruff", "mypy", "pytest"}
