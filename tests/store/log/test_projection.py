"""What revisions show: latest writes, differences, deletions and waiting, whatever the order they came in."""

from __future__ import annotations

from itertools import permutations
from random import Random  # noqa: TC003 (hypothesis reads the annotation)

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from desktop_app.store.log.projection import project
from desktop_app.store.log.revision import DELETED, Revision, StoredRevision, encode, revision_id
from tests.store.merge.world.clocks import essence, with_other_clocks

RECORD, OPERATION, LANE = "a" * 32, "b" * 32, "c" * 32


def stored(keys: dict[str, str | bool], parents: tuple[StoredRevision, ...] = (), role: str = "unit") -> StoredRevision:
    """Return a revision that wrote the keys while looking at the parents."""
    par = sorted({parent.id for parent in parents})
    seq = len(par) + sum(map(ord, repr(keys)))
    revision = Revision(rec=RECORD, kind="release", par=par, f=dict(keys), role=role, op=OPERATION, lane=LANE, seq=seq)
    return StoredRevision(revision_id(encode(revision)), revision, role)


def test_a_field_shows_its_latest_write() -> None:
    first = stored({"title": "甲"})
    second = stored({"title": "乙"}, (first,))
    shown = project([second, first])
    assert shown.shown == {"title": "乙"}
    assert shown.heads == (second.id,)
    assert not shown.differences


def test_two_people_who_change_different_fields_make_no_difference() -> None:
    first = stored({"title": "甲", "summary": "一"})
    one, other = stored({"title": "乙"}, (first,)), stored({"summary": "二"}, (first,))
    shown = project([first, one, other])
    assert shown.shown == {"title": "乙", "summary": "二"}
    assert not shown.differences
    assert len(shown.heads) == 2


def test_two_people_who_change_one_field_make_a_difference_that_a_later_write_settles() -> None:
    first = stored({"title": "甲"})
    one, other = stored({"title": "乙"}, (first,)), stored({"title": "丙"}, (first,))
    shown = project([first, one, other])
    assert {write.value for write in shown.differences["title"]} == {"乙", "丙"}
    settled = project([first, one, other, stored({"title": "丁"}, (one, other))])
    assert settled.shown["title"] == "丁"
    assert not settled.differences


def test_the_same_value_written_twice_is_no_difference() -> None:
    first = stored({"title": "甲"})
    one, other = stored({"title": "乙", "remark": "x"}, (first,)), stored({"title": "乙"}, (first,))
    assert not project([first, one, other]).differences


def test_the_office_is_shown_before_a_unit_until_the_difference_is_settled() -> None:
    first = stored({"title": "甲"})
    for value in ("乙", "丙", "丁", "戊"):
        office = stored({"title": value}, (first,), role="office")
        unit = stored({"title": "己"}, (first,))
        assert project([first, unit, office]).shown["title"] == value


def test_a_record_disappears_only_if_the_deletion_knew_of_every_edit() -> None:
    first = stored({"title": "甲"})
    deletion = stored({DELETED: True}, (first,))
    assert project([first, deletion]).deleted
    edit = stored({"title": "乙"}, (first,))
    disputed = project([first, deletion, edit])
    assert not disputed.deleted
    assert DELETED in disputed.differences
    going_on = stored({"title": "丙"}, (deletion, edit))
    still_disputed = project([first, deletion, edit, going_on])
    assert not still_disputed.deleted
    assert {write.revision for write in still_disputed.differences[DELETED]} == {deletion.id, edit.id}
    settled = project([first, deletion, edit, going_on, stored({DELETED: True}, (going_on,))])
    assert settled.deleted
    assert not settled.differences


def test_a_deletion_against_a_restoration_keeps_the_record_visible() -> None:
    first = stored({"title": "甲"})
    deletion = stored({DELETED: True}, (first,))
    back, again = stored({DELETED: False}, (deletion,)), stored({DELETED: True, "remark": "x"}, (deletion,))
    shown = project([first, deletion, back, again])
    assert not shown.deleted
    assert DELETED in shown.differences


