"""What attached files are called on screen: by their names, or by their places where the names aren't held here."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING

from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.model.kinds import Attachment, DisputeAttachment, ReleaseAttachment


def shown_names(files: Sequence[Attachment | DisputeAttachment | ReleaseAttachment]) -> dict[str, str]:
    """Return by the files' ids what each is called; a name that was left out or erased becomes 附件 1 (pdf)."""
    return {file.id: file.name or _by_place(place, file.media_type) for place, file in enumerate(files, 1)}


def _by_place(place: int, media_type: str | None) -> str:
    suffix = (mimetypes.guess_extension(media_type or "") or "").lstrip(".")
    name = _("附件 {number}").format(number=place)
    return f"{name} ({suffix})" if suffix else name
