"""The subjects of the sample, one operation each, in an order in which each finds what it links to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop_app.i18n import _
from desktop_app.sample.applications import add_applications
from desktop_app.sample.catalogue import add_catalogue
from desktop_app.sample.hand_ins import add_hand_ins
from desktop_app.sample.indicators import add_indicators
from desktop_app.sample.inquiries import add_inquiries
from desktop_app.sample.media import add_media
from desktop_app.sample.nil_declarations import add_nil_declarations
from desktop_app.sample.publicity import add_publicity
from desktop_app.sample.releases import add_releases, plan_releases
from desktop_app.sample.report_text import add_report_text
from desktop_app.sample.sessions import add_sessions
from desktop_app.sample.structure import add_structure

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ledger import Profile
    from desktop_app.sample.directory import Directory
    from desktop_app.store.log.operation import Change


class Work(NamedTuple):
    """What a step works with: the open operation, what is in the file, whose file it is, and whom to tell."""

    change: Change
    known: Directory
    profile: Profile
    tell: Callable[[int], None]


class Step(NamedTuple):
    """One subject: its label in the undo menu, the function that enters it and about how many records that are."""

    label: str
    add: Callable[[Work], None]
    weight: int = 100


def steps() -> list[Step]:
    """Return the subjects; labels are in the language of the screen."""
    return [
        Step(_("登记机构和人员"), lambda work: add_structure(work.change, work.profile)),
        Step(_("登记分类和渠道"), lambda work: add_catalogue(work.change)),
        Step(
            _("登记主动公开信息"),
            lambda work: add_releases(work.change, work.known, work.tell),
            weight=len(plan_releases()),
        ),
        Step(_("登记在线访谈"), lambda work: add_sessions(work.change, work.known)),
        Step(_("登记依申请公开和复议"), lambda work: add_applications(work.change, work.known)),
        Step(_("登记咨询"), lambda work: add_inquiries(work.change, work.known)),
        Step(_("登记普法活动和局刊"), lambda work: add_publicity(work.change, work.known)),
        Step(_("登记媒体报道"), lambda work: add_media(work.change, work.known)),
        Step(_("登记指标和经费"), lambda work: add_indicators(work.change, work.known)),
        Step(_("登记零报告"), lambda work: add_nil_declarations(work.change, work.known)),
        Step(
            _("登记各月上报和回执"), lambda work: add_hand_ins(work.change, work.known, work.profile.person), weight=700
        ),
        Step(_("录入年报文字"), lambda work: add_report_text(work.change)),
    ]
