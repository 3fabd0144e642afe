"""The bureau's own part of the catalogue: second-level categories under the official ones, and its channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from desktop_app.model.kinds import Category, Channel
from desktop_app.sample.content import Values, chosen, read
from desktop_app.sample.directory import directory
from desktop_app.sample.official import official_or_new

if TYPE_CHECKING:
    from desktop_app.store.log.operation import Change


class CategoryContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One category of the bureau's own: under which one it is, and behind which one it stands in lists."""

    code: str
    name: str
    parent: str
    after: str


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
    """Add the bureau's own categories under the official ones, in use in the same years, and its channels."""
    content = catalogue_content()
    ids = directory(change.session).categories
    for category in content.categories:
        parent = change.session.get_one(Category, ids[category.parent])
        years: Values = {"first_year": parent.first_year, "last_year": parent.last_year}
        position = (change.session.get_one(Category, ids[category.after]).position or 0) + 1
        values = chosen(category, "code", "name") | years | {"parent": parent.id, "position": position}
        ids[category.code] = change.add(Category, values)
    for position, channel in enumerate(content.channels):
        values = chosen(channel, "code", "name", "nature", "platform", "address")
        official_or_new(change, Channel, values | {"position": position})
