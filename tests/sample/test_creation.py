"""Making the sample: alike every time, few operations, provable, and nothing left behind when it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from desktop_app.errors import CancelledError, UserError
from desktop_app.model.kinds import KINDS
from desktop_app.office.opening import opened
from desktop_app.office.records.search import search
from desktop_app.progress import Cancellable, silent
from desktop_app.sample import create_sample
from desktop_app.store.log.reading import reading
from desktop_app.store.log.settings import read_settings
from desktop_app.store.log.tables import REVISION
from desktop_app.store.log.undo import last_undoable
from desktop_app.store.proof.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Build


def log_of(path: Path) -> list[bytes]:
    with opened(path, read_only=True) as ledger, reading(ledger) as session:
        return list(session.execute(select(REVISION.c.body).order_by(REVISION.c.number)).scalars())


def test_two_samples_are_alike_to_the_byte_of_their_log(sample_file: Path, tmp_path: Path) -> None:
    again = create_sample(tmp_path / "again.ogi")
    assert log_of(again) == log_of(sample_file)


def test_the_log_and_the_tables_of_the_sample_agree(sample_file: Path) -> None:
    with opened(sample_file, read_only=True) as ledger:
        assert verify(ledger, silent).problems == ()


def test_the_sample_is_entered_in_one_operation_a_subject(sample_file: Path) -> None:
    with opened(sample_file, read_only=True) as ledger:
        with reading(ledger) as session:
            own = REVISION.c.lane == read_settings(session)["lane"]
            operations = session.execute(select(func.count(REVISION.c.operation.distinct())).where(own)).scalar_one()
        step = last_undoable(ledger)
    assert operations == 13
    assert step is not None
    assert (step.label, step.who) == ("录入年报文字", "苏景澜")


def test_the_sample_belongs_to_the_office(sample_file: Path) -> None:
    with opened(sample_file, read_only=True) as ledger:
        assert (ledger.profile.role, ledger.profile.person) == ("office", "苏景澜")


def test_the_sample_shows_every_kind_that_the_year_had(sample_file: Path) -> None:
    with opened(sample_file, read_only=True) as ledger, reading(ledger) as session:
        empty = {name for name, kind in KINDS.items() if not session.scalar(select(func.count()).select_from(kind))}
    cases = {"case_step", "approval", "release_approval", "letter", "attachment", "release_attachment"}
    rules = {"calendar_year", "local_day"}
    exchanged = {"device", "return_slip", "rule_file"}
    report = {"filed_annex", "finding_note", "report_step", "correction_slip"}
    assert empty == {"fee", "complaint", "dispute_attachment"} | cases | rules | exchanged | report


def test_another_year_is_refused_in_a_plain_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="2013 年度") as refusal:
        create_sample(tmp_path / "sample.ogi", year=2014)
    assert refusal.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "sample.ogi"
    path.write_bytes(b"mine")
    with pytest.raises(UserError, match="已经存在"):
        create_sample(path)
    assert path.read_bytes() == b"mine"


def test_progress_rises_to_its_total_and_names_what_is_being_entered(build: Build) -> None:
    heard = build.heard
    done = [news[0] for news in heard]
    assert done == sorted(done)
    assert heard[-1][0] == heard[-1][1]
    assert len({total for _done, total, _label in heard}) == 1
    assert "登记主动公开信息" in {label for _done, _total, label in heard}


def test_cancelling_half_way_leaves_no_file(tmp_path: Path) -> None:
    def stop_within_the_releases(done: int, total: int, label: str = "") -> None:
        if label == "登记主动公开信息" and done > total / 3:
            progress.cancel()

    progress: Cancellable = Cancellable(stop_within_the_releases)
    with pytest.raises(CancelledError):
        create_sample(tmp_path / "sample.ogi", progress=progress)
    assert list(tmp_path.iterdir()) == []


def test_the_sample_is_searched_by_words_of_its_titles(sample_file: Path) -> None:
    with opened(sample_file, read_only=True) as ledger:
        hits = search(ledger, "最低工资标准")
    assert "关于调整全市企业最低工资标准的通知" in {hit.title for hit in hits}
