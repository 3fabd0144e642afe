"""The report's own live figures as data (`resources/narrative/figures.json`): counts, families, lists of words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.model.record import fields_of
from desktop_app.paths import resource
from desktop_app.report.annex.formats.cells import cells_of
from desktop_app.report.annex.formats.file_shape import (
    BlockRule,
    CellRule,
    Code,
    ConditionRule,
    FormatFile,
    Label,
    Part,
    TableRule,
)
from desktop_app.report.annex.formats.query import read_query
from desktop_app.report.annex.formats.tables import tables_of
from desktop_app.report.rulefiles.decoding import decode_file, read_text

if TYPE_CHECKING:
    from desktop_app.report.annex.cell import CellDefinition
    from desktop_app.report.rulefiles.lines import Spot

NAME = "figures.json"


class FamilyRule(Part, frozen=True, kw_only=True):
    """One figure for each record of a kind (`of`), such as the releases of every category, named by its `key`."""

    code: Code
    label: Label
    group: Label
    of: Label
    key: Label
    count: Label
    link: Label
    when: Label
    unit: str = ""
    only: str = ""
    """A link that must be empty, such as a category's parent: only the top ones of a tree have a figure."""


class ListRule(Part, frozen=True, kw_only=True):
    """Words that records have, without doubles, such as the subjects of the year's applications.

    `order` puts them by how many records have them, by the sum of a whole-number field of those records (`sum`), or
    by when (`by`) they first come. With a `unit`, each word is told with how many records have it; a field that links
    to a record gives its title.
    """

    code: Code
    label: Label
    kind: Label
    field: Label
    by: Label
    where: tuple[ConditionRule, ...] = ()
    order: Literal["count", "sum", "first"] = "first"
    sum: str = ""
    most: Annotated[int, Meta(ge=1, le=50)] = 20
    unit: str = ""
    join: str = "、"


class FiguresFile(Part, frozen=True, kw_only=True):
    """The whole file."""

    tables: tuple[TableRule, ...]
    families: tuple[FamilyRule, ...] = ()
    lists: tuple[ListRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """The file, checked: its cells by code, the groups they are offered under, families and lists by code."""

    file: FormatFile
    cells: dict[str, CellDefinition]
    groups: dict[str, str]
    families: dict[str, FamilyRule]
    lists: dict[str, ListRule]


@cache
def own_figures() -> Figures:
    """Return the figures that the program brings along."""
    return read_figures(read_text(resource("narrative", NAME)), NAME)


def read_figures(text: str, name: str) -> Figures:
    """Read and check a file of figures; raises `FormatError` with its line."""
    file, spot = decode_file(text, name, FiguresFile)
    table_file = FormatFile(
        id="figures", name="figures", document="", first_year=1949, tables=file.tables, paper=(BlockRule(title="-"),)
    )
    cells = cells_of(tables_of(table_file, spot, ""))
    for number, family in enumerate(file.families):
        _check_family(family, spot / "families" / number)
    for number, rule in enumerate(file.lists):
        _check_list(rule, spot / "lists" / number)
    return Figures(
        table_file,
        cells.printed,
        {table.id: table.name for table in file.tables},
        {family.code: family for family in file.families},
        {rule.code: rule for rule in file.lists},
    )


def conditions_of(family: FamilyRule, key: str) -> tuple[ConditionRule, ...]:
    """Return what a record counted for one member of a family has to meet."""
    member = ConditionRule(field=f"{family.link}.{family.key}", equals=key)
    return (member, ConditionRule(field=family.when, when="in_year"))


def _check_family(family: FamilyRule, spot: Spot) -> None:
    rule = CellRule(count=family.count)
    read_query(rule, spot, tuple((condition, spot / "count") for condition in conditions_of(family, "")))
    of = KINDS.get(family.of)
    if of is None or family.key not in fields_of(of) or (family.only and family.only not in fields_of(of)):
        raise (spot / "of").error(_("没有“{kind}”这种记录，或它没有这一项。").format(kind=family.of))


def _check_list(rule: ListRule, spot: Spot) -> None:
    read_query(CellRule(count=rule.kind), spot, tuple((c, spot / "where" / n) for n, c in enumerate(rule.where)))
    if (rule.order == "sum") != bool(rule.sum):
        raise (spot / "order").error(_("“order”写“sum”时要写“sum”，别的时候不写。"))
    for name in ("field", "by", *(["sum"] if rule.sum else [])):
        if getattr(rule, name) not in fields_of(KINDS[rule.kind]):
            message = _("“{kind}”没有“{field}”这一项，有：{known}。")
            known = "、".join(fields_of(KINDS[rule.kind]))
            raise (spot / name).error(message.format(kind=rule.kind, field=getattr(rule, name), known=known))
