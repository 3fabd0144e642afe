"""`python -m installer.building FORM`: builds one form or all, in an environment that has the development lock."""

from __future__ import annotations

import sys

from installer.building.bill import write_bill
from installer.building.deb import deb
from installer.building.parts import parts_of_tree
from installer.building.places import DIST
from installer.building.portable import portable
from installer.building.steps import BuildError
from installer.building.sums import write_sums
from installer.building.wheel import wheel


def _wheel() -> object:
    return write_bill(wheel(), parts_of_tree())


FORMS = {"wheel": _wheel, "portable": portable, "deb": deb}


def main(arguments: list[str]) -> int:
    """Build what is asked for; returns the exit code."""
    wanted = list(FORMS) if arguments == ["all"] else arguments
    try:
        for form in wanted:
            FORMS[form]()
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    write_sums()
    for made in sorted(DIST.iterdir()):
        print(f"dist/{made.name}  {made.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
