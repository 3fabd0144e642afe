"""The language of the screen: Chinese is the source, other languages come from gettext catalogues."""

from __future__ import annotations

import gettext
import locale
import os

from desktop_app.paths import resource

DOMAIN = "ogi-ledger"
SOURCE_LANGUAGE = "zh_CN"
LANGUAGES = (SOURCE_LANGUAGE, "en")


class _Chosen:
    """The catalogue in use; Chinese (no catalogue) until a language is chosen."""

    language = SOURCE_LANGUAGE
    catalogue: gettext.NullTranslations = gettext.NullTranslations()


def choose(language: str | None = None) -> str:
    """Choose the language by name, or by `OGI_LANGUAGE`, or Chinese; returns the one in use."""
    wanted = language or os.environ.get("OGI_LANGUAGE") or SOURCE_LANGUAGE
    _Chosen.language = wanted if wanted in LANGUAGES else SOURCE_LANGUAGE
    if _Chosen.language == SOURCE_LANGUAGE:
        _Chosen.catalogue = gettext.NullTranslations()
    else:
        _Chosen.catalogue = gettext.translation(DOMAIN, resource("locale"), [_Chosen.language])
    return _Chosen.language


def language() -> str:
    """Return the language in use, as Babel names it."""
    return _Chosen.language


def system_language() -> str:
    """Return the language the operating system asks for, if we have it, else Chinese."""
    name = (locale.getlocale()[0] or "").split("_")[0].lower()
    return "en" if name in {"en", "english"} else SOURCE_LANGUAGE


def _(message: str) -> str:
    """Return the message in the language in use."""
    return _Chosen.catalogue.gettext(message) if message else ""
