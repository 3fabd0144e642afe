"""The shape of an annex format file (`resources/annex/*.json`): what may stand in it and under which name.

How such a file is written is told for non-programmers in `docs/annex-formats.md`. Only shapes are decided here;
whether the names in a file mean anything is checked by `cells`, `layout` and `checks` beside this.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta, Struct

Code = Annotated[str, Meta(min_length=1, max_length=40, pattern=r"^[^\s\[\]{}:]+$")]
Label = Annotated[str, Meta(min_length=1)]
Year = Annotated[int, Meta(ge=1949, le=2199)]
FEW, MANY = Meta(max_length=200), Meta(max_length=2_000)
"""How many parts a list may have: several times what any official form has, and soon gone through."""

Count = Annotated[int, Meta(ge=1, le=200)]
Period = Literal["in_year", "before_year", "by_year_end", "open_at_year_start", "open_at_year_end"]
Level = Literal["error", "warn", "info"]
Role = Literal["heading", "header", "rowlabel", "note", "text"]
Fill = Literal["organisation", "contact", "telephone", "head", "checker", "preparer", "date"]
Certainty = Literal["verified", "corroborated", "memory"]
ListPart = Literal["label", "unit", "code", "values"]


class Part(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Any part of a format file: a name that isn't known is refused."""


class ConditionRule(Part, frozen=True, kw_only=True):
    """One condition on a record: exactly one of the comparisons is given; `otherwise` stands in for an empty day.

    `days` gives `not_after` so many calendar days more: closed within 60 days of being filed. `setting` (code=value)
    makes it hold only where the office chose that answer to a question the law leaves open.
    """

    field: Label
    otherwise: str = ""
    equals: str | bool | None = None
    one_of: Annotated[tuple[str, ...], FEW] | None = None
    when: Period | None = None
    not_after: str | None = None
    days: Annotated[int, Meta(ge=0, le=1000)] = 0
    filled: bool | None = None
    nonzero: Literal[True] | None = None
    setting: str = ""


class CellRule(Part, frozen=True, kw_only=True):
    """How a cell gets its figure: a count, a sum, an indicator or a formula; and how the figure is written.

    `last_year` takes the records of the year before, `cumulative` those of all years so far, `month` those of one
    month, in monthly forms; `with_unit` writes the unit behind the figure, where the form prints none; `note` is for
    the reader of the file. `when_zero` stands in files of before and says nothing any more.
    """

    count: str = ""
    sum: str = ""
    indicator: str = ""
    formula: str = ""
    where: Annotated[tuple[ConditionRule, ...], FEW] = ()
    per: Annotated[int, Meta(ge=1, le=100_000_000)] = 1
    measure: str = ""
    cumulative: bool = False
    last_year: bool = False
    month: bool = False
    unit: str = ""
    decimals: Annotated[int, Meta(ge=0, le=6)] = 0
    fixed: bool = False
    when_zero: int | None = None
    signed: bool = False
    with_unit: bool = False
    note: str = ""


class ColumnRule(CellRule, frozen=True, kw_only=True):
    """A column of a table; what it says holds for every cell in it."""

    code: Code
    label: Label


class RowRule(CellRule, frozen=True, kw_only=True):
    """A row of a table; `columns` names the columns it has, where it hasn't all of them; a `heading` has no cells.

    `level` is how far its label is indented; `certainty` tells how its wording was checked against the official form.
    """

    code: Code
    label: Label
    columns: Annotated[tuple[Code, ...], FEW] = ()
    level: Annotated[int, Meta(ge=0, le=6)] = 0
    heading: bool = False
    certainty: Certainty | None = None


class SingleRule(CellRule, frozen=True, kw_only=True):
    """A cell outside the rows and columns, such as a figure inside a sentence, or an unprinted working figure."""

    code: Code
    label: Label


class Profile(Part, frozen=True, kw_only=True):
    """One of several sets of columns that a table may have, such as the government's and the department's."""

    code: Code
    label: Label
    columns: Annotated[tuple[ColumnRule, ...], FEW]


class TableRule(CellRule, frozen=True, kw_only=True):
    """A table: rows × columns, single cells, and working figures that formulas use but nobody prints."""

    id: Code
    name: Label
    columns: Annotated[tuple[ColumnRule, ...], FEW] = ()
    profiles: Annotated[tuple[Profile, ...], FEW] = ()
    rows: Annotated[tuple[RowRule, ...], MANY] = ()
    cells: Annotated[tuple[SingleRule, ...], MANY] = ()
    workings: Annotated[tuple[SingleRule, ...], MANY] = ()


