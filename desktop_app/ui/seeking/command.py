"""One thing that can be done: its words, where it stands, its keys, and how well it answers to what is typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.model.pinyin import answers_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_ACCESS_KEY = re.compile(r"\s?\(&.\)")


@dataclass(frozen=True, slots=True)
class Command:
    """What a menu, a page, a tab or a record offers; `place` says where it stands."""

    text: str
    place: str
    run: Callable[[], object]
    keys: str = ""


def plain_words(text: str) -> str:
    """Return the words of a menu or a button without the marks of its access key: 打开(&O)… is 打开…."""
    return _ACCESS_KEY.sub("", text).replace("&&", "\0").replace("&", "").replace("\0", "&").strip()


def answering(commands: Iterable[Command], words: str) -> list[Command]:
    """Return the commands that answer to what is typed, each once: those that begin with it first, by sound last."""
    ranked = ((_rank(command, words), command) for command in commands)
    found = sorted(((rank, command) for rank, command in ranked if rank is not None), key=lambda pair: pair[0])
    first: dict[tuple[str, str], Command] = {}
    for _place, command in found:
        first.setdefault((command.text, command.place), command)
    return list(first.values())


def _rank(command: Command, words: str) -> int | None:
    said, typed = command.text.lower(), words.lower().strip()
    if said.startswith(typed):
        return 0
    if typed in said:
        return 1
    if answers_to(command.text, words):
        return 2
    return 3 if answers_to(f"{command.text} {command.place}", words) else None
