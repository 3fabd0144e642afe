"""The design tokens: every colour, distance and size of the window is named here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum


class Tone(StrEnum):
    """What a coloured mark means: green, yellow and red are kept for status."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


class Colour(str):
    """A colour as #RRGGBB that knows which token it is: what was drawn in it is found when the theme changes."""

    __slots__ = ("token",)
    token: str


@dataclass
class Colours:
    """A theme; as it stands the light one: paper, ink, and one ink-blue accent."""

    window: str = "#FFFFFF"
    sidebar: str = "#F5F4F0"
    raised: str = "#FAF9F6"  # table headers, quiet panels
    hairline: str = "#E7E5DF"
    outline: str = "#CFCCC4"  # borders of fields and quiet buttons
    outline_hover: str = "#A9A69D"
    text: str = "#20252B"
    text_soft: str = "#59616B"
    text_faint: str = "#646B75"
    text_disabled: str = "#A6AAB0"
    accent: str = "#23507C"
    accent_hover: str = "#1B4268"
    accent_pressed: str = "#143452"
    accent_tint: str = "#EAF1F7"
    accent_line: str = "#B9CFE2"
    on_accent: str = "#FFFFFF"
    hover: str = "#EFEDE7"
    pressed: str = "#E5E2DA"
    selected: str = "#E6EEF6"
    good: str = "#23704A"
    good_tint: str = "#E6F3EC"
    warning: str = "#805800"
    warning_tint: str = "#FBF1D8"
    bad: str = "#AE342C"
    bad_hover: str = "#92281F"
    bad_tint: str = "#FBEAE8"
    seal: str = "#B23A2E"  # the seal in the corner, nothing else

    def __post_init__(self) -> None:
        for token in fields(self):
            colour = Colour(getattr(self, token.name))
            colour.token = token.name
            setattr(self, token.name, colour)

    def become(self, other: Colours) -> None:
        """Take the colours of another theme."""
        for token in fields(self):
            setattr(self, token.name, getattr(other, token.name))


COLOURS = Colours()
"""The colours of the theme that is worn: ask at the moment of painting, never once and for all."""

PAPER = Colours()
"""The colours on what is shown as it will be printed, whatever the theme is."""


class Space:
    """Distances in logical pixels, on a grid of eight with a half step."""

    TINY = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    WIDE = 24
    PAGE = 32


class Radius:
    """Corner radii in logical pixels."""

    FIELD = 6
    CARD = 10
    PILL = 10


class TextSize:
    """Font sizes in logical pixels."""

    CAPTION = 12
    SMALL = 13
    BODY = 14
    SUBHEAD = 16
    TITLE = 22
    FIGURE = 28


ROW_HEIGHT = 36
ROW_HEIGHTS = {"compact": 26, "comfortable": ROW_HEIGHT}
"""How high the rows of lists are, by how close a person wants them."""
FIELD_HEIGHT = 34
SIDEBAR_WIDTH = 208
ICON_SIZE = 20
TAB_GAP, TAB_GAP_CLOSE = 20, 6

SANS = "Noto Sans SC"


def colour_of(token: str) -> str:
    """Return the colour that a token has now; what is no token is a colour by itself."""
    return str(getattr(COLOURS, token, token))


def ink(tone: Tone, colours: Colours = COLOURS) -> tuple[str, str]:
    """Return the colour of the writing and of the ground for a tone."""
    return {
        Tone.NEUTRAL: (colours.text_soft, colours.hover),
        Tone.ACCENT: (colours.accent, colours.accent_tint),
        Tone.GOOD: (colours.good, colours.good_tint),
        Tone.WARNING: (colours.warning, colours.warning_tint),
        Tone.BAD: (colours.bad, colours.bad_tint),
    }[tone]


def style_names() -> dict[str, str]:
    """Return every token by the name that the style sheet uses for it."""
    sizes = {f"size_{name.lower()}": f"{value}px" for name, value in vars(TextSize).items() if name.isupper()}
    radii = {f"radius_{name.lower()}": f"{value}px" for name, value in vars(Radius).items() if name.isupper()}
    gaps = {"tab_gap": f"{TAB_GAP}px", "tab_gap_close": f"{TAB_GAP_CLOSE}px", "row_height": f"{ROW_HEIGHT}px"}
    paper = {f"paper_{name}": colour for name, colour in vars(PAPER).items()}
    return {**vars(COLOURS), **paper, **sizes, **radii, **gaps, "sans": SANS}
