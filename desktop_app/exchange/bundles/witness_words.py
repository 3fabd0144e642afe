"""What a person should know of another PC's log, each in one plain sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.store.witness.judging import Standing

if TYPE_CHECKING:
    from desktop_app.store.witness.judging import Verdict
    from desktop_app.store.witness.statements import Head, Statement
    from desktop_app.store.witness.witnessed import Witnessed


def words_of(who: Witnessed, statement: Statement, verdict: Verdict, *, due: bool) -> list[str]:
    """Return what to know of a statement that was judged; nothing where the list goes on as it should.

    `due`: what lacks a proof is told loudly instead.
    """
    known = verdict.against.head.size if verdict.against else 0
    told = {"sender": who.unit_name, "known": known, "size": statement.head.size, "lost": verdict.lost}
    told["begun"] = known - verdict.lost
    match verdict.standing:
        case Standing.RENEWED:
            begun = _("“{sender}”的这台电脑恢复过备份或被还原过，登记日志另起一段，接着原来的往下记。")
        case Standing.COPIED:
            begun = _("“{sender}”换了电脑、换了密钥或用了台账的副本，登记日志接着原来的往下记。")
        case Standing.UNNAMED:
            begun = _("“{sender}”的这台电脑另起了一段登记日志，没有说明接着哪一段，请打电话问清原因。")
        case Standing.UNPROVEN if not due:
            begun = _(
                "“{sender}”的这份文件没有证明接着本机见证过的第 {known} 条；再来的文件应当带上证明，没有的请问清原因。"
            )
        case Standing.OLDER_UNPROVEN if not due:
            begun = _("这是“{sender}”较早写出的文件（登记日志第 {size} 条），是否接得上要等对方下一份文件证明。")
        case _:
            begun = ""
    said = [begun] if begun else []
    said += _of_what_was_confirmed(verdict)
    return [words.format(**told) for words in said]


def _of_what_was_confirmed(verdict: Verdict) -> list[str]:
    """Say whether a list begun anew holds what this PC has seen of the one before."""
    if verdict.lost:
        return [_("对方从第 {begun} 条接起；其后本机见证过的 {lost} 条，请给对方一份文件，让对方收下找回。")]
    if verdict.changed:
        return [_("本机见证过的 {known} 条不全在里面，请给对方一份文件，让对方收下找回；本机留有原来的登记。")]
    if verdict.standing not in {Standing.RENEWED, Standing.UNNAMED}:
        return []
    if verdict.kept:
        return [_("本机见证过的 {known} 条都在里面。")]
    return [_("本机见证过的 {known} 条是否都在，对方收到本机的下一份文件后才能证明。")]


def alarm_of(who: Witnessed, person: str, statement: Statement, verdict: Verdict, *, due: bool) -> tuple[str, str]:
    """Return what is to be said loudly of a file that contradicts what its PC signed before, and what to do.

    `due`: its sender must know what this PC has seen, so a proof that lacks counts as well.
    """
    unproven = verdict.standing in {Standing.UNPROVEN, Standing.OLDER_UNPROVEN}
    if verdict.against is None or not (verdict.standing is Standing.CONTRADICTION or (due and unproven)):
        return "", ""
    whose = _("{unit}（{person}）").format(unit=who.unit_name, person=person) if person else who.unit_name
    said = (
        _("“{sender}”的登记日志接不上：本机见证过前 {known} 条，这份文件到第 {size} 条，却没有证明，可能有登记被删掉。")
        if unproven
        else _(
            "“{sender}”的登记日志前后矛盾：本机见证过前 {known} 条，这份文件到第 {size} 条，其中有登记被删掉或改动了。"
        )
    )
    return said.format(sender=whose, known=verdict.against.head.size, size=statement.head.size), _(
        "请马上打电话问对方：整机还原过的，给对方一份文件，对方收下后会另起一段，以后就接得上；没有还原过的，报告负责人。"
        "本机原有的登记一条也不会少；收下以后，对方签过名的凭据留在本台账里。"
    )


def words_of_silence(who: Witnessed, *, silent: bool) -> list[str]:
    """Return what to know of a file without a statement from a PC that used to make one."""
    if not silent:
        return []
    said = _("“{sender}”以前的文件都带有登记日志的见证，这份没有；可能用了旧版程序，请让对方升级后再送一份。")
    return [said.format(sender=who.unit_name)]


def words_of_loss(who: Witnessed, missing: list[Head]) -> list[str]:
    """Return what to know where this PC's own log lacks what another PC has seen of it."""
    if not missing:
        return []
    said = _(
        "本机的登记日志退回过：“{sender}”见证过本机的 {size} 条，本机现在的与那时不同。已另起一段登记日志；"
        "请核对近期的登记有没有缺。"
    )
    return [said.format(sender=who.unit_name, size=max(head.size for head in missing))]
