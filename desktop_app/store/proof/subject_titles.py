"""What a subject of findings is called, in a few words, above all that was found of it."""

from __future__ import annotations

from desktop_app.i18n import _
from desktop_app.store.proof.subjects import Subject


def subject_title(subject: Subject) -> str:
    """Return what findings of a subject are called."""
    return (_of_the_log() | _of_whose_it_is() | _of_the_rest())[subject]


def _of_the_log() -> dict[Subject, str]:
    return {
        Subject.ENTRY: _("登记日志被改动"),
        Subject.LACKING: _("登记日志缺失"),
        Subject.CHAIN: _("登记前后接不上"),
        Subject.OWN_STREAM: _("本机登记的末尾不对"),
        Subject.ORDER: _("登记的次序被动过"),
        Subject.WITNESSED: _("与对方的见证不符"),
        Subject.ROWS: _("表格与登记日志不一致"),
        Subject.CELLS: _("表里有异常内容"),
        Subject.SEARCH: _("搜索索引不对"),
    }


def _of_whose_it_is() -> dict[Subject, str]:
    return {
        Subject.SEAL: _("封印不对"),
        Subject.STREAM: _("登记流的归属不对"),
        Subject.HELD: _("计入与否不对"),
    }


def _of_the_rest() -> dict[Subject, str]:
    return {
        Subject.STRUCTURE: _("数据库文件损坏"),
        Subject.SCHEMA: _("数据库里有外来内容"),
        Subject.HEADER: _("文件头的标记不对"),
        Subject.PERSONAL_CHANGED: _("个人信息被换过"),
        Subject.PERSONAL_LACKING: _("个人信息缺失"),
        Subject.PERSONAL_ERASED: _("多出的个人信息"),
        Subject.CONTENT_CHANGED: _("附件被换过或损坏"),
        Subject.CONTENT_LACKING: _("附件缺失"),
        Subject.CONTENT_UNNAMED: _("多出的附件"),
        Subject.TRUSTED_PC: _("来历不明的可信电脑"),
        Subject.FILE_NOTES: _("收发文件的记录缺失"),
        Subject.UNREAD_NOTES: _("收发文件的记录读不出来"),
        Subject.PROFILE: _("角色或单位被改过"),
    }
