"""Records in: a sheet of one kind as one operation, taken whole or not at all."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn

from desktop_app.errors import InvalidRecordError, UserError
from desktop_app.exchange.sheets.columns import RECORD_NUMBER, Columns, Headings, exact_headings, find_columns
from desktop_app.exchange.sheets.draft_rows import Draft, RowProblem, draft_rows, in_order, inward_links, read_values
from desktop_app.exchange.sheets.exporting import link_titles
from desktop_app.exchange.sheets.links import LinkTitles
from desktop_app.exchange.sheets.naming_rows import NamedRows
from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet
from desktop_app.exchange.sheets.values import from_cell
from desktop_app.i18n import _
from desktop_app.model.record import Record, fields_of, values_of
from desktop_app.model.text import FieldError
from desktop_app.office.records.listing import choices
from desktop_app.office.years.year_lock import LockedYearError
from desktop_app.progress import Progress, silent
from desktop_app.store.log.operation import Change, operation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from desktop_app.exchange.sheets.grid import Sheet
    from desktop_app.ledger import Ledger

_NUMBER_BYTES = 16


@dataclass(slots=True)
class Imported:
    """What an import did, or in a dry run would do; with problems nothing at all was taken."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    problems: list[RowProblem] = field(default_factory=list)
    ignored: tuple[str, ...] = ()
    """Headings of fields that are computed from others and so weren't read in."""


class _AbandonedError(Exception):
    """Ends the operation without keeping anything of it."""


def import_sheet(
    ledger: Ledger,
    path: Path,
    kind: type[Record],
    *,
    headings: Headings | None = None,
    dry_run: bool = False,
    progress: Progress = silent,
) -> Imported:
    """Take a sheet of one kind: rows with a known 记录编号 change that record, the others become new records.

    Units, categories, channels, outlets and indicators are known by their names too, as in every file of the bureau.
    One bad row and nothing is taken: every bad row is in `problems`. A dry run does all of it and keeps nothing.
    Raises `UserError` for a file that isn't a sheet of this kind.
    """
    sheet = read_sheet(path, preferred=kind.label)
    columns = find_columns(kind, sheet, headings or exact_headings(kind))
    result = Imported(ignored=columns.ignored)
    label = _("导入“{kind}”").format(kind=_(kind.label))
    why = _("来自文件 {name}").format(name=path.name)
    with suppress(_AbandonedError), operation(ledger, label, why=why) as change:
        _take(_Import(ledger, change, kind, columns, progress), sheet, result)
        if dry_run or result.problems:
            _abandon()
    if result.problems:
        return Imported(problems=sorted(result.problems, key=lambda problem: problem.row), ignored=columns.ignored)
    return result


def _abandon() -> NoReturn:
    raise _AbandonedError


@dataclass(frozen=True, slots=True)
class _Import:
    """What an import works with from its first row to its last."""

    ledger: Ledger
    change: Change
    kind: type[Record]
    columns: Columns
    progress: Progress

    def new_number(self) -> str:
        """Return a number for a record that neither the sheet nor its name gives one."""
        return self.ledger.source.random(_NUMBER_BYTES).hex()


def _take(work: _Import, sheet: Sheet, result: Imported) -> None:
    named = NamedRows(work.change.session, work.kind, work.new_number)
    drafts = draft_rows(sheet.rows[1:], work.kind, work.columns, named.record_of)
    links = _links(work, drafts)
    for draft in drafts:
        read_values(work.kind, draft, links)
    inward = inward_links(work.kind)
    refused = {draft.record for draft in drafts if draft.problems}
    for done, draft in enumerate(in_order(work.kind, drafts)):
        work.progress(done, len(drafts), _("正在读入“{kind}”").format(kind=_(work.kind.label)))
        # A row that builds on a refused one has no fault of its own to tell.
        if refused.isdisjoint([draft.record, *(str(draft.values.get(about.name)) for about in inward)]):
            _save(work, draft, result)
        if draft.problems:
            refused.add(draft.record)
    result.problems = [problem for draft in drafts for problem in draft.problems]


def _links(work: _Import, drafts: Sequence[Draft]) -> Mapping[str, LinkTitles]:
    """Return the records that the sheet's links can mean; in a tree these are also the sheet's own rows."""
    links = link_titles(work.change.session, work.kind)
    inward = inward_links(work.kind)
    if not inward:
        return links
    titles = dict(choices(work.change.session, work.kind.kind))
    for draft in drafts:
        titles[draft.record] = _title(work.kind, draft) or titles.get(draft.record, "")
    named = LinkTitles(work.kind.label, titles)
    return links | {about.name: named for about in inward}


def _title(kind: type[Record], draft: Draft) -> str:
    """Return the title the row will have; an unreadable one is found again when its values are read."""
    about = fields_of(kind)[kind.title_field]
    try:
        return str(from_cell(about, draft.cells.get(about.name, "")))
    except FieldError:
        return ""


def _save(work: _Import, draft: Draft, result: Imported) -> None:
    row = work.change.session.get(work.kind, draft.record)
    try:
        if row is None:
            work.change.add(work.kind, draft.values, record_id=draft.record)
            result.created += 1
            return
        before = values_of(row)
        different = {name: value for name, value in draft.values.items() if before[name] != value}
        if different:
            work.change.update(draft.record, different)
            result.updated += 1
        else:
            result.unchanged += 1
    except InvalidRecordError as error:
        for name, sentence in error.fields.items():
            draft.refuse(fields_of(work.kind)[name].label, sentence)
    except LockedYearError as error:
        hint = _("请从表格里去掉这一行，在台账中逐条修改：保存时由办公室填更正单。")
        draft.refuse(RECORD_NUMBER, f"{error.message} {hint}")
    except UserError as error:
        draft.refuse(RECORD_NUMBER, str(error))
