"""The table of who may write what covers every kind, and its page in docs says the same."""

from __future__ import annotations

import re
from pathlib import Path

from desktop_app.model.kinds import KINDS
from desktop_app.model.owning import owner_link
from desktop_app.model.record import keys_of, links_of
from desktop_app.model.rights import ANSWERS, RIGHTS, Right

PAGE = Path(__file__).parents[2] / "docs" / "rights.md"


def test_every_kind_has_a_right_and_nothing_else_has() -> None:
    assert RIGHTS.keys() == KINDS.keys()


def test_the_page_lists_each_kind_under_its_right() -> None:
    rows = re.findall(r"^\| (\w+) / [^|]*\| ([a-z_, ]+) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    told = {kind: right for right, kinds in rows for kind in kinds.split(", ")}
    assert told == {kind: right.value for kind, right in RIGHTS.items()}


def test_what_a_unit_writes_as_its_own_names_its_unit_and_a_part_names_its_owner() -> None:
    for kind, right in RIGHTS.items():
        if right in {Right.OWN, Right.ANSWER}:
            assert links_of(KINDS[kind])["unit"].links == "unit", kind
        if right is Right.PART:
            assert owner_link(KINDS[kind]) is not None, kind


def test_answers_are_fields_of_what_is_answered() -> None:
    assert ANSWERS.keys() == {kind for kind, right in RIGHTS.items() if right is Right.ANSWER}
    for kind, keys in ANSWERS.items():
        assert keys <= keys_of(KINDS[kind]).keys()
