"""An office, a unit that writes and another unit, as sets of entries; and what each judges of the unit's entries."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from desktop_app.model.kinds import KINDS
from desktop_app.model.owning import owner_link
from desktop_app.model.rights import ANSWERS, RIGHTS, Right
from tests.store.trust.set_world import Judgement, SetPc, founded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop_app.model.log_value import LoggedKey
    from desktop_app.store.trust.judging import Reason

NAMES = ("organisation", "unit")


@dataclass
class Places:
    """The office, two units that it has certified, and the category that it has."""

    office: SetPc
    unit: SetPc
    other: SetPc
    category: str

    def meet(self) -> None:
        """Let everybody take what the others vouch for."""
        for pc in (self.unit, self.other):
            self.office.log.take(pc.hand_out())
        for pc in (self.unit, self.other):
            pc.log.take(self.office.hand_out())

    def reasons(self, record: str) -> list[Reason]:
        """Return why entries of a record don't count, once everybody has everything: all must judge alike.

        But for names: what a unit calls things it goes on calling so itself.
        """
        self.meet()
        judged = [Judgement(pc.log, pc.roots).held(record) for pc in (self.office, self.other, self.unit)]
        assert judged[0] == judged[1]
        assert judged[2] == judged[0] or self.office.log.records()[record][0].revision.kind in NAMES
        return list(judged[0].values())

    def owner(self, record: str) -> str | None:
        """Return whose a record is as the office sees it."""
        self.meet()
        return Judgement(self.office.log, self.office.roots).owner_of(record)

    def own(self, kind: str, pc: SetPc | None = None) -> str:
        """Let a unit begin a record of a kind rightfully, with those that it belongs to; returns it."""
        pc = pc or self.unit
        link = owner_link(KINDS[kind])
        match RIGHTS[kind]:
            case Right.OWN:
                return pc.write(kind, {"unit": pc.unit})
            case Right.PART if link is not None:
                return pc.write(kind, {link.key: self.own(link.links or "", pc)})
            case Right.ADDITION:
                return pc.write(
                    kind, {"name": "增补", "parent": self.category} if kind == "category" else {"name": "增补"}
                )
        raise AssertionError(kind)


def met() -> Places:
    """Return the places as they are when the office has listed and certified both units."""
    office, (unit, other) = founded(Random(1), 2)
    category = next(entry.rec for entry in office.log.entries.values() if entry.kind == "category")
    return Places(office, unit, other, category)


def after(pc: SetPc, kind: str, keys: Mapping[str, LoggedKey], record: str, parents: Iterable[str] = ()) -> str:
    """Let a PC write an entry of a record after given ones, or after all that count for it; returns the entry."""
    shown = pc.shown()
    heads = list(parents) or (list(shown[record].heads) if record in shown else [])
    pc.write(kind, keys, record, heads)
    assert pc.tip is not None
    return pc.tip


def kinds_of(*rights: Right) -> list[str]:
    """Return the kinds with a right, in the order of their names."""
    return sorted(kind for kind, right in RIGHTS.items() if right in rights)


def link_of(kind: str) -> tuple[str, str]:
    """Return the key by which a part names its owner, and the owner's kind."""
    link = owner_link(KINDS[kind])
    assert link is not None
    return link.key, str(link.links)


ANSWERED = [(kind, key) for kind, keys in sorted(ANSWERS.items()) for key in sorted(keys)]
