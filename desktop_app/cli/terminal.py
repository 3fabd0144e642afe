"""The one place that writes to the terminal: texts of records, names of files and the like can't steer it from there.

An escape code in somebody's title could otherwise clear the screen, rename the window, turn the letters of a line
around so that a finding reads as its opposite, or begin a line of its own. What steers is shown as a sign instead.
"""

from __future__ import annotations

import re
import sys

_STEERS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
"""Everything but the tab that a terminal obeys, and what turns the direction of writing."""
_PICTURES, _DELETE, _DELETE_PICTURE = 0x2400, 0x7F, "\u2421"


def say(*lines: object) -> None:
    """Write lines to the terminal, each as one line whatever is in it; an empty one where there are none."""
    print(*(harmless(str(line)) for line in lines), sep="\n")


def complain(text: object) -> None:
    """Write to the terminal beside the results: what went wrong, or a remark."""
    print(*map(harmless, str(text).split("\n")), sep="\n", file=sys.stderr)


def show_progress(text: str, *, last: bool) -> None:
    """Write over the line that is being written; the last one stays."""
    print(f"\r\033[K{harmless(text)}", end="\n" if last else "", file=sys.stderr, flush=True)


def say_json(text: str) -> None:
    """Write JSON to the terminal: the same data, with what steers spelled out."""
    print(*(_STEERS.sub(_spelled, line) for line in text.split("\n")), sep="\n")


def harmless(text: str) -> str:
    """Return a text with signs in place of what would steer the terminal."""
    return _STEERS.sub(_sign, text)


def _spelled(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < ord(" "):
        return chr(_PICTURES + code)
    return _DELETE_PICTURE if code == _DELETE else f"<U+{code:04X}>"
