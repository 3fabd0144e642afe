"""Set up and start 公开台账 from its source folder, with nothing but a plain Python 3.11–3.13.

    python3 installer/bootstrap.py run [FILE …]    set up if needed, then open the window (the 2013 sample without FILE)
    python3 installer/bootstrap.py test [OPTION …] set up if needed, then run all tests; options go to pytest,
                                                   which shares them out over the cores (-n 0: one process)

Everything it installs stays in `.venv` and `build` inside the project folder, except Debian's system libraries.
Exit code 10 means that setting up failed; any other one is the program's or pytest's own.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import json
import locale
import os
import platform
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
RUN_LOCK = ROOT / "installer" / "requirements.lock"
# Holds everything of RUN_LOCK too, at the same versions; tests/installer proves it.
TEST_LOCK = ROOT / "installer" / "requirements-dev.lock"
MESSAGES = ROOT / "installer" / "messages.py"
LOCALE = ROOT / "resources" / "locale"
SAMPLE = ROOT / "build" / "青岛人社局2013.ogi"
SAMPLE_PDF = ROOT / "build" / "青岛人社局2013附表.pdf"
SUPPORTED = ((3, 11), (3, 12), (3, 13))
SETUP_FAILED = 10
STOPPED_BY_USER = 130

# What to look for in pip's output -> the message that says what it means; the first that fits is said.
PIP_FAILURES = {
    "DO NOT MATCH THE HASHES": "pip-hashes",
    "No space left|not enough space": "pip-disk",
    "[Cc]onnection|Could not fetch URL|[Tt]ime(d )?out|ProxyError|HTTP error": "pip-network",
    "No matching distribution|not a supported wheel": "pip-no-build",
    "": "pip-failed",
}


def data(name: str) -> dict[str, Any]:
    """Return what a JSON file beside this one holds."""
    return dict(json.loads((ROOT / "installer" / f"{name}.json").read_text("utf-8")))


def message(name: str, **values: str) -> str:
    """Return a message of `messages.json` in Chinese and, below, in English, with its values put in."""
    return "\n".join(data("messages")[name]).format(**values)


def say(name: str, **values: str) -> None:
    """Tell the person what is happening, by the message's name."""
    print(message(name, **values), flush=True)


class SetupError(Exception):
    """The machine isn't ready and we can't make it so; holds the message that says what to do."""

    def __init__(self, name: str, **values: str) -> None:
        super().__init__(message(name, **values))


@dataclass(frozen=True)
class Machine:
    """What we need to know about the computer; `release` is its os-release, empty where there is none."""

    python: tuple[int, int]
    windows: bool
    root: bool
    utf8: bool
    release: Mapping[str, str]
    environment: Mapping[str, str]

    @property
    def has_display(self) -> bool:
        """Whether a window can be shown."""
        return self.windows or any(self.environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))

    @property
    def is_debian(self) -> bool:
        """Whether system packages come from apt-get: Debian and those made from it."""
        return "debian" in f"{self.release.get('ID', '')} {self.release.get('ID_LIKE', '')}".split()

    @property
    def venv_python(self) -> str:
        """The path of the Python inside `.venv`."""
        return str(VENV / ("Scripts/python.exe" if self.windows else "bin/python"))


