"""Damage on the way: flipped, cut, doubled, padded, mangled, bombed; nothing is accepted, no data file changes."""

from __future__ import annotations

import io
import json
import os
import random
import resource
import tempfile
import tracemalloc
import zlib
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from desktop_app.exchange.bundles.byte_form import MAGIC, SIGNATURE_BYTES, WORD, signed_part
from desktop_app.exchange.bundles.envelope import opened_bundle
from desktop_app.exchange.bundles.errors import (
    BundleError,
    DamagedBundleError,
    MangledBundleError,
    NotABundleError,
    OversizeBundleError,
    TruncatedBundleError,
)
from desktop_app.exchange.bundles.frames import pack, unpack
from desktop_app.exchange.bundles.header import HAVE, Frame
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.exchange.bundles.reading import read_bundle
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.progress import silent
from tests.exchange.places import NAMES, hand_made, hand_over, take

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop_app.ledger import Ledger

MASKS = (0x01, 0x80, 0xFF)
_END = WORD.pack(0xFFFFFFFF)
STRIDE = int(os.environ.get("OGI_DAMAGE_STRIDE", "3"))
"""Every so many-th byte of an encrypted file is flipped: each try is a decryption."""


@pytest.fixture
def plain(unit: Ledger, tmp_path: Path) -> bytes:
    """Return a small file of the unit without an envelope."""
    return send(unit, tmp_path / "plain.ogix").path.read_bytes()


@pytest.fixture
def sealed(unit: Ledger, office: Ledger, tmp_path: Path) -> Path:
    """Return a small file that only the office can open."""
    hand_over(unit, office, tmp_path / "first.ogix")
    hand_over(office, unit, tmp_path / "back.ogix", to=NAMES["unit"])
    return send(unit, tmp_path / "sealed.ogix").path


def opened_whole(content: bytes) -> None:
    """Read a file to its last line, as taking it in does."""
    bundle = read_bundle(io.BytesIO(content), silent)
    for part in (bundle.bodies(), bundle.personal(), bundle.contents(), bundle.unknown()):
        for _piece in part:
            pass
    bundle.have()


def is_refused(content: bytes) -> bool:
    """Tell whether a file is refused with a sentence; anything but that is an error of ours."""
    try:
        opened_whole(content)
    except BundleError as error:
        return bool(error.message and error.hint)
    return False


def test_every_byte_flipped_in_three_ways_is_noticed(plain: bytes) -> None:
    opened_whole(plain)
    for place in range(len(plain)):
        for mask in MASKS:
            flipped = bytearray(plain)
            flipped[place] ^= mask
            assert is_refused(bytes(flipped)), (place, mask)


