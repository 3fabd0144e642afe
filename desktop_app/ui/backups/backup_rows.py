"""The backups as a table: when, why, how large, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from desktop_app.i18n import _
from desktop_app.store.file.kept_backups import (
    BEFORE_IMPORT,
    BEFORE_RECEIVING,
    BEFORE_REPAIR,
    BEFORE_RESTORING,
    BEFORE_UPGRADE,
    DAILY,
    WANTED,
    KeptBackup,
)
from desktop_app.ui.kit.headed_rows import HeadedRows
from desktop_app.ui.kit.plain_text import tip
from desktop_app.written_days import moment_text
from desktop_app.written_numbers import number_text

if TYPE_CHECKING:
    from pathlib import Path

_MEGABYTE = 1024**2


class BackupRows(HeadedRows[KeptBackup]):
    """One row for each backup, the newest first; those in the `second` place say so. `before`: columns of others."""

    def __init__(self, before: tuple[str, ...] = ()) -> None:
        super().__init__((*before, _("备份时间"), _("由来"), _("大小"), _("位置")))
        self._before = len(before)
        self.second: Path | None = None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 (Qt's)
        """Return what a cell shows; the whole place is in its tip."""
        one = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(one)[index.column() - self._before]
        return tip(str(one.path)) if role == Qt.ItemDataRole.ToolTipRole else None

    def _texts(self, one: KeptBackup) -> tuple[str, ...]:
        far = self.second is not None and one.path.is_relative_to(self.second)
        why = {DAILY: _("自动"), BEFORE_RECEIVING: _("接收文件前"), BEFORE_IMPORT: _("导入前"), WANTED: _("手动")}
        why |= {BEFORE_UPGRADE: _("升级前"), BEFORE_REPAIR: _("修复前"), BEFORE_RESTORING: _("恢复前")}
        size = f"{number_text(max(0.1, one.size / _MEGABYTE), decimals=1)} MB"
        return moment_text(one.at), why.get(one.reason, _("另存")), size, _("第二位置") if far else _("本机")
