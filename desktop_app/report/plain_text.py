"""What a text holds that a file of marked-up text (HTML, docx) can't: replaced by the sign for a missing character."""

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
