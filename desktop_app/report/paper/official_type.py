"""The sizes of an official document (GB/T 9704-2012, 5.2, 7.3 and 7.5), in points: the same on paper and in docx."""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.report.paper.document import OFFICIAL_MARGINS, Page

_POINTS = 72 / 25.4
"""Points in a millimetre."""

CHARACTERS = 28
"""What fills a line of the type area of 156 × 225 mm; 22 lines fill the area."""

NEAREST = 1.2
"""How near lines of type may come where they have to, in em from baseline to baseline."""


class Size(NamedTuple):
    """How large type is, and how far its lines are from each other."""

    size: float
    leading: float

    def closer(self, share: float) -> Size:
        """Return the same size with its lines at a share of their distance, but not so near that they would touch."""
        return Size(self.size, min(self.leading, max(self.leading * share, self.size * NEAREST)))


BODY = Size(16.0, 28.95)  # 三号
TITLE = Size(22.0, 35.0)  # 二号
PART_TITLE = Size(20.0, 30.0)
COVER_TITLE = Size(26.0, 46.0)  # 一号
COVER_LINE = Size(18.0, 32.0)
CONTENTS = Size(14.0, 26.0)  # 四号
SUBTITLE = Size(12.0, 18.0)
TABLE = Size(10.5, 13.5)
NOTE = Size(9.0, 13.5)
RUNNING = Size(9.0, 12.0)
FORM_ROW = Size(14.0, 19.6)
PAGE_NUMBER = Size(14.0, 20.0)  # 四号

PAGE_NUMBER_BELOW = 7.0
"""Millimetres from the type area's lower edge down to the dashes beside the page's number."""

_page = Page(margins=OFFICIAL_MARGINS)
_measure = (_page.width - OFFICIAL_MARGINS.left - OFFICIAL_MARGINS.right) * _POINTS
TRACKING = (_measure - CHARACTERS * BODY.size) / (CHARACTERS - 1)
"""What stands between two characters of the body: less than nothing, since 28 of 16 points are wider than 156 mm."""
