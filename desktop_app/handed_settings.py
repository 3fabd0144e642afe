"""Settings as a file that one person hands to another: what suits a colleague too, nothing of this PC."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.text_order import Order  # noqa: TC001 (as below)
from desktop_app.settings import Beginning, Density, Theme  # noqa: TC001 (msgspec asks for them)
from desktop_app.unreadable import UNREADABLE
from desktop_app.whole_file import replace_file

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.settings import Settings

SUFFIX = ".json"
_LARGEST = 100_000
"""Bytes; a file of settings has a few hundred."""


class HandedSettings(msgspec.Struct, kw_only=True, frozen=True):
    """What is handed on; a setting that the file doesn't name stays as it is."""

    file: Literal["ogi-ledger-settings"]
    language: Annotated[str, msgspec.Meta(pattern="^(|zh_CN|en)$")] | None = None
    theme: Theme | None = None
    zoom: Annotated[int, msgspec.Meta(ge=90, le=200)] | None = None
    density: Density | None = None
    sort: Order | None = None
    opening: Beginning | None = None


def write_settings(settings: Settings, path: Path) -> None:
    """Write the settings for others; raises `UserError` where the place can't be written."""
    handed = HandedSettings(
        file="ogi-ledger-settings",
        language=settings.language,
        theme=settings.theme,
        zoom=settings.zoom,
        density=settings.density,
        sort=settings.sort,
        opening=settings.opening,
    )
    replace_file(path, msgspec.json.format(msgspec.json.encode(handed)))


def read_settings(path: Path) -> dict[str, object]:
    """Read another's settings by their names; raises `UserError` for a file that isn't whole and right."""
    hint = _("请选择用“导出设置”写出的文件。")
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
        read = msgspec.json.decode(content[:_LARGEST], type=HandedSettings)
    except OSError as error:
        raise UserError(_("读不出“{name}”。").format(name=path.name), hint) from error
    except msgspec.ValidationError as error:
        said = _("“{name}”里有不认识的设置，没有采用：{reason}").format(name=path.name, reason=error)
        raise UserError(said, hint) from error
    except UNREADABLE as error:
        raise UserError(_("“{name}”不是设置文件。").format(name=path.name), hint) from error
    named = [name for name in read.__struct_fields__ if name != "file"]
    return {name: value for name in named if (value := getattr(read, name)) is not None}
