"""The proof of a record's history as one page: for people to read, with what a script checks inside it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from desktop_app.i18n import _
from desktop_app.model.field import Shape
from desktop_app.model.kinds import KINDS
from desktop_app.model.listed import shown_text
from desktop_app.model.record import fields_of
from desktop_app.office.records.listing import titles
from desktop_app.report.paper.document import Document, Heading, Listing, ListingColumn, Paragraph, Title
from desktop_app.report.paper.html.page import html_page
from desktop_app.store.log.reading import read
from desktop_app.store.log.revision import parse
from desktop_app.store.trust.history import history
from desktop_app.written_days import moment_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Field, Value
    from desktop_app.store.trust.history import Entry, FieldChange
    from desktop_app.store.witness.record_proof import ProvenWitness, RecordProof

_LONGEST_SHOWN = 200
_LATEST = 253_402_300_799_000
"""The end of the year 9999 in milliseconds: another PC's clock may claim anything."""

_PLACE = "proof"
"""The id of the part that the script reads."""


@dataclass(frozen=True, slots=True)
class ProofPage:
    """A proof with what its record is called and how its entries read."""

    proof: RecordProof
    kind: str
    title: str
    entries: tuple[Entry, ...]

    def document(self) -> Document:
        """Return the page without what is in it for the script."""
        return Document(
            title=_("登记历史证明"), subject=self.title, blocks=(*self._blocks(),), fingerprint=self.proof.code
        )

    def html(self) -> str:
        """Return the page as it is handed out."""
        # Nothing in it may end the part early, whatever an entry says.
        data = msgspec.json.encode(self.proof).decode().replace("<", "\\u003c")
        inside = f'<script type="application/json" id="{_PLACE}">{data}</script>\n</body>'
        return html_page(self.document()).replace("</body>", inside)

    def _blocks(self) -> Iterator[Title | Heading | Paragraph | Listing]:
        proof = self.proof
        yield Title(_("登记历史证明"))
        yield _line(
            _("{kind}“{title}”，记录编号 {record}").format(kind=self.kind, title=self.title, record=proof.record)
        )
        said = _("登记日志 {size} 条，见证码 {code}；本记录有 {count} 条登记，全部在内。")
        yield _line(said.format(size=proof.size, code=proof.code, count=len(proof.entries)))
        yield Heading(2, _("登记"))
        yield Listing(
            _columns((_("第几条"), 10), (_("时间"), 18), (_("何人"), 14), (_("做了什么"), 58)), (*self._rows(),)
        )
        yield Heading(2, _("谁见证过"))
        if proof.witnesses:
            yield Listing(
                _columns((_("见证方"), 30), (_("见证到第几条"), 16), (_("见证日期"), 20), (_("签名密钥"), 34)),
                tuple(map(_witness_row, proof.witnesses)),
            )
        else:
            yield _line(_("还没有别的电脑见证过这份登记日志。"))
        if proof.marks:
            yield Heading(2, _("印在纸上的见证码"))
            yield Listing(
                _columns((_("登记日志条数"), 30), (_("见证码"), 70)),
                tuple((str(mark.size), mark.code) for mark in proof.marks),
            )
        yield _line(
            _("核对：用程序附带的 docs/verify_proof.py 打开本页，以它印出的为准；个人信息不在其中，只有它的承诺值。")
        )

    def _rows(self) -> Iterator[tuple[str, ...]]:
        for entry, proven in zip(self.entries, self.proof.entries, strict=True):
            said = [entry.label, entry.why, *map(_change_text, entry.changes)]
            yield str(proven.place + 1), moment_text(entry.at), entry.who, "；".join(filter(None, said))


def proof_page(ledger: Ledger, proof: RecordProof) -> ProofPage:
    """Return the page of a proof; raises `UserError` where only a newer version knows the record's kind."""
    entries = tuple(reversed(history(ledger, proof.record)))
    kind = KINDS[parse(proof.entries[0].body.encode()).kind]
    personal = fields_of(kind)[kind.title_field].personal
    title = "" if personal else read(ledger, titles, kind.kind, [proof.record]).get(proof.record, "")
    return ProofPage(proof, _(kind.label), title, entries)


def _line(text: str) -> Paragraph:
    return Paragraph(text, indent_first=False)


def _columns(*columns: tuple[str, float]) -> tuple[ListingColumn, ...]:
    return tuple(ListingColumn(heading, width) for heading, width in columns)


def _witness_row(one: ProvenWitness) -> tuple[str, ...]:
    seen = dt.datetime.fromtimestamp(min(one.at, _LATEST) / 1000, dt.UTC)
    return one.unit, str(one.size), moment_text(seen), one.witness[:16]


def _change_text(change: FieldChange) -> str:
    """Return one changed field; a personal value doesn't go out with a proof."""
    label = _(change.field.label)
    if change.field.personal or change.hidden:
        return _("{label}：（个人信息）").format(label=label)
    before, after = (_short(change.field, value) or "—" for value in (change.before, change.after))
    return _("{label}：{before} → {after}").format(label=label, before=before, after=after)


def _short(field: Field, value: Value) -> str:
    text = str(value or "") if field.shape is Shape.LINK else shown_text(field, value)
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
