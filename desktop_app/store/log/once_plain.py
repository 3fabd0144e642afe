"""Personal values that older versions wrote into the log itself: shown until erased, never written so again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.model.kinds import KINDS
from desktop_app.model.record import fields_of, keys_of
from desktop_app.store.log.personal import commit
from desktop_app.store.log.record_state import state_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Field
    from desktop_app.model.log_value import LoggedKey
    from desktop_app.store.log.revision import Revision

_COMMITMENT = re.compile(r"[0-9a-f]{64}")
_NAMED = re.compile(r"：|: | ?\"")
"""What stands in a label between what was done and the name of what it was done to, in either language."""


def personal_value(
    field: Field, logged: LoggedKey, personal: Mapping[tuple[str, str], LoggedKey], *, erased: bool = False
) -> LoggedKey:
    """Return the personal value that an entry means: what its commitment stands for, or what it says plainly."""
    held = personal.get((field.key, str(logged)))
    return logged if held is None and not erased and is_plain(field, logged) else held


def is_plain(field: Field, logged: LoggedKey) -> bool:
    """Tell whether an entry holds the personal value itself: anything but a commitment, where that once was so."""
    return field.once_plain and isinstance(logged, str) and _COMMITMENT.fullmatch(logged) is None


def promised_again(
    session: Session, record: str, field: Field, logged: LoggedKey, random: Callable[[int], bytes]
) -> str | None:
    """Return the commitment for what the log held before: itself, or one made now for what an older version said.

    What was erased meanwhile is promised no more.
    """
    if not is_plain(field, logged):
        return logged if isinstance(logged, str) else None
    state = state_of(session, record)
    return None if state is not None and state.erased else commit(session, record, field.key, logged, random)


def says_plainly(kind_name: str, keys: Mapping[str, LoggedKey]) -> bool:
    """Tell whether a revision's keys hold a personal value itself."""
    kind = KINDS.get(kind_name)
    return kind is not None and any(
        is_plain(fields[0], keys[key]) for key, fields in keys_of(kind).items() if key in keys
    )


def label_shown(revision: Revision) -> str:
    """Return what an entry's operation is called, without the name that older versions put into it."""
    kind = KINDS.get(revision.kind)
    if kind is None or not fields_of(kind)[kind.title_field].once_plain:
        return revision.label
    return _NAMED.split(revision.label, maxsplit=1)[0]
