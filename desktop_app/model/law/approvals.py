"""The approval chain of a reply or a release: one to four steps, secrecy review included (2019《条例》第十七条)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.model.codes import label_text
from desktop_app.model.law.rule_settings import setting, stages_setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop_app.model.field import Value


_AGREED, _RETURNED = "agree", "return"


def agrees(opinion: str) -> bool:
    """Tell whether an opinion (code list `approval_opinion`) lets what was drafted go on to the next stage."""
    return opinion == _AGREED


def opinion_code(*, agreed: bool) -> str:
    """Return the opinion (code list `approval_opinion`) of who agreed, or returned it for change."""
    return _AGREED if agreed else _RETURNED


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
    """Return the opinions of `approval` or `release_approval` records in the order they were given."""
    return in_order(opinion for values in records if (opinion := _opinion(values)))


def in_order(opinions: Iterable[Opinion]) -> tuple[Opinion, ...]:
    """Return opinions by their days, and those of one day as the chain takes them.

    The stage whose turn it is speaks first; where it both returned and agreed on one day, it returned first.
    """
    waiting = sorted(opinions, key=lambda opinion: (opinion.day, opinion.position, opinion.agreed, opinion.id))
    given: list[Opinion] = []
    while waiting:
        today = [opinion for opinion in waiting if opinion.day == waiting[0].day]
        turn = _turn(given)
        opinion = next((one for one in today if one.position == turn), today[0])
        given.append(opinion)
        waiting.remove(opinion)
    return tuple(given)


def _turn(given: Sequence[Opinion]) -> int:
    agreed = {opinion.position for opinion in agreed_since_return(given)}
    return next(place for place in range(1, len(agreed) + 2) if place not in agreed)


def _opinion(values: Mapping[str, Value]) -> Opinion | None:
    day, position = values.get("day"), values.get("position")
    if not isinstance(day, dt.date) or not isinstance(position, int):
        return None
    return Opinion(
        id=str(values.get("id") or ""),
        position=position,
        officer=str(values.get("officer") or ""),
        day=day,
        agreed=agrees(str(values.get("opinion") or "")),
        secrecy_reviewed=bool(values.get("secrecy_reviewed")),
    )


def approval_required(settings: Mapping[str, str]) -> bool:
    """Tell whether the office replies only after approval here."""
    return setting(settings, "approval") == "required"


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


def opinion_values(
    opinions: Sequence[Opinion], chain: Sequence[str], given: Mapping[str, Value], *, agreed: bool
) -> dict[str, Value]:
    """Return the values of the record of a further opinion: it is that of the stage whose turn it is."""
    place = next_stage(opinions, chain) or len(chain)
    return {"position": place, "stage": chain[place - 1], **given, "opinion": opinion_code(agreed=agreed)}


def stage_text(stage: str) -> str:
    """Return a stage in the language of the screen; offices call their stages as they like, in Chinese."""
    return label_text("approval_stage", stage)
