"""What a certified unit that lies may write: each of these is outside its rights, and none of them may count."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.model.kinds import KINDS, Application
from desktop_app.paths import resource
from desktop_app.store.log.reading import reading
from tests.exchange.insider import Insider, heads
from tests.exchange.places import made, values

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ledger import Ledger

NAME = "就业处"
"""What the lying unit is called."""


def _application(office: Ledger, unit: Ledger) -> str:
    with reading(office) as session:
        its = select(Application.id).where(Application.unit == unit.profile.unit_id).order_by(Application.id)
        return session.scalars(its.limit(1)).one()


def nil_for_another(one: Insider, office: Ledger, other: Ledger) -> None:
    period = {"year": 2013, "month": 5}
    one.write("hand_in", {"unit": other.profile.unit_id, "period": period, "nil": True, "handed_in_on": "2013-06-01"})
    one.write("nil_declaration", {"unit": other.profile.unit_id, "subject": "release", "period": {"year": 2013}})
    del office


def record_for_another(one: Insider, office: Ledger, other: Ledger) -> None:
    one.write("release", {"title": "冒名", "unit": other.profile.unit_id, "released_on": "2013-05-06"})
    del office


def record_of_nobody(one: Insider, office: Ledger, other: Ledger) -> None:
    one.write("release", {"title": "冒名", "released_on": "2013-05-06"})
    del office, other


def own_record_given_away(one: Insider, office: Ledger, other: Ledger) -> None:
    mine = one.write("release", {"title": "本处", "unit": one.ledger.profile.unit_id, "released_on": "2013-05-06"})
    one.write("release", {"unit": other.profile.unit_id}, mine, [one.tip or ""])
    del office


def record_taken_over(one: Insider, office: Ledger, other: Ledger) -> None:
    record = _application(office, other)
    one.write("application", {"subject": "改", "unit": one.ledger.profile.unit_id}, record, heads(office, record))


def record_begun_again(one: Insider, office: Ledger, other: Ledger) -> None:
    record = _application(office, other)
    one.write("application", {"subject": "改", "unit": one.ledger.profile.unit_id}, record)
    one.write("gadget", {"subject": "改"}, record)


def applicant_erased(one: Insider, office: Ledger, other: Ledger) -> None:
    record = _application(office, other)
    one.write("application", {}, record, heads(office, record), erase=True)


def step_in_anothers_case(one: Insider, office: Ledger, other: Ledger) -> None:
    record = _application(office, other)
    one.write("case_step", {"application": record, "step": "extension", "day": "2013-06-01"})


def own_step_moved_over(one: Insider, office: Ledger, other: Ledger) -> None:
    mine = one.write(
        "case_step", {"application": _application(office, one.ledger), "step": "extension", "day": "2013-06-01"}
    )
    one.write("case_step", {"application": _application(office, other)}, mine, [one.tip or ""])


def record_deleted(one: Insider, office: Ledger, other: Ledger) -> None:
    record = _application(office, other)
    one.write("application", {"_deleted": True}, record, heads(office, record))


def marked_as_its_own(one: Insider, office: Ledger, other: Ledger) -> None:
    record = _application(office, other)
    one.write("application", {"_unit": one.ledger.profile.unit_id}, record, heads(office, record))


def letter_in_force(one: Insider, office: Ledger, other: Ledger) -> None:
    content = false_letter()
    named = {"size": len(content), "sha256": sha256(content).hexdigest()}
    issued = {"subject": "letters", "name": "receipt.json", "issued_on": "2099-01-01", "withdrawn": False}
    one.write("rule_file", issued | {"content": named})
    del office, other


def pc_retired(one: Insider, office: Ledger, other: Ledger) -> None:
    with reading(office) as session:
        device = session.query(KINDS["device"]).filter_by(signing_key=own_keys(other).signing_key).one()
    one.write("device", {"retired_on": "2013-01-01", "retired_after": ""}, device.id, heads(office, device.id))


def key_made_the_offices(one: Insider, office: Ledger, other: Ledger) -> None:
    with made(one.ledger.path.with_name(f"{one.nonce}.ogi"), unit="办公室", role="office") as evil:
        keys = own_keys(evil)
    certificate = {"unit": office.profile.unit_id, "name": "假的", "signing_key": keys.signing_key}
    one.write("device", certificate | {"receiving_key": keys.receiving_key, "certified_on": "2013-01-01"})
    del other


def unit_made_the_office(one: Insider, office: Ledger, other: Ledger) -> None:
    unit = one.ledger.profile.unit_id
    one.write("unit", {"nature": "office"}, unit, heads(office, unit))
    one.write("unit", {"name": NAME, "nature": "office"}, unit)
    del other


def unit_invented(one: Insider, office: Ledger, other: Ledger) -> None:
    one.write("unit", {"name": "编造处", "nature": "division"})
    del office, other


def category_deleted(one: Insider, office: Ledger, other: Ledger) -> None:
    record = values(office, "category", "id").pop()
    one.write("category", {"_deleted": True}, record, heads(office, record))
    one.write("category", {"name": "改名", "code": "oth"}, record)
    del other


def category_beside_the_official(one: Insider, office: Ledger, other: Ledger) -> None:
    one.write("category", {"name": "自编", "code": "zb"})
    del office, other


def year_locked(one: Insider, office: Ledger, other: Ledger) -> None:
    step = {"year": 2013, "position": 1, "state": "filed", "day": "2014-01-01", "officer": "主任"}
    one.write("report_step", step)
    del office, other


def holiday_moved(one: Insider, office: Ledger, other: Ledger) -> None:
    one.write("local_day", {"day": "2013-05-07", "works": False, "name": "编造"})
    one.write("rule_setting", {"code": "extension_after_restart", "value": "again"})
    del office, other


LIES: tuple[Callable[[Insider, Ledger, Ledger], None], ...] = (
    nil_for_another,
    record_for_another,
    record_of_nobody,
    own_record_given_away,
    record_taken_over,
    record_begun_again,
    applicant_erased,
    step_in_anothers_case,
    own_step_moved_over,
    record_deleted,
    marked_as_its_own,
    letter_in_force,
    pc_retired,
    key_made_the_offices,
    unit_made_the_office,
    unit_invented,
    category_deleted,
    category_beside_the_official,
    year_locked,
    holiday_moved,
)


def false_letter() -> bytes:
    """Return the content of a letter that the office never handed down."""
    letter: dict[str, Any] = json.loads(resource("letters", "receipt.json").read_text("utf-8"))
    return json.dumps(letter | {"title": "伪造回执"}, ensure_ascii=False).encode()
