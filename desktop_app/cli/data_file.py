"""The data file of a command: its place, and the file that its password stands in (never the password itself).

What stands on the command line or in the environment can be read by everybody on the PC.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.terminal import complain
from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.office.opening import opened

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from desktop_app.ledger import Ledger


def file_arguments(parser: ArgumentParser) -> None:
    """Add the data file that a command works with."""
    parser.add_argument("file", type=Path, help=_("数据文件"))
    password_argument(parser)


def password_argument(parser: ArgumentParser) -> None:
    """Add the option for the password of the data file."""
    text = _("数据文件的密码所在的文件（第一行）；没有设密码的不用写")
    parser.add_argument("--password-file", type=Path, metavar="FILE", help=text)


def password_of(arguments: Namespace) -> str:
    """Return the password, "" where none was given; raises `UserError` where its file can't be read."""
    return first_line(arguments.password_file) if arguments.password_file else ""


@contextmanager
def opened_file(arguments: Namespace, *, read_only: bool = False) -> Iterator[Ledger]:
    """Open the data file of a command for the length of a `with` block; says so where a copy of it is looked at."""
    with opened(arguments.file, password=password_of(arguments), read_only=read_only) as ledger:
        if not ledger.path.samefile(arguments.file):
            said = _("“{name}”是旧版本的数据文件：看的是它升级后的副本，原文件没有改动。在窗口里打开，它才会升级。")
            complain(said.format(name=arguments.file.name))
        yield ledger


def first_line(path: Path) -> str:
    """Return the password or passphrase in the first line of a file; raises `UserError` where there is none."""
    try:
        line = path.read_text("utf-8-sig").partition("\n")[0].strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(_("读不出口令文件“{path}”。").format(path=path), _("请写在文本文件的第一行。")) from error
    if not line:
        raise UserError(_("口令文件“{path}”是空的。").format(path=path), _("请写在文本文件的第一行。"))
    if not line.isprintable():
        raise UserError(
            _("口令文件“{path}”的第一行里有不是文字的字符。").format(path=path), _("请用记事本重新写一个。")
        )
    return line
