"""Values that nobody could have entered, under every key of every kind, disturb nothing anywhere."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from desktop_app.cli.run import main
from desktop_app.model.kinds import KINDS
from desktop_app.model.listed import listed_fields
from desktop_app.office.opening import opened
from desktop_app.office.records.listed_titles import listed_rows
from desktop_app.office.records.listing import record_ids
from desktop_app.store.log.reading import read
from desktop_app.store.log.rebuild import rebuild
from desktop_app.store.log.unread_values import records_with_unread
from desktop_app.store.proof.verify import verify
from desktop_app.store.trust.history import history
from tests.odd_values import take_in_odd_values

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.ledger import Ledger


@pytest.fixture(scope="module")
def odd_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the sample with some thousand records more, each with a value that nobody could have entered."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OGI_IDENTITIES", str(tmp_path_factory.mktemp("ids")))
        path = tmp_path_factory.mktemp("odd") / "odd.ogi"
        shutil.copy(sample_file, path)
        with opened(path) as ledger:
            take_in_odd_values(ledger)
        yield path


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_with_odd_values_is_listed_exported_and_told_of(kind: str, odd_file: Path, tmp_path: Path) -> None:
    with opened(odd_file, read_only=True) as ledger:
        fields = listed_fields(KINDS[kind])
        ids = read(ledger, record_ids, KINDS[kind])
        found, titles = read(ledger, listed_rows, KINDS[kind], fields, ids)
        texts = {titles.text(field, record) for record in found for field in fields}
        for record in ids[:: max(1, len(ids) // 50)]:
            assert history(ledger, record)
    assert "不认识的值" in texts
    assert main(["export", str(odd_file), "--kind", kind, "--output", str(tmp_path / "表.xlsx")]) == 0


@pytest.mark.parametrize("year", ["2013", "1949", "2199"])
@pytest.mark.parametrize(
    "command", [("annex", "--pdf"), ("annex", "--xlsx"), ("check", "--pdf"), ("report", "--docx"), ("report", "--html")]
)
def test_annex_check_and_report_of_odd_values_end_as_they_should(
    command: tuple[str, str], year: str, odd_file: Path, tmp_path: Path
) -> None:
    name, ending = command
    target = tmp_path / f"out.{ending.removeprefix('--')}"
    assert main([name, str(odd_file), "--year", year, ending, str(target)]) in {0, 3}
    assert target.stat().st_size


def test_the_check_names_the_records_whose_values_nobody_knows(
    odd_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(odd_file), "--year", "2013"]) == 3
    assert "条“经费”的“单位、年度、项目、财政预算（元）" in capsys.readouterr().out


def test_log_and_tables_agree_over_odd_values_also_after_a_rebuild(ledger: Ledger) -> None:
    take_in_odd_values(ledger)
    before = read(ledger, records_with_unread)
    assert (len(before) > 1000, verify(ledger).problems) == (True, ())
    rebuild(ledger)
    assert (read(ledger, records_with_unread) == before, verify(ledger).problems) == (True, ())
