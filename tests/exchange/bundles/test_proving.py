"""Proofs of a record's history: the script in docs takes them without this program, and no changed one."""

from __future__ import annotations

import datetime as dt
import html
import json
import runpy
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest

from desktop_app.cli import main
from desktop_app.errors import UserError
from desktop_app.exchange.bundles.handing_in import hand_in
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.exchange.bundles.proving import prove
from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.office.opening import opened
from desktop_app.report.lists.proof_page import proof_page
from desktop_app.store.log.operation import operation
from installer.bootstrap import ROOT
from tests.exchange.bundles.test_witnesses import tampering
from tests.exchange.places import NAMES, enter, hand_over, values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop_app.ledger import Ledger

SCRIPT = ROOT / "docs" / "verify_proof.py"
APPLICANT = "王小二"
UNSIGNED = {"unit", "role", "receiving_key"}
"""What a witness is called is no part of what it signs; the script says by which code it is known."""


@pytest.fixture
def page(unit: Ledger, office: Ledger, tmp_path: Path) -> Path:
    """Return the proof of an application with a history, witnessed by the office, its code on a receipt."""
    record = enter(unit, "application", {"subject": "<b>一</b></script>", "applicant_name": APPLICANT})
    with operation(unit, "改主题", why="写错了") as change:
        change.update(record, {"subject": "二"})
    sent = hand_in(unit, tmp_path / "5.ogix", year=2013, months={5: False})
    receive(office, [sent.path], Taking(codes=(sent.code,)))
    hand_over(office, unit, tmp_path / "o.ogix", to=NAMES["unit"])
    with operation(unit, "再改") as change:
        change.update(record, {"subject": "三"})
    proof = prove(unit, record)
    target = tmp_path / "proof.html"
    target.write_text(proof_page(unit, proof).html(), "utf-8")
    return target


def checked(path: Path, *options: str) -> tuple[int, str]:
    """Run the script in this process; returns its exit code and what it said."""
    said = StringIO()
    before = sys.argv
    sys.argv = [str(SCRIPT), str(path), *options]
    try:
        with redirect_stdout(said), pytest.raises(SystemExit) as left:
            runpy.run_path(str(SCRIPT), run_name="__main__")
    finally:
        sys.argv = before
    return int(str(left.value.code)), said.getvalue()


def inside(path: Path) -> dict[str, Any]:
    text = path.read_text("utf-8")
    found: dict[str, Any] = json.loads(text.split('id="proof">')[1].split("</script>")[0])
    return found


def rewritten(path: Path, proof: object) -> Path:
    """Write a proof without its page."""
    target = path.with_name("rewritten.json")
    target.write_text(json.dumps(proof, ensure_ascii=False), "utf-8")
    return target


def test_a_proof_says_who_wrote_what_when_and_who_has_seen_it(page: Path, office: Ledger) -> None:
    code, said = checked(page)
    assert code == 0
    assert said.count("第 ") == 4  # three entries, and the office's witness
    assert said.count("见证过 witnessed by: 办公室") == 2
    assert said.count("见证过 witnessed by: —") == 1
    assert "改主题" in said
    assert own_keys(office).code in said
    assert "证明成立" in said


def test_a_proof_holds_no_personal_value(page: Path) -> None:
    assert APPLICANT not in page.read_text("utf-8")
    assert "applicant_name" in page.read_text("utf-8")


def test_what_an_entry_says_is_no_markup_on_the_page(page: Path) -> None:
    text = page.read_text("utf-8")
    assert "<b>一" not in text
    assert html.escape("<b>一</b></script>") in text
    assert text.count("</script>") == 1


def test_the_code_on_the_receipt_is_in_the_proof_of_the_office(
    page: Path, office: Ledger, unit: Ledger, tmp_path: Path
) -> None:
    assert page
    (printed,) = values(unit, "receipt", "log_code")
    record = next(iter(values(office, "application", "id")))
    target = tmp_path / "office.html"
    target.write_text(proof_page(office, prove(office, record)).html(), "utf-8")
    assert checked(target, "--code", printed.lower().replace("-", " "))[0] == 0
    assert checked(target, "--code", "AAAA-AAAA-AAAA-AAAA")[0] == 1
    assert inside(page)["marks"] == []  # the unit's own list is another one


