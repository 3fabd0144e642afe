"""换电脑: a data file with this PC's keys goes to another PC in one file under a passphrase; the old PC writes no more.

The new PC is then the same to everybody: same code, same write stream. Two PCs must never write one stream, so the old
one gives its keys up; should its copy ever be opened again, it is one that was copied, and has to be certified anew.
"""

from __future__ import annotations

import filecmp
import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from pyrage import x25519

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.byte_form import PiecesReader
from desktop_app.exchange.bundles.errors import BundleError
from desktop_app.exchange.bundles.going_along import are_sound, going_along, put_along, write_along
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.exchange.bundles.sealing import is_sealed, open_seal, seal
from desktop_app.i18n import _
from desktop_app.passwords import refuse_weak
from desktop_app.progress import silent
from desktop_app.sizes import refuse_full_disk
from desktop_app.store.file import remembered
from desktop_app.store.file.backup import backup, free_name
from desktop_app.store.file.check import check_header, is_plain
from desktop_app.store.file.kept_keys import KeptKeys, give_up_keys, keep_keys, load_keys
from desktop_app.store.file.remembered import Anchor  # noqa: TC001 (msgspec reads the annotations)
from desktop_app.store.log.contents import safe_name
from desktop_app.unreadable import UNREADABLE
from desktop_app.whole_file import UnwritableError, written_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_app.exchange.bundles.going_along import GoingAlong
    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress

SUFFIX = ".ogimove"
_LEDGER, _PC = "ledger.ogi", "pc.json"
_PIECE = 1024**2
_LARGEST_PC = 1024**2
_LARGEST_LEDGER = 16 * 1024**3
_COPIES = 3
"""How often everything lies beside the ledger while it is written: copied, packed, and read back."""


