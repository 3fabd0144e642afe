"""The headings of a page: which level each has, the name it is found under, and the contents made from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop_app.report.paper.document import Cover, Heading, Title, entry_of
from desktop_app.report.paper.html.element import element, text_of
from desktop_app.report.paper.plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop_app.report.paper.document import Block, Contents, Document

_LOWEST = 6


class Mark(NamedTuple):
    """A title or heading of the page: its level (1: h1), and the name it is found under."""

    level: int
    name: str

    @property
    def element(self) -> str:
        """The element's name."""
        return f"h{self.level}"


def marks_of(document: Document) -> dict[int, Mark]:
    """Return the mark of every title and heading by its place among the blocks; the first is h1, no level is left out.

    What a cover says already isn't said again as a title. A later title (of a form at the end) heads a part of its own,
    so its headings stand one lower.
    """
    found: dict[int, Mark] = {}
    titles = above = 0
    for place, block in enumerate(document.blocks):
        if not isinstance(block, Title | Heading | Cover) or _is_said_again(document, block):
            continue
        titles += isinstance(block, Title | Cover)
        depth = block.level if isinstance(block, Heading) else 0
        level = min(depth + (2 if titles > 1 else 1), above + 1, _LOWEST)
        found[place] = Mark(level, f"s{len(found) + 1}")
        above = level
    return found


def _is_said_again(document: Document, block: Block) -> bool:
    covers = [one_line(each.title) for each in document.blocks if isinstance(each, Cover)]
    return isinstance(block, Title) and one_line(block.text) in covers


def contents(block: Contents, document: Document, marks: Mapping[int, Mark]) -> str:
    """Return the contents as a nested list of links to the headings that follow it."""
    headings = [place for place, each in enumerate(document.blocks) if isinstance(each, Title | Heading)]
    listed = [(marks[headings[number]], heading) for number, heading in document.listed(block)]
    inside = element("h2", text_of(block.heading)) + "".join(_nested(listed))
    return element("nav", inside, aria_label=block.heading, class_="contents")


def _nested(listed: Sequence[tuple[Mark, Title | Heading]]) -> Iterator[str]:
    """Yield the list, a list within the item above it wherever the next heading stands deeper."""
    levels: list[int] = []
    for mark, heading in listed:
        while levels[1:] and mark.level < levels[-1]:
            levels.pop()
            yield "</li></ol>"
        if levels and mark.level <= levels[-1]:
            yield "</li>"
        else:
            levels.append(mark.level)
            yield "<ol>"
        yield "<li>" + element("a", text_of(entry_of(heading)), href=f"#{mark.name}")
    yield "</li></ol>" * len(levels)
