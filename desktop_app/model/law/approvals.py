"""The approval chain of a reply or a release: one to four steps, secrecy review included (2019《条例》第十七条)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.model.law.rule_settings import stages_setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop_app.model.field import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What one person of the chain said: agreed or returned for change."""

    id: str = ""
    position: int
    officer: str
    day: dt.date
    agreed: bool
    secrecy_reviewed: bool = False


def opinions_of(records: Iterable[Mapping[str, Value]]) -> tuple[Opinion, ...]:
    """Return the opinions in the order they were given: a return before the approvals of the same day's new round."""
    found = [opinion for values in records if (opinion := _opinion(values))]
    return tuple(sorted(found, key=lambda opinion: (opinion.day, opinion.agreed, opinion.position, opinion.id)))


def _opinion(values: Mapping[str, Value]) -> Opinion | None:
    day, position = values.get("day"), values.get("position")
    if not isinstance(day, dt.date) or not isinstance(position, int):
        return None
    return Opinion(
        id=str(values.get("id") or ""),
        position=position,
        officer=str(values.get("officer") or ""),
        day=day,
        agreed=values.get("opinion") == "agree",
        secrecy_reviewed=bool(values.get("secrecy_reviewed")),
    )


def chain_of(settings: Mapping[str, str], what: str) -> tuple[str, ...]:
    """Return the stages that a "reply" or a "release" passes, in their order."""
    return stages_setting(settings, f"{what}_chain")


def agreed_since_return(opinions: Sequence[Opinion]) -> tuple[Opinion, ...]:
    """Return the approvals that still hold: those after the last return."""
    last = max((place for place, opinion in enumerate(opinions) if not opinion.agreed), default=-1)
    return tuple(opinions[last + 1 :])


def next_stage(opinions: Sequence[Opinion], chain: Sequence[str]) -> int | None:
    """Return the position (from 1) of the stage whose opinion is awaited, or None when the chain is complete."""
    given = {opinion.position for opinion in agreed_since_return(opinions)}
    return next((place for place in range(1, len(chain) + 1) if place not in given), None)
