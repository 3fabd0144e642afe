"""核对“登记历史证明”: checks a proof of a record's history by itself.

    python verify_proof.py 证明.html [--code 见证码]

不用公开台账程序，只用 Python 3.11 以上的标准库；签名要装 cryptography 才能核对（pip install cryptography）。

It uses nothing of the program that wrote the proof (docs/proofs.md), and only the standard library; signatures are
checked where the package `cryptography` is installed. `--code` is a code from paper (见证码 of a receipt or a filed
report, 核对码 of a PC): the proof must hold it.

Exit code 0: it holds. 1: it doesn't. 2: wrong usage. 3: all hashes hold, but the signatures couldn't be checked.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    Ed25519PublicKey = None  # type: ignore[assignment,misc]

FORM = "OGI-proof-v1"
LARGEST = 64 * 1024**2
LONGEST_PROOF = 64
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
PART = re.compile(r'<script type="application/json" id="proof">(.*?)</script>', re.DOTALL)


STEERS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")


class BrokenProofError(Exception):
    """The proof doesn't hold; the text says where."""


def say(line: str = "") -> None:
    """Print one line; what a name or a label would steer the terminal with is spelled out."""
    print(STEERS.sub(lambda found: f"<U+{ord(found[0]):04X}>", line))


def need(holds: object, otherwise: str) -> None:
    """Go on only where something holds."""
    if not holds:
        raise BrokenProofError(otherwise)


def read(path: Path) -> dict[str, Any]:
    """Return the part of a page that is proven; also from a file that is nothing else."""
    need(path.stat().st_size <= LARGEST, "文件过大 / the file is too large")
    text = path.read_text("utf-8")
    parts = [text] if text.lstrip().startswith("{") else PART.findall(text)
    need(len(parts) == 1, "文件里没有证明，或不止一份 / no proof in the file, or more than one")
    proof = json.loads(parts[0])
    need(isinstance(proof, dict) and proof.get("form") == FORM, f"不是 {FORM} 形式的证明 / not a proof of this form")
    return proof  # type: ignore[no-any-return]


def hashes(values: list[str]) -> list[bytes]:
    """Return the hashes of a proof."""
    need(len(values) <= LONGEST_PROOF, "证明过长 / a proof too long")
    found = [bytes.fromhex(value) for value in values]
    need(all(len(one) == 32 for one in found), "散列长度不对 / a hash of another length")  # noqa: PLR2004 (SHA-256)
    return found


def node(left: bytes, right: bytes) -> bytes:
    """Return the hash of two subtrees (RFC 6962, section 2.1)."""
    return hashlib.sha256(b"\1" + left + right).digest()


def spoken(root: bytes) -> str:
    """Return the code that people read out for a root (见证码)."""
    number = int.from_bytes(root[:10], "big")
    signs = "".join(ALPHABET[(number >> 5 * place) & 31] for place in range(16))
    return "-".join(signs[start : start + 4] for start in range(0, 16, 4))


def included(leaf: bytes, place: int, size: int, proof: list[bytes]) -> bytes | None:
    """Return the root that an inclusion proof leads to (RFC 9162, section 2.1.3.2)."""
    if not 0 <= place < size:
        return None
    first, last, shown = place, size - 1, leaf
    for other in proof:
        if last == 0:
            return None
        if first & 1 or first == last:
            shown = node(other, shown)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            shown = node(shown, other)
        first, last = first >> 1, last >> 1
    return shown if last == 0 else None


def consistent(old: int, size: int, old_root: bytes, root: bytes, proof: list[bytes]) -> bool:
    """Tell whether a list begins with an older one (RFC 9162, section 2.1.4.2)."""
    if not 0 < old <= size:
        return False
    if old == size:
        return not proof and old_root == root
    way = [old_root, *proof] if old & (old - 1) == 0 else proof
    if not way:
        return False
    first, last = old - 1, size - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    shown_old = shown = way[0]
    for other in way[1:]:
        if last == 0:
            return False
        if first & 1 or first == last:
            shown_old, shown = node(other, shown_old), node(other, shown)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            shown = node(shown, other)
        first, last = first >> 1, last >> 1
    return last == 0 and (shown_old, shown) == (old_root, root)


def signed(text: str, signature: str, key: str, whose: str) -> None:
    """Check a signature, where that can be done here."""
    if Ed25519PublicKey is None:
        return
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), text.encode())
    except (InvalidSignature, ValueError) as error:
        raise BrokenProofError(f"{whose}的签名不对 / the signature is wrong") from error


def pc_code(signing_key: str, receiving_key: str) -> str:
    """Return the code that a PC prints of its keys (核对码), "" where one of them isn't in the proof."""
    if not (signing_key and receiving_key):
        return ""
    return spoken(hashlib.sha256(b"OGI-device-v1\0" + f"{signing_key} {receiving_key}".encode()).digest())


def check_entries(proof: dict[str, Any], size: int, root: bytes) -> list[tuple[int, dict[str, Any]]]:
    """Check every entry's bytes, that it stands in the list, and that it follows on the others; returns them."""
    found: list[tuple[int, dict[str, Any]]] = []
    seen: dict[str, dict[str, Any]] = {}
    need(proof["entries"], "没有一条登记 / no entry")
    for number, entry in enumerate(proof["entries"], 1):
        body = entry["body"].encode()
        identity = hashlib.sha256(b"OGI-rev-v1\0" + body).hexdigest()
        said = json.loads(body)
        need(said["rec"] == proof["record"], f"第 {number} 条是另一条记录的 / entry {number} is of another record")
        need(identity not in seen, f"第 {number} 条写了两遍 / entry {number} stands there twice")
        leaf = f"{said['lane']} {said['seq']} {identity}".encode()
        place = entry["place"]
        way = included(hashlib.sha256(b"\0" + leaf).digest(), place, size, hashes(entry["proof"]))
        need(way == root, f"第 {number} 条不在登记日志里 / entry {number} isn't in the list")
        seen[identity] = said
        found.append((place, said))
    for number, said in enumerate(seen.values(), 1):
        lacking = set(said.get("par", ())) - seen.keys()
        need(not lacking, f"第 {number} 条接着的登记不在证明里 / what entry {number} follows on is missing")
    return sorted(found, key=lambda one: one[0])


