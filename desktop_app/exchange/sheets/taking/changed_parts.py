"""The steps and publications of a row whose record is there already: which of them are new, and which say more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.taking.examined import Difference, Part
from desktop_app.i18n import _
from desktop_app.model.field import Shape
from desktop_app.model.kinds import CaseStep
from desktop_app.model.record import typed_fields
from desktop_app.model.text import to_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop_app.exchange.sheets.links import LinkTitles
    from desktop_app.exchange.sheets.taking.known_records import KnownRecord
    from desktop_app.model.field import Field, Value


def changed_parts(parts: Sequence[Part], before: KnownRecord) -> tuple[Part, ...]:
    """Return the parts that aren't in the ledger as they are, each with the record it changes if there is one."""
    found = []
    for part in parts:
        there = _there(part, before)
        said = {name: value for name, value in part.values.items() if value not in {None, ""}}
        if there is None:
            found.append(part)
        elif any(there[name] != value for name, value in said.items()):
            found.append(Part(part.kind, said, str(there["id"])))
    return tuple(found)


def _there(part: Part, before: KnownRecord) -> Mapping[str, Value] | None:
    """Return the record that a part means: the step or channel of that day, else the only one of its sort."""
    sort, day = ("step", "day") if part.kind is CaseStep else ("channel", "published_on")
    alike = [each for each in before.owned[part.kind.kind] if each[sort] == part.values[sort]]
    same = [each for each in alike if each[day] == part.values[day]]
    return next(iter(same), alike[0] if len(alike) == 1 and part.kind is CaseStep else None)


def part_differences(
    parts: Sequence[Part], before: KnownRecord, links: Mapping[str, LinkTitles]
) -> Iterator[Difference]:
    """Yield what the parts say otherwise than the ledger, field by field."""
    for part in parts:
        there = next((each for each in before.owned[part.kind.kind] if each["id"] == part.record), None)
        group = _group(part)
        for name, about in typed_fields(part.kind).items():
            old = there[name] if there else None
            new = part.values.get(name)
            if name != "step" and not about.owned and new not in {None, "", old}:
                yield Difference(f"{group}·{_(about.label)}", _text(about, old, links), _text(about, new, links))


def _group(part: Part) -> str:
    return to_text(typed_fields(CaseStep)["step"], part.values["step"]) if part.kind is CaseStep else _(part.kind.label)


def _text(about: Field, value: Value, links: Mapping[str, LinkTitles]) -> str:
    if about.shape is Shape.LINK and value:
        return links[about.links].written(str(value)) if about.links in links else str(value)
    return to_text(about, value)