class _Pc(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What makes a PC the one that it is for a data file, and how the file was called."""

    name: str
    keys: KeptKeys
    memory: Anchor


@dataclass(frozen=True, slots=True)
class Moved:
    """The file that was written, and the code by which the office knows both PCs."""

    path: Path
    code: str


def pack(
    ledger: Ledger, target: Path, passphrase: str, progress: Progress = silent, backups: Sequence[Path] = ()
) -> Moved:
    """Write the data file and this PC's keys into one file under a passphrase, and read it back.

    What was sent and what waits for a newer version goes along, and the backups that are named. Nothing may be entered
    here afterwards: see `leave`. Raises `UserError` where the passphrase is weak, the keys can't be read, the place
    can't be written, or there is no room.
    """
    refuse_weak(passphrase or " ")
    code = own_keys(ledger).code
    token = ledger.identity.token
    keys, memory = load_keys(token), remembered.load(token)
    if keys is None or memory is None:
        raise UserError(_("本机的身份文件读不出来，不能换电脑。"), _("请关闭台账，重新打开后再试。"))
    pc = _Pc(name=ledger.path.stem, keys=keys, memory=memory)
    along = going_along(ledger, backups)
    hint = _("请腾出空间，或不带备份再写一次；台账没有改动。")
    refuse_full_disk(ledger.path.parent, _COPIES * (ledger.path.stat().st_size + along.size), hint, _("换电脑"))
    try:
        with tempfile.TemporaryDirectory(dir=ledger.path.parent, prefix=".") as work:
            progress(0, 3, _("正在复制台账"))
            copy, plain = backup(ledger, Path(work) / _LEDGER), Path(work) / "packed"
            _zip(copy, pc, along, plain)
            with written_whole(target, owner_only=True) as unfinished:
                progress(1, 3, _("正在加密"))
                with unfinished.open("wb") as out:
                    seal(PiecesReader(_pieces(plain)), out, (), passphrase)
                progress(2, 3, _("正在核对写出的文件"))
                _open(unfinished, passphrase, Path(work) / "again")
                if not filecmp.cmp(Path(work) / "again", plain, shallow=False):
                    raise UnwritableError(_("没有写成“{name}”。").format(name=target.name), _("请换一个位置再试。"))
                with zipfile.ZipFile(plain) as packed:
                    _pc_of(packed, target)  # as the new PC will look at it
    except OSError as error:
        raise UserError(
            _("换电脑的文件没有写成：“{path}”不能写入或空间不够。").format(path=target), _("请换一个位置再试。")
        ) from error
    return Moved(target, code)


def leave(path: Path, token: str, moved_away: str) -> Path:
    """Give this PC's keys up for a closed data file and let its name say that it moved; returns the new name.

    Raises `UserError` where the file can't be renamed: then the keys stay, and so does the old PC.
    """
    gone = free_name(path.with_stem(f"{path.stem}_{moved_away}"))
    try:
        path.rename(gone)
    except OSError as error:
        raise UserError(
            _("“{name}”没能改名，这台电脑还没有退出。").format(name=path.name),
            _("请关闭其他打开它的窗口再试一次；新电脑先不要打开。"),
        ) from error
    give_up_keys(token)
    return gone


def unpack(source: Path, folder: Path, passphrase: str, progress: Progress = silent) -> Path:
    """Put the data file of another PC into a folder and take its keys over; returns where the data file lies.

    Raises `UserError` where the passphrase is wrong, the file is damaged, or this PC has other keys for that ledger.
    """
    progress(0, 2, _("正在解密"))
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".") as work:
            plain = Path(work) / "packed"
            _open(source, passphrase, plain)
            with zipfile.ZipFile(plain) as packed:
                pc = _pc_of(packed, source)
                progress(1, 2, _("正在放好台账"))
                return _put(packed, pc, folder)
    except (zipfile.BadZipFile, KeyError, EOFError) as error:
        raise _damaged(source) from error
    except OSError as error:
        raise UserError(
            _("没有搬成：“{folder}”不能写入或空间不够。").format(folder=folder), _("请换一个文件夹再试。")
        ) from error


def _put(packed: zipfile.ZipFile, pc: _Pc, folder: Path) -> Path:
    own = load_keys(pc.keys.token)
    if own is not None and own != pc.keys:
        raise UserError(
            _("这台电脑已经有这份台账的另一套密钥，没有改动。"), _("请直接打开这台电脑上的台账；不清楚的，请问办公室。")
        )
    size = sum(info.file_size for info in packed.infolist())
    refuse_full_disk(folder, size, _("请换一个位置，或腾出空间。"), _("换电脑"))
    place = free_name(folder / f"{safe_name(pc.name)}.ogi")
    placed = [place]
    try:
        with written_whole(place, owner_only=True) as unfinished:
            with packed.open(_LEDGER) as inside, unfinished.open("wb") as out:
                shutil.copyfileobj(inside, out, _PIECE)
            check_header(unfinished, password="" if is_plain(unfinished) else "?")
        names = [name for name in packed.namelist() if name not in {_LEDGER, _PC}]
        for written in put_along(packed, names, place, pc.name):
            placed.append(written)  # noqa: PERF402 (each as soon as it lies there: an error takes them away again)
        _take_keys(pc, own)
    except BaseException:
        for written in placed:
            written.unlink(missing_ok=True)
        raise
    return place


def _take_keys(pc: _Pc, own: KeptKeys | None) -> None:
    """Take the old PC's keys over, last of all: a PC that has the keys and no file would be a riddle."""
    if not (own or keep_keys(pc.keys)) or not remembered.save(pc.memory):
        raise UserError(_("本机的身份文件存不下，没有搬成。"), _("请检查磁盘空间和用户文件夹能否写入。"))


def _pc_of(packed: zipfile.ZipFile, source: Path) -> _Pc:
    sizes = {info.filename: info.file_size for info in packed.infolist()}
    if sizes.get(_PC, _LARGEST_PC + 1) > _LARGEST_PC or sizes.get(_LEDGER, _LARGEST_LEDGER + 1) > _LARGEST_LEDGER:
        raise _damaged(source)
    if not are_sound([info for info in packed.infolist() if info.filename not in {_LEDGER, _PC}]):
        raise _damaged(source)
    try:
        pc = msgspec.json.decode(packed.read(_PC), type=_Pc)
    except UNREADABLE as error:
        raise _damaged(source) from error
    if pc.memory.token != pc.keys.token:
        raise _damaged(source)
    return pc


def _zip(copy: Path, pc: _Pc, along: GoingAlong, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as packed:
        packed.write(copy, _LEDGER)
        packed.writestr(_PC, msgspec.json.encode(pc))
        write_along(packed, along)


def _open(source: Path, passphrase: str, target: Path) -> None:
    with source.open("rb") as file, target.open("wb") as out:
        try:
            if not is_sealed(file):
                raise _damaged(source)
            open_seal(file, out, x25519.Identity.generate(), passphrase)
        except BundleError as error:
            raise UserError(error.message, error.hint) from error


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def _damaged(source: Path) -> UserError:
    return UserError(
        _("“{name}”不是换电脑的文件，或者已经损坏。").format(name=source.name),
        _("请在旧电脑上用“文件 → 交接与换电脑”重新写一份。"),
    )
