"""Operations: validated, all or nothing, heard of once, and the only way to write."""

from __future__ import annotations

import datetime as dt
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError, OperationalError

from desktop_app.errors import InvalidRecordError, UserError
from desktop_app.model.kinds import Application, Category, Channel, Dispute, Publication, Release
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import PlainWriteError, reading
from desktop_app.store.log.rows import table_of
from desktop_app.store.log.tables import REVISION
from desktop_app.store.proof.verify import verify

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.store.log.notices import Notice


def release_values(ledger: Ledger, category: str, **values: Value) -> dict[str, Value]:
    """Return a good release with some fields changed."""
    good: dict[str, Value] = {"title": "公告", "unit": ledger.profile.unit_id, "category": category}
    return good | {"released_on": dt.date(2013, 6, 3)} | values


def add_category(ledger: Ledger) -> str:
    """Add a category and return its id."""
    with operation(ledger, "分类") as change:
        return change.add(Category, {"name": "机构信息", "code": "org"})


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("released_on", "2013-02-30", "这一天不存在"),
        ("released_on", "", "请填写"),
        ("title", "", "请填写"),
        ("title", "长" * 70_000, "最多 500 个字，现在有 70000 个"),
        ("title", "空\0字", "U+0000"),
        ("title", "半个\ud800字", "U+D800"),
        ("pages", -1, "不能小于 0"),
        ("pages", 2**60, "不是可以保存的数"),
        ("document_kind", "没有的", "没有“没有的”这一项"),
        ("category", "f" * 32, "已不存在"),
        ("category", "不是编号", "没有指向任何记录"),
        ("made_on", dt.date(2013, 7, 1), "早于生成日期"),
    ],
)
def test_bad_input_is_refused_with_a_sentence_beside_its_field_and_nothing_is_written(
    ledger: Ledger, field: str, value: Value, sentence: str
) -> None:
    category = add_category(ledger)
    with pytest.raises(InvalidRecordError) as caught, operation(ledger, "新增") as change:
        change.add(Release, release_values(ledger, category))
        change.add(Release, release_values(ledger, category) | {field: value})
    shown = caught.value.fields.get("released_on" if field == "made_on" else field, "")
    assert sentence in shown
    with reading(ledger) as session:
        assert session.scalars(select(Release)).all() == []
    assert verify(ledger).sound


def test_markup_in_a_title_is_kept_to_the_letter(ledger: Ledger) -> None:
    with operation(ledger, "新增") as change:
        title = "a<b & <img src=x>"
        record = change.add(
            Release, release_values(ledger, change.add(Category, {"name": "甲", "code": "a"}), title=title)
        )
    with reading(ledger) as session:
        assert session.get_one(Release, record).title == title


def test_an_operation_that_fails_halfway_leaves_nothing(ledger: Ledger) -> None:
    category = add_category(ledger)
    with pytest.raises(ZeroDivisionError), operation(ledger, "新增") as change:
        change.add(Release, release_values(ledger, category))
        _ = 1 // 0
    with reading(ledger) as session:
        assert session.scalars(select(Release)).all() == []


def test_one_operation_is_one_notice_that_names_kinds_and_records(ledger: Ledger) -> None:
    heard: list[Notice] = []
    unsubscribe = ledger.notices.subscribe(heard.append)
    category = add_category(ledger)
    with operation(ledger, "新增") as change:
        ids = {change.add(Release, release_values(ledger, category)) for _ in range(3)}
    with operation(ledger, "什么也没改") as change:
        change.update(category, {"name": "机构信息"})
    unsubscribe()
    add = heard[-1]
    assert len(heard) == 2
    assert (add.kinds, add.records, add.label) == (frozenset({"release"}), frozenset(ids), "新增")


