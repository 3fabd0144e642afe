"""What the findings of a proof mean, what a person does about them, and what mends them."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from desktop_app.i18n import _


class Repair(StrEnum):
    """What mends a finding."""

    NONE = "none"
    """Nothing in this file or beside it: a person decides."""
    REBUILD = "rebuild"
    """Made anew, or put back, from what this very file proves."""
    FETCH = "fetch"
    """Brought back from where else it is: exchanged files, the outbox, backups."""


class Subject(StrEnum):
    """What a finding is about."""

    STRUCTURE = "structure"
    SCHEMA = "schema"
    HEADER = "header"
    CELLS = "cells"
    ENTRY = "entry"
    LACKING = "lacking"
    ORDER = "order"
    CHAIN = "chain"
    OWN_STREAM = "own stream"
    WITNESSED = "witnessed"
    SEAL = "seal"
    STREAM = "stream"
    HELD = "held"
    ROWS = "rows"
    SEARCH = "search"
    PERSONAL_CHANGED = "personal changed"
    PERSONAL_LACKING = "personal lacking"
    PERSONAL_ERASED = "personal erased"
    CONTENT_CHANGED = "content changed"
    CONTENT_LACKING = "content lacking"
    CONTENT_UNNAMED = "content unnamed"
    TRUSTED_PC = "trusted pc"
    FILE_NOTES = "file notes"
    UNREAD_NOTES = "unread notes"
    PROFILE = "profile"


class Explained(NamedTuple):
    """What a subject means, what to do, and what mends it."""

    meaning: str
    advice: str
    repair: Repair


def explained(subject: Subject) -> Explained:
    """Return what findings of a subject mean."""
    return (_about_the_log() | _about_whose_it_is() | _about_the_rest())[subject]


def _about_the_log() -> dict[Subject, Explained]:
    rebuild, fetch = Repair.REBUILD, Repair.FETCH
    return {
        Subject.ENTRY: Explained(
            _("登记日志只增不改，每条以自己内容的校验值为编号。对不上，就是这一条被人改过，或者磁盘坏了。"),
            _("请从备份、发件箱或对方的文件中找回原来的一条；找不回时，这条记录的内容不可信。"),
            fetch,
        ),
        Subject.LACKING: Explained(
            _("登记日志从 1 起连续编号，从不删除。少了号，就是有登记被人从文件里拿走了。"),
            _("请从备份或收到过的文件中找回；办公室的台账也可以请各单位重新上报全部内容。"),
            fetch,
        ),
        Subject.CHAIN: Explained(
            _("同一台电脑的登记一条接一条，每条记着前一条的校验值。接不上，就是中间少了一条，或者有一条被换过。"),
            _("请从备份、发件箱或对方的文件中找回；如果这台电脑的系统曾整个还原过，也会这样，请与对方核对。"),
            fetch,
        ),
        Subject.OWN_STREAM: Explained(
            _("文件里记着本机登记到了哪一条，与登记日志对不上：最后的登记被拿走，或者这个记号被改过。"),
            _("请从备份或发件箱找回；找不回时，修复后本机从新的一条开始登记。"),
            fetch,
        ),
        Subject.ORDER: Explained(
            _("登记日志按进入文件的先后编号，次序被人动过。内容没有因此改变。"),
            _("可以按登记日志重新排好。"),
            rebuild,
        ),
        Subject.WITNESSED: Explained(
            _(
                "每个上报、下发的文件都带着登记日志的总校验值，收到的人替您记着。对不上，就是此前的登记被拿走、换过或调过次序。"
            ),
            _("请从备份或收发过的文件中找回；修复后本机另起一段登记，下次收发文件时对方会看到说明。"),
            fetch,
        ),
        Subject.ROWS: Explained(
            _("列表、附表看的是由登记日志算出的表。表与日志不同，就是有人绕过程序改了表，数字也可能不对。"),
            _("可以由登记日志重新算出全部表格。"),
            rebuild,
        ),
        Subject.CELLS: Explained(
            _("表里有程序从不写入的内容，有人绕过程序改过。"),
            _("由登记日志算出的表可以重建；其余的请从备份找回。"),
            rebuild,
        ),
        Subject.SEARCH: Explained(
            _("搜索看的是另存的索引。它与记录不同，搜索可能找不到或找错。"), _("可以由记录重新建立。"), rebuild
        ),
    }


def _about_whose_it_is() -> dict[Subject, Explained]:
    return {
        Subject.SEAL: Explained(
            _("封印是一台电脑为自己的登记签的名，证明登记是谁写的。不对，就是封印被改过、换过，或者磁盘坏了。"),
            _("请从备份或收到过的文件中找回；找不回的会拿掉，它证明过的登记暂不计入，收到对方的下一个文件后恢复。"),
            Repair.FETCH,
        ),
        Subject.STREAM: Explained(
            _(
                "一条登记算哪个单位、以什么身份写的，只看谁的钥匙为它签名、办公室怎样认证。记着的与此不同，就是被人改过。"
            ),
            _("可以由封印和认证重新算出。"),
            Repair.REBUILD,
        ),
        Subject.HELD: Explained(
            _(
                "一条登记计不计入，只看封印、认证和权限。记着的与此不同，就是有人绕过程序让它计入或不计入，数字也可能不对。"
            ),
            _("可以由封印、认证和权限重新判定；同时还缺登记或封印的，请先找回。"),
            Repair.REBUILD,
        ),
    }


def _about_the_rest() -> dict[Subject, Explained]:
    rebuild, fetch, nothing = Repair.REBUILD, Repair.FETCH, Repair.NONE
    return {
        Subject.STRUCTURE: Explained(
            _("数据库文件本身坏了，多是磁盘、U 盘或拷贝中断造成。"),
            _("请先复制一份留存，再修复；读不出的登记从备份和收发过的文件中找回。"),
            rebuild,
        ),
        Subject.SCHEMA: Explained(
            _("程序建的表、索引和触发器都是固定的。多出的可能在您保存时偷偷改数据，缺少的会让防护失效。"),
            _("请不要再用这个文件登记；把登记日志带到一份新的台账里（rebuild 文件 --output 新文件），再从新的做下去。"),
            nothing,
        ),
        Subject.HEADER: Explained(
            _("文件头的标记与程序写的不同，有别的程序打开改过这个文件。"), _("修复会按程序的写法重新标记。"), rebuild
        ),
        Subject.PERSONAL_CHANGED: Explained(
            _("个人信息另存在日志旁边，日志里有它的密封校验值。对不上，就是这一项被换过。"),
            _("请从备份或收发过的文件中找回原来的；换上的会拿掉，不再显示。"),
            fetch,
        ),
        Subject.PERSONAL_LACKING: Explained(
            _("没有依法抹去，也不是只报了统计数字，这一项个人信息却不在了：被人拿走了。"),
            _("请从备份或收发过的文件中找回；别处还有的，下次收文件时也会补上。"),
            fetch,
        ),
        Subject.PERSONAL_ERASED: Explained(
            _("这条记录的个人信息已依法抹去，或者日志里从来没有这一项，文件里却有：是后来放进去的。"),
            _("修复会把它拿掉。"),
            rebuild,
        ),
        Subject.CONTENT_CHANGED: Explained(
            _("附件按内容的校验值存放。对不上，就是内容被换过或坏了，程序不会再打开它。"),
            _("请从备份、收发过的文件或原件中找回。"),
            fetch,
        ),
        Subject.CONTENT_LACKING: Explained(
            _("记录写着有这个附件，收到时也有，现在内容却不在了：被人拿走了。"),
            _("请从备份、收发过的文件或原件中找回。"),
            fetch,
        ),
        Subject.CONTENT_UNNAMED: Explained(
            _("没有一条登记提到它，程序不会这样存放：是后来放进去的，或者提到它的登记被拿走了。"),
            _("请先找回缺少的登记；仍没有登记提到的，修复会把它拿掉。"),
            fetch,
        ),
        Subject.TRUSTED_PC: Explained(
            _("能让文件被收下的电脑，都有办公室的认证或收到过它的文件。这一台都没有，它的文件却会被收下。"),
            _("请与这个单位核对核对码；修复会取消对它的信任，以后照常认证。"),
            rebuild,
        ),
        Subject.FILE_NOTES: Explained(
            _("收发文件的记录只增不减。少了，就看不出收过、发过哪些文件。"),
            _("请对照发件箱和备份，核对收发过的文件。"),
            nothing,
        ),
        Subject.UNREAD_NOTES: Explained(
            _("给对方写文件时，只写对方还没有的。对方有哪些读不出来，就会把全部内容写给它：不会少，只是文件大些。"),
            _("修复会去掉读不出来的；对方下一次的文件会重新说它有哪些。"),
            rebuild,
        ),
        Subject.PROFILE: Explained(
            _("文件里写的角色或单位，与本机一直以来登记时用的不同。改了它，登记就会记在别人名下。"),
            _("修复会按本机以往的登记改回去。"),
            rebuild,
        ),
    }
