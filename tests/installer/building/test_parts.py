"""What a packed form is made of: wheels laid into a folder, sources known by hash, a bill that is always the same."""

from __future__ import annotations

import json
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from installer.bootstrap import ROOT
from installer.building import kept, parts, sources
from installer.building.bill import write_bill
from installer.building.licences import write_licences
from installer.building.parts import Part, parts_of_tree, parts_of_wheels
from installer.building.steps import BuildError
from installer.building.wheelhouse import unpack

if TYPE_CHECKING:
    from pathlib import Path

PART = Part("speaks", "1.0", "MIT", "pkg:pypi/speaks@1.0", "0" * 64, (("LICENSE", b"Permission is hereby granted"),))


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """Return a wheel with a module, a script, a man page, and a module that its makers laid beside."""
    made = tmp_path / "speaks-1.0-py3-none-any.whl"
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("speaks/__init__.py", "")
        archive.writestr("speaks-1.0.data/scripts/speak", "#!python")
        archive.writestr("speaks-1.0.data/data/share/man/man1/speak.1", "")
        archive.writestr("speaks-1.0.data/purelib/speaks/more.py", "")
        archive.writestr(
            "speaks-1.0.dist-info/METADATA", "Name: speaks\nClassifier: License :: OSI Approved :: MIT License\n"
        )
        archive.writestr("speaks-1.0.dist-info/licenses/", "")
        archive.writestr("speaks-1.0.dist-info/licenses/LICENSE", "Permission is hereby granted")
    return made


def test_a_wheel_lays_its_modules_into_the_folder_and_nothing_else(wheel: Path, tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    unpack(wheel, packages)
    found = {path.relative_to(packages).as_posix() for path in packages.rglob("*") if path.is_file()}
    described = {"speaks-1.0.dist-info/METADATA", "speaks-1.0.dist-info/licenses/LICENSE"}
    assert found == {"speaks/__init__.py", "speaks/more.py"} | described


def test_a_wheel_tells_its_licence_and_brings_the_text(wheel: Path) -> None:
    (part,) = parts_of_wheels([wheel])
    assert (part.name, part.version, part.licence) == ("speaks", "1.0", "MIT License")
    assert part.address == "pkg:pypi/speaks@1.0"
    assert part.texts == (("LICENSE", b"Permission is hereby granted"),)


def test_a_part_without_the_text_of_its_licence_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"speaks 1\.0 brings no licence text"):
        write_licences([Part("speaks", "1.0", "MIT", "pkg:pypi/speaks@1.0", "0" * 64, ())], tmp_path)


def test_the_licences_lie_in_a_folder_for_each_part_and_are_listed(tmp_path: Path) -> None:
    write_licences([PART], tmp_path)
    assert (tmp_path / "speaks-1.0" / "LICENSE").read_bytes() == b"Permission is hereby granted"
    assert (tmp_path / "LIST").read_text("utf-8") == "speaks 1.0: MIT\n"


def test_every_typeface_that_is_shipped_is_a_part_with_its_licence() -> None:
    told = json.loads((ROOT / "installer" / "building" / "tree_parts.json").read_text("utf-8"))
    shipped = {f"fonts/{path.name}" for path in (ROOT / "resources" / "fonts").glob("*.ttf")}
    assert shipped == {name for one in told for name in one["files"] if name.startswith("fonts/")}
    assert all(part.licence and part.texts for part in parts_of_tree())


def test_the_bill_of_the_same_parts_is_the_same_and_names_each_with_licence_and_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1417330800")
    first = write_bill(tmp_path / "a.deb", [PART]).read_bytes()
    assert write_bill(tmp_path / "a.deb", [PART]).read_bytes() == first
    (component,) = json.loads(first)["components"]
    assert component["purl"] == "pkg:pypi/speaks@1.0"
    assert component["licenses"] == [{"license": {"name": "MIT"}}]
    assert component["hashes"] == [{"alg": "SHA-256", "content": "0" * 64}]


def test_every_source_is_pinned_by_hash_and_names_no_address() -> None:
    assert all(re.fullmatch(r"[0-9a-f]{64}", source.sha256) for source in sources.pinned().values())
    assert "://" not in (ROOT / "installer" / "building" / "pins.json").read_text("utf-8")


def test_an_archive_with_another_hash_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_FETCHED", tmp_path)
    source = sources.pinned()["zlib"]
    (tmp_path / source.archive).write_bytes(b"not zlib")
    with pytest.raises(BuildError, match=source.sha256):
        sources.archive_of(source)


def test_every_part_of_qt_that_the_program_imports_is_kept() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "desktop_app").rglob("*.py"))
    assert set(re.findall(r"(?:from|import) PySide6\.(\w+)", code)) == set(kept.QT_MODULES)


def test_only_the_languages_of_the_program_are_kept(tmp_path: Path) -> None:
    data = tmp_path / "babel" / "locale-data"
    data.mkdir(parents=True)
    for language in ("root", "zh", "zh_Hans_CN", "en", "de", "fr_FR"):
        (data / f"{language}.dat").touch()
    kept.leave_out_languages(tmp_path)
    assert {path.stem for path in data.iterdir()} == {"root", "zh", "zh_Hans_CN", "en"}


def test_a_licence_that_a_wheel_only_names_is_known_by_its_text() -> None:
    assert set(parts.NAMED_ONLY) == {"docxtpl", "pyside6_essentials", "shiboken6"}