def test_a_plain_session_that_tries_to_write_a_projected_table_is_refused(ledger: Ledger) -> None:
    category = add_category(ledger)
    table = table_of(Category)
    with reading(ledger) as session, pytest.raises(PlainWriteError):
        session.get_one(Category, category).name = "偷改"
        session.flush()
    with reading(ledger) as session, pytest.raises(PlainWriteError):
        session.add(Category(id="0" * 32, name="偷加"))
        session.commit()
    for statement in (insert(table).values(id="0" * 32), update(table).values(name="偷改"), delete(table)):
        with reading(ledger) as session, pytest.raises(OperationalError, match="readonly"):
            session.execute(statement)
    with reading(ledger) as session:
        assert [row.name for row in session.scalars(select(Category))] == ["机构信息"]


def test_the_log_refuses_change_and_deletion_even_through_the_writing_connection(ledger: Ledger) -> None:
    for statement in (update(REVISION).values(seq=99), delete(REVISION)):
        with pytest.raises(IntegrityError, match="append-only"), ledger.writer.begin() as connection:
            connection.execute(statement)


def test_a_category_in_use_is_not_deleted_and_the_message_counts_its_users(ledger: Ledger) -> None:
    category = add_category(ledger)
    with operation(ledger, "新增") as change:
        change.add(Release, release_values(ledger, category))
    with pytest.raises(UserError, match="还被 1 条“主动公开信息”用着"), operation(ledger, "删除") as change:
        change.delete(category)


def test_what_belongs_to_a_record_is_deleted_with_it(ledger: Ledger) -> None:
    category = add_category(ledger)
    with operation(ledger, "新增") as change:
        channel = change.add(Channel, {"name": "门户网站", "code": "web", "nature": "website"})
        release = change.add(Release, release_values(ledger, category))
        appearance: dict[str, Value] = {"release": release, "channel": channel, "published_on": dt.date(2013, 6, 3)}
        change.add(Publication, appearance)
    with operation(ledger, "删除") as change:
        change.delete(release)
    with reading(ledger) as session:
        assert session.scalars(select(Publication)).all() == []


def test_the_due_day_of_an_application_is_computed_and_follows_its_receipt(ledger: Ledger) -> None:
    values: dict[str, Value] = {"subject": "查询", "unit": ledger.profile.unit_id, "channel": "face"}
    values |= {"nature": "disclosure", "applicant_type": "natural", "received_on": "2013-01-28"}
    with operation(ledger, "登记") as change:
        record = change.add(Application, values)
        assert change.session.get_one(Application, record).due_on == dt.date(2013, 2, 21)
        change.update(record, {"received_on": "2022-09-30"})
        assert change.session.get_one(Application, record).due_on == dt.date(2022, 11, 2)


def test_a_decision_needs_its_reply_day_and_a_closed_case_its_outcome(ledger: Ledger) -> None:
    with operation(ledger, "登记") as change:
        values: dict[str, Value] = {"subject": "查询", "unit": ledger.profile.unit_id, "channel": "face"}
        values |= {"nature": "disclosure"}
        record = change.add(Application, values | {"applicant_type": "natural", "received_on": "2013-01-28"})
        with pytest.raises(InvalidRecordError) as caught:
            change.update(record, {"decision": "granted"})
        assert set(caught.value.fields) == {"replied_on"}
        case: dict[str, Value] = {
            "procedure": "review",
            "unit": ledger.profile.unit_id,
            "subject": "不服答复",
            "filed_on": "2013-05-02",
        }
        with pytest.raises(InvalidRecordError) as caught:
            change.add(Dispute, case | {"closed_on": "2013-04-01"})
        assert set(caught.value.fields) == {"closed_on", "outcome"}


def test_two_readings_may_be_open_at_once_and_one_on_another_thread(ledger: Ledger) -> None:
    category = add_category(ledger)
    names: list[str] = []

    def read() -> None:
        with reading(ledger) as session:
            names.append(session.get_one(Category, category).name)

    with reading(ledger) as outer:
        assert outer.get_one(Category, category).name == "机构信息"
        read()
        other = Thread(target=read)
        other.start()
        other.join()
    assert names == ["机构信息", "机构信息"]
    with operation(ledger, "改名") as change:
        change.update(category, {"name": "机构"})
    read()
    assert names[-1] == "机构"
