"""A row beside what the ledger holds: new, there already, changed or perhaps a double, and whether it may be saved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.columns import RECORD_ID
from desktop_app.exchange.sheets.taking.changed_parts import changed_parts, part_differences
from desktop_app.exchange.sheets.taking.examined import WHOLE_ROW, Difference, ExaminedRow, Status
from desktop_app.exchange.sheets.taking.known_records import KnownRecord, known_records
from desktop_app.exchange.sheets.taking.parts import legal_remarks, parts_of
from desktop_app.exchange.sheets.taking.recognition import Found
from desktop_app.i18n import _, listed
from desktop_app.model.dating import years_touched
from desktop_app.model.field import Field, Shape
from desktop_app.model.kinds import Application
from desktop_app.model.record import Record, empty_value, typed_fields
from desktop_app.model.text import to_text
from desktop_app.office.years.correction_slip import current_correction
from desktop_app.office.years.report_steps import locked_years
from desktop_app.office.years.year_lock import LockedYearError
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from desktop_app.exchange.sheets.links import LinkTitles
    from desktop_app.exchange.sheets.taking.drafting import Draft
    from desktop_app.exchange.sheets.taking.recognition import Recognition
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.progress import Progress

TELL_EVERY = 200
_AT_ONCE = 500
_ROW = "#"
"""Before the number of a row that stands in the place of a record."""


@dataclass
class Comparison:
    """Goes through the rows in their order and says what becomes of each."""

    ledger: Ledger
    kind: type[Record]
    recognition: Recognition
    links: Mapping[str, LinkTitles]
    left_out: frozenset[int]
    said: dict[int, Mapping[str, Value]] = field(default_factory=dict)
    """What the rows before this one say, by their number."""
    meant: dict[str, int] = field(default_factory=dict)
    """The records that they mean, each with its row."""
    locked: frozenset[int] = frozenset()

    def of(self, drafts: Sequence[Draft], foreign: Collection[str], progress: Progress) -> list[ExaminedRow]:
        """Return every row as it was found, in the order of the sheet."""
        # Under a correction slip a locked year is open: the slip will list what was changed.
        self.locked = frozenset() if current_correction() else read(self.ledger, locked_years)
        return list(self._rows(drafts, foreign, progress))

    def _rows(self, drafts: Sequence[Draft], foreign: Collection[str], progress: Progress) -> Iterator[ExaminedRow]:
        for start in range(0, len(drafts), _AT_ONCE):
            progress(len(drafts) + start, 2 * len(drafts), _("正在和台账比对"))
            some = drafts[start : start + _AT_ONCE]
            own = [{name: value for name, value in each.values.items() if "." not in name} for each in some]
            found = [self._found(each, values) for each, values in zip(some, own, strict=True)]
            wanted = {record for each in found for record in each.sure if not _is_row(record)}
            there = read(self.ledger, known_records, self.kind, wanted)
            for each, values, beside in zip(some, own, found, strict=True):
                yield self._row(each, values, beside, there, foreign)

    def _found(self, draft: Draft, values: Mapping[str, Value]) -> Found:
        """Return what a row means in the ledger and in the rows before it, and add it for those that follow."""
        found = Found((draft.record,), ()) if draft.record else self.recognition.find(values, draft.said)
        self.recognition.add(f"{_ROW}{draft.number}", values)
        return found

    def _row(
        self,
        draft: Draft,
        values: dict[str, Value],
        found: Found,
        there: Mapping[str, KnownRecord],
        foreign: Collection[str],
    ) -> ExaminedRow:
        row = ExaminedRow(draft.number, draft.texts, values, problems=draft.problems, remarks=draft.remarks)
        row.unsure = frozenset(draft.unsure)
        in_ledger = [record for record in found.sure if not _is_row(record)]
        row.record = draft.record or next(iter(in_ledger), "") or draft.future
        before = there.get(row.record)
        row.known = before is not None
        if draft.record in foreign:
            row.problems[RECORD_ID] = _("这个编号是另一条记录的，或者那条记录已经删除。请去掉这一行的记录编号后再试。")
        if len(in_ledger) > 1:
            text = _("台账里有 {count} 条都和这一行相符，请在“记录编号”一列写明是哪一条。")
            row.problems[WHOLE_ROW] = text.format(count=len(in_ledger))
        if before and not draft.record:
            # Known by what it says and not by its number: an empty cell, or a value for all rows, changes nothing.
            row.values = {name: value for name, value in values.items() if name in draft.said}
        after = {**(before.values if before else self._empty()), **row.values}
        row.parts = parts_of(self.kind, draft, after)
        self._check(row, before, after)
        self._settle(row, draft, found, before)
        return row

    def _empty(self) -> dict[str, Value]:
        return {name: empty_value(field) for name, field in typed_fields(self.kind).items()}

    def _check(self, row: ExaminedRow, before: KnownRecord | None, after: Mapping[str, Value]) -> None:
        """Note what a saved record couldn't be: empty fields, contradictions, a year that is locked."""
        typed = typed_fields(self.kind)
        for each in typed.values():
            if each.required and after.get(each.name) in {None, ""} and each.name not in row.problems:
                row.problems[each.name] = _("请填写“{label}”。").format(label=_(each.label))
        for name, sentence in self.kind.problems(after).items():
            row.problems.setdefault(name, sentence)
        for part in row.parts:
            for name, sentence in part.kind.problems({**_empty_part(part.kind), **part.values}).items():
                row.problems.setdefault(f"{part.values.get('step') or part.kind.kind}.{name}", sentence)
        if self.locked and not row.problems:
            self._refuse_locked(row, before, after)
        if self.kind is Application and not row.problems:
            self._remark(row, *legal_remarks(after, row.parts, self.ledger.rules))

    def _refuse_locked(self, row: ExaminedRow, before: KnownRecord | None, after: Mapping[str, Value]) -> None:
        touched = years_touched(self.kind, before.values if before else {}, after, self.locked)
        touched |= {year for part in row.parts for year in years_touched(part.kind, {}, part.values, self.locked)}
        if touched:
            hint = _("请从表格里去掉这一行，在台账中逐条修改：保存时由办公室填更正单。")
            row.problems[WHOLE_ROW] = f"{LockedYearError(min(touched)).message} {hint}"

    def _settle(
        self,
        row: ExaminedRow,
        draft: Draft,
        found: Found,
        before: KnownRecord | None,
    ) -> None:
        """Say what becomes of a row, now that all of it is known."""
        rows = [int(record.removeprefix(_ROW)) for record in found.sure if _is_row(record)]
        first = self.meant.setdefault(row.record, row.number) if row.record else row.number
        earlier = next(iter(rows), first if first != row.number else None)
        self.said[row.number] = draft.values
        if earlier is not None and not draft.record:
            if draft.values == self.said[earlier]:
                row.status = Status.SAME
                self._remark(row, _("和第 {row} 行一样，只取一次。").format(row=earlier))
            else:
                row.problems[WHOLE_ROW] = _("和第 {row} 行是同一条，内容却不一样。").format(row=earlier)
        elif before:
            row.parts = changed_parts(row.parts, before)
            row.changes = (*self._changes(row, before), *part_differences(row.parts, before, self.links))
            row.status = Status.CHANGED if row.changes else Status.SAME
        elif found.alike:
            row.status = Status.PERHAPS
            self._remark(row, self._alike(found.alike))
        if row.number in self.left_out:
            row.status = Status.LEFT_OUT
        elif row.problems:
            row.status = Status.REFUSED

    @staticmethod
    def _remark(row: ExaminedRow, *sentences: str) -> None:
        if sentences:
            row.remarks[WHOLE_ROW] = " ".join([*filter(None, [row.remarks.get(WHOLE_ROW)]), *sentences])

    def _alike(self, records: Sequence[str]) -> str:
        rows = [record.removeprefix(_ROW) for record in records if _is_row(record)]
        if rows:
            return _("和第 {rows} 行很像，可能是同一条。").format(rows=listed(rows))
        return _("台账里已有 {count} 条和它很像，可能是同一条。").format(count=len(records))

    def _changes(self, row: ExaminedRow, before: KnownRecord) -> Iterator[Difference]:
        for name, value in row.values.items():
            if before.values[name] != value:
                about = typed_fields(self.kind)[name]
                yield Difference(_(about.label), self._text(about, before.values[name]), self._text(about, value))

    def _text(self, about: Field, value: Value) -> str:
        if about.shape is Shape.LINK and value:
            return self.links[about.links].written(str(value))
        return to_text(about, value)


def _is_row(record: str) -> bool:
    return record.startswith(_ROW)


def _empty_part(kind: type[Record]) -> dict[str, Value]:
    return {name: empty_value(field) for name, field in typed_fields(kind).items()}
