"""The bytes of the log: strict to read, hashed as they are, unknown members kept."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.store.log.revision import DamagedRevisionError, Revision, encode, parse, revision_id

GOOD = {"v": 1, "rec": "a" * 32, "kind": "release", "op": "b" * 32, "lane": "c" * 32, "seq": 1, "f": {"title": "甲"}}


def body(**changes: object) -> bytes:
    """Return the bytes of a good revision with some members changed."""
    return json.dumps(GOOD | changes, ensure_ascii=False).encode()


def test_a_revision_is_read_back_as_it_was_written() -> None:
    revision = parse(body())
    assert parse(encode(revision)) == revision
    assert revision.f == {"title": "甲"}


def test_members_of_a_newer_version_are_no_damage() -> None:
    assert parse(body(newer={"deep": [1, 2]})).f == {"title": "甲"}


@pytest.mark.parametrize(
    "changes",
    [
        {"rec": "A" * 32},
        {"rec": "a" * 31},
        {"f": {"title": 1.5}},
        {"f": {"title": ["a"]}},
        {"f": {"Title": "a"}},
        {"f": {"pages": 2**53}},
        {"f": {"figure": {"value": {"deep": 1}}}},
        {"par": ["d" * 64, "a" * 64]},
        {"par": ["a" * 64, "a" * 64]},
        {"f": {"name": "x"}, "p": {"name": "e" * 64}},
        {"seq": -1},
        {"op": None},
    ],
)
def test_bytes_that_do_not_have_a_revisions_form_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(DamagedRevisionError):
        parse(body(**changes))


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(DamagedRevisionError):
        parse(b'{"f":' + b'{"a":' * 100_000)


@given(st.binary(max_size=200))
def test_junk_is_refused_and_never_raises_anything_else(junk: bytes) -> None:
    with pytest.raises(DamagedRevisionError):
        parse(junk)


def test_every_flipped_byte_changes_the_id() -> None:
    good = encode(parse(body()))
    for place in range(len(good)):
        for mask in (0x01, 0x80, 0xFF):
            bad = good[:place] + bytes([good[place] ^ mask]) + good[place + 1 :]
            assert revision_id(bad) != revision_id(good)


def test_two_saves_of_the_same_content_are_two_revisions() -> None:
    one = Revision(rec="a" * 32, kind="release", op="b" * 32, lane="c" * 32, seq=1)
    assert revision_id(encode(one)) != revision_id(encode(msgspec.structs.replace(one, seq=2)))
