"""The verbs inside an operation: add, update, delete; each appends revisions and brings the projection along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.model.log_value import LoggedKey, filled_keys, key_to_log
from desktop_app.model.natural_id import natural_id
from desktop_app.model.record import Record, empty_values, keys_of, values_of
from desktop_app.model.rights import RIGHTS, Right
from desktop_app.model.text import title_text
from desktop_app.store.log.appending import append
from desktop_app.store.log.birth import birth_id
from desktop_app.store.log.given_parts import give_parts
from desktop_app.store.log.guards import MovedDays, Stream
from desktop_app.store.log.links import live_referrers, owned_by
from desktop_app.store.log.naming import record_for, with_made_codes
from desktop_app.store.log.notices import Notice
from desktop_app.store.log.once_plain import promised_again
from desktop_app.store.log.personal import commit, forget
from desktop_app.store.log.record_state import heads_of, state_of
from desktop_app.store.log.revision import DELETED, MOST_PARENTS, Revision, StoredRevision, encode, revision_id
from desktop_app.store.log.settings import profile_in, read_settings, write_settings
from desktop_app.store.log.tables import REVISION
from desktop_app.store.log.validation import check_record, checked, gone, refuse_erased

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Field, Value
    from desktop_app.store.log.guards import Guards

_ID_BYTES = 16
_INSERT_REVISION = insert(REVISION)


class Change:
    """What one operation does to the records; made by `operation`, which commits it as a whole."""

    def __init__(self, session: Session, ledger: Ledger, label: str, *, why: str, who: str, undoes: str | None) -> None:
        self.session = session
        self.guards: Guards = ledger.keeper.guards(ledger, session)
        self._ledger = ledger
        self._settings = read_settings(session)
        profile = profile_in(self._settings)
        self._operation = ledger.source.random(_ID_BYTES).hex()
        self._same: dict[str, Any] = {
            "who": who or profile.person,
            "unit": profile.unit_id,
            "role": profile.role,
            "at": ledger.source.moment(),
            "why": why,
            "op": self._operation,
            "label": label,
            "undoes": undoes,
            "lane": self._settings["lane"],
        }
        self._label = label
        self._role = profile.role
        self._seq = int(self._settings.get("lane_seq", "0"))
        self._tip = self._settings.get("lane_tip") or None
        self._touched: dict[str, str] = {}
        self._alive: set[str] = set()
        self.moved: MovedDays = {}
        """The records whose derived day moved with what was written; known once the operation is closed."""

    @property
    def notice(self) -> Notice:
        """Return what this operation has touched so far."""
        return Notice(self._operation, self._label, frozenset(self._touched.values()), frozenset(self._touched))

    @property
    def stream(self) -> Stream:
        """Return where the write stream stands."""
        return Stream(self._settings["lane"], self._seq, self._tip)

    @property
    def touched(self) -> Mapping[str, str]:
        """Return the records written so far, each with its kind."""
        return self._touched

    @property
    def operation(self) -> str:
        """Return the operation's id, which its entries bear."""
        return self._operation

    def note_touched(self, kinds: Mapping[str, str]) -> None:
        """Note further records that show something else now, each with its kind."""
        self._touched |= kinds

    def add(self, kind: type[Record], values: Mapping[str, Value], *, record_id: str | None = None) -> str:
        """Add a record and return its id; raises `InvalidRecordError` with a sentence for each bad field."""
        complete = empty_values(kind) | checked(kind, values)
        record_id = record_id or self._own_addition(kind)
        complete = with_made_codes(self.session, kind, complete, record_id)
        record, returns = self._record_for(kind, complete, record_id)
        check_record(self.session, kind, complete, self._alive)
        self.guards.before(kind, {}, complete)
        if returns:
            # With what is empty: it shows nothing of what stood there before.
            written = {key: key_to_log(fields, complete) for key, fields in keys_of(kind).items()}
            self._append(kind, record, self._heads(kind, record), written | {DELETED: False})
        else:
            self._append(kind, record, (), filled_keys(kind, complete))
        return record

    def _record_for(self, kind: type[Record], values: Mapping[str, Value], record_id: str | None) -> tuple[str, bool]:
        """Return the id of a record to add, its place in the stream unless a name gives one, and if it comes back."""
        record, returns = record_for(self.session, kind, values, record_id)
        return record or self._born(), returns

    def _born(self) -> str:
        """Return the id of a record that begins with the next entry."""
        return birth_id(self._settings["lane"], self._seq + 1, self._operation)

    def _own_addition(self, kind: type[Record]) -> str | None:
        """Return an id of its own for what a unit adds beside the official ones: two units' additions are never one."""
        return self._born() if self._role == "unit" and RIGHTS[kind.kind] is Right.ADDITION else None

    def mention(self, kind: type[Record], values: Mapping[str, Value]) -> str:
        """Name a record that another file describes, with nothing but what is said here, and return its id.

        A unit's new file mentions its unit: what sort of unit it is, the office knows. Raises `InvalidRecordError`
        where the name is missing.
        """
        said = checked(kind, values)
        if natural_id(kind, said) is None:
            check_record(self.session, kind, said, self._alive)
        self.guards.before(kind, {}, said)
        record, returns = self._record_for(kind, said, None)
        named = {key: fields for key, fields in keys_of(kind).items() if any(field.name in said for field in fields)}
        written = {key: key_to_log(fields, said) for key, fields in named.items()}
        if returns:
            self._append(kind, record, self._heads(kind, record), written | {DELETED: False})
        else:
            self._append(kind, record, (), written)
        return record

    def update(self, record: str, values: Mapping[str, Value], *, moving: bool = False) -> None:
        """Change those fields of a record that differ; `moving`: whatever else in it a person would have to mend."""
        row = self._row(record)
        kind, before = type(row), values_of(row)
        after = before | checked(kind, values)
        if not moving:
            check_record(self.session, kind, after, self._alive)
        written = {
            key: key_to_log(fields, after)
            for key, fields in keys_of(kind).items()
            if any(after[field.name] != before[field.name] for field in fields)
        }
        if written:
            refuse_erased(self.session, kind, record, written)
            self.guards.before(kind, before, after)
            self._append(kind, record, self._heads(kind, record), written)
            if "unit" in written and self._role == "office":
                give_parts(self, kind, record, str(after["unit"] or ""))

    def erase(self, kind: type[Record], record: str) -> None:
        """Forget a record's personal values and log that they are never to come back; see `erasing`."""
        forget(self.session, record)
        self._append(kind, record, self._heads(kind, record), {}, erase=True)

    def delete(self, record: str) -> None:
        """Delete a record with what belongs to it; refused while other records still mean it."""
        row = self._row(record)
        self._refuse_while_used(row)
        # First what belongs to it: undo goes backwards and needs the owner back before what links to it.
        for owned in owned_by(self.session, type(row), record):
            self.delete(owned)
        self._delete(row)

    def delete_alone(self, record: str) -> None:
        """Delete a record but nothing that belongs to it: refused while anything does (undoing its creation)."""
        row = self._row(record)
        self._refuse_while_used(row)
        if owned_by(self.session, type(row), record):
            raise UserError(_("这条记录之后又添了内容，不能直接撤销。"), _("请先撤销后来的操作，或直接删除这条记录。"))
        self._delete(row)

    def _delete(self, row: Record) -> None:
        self.guards.before(type(row), values_of(row), {})
        self._append(type(row), row.id, self._heads(type(row), row.id), {DELETED: True})

    def _refuse_while_used(self, row: Record) -> None:
        others = live_referrers(self.session, type(row), row.id)
        if others:
            raise UserError(
                _("“{title}”还被 {count} 条“{kind}”用着，不能删除。").format(
                    title=title_text(type(row), getattr(row, row.title_field)),
                    count=others[0].count,
                    kind=_(others[0].kind.label),
                ),
                _("请先把那些记录改成别的，再删除。"),
            )

    def restate(self, kind: type[Record], record: str, keys: Mapping[str, LoggedKey]) -> None:
        """Write keys as the log once held them, commitments included: how an undo puts things back."""
        gone_again = self.session.get(kind, record) if keys.get(DELETED) else None
        if gone_again is not None:
            self._refuse_while_used(gone_again)
        self.settle(kind, record, keys)
        row = self.session.get(kind, record)
        if row is not None:
            check_record(self.session, kind, values_of(row), self._alive)

    def settle(self, kind: type[Record], record: str, keys: Mapping[str, LoggedKey]) -> None:
        """Write what was chosen of several latest writes; never refused for fields that contradict each other."""
        old = self.session.get(kind, record)
        before = values_of(old) if old else {}
        self._append(kind, record, self._heads(kind, record), keys, committed=True)
        row = self.session.get(kind, record)
        # Only after the write: what the record shows then, the projection knows; a refusal takes all of it back.
        self.guards.before(kind, before, values_of(row) if row else {})

    def close(self) -> None:
        """Let the guards add what belongs to it, keep where the write stream stands, follow what was written."""
        # Before the stream is noted: this may write more.
        self.guards.closing(self)
        if self._touched:
            write_settings(self.session, {"lane_seq": str(self._seq), "lane_tip": self._tip or ""})
        followed = self.guards.follow(self.session, self._touched)
        self.moved = followed.moved
        self._touched |= followed.touched

    def _append(
        self,
        kind: type[Record],
        record: str,
        parents: tuple[str, ...],
        keys: Mapping[str, LoggedKey],
        *,
        committed: bool = False,
        erase: bool = False,
    ) -> None:
        personal = {key: fields[0] for key, fields in keys_of(kind).items() if fields[0].personal and key in keys}
        promises = {
            key: self._promise(record, field, keys[key], committed=committed) for key, field in personal.items()
        }
        self._seq += 1
        revision = Revision(
            rec=record,
            kind=kind.kind,
            # `parse` refuses any other order: one set of parents has one spelling, and so one hash.
            par=sorted(parents),
            f={key: value for key, value in keys.items() if key not in personal},
            p=promises,
            erase=erase,
            seq=self._seq,
            prev=self._tip,
            **self._same,
        )
        self._keep(revision)

    def _promise(self, record: str, field: Field, value: LoggedKey, *, committed: bool) -> str | None:
        """Return the commitment for a personal value; an undo hands over what the log holds."""
        if committed:
            return promised_again(self.session, record, field, value, self._ledger.source.random)
        return commit(self.session, record, field.key, value, self._ledger.source.random)

    def _keep(self, revision: Revision) -> None:
        """Append the revision to the log and bring the projection along."""
        body = encode(revision)
        stored = StoredRevision(revision_id(body), revision, self._role, unit=revision.unit)
        row = {"id": stored.id, "record": revision.rec, "operation": revision.op}
        self.session.connection().execute(
            _INSERT_REVISION, row | {"lane": revision.lane, "seq": revision.seq, "body": body}
        )
        self._tip = stored.id
        self._touched[revision.rec] = revision.kind
        self._alive.discard(revision.rec)
        append(self.session, stored, self._ledger.rules)
        # The rows were written past the session, so what it has loaded is out of date.
        self.session.expire_all()

    def _row(self, record: str) -> Record:
        """Return the record as it stands now; raises `UserError` if it is gone."""
        state = state_of(self.session, record)
        kind = KINDS.get(state.kind) if state else None
        row = self.session.get(kind, record) if kind else None
        if row is None:
            raise gone()
        return row

    def _heads(self, kind: type[Record], record: str) -> tuple[str, ...]:
        """Return all that a person sees in the record; more than one revision may name are joined first.

        A joining revision writes nothing, so it settles nothing.
        """
        while len(heads := heads_of(self.session, record)) > MOST_PARENTS:
            self._append(kind, record, heads[:MOST_PARENTS], {})
        return heads
