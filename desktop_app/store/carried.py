"""What came along when a log was carried into a clean data file, and how that is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Carried:
    """What came along: entries, those that can't be read and stayed behind, personal values, attached files.

    `renewed`: the log isn't what was said of it before, so its list begins anew and names the old one.
    """

    entries: int
    unreadable: int
    personal: int
    contents: int
    renewed: bool


def carried_lines(carried: Carried) -> Iterator[str]:
    """Yield what came along, what didn't, and what to do now."""
    came = _("带出登记日志 {entries} 条、个人信息 {personal} 项、附件 {contents} 个；原文件没有改动。")
    yield came.format(entries=carried.entries, personal=carried.personal, contents=carried.contents)
    if carried.unreadable:
        yield _("有 {count} 条读不出来或被改动过，没有带出。").format(count=carried.unreadable)
    if carried.renewed:
        yield _(
            "带出的登记日志与以前送出时说过的不同，今后另起一段，接着原来的往下记；对方收到下一份文件时会看到这句话。"
        )
    yield _("请与最近的备份和上报过的文件核对内容；以前认证过的电脑要重新核对一次。")
