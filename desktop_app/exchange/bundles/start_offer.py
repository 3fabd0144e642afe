"""What the office's start file offers before there is a ledger: whose it is, its code, and the units to choose from."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyrage import x25519

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.envelope import opened_bundle
from desktop_app.exchange.bundles.errors import OversizeBundleError
from desktop_app.i18n import _
from desktop_app.model.bounds import LARGEST
from desktop_app.model.kinds import Organisation, Unit
from desktop_app.model.log_value import from_log
from desktop_app.model.pinyin import answers_to
from desktop_app.model.record import typed_fields
from desktop_app.model.text_order import text_key
from desktop_app.progress import silent
from desktop_app.store.log.projection import project
from desktop_app.store.log.revision import DamagedRevisionError, StoredRevision, parse, revision_id
from desktop_app.store.merge.delivery_check import DamagedDeliveryError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop_app.exchange.bundles.reading import Bundle
    from desktop_app.model.log_value import LoggedKey
    from desktop_app.model.record import Record

_OFFICE = "office"
_MOST_ENTRIES = 20_000
"""How many entries of bureaus and units a start file may have."""


@dataclass(frozen=True, slots=True)
class OfferedUnit:
    """A unit of the office's list, with what one may look for it by."""

    record: str
    name: str
    short_name: str
    number: str

    def holds(self, words: str) -> bool:
        """Tell whether words typed to find it are part of its name, short name or number, or sound like them."""
        return any(answers_to(text, words) for text in (self.name, self.short_name, self.number))


@dataclass(frozen=True, slots=True)
class StartOffer:
    """The bureau and the office of a start file, who wrote it and when, the PC's code, and its list of units."""

    organisation: str
    office: str
    person: str
    made_at: int
    code: str
    units: tuple[OfferedUnit, ...]


def read_offer(path: Path) -> StartOffer:
    """Read a start file without a ledger; whether it is the office's word, only comparing its code will tell.

    Raises `UserError` for a file that can't be read, or isn't one that a unit starts from.
    """
    try:
        with (
            tempfile.TemporaryDirectory() as work,
            opened_bundle(path, x25519.Identity.generate(), "", Path(work), silent) as bundle,
        ):
            return _offer(path, bundle)
    except OSError as error:
        raise UserError(_("读不出“{name}”。").format(name=path.name), _("请检查文件是否还在、能否打开。")) from error


def _offer(path: Path, bundle: Bundle) -> StartOffer:
    sender = bundle.header.sender
    if sender.role != _OFFICE:
        text = _("“{name}”是“{unit}”上报的文件，不是办公室的起步文件。")
        raise UserError(text.format(name=path.name, unit=sender.unit_name), _("请选办公室发来的起步文件。"))
    shown = _shown(bundle)
    listed = [(record, said) for record, (kind, said) in shown.items() if kind == Unit.kind]
    listed.sort(key=lambda unit: (_position(unit[1]), text_key(_text(unit[1]))))
    units = tuple(
        OfferedUnit(record, _text(said), _text(said, "short_name"), _text(said, "number"))
        for record, said in listed
        if said.get("nature") != _OFFICE
    )
    if not units:
        raise UserError(
            _("“{name}”里还没有单位名单。").format(name=path.name),
            _("请办公室先在“上报汇总”的“单位和起步”里登记名单，再写一次起步文件。"),
        )
    _kind, bureau = shown.get(sender.organisation, (Organisation.kind, {}))
    return StartOffer(_text(bureau), sender.unit_name, sender.person, bundle.header.made_at, bundle.code, units)


def _shown(bundle: Bundle) -> dict[str, tuple[str, Mapping[str, LoggedKey]]]:
    """Return what the bureau's and the units' records show in a file, each with its kind."""
    entries: dict[str, list[StoredRevision]] = {}
    for count, stored in enumerate(_entries(bundle, (Organisation, Unit))):
        if count == _MOST_ENTRIES:
            raise OversizeBundleError
        entries.setdefault(stored.revision.rec, []).append(stored)
    projected = {record: project(revisions) for record, revisions in entries.items()}
    return {record: (seen.kind, seen.shown) for record, seen in projected.items() if not seen.deleted}


def _entries(bundle: Bundle, kinds: tuple[type[Record], ...]) -> Iterator[StoredRevision]:
    wanted = {kind.kind for kind in kinds}
    try:
        for body in bundle.bodies():
            revision = parse(body)
            if revision.kind in wanted:
                yield StoredRevision(revision_id(body), revision, revision.role)
    except DamagedRevisionError as error:
        raise DamagedDeliveryError(str(error)) from error


def _text(said: Mapping[str, LoggedKey], key: str = "name") -> str:
    """Return what stands under a key of a bureau or unit, held to the bounds of what is typed there."""
    return str(from_log(typed_fields(Unit)[key], said.get(key)) or "")


def _position(said: Mapping[str, LoggedKey]) -> int:
    """Return the place of a unit in the list; those without one stand at its end."""
    position = from_log(typed_fields(Unit)["position"], said.get("position"))
    return position if isinstance(position, int) else LARGEST
