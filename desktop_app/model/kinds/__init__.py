"""Every record kind, in an order in which each comes after the kinds it links to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.kinds.activity import Activity
from desktop_app.model.kinds.application import Application
from desktop_app.model.kinds.approval import Approval, ReleaseApproval
from desktop_app.model.kinds.attachment import Attachment, DisputeAttachment, ReleaseAttachment
from desktop_app.model.kinds.calendar_year import CalendarYear
from desktop_app.model.kinds.case_step import CaseStep
from desktop_app.model.kinds.category import Category
from desktop_app.model.kinds.channel import Channel
from desktop_app.model.kinds.complaint import Complaint
from desktop_app.model.kinds.device import Device
from desktop_app.model.kinds.dispute import Dispute
from desktop_app.model.kinds.expense import Expense
from desktop_app.model.kinds.fee import Fee
from desktop_app.model.kinds.filed_annex import FiledAnnex
from desktop_app.model.kinds.finding_note import FindingNote
from desktop_app.model.kinds.hand_in import HandIn, Receipt
from desktop_app.model.kinds.indicator import Indicator
from desktop_app.model.kinds.indicator_value import IndicatorValue
from desktop_app.model.kinds.inquiry import Inquiry
from desktop_app.model.kinds.letter import Letter
from desktop_app.model.kinds.local_day import LocalDay
from desktop_app.model.kinds.media_report import MediaReport
from desktop_app.model.kinds.nil_declaration import NilDeclaration
from desktop_app.model.kinds.online_session import OnlineSession
from desktop_app.model.kinds.organisation import Organisation
from desktop_app.model.kinds.outlet import Outlet
from desktop_app.model.kinds.periodical_issue import PeriodicalIssue
from desktop_app.model.kinds.problem import Problem
from desktop_app.model.kinds.publication import Publication
from desktop_app.model.kinds.release import Release
from desktop_app.model.kinds.report_section import ReportSection
from desktop_app.model.kinds.report_step import CorrectionSlip, ReportStep
from desktop_app.model.kinds.return_slip import ReturnSlip
from desktop_app.model.kinds.rule_file import RuleFile
from desktop_app.model.kinds.rule_setting import RuleSetting
from desktop_app.model.kinds.staff import Staff
from desktop_app.model.kinds.unit import Unit

if TYPE_CHECKING:
    from desktop_app.model.record import Record

KINDS: dict[str, type[Record]] = {
    kind.kind: kind
    for kind in (
        Organisation,
        Unit,
        Staff,
        Category,
        Channel,
        Release,
        Publication,
        ReleaseApproval,
        ReleaseAttachment,
        Application,
        CaseStep,
        Approval,
        Letter,
        Attachment,
        Fee,
        Inquiry,
        Complaint,
        Dispute,
        DisputeAttachment,
        Activity,
        Outlet,
        MediaReport,
        OnlineSession,
        PeriodicalIssue,
        Expense,
        Indicator,
        IndicatorValue,
        NilDeclaration,
        ReportSection,
        FiledAnnex,
        CalendarYear,
        LocalDay,
        RuleSetting,
        Device,
        HandIn,
        Receipt,
        ReturnSlip,
        RuleFile,
        FindingNote,
        Problem,
        ReportStep,
        CorrectionSlip,
    )
}
"""Every kind by its name; links point only backwards in this order, or to the kind itself."""

__all__ = [
    "KINDS",
    "Activity",
    "Application",
    "Approval",
    "Attachment",
    "CalendarYear",
    "CaseStep",
    "Category",
    "Channel",
    "Complaint",
    "CorrectionSlip",
    "Device",
    "Dispute",
    "DisputeAttachment",
    "Expense",
    "Fee",
    "FiledAnnex",
    "FindingNote",
    "HandIn",
    "Indicator",
    "IndicatorValue",
    "Inquiry",
    "Letter",
    "LocalDay",
    "MediaReport",
    "NilDeclaration",
    "OnlineSession",
    "Organisation",
    "Outlet",
    "PeriodicalIssue",
    "Problem",
    "Publication",
    "Receipt",
    "Release",
    "ReleaseApproval",
    "ReleaseAttachment",
    "ReportSection",
    "ReportStep",
    "ReturnSlip",
    "RuleFile",
    "RuleSetting",
    "Staff",
    "Unit",
]
