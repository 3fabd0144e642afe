"""What a ledger still lacks of its first steps; told by what it holds, so that a step is gone once it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sqlalchemy import select

from desktop_app.model.kinds import Application, HandIn, NilDeclaration, Release
from desktop_app.office.months.start_state import start_state
from desktop_app.store.merge.known_pcs import known_pcs

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.ledger import Profile
    from desktop_app.model.record import Record

FirstStep = Literal["release", "application", "hand_in", "units", "start_file", "first_files"]


def first_steps(session: Session, profile: Profile) -> tuple[FirstStep, ...]:
    """Return the steps to begin with, at most three; none once a month was handed in: that ledger is under way."""
    if _any(session, HandIn):
        return ()
    return _of_the_office(session, profile) if profile.role == "office" else _of_a_unit(session)


def _of_a_unit(session: Session) -> tuple[FirstStep, ...]:
    steps: list[FirstStep] = []
    if not _any(session, Release) and not _says_none(session, "release"):
        steps.append("release")
    if not _any(session, Application) and not _says_none(session, "application"):
        steps.append("application")
    return (*steps, "hand_in")


def _of_the_office(session: Session, profile: Profile) -> tuple[FirstStep, ...]:
    if any(pc.role == "unit" for pc in known_pcs(session)):
        return ()
    steps: list[FirstStep] = []
    state = start_state(session, profile.unit_id)
    if not state.units:
        steps.append("units")
    if state.written_at is None or state.added_since:
        steps.append("start_file")
    return (*steps, "first_files")


def _any(session: Session, kind: type[Record]) -> bool:
    return session.scalar(select(kind.id).limit(1)) is not None


def _says_none(session: Session, subject: str) -> bool:
    """Tell whether somebody said for a month that there was none of a subject (code list `nil_subject`)."""
    return session.scalar(select(NilDeclaration.id).filter_by(subject=subject).limit(1)) is not None
