"""Lists in their order: by the keys beside texts, the same after a rebuild, proven, and never a personal value's."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from desktop_app.model.codes import codes
from desktop_app.model.kinds import Activity, Application, Category, Indicator, IndicatorValue, Release, Staff, Unit
from desktop_app.model.text_order import ORDERS, Order, choose_order, keys_of_text
from desktop_app.office.records.link_choices import link_choices
from desktop_app.office.records.listing import Condition, Filter, choices, record_ids, rows
from desktop_app.office.records.ordering import in_order
from desktop_app.report.lists.ledger_listing import ledger_listing
from desktop_app.store.log.erasing import erase
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read, reading
from desktop_app.store.log.rebuild import rebuild
from desktop_app.store.log.rows import table_of
from desktop_app.store.log.undo import undo
from desktop_app.store.log.writing import transaction
from desktop_app.store.merge.lacking_entries import delivery_for
from desktop_app.store.merge.state_code import state_code
from desktop_app.store.proof.subjects import Subject
from desktop_app.store.proof.verify import verify
from tests.store.merge.exchanging import add_application, add_release, edit, exchange

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.model.record import Record

BY: dict[Order, list[str]] = {
    "pinyin": ["长春来函", "重庆来函", "王某来函", "张某来函", "重要通知"],
    "stroke": ["王某来函", "长春来函", "张某来函", "重庆来函", "重要通知"],
}
EITHER = pytest.mark.parametrize("order", ORDERS)


@pytest.fixture
def releases(ledger: Ledger) -> list[str]:
    """Return releases whose titles the two orders put differently, all of one day."""
    with operation(ledger, "新增") as change:
        category = change.add(Category, {"name": "类", "code": "c", "position": 1})
        common: dict[str, Value] = {
            "unit": ledger.profile.unit_id,
            "category": category,
            "released_on": dt.date(2013, 5, 1),
        }
        return [change.add(Release, {"title": title, **common}) for title in sorted(BY["pinyin"])]


def listed(ledger: Ledger, order: str = "", kind: type[Record] = Release, name: str = "title") -> list[object]:
    """Return what a list shows in a column, from above."""
    with reading(ledger) as session:
        return [getattr(row, name) for row in rows(session, kind, record_ids(session, kind, Filter(order=order)))]


@EITHER
def test_a_list_is_sorted_as_the_person_chose_up_and_down_and_by_itself(
    ledger: Ledger, releases: list[str], order: Order
) -> None:
    assert releases
    choose_order(order)
    assert listed(ledger, "title") == BY[order]
    assert listed(ledger, "-title") == BY[order][::-1]
    assert listed(ledger) == BY[order]  # one day: its own order ends with the title


@EITHER
def test_a_printed_list_comes_as_the_screen_has_it(ledger: Ledger, releases: list[str], order: Order) -> None:
    assert releases
    choose_order(order)
    printed = repr(ledger_listing(ledger, Release, Filter(order="title")))
    assert [title for _place, title in sorted((printed.index(title), title) for title in BY[order])] == BY[order]


@EITHER
def test_a_linked_record_sorts_by_its_title_and_a_choice_box_offers_in_that_order(ledger: Ledger, order: Order) -> None:
    choose_order(order)
    with operation(ledger, "新增") as change:
        units = {name: change.add(Unit, {"name": name, "nature": "division"}) for name in sorted(BY[order])}
        for name, unit in units.items():
            change.add(Staff, {"name": name[:1], "unit": unit, "role": "liaison", "since": dt.date(2010, 1, 1)})
    wanted = [name[:1] for name in BY[order]]
    assert listed(ledger, "unit", Staff, "name") == wanted
    with reading(ledger) as session:
        offered = [title for _unit, title in choices(session, "unit") if title in units]
        assert offered == BY[order]
        assert [choice.text for choice in link_choices(session, "unit", 2013) if choice.text in units] == BY[order]


@EITHER
def test_own_categories_without_a_place_stand_by_their_names(ledger: Ledger, order: Order) -> None:
    choose_order(order)
    with operation(ledger, "新增") as change:
        top = change.add(Category, {"name": "一", "code": "top", "position": 1})
        for name in sorted(BY[order]):
            change.add(Category, {"name": name, "parent": top})
    with reading(ledger) as session:
        offered = [choice.text for choice in link_choices(session, "category", 2013)]
    assert [text for text in offered if text in BY[order]] == BY[order]


def test_official_paper_is_sorted_alike_for_everybody(ledger: Ledger) -> None:
    with operation(ledger, "新增") as change:
        for name in BY["pinyin"]:
            change.add(Unit, {"name": name, "nature": "division"})
    choose_order("stroke")
    with reading(ledger) as session:
        query = in_order(select(Unit.name), Unit, ("name",), "pinyin")
        assert [name for name in session.scalars(query) if name in BY["pinyin"]] == BY["pinyin"]


@EITHER
def test_a_text_that_only_this_person_lists_is_sorted_too(ledger: Ledger, order: Order) -> None:
    choose_order(order)
    with operation(ledger, "新增") as change:
        for remark in sorted(BY[order]):
            change.add(
                Activity,
                {"title": "会", "nature": "training", "unit": ledger.profile.unit_id, "remark": remark}
                | {"held_on": dt.date(2013, 1, 1)},
            )
    assert listed(ledger, "remark", Activity, "remark") == BY[order]
    assert listed(ledger, "-remark", Activity, "remark") == BY[order][::-1]


def test_choices_of_a_code_list_stand_in_its_order(ledger: Ledger) -> None:
    with operation(ledger, "新增") as change:
        for nature in sorted(codes("activity_nature")):
            values = {"title": nature, "nature": nature, "unit": ledger.profile.unit_id}
            change.add(Activity, values | {"held_on": dt.date(2013, 1, 1)})
    assert listed(ledger, "nature", Activity, "nature") == list(codes("activity_nature"))


def test_figures_with_decimals_stand_by_their_amount(ledger: Ledger) -> None:
    with operation(ledger, "新增") as change:
        indicator = change.add(Indicator, {"name": "访问量", "measure_unit": "次", "nature": "flow"})
        for amount in ("10", "9", "9.5"):
            values: dict[str, Value] = {"indicator": indicator, "unit": ledger.profile.unit_id, "year": 2013}
            change.add(IndicatorValue, values | {"value": Decimal(amount), "source": "网站"})
    assert listed(ledger, "value", IndicatorValue, "value") == [Decimal(9), Decimal("9.5"), Decimal(10)]


@EITHER
def test_a_long_list_is_sorted_by_the_index(ledger: Ledger, order: Order) -> None:
    choose_order(order)
    statement = in_order(select(Release.id), Release, ("title",)).compile(ledger.reader)
    with ledger.reader.connect() as connection:
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}")]
    assert plan == [f"SCAN release USING COVERING INDEX ix_release_title_{order}"]


def keys_of(ledger: Ledger, kind: type[Record] = Release) -> Sequence[tuple[object, ...]]:
    """Return the keys as they stand in the table."""
    table = table_of(kind)
    columns = [table.c[f"{name}_{order}"] for name in kind.sorted_texts for order in ORDERS]
    with reading(ledger) as session:
        return [tuple(row) for row in session.execute(select(table.c.id, *columns).order_by(table.c.id))]


def test_keys_follow_every_change_and_a_rebuild_makes_the_same(ledger: Ledger, releases: list[str]) -> None:
    edit(ledger, releases[0], title="阿")
    with operation(ledger, "删除") as change:
        change.delete(releases[1])
    undo(ledger, change.notice.operation)
    edit(ledger, releases[2], document_number="青人社发〔2013〕1号")
    before = keys_of(ledger)
    assert all(all(key is not None for key in row) for row in before)
    assert (releases[0], *keys_of_text("阿").values()) in [row[:3] for row in before]
    assert verify(ledger).sound
    rebuild(ledger)
    assert keys_of(ledger) == before


@EITHER
def test_a_key_that_somebody_changed_is_named_and_mended(ledger: Ledger, releases: list[str], order: Order) -> None:
    table = table_of(Release)
    with transaction(ledger) as session:
        session.execute(update(table).where(table.c.id == releases[3]).values({f"title_{order}": "0"}))
    assert {finding.subject for finding in verify(ledger).findings} == {Subject.ROWS}
    rebuild(ledger)
    assert verify(ledger).sound


def test_two_files_sorted_differently_become_the_same(ledger: Ledger, other: Ledger) -> None:
    for title in BY["pinyin"][:3]:
        add_release(ledger, title)
    choose_order("stroke")
    for title in BY["pinyin"][3:]:
        add_release(other, title)
    exchange(ledger, other)
    for file in (ledger, other):
        assert verify(file).sound
        assert listed(file, "title") == BY["stroke"]
    choose_order("pinyin")
    assert listed(ledger, "title") == listed(other, "title") == BY["pinyin"]
    assert keys_of(ledger) == keys_of(other)
    with reading(ledger) as one, reading(other) as two:
        assert state_code(one) == state_code(two)


def test_no_key_tells_of_a_personal_value_here_or_after_it_is_erased(ledger: Ledger) -> None:
    name = "欧阳要抹去"
    application = add_application(ledger, name)
    signs = [key.encode() for key in keys_of_text(name).values()]
    assert not any(sign in ledger.path.read_bytes() for sign in signs)
    erase(ledger, application, "申请人要求")
    content = ledger.path.read_bytes()
    assert not any(sign in content for sign in (*signs, name.encode()))
    assert read(ledger, record_ids, Application, Filter(where=(Condition("id", "=", application),))) == [application]


def test_what_goes_to_others_holds_no_key_at_all(ledger: Ledger) -> None:
    add_release(ledger, "重庆来函")
    add_application(ledger, "欧阳某")
    signs = [sign.encode() for text in ("重庆来函", "欧阳某") for sign in keys_of_text(text).values()]
    with reading(ledger) as session:
        delivery = delivery_for(session, None, personal=False)
        sent = b"".join(delivery.bodies())
    assert "重庆来函".encode() in sent
    assert not any(sign in sent for sign in signs)
    assert b"_pinyin" not in sent
