"""Frames: whatever goes in comes out, within the limits, and nothing else does."""

from __future__ import annotations

import io
import re
import tempfile

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from pyrage import DecryptError, passphrase, x25519

from desktop_app.exchange.bundles.byte_form import PiecesReader
from desktop_app.exchange.bundles.errors import DamagedBundleError, LockedBundleError
from desktop_app.exchange.bundles.frames import FULL, in_chunks, in_frames, lines_of, pack, unpack, whole_contents
from desktop_app.exchange.bundles.header import Header, Sender, decode_header, encode_header
from desktop_app.exchange.bundles.keys import fingerprint, same_code
from desktop_app.exchange.bundles.reading import read_bundle
from desktop_app.exchange.bundles.sealing import is_sealed, open_seal, seal
from desktop_app.exchange.bundles.writing import Frames, whole_file
from desktop_app.progress import silent
from tests.exchange.quick_lock import encrypt

LINES = st.lists(st.binary(min_size=1, max_size=300).filter(lambda line: b"\n" not in line), max_size=40)
KINDS = st.sampled_from(["revisions", "personal", "content", "futures", "new_kind"])
SLOW_ENCRYPT = passphrase.encrypt
"""The library's own lock, which takes a second."""


@given(st.binary(max_size=5000))
def test_a_frame_unpacks_to_what_was_packed(content: bytes) -> None:
    frame, packed = pack("revisions", content)
    assert unpack(frame, packed) == content


@given(LINES)
def test_lines_come_out_of_frames_as_they_went_in(lines: list[bytes]) -> None:
    assert [line for content in in_frames(lines) for line in lines_of(content)] == lines


def test_frames_are_closed_when_they_are_full() -> None:
    lines = [bytes([65 + number % 26]) * (FULL // 3) for number in range(10)]
    contents = list(in_frames(lines))
    assert len(contents) == 5
    assert max(map(len, contents)) <= FULL + len(lines[0])


@given(st.lists(st.binary(min_size=1, max_size=200), max_size=5))
def test_attached_files_come_out_whole(contents: list[bytes]) -> None:
    chunks = [chunk for content in contents for chunk in in_chunks(content)]
    assert list(whole_contents(chunks)) == contents


def test_a_large_file_goes_in_pieces_and_a_lost_moved_or_changed_piece_is_noticed() -> None:
    content = bytes(range(256)) * (3 * FULL // 256 + 1)
    chunks = list(in_chunks(content))
    assert len(chunks) == 4
    assert list(whole_contents(chunks)) == [content]
    changed = chunks[1][:-1] + b"?"
    for wrong in (
        chunks[1:],
        chunks[:-1],
        [chunks[1], chunks[0], *chunks[2:]],
        [chunks[0], *chunks],
        [chunks[0], changed, *chunks[2:]],
    ):
        with pytest.raises(DamagedBundleError):
            list(whole_contents(wrong))


@given(st.lists(st.tuples(KINDS, st.binary(max_size=200)), max_size=8))
def test_a_file_holds_its_frames_and_their_order(contents: list[tuple[str, bytes]]) -> None:
    key = Ed25519PrivateKey.generate()
    with tempfile.TemporaryFile() as work:
        frames = Frames(work)
        for kind, content in contents:
            frames.add(kind, [content])
        sender = Sender(
            signing_key=key.public_key().public_bytes_raw().hex(),
            receiving_key=str(x25519.Identity.generate().to_public()),
            lane="0" * 32,
            role="unit",
        )
        header = Header(app="1", schema=1, bundle="0" * 32, made_at=0, sender=sender, frames=frames.table)
        assert decode_header(encode_header(header)) == header
        bundle = read_bundle(io.BytesIO(whole_file(header, frames, key).readall()), silent)
    unknown = [(frame.kind, unpack(frame, packed)) for frame, packed in bundle.unknown()]
    assert unknown == [(kind, content) for kind, content in contents if kind in {"futures", "new_kind"}]


@given(st.lists(st.binary(max_size=50), max_size=20), st.integers(1, 70))
def test_pieces_are_read_like_a_file(pieces: list[bytes], size: int) -> None:
    reader = PiecesReader(pieces)
    found = b""
    while part := reader.read(size):
        assert len(part) <= size
        found += part
    assert found == b"".join(pieces)


@pytest.mark.parametrize("word", ["", "芝麻开门"], ids=["keys", "passphrase"])
def test_an_envelope_gives_back_what_was_put_in(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase, "encrypt", SLOW_ENCRYPT)
    identity = x25519.Identity.generate()
    target, found = io.BytesIO(), io.BytesIO()
    seal(PiecesReader([b"one ", b"two"]), target, [str(identity.to_public())], word)
    target.seek(0)
    assert is_sealed(target)
    assert b"two" not in target.getvalue()
    open_seal(target, found, identity, word)
    assert found.getvalue() == b"one two"


def test_the_quick_lock_of_the_tests_is_no_other_lock_than_the_librarys_but_for_its_work() -> None:
    kinds = [
        re.sub(rb"scrypt \S+ \d\d\n.*", b"", lock(b"one", "x"), flags=re.DOTALL) for lock in (encrypt, SLOW_ENCRYPT)
    ]
    assert kinds[0] == kinds[1]
    assert passphrase.decrypt(encrypt(b"one", "x"), "x") == b"one"


def test_a_lock_that_takes_too_long_is_no_wrong_passphrase() -> None:
    target, found = io.BytesIO(), io.BytesIO()
    seal(PiecesReader([b"one"]), target, [], "芝麻开门")
    slow = re.sub(rb"(-> scrypt \S+) \d\d", rb"\1 30", target.getvalue(), count=1)
    assert slow != target.getvalue()
    with pytest.raises(LockedBundleError, match="太忙"):
        open_seal(io.BytesIO(slow), found, x25519.Identity.generate(), "芝麻开门")
    target.seek(0)
    with pytest.raises(LockedBundleError, match="口令不对"):
        open_seal(target, found, x25519.Identity.generate(), "芝麻关门")
    assert not found.getvalue()


def test_a_passphrase_is_tried_again_when_the_pc_was_too_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    target, found, decrypt, tries = io.BytesIO(), io.BytesIO(), passphrase.decrypt, iter([True, True, False])

    def busy(lock: bytes, word: str) -> bytes:
        if next(tries):
            raise DecryptError("Excessive work parameter for passphrase.")
        return bytes(decrypt(lock, word))

    seal(PiecesReader([b"one"]), target, [], "芝麻开门")
    target.seek(0)
    monkeypatch.setattr(passphrase, "decrypt", busy)
    open_seal(target, found, x25519.Identity.generate(), "芝麻开门")
    assert found.getvalue() == b"one"


def test_no_two_keys_have_one_code_and_a_code_is_recognised_however_it_is_typed() -> None:
    codes = {fingerprint(f"{number:064x}", "age1x") for number in range(2000)}
    assert len(codes) == 2000
    code = fingerprint("0" * 64, "age1x")
    assert same_code(code.lower().replace("-", " "), code)
    assert same_code(code.replace("-", ""), code)
    assert not same_code(code[:-1], code)
    assert not same_code("", code)
