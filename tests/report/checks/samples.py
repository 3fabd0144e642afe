"""One year that passes and one that fails for every rule, and how the failure is told."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any, NamedTuple

from desktop_app.report.annex.finding import RecordTarget
from desktop_app.report.checks.facts import (
    AgencyFacts,
    CaseFacts,
    CellFacts,
    Changed,
    DisputeFacts,
    MeasureFacts,
    MixedFacts,
    NilFacts,
    NumberFacts,
    Objection,
    ProblemFacts,
    RateFacts,
    ReleaseFacts,
    ReplyFacts,
    SectionFacts,
    StepFacts,
    UnitFacts,
    UnreadFacts,
    WantedFacts,
    YearFacts,
)

YEAR = 2023
OF_2013 = YearFacts(year=2013, today=dt.date(2014, 6, 1))
ALL_MONTHS = tuple(range(1, 13))
CLEAN = YearFacts(year=YEAR, today=dt.date(2024, 1, 20))
"""A year of which nothing bad is known."""


class Sample(NamedTuple):
    """Two years for one rule, and the sentence on the second."""

    passes: YearFacts
    fails: YearFacts
    says: str


def year(**known: Any) -> YearFacts:
    """Return a year of which this much is known."""
    return replace(CLEAN, **known)


def steps(*taken: tuple[str, str, str]) -> tuple[StepFacts, ...]:
    """Return steps of a report: state, day and fingerprint."""
    return tuple(
        StepFacts(id=f"s{place}", state=state, day=dt.date.fromisoformat(day), fingerprint=mark)
        for place, (state, day, mark) in enumerate(taken)
    )


def case(**known: Any) -> YearFacts:
    """Return a year with one application."""
    facts: dict[str, Any] = {"id": "c1", "number": "2023-0031", "subject": "预算"}
    return year(cases=(CaseFacts(**facts | {"received_on": dt.date(2023, 3, 1)} | known),))


def objected(action: str, sentence: str) -> YearFacts:
    """Return a year with one application whose procedure something speaks against."""
    return case(objections=(Objection(action=action, day=dt.date(2023, 4, 10), sentence=sentence),))


def letter(**known: Any) -> YearFacts:
    """Return a year with one application and one letter in it."""
    facts: dict[str, Any] = {"number": "BGS公开答〔2023〕3号", "code": "granted", "replies": True}
    return case(letters=(ReplyFacts(**facts | known),))


def dispute(**known: Any) -> DisputeFacts:
    """Return a review that was upheld."""
    facts: dict[str, Any] = {"id": "d1", "procedure": "review", "subject": "不服答复", "outcome": "upheld"}
    return DisputeFacts(**facts | {"closed_on": dt.date(2023, 5, 1)} | known)


def release(**known: Any) -> ReleaseFacts:
    """Return a release that is described in full."""
    facts: dict[str, Any] = {"id": "r1", "title": "通知", "released_on": dt.date(2023, 2, 1), "summary": "概述"}
    return ReleaseFacts(**facts | {"index_number": "BGS-2023-00001", "made_on": dt.date(2023, 1, 30)} | known)


def text(said: str, heading: str = "一、总体情况", **known: Any) -> YearFacts:
    """Return a year whose report has one section."""
    return year(sections=(SectionFacts(code="overview", heading=heading, text=said),), **known)


def cells(**now: int) -> dict[str, CellFacts]:
    """Return figures of table T3 or T4 by the name of their row, with `__` for the dot."""
    names = {row: row.replace("__", ".") for row in now}
    return {names[row]: CellFacts(code=names[row], label=names[row], now=value) for row, value in now.items()}


def against_table(pattern: str, right: dict[str, CellFacts]) -> tuple[YearFacts, YearFacts]:
    """Return a text that says what the table says, 7, and one that says 8."""
    return text(pattern.format(7), cells=right), text(pattern.format(8), cells=right)


def moved(now: int, last: int) -> dict[str, CellFacts]:
    """Return one figure of two years."""
    return {"T3.new.total": CellFacts(code="T3.new.total", label="本年新收", now=now, last=last)}


FILED = ("filed", "2024-01-20", "A")
SIGNED = ("signed", "2024-01-18", "A")
PUBLISHED = ("published", "2024-01-25", "A")
T3_NEW = {"T3__new__total": 7}
REVIEWS = {"T4__n__rev_total": 7, "T4__n__rev_other": 0, "T4__n__rev_pending": 0}
AGENCY = AgencyFacts(name="青岛市测试局", short_name="市测试局", numbers=("85911280",))
OLD_RULE = {"document_kind": "normative", "released_on": dt.date(2015, 2, 1), "made_on": dt.date(2015, 1, 5)}
TWO = (RecordTarget("application", "c1", "甲"), RecordTarget("application", "c2", "乙"))

ASPECTS = """（一）主动公开。全年通过门户网站公开1276条、政务微信公开252条，发布政策解读稿件12篇。
（二）依申请公开。全年新收政府信息公开申请33件，办结33件。
（三）政府信息管理。制发行政规范性文件3件，年底现行有效12件。
（四）政府信息公开平台建设。年底设有政务公开专区2个，编发政府公报12期。
（五）监督保障。举办培训2次，接受培训120人次，没有追究责任的情形。"""


def overview(said: str) -> YearFacts:
    """Return a year of the recent notices whose report has this overview."""
    return text(said, year=2025)


def of_work_secret(decision: str) -> YearFacts:
    """Return a year with one application decided for 工作秘密."""
    return case(decision=decision, reason="申请公开的信息属于工作秘密。")


SAMPLES: dict[str, Sample] = {
    "R01-filed-late": Sample(
        year(steps=steps(FILED)), year(steps=steps(("filed", "2024-02-03", ""))), "“已备案”登记在 2024-02-03，晚于期限"
    ),
    "R01-filed-missing": Sample(
        CLEAN, year(today=dt.date(2024, 2, 1)), "2023 年度的年报还没有登记“已备案”，期限是 2024-01-31，已经过了。"
    ),
    "R01-published-late": Sample(
        replace(OF_2013, steps=steps(("published", "2014-03-31", ""))),
        replace(OF_2013, steps=steps(("published", "2014-04-01", ""))),
        "“已公布”登记在 2014-04-01，晚于期限 2014-03-31。",
    ),
    "R01-published-missing": Sample(
        replace(OF_2013, steps=steps(("published", "2014-03-31", ""))),
        OF_2013,
        "2013 年度的年报还没有登记“已公布”，期限是 2014-03-31",
    ),
    "R01-published-late-2019": Sample(
        year(steps=steps(PUBLISHED)), year(steps=steps(("published", "2024-02-01", ""))), "晚于期限 2024-01-31"
    ),
    "R01-published-missing-2019": Sample(
        CLEAN, year(today=dt.date(2024, 2, 1)), "2023 年度的年报还没有登记“已公布”，期限是 2024-01-31"
    ),
    "R02-unsigned": Sample(
        year(steps=steps(SIGNED, FILED, PUBLISHED)),
        year(steps=steps(FILED)),
        "之前没有登记“已签发”，报告须经主要领导签发",
    ),
    "R02-unfiled": Sample(
        replace(OF_2013, steps=steps(SIGNED, FILED, PUBLISHED)),
        replace(OF_2013, steps=steps(SIGNED, PUBLISHED)),
        "之前没有登记“已备案”，应当先备案后公布",
    ),
    "R02-unequal": Sample(
        year(steps=steps(SIGNED, FILED)),
        year(steps=steps(SIGNED, ("filed", "2024-01-20", "B"))),
        "签发时的数据指纹是 A，“已备案”（2024-01-20）时是 B，纸质件和电子件不一致。",
    ),
    "R03-missing": Sample(
        text("写了。", wanted=(WantedFacts(code="overview", headings=("一、总体情况",)),)),
        text("", wanted=(WantedFacts(code="overview", headings=("一、总体情况",)),)),
        "缺少“一、总体情况”这一部分",
    ),
    "R03-heading": Sample(
        text("写了。", wanted=(WantedFacts(code="overview", headings=("一、总体情况",)),)),
        text("写了。", "一、概况", wanted=(WantedFacts(code="overview", headings=("一、总体情况",)),)),
        "标题“一、概况”与规定的“一、总体情况”不一致。",
    ),
    "R07-figure": Sample(
        *against_table("予以公开{}件。", cells(T3__grant__total=7)),
        "“一、总体情况”里写的是 8件（“予以公开8件”），按表中的“予以公开”应为 7。",
    ),
    "R07-total": Sample(
        text("共收到申请9件。", cells=cells(**T3_NEW, T3__carried_in__total=2)),
        text("共收到申请8件。", cells=cells(**T3_NEW, T3__carried_in__total=2)),
        "“一、总体情况”里写的是 8件（“共收到申请8件”），表中“收到申请”是 7或9。",
    ),
    "R07-all": Sample(
        text("行政复议7件，均获维持。", cells=cells(**REVIEWS, T4__n__rev_keep=7, T4__n__rev_correct=0)),
        text("行政复议7件，均获维持。", cells=cells(**REVIEWS, T4__n__rev_keep=6, T4__n__rev_correct=1)),
        "里写“均获维持”，应有 7 件，表中“维持”是 6 件。",
    ),
    "R07-share": Sample(
        text("予以公开7件，占33.3%。", cells=cells(T3__grant__total=7, T3__sum__total=21)),
        text("予以公开7件，占33.4%。", cells=cells(T3__grant__total=7, T3__sum__total=21)),
        "里写的是 33.4%（“予以公开7件，占33.4%”），按表中的数应为 33.3%。",
    ),
    "R09-period": Sample(
        text("统计期限自2023年1月1日起至2023年12月31日止。"),
        text("统计期限自2023年1月1日起至2022年12月31日止。"),
        "不是 2023 年1月1日至12月31日：“自2023年1月1日起至2022年12月31日止”",
    ),
    "R09-name": Sample(
        text("市测试局向社会公布。", agency=AGENCY),
        text("本局向社会公布。", agency=AGENCY),
        "没有出现本机关名称“青岛市测试局”",
    ),
    "R09-telephone": Sample(
        text("电话：0532-85911280。", agency=AGENCY),
        text("电话：85911295。", agency=AGENCY),
        "号码 85911295 不是单位概况里的电话或传真",
    ),
    "R10-problems": Sample(
        text("更新不够及时，培训还不够多。", "五、存在的主要问题及改进情况"),
        text("无。", "五、存在的主要问题及改进情况"),
        "只写了“无。”，不到 10 个字",
    ),
    "R10-follow-up": Sample(
        year(problems=(ProblemFacts(id="p1", problem="更新慢", followed=True),)),
        year(problems=(ProblemFacts(id="p1", problem="更新慢", followed=False),)),
        "2022 年度提出的问题没有交代：“更新慢”。",
    ),
    "R11-fees": Sample(
        text("本年收取信息处理费120元。", charged=12_000),
        text("无。", "六、其他需要报告的事项", charged=12_050),
        "本年收取费用 120.5 元，文字里没有写收费的金额。",
    ),
    "R12-explained": Sample(
        year(disputes=(dispute(outcome="corrected", explanation="程序有误，已重新答复。"),)),
        year(disputes=(dispute(outcome="corrected", case_number="青复〔2023〕5号"),)),
        "行政复议“青复〔2023〕5号”的结果是“结果纠正”，没有写情况说明。",
    ),
    "R13-co-defendant": Sample(
        year(disputes=(dispute(procedure="lawsuit", subject="列为共同被告", co_defendant=True, after_review=True),)),
        year(disputes=(dispute(procedure="lawsuit", subject="列为共同被告"),)),
        "写明是共同被告，却按本机关的案件计了数",
    ),
    "R13-no-review": Sample(
        year(disputes=(dispute(procedure="lawsuit", co_defendant=True, after_review=True),)),
        year(disputes=(dispute(procedure="lawsuit", co_defendant=True),)),
        "却不是复议后的诉讼",
    ),
    "R17-twice": Sample(
        year(releases=(release(id="1", document_number="1号"), release(id="2", document_number="2号"))),
        year(releases=(release(id="1"), release(id="2"))),
        "“通知”（2023-02-01）登记了 2 条，可能重复计数。",
    ),
    "R13-twice": Sample(
        year(disputes=(dispute(case_number="一号"), dispute(id="d2", case_number="二号"))),
        year(disputes=(dispute(case_number="一号"), dispute(id="d2", case_number="一号"))),
        "案号 一号 登记了 2 次",
    ),
    "R14-media": Sample(
        text("媒体刊发稿件6000余篇次，群众满意度提高。"),
        text("媒体刊发6000余篇次，微博发布200余条，微信推送300条。"),
        "有 3 处以媒体、微博发布数作成绩",
    ),
    "R15-changed": Sample(
        year(steps=steps(PUBLISHED), fingerprint="A"),
        year(steps=steps(PUBLISHED), fingerprint="B"),
        "“已公布”（2024-01-25）的数据指纹是 A，现在的数是 B：公布以后有改动，没有登记更正。",
    ),
    "R15-figure": Sample(
        CLEAN,
        year(
            changed=(
                Changed(
                    code="T3.grant.natural",
                    label="（一）予以公开",
                    published="6",
                    now="7",
                    difference="少 1 件",
                    records=(RecordTarget("application", "c1", "2023-0031"),),
                ),
            )
        ),
        "“（一）予以公开”已公布的是 6，按台账应为 7，少 1 件。对应的记录：“2023-0031”。",
    ),
    "R16-late": Sample(case(), case(late="答复逾期 3 个工作日"), "登记号 2023-0031：答复逾期 3 个工作日。"),
    "R16-extension": Sample(
        objected("correction", "晚了。"), objected("extension", "延期须在期限届满前告知。"), "2023-04-10 延期：延期须在"
    ),
    "R16-correction": Sample(
        objected("extension", "晚了。"), objected("correction", "补正须在7日内。"), "2023-04-10 补正：补正须在7日内。"
    ),
    "R16-procedure": Sample(
        objected("extension", "晚了。"),
        objected("reply", "答复须先审批。"),
        "登记号 2023-0031，2023-04-10：答复须先审批。",
    ),
    "R16-remedies": Sample(
        letter(body="可以申请行政复议，也可以提起行政诉讼。"),
        letter(body="可以申请行政复议。"),
        "登记号 2023-0031 的《公开告知书 BGS公开答〔2023〕3号》没有写明救济途径：行政诉讼。",
    ),
    "R16-work-secret": Sample(
        of_work_secret("granted"),
        of_work_secret("internal"),
        "登记号 2023-0031 的理由是“工作秘密”：表里没有这一行，现在计入“不予公开：属于三类内部事务信息”。",
    ),
    "R24-length": Sample(
        overview("公" * 1000), overview(" 公" * 1001), "“一、总体情况”写了 1001 字；要求突出重点、简明客观，约一千字"
    ),
    "R24-aspects": Sample(
        overview(ASPECTS),
        overview(
            ASPECTS.replace("举办培训2次，接受培训120人次，没有追究责任的情形。", "").replace("（二）依申请公开。", "")
        ),
        "没有写，或者只写了标题：依申请公开、监督保障。",
    ),
    "R24-interpretation": Sample(overview(ASPECTS), overview("全年公开12条。"), "没有写政策解读"),
    "R24-platforms": Sample(
        overview(ASPECTS), overview("（四）政府信息公开平台建设。加强平台建设。"), "没有写各平台发布的数量"
    ),
    "R24-gazette": Sample(overview(ASPECTS), overview("全年公开12条。"), "没有写政府公报"),
    "R24-norms": Sample(overview(ASPECTS), overview("全年公开12条。"), "没有写规章、行政规范性文件"),
    "R16-unregistered": Sample(case(), case(number=" "), "有 1 件申请没有登记号：“ ”。"),
    "R16-doubled": Sample(
        CLEAN, year(numbers=(NumberFacts(number="2023-1", records=TWO),)), "编号 2023-1 用了 2 次：“甲”、“乙”。"
    ),
    "R16-year": Sample(case(), case(number="2022-0031"), "登记号 2022-0031 的年份与收到日期 2023-03-01 不一致。"),
    "R16-series": Sample(
        letter(series=frozenset({"granted"})), letter(series=frozenset({"refused"})), "用了“不予公开告知书”的文号"
    ),
    "R17-index": Sample(
        year(releases=(release(),)), year(releases=(release(index_number=""),)), "有 1 条信息没有索引号：“通知”。"
    ),
    "R17-category": Sample(year(releases=(release(),)), year(releases=(release(leaf=False),)), "没有归到最末级分类"),
    "R17-summary": Sample(
        year(releases=(release(), release(summary="", public=False))),
        year(releases=(release(summary=" "),)),
        "没有内容概述",
    ),
    "R17-made": Sample(year(releases=(release(),)), year(releases=(release(made_on=None),)), "没有生成日期"),
    "R18-validity": Sample(
        year(releases=(release(**OLD_RULE, abolished_on=dt.date(2020, 1, 1)),)),
        year(releases=(release(**OLD_RULE),)),
        "有 1 件规章、规范性文件已满 5 年",
    ),
    "R19-personal": Sample(
        year(releases=(release(texts=(("标题", "第11010519491231002号"),)),)),
        year(releases=(release(texts=(("内容概述", "张某，11010519491231002X"),)),)),
        "“通知”的“内容概述”里有身份证件号码 110*************2X，公开会泄露个人信息。",
    ),
    "R20-unit": Sample(
        year(units=(UnitFacts(id="u1", name="人事处", reported=True),)),
        year(units=(UnitFacts(id="u1", name="人事处"),)),
        "有 1 个单位全年没有记录，也没有零报告：“人事处”。",
    ),
    "R20-months": Sample(
        year(
            units=(UnitFacts(id="u1", name="人事处", months=frozenset(range(1, 13))),),
            handing_in=True,
            months_due=ALL_MONTHS,
        ),
        year(
            units=(UnitFacts(id="u1", name="人事处", months=frozenset(range(1, 11))),),
            handing_in=True,
            months_due=ALL_MONTHS,
        ),
        "“人事处”有 2 个月没有上报：11、12月。",
    ),
    "R20-nil": Sample(
        CLEAN,
        year(
            nils=(
                NilFacts(
                    id="n1",
                    unit="人事处",
                    subject="未发生投诉",
                    when="5月",
                    records=(RecordTarget("complaint", "c1", "投诉甲"),),
                ),
            )
        ),
        "“人事处”5月作了“未发生投诉”的零报告，台账里却有 1 条记录。",
    ),
    "R20-unread": Sample(
        CLEAN,
        year(unread=(UnreadFacts(target=RecordTarget("expense", "e1", "会议费"), kind="expense", labels=("年度",)),)),
        "有 1 条“经费”的“年度”里是不认识的值，没有计入：“会议费”。",
    ),
    "R21-media": Sample(
        year(measures={code: MeasureFacts(name=code, amount=9) for code in ("media_report.high", "media.total")}),
        year(
            measures={
                "media.provincial": MeasureFacts(name="省部级", amount=500),
                "media.total": MeasureFacts(name="总数", amount=486),
            }
        ),
        "“省部级”是 500，多于它所属的“总数”486。",
    ),
    "R21-sessions": Sample(
        CLEAN,
        year(
            measures={
                "online_session.answered": MeasureFacts(name="答复", amount=5),
                "online_session.asked": MeasureFacts(name="提问", amount=4),
            }
        ),
        "“答复”是 5，多于“提问”4。",
    ),
    "R22-moved": Sample(
        year(cells=moved(30, 20)), year(cells=moved(31, 20)), "“本年新收”今年是 31，2022 年是 20，变动 55%。"
    ),
    "R22-other": Sample(
        year(cells=cells(A1__cnt__oth=40, A1__sent__new=100)),
        year(cells=cells(A1__cnt__oth=575, A1__sent__new=1276)),
        "575 条，占 1276 条的 45.1%，归类偏粗。",
    ),
    "R22-mixed": Sample(
        CLEAN,
        year(
            mixed=(
                MixedFacts(
                    name="网站浏览量",
                    unit="信息中心",
                    whole="958",
                    months=2,
                    added="160",
                    records=(RecordTarget("indicator_value", "v1", "网站浏览量"),),
                ),
            )
        ),
        "“信息中心”的“网站浏览量”既有全年数 958，又有 2 个月的月数（合计 160），统计时只用全年数。",
    ),
    "R23-rate": Sample(
        year(rates=(RateFacts(id="v1", name="成功率", source="智能查询系统"),)),
        year(rates=(RateFacts(id="v1", name="成功率"),)),
        "“成功率”是手工填的比率",
    ),
    "R23-text": Sample(
        text("按期回复率100%。", cells=cells(A4__sent__rate=100)),
        text("按期回复率98%。", cells=cells(A4__sent__rate=100)),
        "里的 98% 没有出处：“按期回复率98%。”",
    ),
}
"""By the id of the rule."""