def test_every_truncation_is_noticed(plain: bytes) -> None:
    for length in range(len(plain)):
        assert is_refused(plain[:length]), length
    with pytest.raises(TruncatedBundleError):
        opened_whole(plain[: len(plain) // 2])


def test_junk_before_after_and_between_and_a_doubled_file_are_noticed(plain: bytes) -> None:
    luck = random.Random(5)
    junk = luck.randbytes(40)
    assert is_refused(junk + plain)
    assert is_refused(plain + junk)
    assert is_refused(plain + plain)
    for _turn in range(300):
        place = luck.randrange(1, len(plain))
        assert is_refused(plain[:place] + luck.randbytes(luck.randrange(1, 9)) + plain[place:]), place
        assert is_refused(plain[:place] + plain[place + luck.randrange(1, 9) :]), place


@pytest.mark.parametrize(
    ("mangle", "error"),
    [
        (lambda content: content.replace(b"\r\n", b"\n"), MangledBundleError),
        (lambda content: content.replace(b"\n", b"\r\n"), MangledBundleError),
        (lambda content: bytes(byte & 0x7F for byte in content), MangledBundleError),
        (lambda content: content.decode("latin-1").encode(), MangledBundleError),
        (lambda content: content.decode("utf-8", "replace").encode(), MangledBundleError),
        (lambda _content: b"", NotABundleError),
        (lambda _content: b"\x89PNG\r\n\x1a\n" + bytes(100), NotABundleError),
        (lambda _content: b"SQLite format 3\0" + bytes(100), NotABundleError),
    ],
)
def test_what_mail_programs_do_and_other_files_have_sentences_of_their_own(
    plain: bytes, mangle: Callable[[bytes], bytes], error: type[BundleError]
) -> None:
    with pytest.raises(error):
        opened_whole(mangle(plain))


def _sealed_damages(content: bytes) -> Iterator[bytes]:
    luck = random.Random(7)
    for place in range(0, len(content), STRIDE):
        flipped = bytearray(content)
        flipped[place] ^= luck.choice(MASKS)
        yield bytes(flipped)
    for length in range(0, len(content), STRIDE):
        yield content[:length]
    yield content + b"x"
    yield content + content
    yield b"x" + content
    yield content.replace(b"\n", b"\r\n")


def test_an_encrypted_file_is_refused_after_any_damage(office: Ledger, sealed: Path, tmp_path: Path) -> None:
    keys = own_keys(office)
    damaged = tmp_path / "damaged.ogix"
    for number, content in enumerate(_sealed_damages(sealed.read_bytes())):
        damaged.write_bytes(content)
        with (
            pytest.raises(BundleError),
            opened_bundle(damaged, keys.receiving, "", tmp_path, silent),
        ):
            pytest.fail(f"damage {number} was accepted")


def test_a_file_locked_by_a_passphrase_is_refused_after_damage(unit: Ledger, tmp_path: Path) -> None:
    sent = send(unit, tmp_path / "locked.ogix", Wanted(passphrase="长长的口令，开门"))
    content = sent.path.read_bytes()
    keys = own_keys(unit)
    places = [0, 5, 16, 17, 20, 60, *range(300, len(content), len(content) // 4)]
    for damage in [*(content[:place] for place in places), *(_flipped(content, place) for place in places[:3])]:
        (tmp_path / "damaged.ogix").write_bytes(damage)
        with (
            pytest.raises(BundleError),
            opened_bundle(tmp_path / "damaged.ogix", keys.receiving, "长长的口令，开门", tmp_path, silent),
        ):
            pytest.fail("accepted")


def _flipped(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]


def test_taking_in_damaged_files_leaves_the_data_file_to_the_byte(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    sent = send(unit, tmp_path / "u.ogix")
    content = sent.path.read_bytes()
    before = office.path.read_bytes()
    luck = random.Random(11)
    for number in range(60):
        place = luck.randrange(len(content))
        damaged = tmp_path / f"{number}.ogix"
        damaged.write_bytes(content[:place] if number % 2 else _flipped(content, place))
        outcome = take(office, damaged, sent.code)
        assert (outcome.state, outcome.adopted) == ("refused", None)
        assert outcome.message
        assert outcome.hint
    assert office.path.read_bytes() == before
    assert take(office, sent.path, sent.code).state == "taken"


def test_what_only_a_newer_version_knows_is_refused_after_any_damage(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    content = b"of the future"
    with tempfile.TemporaryFile() as work:
        whole = hand_made(unit, work, [(HAVE, b"{}"), ("seals", content)])
    assert not is_refused(whole)
    packed = pack("seals", content)[1]
    start = whole.index(packed)
    before = office.path.read_bytes()
    damaged = tmp_path / "damaged.ogix"
    for place in range(start, start + len(packed)):
        damaged.write_bytes(_flipped(whole, place))
        assert take(office, damaged, own_keys(unit).code).state == "refused", place - start
    assert office.path.read_bytes() == before


def resigned(ledger: Ledger, header: object, frames: bytes) -> bytes:
    """Return a file with any header at all, signed as it should be."""
    signed = signed_part(json.dumps(header).encode() if not isinstance(header, bytes) else header)
    return signed + own_keys(ledger).signing.sign(signed) + frames


def header_of(content: bytes) -> dict[str, object]:
    (length,) = WORD.unpack(content[len(MAGIC) : len(MAGIC) + WORD.size])
    start = len(MAGIC) + WORD.size
    found: dict[str, object] = json.loads(content[start : start + length])
    return found


def with_frames(content: bytes, *frames: dict[str, object]) -> dict[str, object]:
    return header_of(content) | {"frames": list(frames)}


def frame(**said: object) -> dict[str, object]:
    return {"kind": "revisions", "packed": 10, "size": 10, "sha256": "0" * 64} | said


def in_little_memory(content: bytes, error: type[BundleError]) -> None:
    """Refuse a file within 64 MB, whatever it claims."""
    tracemalloc.start()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        with pytest.raises(error):
            opened_whole(content)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 64 * 1024**2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1024


def test_a_bomb_is_refused_before_it_goes_off(unit: Ledger, plain: bytes) -> None:
    bomb = zlib.compress(bytes(1024**3 // 16), 9)
    said = frame(packed=len(bomb), size=1000, sha256=sha256(bomb).hexdigest())
    in_little_memory(resigned(unit, with_frames(plain, said), WORD.pack(0) + bomb + _END), DamagedBundleError)
    claims_more = said | {"size": 1024**3 // 16}
    in_little_memory(resigned(unit, with_frames(plain, claims_more), WORD.pack(0) + bomb + _END), DamagedBundleError)


@pytest.mark.parametrize(
    "said",
    [
        {"packed": 2**32 - 1, "size": 10},
        {"packed": 2**63, "size": 10},
        {"packed": 10, "size": 2**32},
        {"packed": -1, "size": 10},
        {"packed": 1.5, "size": 10},
    ],
)
def test_lying_lengths_are_refused_without_memory(unit: Ledger, plain: bytes, said: dict[str, object]) -> None:
    in_little_memory(
        resigned(unit, with_frames(plain, frame(**said)), WORD.pack(0) + bytes(10) + _END), DamagedBundleError
    )


def test_a_frame_that_is_not_the_one_that_the_header_names_is_refused() -> None:
    packed = zlib.compress(b"0123456789")
    with pytest.raises(DamagedBundleError):
        unpack(Frame("revisions", len(packed), 10, sha256(b"another").hexdigest()), packed)


def test_a_frame_shorter_or_longer_than_said_is_refused() -> None:
    packed = zlib.compress(b"0123456789")
    for size in (9, 11, 0):
        with pytest.raises(DamagedBundleError):
            unpack(Frame("revisions", len(packed), size, sha256(packed).hexdigest()), packed)
    longer = packed + b"x"
    with pytest.raises(DamagedBundleError):
        unpack(Frame("revisions", len(longer), 10, sha256(longer).hexdigest()), longer)


def test_a_header_of_four_gigabytes_and_a_total_beyond_all_limits_are_refused(unit: Ledger, plain: bytes) -> None:
    in_little_memory(MAGIC + WORD.pack(2**32 - 1) + bytes(1000), OversizeBundleError)
    many = [frame(packed=8 * 1024**2, size=8 * 1024**2) for _number in range(300)]
    in_little_memory(resigned(unit, with_frames(plain, *many), b""), OversizeBundleError)
    in_little_memory(
        resigned(unit, with_frames(plain, *[frame() for _number in range(20_001)]), b""), DamagedBundleError
    )


@pytest.mark.parametrize("depth", [100, 10_000, 1_000_000])
def test_deep_json_is_refused(unit: Ledger, depth: int) -> None:
    for deep in (b"[" * depth + b"]" * depth, b'{"a":' * depth + b"1" + b"}" * depth):
        assert is_refused(resigned(unit, deep, b""))
        assert is_refused(resigned(unit, b'{"counts":' + deep + b"}", b""))


def test_frames_out_of_order_twice_or_beyond_the_table_are_refused(plain: bytes) -> None:
    (length,) = WORD.unpack(plain[len(MAGIC) : len(MAGIC) + WORD.size])
    start = len(MAGIC) + WORD.size + length + SIGNATURE_BYTES
    head, frames = plain[:start], plain[start:]
    table = header_of(plain)["frames"]
    assert isinstance(table, list)
    first_end = WORD.size + table[0]["packed"]
    first, rest = frames[:first_end], frames[first_end:]
    assert not is_refused(head + first + rest)
    assert is_refused(head + first + first + rest)
    assert is_refused(head + rest)
    assert is_refused(head + first + WORD.pack(len(table)) + rest)
    assert is_refused(head + WORD.pack(0xFFFFFFFF))
