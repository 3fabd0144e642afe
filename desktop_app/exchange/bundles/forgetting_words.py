"""What is said after an erasure: what was cleared away, what still holds the values, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from desktop_app.exchange.bundles.forgetting import Cleared


def cleared_words(cleared: Cleared) -> list[str]:
    """Return the sentences, what was done first, then what is left to be done by hand."""
    return [*_done(cleared), *left_words(cleared), _other_places()]


def left_words(cleared: Cleared) -> Iterator[str]:
    """Yield a sentence for each sort of place that still holds, or may hold, what was erased."""
    if cleared.backups.holding:
        said = _("这些备份（或别的数据文件）里还有，请按规定销毁：{names}。")
        yield said.format(names=_names(cleared.backups.holding))
    if cleared.backups.closed:
        said = _("这些文件打不开，不知道里面有没有，请自行判断：{names}。")
        yield said.format(names=_names(cleared.backups.closed))
    if cleared.outbox.closed:
        said = _("发件箱里这些文件已损坏或打不开，没有清理；不再需要的请删除：{names}。")
        yield said.format(names=_names(cleared.outbox.closed))
    if cleared.received.closed:
        said = _("收到的这些文件打不开，没有清理；不再需要的请删除：{names}。")
        yield said.format(names=_names(cleared.received.closed))
    if cleared.left:
        said = _("这些文件正被别的程序打开，没有删掉，请关闭后再做一次：{names}。")
        yield said.format(names=_names(cleared.left))
    if cleared.plain:
        said = _("有 {count} 处登记是旧版程序写的，附件的文件名写在登记日志里；不再显示，但日志不能改，删不掉。")
        yield said.format(count=cleared.plain)


def _done(cleared: Cleared) -> Iterator[str]:
    yield _("个人信息和附件已抹去，数字和变更记录不变。")
    if cleared.outbox.count or cleared.received.count:
        said = _("发件箱的 {sent} 个、收到的 {received} 个文件的副本里，个人信息也已去掉。")
        yield said.format(sent=cleared.outbox.count, received=cleared.received.count)
    if cleared.removed:
        said = _("收件箱和隔离区里打不开的 {count} 个文件已删除；对方的下一个文件会再带来。")
        yield said.format(count=cleared.removed)
    if cleared.looked_at or cleared.drafts:
        said = _("供查看的附件副本 {copies} 个、没有保存的草稿 {drafts} 份已删除。")
        yield said.format(copies=cleared.looked_at, drafts=cleared.drafts)


def _other_places() -> str:
    return _("其他电脑收到下一个文件后同样抹去；存在别处的备份、已交出去的文件和纸质件，请另行处理。")


def _names(paths: Iterable[Path]) -> str:
    return listed(path.name for path in paths)
