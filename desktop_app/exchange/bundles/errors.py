"""What can be wrong with an exchanged file, each in one plain sentence; the data file is never touched by any of it."""

from __future__ import annotations

from desktop_app.errors import UserError
from desktop_app.i18n import _


class BundleError(UserError):
    """An exchanged file that isn't taken in; it is kept aside and nothing of it is used."""


class NotABundleError(BundleError):
    """The file is something else: a picture, a sheet, a data file."""

    def __init__(self) -> None:
        super().__init__(_("这不是上报文件。"), _("请选择扩展名为 .ogix 的文件；台账本身（.ogi）不能当作上报文件。"))


class MangledBundleError(BundleError):
    """A mail or copying program changed line ends or the eighth bit on the way."""

    def __init__(self) -> None:
        super().__init__(_("文件在传送途中被改动（按文本处理过）。"), _("请让对方用 U 盘或压缩包再送一次。"))


class TruncatedBundleError(BundleError):
    """The file ends too early."""

    def __init__(self) -> None:
        super().__init__(_("文件不完整，后面缺了一段。"), _("请让对方重新复制或发送一次；U 盘要先安全弹出再拔。"))


class DamagedBundleError(BundleError):
    """The file isn't what its signature vouches for."""

    def __init__(self, detail: str = "") -> None:
        said = _("文件已损坏或被改动过（{detail}）。").format(detail=detail) if detail else _("文件已损坏或被改动过。")
        super().__init__(said, _("请让对方重新上报一份。"))


class OversizeBundleError(BundleError):
    """The file is, or claims to be, larger than any honest one."""

    def __init__(self) -> None:
        super().__init__(_("文件过大，或者声称的大小不合理。"), _("请让对方重新上报一份。"))


class HungryBundleError(BundleError):
    """Reading the file would need more memory than this PC has."""

    def __init__(self) -> None:
        super().__init__(
            _("这份文件要的内存超过本机能给的，没有收下，数据没有改动。"),
            _("请关掉别的程序再试；仍不行的，让对方重新上报一份。"),
        )


class BugError(UserError):
    """The program itself failed over the file: no fault of whoever sent it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("接收“{name}”时程序出错，没有收下，数据没有改动。").format(name=name),
            _("这是本程序的错误，不是对方的。请把详细内容复制给维护人员；别的文件照常接收。"),
        )


class NewerBundleError(BundleError):
    """The file was written by a version whose files this one can't read."""

    def __init__(self) -> None:
        super().__init__(
            _("这份文件由更新版本的公开台账写出，本机的版本还读不懂。"),
            _("文件已留在收件箱里，升级本机的公开台账后再接收。"),
        )


class LockedBundleError(BundleError):
    """The file is encrypted to others, or by a passphrase that wasn't given or doesn't fit."""


class RetiredError(BundleError):
    """The file comes from a PC that may no longer hand in files."""

    def __init__(self, sender: str) -> None:
        super().__init__(
            _("“{sender}”的这台电脑已经停用，它的文件不再接收。").format(sender=sender),
            _("请让对方用现在的电脑上报；确需接收的，先在“上报电脑”里恢复它。"),
        )


class DamagedLedgerError(UserError):
    """This ledger's own content is damaged, so no receiver could take in a file written from it."""

    def __init__(self) -> None:
        super().__init__(
            _("文件没有写成：本台账里有内容已损坏。"),
            _("换位置再写没有用。请用“帮助”菜单里的“自检”检查本台账，再从备份恢复；数据没有改动。"),
        )
