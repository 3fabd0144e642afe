"""Personal values with most of their characters covered, until somebody asks to see them."""

from __future__ import annotations

import re

from desktop_app.i18n import _

COVER = "＊"
_STAR = "*"
_NAME_SHOWN = {"natural": 1}
_ORGANISATION_SHOWN = 2
_ADDRESS_SHOWN = 6
_IDENTITY = (3, 4)
_PHONE = (3, 4)
_LEAST_COVERED = 4


def masked_name(name: str, applicant_type: str) -> str:
    """Return a name with its first character only, an organisation's with its first two: 王＊."""
    shown = _NAME_SHOWN.get(applicant_type, _ORGANISATION_SHOWN)
    return name[: min(shown, max(len(name) - 1, 0))] + COVER if name else ""


def masked_identity(number: str) -> str:
    """Return an identity number with its first three and last four characters: 370***********0000."""
    return _between(number, *_IDENTITY)


def masked_phone(number: str) -> str:
    """Return a telephone number with its first three and last four digits: 138****5678."""
    return _between(number, *_PHONE)


def masked_address(address: str) -> str:
    """Return an address up to about its district, an e-mail address with its first letter and its domain."""
    mail = re.fullmatch(r"(.).*(@.+)", address.strip())
    if mail:
        return f"{mail[1]}{_STAR * 3}{mail[2]}"
    shown = min(_ADDRESS_SHOWN, len(address) // 2)
    return address[:shown] + COVER * 3 if address else ""


def masked_text(text: str) -> str:
    """Say of a longer text only how long it is."""
    return _("已遮住，共 {count} 字").format(count=len(text)) if text else ""


def _between(text: str, first: int, last: int) -> str:
    """Cover the middle of a text; a text too short for that is covered whole."""
    covered = len(text) - first - last
    if covered < _LEAST_COVERED:
        return _STAR * len(text)
    return text[:first] + _STAR * covered + text[-last:]
