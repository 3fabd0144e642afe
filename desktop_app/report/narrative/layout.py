"""Report layouts: one file each, several versions side by side, chosen by the report's year or by the office."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.paths import resource
from desktop_app.report.annex.formats.format import formats
from desktop_app.report.annex.formats.in_force import formats_of
from desktop_app.report.narrative.layout_checks import check_layout
from desktop_app.report.narrative.layout_file import EVERY_TABLE, LayoutFile, SectionRule, SentenceRule
from desktop_app.report.rulefiles.decoding import decode_file, read_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from desktop_app.report.annex.formats.format import Format


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout that has been read and checked, its file as text, and by code the sentences that it may use."""

    file: LayoutFile
    text: str
    sentences: dict[str, SentenceRule]

    @property
    def id(self) -> str:
        """The name by which the layout is chosen, such as nine-2009."""
        return self.file.id

    @property
    def name(self) -> str:
        """What the layout is called."""
        return self.file.name

    @property
    def sections(self) -> tuple[SectionRule, ...]:
        """The sections in their order."""
        return self.file.sections

    @property
    def parts(self) -> tuple[str, ...]:
        """What the introduction calls the parts of the report."""
        return tuple(section.called or section.heading for section in self.sections if section.headed)

    def in_force(self, year: int) -> bool:
        """Tell whether the layout was prescribed for the report of a year."""
        return not self.file.by_hand and self.file.first_year <= year <= (self.file.last_year or year)

    def format_of(self, session: Session, year: int) -> Format:
        """Return the annex format whose tables stand in the report of a year; raises `UserError` where it is gone.

        The form that the year was filed on, or that the office handed down for it, goes before the one that the layout
        names, as long as it has the tables that the layout puts into the text.
        """
        in_force = formats_of(session)
        named, prescribed = in_force.choose(self.file.format or None, year), in_force.default(year)
        own = named.id not in in_force.handed_down or named.id in prescribed.file.instead_of
        replaced = in_force.settled.get(year) == prescribed.id or (own and prescribed.id in in_force.handed_down)
        return prescribed if replaced and self._has_room_for(prescribed) else named

    def _has_room_for(self, fmt: Format) -> bool:
        wanted = {table for section in self.sections for table in section.annex if table != EVERY_TABLE}
        return wanted <= {table.id for table in fmt.file.tables}

    def section(self, code: str) -> SectionRule | None:
        """Return what the layout says of a section, or None where it has none of that code."""
        return next((section for section in self.sections if section.code == code), None)


def read_layout(
    text: str, name: str, others: Mapping[str, Layout], known: Mapping[str, Format] | None = None
) -> Layout:
    """Read a layout file and check everything in it; `others` are those whose sentences it may take over.

    `known` are the annex formats there are, where not only the program's own. Raises `FormatError` with the file, the
    line and the reason.
    """
    file, spot = decode_file(text, name, LayoutFile)
    if file.sentences_of and file.sentences_of not in others:
        message = _("没有“{name}”这种版式，可用：{known}。")
        raise (spot / "sentences_of").error(message.format(name=file.sentences_of, known="、".join(others)))
    taken = dict(others[file.sentences_of].sentences) if file.sentences_of else {}
    sentences = taken | {sentence.code: sentence for sentence in file.sentences}
    check_layout(file, spot, sentences, known or formats())
    return Layout(file, text, sentences)


@cache
def layouts() -> dict[str, Layout]:
    """Return every layout that the program brings along, by id, in the order of their first years."""
    found: dict[str, Layout] = {}
    files = {path.name: read_text(path) for path in resource("layout").glob("*.json")}
    firsts = sorted(files, key=lambda name: (decode_file(files[name], name, LayoutFile)[0].first_year, name))
    for name in firsts:
        layout = read_layout(files[name], name, found)
        found[layout.id] = layout
    return found


def find_layout(name: str, known: Mapping[str, Layout] | None = None) -> Layout:
    """Return the layout of that id among the known ones (the program's own); raises `UserError` naming them."""
    among = known if known is not None else layouts()
    found = among.get(name)
    if found is None:
        message = _("没有“{name}”这种版式，可用：{known}。")
        raise UserError(message.format(name=name, known="、".join(among)), _("请从给出的选项中选一个。"))
    return found


def default_layout(year: int, known: Mapping[str, Layout] | None = None) -> Layout:
    """Return the layout prescribed for the report of a year: the newest in force, else the nearest earlier one."""
    by_itself = (layout for layout in (known or layouts()).values() if not layout.file.by_hand)
    ordered = sorted(by_itself, key=lambda layout: layout.file.first_year)
    in_force = [layout for layout in ordered if layout.in_force(year)]
    earlier = [layout for layout in ordered if layout.file.first_year <= year]
    return (in_force or earlier or ordered[:1])[-1]
