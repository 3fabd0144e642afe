"""What sending and receiving did, as lines for the terminal and as plain data for JSON."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from desktop_app.exchange.bundles.forgetting_words import left_words
from desktop_app.exchange.bundles.receiving_outcome import brought_by, brought_words
from desktop_app.i18n import _
from desktop_app.written_days import month_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.exchange.bundles.receiving_outcome import FileOutcome, From, Received
    from desktop_app.exchange.bundles.sending import Sent
    from desktop_app.store.merge.adopted import Adopted


def sent_lines(sent: Sent) -> Iterator[str]:
    """Yield what was written, for whom and how it is locked."""
    yield _("已写出“{path}”（{size} 字节），送{receiver}。").format(
        path=sent.path, size=sent.size, receiver=sent.receiver
    )
    text = _("内有 {entries} 处登记，{personal} 条记录的个人信息，{contents} 个附件。")
    yield text.format(entries=sent.entries, personal=sent.personal, contents=sent.contents)
    yield _("已重新读出核对无误，发件箱留有一份。本机核对码：{code}").format(code=sent.code)
    yield from sent.warnings


def sent_as_data(sent: Sent) -> dict[str, Any]:
    """Return what was written as plain data."""
    return dataclasses.asdict(sent) | {"path": str(sent.path), "kept": str(sent.kept), "warnings": list(sent.warnings)}


def lines_of(received: Received) -> Iterator[str]:
    """Yield what came of each file, and the receipts given."""
    for file in received.files:
        yield from _file_lines(file)
    if received.receipts:
        yield _("已出具 {count} 份回执，随下发文件带回。").format(count=received.receipts)
    if received.cleared:
        yield _("收到的文件抹去了 {count} 条记录的个人信息。").format(count=len(received.cleared.records))
        yield from left_words(received.cleared)


def _file_lines(file: FileOutcome) -> Iterator[str]:
    if file.failed:
        yield f"✗ {file.path.name}: {file.message} {file.hint}".rstrip()
        if file.state == "uncertified" and file.sender:
            yield _("  核对一致后，加上 --certify {code} 再接收一次").format(code=file.sender.code)
        if file.kept:
            yield _("  留存在“{path}”").format(path=file.kept)
        yield from (f"  ⚠ {warning}" for warning in file.warnings)
        yield from (f"  {line}" for line in file.details.splitlines())
        return
    yield f"✓ {file.path.name}: {_from(file.sender)}{_came(file)}"
    if file.alarm:
        yield f"  ✗ {file.alarm} {file.hint}"
        if file.kept:
            yield _("  留存在“{path}”").format(path=file.kept)
    for month in file.months:
        nil = _("（零报告）") if month.nil else ""
        yield "  " + _("上报 {month}").format(month=month_text(month.year, month.month)) + nil
    for warning in file.warnings:
        yield f"  ⚠ {warning}"


def _from(sender: From | None) -> str:
    return "".join(filter(None, (sender.unit_name, f"（{sender.person}）" if sender.person else ""))) if sender else ""


def _came(file: FileOutcome) -> str:
    adopted = file.adopted
    if adopted is None:
        return ""
    if not adopted.new and not adopted.personal and not adopted.contents:
        return _("，没有新内容")
    differing = _("新的差异 {count} 处").format(count=len(adopted.differences)) if adopted.differences else ""
    words = (brought_words(brought_by(adopted)), differing)
    return "".join(_("，{words}").format(words=word) for word in filter(None, words))


def as_data(received: Received) -> dict[str, Any]:
    """Return what came of each file as plain data."""
    return {"files": [_file_data(file) for file in received.files], "receipts": received.receipts}


def _file_data(file: FileOutcome) -> dict[str, Any]:
    return {
        "file": str(file.path),
        "state": file.state,
        "message": file.message,
        "alarm": file.alarm,
        "hint": file.hint,
        "details": file.details,
        "kept": str(file.kept) if file.kept else None,
        "sender": dataclasses.asdict(file.sender) if file.sender else None,
        "entries": file.entries,
        "without_personal": file.without_personal,
        "seen_before": file.seen_before,
        "months": [dataclasses.asdict(month) for month in file.months],
        "warnings": list(file.warnings),
        "adopted": _adopted_data(file.adopted) if file.adopted else None,
    }


def _adopted_data(adopted: Adopted) -> dict[str, Any]:
    counted = [
        {"unit": unit, "kind": kind, "records": count} for (unit, kind), count in adopted.by_unit_and_kind.items()
    ]
    return {
        "new": adopted.new,
        "known": adopted.known,
        "newer": adopted.newer,
        "records": counted,
        "waiting": adopted.waiting,
        "differences": [{"record": record, "key": key} for record, key in adopted.differences],
        "settled": adopted.settled,
        "personal": adopted.personal,
        "contents": adopted.contents,
        "forked": list(adopted.forked),
        "moved": [
            {"record": record, "before": before and before.isoformat(), "after": after and after.isoformat()}
            for record, (before, after) in adopted.moved.items()
        ],
    }
