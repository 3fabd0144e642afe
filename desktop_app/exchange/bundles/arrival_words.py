"""What a person should know of a file before and after it is taken in, each in one plain sentence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.exchange.bundles.receiving_outcome import MonthHandedIn
from desktop_app.i18n import _, listed
from desktop_app.model.kinds import KINDS, Device, HandIn, Unit
from desktop_app.model.log_value import read_key
from desktop_app.model.record import keys_of
from desktop_app.office.cases.moved_due_days import moved_cases
from desktop_app.store.log.record_state import is_alive
from desktop_app.store.log.revision import DamagedRevisionError, parse, revision_id
from desktop_app.store.log.tables import REVISION, STREAM
from desktop_app.store.merge.exchanged_files import Scope
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop_app.exchange.bundles.reading import Bundle
    from desktop_app.exchange.bundles.vouching import Voucher
    from desktop_app.ledger import Ledger
    from desktop_app.office.cases.moved_due_days import MovedCase
    from desktop_app.store.log.revision import Revision
    from desktop_app.store.merge.adopted import Adopted

_A_DAY = 24 * 3600 * 1000
_MOST = 4


def own_months_of(bundle: Bundle) -> tuple[MonthHandedIn, ...]:
    """Return the months that a file hands in, in their order: a unit's its own, the office's all it brings back."""
    sender = bundle.header.sender
    return tuple(month for month in _months_of(bundle) if sender.role != "unit" or month.unit == sender.unit)


def _months_of(bundle: Bundle) -> tuple[MonthHandedIn, ...]:
    found = set()
    for _identity, revision in _entries_of(bundle, HandIn.kind):
        shown = {
            name: value
            for key, fields in keys_of(HandIn).items()
            for name, value in read_key(fields, revision.f.get(key)).values.items()
        }
        year, month = shown["year"], shown["month"]
        if isinstance(year, int) and isinstance(month, int):
            found.add((str(shown["unit"] or ""), year, month, shown["nil"] is True))
    return tuple(MonthHandedIn(*month) for month in sorted(found))


def scope_of(bundle: Bundle) -> Scope:
    """Return what a file is about; only a unit's file hands months in, the office's brings them back."""
    header = bundle.header
    months = own_months_of(bundle) if header.sender.role == "unit" else ()
    return Scope(
        months=tuple(sorted({(month.year, month.month) for month in months})),
        everything=header.everything,
        statistics=header.disclosure == "statistics",
    )


def words_before(session: Session, ledger: Ledger, bundle: Bundle, voucher: Voucher, now: int) -> list[str]:
    """Return what to know of a file before it is taken in."""
    return [*_of_the_sender(session, ledger, bundle, voucher), *_of_the_content(session, bundle, now)]


def _of_the_sender(session: Session, ledger: Ledger, bundle: Bundle, voucher: Voucher) -> Iterator[str]:
    sender = bundle.header.sender
    if not voucher.trusted:
        said = _("这台电脑还没有认证，核对码是 {code}；核对一致后才能汇总。")
        yield said.format(code=bundle.code)
    if voucher.first:
        said = _("“{sender}”的这台电脑是第一次送来文件，还没有认证，核对码是 {code}；请打电话核对一次。")
        yield said.format(sender=sender.unit_name, code=bundle.code)
    if sender.organisation != ledger.profile.organisation_id:
        yield _("对方台账里的机关名称与本台账不同，请核对是不是本机关的文件。")
    if ledger.profile.role == "office" and sender.unit and not is_alive(session, "unit", sender.unit):
        yield _("“{unit}”不在本台账的单位名单里，名称可能写得不一样，请核对。").format(unit=sender.unit_name)


def _of_the_content(session: Session, bundle: Bundle, now: int) -> Iterator[str]:
    header = bundle.header
    if bundle.without_personal:
        yield _("这份文件不含申请人的个人信息。")
    if header.made_at > now + _A_DAY:
        yield _("对方电脑的日期比本机晚，请提醒对方校准时间。")
    if any(True for _frame in bundle.unknown()):
        yield _("文件里有更新版本才懂的内容，已原样保存，会随下发文件带出。")
    if header.sender.role != "office":
        certificates = {identity for identity, _revision in _entries_of(bundle, Device.kind)}
        known = session.scalars(select(REVISION.c.id).where(REVISION.c.id.in_(certificates)))
        if certificates - set(known):
            yield _("文件里有本台账没有的电脑认证记录，请到“上报电脑”核对。")


def words_after(session: Session, adopted: Adopted, sender: str, left_out: int = 0) -> list[str]:
    """Return what to know of what came in from a sender; `left_out` pieces for a newer version found no room."""
    said = list(_held(adopted, sender))
    if left_out:
        text = _("更新版本才懂的内容太多，有 {count} 段没有保存；升级本机以后，请对方用“全部内容”重新写一份。")
        said.append(text.format(count=left_out))
    if adopted.waiting:
        text = _("有 {count} 处内容要等更早的文件到了才显示，请让对方用“全部内容”重新上报。")
        said.append(text.format(count=adopted.waiting))
    said += [_("发现两台电脑用过同一份台账：{unit}。").format(unit=_unit_of(session, lane)) for lane in adopted.forked]
    if adopted.newer:
        said.append(_("有 {count} 处内容由更新版本登记，本机还不能显示，已原样保存。").format(count=adopted.newer))
    return [*said, *_moved(session, adopted)]


def _moved(session: Session, adopted: Adopted) -> Iterator[str]:
    """Say which open cases' due days moved with the days off or settings that came."""
    cases = moved_cases(session, adopted.moved)
    if cases:
        named = [_("{case} {before}→{after}").format(case=case.number or case.subject, **_days(case)) for case in cases]
        some = listed(named[:_MOST]) if len(named) <= _MOST else _("{some}等").format(some=listed(named[:_MOST]))
        text = _("办公室下发的放假安排或设置变了，{count} 件申请的答复期限随之变动：{cases}。")
        yield text.format(count=len(cases), cases=some)


def _days(case: MovedCase) -> dict[str, str]:
    days = {"before": case.before, "after": case.after}
    return {name: day_text(day) if day else _("停止计算") for name, day in days.items()}


def _held(adopted: Adopted, sender: str) -> Iterator[str]:
    """Say what doesn't count and who tried to write it."""
    if not adopted.held:
        return
    kinds = Counter(_label(entry.revision.kind) for entry in adopted.held)
    what = "、".join(_("{kind} {count} 处").format(kind=kind, count=count) for kind, count in kinds.most_common(_MOST))
    text = _("“{sender}”的文件里有 {count} 处内容它无权填写（{what}），已原样保存，没有计入；请到“待认可”核对。")
    yield text.format(sender=sender, count=len(adopted.held), what=what)


def _label(kind: str) -> str:
    return _(KINDS[kind].label) if kind in KINDS else _("更新版本的内容")


def _unit_of(session: Session, lane: str) -> str:
    whose = session.scalar(select(STREAM.c.unit).filter_by(lane=lane))
    unit = session.get(Unit, whose) if whose else None
    return unit.name if unit else _("单位不详")


def _entries_of(bundle: Bundle, kind: str) -> Iterator[tuple[str, Revision]]:
    """Yield the entries of one kind; what can't be read is refused when the file is taken in."""
    mark = f'"kind":"{kind}"'.encode()
    for body in bundle.bodies():
        # A look at the bytes first: parsing every entry of a long file takes seconds.
        if mark in body:
            try:
                revision = parse(body)
            except DamagedRevisionError:
                continue
            if revision.kind == kind:
                yield revision_id(body), revision
