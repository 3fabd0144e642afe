"""The seeded mistakes can all be made, and the command that makes them tells noticed from not noticed."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.mutants.__main__ import PROJECT, copied, noticed_by
from tests.mutants.catalogue import MUTANTS, Mutant

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_seeded_mistake_can_be_made(mutant: Mutant) -> None:
    source = (PROJECT / mutant.file).read_text(encoding="utf-8")
    assert source.count(mutant.old) == 1
    ast.parse(source.replace(mutant.old, mutant.new))


def test_there_are_enough_of_them_and_each_has_its_name() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS) >= 40


def test_a_mistake_is_noticed_and_a_harmless_change_is_not(tmp_path: Path) -> None:
    copy = copied(tmp_path / "project")
    (listed,) = (mutant for mutant in MUTANTS if mutant.name == "differences are never listed")
    assert "test_projection" in noticed_by(copy, listed, ["tests/store/log/test_projection.py"])
    assert noticed_by(copy, listed._replace(new=listed.old), ["tests/store/log/test_projection.py"]) == ""
