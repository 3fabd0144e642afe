"""Every record kind is described well enough for every screen, sheet and report."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.codes import official_lists
from desktop_app.model.field import Field, Shape
from desktop_app.model.kinds import KINDS, Release
from desktop_app.model.record import Record, fields_of, keys_of, links_of

if TYPE_CHECKING:
    from desktop_app.model.field import Value

EVERY_FIELD = [(kind, field) for kind in KINDS.values() for field in fields_of(kind).values()]


@pytest.mark.parametrize(("kind", "field"), EVERY_FIELD, ids=lambda value: getattr(value, "name", None) or value.kind)
def test_a_field_is_complete(kind: type[Record], field: Field) -> None:
    assert field.label
    assert field.group
    assert (field.shape is Shape.CODE) == bool(field.codes)
    assert (field.shape is Shape.LINK) == bool(field.links)
    assert not field.codes or field.codes in official_lists().by_name
    assert not field.links or field.links in KINDS
    assert not field.owned or field.required
    assert not (field.personal and (field.search or field.listed or field.required))
    assert not (field.derived and field.required)
    assert kind.__table__.c[field.name].nullable


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.kind)
def test_a_kind_can_be_listed_and_named(kind: type[Record]) -> None:
    fields = fields_of(kind)
    assert kind.title_field in fields
    assert any(field.listed for field in fields.values())
    assert all(name.lstrip("-") in fields for name in kind.order)
    assert len({field.label for field in fields.values()}) == len(fields)
    assert kind.label
    assert kind.measure


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.kind)
def test_fields_of_one_value_in_the_log_are_all_personal_or_none(kind: type[Record]) -> None:
    for key, fields in keys_of(kind).items():
        assert len({field.personal for field in fields}) == 1
        assert not key.startswith("_")


def test_a_kind_links_only_to_kinds_that_come_before_it_or_to_itself() -> None:
    order = list(KINDS)
    for kind in KINDS.values():
        for field in links_of(kind).values():
            assert order.index(field.links) <= order.index(kind.kind)


def test_every_code_has_a_wording_in_both_languages_and_none_is_doubled() -> None:
    for name, codes in official_lists().by_name.items():
        assert codes, name
        assert all(code.label and code.english for code in codes.values())
        assert len({code.label for code in codes.values()}) == len(codes)
        assert len({code.english for code in codes.values()}) == len(codes)


def test_a_reason_to_withhold_without_an_attribute_is_refused_and_the_usual_one_proposed() -> None:
    values: dict[str, Value] = {"released_on": dt.date(2013, 5, 6), "withheld_reason": "第十四条"}
    assert "不予公开" in Release.problems(values)["attribute"]
    for attribute in ("withheld", "request"):
        assert "attribute" not in Release.problems(values | {"attribute": attribute})
