"""Build the forms that are handed out, on Debian 12 or 13, with nothing but a plain Python 3.11–3.13.

    python3 installer/build.py [wheel|portable|deb|all]

wheel: the program for whoever has a Python. portable: a folder with a Python inside, for Linux with glibc 2.28 or
newer. deb: the same as a package of Debian and those made from it. What is built lies in `dist`, with SHA256SUMS and a
bill of materials beside each. Every part is locked by hash; the same commit gives the same bytes.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from installer import bootstrap

FORMS = ("wheel", "portable", "deb", "all")


def main(arguments: list[str]) -> int:
    """Set up what building needs, build, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("form", nargs="?", choices=FORMS, default="all")
    form = parser.parse_args(arguments).form
    machine = bootstrap.this_machine()
    terminal = bootstrap.Terminal(bootstrap.child_environment(machine))
    try:
        bootstrap.refuse_wrong_python(machine.python)
        bootstrap.provide(missing_tools(form), machine, terminal)
        bootstrap.set_up([bootstrap.TEST_LOCK, bootstrap.RUN_LOCK], "offscreen", machine, terminal)
    except bootstrap.SetupError as error:
        print(error, file=sys.stderr)
        return bootstrap.SETUP_FAILED
    os.chdir(bootstrap.ROOT)
    return terminal.show([machine.venv_python, "-m", "installer.building", form])


def missing_tools(form: str) -> list[str]:
    """Return the Debian packages with the tools that a form needs and this machine lacks."""
    tools = {"git": "git"}
    if form != "wheel":
        tools |= {"make": "make", "objdump": "binutils", "xz": "xz-utils"}
    return [package for tool, package in tools.items() if not shutil.which(tool)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
