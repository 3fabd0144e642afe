"""Changing many records in one step: what would change, what can't, and the change itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from desktop_app.errors import InvalidRecordError, UserError
from desktop_app.i18n import _
from desktop_app.model.field import Shape
from desktop_app.model.listed import leading_field, shown_text
from desktop_app.model.record import fields_of
from desktop_app.model.text import FieldError, check_value
from desktop_app.office.records.listed_titles import linked_titles
from desktop_app.office.records.listing import rows, titles
from desktop_app.progress import Progress, silent
from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Field, Value
    from desktop_app.model.record import Record

_TELL_EVERY = 20


@dataclass(frozen=True, slots=True)
class Rewrite:
    """What changes in one record: its id and title, and by the field's name the value before and after."""

    record: str
    title: str
    before: Mapping[str, Value]
    after: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class RewriteLine:
    """One changed value in words: whose, which field, from what to what; or why it stays as it is (`problem`)."""

    title: str
    field: str
    before: str
    after: str
    problem: str = ""


class Plan(NamedTuple):
    """What records are to hold, by id and field, and what was asked for that can't be."""

    wanted: Mapping[str, Mapping[str, Value]]
    problems: Sequence[RewriteLine] = ()


class Wish(Protocol):
    """What somebody asks to be changed in many records."""

    def plan(self, session: Session, kind: type[Record]) -> Plan:
        """Return what each record is to hold."""


def rewrites(session: Session, kind: type[Record], wanted: Mapping[str, Mapping[str, Value]]) -> list[Rewrite]:
    """Return what really changes where records are to hold these values, in their order; those gone are left out."""
    named = leading_field(kind)
    found: list[Rewrite] = []
    records = rows(session, kind, list(wanted))
    linked = linked_titles(session, [named], records)
    for record in records:
        before = {name: getattr(record, name) for name in wanted[record.id]}
        after = {name: value for name, value in wanted[record.id].items() if value != before[name]}
        if after:
            title = linked.text(named, record)
            found.append(Rewrite(record.id, title, {name: before[name] for name in after}, after))
    return found


@dataclass(frozen=True, slots=True)
class SameValues:
    """The same values for some records: what 批量修改 asks for."""

    ids: Sequence[str]
    values: Mapping[str, Value]

    def plan(self, session: Session, kind: type[Record]) -> Plan:  # noqa: ARG002 (other wishes read records here)
        """Return the values for each record."""
        return Plan(dict.fromkeys(self.ids, self.values) if self.values else {})


@dataclass(frozen=True, slots=True)
class SameAsFirst:
    """What stands in a field of one record for some others: filling down."""

    first: str
    others: Sequence[str]
    field: str

    def plan(self, session: Session, kind: type[Record]) -> Plan:
        """Return the first one's value for each other; nothing where the first is gone."""
        record = session.get(kind, self.first)
        return Plan({one: {self.field: getattr(record, self.field)} for one in self.others} if record else {})


@dataclass(frozen=True, slots=True)
class Replacement:
    """`put` wherever `find` stands in a text field of some records: 查找替换."""

    ids: Sequence[str]
    field: str
    find: str
    put: str

    def plan(self, session: Session, kind: type[Record]) -> Plan:
        """Return the texts as they are to be; an empty text is found nowhere."""
        if not self.find:
            return Plan({})
        texts = {record.id: str(getattr(record, self.field) or "") for record in rows(session, kind, list(self.ids))}
        return Plan(
            {one: {self.field: text.replace(self.find, self.put)} for one, text in texts.items() if self.find in text}
        )


def planned(session: Session, kind: type[Record], wish: Wish) -> tuple[list[Rewrite], list[RewriteLine]]:
    """Return what a wish really changes, and all of it in words, what can't be first."""
    plan = wish.plan(session, kind)
    changes = rewrites(session, kind, plan.wanted)
    return changes, [*plan.problems, *in_words(session, kind, changes)]


def in_words(session: Session, kind: type[Record], changes: Sequence[Rewrite]) -> list[RewriteLine]:
    """Return the changes as a person reads them, line by line."""
    fields = fields_of(kind)
    linked: dict[str, dict[str, str]] = {}
    for target, ids in _linked_ids(fields, changes).items():
        linked[target] = titles(session, target, sorted(ids))

    def text(field: Field, value: Value) -> str:
        if field.shape is Shape.LINK:
            return linked.get(field.links, {}).get(str(value or ""), "")
        return shown_text(field, value)

    return [
        RewriteLine(one.title, _(fields[name].label), text(fields[name], one.before[name]), text(fields[name], value))
        for one in changes
        for name, value in one.after.items()
    ]


def rewrite(ledger: Ledger, changes: Sequence[Rewrite], label: str, progress: Progress = silent) -> int:
    """Change records as planned in one operation and return how many; all of them or none.

    Raises `UserError` that names the record which can't hold what it should; cancelled, nothing is changed either.
    """
    with operation(ledger, label) as change:
        for done, one in enumerate(changes):
            if done % _TELL_EVERY == 0:
                progress(done, len(changes), label)
            try:
                change.update(one.record, one.after)
            except InvalidRecordError as error:
                raise that_names(one.title, error) from error
    return len(changes)


def checked_values(kind: type[Record], values: Mapping[str, Value]) -> dict[str, Value]:
    """Return values in the form in which they are stored; raises `FieldError` where a field can't hold its own."""
    fields = fields_of(kind)
    checked = {name: check_value(fields[name], value) for name, value in values.items()}
    for name, value in checked.items():
        if fields[name].required and value in {None, ""}:
            raise FieldError(_("“{label}”必须填写。").format(label=_(fields[name].label)))
    return checked


def _linked_ids(fields: Mapping[str, Field], changes: Iterable[Rewrite]) -> dict[str, set[str]]:
    wanted: dict[str, set[str]] = {}
    for one in changes:
        for name, value in one.after.items():
            if fields[name].shape is Shape.LINK:
                both = {str(found) for found in (one.before[name], value) if found}
                wanted.setdefault(fields[name].links, set()).update(both)
    return wanted


def that_names(title: str, error: InvalidRecordError) -> UserError:
    """Return the error that names which of many records can't be changed as asked, and why."""
    sentence = next(iter(error.fields.values()), error.message)
    return UserError(
        _("“{title}”不能这样改：{sentence}").format(title=title, sentence=sentence),
        _("一条也没有改。请先改好这一条，或者不选它再试。"),
    )