class Terminal:
    """Starts other programs in the person's terminal."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = dict(environment)

    def show(self, command: Sequence[str], *, quiet: bool = False, **extra: str) -> int:
        """Run a command in this terminal and return its exit code; `quiet`: errors only, `extra`: environment."""
        output = subprocess.DEVNULL if quiet else None
        try:
            code = subprocess.call(command, env={**self.environment, **extra}, stdout=output)
        except OSError as error:
            say("start-failed", program=command[0], reason=str(error))
            return 127
        # Killed by a signal: say it the way a shell does.
        return code if code >= 0 else 128 - code

    def watch(self, command: Sequence[str]) -> tuple[int, str]:
        """Run a command, pass its lines on as they come, and return its exit code and all it said."""
        lines: list[str] = []
        pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        with subprocess.Popen(command, env=self.environment, encoding="utf-8", errors="replace", **pipes) as process:
            for line in process.stdout or ():
                print(line, end="", flush=True)
                lines.append(line)
        return process.returncode, "".join(lines)


def refuse_wrong_python(version: tuple[int, int], which: Callable[[str], str | None] = shutil.which) -> None:
    """Raise `SetupError` unless Python is one of 3.11, 3.12, 3.13, naming another one that is installed."""
    if version in SUPPORTED:
        return
    found = next((name for name in (f"python3.{minor}" for _, minor in SUPPORTED) if which(name)), "")
    name = "python-other" if found else "python-wrong"
    raise SetupError(name, version=".".join(map(str, version)), found=found)


def lock_line(lock: Path) -> str:
    """Return the line that says which state of a lock file is installed: its name and SHA-256."""
    return f"{lock.name} {hashlib.sha256(lock.read_bytes()).hexdigest()}"


def is_installed(lock: Path) -> bool:
    """Tell whether exactly this state of the lock file was installed to its end."""
    stamp = VENV / "installed"
    return stamp.is_file() and lock_line(lock) in stamp.read_text("utf-8").splitlines()


def is_loadable(library: str) -> bool:
    """Tell whether the system can load a shared library, wherever it came from."""
    with suppress(OSError):
        return bool(ctypes.CDLL(library))
    return False


def renamed_packages(release: Mapping[str, str]) -> dict[str, str]:
    """Return the packages that got new names with 64-bit time, if this release has them; one without number is new."""
    packages = data("system-packages")
    since = packages["renamed-since"].get(release.get("ID", ""))
    number = [int(part) for part in re.findall(r"\d+", release.get("VERSION_ID", "999"))]
    return dict(packages["renamed"]) if since and number >= since else {}


def missing_packages(machine: Machine, group: str, loadable: Callable[[str], bool] = is_loadable) -> list[str]:
    """Return the Debian packages that Qt needs and this machine lacks; `group` is "offscreen" or "window"."""
    packages = data("system-packages")
    libraries = packages["offscreen"] | (packages["window"] if group == "window" else {})
    renamed = renamed_packages(machine.release)
    lacking = () if machine.windows else (library for library in libraries if not loadable(library))
    return [renamed.get(libraries[library], libraries[library]) for library in lacking]


def provide(packages: Sequence[str], machine: Machine, terminal: Terminal) -> None:
    """Install Debian packages as root, or raise `SetupError` with the one line that does it."""
    if not packages:
        return
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if not (machine.is_debian and machine.root):
        raise SetupError(name="system-missing", line=line)
    say("system-installing", packages=" ".join(packages))
    # A fresh machine has no package lists yet; an old list that can't be refreshed may still do.
    terminal.show(["apt-get", "update", "-q"])
    if terminal.show(line.split(), DEBIAN_FRONTEND="noninteractive"):
        raise SetupError(name="system-failed", line=line)


def has_working_venv(machine: Machine, terminal: Terminal) -> bool:
    """Tell whether `.venv` starts, has pip and is of our Python; it may be half made, or its Python replaced."""
    minor = machine.python[1]
    ask = f"import importlib.util as u, sys; sys.exit(not u.find_spec('pip') or sys.version_info[1] != {minor})"
    return Path(machine.venv_python).is_file() and terminal.show([machine.venv_python, "-c", ask]) == 0


def install(locks: Sequence[Path], machine: Machine, terminal: Terminal) -> None:
    """Install the first of `locks`, which holds the others, and remember that; every file must have its locked hash."""
    say("pip-installing")
    options = ["--require-hashes", "--only-binary", ":all:", "--no-input", "--disable-pip-version-check"]
    code, output = terminal.watch([machine.venv_python, "-m", "pip", "install", *options, "-r", str(locks[0])])
    if code:
        raise SetupError(next(name for pattern, name in PIP_FAILURES.items() if re.search(pattern, output)))
    (VENV / "installed").write_text("\n".join(map(lock_line, locks)) + "\n", "utf-8")


def set_up(locks: Sequence[Path], group: str, machine: Machine, terminal: Terminal) -> None:
    """Bring the machine to the state of the lock files; quick and without network when it is there already."""
    working = has_working_venv(machine, terminal)
    lacks_venv = not working and importlib.util.find_spec("ensurepip") is None
    venv_package = [f"python3.{machine.python[1]}-venv"] if lacks_venv else []
    provide([*venv_package, *missing_packages(machine, group)], machine, terminal)
    if not working:
        say("venv-making")
        if terminal.show([sys.executable, "-m", "venv", "--clear", str(VENV)]):
            raise SetupError(name="venv-failed", place=str(VENV))
    if not is_installed(locks[0]):
        install(locks, machine, terminal)
    if has_old_catalogues() and terminal.show([machine.venv_python, str(MESSAGES), "compile"]):
        say("catalogues-failed")  # the program then speaks Chinese and says so


def has_old_catalogues() -> bool:
    """Tell whether a translation that the program loads is missing, or older than what it is made from."""
    made = {po: po.with_suffix(".mo") for po in LOCALE.glob("*/LC_MESSAGES/*.po")}
    written = {path: path.stat().st_mtime for path in (*made, *made.values(), MESSAGES) if path.is_file()}
    return any(written.get(mo, 0) < max(written[po], written[MESSAGES]) for po, mo in made.items())


def run_tests(options: Sequence[str], machine: Machine, terminal: Terminal) -> int:
    """Set up for development and run the tests on all cores without a screen; returns pytest's exit code."""
    set_up([TEST_LOCK, RUN_LOCK], "offscreen", machine, terminal)
    os.chdir(ROOT)
    # A file's tests stay together, for what they are tried on is made once a file.
    shared_out = ["-n", "auto", "--maxprocesses", "8", "--dist", "loadfile"]
    command = [machine.venv_python, "-m", "pytest", *shared_out, *options]
    return terminal.show(command, QT_QPA_PLATFORM="offscreen")