class CheckRule(Part, frozen=True, kw_only=True):
    """A rule of the form's own arithmetic, or of how cells are filled in; `says` is the sentence for who breaks it.

    `says_en` is the same sentence for a screen in English.
    `recompute` names a ratio to be worked out again from the figures it rests on; `section` with `unlike` is a section
    of the report whose whole text mustn't be one of these phrases.
    """

    id: Code
    level: Level
    says: Label
    says_en: str = ""
    table: str = ""
    each: Literal["row", "column"] | None = None
    rows: Annotated[tuple[Code, ...], MANY] = ()
    columns: Annotated[tuple[Code, ...], FEW] = ()
    formula: str = ""
    only_if: str = ""
    tolerance: Decimal = Decimal(0)
    values: Literal["whole", "number"] | None = None
    recompute: str = ""
    section: str = ""
    unlike: Annotated[tuple[Label, ...], FEW] = ()
    source: str = ""


class PlaceRule(Part, frozen=True, kw_only=True):
    """One cell of a printed table, or (`values`, `labels`) the cells of a whole row; `rows` × `columns` it covers."""

    text: str = ""
    cell: str = ""
    values: str = ""
    labels: bool = False
    section: str = ""
    fill: Fill | None = None
    rows: Count = 1
    columns: Count = 1
    role: Role | None = None
    align: Literal["left", "center", "right", "justify"] | None = None
    indent: Annotated[int, Meta(ge=0, le=6)] = 0


class BandRule(Part, frozen=True, kw_only=True):
    """Lines of a printed table that share their column widths; `table` is where its cell codes belong.

    With `list` every row of the table is a line of its own, with these parts from left to right.
    """

    table: str
    widths: Annotated[tuple[Annotated[int, Meta(ge=1, le=100_000)], ...], FEW] = ()
    values_width: Annotated[int, Meta(ge=0, le=100_000)] = 0
    height: Annotated[float, Meta(ge=0, le=200)] = 0.0
    rows: Annotated[tuple[Annotated[tuple[PlaceRule, ...], FEW], ...], MANY] = ()
    list: Annotated[tuple[ListPart, ...], FEW] = ()


class GridRule(Part, frozen=True, kw_only=True):
    """A printed table with merged cells, band under band."""

    bands: Annotated[tuple[BandRule, ...], Meta(min_length=1, max_length=200)]
    header_rows: Annotated[int, Meta(ge=0, le=20)] = 0
    text_size: Annotated[float, Meta(ge=6, le=22)] = 10.5
    keep_together: bool = False


class SignRule(Part, frozen=True, kw_only=True):
    """A label of the form's head or foot with what is filled in behind it; nothing leaves room for a pen."""

    label: Label
    fill: Fill | None = None


class BlockRule(Part, frozen=True, kw_only=True):
    """One block of the printed form: exactly one of its names is given."""

    title: str = ""
    subtitle: str = ""
    heading: str = ""
    paragraph: str = ""
    note: str = ""
    head: Annotated[tuple[SignRule, ...], FEW] = ()
    grid: GridRule | None = None
    sign_off: Annotated[tuple[Annotated[tuple[SignRule, ...], FEW], ...], FEW] = ()


class FormatFile(Part, frozen=True, kw_only=True):
    """A whole format file: what the form is called, for which years, its tables, its print and its checks.

    A local form names the office's `setting` (code=value) under which it is chosen by itself; before `automatic_from`
    a form is in force but only chosen by hand, and a form `by_hand` (a monthly one) always is. Those that it stands
    `instead_of` give way to it in its years, unless they were put in use after it: `put_in_use` counts that.
    """

    id: Code
    name: Label
    document: str
    first_year: Year
    last_year: Year | None = None
    automatic_from: Year | None = None
    setting: str = ""
    by_hand: bool = False
    instead_of: Annotated[tuple[Code, ...], FEW] = ()
    put_in_use: Annotated[int, Meta(ge=0)] = 0
    aliases: Annotated[tuple[Code, ...], FEW] = ()
    continues: Annotated[tuple[Code, ...], FEW] = ()
    issuer: str = ""
    status: str = ""
    counting: Annotated[tuple[str, ...], FEW] = ()
    profile: str = ""
    tables: Annotated[tuple[TableRule, ...], Meta(min_length=1, max_length=200)]
    paper: Annotated[tuple[BlockRule, ...], Meta(min_length=1, max_length=200)]
    checks: Annotated[tuple[CheckRule, ...], FEW] = ()
