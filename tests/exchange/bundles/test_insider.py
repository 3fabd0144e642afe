"""Correctly signed but malformed: what a trusted PC could send by a bug or on purpose; a seeded fuzz of every part."""

from __future__ import annotations

import json
import os
import random
import tempfile
from base64 import b64encode
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from desktop_app.exchange.bundles.errors import BundleError
from desktop_app.exchange.bundles.header import CONTENT, HAVE, PERSONAL, REVISIONS
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.store.log.reading import reading
from desktop_app.store.log.tables import REVISION
from desktop_app.store.proof.verify import verify
from tests.exchange.bundles.test_damage import header_of, is_refused, opened_whole, resigned
from tests.exchange.places import hand_made, take

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger

FILES = int(os.environ.get("OGI_FUZZ_FILES", "150"))
HEADERS = int(os.environ.get("OGI_FUZZ_HEADERS", "2000"))

ODD: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    2**53,
    2**64,
    10**400,
    1.5,
    "",
    "x" * 3000,
    "\0",
    "\u202e文",
    "0" * 32,
    "g" * 64,
    [],
    [[]],
    [None],
    {},
    {"a": {"b": {"c": 1}}},
    {"year": "2013", "month": {}},
)
RAW = (b"", b"{", b"null", b"[]", b"\xff\xfe", b'{"a":1}{"b":2}', b'{"rec":"\\ud800"}', b'{"rec":1e999}', b"NaN")


def mangled(value: Any, luck: random.Random) -> Any:
    """Return JSON with something odd in one place: another type, a missing or an extra member, a list too long."""
    if isinstance(value, dict) and value and luck.random() < 0.9:
        found = dict(value)
        name = luck.choice(sorted(found))
        match luck.randrange(5):
            case 0:
                del found[name]
            case 1:
                found[luck.choice(("unit", "extra", "_deleted", "erase", "p", "f"))] = luck.choice(ODD)
            case 2:
                found[name] = luck.choice(ODD)
            case _:
                found[name] = mangled(found[name], luck)
        return found
    if isinstance(value, list) and value and luck.random() < 0.8:
        place = luck.randrange(len(value))
        return [*value[:place], mangled(value[place], luck), *value[place:]]
    return luck.choice(ODD)


def as_line(value: Any, luck: random.Random) -> bytes:
    if luck.random() < 0.1:
        return luck.choice(RAW)
    return json.dumps(value, ensure_ascii=luck.random() < 0.5).encode("utf-8", "surrogatepass")


@pytest.fixture
def bodies(unit: Ledger) -> list[Any]:
    """Return the unit's entries as JSON."""
    with reading(unit) as session:
        return [json.loads(body) for body in session.scalars(select(REVISION.c.body).order_by(REVISION.c.number))]


def contents_of(bodies: list[Any], luck: random.Random) -> list[tuple[str, bytes]]:
    """Return frames in which something is wrong somewhere."""
    lines = [as_line(mangled(body, luck) if luck.random() < 0.4 else body, luck) for body in bodies]
    secret, value = b64encode(b"0" * 16).decode(), b64encode(b'"x"').decode()
    person = [bodies[-1]["rec"], [secret], [["applicant_name", value]]]
    personal = [as_line(mangled(person, luck), luck) for _turn in range(luck.randrange(3))]
    have = as_line(mangled({"lanes": {"0" * 32: ["0" * 64]}, "personal": [], "contents": []}, luck), luck)
    chunk = luck.randbytes(luck.randrange(100))
    choices = [(REVISIONS, b"\n".join(lines) + b"\n" * luck.randrange(1, 3)), (HAVE, have), (CONTENT, chunk)]
    choices.append((PERSONAL, b"".join(line + b"\n" for line in personal)))
    return luck.sample(choices, luck.randrange(1, 4))


def test_no_malformed_content_is_an_error_of_ours_or_leaves_a_trace(
    unit: Ledger, office: Ledger, bodies: list[Any], tmp_path: Path
) -> None:
    code = own_keys(unit).code
    states: set[str] = set()
    for seed in range(FILES):
        luck = random.Random(seed)
        path = tmp_path / "fuzzed.ogix"
        with tempfile.TemporaryFile() as work:
            path.write_bytes(hand_made(unit, work, contents_of(bodies, luck)))
        before = office.path.read_bytes()
        outcome = take(office, path, code)
        states.add(outcome.state)
        if outcome.state == "refused":
            assert office.path.read_bytes() == before, seed
            assert outcome.message
    assert states == {"refused", "taken"}
    assert verify(office).problems == ()


def test_no_malformed_header_is_an_error_of_ours(unit: Ledger) -> None:
    with tempfile.TemporaryFile() as work:
        plain = hand_made(unit, work, [(HAVE, b"{}")])
    header, frames = header_of(plain), plain[plain.index(own_keys(unit).signing.sign(plain[: _signed(plain)])) + 64 :]
    assert not is_refused(resigned(unit, header, frames))
    for seed in range(HEADERS):
        luck = random.Random(seed)
        content = resigned(unit, as_line(mangled(header, luck), luck), frames)
        try:
            opened_whole(content)
        except BundleError:
            continue


def _signed(content: bytes) -> int:
    return 12 + int.from_bytes(content[8:12])


@pytest.mark.parametrize(
    "contents",
    [
        [(REVISIONS, b"no newline at the end")],
        [(REVISIONS, b"\n")],
        [(REVISIONS, b"x" * (2 * 1024**2 + 1) + b"\n")],
        [(HAVE, b"[]")],
        [(HAVE, b'{"lanes":{"x":[]}}')],
        [(CONTENT, b"short")],
        [(CONTENT, bytes(48) + b"x")],
        [(CONTENT, bytes(32) + (0).to_bytes(8) + (2**40).to_bytes(8) + b"x")],
        [(CONTENT, bytes(32) + (0).to_bytes(8) + (2).to_bytes(8) + b"x")],
        [(CONTENT, bytes(32) + (0).to_bytes(8) + (1).to_bytes(8) + b"x")],
        [(PERSONAL, b"{}\n")],
    ],
)
def test_each_kind_of_frame_is_read_strictly(unit: Ledger, contents: list[tuple[str, bytes]]) -> None:
    with tempfile.TemporaryFile() as work:
        assert is_refused(hand_made(unit, work, contents))


@pytest.mark.parametrize(
    "said", [{"disclosure": "full\n"}, {"sender": {"role": "unit\n"}}, {"sender": {"unit": "0" * 32 + "\n"}}]
)
def test_a_line_end_behind_a_word_of_the_header_is_refused(unit: Ledger, said: dict[str, Any]) -> None:
    with tempfile.TemporaryFile() as work:
        assert not is_refused(hand_made(unit, work))
    with tempfile.TemporaryFile() as work:
        assert is_refused(hand_made(unit, work, **said))
