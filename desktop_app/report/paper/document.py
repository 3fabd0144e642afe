"""A printed document as plain data: what stands on the paper and in which order, never how a PDF is made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from desktop_app.report.paper.charts.chart import Chart
from desktop_app.report.paper.grid import Cell, Grid
from desktop_app.report.paper.plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

__all__ = [
    "OFFICIAL_MARGINS",
    "OFFICIAL_NUMBER",
    "PAGE_NUMBER",
    "Block",
    "Cell",
    "Chart",
    "ChartRow",
    "Contents",
    "Cover",
    "Document",
    "Grid",
    "Heading",
    "Listing",
    "ListingColumn",
    "Margins",
    "Page",
    "PageBreak",
    "Paragraph",
    "SignOff",
    "Spacer",
    "Title",
    "entry_of",
]

PAGE_NUMBER = "第 {page} 页 共 {pages} 页"
OFFICIAL_NUMBER = "— {page} —"
_FINGERPRINT = "数据指纹 {fingerprint}"
"""What a paper says of itself is in its own language, not the screen's: the catalogue has no part in it."""

Alignment = Literal["left", "center", "right", "justify"]
Orientation = Literal["portrait", "landscape"]
ParagraphStyle = Literal["body", "kai", "subtitle", "note"]


@dataclass(frozen=True, slots=True)
class Margins:
    """The white edges of the sheet, in millimetres."""

    top: float = 20.0
    right: float = 20.0
    bottom: float = 20.0
    left: float = 20.0


OFFICIAL_MARGINS = Margins(top=37.0, right=26.0, bottom=35.0, left=28.0)
"""The edges of an official document (公文), GB/T 9704-2012, 5.2.1: a 156 × 225 mm type area on A4."""


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet that the document is printed on."""

    paper: Literal["A4"] = "A4"
    orientation: Orientation = "portrait"
    margins: Margins = Margins()

    @property
    def width(self) -> float:
        """The sheet's width in millimetres."""
        return 210.0 if self.orientation == "portrait" else 297.0

    @property
    def height(self) -> float:
        """The sheet's height in millimetres."""
        return 297.0 if self.orientation == "portrait" else 210.0


@dataclass(frozen=True, slots=True)
class Cover:
    """The first sheet of a report: its title, who gives it and the day as it is written; it bears no page number."""

    title: str
    organisation: str
    day: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents (目录) on pages of their own: titles and headings that follow it, down to a level of headings.

    A title that is the document's own isn't listed.
    """

    heading: str = "目录"
    depth: Literal[0, 1, 2, 3, 4] = 2


@dataclass(frozen=True, slots=True)
class Title:
    """The document's or a table's title, centred; opens a chapter of the outline. A report's is `large` (二号)."""

    text: str
    large: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (一、), 2 （（一））, 3 (1.) or 4 （（1）），as GB/T 9704-2012, 7.3.3 numbers them."""

    level: Literal[1, 2, 3, 4]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a newline in it starts a new line, every other character is printed as it stands.

    With `with_next` it doesn't end a page that its next block isn't on: a signature never stands alone.
    """

    text: str
    align: Alignment = "justify"
    indent_first: bool = True
    style: ParagraphStyle = "body"
    with_next: bool = False


@dataclass(frozen=True, slots=True)
class ChartRow:
    """Charts side by side, each with an equal part of the width."""

    charts: tuple[Chart, ...]


@dataclass(frozen=True, slots=True)
class ListingColumn:
    """A column of a listing: its heading, its relative width, and where its texts stand."""

    heading: str
    width: float
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Listing:
    """A long list (台账), a line for each record, made for tens of thousands: no merges; headings on every page."""

    columns: tuple[ListingColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    text_size: float = 9.0


@dataclass(frozen=True, slots=True)
class SignOff:
    """Lines of labels with their values, such as preparer, checker and date; an empty value leaves room for a pen.

    `edges` spreads each line from edge to edge (a form's head line, which stays with the table under it) instead of
    in equal columns.
    """

    rows: tuple[tuple[tuple[str, str], ...], ...]
    edges: bool = False


@dataclass(frozen=True, slots=True)
class Spacer:
    """White space of so many millimetres, `least` of them where lines come nearer; swallowed at the top of a page."""

    mm: float
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page, of another shape or with other edges if `page` says so."""

    page: Page | None = None


Text = Cover | Contents | Title | Heading | Paragraph
Block = Text | Grid | Listing | Chart | ChartRow | SignOff | Spacer | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """One document to print: its blocks, the page, and what its running lines and its properties say.

    `author` is the unit that the document comes from; it, the `edition` of the data and its `fingerprint` (so that
    paper and file can be matched) stand at the foot of every page, `header` at its head. An `official` document (公文)
    is numbered as one: — 1 — at the outer edge, unit and data, if it has any, small at the inner. `created` is the
    only date the file carries, so that the same document always gives the same bytes. `closest` is how near its lines
    may come to each other, as a share of their usual distance, where that brings it onto one page.
    """

    title: str
    subject: str = ""
    author: str = ""
    language: str = "zh-CN"
    blocks: tuple[Block, ...] = ()
    header: str = ""
    fingerprint: str = ""
    edition: str = ""
    created: date | None = None
    page: Page = field(default_factory=Page)
    official: bool = False
    closest: float = 1.0

    @property
    def source(self) -> str:
        """What a page of an official document says beside its number: whose figures it bears, if it bears any."""
        return "　".join(filter(None, (self.author, self.mark))) if self.mark else ""

    @property
    def mark(self) -> str:
        """What the foot says of the data: which edition it is, and its fingerprint."""
        found = _FINGERPRINT.format(fingerprint=self.fingerprint) if self.fingerprint else ""
        return "　".join(filter(None, (self.edition, found)))

    def parts(self) -> Iterator[tuple[Page, tuple[Block, ...]]]:
        """Yield the blocks in turn that stand on pages of one shape, with that shape."""
        page, blocks = self.page, list[Block]()
        for block in self.blocks:
            if isinstance(block, PageBreak) and block.page is not None:
                yield page, tuple(blocks)
                page, blocks = block.page, []
            else:
                blocks.append(block)
        yield page, tuple(blocks)

    def listed(self, contents: Contents) -> Iterator[tuple[int, Title | Heading]]:
        """Yield what a list of contents names, each with its place among all titles and headings, from 0."""
        behind = False
        headings = 0
        for block in self.blocks:
            if isinstance(block, Title | Heading):
                if behind and _is_listed(block, contents, self.title):
                    yield headings, block
                headings += 1
            behind = behind or block is contents


def entry_of(block: Title | Heading) -> str:
    """Return what the contents and the outline call a title or heading: on one line, without a full stop."""
    return one_line(block.text).removesuffix("。")


def _is_listed(block: Title | Heading, contents: Contents, title: str) -> bool:
    return one_line(block.text) != title if isinstance(block, Title) else block.level <= contents.depth
