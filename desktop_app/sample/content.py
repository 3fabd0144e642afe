"""The sample's texts and figures: JSON files under `resources/sample`, checked while they are read."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

import msgspec

from desktop_app.model.field import Value
from desktop_app.paths import resource

YEAR = 2013
"""The only year there is a sample of: its figures, holidays and names are those of one published report."""

Values = dict[str, Value]
"""What a record is added with: values by field name."""

_Content = TypeVar("_Content")


def read(name: str, form: type[_Content]) -> _Content:
    """Return a content file in its form; raises `msgspec.ValidationError` with the place of anything else."""
    return msgspec.json.decode(resource("sample", f"{name}.json").read_bytes(), type=form)


def day(text: str) -> dt.date:
    """Return the day of the sample's year that a content file writes as MM-DD."""
    return dt.date.fromisoformat(f"{YEAR}-{text}")


def chosen(content: object, *names: str) -> Values:
    """Return some of a content's values under the same names, which are the record's field names."""
    return {name: getattr(content, name) for name in names}
