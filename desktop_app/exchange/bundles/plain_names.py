"""What a file for statistics can't leave out: names of files that older versions wrote into the log itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from desktop_app.i18n import _
from desktop_app.model.log_value import LoggedKey  # noqa: TC001 (msgspec reads the annotation)
from desktop_app.store.log.once_plain import says_plainly

if TYPE_CHECKING:
    from collections.abc import Iterable


class _Written(msgspec.Struct):
    kind: str
    f: dict[str, LoggedKey] = {}


_WRITTEN = msgspec.json.Decoder(_Written)


def words_on_plain_names(bodies: Iterable[bytes]) -> list[str]:
    """Return a sentence where some of the entries hold names of applicants' files: no version can take them out."""
    count = sum(says_plainly(written.kind, written.f) for written in map(_WRITTEN.decode, bodies))
    said = _("{count} 处登记是旧版程序写的，里面有申请人附件的文件名；登记日志不能改，这些文件名会随文件一起出去。")
    return [said.format(count=count)] if count else []
