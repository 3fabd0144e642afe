"""The sample as the files it would have come from: merged in any order, they are the sample."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.exchange.bundles.sending import send
from desktop_app.model.kinds import KINDS
from desktop_app.office.opening import opened
from desktop_app.report.annex.formats.format import formats
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.narrative.composed_annex import compute_annex
from desktop_app.sample.unit_files import UnitFiles, create_unit_files
from desktop_app.store.log.reading import reading
from desktop_app.store.proof.verify import verify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.ledger import Ledger

ORDERS = int(os.environ.get("OGI_UNIT_FILE_ORDERS", "1"))
"""In how many orders the 59 files are taken in."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a folder with a PC of its own for the tests of this module."""
    place = tmp_path_factory.mktemp("units")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OGI_IDENTITIES", str(place / "pc"))
        yield place


@pytest.fixture(scope="module")
def files(folder: Path) -> UnitFiles:
    """Return the sixty data files, made once."""
    return create_unit_files(folder)


@pytest.fixture(scope="module")
def handed_in(files: UnitFiles, folder: Path) -> dict[str, Path]:
    """Return the file that each unit handed in, by the code of its PC."""
    sent = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OGI_IDENTITIES", str(folder / "pc"))
        for path in files.units:
            with opened(path) as ledger:
                written = send(ledger, path.with_suffix(".ogix"))
                sent[written.code] = written.path
    return sent


def figures(ledger: Ledger) -> dict[str, tuple[str, dict[str, str]]]:
    """Return the fingerprint and every figure of each annex of the year."""
    found = {}
    with reading(ledger) as session:
        for name, form in formats().items():
            annex = compute_annex(session, AnnexScope(form, 2013))
            found[name] = annex.fingerprint, {code: cell.text for code, cell in annex.cells.items()}
    return found


def contents(ledger: Ledger) -> dict[str, set[str]]:
    """Return the records of every kind."""
    with reading(ledger) as session:
        return {name: set(session.scalars(select(kind.id))) for name, kind in KINDS.items()}


@pytest.mark.parametrize("seed", range(ORDERS))
def test_the_files_of_59_units_taken_in_in_any_order_are_the_sample(
    files: UnitFiles,
    handed_in: dict[str, Path],
    sample_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    seed: int,
) -> None:
    assert len(handed_in) == len(files.units) == 59
    monkeypatch.setenv("OGI_IDENTITIES", str(tmp_path / "pc"))
    path = tmp_path / "office.ogi"
    path.write_bytes(files.office.read_bytes())
    order = list(handed_in.values())
    random.Random(seed).shuffle(order)
    with opened(path) as office, opened(sample_file, read_only=True) as whole:
        received = receive(office, order, Taking(codes=tuple(handed_in)))
        assert not received.failed
        assert sum(len(file.adopted.differences) for file in received.files if file.adopted) == 0
        assert figures(office) == figures(whole)
        ours, theirs = contents(office), contents(whole)
        assert ours | {"device": set(), "receipt": set()} == theirs | {"receipt": set()}
        assert len(ours["receipt"]) == len(theirs["receipt"])
        assert not [file for file in received.files if file.adopted and file.adopted.held]
        assert verify(office).problems == ()
