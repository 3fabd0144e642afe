"""What the program remembers of this user between two starts: choices, recent files, lists as they were left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from desktop_app.model.text_order import Order  # noqa: TC001 (msgspec asks for it)
from desktop_app.paths import user_settings
from desktop_app.unreadable import UNREADABLE
from desktop_app.whole_file import UnwritableError, replace_file

if TYPE_CHECKING:
    from pathlib import Path

Density = Literal["compact", "comfortable"]
Theme = Literal["system", "light", "dark", "contrast"]
RuleColour = Literal["accent", "good", "warning", "bad", "neutral"]
Beginning = Literal["last", "start"]

ZOOMS = (90, 100, 110, 125, 150, 175, 200)
"""The sizes of writing, in percent."""

MOST_RECENT = 8
_FILE = "window.json"


class Backups(msgspec.Struct, kw_only=True, frozen=True):
    """Where and how often backups are made by themselves; "" is beside the data file, or no second place."""

    every_days: int = 1  # 0: none by the calendar
    folder: str = ""
    second: str = ""
    most_megabytes: int = 2048


class ListLook(msgspec.Struct, kw_only=True):
    """How one list was left: its columns by their names, and what it is sorted by ("": as it comes)."""

    order: list[str] = []
    widths: dict[str, int] = {}  # logical pixels
    hidden: list[str] = []
    sort: str = ""  # a column's name; "-" before it: downwards


class KeptCondition(msgspec.Struct, kw_only=True, frozen=True):
    """One condition of a filter: a field, how it is compared, and the texts that were typed."""

    field: str
    comparison: str
    typed: list[str] = []


class KeptFilter(msgspec.Struct, kw_only=True, frozen=True):
    """A filter of a list under the name that the person gave it; it holds in whichever year is worked on."""

    name: str
    words: str = ""
    month: int = 0
    picked: dict[str, list[str]] = {}
    conditions: list[KeptCondition] = []


class ColourRule(msgspec.Struct, kw_only=True, frozen=True):
    """Records that fulfil all conditions are marked in a colour of the theme, under the rule's name."""

    name: str
    colour: RuleColour
    conditions: list[KeptCondition] = []
    on: bool = True


class ListColours(msgspec.Struct, kw_only=True, frozen=True):
    """The colours of one list: whether the program's own hold, and a person's rules, the weightiest first."""

    deadlines: bool = True  # days that are near or past
    states: bool = True  # states in which somebody waits
    rules: list[ColourRule] = []


class Settings(msgspec.Struct, kw_only=True):
    """The settings of one user on one computer; nothing in it belongs to a data file."""

    language: str = ""  # "" asks the environment
    recent: list[str] = []
    pages: dict[str, str] = {}  # the page last shown, by data file
    years: dict[str, int] = {}  # the working year, by data file
    geometry: str = ""  # Qt's own bytes in base64
    theme: Theme = "system"
    zoom: int = 100  # percent, one of `ZOOMS`
    opening: Beginning = "last"  # what is shown when the program starts
    folder: str = ""  # where files are proposed; "" is the user's documents
    density: Density = "compact"
    sort: Order = "pinyin"
    lists: dict[str, ListLook] = {}  # by data file and kind (`list_key`)
    filters: dict[str, list[KeptFilter]] = {}  # by data file and kind (`list_key`)
    colours: dict[str, ListColours] = {}  # by data file and kind (`list_key`)
    folded: list[str] = []  # the lists whose named filters stand in a button, not beside them (`list_key`)
    backups: Backups = Backups()

    def remember(self, path: Path) -> None:
        """Put a data file at the head of the recent ones."""
        name = str(path.resolve())
        self.recent = [name, *(other for other in self.recent if other != name)][:MOST_RECENT]
        self.pages = {file: page for file, page in self.pages.items() if file in self.recent}
        self.years = {file: year for file, year in self.years.items() if file in self.recent}

    def forget(self, path: Path) -> None:
        """Drop a data file from the recent ones."""
        self.recent = [other for other in self.recent if other != str(path)]


def list_key(ledger: Path, kind: str) -> str:
    """Return the name under which the look of a data file's list of a kind is kept."""
    return f"{ledger.resolve()}|{kind}"


def load(folder: Path | None = None) -> Settings:
    """Read the settings; without any, or where they can't be read, the window starts as on the first day."""
    file = (folder or user_settings()) / _FILE
    try:
        return msgspec.json.decode(file.read_bytes(), type=Settings)
    except (OSError, *UNREADABLE):
        return Settings()


def save(settings: Settings, folder: Path | None = None) -> bool:
    """Write the settings in one step; tells whether the place could be written (losing them harms nobody)."""
    file = (folder or user_settings()) / _FILE
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, msgspec.json.format(msgspec.json.encode(settings)))
    except (OSError, UnwritableError):
        return False
    return True
