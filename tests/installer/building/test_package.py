"""What the .deb tells a desktop and an administrator: types of file, menu entry, pages, dependencies."""

from __future__ import annotations

import configparser
import re
import xml.etree.ElementTree as ET

from installer.bootstrap import ROOT, data
from installer.building.deb import dependencies
from installer.building.interpreter import GLIBC

LINUX = ROOT / "installer" / "building" / "linux"
TYPES = {"application/x-ogi-ledger": ".ogi", "application/x-ogi-exchange": ".ogix"}


def test_the_menu_entry_opens_the_types_that_the_package_brings() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(LINUX / "ogi-ledger.desktop", "utf-8")
    told = entry["Desktop Entry"]
    assert set(filter(None, told["MimeType"].split(";"))) == set(TYPES)
    assert told["Exec"] == "ogi-ledger %f"
    assert told["Name[zh_CN]"] == "公开台账"


def test_each_type_has_its_ending_and_a_name_in_both_languages() -> None:
    name = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kinds = ET.parse(LINUX / "mime.xml").getroot().findall(f"{name}mime-type")  # noqa: S314 (our own file)
    assert {kind.get("type"): kind.find(f"{name}glob").get("pattern") for kind in kinds} == {  # type: ignore[union-attr]
        kind: f"*{ending}" for kind, ending in TYPES.items()
    }
    assert all(len(kind.findall(f"{name}comment")) == 2 for kind in kinds)


def test_the_store_of_programs_is_told_of_the_same_types_and_command() -> None:
    told = ET.parse(LINUX / "metainfo.xml").getroot()  # noqa: S314 (our own file)
    assert {kind.text for kind in told.findall("provides/mediatype")} == set(TYPES)
    assert told.findtext("provides/binary") == "ogi-ledger"


def test_the_pages_name_commands_that_there_are() -> None:
    for name in ("man.1", "man.zh_CN.1"):
        page = (LINUX / name).read_text("utf-8")
        assert {"self-test", "annex"} <= set(re.findall(r"^\.B ogi-ledger ([a-z-]+)", page, re.MULTILINE))


def test_the_package_needs_what_qt_needs_by_the_names_of_every_release() -> None:
    packages = data("system-packages")
    needed = dependencies()
    assert f"libc6 (>= {GLIBC})" in needed
    assert "libglib2.0-0 | libglib2.0-0t64" in needed
    named = {name.split(" | ")[0] for name in needed}
    assert {*packages["offscreen"].values(), *packages["window"].values()} <= named


def test_the_program_starts_apart_from_any_python_of_the_machine() -> None:
    launcher = (LINUX / "launcher.sh").read_text("utf-8")
    assert 'exec "$here/python/bin/python3" -I -m desktop_app "$@"' in launcher
