"""The seeded mistakes can all be made, and the command that makes them tells noticed from not noticed."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.rights import Right
from tests.model.test_rights import PAGE
from tests.mutants.__main__ import PROJECT, copied, noticed_by
from tests.mutants.catalogue import MUTANTS, Mutant

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE = PROJECT / "tests" / "mutants" / "catalogue.toml"


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_seeded_mistake_can_be_made(mutant: Mutant) -> None:
    source = (PROJECT / mutant.file).read_text(encoding="utf-8")
    assert source.count(mutant.old) == 1
    ast.parse(source.replace(mutant.old, mutant.new))


def test_each_rule_of_the_table_of_rights_and_of_the_witnesses_has_at_least_three() -> None:
    found: dict[str, int] = {}
    rule = ""
    for line in CATALOGUE.read_text("utf-8").splitlines():
        if line.startswith(("# Authority: ", "# Witnesses: ")):
            rule = line
        elif line == "[[mutant]]" and rule:
            found[rule] = found.get(rule, 0) + 1
    assert [rule for rule, count in found.items() if count < 3] == []
    rows = [right.value for right in Right]
    assert [rule.split()[2] for rule in found][: len(rows)] == rows
    bullets = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("- **")]
    assert sum(rule.startswith("# Authority") for rule in found) >= len(rows) + len(bullets)
    assert sum(rule.startswith("# Witnesses") for rule in found) >= 6


def test_every_test_that_ought_to_notice_a_mistake_is_there() -> None:
    for mutant in MUTANTS:
        file, _, case = mutant.test.partition("::")
        path = PROJECT / "tests" / f"{file}.py"
        assert not mutant.test or (path.is_file() and f"def {case}(" in path.read_text("utf-8") + "def ("), mutant.name


def test_there_are_enough_of_them_and_each_has_its_name() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS) >= 40


def test_a_mistake_is_noticed_and_a_harmless_change_is_not(tmp_path: Path) -> None:
    copy = copied(tmp_path / "project")
    (listed,) = (mutant for mutant in MUTANTS if mutant.name == "differences are never listed")
    assert "test_projection" in noticed_by(copy, listed, ["tests/store/log/test_projection.py"])
    assert noticed_by(copy, listed._replace(new=listed.old), ["tests/store/log/test_projection.py"]) == ""
