"""Putting an annex format in use: for which years, instead of the forms prescribed for them or beside them.

Nothing of it is guessed. A copy of a form that the program brings along gets an id of its own, unless it takes the
place of that form in just its years; a form put in use beside others is never chosen by itself.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import structs

from desktop_app.errors import UserError
from desktop_app.i18n import _, listed
from desktop_app.office.rules.handing_down import hand_down
from desktop_app.office.rules.rule_files import KeptRules
from desktop_app.report.annex.formats.format import by_year, formats, read_format
from desktop_app.report.annex.formats.in_force import SUBJECT
from desktop_app.report.rulefiles.members import with_members
from desktop_app.report.rulefiles.moved_years import moved_years
from desktop_app.report.rulefiles.own_ids import own_ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop_app.ledger import Ledger
    from desktop_app.report.annex.formats.format import Format
    from desktop_app.report.annex.formats.in_force import FormatsInForce
    from desktop_app.report.rulefiles.moved_years import Moved

_YEARS = re.compile(r"(\d{4})(?:\s*[-—–至到]\s*(\d{4})?)?")
_EARLIEST, _LATEST = 1949, 2199
_FORM = ("name", "profile", "counting", "tables", "paper", "checks")
_NEW = KeptRules("", "", dt.date.max, "")


@dataclass(frozen=True, slots=True)
class Use:
    """For which years a format is put in use (without a last one: from the first on), and in which way.

    `instead`: it is the form that is chosen by itself in these years; else it is only chosen by hand.
    """

    first: int
    last: int | None
    instead: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """A format as it would be in force, with its file's text, and in sentences what changes by that."""

    format: Format
    text: str
    changes: tuple[str, ...]


def years_told(text: str) -> tuple[int, int | None]:
    """Read years as people write them: 2026, 2026- (and on), 2026-2028; raises `UserError`."""
    found = _YEARS.fullmatch(text.strip())
    if found is None:
        raise UserError(
            _("年度“{text}”看不懂。").format(text=text), _("请写成 2026、2026-2028 或 2026-（2026 年度起）。")
        )
    first = int(found[1])
    last = int(found[2]) if found[2] else first if found[0] == found[1] else None
    _refuse_years(first, last)
    return first, last


def usual_use(fmt: Format, in_force: FormatsInForce) -> Use | None:
    """Return how a file that was in use before, changed since, is used now; None for one that is new here."""
    if fmt.id not in in_force.handed_down:
        return None
    now = in_force.known[fmt.id]
    return Use(*_years_of(now), instead=not now.file.by_hand)


def prepare(given: Format, text: str, use: Use, in_force: FormatsInForce) -> Prepared:
    """Return a format as read from a text, ready for its use, and what changes; raises `UserError` for the years."""
    _refuse_years(use.first, use.last)
    own = _own_id(given, use, in_force)
    others = [fmt for fmt in in_force.known.values() if fmt.id != own]
    values = _as_used(use, others, in_force.settings) | {"id": own}
    if own != given.id:
        values |= {"aliases": (), "continues": (given.id, *given.file.continues)}
        if given.name == in_force.known[given.id].name:
            values["name"] = f"{own} {given.name}"  # in front, where a narrow list shows it
    fmt = replace(given, file=structs.replace(given.file, **values))
    handed_down = {**in_force.handed_down, own: _NEW}
    changes = _changes(in_force, replace(in_force, known=by_year([*others, fmt]), handed_down=handed_down))
    written = {name: value for name, value in values.items() if getattr(given.file, name) != value}
    return Prepared(fmt, with_members(text, written), (*_place(given, fmt, in_force), *changes))


def _as_used(use: Use, others: list[Format], settings: Mapping[str, str]) -> dict[str, object]:
    """Return what a file says of its use beside the other formats there are."""
    passed = tuple(fmt.id for fmt in others if use.instead and _gives_way(fmt, use, settings))
    return {
        "first_year": use.first,
        "last_year": use.last,
        "automatic_from": None,
        "setting": "",
        "by_hand": not use.instead,
        "instead_of": passed,
        "put_in_use": 1 + max((fmt.file.put_in_use for fmt in others), default=0),
    }


def put_format_in_use(ledger: Ledger, prepared: Prepared) -> None:
    """Keep a prepared format in the ledger, from where it goes to the units; only the office does (`UserError`)."""
    name = f"{prepared.format.id}.json"
    read_format(prepared.text, name)
    hand_down(ledger, SUBJECT, name, prepared.text.encode())


