"""The check code: equal for equal states however they came about, different for any difference, which is then found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.store.log.reading import reading
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.merge.state_code import code_of, record_digests, state_code
from tests.store.merge.exchanging import add_application, add_release, body, edit, exchange, hand_over, of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger

RECORD = "a" * 32


def differing_records(one: Session, other: Session) -> list[str]:
    """Return the records whose digest isn't the same in two files, or that only one of them has."""
    return sorted({record for record, _digest in set(record_digests(one)) ^ set(record_digests(other))})


def code(ledger: Ledger) -> str:
    """Return a file's check code."""
    with reading(ledger) as session:
        return state_code(session)


def test_two_files_that_exchanged_everything_have_one_code_even_without_personal_values(
    ledger: Ledger, other: Ledger
) -> None:
    assert code(ledger) == code(other)
    application, release = add_application(ledger), add_release(other)
    assert code(ledger) != code(other)
    hand_over(ledger, other, personal=False)
    hand_over(other, ledger)
    assert code(ledger) == code(other)
    edit(ledger, application, applicant_name="甲")
    edit(other, application, applicant_name="乙")
    edit(other, release, title="丙")
    before = code(ledger)
    with reading(ledger) as one, reading(other) as two:
        assert differing_records(one, two) == sorted([application, release])
    exchange(ledger, other)
    assert code(ledger) == code(other) != before


def test_what_waits_and_in_what_order_it_came(ledger: Ledger, other: Ledger) -> None:
    first = body(RECORD, {"name": "甲"})
    last = [body(RECORD, {"name": name}, body(RECORD, {"name": "乙"}, first), seq=7) for name in ("丙", "丁")]
    adopt(ledger, of(first, last[0]))
    adopt(other, of(first, last[1]))
    assert code(ledger) != code(other)
    adopt(ledger, of(last[1]))
    adopt(other, of(last[0]))
    assert code(ledger) == code(other)


def test_a_record_that_only_one_file_has_is_found(ledger: Ledger, other: Ledger) -> None:
    adopt(other, of(body(RECORD, {"name": "甲"})))
    with reading(ledger) as one, reading(other) as two:
        assert differing_records(one, two) == [RECORD]
        assert differing_records(two, one) == [RECORD]


def test_the_code_is_eight_plain_letters_and_digits() -> None:
    codes = {code_of(total) for total in range(500)}
    assert len(codes) == 500
    assert all(len(one) == 8 and one.isascii() and one.isalnum() and not set(one) & set("ILOU") for one in codes)
    assert code_of(0) == code_of(0)
