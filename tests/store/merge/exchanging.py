"""What the tests of adopting share: a second data file, and handing over without a file in between."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.model.kinds import Application, Category, Release
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.revision import Revision, encode, revision_id
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.merge.delivery import Delivery
from desktop_app.store.merge.have_list import have_list
from desktop_app.store.merge.lacking_entries import delivery_for

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.model.log_value import LoggedKey
    from desktop_app.store.merge.adopted import Adopted


def hand_over(giver: Ledger, taker: Ledger, *, everything: bool = False, personal: bool = True) -> Adopted:
    """Adopt what the giver has and the taker lacks."""
    with reading(taker) as session:
        have = None if everything else have_list(session)
    with reading(giver) as session:
        return adopt(taker, delivery_for(session, have, personal=personal))


def exchange(one: Ledger, other: Ledger) -> None:
    """Hand over both ways."""
    hand_over(one, other)
    hand_over(other, one)


def add_release(ledger: Ledger, title: str = "通知", day: dt.date = dt.date(2013, 5, 6)) -> str:
    """Add a release with its category."""
    with operation(ledger, "登记") as change:
        category = change.add(Category, {"name": title, "code": title})
        values: dict[str, Value] = {"title": title, "released_on": day, "category": category}
        return change.add(Release, values | {"unit": ledger.profile.unit_id})


def add_application(ledger: Ledger, name: str = "某人") -> str:
    """Add an application with an applicant's name."""
    values: dict[str, Value] = {"subject": "社保", "unit": ledger.profile.unit_id, "channel": "face"}
    values |= {"received_on": dt.date(2013, 3, 1), "nature": "disclosure", "applicant_type": "natural"}
    with operation(ledger, "登记") as change:
        return change.add(Application, values | {"applicant_name": name})


def edit(ledger: Ledger, record: str, why: str = "", **values: Value) -> None:
    """Change fields of a record."""
    with operation(ledger, "修改", why=why) as change:
        change.update(record, values)


def body(record: str, keys: dict[str, LoggedKey], *parents: bytes, kind: str = "category", **more: object) -> bytes:
    """Return the bytes of a revision from elsewhere that saw the parents."""
    par = sorted(revision_id(parent) for parent in parents)
    same = {"par": par, "op": "b" * 32, "lane": "c" * 32, "seq": 1 + len(par)}
    return encode(Revision(rec=record, kind=kind, f=keys, **{**same, **more}))  # type: ignore[arg-type]


def of(*bodies: bytes) -> Delivery:
    """Return a delivery of some revisions."""
    return Delivery(lambda: bodies)
