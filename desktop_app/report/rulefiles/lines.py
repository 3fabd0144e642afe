"""Where each value of a JSON text stands, so that a mistake in a file can be told with its line."""

from __future__ import annotations

import json
import re
import sys
from bisect import bisect_left
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

Steps = tuple[str | int, ...]
"""The way to a value: names of objects and places in lists, from the outside in."""

_DECODER = json.JSONDecoder()
_BETWEEN = re.compile(r"[\s,:]*")


class FormatError(UserError):
    """A format file can't be used: the message names the file, the line (from 1) and the reason."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        message = _("{file} 第 {line} 行：{reason}")
        super().__init__(message.format(file=file, line=line, reason=reason), _("请改正这个文件后再试。"))
        self.file = file
        self.line = line
        self.reason = reason


class Spot:
    """A place in a file: `spot / "rows" / 3` goes inwards, `spot.error(reason)` is the mistake to raise."""

    def __init__(self, file: str, lines: Mapping[Steps, int], steps: Steps = ()) -> None:
        self._file = file
        self._lines = lines
        self._steps = steps

    def __truediv__(self, step: str | int) -> Spot:
        """Return the place one step further in."""
        return Spot(self._file, self._lines, (*self._steps, step))

    @property
    def line(self) -> int:
        """The line of the place, or of the nearest one around it that the file has."""
        steps = self._steps
        while steps and steps not in self._lines:
            steps = steps[:-1]
        return self._lines.get(steps, 1)

    def error(self, reason: str) -> FormatError:
        """Return the mistake found here, to be raised."""
        return FormatError(self._file, self.line, reason)


def spot_of(file: str, text: str) -> Spot:
    """Return the outermost place of a JSON text; raises `FormatError` where it isn't JSON or says a name twice."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        reason = _("这里不是正确的 JSON，可能少了或多了逗号、引号或括号。")
        raise FormatError(file, error.lineno, reason) from None
    except ValueError:
        # Python makes no number of so many digits, and says it with no place.
        digits = re.search(rf"\d{{{sys.get_int_max_str_digits() or 1}}}", text)
        line = text.count("\n", 0, digits.start() if digits else 0) + 1
        raise FormatError(file, line, _("这里有不能读的字符或数。")) from None
    except RecursionError:
        raise FormatError(file, 1, _("括号套得太深，读不下去。")) from None
    scanner = _Scanner(file, text)
    scanner.value(())
    return Spot(file, scanner.lines)


class _Scanner:
    """Walks a text that is known to be JSON and notes the line of every value."""

    def __init__(self, file: str, text: str) -> None:
        self.lines: dict[Steps, int] = {}
        self._file = file
        self._text = text
        self._breaks = [found.start() for found in re.finditer("\n", text)]
        self._at = 0
        self._next()

    def value(self, steps: Steps) -> None:
        """Note the value that begins here and everything in it."""
        self.lines.setdefault(steps, self._line())
        opening = self._text[self._at]
        if opening == "{":
            self._members(steps)
        elif opening == "[":
            self._items(steps)
        else:
            self._scalar()

    def _members(self, steps: Steps) -> None:
        self._at += 1
        while self._next() != "}":
            line = self._line()
            inner = (*steps, str(self._scalar()))
            if inner in self.lines:
                raise FormatError(self._file, line, _("“{name}”写了两次。").format(name=inner[-1]))
            self.lines[inner] = line
            self._next()
            self.value(inner)
        self._at += 1

    def _items(self, steps: Steps) -> None:
        self._at += 1
        place = 0
        while self._next() != "]":
            self.value((*steps, place))
            place += 1
        self._at += 1

    def _scalar(self) -> object:
        found, self._at = _DECODER.raw_decode(self._text, self._at)
        return found

    def _next(self) -> str:
        """Go to the next character that isn't blank or a separator, and return it."""
        gap = _BETWEEN.match(self._text, self._at)
        self._at = gap.end() if gap else self._at
        return self._text[self._at]

    def _line(self) -> int:
        return bisect_left(self._breaks, self._at) + 1
