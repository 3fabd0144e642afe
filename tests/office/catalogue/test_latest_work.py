"""What was done last: what people did, and never the catalogue that every new ledger brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.kinds import Unit
from desktop_app.office.catalogue.latest_work import latest_work
from desktop_app.office.opening import close_ledger, create_ledger
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_ledger_tells_of_its_making_and_of_what_was_done_since(tmp_path: Path) -> None:
    ledger = create_ledger(tmp_path / "new.ogi", organisation="测试市测试局", unit="办公室", role="office")
    with operation(ledger, "登记处室") as change:
        change.add(Unit, {"name": "水资源科", "nature": "division"})
    assert [step.label for step in read(ledger, latest_work, 9)] == ["登记处室", "建立数据文件"]
    close_ledger(ledger)
