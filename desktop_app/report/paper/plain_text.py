"""Plain texts: what marked-up files (HTML, docx) can't hold, one line of them, and about how wide they are."""

from __future__ import annotations

import re

REPLACEMENT = "〓"

_LAST_NARROW = 0x2E7F
_NARROW = 0.58
"""Chinese characters begin here; what comes before them is about this wide, in em."""

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
    return sum(map(_width, text))


def shortened(text: str, room: float) -> str:
    """Return a text on one line that fits so many em, with an ellipsis for what doesn't."""
    line = " ".join(text.split())
    used = 0.0
    for place, char in enumerate(line):
        used += _width(char)
        if used > room - 1 and text_width(line[place + 1 : place + 3]) + used > room:
            return line[:place] + "…"
    return line


def _width(char: str) -> float:
    return 1.0 if ord(char) > _LAST_NARROW else _NARROW
