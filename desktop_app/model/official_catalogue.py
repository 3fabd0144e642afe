"""The official catalogue as the files in `resources/catalogue` have it: categories, channels, outlets, indicators.

How such a file is written is told in `docs/catalogue.md`. A later notice is a new file; records that ledgers hold stay.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003 (msgspec reads the annotation)
from functools import cache
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from desktop_app.i18n import _
from desktop_app.model.codes import codes
from desktop_app.model.misfit import Misfit
from desktop_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_Code = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9]*(\.[a-z0-9]+)*$", max_length=40)]
_Text = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
_Year = Annotated[int, msgspec.Meta(ge=1949, le=2199)]
Body = Literal["", "department", "government"]


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Any part of the file: a name that isn't known is refused."""


class OfficialCategory(Part, frozen=True, kw_only=True):
    """A category; its parent stands before it. `bodies` names the sort of body whose form has it, "" for all."""

    code: _Code
    name: _Text
    parent: str = ""
    bodies: Body = ""
    basis: str = ""


class OfficialChannel(Part, frozen=True, kw_only=True):
    """A channel, of a nature of the code list `channel_nature`."""

    code: _Code
    name: _Text
    nature: str
    platform: str = ""


class OfficialOutlet(Part, frozen=True, kw_only=True):
    """A newspaper, station or agency, of a level of the code list `outlet_level`."""

    name: _Text
    level: str


class OfficialIndicator(Part, frozen=True, kw_only=True):
    """An indicator that a cell of an annex format takes its figure from, by its code."""

    code: _Code
    name: _Text
    measure_unit: _Text
    nature: str
    scale: str = "one"
    source: str = ""


class CatalogueFile(Part, frozen=True, kw_only=True):
    """One file: where its entries come from, since when they hold, and in which years its categories are in use."""

    source: _Text
    in_force: dt.date
    first_year: _Year | None = None
    last_year: _Year | None = None
    position: Annotated[int, msgspec.Meta(ge=0)] = 0
    """Where its entries begin in the order of lists."""
    categories: tuple[OfficialCategory, ...] = ()
    channels: tuple[OfficialChannel, ...] = ()
    outlets: tuple[OfficialOutlet, ...] = ()
    indicators: tuple[OfficialIndicator, ...] = ()


@cache
def official_catalogue() -> tuple[CatalogueFile, ...]:
    """Return every file that the program brings along, in the order of their names."""
    files = sorted(resource("catalogue").glob("*.json"))
    return tuple(msgspec.json.decode(path.read_bytes(), type=CatalogueFile) for path in files)


def catalogue_misfits(file: CatalogueFile) -> Iterator[Misfit]:
    """Yield what is wrong in a file of the catalogue, with the way to its place."""
    if file.first_year and file.last_year and file.last_year < file.first_year:
        yield Misfit(("last_year",), _("停用年度早于启用年度。"))
    yield from _doubled("categories", [each.code for each in file.categories])
    yield from _doubled("channels", [each.code for each in file.channels])
    yield from _doubled("outlets", [each.name for each in file.outlets], name="name")
    yield from _doubled("indicators", [each.code for each in file.indicators])
    yield from _parents(file)
    yield from _unknown("channels", "nature", [each.nature for each in file.channels], codes("channel_nature"))
    yield from _unknown("outlets", "level", [each.level for each in file.outlets], codes("outlet_level"))
    yield from _unknown("indicators", "nature", [each.nature for each in file.indicators], codes("indicator_nature"))
    yield from _unknown("indicators", "scale", [each.scale for each in file.indicators], codes("indicator_scale"))


def _doubled(group: str, said: list[str], *, name: str = "code") -> Iterator[Misfit]:
    for place, each in enumerate(said):
        if each in said[:place]:
            yield Misfit((group, place, name), _("“{code}”写了两次。").format(code=each))


def _parents(file: CatalogueFile) -> Iterator[Misfit]:
    before: dict[str, OfficialCategory] = {}
    for place, each in enumerate(file.categories):
        parent = before.get(each.parent)
        if each.parent and parent is None:
            message = _("上级分类“{code}”不在前面；上级要写在下级之前，并在同一个文件里。")
            yield Misfit(("categories", place, "parent"), message.format(code=each.parent))
        elif parent and parent.bodies not in {"", each.bodies}:
            message = _("“{name}”的上级只有一类机关有，这里的 bodies 要写得一样。")
            yield Misfit(("categories", place), message.format(name=each.name))
        before[each.code] = each


def _unknown(group: str, name: str, said: list[str], known: Collection[str]) -> Iterator[Misfit]:
    for place, each in enumerate(said):
        if each not in known:
            reason = _("不认识的名称“{name}”，可能写错了字母；这里可以写：{known}。")
            yield Misfit((group, place, name), reason.format(name=each, known="、".join(known)))