def make_sample(application: Sequence[str], terminal: Terminal) -> int:
    """Write the sample of the 2013 report unless it is there; a half-written one never takes its name."""
    if SAMPLE.exists():
        return 0
    say("sample-making")
    SAMPLE.parent.mkdir(exist_ok=True)
    unfinished = SAMPLE.with_suffix(".partial.ogi")
    unfinished.unlink(missing_ok=True)
    code = terminal.show([*application, "sample", str(unfinished)], quiet=True)
    if code == 0:
        unfinished.rename(SAMPLE)
        say("sample-made", place=str(SAMPLE))
    return code


def run_program(files: Sequence[str], machine: Machine, terminal: Terminal) -> int:
    """Set up and open the window on `files` or the sample; without a display make the sample's annex as PDF."""
    set_up([RUN_LOCK], "window" if machine.has_display else "offscreen", machine, terminal)
    application = [machine.venv_python, "-m", "desktop_app"]
    if files:
        return terminal.show([*application, *files])
    code = make_sample(application, terminal)
    if code:
        return code
    if machine.has_display:
        say("window-opening")
        return terminal.show([*application, str(SAMPLE)])
    say("annex-making")
    return terminal.show([*application, "annex", str(SAMPLE), "--year", "2013", "--pdf", str(SAMPLE_PDF)])


def child_environment(machine: Machine) -> dict[str, str]:
    """Return the environment for what we start: our code found, foreign Python settings gone, text as UTF-8."""
    kept = {name: value for name, value in machine.environment.items() if name != "PYTHONHOME"}
    utf8 = {} if machine.utf8 else {"LC_ALL": "C.UTF-8"}
    return {**kept, **utf8, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}


def this_machine() -> Machine:
    """Look at the computer we run on."""
    release: dict[str, str] = {}
    with suppress(OSError):
        release = platform.freedesktop_os_release()
    root = sys.platform != "win32" and os.geteuid() == 0
    utf8 = sys.platform == "win32" or locale.nl_langinfo(locale.CODESET).upper() == "UTF-8"
    return Machine(sys.version_info[:2], sys.platform == "win32", root, utf8, release, os.environ)


def main(arguments: Sequence[str]) -> int:
    """Understand the command line, do it, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["run", "test"])
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="…")
    chosen = parser.parse_args(arguments)
    work = run_program if chosen.command == "run" else run_tests
    try:
        refuse_wrong_python(sys.version_info[:2])
        machine = this_machine()
        return work(chosen.rest, machine, Terminal(child_environment(machine)))
    except SetupError as error:
        print(error, file=sys.stderr)
        return SETUP_FAILED
    except KeyboardInterrupt:
        return STOPPED_BY_USER


if __name__ == "__main__":
    # A terminal of another encoding shows question marks rather than stopping us.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))
