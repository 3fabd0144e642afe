"""Changing what a rule file says at its top, and nothing else of it: people go on editing the text as they wrote it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BLANK = " \t\r\n"


class _Member(NamedTuple):
    """One name at the top of a file, and where its value begins and ends."""

    name: str
    begins: int
    ends: int


def with_members(text: str, values: Mapping[str, object]) -> str:
    """Return the text of a JSON object with these values at its top; names it lacks are added behind its first."""
    members = {member.name: member for member in _members(text)}
    first = next(iter(members.values()))
    added = "".join(
        f",\n  {_written(name)}: {_written(value)}" for name, value in values.items() if name not in members
    )
    changes = {members[name]: _written(value) for name, value in values.items() if name in members}
    changes[first] = changes.get(first, text[first.begins : first.ends]) + added
    for member in sorted(changes, key=lambda member: member.begins, reverse=True):
        text = text[: member.begins] + changes[member] + text[member.ends :]
    return text


def _members(text: str) -> Iterator[_Member]:
    """Yield the names at the top of a text that is known to be a JSON object."""
    decoder = json.JSONDecoder()
    at = _after_blanks(text, text.index("{") + 1)
    while text[at] != "}":
        name, at = decoder.raw_decode(text, at)
        begins = _after_blanks(text, _after_blanks(text, at) + 1)
        _value, ends = decoder.raw_decode(text, begins)
        yield _Member(name, begins, ends)
        at = _after_blanks(text, ends)
        if text[at] == ",":
            at = _after_blanks(text, at + 1)


def _after_blanks(text: str, at: int) -> int:
    while text[at] in _BLANK:
        at += 1
    return at


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
