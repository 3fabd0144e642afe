"""What the law says about the days of a step; each guard returns a sentence naming the article, or ""."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.law.pauses import answer_due, notice_due
from desktop_app.model.law.rule_sets import overlay_in_force
from desktop_app.model.law.step_file import step_rules
from desktop_app.written_days import long_day_text

if TYPE_CHECKING:
    import datetime as dt

    from desktop_app.model.law.moment import Moment
    from desktop_app.model.law.step import Step


def one_correction(moment: Moment) -> str:
    """Refuse a second correction notice: what is missing is told once (2019《条例》第三十条)."""
    if not moment.facts.took("correction"):
        return ""
    return _("补正须一次性告知，不能再次要求补正（{article}）。").format(article=moment.cite("correction"))


def correction_in_time(moment: Moment) -> str:
    """Say that a correction notice is later than 7 working days after receipt (2019《条例》第三十条)."""
    received = moment.facts.day("received_on")
    last = notice_due(received, moment.regulation, moment.rules.calendar) if received else None
    if last is None or moment.day <= last:
        return ""
    text = _("补正告知须在收到申请之日起{days}个工作日内，最迟{last}（{article}）。")
    days, article = moment.regulation.correction_notice_days, moment.cite("correction")
    return text.format(days=days, last=long_day_text(last), article=article)


def answer_after_notice(moment: Moment) -> str:
    """Refuse an answer that is older than the notice it answers (2019《条例》第三十条、第三十二条、第三十五条)."""
    if _noticed(moment):
        return ""
    article = moment.cite(step_rules()[moment.step.step].article)
    return _("答复日期早于发出告知的日期（{article}）。").format(article=article)


def _noticed(moment: Moment) -> Step | None:
    return next((step for step in moment.facts.steps if step.id == moment.step.id), None)


def silence_after_term(moment: Moment) -> str:
    """Refuse to call somebody silent whose time hasn't run out (2019《条例》第三十二、三十四条)."""
    notice = _noticed(moment)
    last = answer_due(notice, moment.regulation, moment.rules.calendar) if notice else None
    if moment.step.answer != "silent" or last is None or moment.day > last:
        return ""
    subject = step_rules()[moment.step.step].article
    return _("对方的答复期限到{last}为止，还不能按逾期处理（{article}）。").format(
        last=long_day_text(last), article=moment.cite(subject)
    )


def correction_lapsed(moment: Moment) -> str:
    """Refuse to close a case for want of correction before the day set has passed (2019《条例》第三十条)."""
    until = next((step.until for step in moment.facts.took("correction") if step.open), None)
    if until is not None and moment.day > until:
        return ""
    text = _("补正期限{until}届满后仍不补正的，才能终止办理（{article}）。")
    return text.format(until=long_day_text(until) if until else "", article=moment.cite("correction"))


def fee_lapsed(moment: Moment) -> str:
    """Refuse to close a case for want of payment within the 20 working days (国办函〔2020〕109号)."""
    last = next((_payable_until(moment, step) for step in moment.facts.took("fee") if step.open), None)
    if last is not None and moment.day > last:
        return ""
    text = _("缴费期限{last}届满后仍不缴费的，才能终止办理（{article}）。")
    return text.format(last=long_day_text(last) if last else "", article=moment.cite("fee"))


def _payable_until(moment: Moment, step: Step) -> dt.date | None:
    by_law = answer_due(step, moment.regulation, moment.rules.calendar)
    # The office may give more time than the law (国办函〔2020〕109号), never less.
    return max(filter(None, (by_law, step.until)), default=None)


def one_extension(moment: Moment) -> str:
    """Refuse a second extension (2019《条例》第三十三条; 2007《条例》第二十四条)."""
    if not moment.facts.took("extension"):
        return ""
    return _("答复期限只能延长一次（{article}）。").format(article=moment.cite("extension"))


def extension_in_time(moment: Moment) -> str:
    """Say that the applicant hears of an extension only after the due day (2019《条例》第三十三条)."""
    if moment.due is None or moment.day <= moment.due:
        return ""
    text = _("延期须在答复期限{due}届满前告知申请人，现已过期（{article}）。")
    return text.format(due=long_day_text(moment.due), article=moment.cite("extension"))


def extension_not_too_long(moment: Moment) -> str:
    """Refuse more days than the law allows: 20 working days, 15 under the regulation of 2007."""
    most = moment.regulation.extension_days
    if (moment.step.days or most) <= most:
        return ""
    text = _("延长的期限最长{most}个工作日（{article}）。")
    return text.format(most=most, article=moment.cite("extension"))


def fee_regulated(moment: Moment) -> str:
    """Refuse a fee notice before fees were regulated anew (国办函〔2020〕109号, from 2021)."""
    if overlay_in_force("FEE", moment.day):
        return ""
    return _("信息处理费自2021年1月1日起才可收取（国办函〔2020〕109号）。")


def fee_in_time(moment: Moment) -> str:
    """Say that a fee notice comes after the due day of the reply (国办函〔2020〕109号)."""
    if moment.due is None or moment.day <= moment.due:
        return ""
    text = _("收费告知须在答复期限{due}届满前发出（{article}）。")
    return text.format(due=long_day_text(moment.due), article=moment.cite("fee"))


def fee_term_long_enough(moment: Moment) -> str:
    """Refuse less time for payment than 20 working days (国办函〔2020〕109号)."""
    last, until = answer_due(moment.step, moment.regulation, moment.rules.calendar), moment.step.until
    if last is None or until is None or until >= last:
        return ""
    text = _("缴费期限不能早于{last}，申请人有20个工作日（国办函〔2020〕109号）。")
    return text.format(last=long_day_text(last))
