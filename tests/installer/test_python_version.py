"""Which Python the bootstrap accepts, and that it can say so to the ones it refuses."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from installer import bootstrap
from installer.bootstrap import SetupError, refuse_wrong_python

SOURCE = Path(bootstrap.__file__).read_text("utf-8")


def nothing(_name: str) -> None:
    """Find no program."""


@pytest.mark.parametrize("minor", [11, 12, 13])
def test_the_three_supported_pythons_are_accepted(minor: int) -> None:
    refuse_wrong_python((3, minor), nothing)


@pytest.mark.parametrize("version", [(3, 7), (3, 10), (3, 14), (4, 11)])
def test_any_other_python_is_refused_with_its_version_in_both_languages(version: tuple[int, int]) -> None:
    with pytest.raises(SetupError) as refusal:
        refuse_wrong_python(version, nothing)
    chinese, english = str(refusal.value).splitlines()
    for line in (chinese, english):
        assert f"{version[0]}.{version[1]}" in line
    assert "请安装" in chinese


def test_a_refusal_names_a_right_python_that_is_installed() -> None:
    with pytest.raises(SetupError, match=r"python3\.12 installer/bootstrap\.py"):
        refuse_wrong_python((3, 9), lambda name: "/usr/bin/python3.12" if name == "python3.12" else None)


def test_the_bootstrap_uses_the_standard_library_only() -> None:
    nodes = list(ast.walk(ast.parse(SOURCE)))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_python_3_7_can_read_the_bootstrap_and_so_be_told_that_it_is_too_old() -> None:
    ast.parse(SOURCE, feature_version=(3, 7))
