"""The catalogue of 2013: the eight departmental categories with their second level, and the channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from desktop_app.model.kinds import Category, Channel
from desktop_app.sample.content import Values, chosen, read

if TYPE_CHECKING:
    from desktop_app.store.log.operation import Change

FIRST_YEAR = 2009
"""The year from which the city's 《年度报告制度（试行）》 asks for these categories."""


class CategoryContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One category; a parent stands before its children."""

    code: str
    name: str
    parent: str = ""


class ChannelContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One channel, and how the place of a publication on it is written."""

    code: str
    name: str
    nature: str
    platform: str
    address: str = ""
    place: str = ""


class CatalogueContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Categories and channels."""

    categories: list[CategoryContent]
    channels: list[ChannelContent]


def catalogue_content() -> CatalogueContent:
    """Return the categories and channels of the sample."""
    return read("catalogue", CatalogueContent)


def add_catalogue(change: Change) -> None:
    """Add the categories, parents first, and the channels."""
    content = catalogue_content()
    ids: dict[str, str] = {}
    for position, category in enumerate(content.categories):
        place: Values = {"position": position, "parent": ids.get(category.parent), "first_year": FIRST_YEAR}
        ids[category.code] = change.add(Category, chosen(category, "code", "name") | place)
    for position, channel in enumerate(content.channels):
        values = chosen(channel, "code", "name", "nature", "platform", "address")
        change.add(Channel, values | {"position": position})
