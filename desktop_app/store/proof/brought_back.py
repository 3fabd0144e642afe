"""Putting entries back into the log: where its own hashes name one, only that one fits, wherever it comes from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.store.log.revision import DamagedRevisionError, Revision, parse, revision_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop_app.store.proof.wanted import LogState


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that another file holds and this one doesn't."""

    id: str
    revision: Revision
    body: bytes


@dataclass(slots=True)
class Plan:
    """What becomes of the log's rows."""

    replaced: dict[int, Candidate] = field(default_factory=dict)
    """The rows that get the entry that belongs there, in place of one that was damaged or put there."""
    added: list[Candidate] = field(default_factory=list)
    """The entries that come back where no row is left of them."""
    relabelled: list[int] = field(default_factory=list)
    """The rows whose bytes are right, and what stands beside them isn't."""
    unreadable: list[int] = field(default_factory=list)
    """The rows that are no entry at all, where nobody has the one that belongs there."""


def candidates_of(bodies: Iterable[bytes], held: Mapping[str, int]) -> dict[str, Candidate]:
    """Return the entries that aren't held yet, by id; what can't be read is none."""
    found = {}
    for body in bodies:
        identity = revision_id(body)
        if identity not in held:
            try:
                found[identity] = Candidate(identity, parse(body), body)
            except DamagedRevisionError:
                continue
    return found


def plan(state: LogState, candidates: Mapping[str, Candidate]) -> Plan:
    """Say which rows change, and which entries come back."""
    made = Plan()
    found = _wanted_among(state, candidates)
    for number, row in state.rows.items():
        if not row.fits and row.id in found:
            made.replaced[number] = found.pop(row.id)
        elif not (row.fits and row.labelled) and state.is_known(row):
            made.relabelled.append(number)
        elif row.revision is None:
            made.unreadable.append(number)
    _put_in_place(state, found, made)
    made.added = list(found.values())
    return made


def _wanted_among(state: LogState, candidates: Mapping[str, Candidate]) -> dict[str, Candidate]:
    """Return those of the candidates that the log asks for, and those that these ask for in turn."""
    found: dict[str, Candidate] = {}
    waiting = list(state.wanted())
    while waiting:
        identity = waiting.pop()
        candidate = candidates.get(identity)
        if candidate is not None and identity not in found:
            found[identity] = candidate
            waiting += state.names(candidate.revision) - state.held.keys()
    return found


def _put_in_place(state: LogState, found: dict[str, Candidate], made: Plan) -> None:
    """Replace the row that stands where a found entry belongs, and that no other entry knows."""
    by_place: dict[tuple[str, int], list[int]] = {}
    for number, row in state.rows.items():
        if row.revision is not None and number not in made.replaced:
            by_place.setdefault((row.revision.lane, row.revision.seq), []).append(number)
    for identity, candidate in list(found.items()):
        place = candidate.revision.lane, candidate.revision.seq
        unknown = [
            number for number in by_place.get(place, []) if state.rows[number].hash not in state.named | state.tips
        ]
        # Two entries stand there where two PCs wrote one stream: then both are kept.
        if len(unknown) == len(by_place.get(place, [])) == 1 and candidate.revision.lane in state.whole:
            made.replaced[unknown[0]] = found.pop(identity)
