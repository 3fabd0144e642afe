"""Which Debian packages are asked for, and when they are installed rather than named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from installer.bootstrap import SetupError, data, is_loadable, missing_packages, provide
from tests.installer.machine import RecordingTerminal, linux, windows

if TYPE_CHECKING:
    from installer.bootstrap import Machine


def nowhere(_library: str) -> bool:
    """Load no library."""
    return False


@pytest.mark.parametrize(
    ("release", "package"),
    [
        ({"ID": "debian", "VERSION_ID": "11"}, "libglib2.0-0"),
        ({"ID": "debian", "VERSION_ID": "12"}, "libglib2.0-0"),
        ({"ID": "debian", "VERSION_ID": "13"}, "libglib2.0-0t64"),
        ({"ID": "debian", "VERSION_ID": "13.1"}, "libglib2.0-0t64"),
        ({"ID": "debian", "VERSION_CODENAME": "sid"}, "libglib2.0-0t64"),
        ({"ID": "ubuntu", "VERSION_ID": "22.04", "ID_LIKE": "debian"}, "libglib2.0-0"),
        ({"ID": "ubuntu", "VERSION_ID": "24.04", "ID_LIKE": "debian"}, "libglib2.0-0t64"),
        ({"ID": "uos", "VERSION_ID": "20", "ID_LIKE": "debian"}, "libglib2.0-0"),
        ({"ID": "kylin", "VERSION_ID": "V10", "ID_LIKE": "debian"}, "libglib2.0-0"),
    ],
)
def test_a_package_is_asked_for_by_the_name_of_the_release(release: dict[str, str], package: str) -> None:
    assert missing_packages(linux(release), "offscreen", nowhere)[0] == package


def test_only_what_the_machine_lacks_is_asked_for() -> None:
    lacking = missing_packages(linux(), "window", lambda library: not library.startswith(("libxcb-cursor", "libEGL")))
    assert lacking == ["libegl1", "libxcb-cursor0"]


def test_without_a_display_the_libraries_of_the_window_are_not_asked_for() -> None:
    offscreen = missing_packages(linux(), "offscreen", nowhere)
    window = missing_packages(linux(), "window", nowhere)
    assert set(offscreen) < set(window)
    assert "libxcb-cursor0" not in offscreen


def test_windows_needs_no_system_packages() -> None:
    assert missing_packages(windows(), "window", nowhere) == []


def test_a_renamed_package_is_one_that_is_asked_for() -> None:
    packages = data("system-packages")
    assert set(packages["renamed"]) <= {*packages["offscreen"].values(), *packages["window"].values()}


def test_a_library_nobody_has_is_not_loadable() -> None:
    assert not is_loadable("libno-such-thing.so.99")


def test_root_on_debian_gets_the_packages_installed_after_a_fresh_list() -> None:
    terminal = RecordingTerminal()
    provide(["libegl1", "libgl1"], linux(), terminal)
    assert terminal.commands == [
        "apt-get update -q",
        "apt-get install -y --no-install-recommends libegl1 libgl1",
    ]


def test_an_old_package_list_that_cannot_be_refreshed_may_still_do() -> None:
    terminal = RecordingTerminal({"update": 100})
    provide(["libegl1"], linux(), terminal)
    assert terminal.commands[-1].endswith("install -y --no-install-recommends libegl1")


def test_a_failing_apt_get_is_told_with_the_line_to_repeat() -> None:
    with pytest.raises(SetupError, match="apt-get install -y --no-install-recommends libegl1"):
        provide(["libegl1"], linux(), RecordingTerminal({"install": 100}))


@pytest.mark.parametrize(
    "machine", [linux(root=False), linux({"ID": "fedora", "VERSION_ID": "42"})], ids=["not root", "not Debian"]
)
def test_whoever_cannot_install_is_given_the_one_line(machine: Machine) -> None:
    terminal = RecordingTerminal()
    with pytest.raises(SetupError, match=r"\n    sudo apt-get install -y --no-install-recommends libegl1\n"):
        provide(["libegl1"], machine, terminal)
    assert terminal.commands == []


def test_a_machine_that_has_everything_is_left_alone() -> None:
    terminal = RecordingTerminal()
    provide([], linux(root=False), terminal)
    assert terminal.commands == []