def check_heads(proof: dict[str, Any], size: int, root: bytes) -> None:
    """Check what was witnessed and what stands on paper: the list begins with it, and it is signed."""
    for one in proof["witnesses"]:
        old = bytes.fromhex(one["root"])
        holds = consistent(one["size"], size, old, root, hashes(one["proof"]))
        need(holds, f"{one['unit']}见证过的不是这份日志 / what was witnessed isn't this list")
        text = f"OGI-witness-v1\n{one['signing_key']}\n{one['list']}\n{one['size']}\n{one['root']}\n{one['at']}\n"
        signed(text, one["signature"], one["witness"], one["unit"])
        need(one["witness"] != one["signing_key"], f"{one['unit']}给自己作证 / a PC is its own witness")
    for one in proof["marks"]:
        old = bytes.fromhex(one["root"])
        need(spoken(old) == one["code"], f"见证码 {one['code']} 不对 / a code that isn't its root's")
        holds = consistent(one["size"], size, old, root, hashes(one["proof"]))
        need(holds, f"见证码 {one['code']} 不是这份日志的 / a code of another list")


def check(proof: dict[str, Any]) -> list[tuple[int, dict[str, Any]]]:
    """Check a whole proof and return its entries with their places; raises `BrokenProofError`."""
    size, root = proof["size"], bytes.fromhex(proof["root"])
    need(spoken(root) == proof["code"], "见证码与根不符 / the code isn't the root's")
    found = check_entries(proof, size, root)
    check_heads(proof, size, root)
    if proof["signing_key"]:
        text = f"OGI-head-v1\n{proof['list']}\n{size}\n{proof['root']}\n"
        signed(text, proof["signature"], proof["signing_key"], "写证明的电脑 / the PC that wrote it: ")
    return found


def day(milliseconds: int) -> str:
    """Return a moment as a day and time in UTC; another PC's clock may claim anything."""
    try:
        return f"{dt.datetime.fromtimestamp(milliseconds / 1000, dt.UTC):%Y-%m-%d %H:%M}Z"
    except (OverflowError, OSError, ValueError):
        return "?"


def tell(proof: dict[str, Any], entries: list[tuple[int, dict[str, Any]]]) -> None:
    """Print what is proven: this, and not what else stands on the page."""
    say(f"记录 record {proof['record']}")
    say(f"登记日志 {proof['size']} 条，见证码 {proof['code']} / the list has {proof['size']} entries, with that code")
    for place, said in entries:
        seen = sorted({one["unit"] for one in proof["witnesses"] if one["size"] > place})
        say()
        say(f"第 {place + 1} 条 entry  {day(said.get('at', 0))}  {said.get('who', '')}  {said.get('label', '')}")
        say(f"    {json.dumps(said.get('f', {}), ensure_ascii=False)}")
        if said.get("p"):
            say(f"    个人信息（承诺值）personal, committed to: {', '.join(said['p'])}")
        say(f"    见证过 witnessed by: {'、'.join(seen) or '—'}")
    say()
    for one in proof["witnesses"]:
        code = pc_code(one["witness"], one["receiving_key"])
        say(f"{one['unit']} 见证到第 {one['size']} 条 witnessed  {day(one['at'])}  核对码 {code or one['witness']}")
    for one in proof["marks"]:
        say(f"纸上的见证码 on paper: {one['size']} 条  {one['code']}")
    own = pc_code(proof["signing_key"], proof["receiving_key"])
    say(f"写证明的电脑 written by: 核对码 {own or proof['signing_key'] or '没有签名 unsigned'}")


def main() -> int:
    """Check the file named on the command line and say what it proves."""
    parser = argparse.ArgumentParser(description="核对登记历史证明 / check a proof of a record's history")
    parser.add_argument("file", type=Path)
    parser.add_argument("--code", default="", help="纸上的见证码或核对码 / a code from paper that it must hold")
    arguments = parser.parse_args()
    try:
        proof = read(arguments.file)
        entries = check(proof)
        known = {proof["code"], *(one["code"] for one in proof["marks"])}
        known |= {pc_code(one["witness"], one["receiving_key"]) for one in proof["witnesses"]}
        known |= {pc_code(proof["signing_key"], proof["receiving_key"])}
        wanted = re.sub(r"[^A-Z0-9]", "", arguments.code.upper())
        found = not wanted or wanted in {one.replace("-", "") for one in known}
        need(found, f"证明里没有这个码 {arguments.code} / the proof doesn't hold that code")
    except BrokenProofError as error:
        say(f"✗ 证明不成立 / the proof does not hold: {error}")
        return 1
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        say(f"✗ 证明读不出来 / the proof can't be read: {error!r}")
        return 1
    tell(proof, entries)
    if Ed25519PublicKey is None:
        say()
        say("△ 散列都对；没有装 cryptography，签名没有核对 / all hashes hold; signatures weren't checked")
        return 3
    say()
    say("✓ 证明成立 / the proof holds")
    return 0


if __name__ == "__main__":
    sys.exit(main())
