"""What reading JSON that came from outside may raise: bytes that are no text, another form, or nesting without end."""

from __future__ import annotations

import msgspec

UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""msgspec tells of a letter that isn't one by Python's own error, which is none of its own."""
