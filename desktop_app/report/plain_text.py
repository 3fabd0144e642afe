"""Plain texts: what marked-up files (HTML, docx) can't hold, one line of them, and about how wide they are."""

from __future__ import annotations

import re

REPLACEMENT = "〓"

_NO_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def without_controls(text: str) -> str:
    """Return the text with 〓 for control codes, lone surrogates and non-characters; lines end in a newline alone."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NO_XML.sub(REPLACEMENT, lines)


def one_line(text: str) -> str:
    """Return a text without its line ends and controls, as a property or an entry of the contents has it."""
    return "".join(without_controls(text).split("\n"))


def text_width(text: str) -> float:
    """Return about how wide a text is, in em: Chinese characters are one, Latin ones a little over half."""
    return sum(1.0 if ord(char) > 0x2E7F else 0.58 for char in text)  # noqa: PLR2004 (where Chinese begins)


def shortened(text: str, room: float) -> str:
    """Return a text that fits so many em, with an ellipsis for what doesn't."""
    line = " ".join(text.split())
    if text_width(line) <= room:
        return line
    while line and text_width(line) > room - 1:
        line = line[:-1]
    return line + "…"
