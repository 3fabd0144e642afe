"""What the import says: how the columns were understood, what becomes of the rows, what was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.cli.command import DONE
from desktop_app.cli.terminal import say
from desktop_app.errors import UserError
from desktop_app.i18n import _, listed

if TYPE_CHECKING:
    from desktop_app.exchange.sheets.matching.matching import Matching
    from desktop_app.exchange.sheets.matching.proposing import Proposal
    from desktop_app.exchange.sheets.taking.examined import Examined
    from desktop_app.exchange.sheets.taking.taking import Taken
    from desktop_app.model.record import Record


def print_matching(kind: type[Record], proposal: Proposal, matching: Matching) -> None:
    """Print what each column is taken for, and what holds for all rows."""
    from desktop_app.exchange.sheets.matching.targets import targets  # noqa: PLC0415 (sheets are only loaded when wanted)

    known = targets(kind)
    if proposal.remembered:
        say(_("这种表以前导入过，照上次的对应关系："))
    for column in proposal.columns:
        if column.heading or column.origin == "unknown":
            name = matching.columns.get(column.position)
            heading = column.heading or _("没有标题的第 {column} 列").format(column=column.position + 1)
            say(f"  {heading} → {known[name].text if name else _('不导入')}")
    for left_out in proposal.table.left_out:
        rows = str(left_out.first) if left_out.first == left_out.last else f"{left_out.first}—{left_out.last}"
        say(_("  没有读入第 {rows} 行：{why} {text}").format(rows=rows, why=left_out.why, text=left_out.text).rstrip())
    for name, text in matching.constants.items():
        say(_("  所有行的“{field}”：{text}").format(field=known[name].text, text=text))


def refuse_incomplete(kind: type[Record], matching: Matching) -> None:
    """Raise `UserError` naming the option for everything that neither a column nor a value for all rows says."""
    from desktop_app.exchange.sheets.matching.proposing import missing_targets  # noqa: PLC0415 (sheets only when wanted)

    missing = [target.heading for target in missing_targets(kind, matching)]
    if missing:
        options = " ".join(f"--set {heading}=…" for heading in missing)
        raise UserError(
            _("这张表里没有必填的内容：{missing}。").format(missing=listed(missing)),
            _("请用 {options} 给所有行填同一个值，或在 --mapping 里指明是哪一列。").format(options=options),
        )


def print_examined(examined: Examined) -> None:
    """Print the counts, then what a person should look at: perhaps doubles, remarks, words nobody knows."""
    counts = {status.value: count for status, count in examined.counts.items()}
    text = _(
        "新增 {new} 条，已有 {same} 条，有变化 {changed} 条，可能重复 {perhaps} 条，"
        "不要 {left_out} 条，不能导入 {refused} 条。"
    )
    names = ("new", "same", "changed", "perhaps", "left_out", "refused")
    say(text.format(**{name: counts.get(name, 0) for name in names}))
    for note in examined.table.notes:
        say(note.sentence)
    named = {target.name: target.heading for target in examined.targets}
    for target, words in examined.unknown.items():
        text = _(
            '  “{field}”里没有认出的词：{words}。可以在对应关系文件里写明，如 "words": {{"{field}": {{"{word}": "…"}}}}'
        )
        say(text.format(field=named[target], words=listed(list(words)), word=next(iter(words))))
    if "perhaps" in counts:
        say(_("  可能重复的照样导入；不要的行用 --leave-out 行号 说明。"))
    for row in examined.rows:
        for remark in row.remarks.values():
            say(_("  第 {row} 行：{remark}").format(row=row.number, remark=remark))
        for change in row.changes:
            line = _("  第 {row} 行“{label}”：{before} → {after}")
            say(line.format(row=row.number, label=change.label, before=change.before, after=change.after))


def refuse_or_pass(examined: Examined, *, dry_run: bool) -> int:
    """Say that a sheet is good, or raise `UserError` with every row that isn't."""
    if not examined.refused:
        say(_("检查通过。") if dry_run else "")
        return DONE
    lines = [
        _("第 {row} 行{reason}").format(row=row.number, reason=reason)
        for row in examined.refused
        for reason in examined.reasons(row)
    ]
    raise UserError(
        "\n".join(lines), _("一行也没有导入：请改正后再试，或用 --rest 把这些行写到另一个文件，其余的照样导入。")
    )


def print_taken(taken: Taken) -> None:
    """Print what was taken, and where the rest lies."""
    text = _("已新增 {created} 条，修改 {updated} 条，{unchanged} 条没有变化。")
    say(text.format(created=taken.created, updated=taken.updated, unchanged=taken.unchanged))
    if taken.rest:
        say(_("有 {count} 行没有导入，连同原因写在“{name}”里。").format(count=taken.refused, name=taken.rest))
