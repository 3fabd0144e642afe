"""The design tokens: every colour, distance and size of the window is named here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

from PySide6.QtCore import QSize


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


class _Scale:
    """How large everything is drawn; 1.0 is as designed."""

    factor = 1.0


def scale_to(percent: int) -> None:
    """Draw everything so large from here on, in percent of what was designed."""
    _Scale.factor = percent / 100


def scaled(pixels: float) -> int:
    """Return a length as designed, in logical pixels, as long as it is at the size of now; a hairline stays one."""
    return round(pixels * _Scale.factor) if pixels > 1 else round(pixels)


def scaled_size(size: QSize) -> QSize:
    """Return a size as designed as large as it is at the size of now."""
    return QSize(scaled(size.width()), scaled(size.height()))


class _Lengths(type):
    """Makes the lengths of a class those of the size of now, whenever they are asked for."""

    def __getattribute__(cls, name: str) -> object:
        found: object = super().__getattribute__(name)
        return scaled(found) if isinstance(found, int) and name.isupper() else found


class Space(metaclass=_Lengths):
    """Distances in logical pixels, on a grid of eight with a half step."""

    TINY = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    WIDE = 24
    PAGE = 32


class Radius(metaclass=_Lengths):
    """Corner radii in logical pixels."""

    FIELD = 6
    CARD = 10
    PILL = 10


class TextSize(metaclass=_Lengths):
    """Font sizes in logical pixels."""

    CAPTION = 12
    SMALL = 13
    BODY = 14
    SUBHEAD = 16
    TITLE = 22
    FIGURE = 28


class Size(metaclass=_Lengths):
    """Heights and widths of what the window is made of, in logical pixels."""

    ROW = 36
    CLOSE_ROW = 26
    FIELD = 34
    SIDEBAR = 208
    ICON = 20
    TAB_GAP = 20
    TAB_GAP_CLOSE = 6


def row_height(density: str) -> int:
    """Return how high the rows of lists are, by how close a person wants them: compact or comfortable."""
    return Size.CLOSE_ROW if density == "compact" else Size.ROW


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
    sizes = {f"size_{name.lower()}": f"{getattr(TextSize, name)}px" for name in vars(TextSize) if name.isupper()}
    radii = {f"radius_{name.lower()}": f"{getattr(Radius, name)}px" for name in vars(Radius) if name.isupper()}
    gaps = {name.lower(): f"{getattr(Size, name)}px" for name in ("TAB_GAP", "TAB_GAP_CLOSE")}
    gaps["row_height"] = f"{Size.ROW}px"
    paper = {f"paper_{name}": colour for name, colour in vars(PAPER).items()}
    return {**vars(COLOURS), **paper, **sizes, **radii, **gaps, "sans": SANS}
