"""Whatever disks, kills, liars, copies, restores and clocks do to a bureau: nothing is lost unsaid, nothing made up."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.model.kinds import KINDS
from desktop_app.office.months.uncounted_lines import uncounted_lines
from desktop_app.store.log.reading import read, reading
from desktop_app.store.proof.verify import verify
from tests.exchange.insider import shown
from tests.exchange.troubles.world.bureau import HOME, found
from tests.exchange.troubles.world.exchanging import reconciled
from tests.exchange.troubles.world.pc import SAYS
from tests.exchange.troubles.world.schedule import ACTS, play
from tests.exchange.troubles.world.world import begun

if TYPE_CHECKING:
    from pathlib import Path

    from tests.exchange.troubles.world.pc import Pc
    from tests.exchange.troubles.world.world import World

SCHEDULES = int(os.environ.get("OGI_TROUBLES", "25"))
ENOUGH = 200
"""In so many schedules everything happens that may."""
FIRST = int(os.environ.get("OGI_FIRST_SEED", "90000"))
OFFICES = (
    *("unit", "category", "organisation", "indicator", "calendar_year", "local_day", "rule_setting", "rule_file"),
    *("report_section", "filed_annex", "finding_note", "report_step", "correction_slip", "nil_declaration", "hand_in"),
)
"""Kinds of which nothing honest is written in the schedules."""


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a bureau on its first day, made once."""
    folder = tmp_path_factory.mktemp("bureau")
    (folder / HOME).mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OGI_IDENTITIES", str(folder / HOME))
        found(folder)
    return folder


def check(world: World, before: dict[str, str]) -> None:
    """Assert that all honest PCs are sound and show what was saved, and nothing that nobody honest wrote."""
    must = {record: said for pc in world.pcs for record, said in pc.saved.items()}
    for pc in world.pcs:
        assert verify(pc.ledger).problems == (), pc.unit
        for record in must if pc.is_office else (one for one, said in must.items() if said.startswith(pc.unit)):
            assert pc.says(record) in world.written[record], f"{pc.unit} lacks or misstates what was saved"
    for record, said in must.items():
        writers = [pc for pc in world.pcs if said.startswith(pc.unit)]
        if writers and not any(pc.went_back for pc in (*writers, world.office)):
            assert world.office.says(record) == writers[0].saved[record], "an older word is shown"
    for pc in world.pcs:
        assert not records_of_the_honest(pc, world) - world.written.keys(), "something nobody honest wrote"
        assert {kind: shown(pc.ledger, kind) for kind in OFFICES} == before, pc.unit
    if world.lies and not world.office.went_back:
        assert read(world.office.ledger, uncounted_lines), "the office isn't told who tried"


def records_of_the_honest(pc: Pc, world: World) -> set[str]:
    """Return the records that a PC shows as the honest units' or the office's."""
    with reading(pc.ledger) as session:
        return {
            row.id
            for kind in SAYS
            for row in session.scalars(select(KINDS[kind]))
            if getattr(row, "unit", None) != world.liar.ledger.profile.unit_id
        }


@pytest.mark.timeout(0 if SCHEDULES > 100 else 300)
def test_whatever_befalls_a_bureau_nothing_is_lost_unsaid_and_nothing_made_up(founded: Path, tmp_path: Path) -> None:
    counts: Counter[str] = Counter()
    for seed in range(FIRST, FIRST + SCHEDULES):
        folder = tmp_path / "bureau"
        shutil.copytree(founded, folder)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("OGI_IDENTITIES", str(folder / HOME))
            world = begun(seed, folder)
            before = {kind: shown(world.office.ledger, kind) for kind in OFFICES}
            try:
                play(world)
                reconciled(world)
                check(world, before)
            except Exception as error:
                error.add_note(f"schedule {seed}")
                raise
            finally:
                for pc in (*world.pcs, world.liar):
                    pc.close()
        counts += world.counts
        shutil.rmtree(folder)
    sys.stdout.writelines(["\n", *(f"{what}: {count}\n" for what, count in sorted(counts.items()))])
    assert ACTS.keys() <= counts.keys() or SCHEDULES < ENOUGH
