"""Starting a unit's data file from the office's file: the unit's name is the office's, and the catalogue is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyrage import x25519

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.envelope import opened_bundle
from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.i18n import _
from desktop_app.model.kinds import Organisation, Unit
from desktop_app.model.natural_id import natural_id, plain
from desktop_app.office.opening import close_ledger, create_ledger
from desktop_app.progress import silent
from desktop_app.store.log.revision import DamagedRevisionError, parse
from desktop_app.store.merge.delivery_check import DamagedDeliveryError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from desktop_app.exchange.bundles.reading import Bundle
    from desktop_app.ledger import Ledger
    from desktop_app.model.log_value import LoggedKey
    from desktop_app.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What a unit's data file starts from: the office's file, its PC's code as compared, its passphrase."""

    file: Path
    code: str
    passphrase: str = ""


def start_ledger(
    path: Path, start: Start, *, unit: str, organisation: str = "", person: str = "", password: str = ""
) -> Ledger:
    """Make a unit's data file with what the office's file brings and open it; `password` protects it.

    The unit must be in that file by its name or number, and the bureau, where it is named (else it is the office's).
    Raises `UserError` where they aren't or the file isn't the certified office's; no data file is left then.
    """
    try:
        # A key that fits nothing: there is no ledger yet, so only an open file or one with a passphrase can be read.
        with opened_bundle(start.file, x25519.Identity.generate(), start.passphrase, path.parent, silent) as bundle:
            bureau = _name_of(bundle, Organisation, organisation or bundle.header.sender.organisation)
            own = _name_of(bundle, Unit, unit)
    except OSError as error:
        raise UserError(
            _("读不出“{name}”。").format(name=start.file.name), _("请检查文件是否还在、能否打开。")
        ) from error
    ledger = create_ledger(
        path, organisation=bureau, unit=own, role="unit", person=person, password=password, catalogue=False
    )
    try:
        _take(ledger, start)
    except BaseException:
        close_ledger(ledger)
        path.unlink()
        raise
    return ledger


def _take(ledger: Ledger, start: Start) -> None:
    (outcome,) = receive(ledger, [start.file], Taking(codes=(start.code,), passphrase=start.passphrase)).files
    if outcome.failed:
        raise UserError(outcome.message, outcome.hint)


def _name_of(bundle: Bundle, kind: type[Record], wanted: str) -> str:
    """Return the name under which a bureau or unit began, so that the new file means the same record."""
    written: dict[str, dict[str, list[str]]] = {}
    for record, values in _written(bundle, kind):
        for field in ("name", "short_name", "number"):
            if values.get(field):
                written.setdefault(record, {}).setdefault(field, []).append(str(values[field]))
    for record, named in written.items():
        if record == wanted or any(plain(wanted) == plain(name) for names in named.values() for name in names):
            names = named.get("name", [])
            return next((name for name in names if natural_id(kind, {"name": name}) == record), names[-1])
    raise UserError(
        _("办公室的文件里没有叫“{name}”的{kind}。").format(name=wanted, kind=_(kind.label)),
        _("请核对名称；办公室先登记这个单位，再重新下发。"),
    )


def _written(bundle: Bundle, kind: type[Record]) -> Iterator[tuple[str, Mapping[str, LoggedKey]]]:
    try:
        for body in bundle.bodies():
            revision = parse(body)
            if revision.kind == kind.kind:
                yield revision.rec, revision.f
    except DamagedRevisionError as error:
        raise DamagedDeliveryError(str(error)) from error