def stopping(fmt: Format, in_force: FormatsInForce) -> tuple[str, ...]:
    """Return what changes when a handed-down format is put out of use; raises `UserError` where that can't be.

    A form that the program brings along comes back where the office's own stood in its place; the form that a report
    was filed on stays.
    """
    if fmt.id not in in_force.handed_down:
        message = _("“{name}”是程序自带的，不能停用。")
        raise UserError(message.format(name=fmt.name), _("要换成别的格式，启用一份代替它。"))
    years = [year for year, name in sorted(in_force.settled.items()) if name == fmt.id]
    if years and not same_form(fmt, formats().get(fmt.id)):
        message = _("{years} 年度的年报是用“{name}”备案的，不能停用。")
        raise UserError(
            message.format(years=listed(map(str, years)), name=fmt.name),
            _("不想再自动选用的，把它复制出来再启用一次，选“并存”。"),
        )
    left = [formats().get(fmt.id) if item is fmt else item for item in in_force.known.values()]
    known = by_year(item for item in left if item is not None)
    handed_down = {name: kept for name, kept in in_force.handed_down.items() if name != fmt.id}
    return tuple(_changes(in_force, replace(in_force, known=known, handed_down=handed_down)))


def same_form(one: Format, other: Format | None) -> bool:
    """Tell whether two formats are the same on paper and in their figures, whatever years they are for."""
    return other is not None and all(getattr(one.file, name) == getattr(other.file, name) for name in _FORM)


def _years_of(fmt: Format) -> tuple[int, int | None]:
    return fmt.file.first_year, fmt.file.last_year


def _refuse_years(first: int, last: int | None) -> None:
    if not _EARLIEST <= first <= (last or first) <= _LATEST:
        raise UserError(_("年度不对。"), _("起始年度不能晚于截止年度。"))


def _own_id(given: Format, use: Use, in_force: FormatsInForce) -> str:
    """Return the id under which a file is put in use: its own, or a new one where that is needed by another form."""
    return next(name for name in chain([given.id], own_ids(given.id)) if _is_free(name, given, use, in_force))


def _is_free(name: str, given: Format, use: Use, in_force: FormatsInForce) -> bool:
    """Tell whether a file may be put in use under an id: nobody has it, or it takes the place of what has it.

    The program's own form gives its place up in just its years, and a form that a year was filed on never.
    """
    there, own = in_force.known.get(name), formats().get(name)
    if there is None:
        return True
    if name in in_force.settled.values() and not same_form(given, there):
        return False
    if own is not None:
        return use.instead and not own.file.setting and _years_of(own) == (use.first, use.last)
    return name == given.id or _years_of(there) == (use.first, use.last)


def _gives_way(fmt: Format, use: Use, settings: Mapping[str, str]) -> bool:
    """Tell whether a format could be chosen by itself in one of the years that another is put in use for."""
    meets = fmt.file.first_year <= (use.last or _LATEST) and use.first <= (fmt.file.last_year or _LATEST)
    return meets and fmt.chosen_here(settings)


def _span(*all_formats: FormatsInForce) -> range:
    """Return the years in which the choice of a form can differ; after the last one nothing changes any more."""
    files = [fmt.file for in_force in all_formats for fmt in in_force.known.values()]
    first = min(file.first_year for file in files)
    last = max(year for file in files for year in (file.first_year, file.last_year or 0, file.automatic_from or 0))
    return range(first - 1, min(last, _LATEST - 1) + 2)


def _place(given: Format, fmt: Format, in_force: FormatsInForce) -> Iterator[str]:
    if fmt.id in in_force.handed_down:
        yield _("已启用的“{name}”换成这一份。").format(name=in_force.known[fmt.id].name)
    elif fmt.id != given.id:
        yield _("原来的“{old}”仍然保留，这一份的代号是“{new}”。").format(old=given.id, new=fmt.id)


def _changes(before: FormatsInForce, after: FormatsInForce) -> Iterator[str]:
    """Yield in sentences for which years another form is chosen by itself than was."""
    moved = list(moved_years(_span(before, after), before.default, after.default))
    yield from map(_told, moved)
    if not moved:
        yield _("各年度自动选用的格式都不变。")
    kept = [year for year in sorted(before.settled) if before.prescribed(year) is not after.prescribed(year)]
    kept = [year for year in kept if before.default(year) is after.default(year)]
    if kept:
        yield _("{years} 年度已经备案，仍用备案时的格式。").format(years=listed(map(str, kept)))


def _told(moved: Moved[Format]) -> str:
    if moved.old.id != moved.new.id:
        said = _("{years}：自动选用的由“{old}”改为“{new}”。")
    elif moved.new is formats().get(moved.new.id):
        said = _("{years}：“{old}”换成程序自带的一份。")
    else:
        said = _("{years}：“{old}”换成新的一份。")
    return said.format(years=moved.years, old=moved.old.name, new=moved.new.name)