def test_a_revision_whose_parent_is_missing_waits_and_shows_nothing() -> None:
    first = stored({"title": "甲"})
    middle = stored({"title": "乙"}, (first,))
    last = stored({"title": "丙"}, (middle,))
    shown = project([first, last])
    assert shown.shown == {"title": "甲"}
    assert shown.waiting == (last.id,)
    assert project([last, middle, first]).shown == {"title": "丙"}


def test_every_order_of_arrival_of_a_branched_history_shows_the_same() -> None:
    first = stored({"title": "甲"})
    one, other = stored({"title": "乙"}, (first,)), stored({"title": "丙", "summary": "三"}, (first,))
    deletion = stored({DELETED: True}, (one,))
    merge = stored({"summary": "四"}, (other, one))
    history = [first, one, other, deletion, merge, stored({"title": "丁"}, (merge,))]
    expected = project(history)
    assert all(project(order) == expected for order in permutations(history))


@st.composite
def histories(draw: st.DrawFn) -> list[StoredRevision]:
    """Draw a random history: each revision looks at any of the earlier ones."""
    made: list[StoredRevision] = []
    for _ in range(draw(st.integers(1, 10))):
        places = draw(st.sets(st.integers(0, len(made) - 1), max_size=3)) if made else set()
        parents = tuple(made[place] for place in sorted(places))
        keys: dict[str, str | bool] = draw(
            st.dictionaries(st.sampled_from(["title", "summary"]), st.sampled_from(["一", "二", "三"]), max_size=2)
        )
        if draw(st.booleans()):
            keys[DELETED] = draw(st.booleans())
        role = draw(st.sampled_from(["unit", "office"]))
        made.append(stored(keys, parents, role))
    return list({revision.id: revision for revision in made}.values())


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_and_doubles_change_nothing(history: list[StoredRevision], chance: Random) -> None:
    shuffled = [*history, *history]
    chance.shuffle(shuffled)
    assert project(shuffled) == project(history)


@given(histories())
def test_no_write_is_silently_overwritten(history: list[StoredRevision]) -> None:
    shown = project(history)
    ancestors: dict[str, set[str]] = {}
    for revision in history:
        parents = revision.revision.par
        ancestors[revision.id] = set(parents).union(*(ancestors[parent] for parent in parents))
    for revision in history:
        for key, value in revision.revision.f.items():
            replaced = any(revision.id in ancestors[later.id] and key in later.revision.f for later in history)
            listed = any(write.revision == revision.id for write in shown.differences.get(key, ()))
            assert replaced or listed or shown.shown[key] == value


@given(histories(), st.randoms(use_true_random=False))
def test_no_clock_decides_anything(history: list[StoredRevision], chance: Random) -> None:
    assert essence(with_other_clocks(history, chance)) == essence(history)


def test_of_two_of_one_rank_the_one_that_built_on_more_is_shown_whatever_the_clocks_say() -> None:
    first = stored({"title": "甲"})
    longer = stored({"title": "丙"}, (stored({"title": "乙"}, (first,)),))
    for at in (0, 10**12):
        late = structs.replace(stored({"title": "丁"}, (first,)).revision, at=at)
        history = [
            first,
            stored({"title": "乙"}, (first,)),
            longer,
            StoredRevision(revision_id(encode(late)), late, late.role),
        ]
        assert project(history).shown["title"] == "丙"


def test_an_entry_that_is_held_says_nothing_even_under_one_that_counts() -> None:
    first = stored({"title": "甲"})
    held = structs.replace(stored({"title": "乙", "summary": "谎"}, (first,)), held="foreign")
    after = stored({"remark": "看着它写的"}, (held,))
    for revisions in permutations((first, held, after)):
        shown = project(revisions)
        assert shown.shown == {"title": "甲", "remark": "看着它写的"}
        assert (shown.heads, shown.differences, shown.waiting) == ((after.id,), {}, ())


def test_an_entry_that_is_held_makes_no_difference_deletes_nothing_and_is_no_head() -> None:
    first = stored({"title": "甲"})
    lies: list[dict[str, str | bool]] = [{"title": "乙"}, {DELETED: True}]
    for lie in lies:
        shown = project([first, structs.replace(stored(lie, (first,), role="office"), held="foreign")])
        assert (shown.shown, shown.heads, shown.differences) == ({"title": "甲"}, (first.id,), {})
    assert project([structs.replace(first, held="foreign")]).shown == {}
