"""Where the program's own files are, installed or in the source tree, and where the user's settings go."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

APPLICATION = "ogi-ledger"
_CODE = Path(__file__).resolve().parent
# The installed program carries `resources` inside its code; in the source tree the folder lies beside it.
_BASE = next((folder for folder in (_CODE, _CODE.parent) if (folder / "resources").is_dir()), _CODE)


def resource(*parts: str) -> Path:
    """Return the path of a file or folder under `resources/`."""
    return _BASE.joinpath("resources", *parts)


def user_settings() -> Path:
    """Return the folder of this user's settings; it may not exist yet."""
    return Path(platformdirs.user_config_dir(APPLICATION, appauthor=False))


def user_identities() -> Path:
    """Return the folder where this user's PC remembers the data files it works on; it may not exist yet.

    `OGI_IDENTITIES` names another place: for a program carried on a stick, and for tests.
    """
    named = os.environ.get("OGI_IDENTITIES")
    return Path(named) if named else Path(platformdirs.user_data_dir(APPLICATION, appauthor=False)) / "identities"


def user_copies() -> Path:
    """Return the folder for this user's copies of attachments while they are looked at; it may not exist yet.

    It lies with what the PC remembers where that has another place.
    """
    named = os.environ.get("OGI_IDENTITIES")
    here = Path(named) if named else Path(platformdirs.user_cache_dir(APPLICATION, appauthor=False))
    return here / "looked-at"


class _Chosen:
    """The folder that this user chose for files, instead of the documents."""

    folder: Path | None = None


def propose_files_in(folder: str) -> None:
    """Propose files in a folder from here on; "" is the user's documents."""
    _Chosen.folder = Path(folder) if folder else None


def user_documents() -> Path:
    """Return the folder where a new file is proposed; a chosen one only while it is there (a stick may be out)."""
    chosen = _Chosen.folder
    return chosen if chosen and chosen.is_dir() else Path(platformdirs.user_documents_dir())
