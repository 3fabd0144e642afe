"""Guards: asked by every verb, whoever calls it; told only of what is safely in the file."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.ledger import Keeper
from desktop_app.model.codes import official_lists
from desktop_app.model.kinds import Category, Unit
from desktop_app.model.law.calendar import official_calendar
from desktop_app.model.law.rules import Rules
from desktop_app.store.file.opening import close_file, open_file
from desktop_app.store.log.guards import Followed
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import last_undoable, undo
from desktop_app.store.merge.differences import differences
from desktop_app.store.merge.settling import settle_by
from tests.store.merge.exchanging import exchange, hand_over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.model.record import Record
    from desktop_app.store.log.guards import Closing, Stream

Asked = tuple[str, object, object]


@dataclass
class Watching:
    """Guards that write down what they are asked and told; `refuse` makes them refuse everything."""

    asked: list[Asked] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    refuse: bool = False

    def before(self, kind: type[Record], old: Mapping[str, Value], new: Mapping[str, Value]) -> None:
        """Write down the titles before and after."""
        self.asked.append((kind.kind, old.get("name"), new.get("name")))
        if self.refuse:
            raise UserError("不行", "")

    def closing(self, change: Closing) -> None:
        """Write it down."""
        self.told.append(f"closing {len(change.touched)}")

    def follow(self, session: Session, touched: Mapping[str, str]) -> Followed:
        """Write down the kinds."""
        del session
        self.told.append(f"follow {sorted(set(touched.values()))}")
        return Followed()

    def kept(self, stream: Stream) -> None:
        """Write down where the stream stands."""
        self.told.append(f"kept {stream.seq}")


@pytest.fixture
def guards() -> Watching:
    """Return the one set of guards of all transactions of the test."""
    return Watching()


@pytest.fixture
def watched(ledger: Ledger, guards: Watching) -> Iterator[Ledger]:
    """Return the fresh file, opened by a keeper who only watches."""
    close_file(ledger)
    keeper = Keeper(
        rules=lambda _session: Rules(official_calendar()),
        codes=lambda _session: official_lists(),
        guards=lambda _ledger, _session: guards,
    )
    again = open_file(ledger.path, keeper, source=ledger.source)
    yield again
    close_file(again)


def add(ledger: Ledger, name: str) -> str:
    """Add a category."""
    with operation(ledger, "登记") as change:
        return change.add(Category, {"name": name, "code": name})


def rename(ledger: Ledger, record: str, name: str) -> None:
    """Give a category another name."""
    with operation(ledger, "改名") as change:
        change.update(record, {"name": name})


def test_every_verb_asks_with_the_values_before_and_after(watched: Ledger, guards: Watching) -> None:
    record = add(watched, "甲")
    rename(watched, record, "乙")
    with operation(watched, "删除") as change:
        change.delete(record)
    with operation(watched, "提到") as change:
        change.mention(Unit, {"name": "别处"})
    asked = [("category", None, "甲"), ("category", "甲", "乙"), ("category", "乙", None), ("unit", None, "别处")]
    assert guards.asked == asked


def test_undoing_asks_like_any_change(watched: Ledger, guards: Watching) -> None:
    record = add(watched, "甲")
    rename(watched, record, "乙")
    for _step in range(2):
        step = last_undoable(watched)
        assert step is not None
        undo(watched, step.operation)
    assert guards.asked[2:] == [("category", "乙", "甲"), ("category", "甲", None)]


def test_settling_a_difference_asks_too(watched: Ledger, other: Ledger, guards: Watching) -> None:
    record = add(watched, "甲")
    exchange(watched, other)
    rename(watched, record, "乙")
    rename(other, record, "丙")
    hand_over(other, watched)
    guards.asked.clear()
    with reading(watched) as session:
        found = differences(session, [record])
    settle_by(watched, found, lambda one: one.sides[0], "试")
    assert [kind for kind, _old, _new in guards.asked] == ["category"]


@pytest.mark.parametrize("refused", [add, rename])
def test_what_a_guard_refuses_is_not_kept_and_nobody_is_told(
    watched: Ledger, guards: Watching, refused: Callable[..., object]
) -> None:
    record = add(watched, "甲")
    guards.told.clear()
    heard: list[object] = []
    watched.notices.subscribe(heard.append)
    guards.refuse = True
    with pytest.raises(UserError, match="不行"):
        refused(watched, "乙") if refused is add else refused(watched, record, "乙")
    assert (guards.told, heard) == ([], [])


def test_guards_close_follow_and_hear_that_it_is_kept_in_this_order(watched: Ledger, guards: Watching) -> None:
    add(watched, "甲")
    assert guards.told == ["closing 1", "follow ['category']", "kept 1"]


def test_what_comes_in_is_followed_and_kept(watched: Ledger, other: Ledger, guards: Watching) -> None:
    add(other, "外来")
    hand_over(other, watched)
    assert guards.told == ["follow ['category']", "kept 0"]


def test_a_block_that_fails_is_never_called_kept(watched: Ledger, guards: Watching) -> None:
    with suppress(ZeroDivisionError), operation(watched, "登记") as change:
        change.add(Category, {"name": "甲", "code": "甲"})
        _ = 1 // 0
    assert guards.told == []