def test_the_script_needs_nothing_but_the_standard_library_for_the_hashes(page: Path) -> None:
    ran = subprocess.run(  # noqa: S603 (the script that is shipped)
        [sys.executable, "-I", "-S", str(SCRIPT), str(page)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
    )
    assert ran.returncode == 3, ran.stdout + ran.stderr
    assert "签名没有核对" in ran.stdout
    assert "desktop_app" not in SCRIPT.read_text("utf-8")


def changes(proof: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a proof with every single value in it changed a little, and every list shorter or doubled."""

    def walk(part: Any, way: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        yield way
        for key in part if isinstance(part, dict) else range(len(part)) if isinstance(part, list) else ():
            yield from walk(part[key], (*way, key))

    for way in list(walk(proof, ()))[1:]:
        copy = json.loads(json.dumps(proof))
        whole = copy
        for key in way[:-1]:
            whole = whole[key]
        value = whole[way[-1]]
        if isinstance(value, str) and value:
            # The last sign but one: for a body that is inside its JSON.
            whole[way[-1]] = value[:-3] + ("0" if value[-3] != "0" else "1") + value[-2:]
        elif isinstance(value, int):
            whole[way[-1]] = value + 1
        elif isinstance(value, list) and value:
            whole[way[-1]] = value[:-1]
        else:
            continue
        yield "/".join(map(str, way)), copy


def test_no_proof_with_any_value_changed_holds(page: Path) -> None:
    proof = inside(page)
    tried = []
    for way, changed in changes(proof):
        # What is left out can't be missed: a proof says what there was, never that there was nothing more.
        if way.split("/")[-1] in UNSIGNED or way in {"entries", "witnesses", "marks"}:
            continue
        tried.append(way)
        assert checked(rewritten(page, changed))[0] == 1, way
    assert len(tried) > 30


@pytest.mark.parametrize(
    "wrong",
    [
        lambda proof: proof | {"entries": proof["entries"][1:]},
        lambda proof: proof | {"entries": []},
        lambda proof: proof | {"entries": [*proof["entries"], proof["entries"][0]]},
        lambda proof: proof | {"entries": [proof["entries"][0] | {"proof": ["00" * 32] * 100_000}]},
        lambda proof: proof | {"size": 2**4000},
        lambda proof: proof | {"size": -1},
        lambda proof: proof | {"size": "9"},
        lambda proof: proof | {"root": None},
        lambda proof: proof | {"record": "f" * 32},
        lambda proof: proof | {"form": "OGI-proof-v2"},
        lambda proof: {"form": proof["form"]},
        lambda proof: proof | {"witnesses": [proof["witnesses"][0] | {"witness": proof["signing_key"]}]},
        lambda proof: proof | {"witnesses": [proof["witnesses"][0] | {"size": 1}]},
        lambda proof: [proof],
        lambda _proof: None,
    ],
)
def test_a_proof_that_was_put_together_otherwise_does_not_hold(
    page: Path, wrong: Callable[[dict[str, Any]], object]
) -> None:
    assert checked(rewritten(page, wrong(inside(page))))[0] == 1


def test_two_proofs_in_a_page_none_or_another_file_are_refused(page: Path, tmp_path: Path) -> None:
    text = page.read_text("utf-8")
    part = text[text.index("<script") : text.index("</script>") + len("</script>")]
    for name, content in (("two", text + part), ("none", text.replace(part, "")), ("other", "\0\1\2"), ("empty", "")):
        path = tmp_path / name
        path.write_text(content, "utf-8")
        assert checked(path)[0] == 1, name
    assert checked(tmp_path / "lacking")[0] == 1


def test_a_pc_without_a_key_proves_unsigned_and_a_record_that_is_not_there_is_said(
    unit: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (record,) = values(unit, "application", "id")
    shutil.copy(unit.path, tmp_path / "copy.ogi")
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("OGI_IDENTITIES", str(tmp_path / "other PC"))
        with opened(tmp_path / "copy.ogi", read_only=True) as looked_at:
            proof = prove(looked_at, record)
            with pytest.raises(UserError, match="没有编号为"):
                prove(looked_at, "0" * 32)
    assert (proof.signing_key, proof.signature, proof.witnesses) == ("", "", ())


def test_an_entry_that_was_changed_afterwards_can_not_be_proven(unit: Ledger) -> None:
    (record,) = values(unit, "application", "id")
    for changed in ("CAST(replace(body, '查询', '篡改') AS BLOB)", "x'7b'"):
        with tampering(unit.path) as connection:
            connection.execute(f"UPDATE revision SET body = {changed} WHERE record = ?", (record,))  # noqa: S608
        with pytest.raises(UserError, match="写不出证明"):
            prove(unit, record)


def test_the_command_writes_the_page_and_says_how_it_is_checked(
    unit: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (record,) = values(unit, "application", "id")
    target = tmp_path / "p.html"
    assert main(["prove", str(unit.path), record, "--html", str(target)]) == 0
    assert "verify_proof.py" in capsys.readouterr().out
    assert checked(target)[0] == 0
    assert main(["prove", str(unit.path), "f" * 32, "--html", str(target)]) == 1


def test_a_clock_beyond_all_years_breaks_neither_page_nor_script(page: Path, unit: Ledger) -> None:
    proof = inside(page)
    far = proof["witnesses"][0] | {"at": 2**53 - 1}
    assert checked(rewritten(page, proof | {"witnesses": [far]}))[0] == 1  # it isn't what was signed
    record = prove(unit, proof["record"])
    late = tuple(
        type(one)(**{**{name: getattr(one, name) for name in one.__struct_fields__}, "at": 2**53 - 1})
        for one in record.witnesses
    )
    fields = {name: getattr(record, name) for name in record.__struct_fields__} | {"witnesses": late}
    assert str(dt.MAXYEAR) in proof_page(unit, type(record)(**fields)).html()
