"""Paper: one sub-distributor's agreement and scorecard to talk over and sign; all counties, for the house.

The first goes through the sub-distributor's hands: it never names a reserve, nor a cost or a margin of ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Language, Text, listed
from distributor_desk.core.money import capitals, shown
from distributor_desk.features.sub_distributors.document import comparing, saying
from distributor_desk.features.sub_distributors.queries.counties import County, case_of, counties
from distributor_desk.features.sub_distributors.queries.detail import Detail, detail
from distributor_desk.features.sub_distributors.rules.office import compare
from distributor_desk.features.sub_distributors.rules.scorecard import PARTS, shown_score
from distributor_desk.features.sub_distributors.rules.states import STATES
from distributor_desk.printing.blocks import (
    Block,
    Fact,
    Facts,
    FillIn,
    FillIns,
    Heading,
    KeepTogether,
    Paragraph,
    Row,
    Signatures,
    Spacer,
    Table,
    TableColumn,
    Title,
)
from distributor_desk.printing.page import A4_LANDSCAPE, Page
from distributor_desk.printing.rendering import Rendered, render
from distributor_desk.storage.database import Company
from distributor_desk.storage.people import name_of

SHEET, COUNTIES = (
    Text("分销商合作与评分表", "Sub-distributor: agreement and scorecard"),
    Text("区域与储备", "Territories and reserves"),
)
OWNER_COPY = Text("{title}（老板专用）", "{title} (owner's copy)")
NUMBERING = Text("第 {page} 页 / 共 {pages} 页", "page {page} of {pages}")
PRINTED = Text("{when}　打印人：{who}", "{when}, printed by {who}")
GONE = Text("这个分销商已经不在了。", "This sub-distributor is not there any more.")
AS_OF = Text("截至 {day}", "as of {day}")
AGREED = Text(
    "{year} 年度：销售目标 {target}；返利方案 {schemes}；签约 {signed}，到期 {ends}；保证金 {deposit}。",
    "{year}: sales target {target}; rebate schemes {schemes}; signed {signed}, ends {ends}; deposit {deposit}.",
)
CAPITALS = Text("目标大写：{target}　保证金大写：{deposit}", "Target {target}, deposit {deposit}")
NOTHING_AGREED = Text("{year} 年度还没有签合作协议。", "No agreement for {year} yet.")
WELL = Text("做得好，请保持。", "Well done; keep it up.")
TO_MEND = Text("请和我们商量一个整改办法，写在下面。", "Let us agree on what to mend, and write it below.")
RESULT = Text("总分 {score} 分（满分 100）。", "Total {score} of 100 points.")
UNJUDGED = Text("现在还没有可以评分的数据。", "There is nothing to judge yet.")
_L = {
    "company": Text("公司", "Company"),
    "name": Text("分销商", "Sub-distributor"),
    "territory": Text("区域", "Territory"),
    "state": Text("状态", "State"),
    "contact": Text("联系人", "Contact"),
    "phone": Text("电话", "Phone"),
    "agreement": Text("合作协议", "Agreement"),
    "score": Text("评分", "Scorecard"),
    "part": Text("项目", "Part"),
    "weight": Text("满分", "Of"),
    "points": Text("得分", "Points"),
    "numbers": Text("怎么算的", "How it is reckoned"),
    "growth": Text("销售增长", "Growth"),
    "sold": Text("今年销售", "Sold this year"),
    "before": Text("去年同期", "Same time last year"),
    "rise": Text("库存增加", "Rise of stock"),
    "adjusted": Text("实销增长", "Growth of what was sold on"),
    "talks": Text("约定事项", "What was agreed in talks"),
    "next": Text("下次复查日期", "To be looked at again on"),
    "mend": Text("整改约定", "Agreed to mend"),
    "us": Text("我方（签字盖章）", "For us (signature, seal)"),
    "them": Text("分销商（签字盖章）", "For the sub-distributor (signature, seal)"),
    "worked": Text("合作中", "Works it"),
    "reserves": Text("储备", "In reserve"),
    "candidates": Text("考察", "Candidates"),
    "owed": Text("欠款", "Owed"),
    "cash": Text("占用资金", "Cash tied up"),
    "gap": Text("（空白）", "(nobody)"),
    "office": Text("{name}：分销商与自设办事处", "{name}: sub-distributor and own office"),
    "sub": Text("分销商", "Sub-distributor"),
    "own": Text("自设办事处", "Own office"),
}


@dataclass(frozen=True, slots=True)
class _Print:
    """Who prints what for which company, on which day, in which language."""

    company: str
    who: str
    day: date
    language: Language

    def say(self, text: Text) -> str:
        return text.in_(self.language)

    def label(self, key: str) -> str:
        return self.say(_L[key])

    def page(self, title: str, *, wide: bool = False) -> Page:
        printed = self.say(PRINTED.with_(when=self.day, who=self.who))
        if wide:
            return Page(title, A4_LANDSCAPE, numbering=self.say(NUMBERING), printed=printed)
        return Page(title, numbering=self.say(NUMBERING), printed=printed)


def sheet_pdf(company: Company, sub_id: int, day: date, language: Language) -> Rendered:
    """One sub-distributor's sheet. DeskError when it is gone."""
    with company.read() as session:
        found = detail(session, sub_id, day)
        ours = _Print(company.name, name_of(session, company.at_the_desk), day, language)
    if found is None:
        raise DeskError(GONE)
    title = f"{ours.say(SHEET)} {found.standing.name}"
    return render(sheet(found, ours), ours.page(title), language)


def sheet(found: Detail, ours: _Print) -> list[Block]:
    """The agreement in words, the scorecard with its numbers, growth, what was agreed, two seals."""
    return [
        Title(ours.say(SHEET), above=ours.company, under=ours.say(AS_OF.with_(day=ours.day))),
        _head(found, ours),
        Heading(ours.label("agreement")),
        *(Paragraph(line) for line in _agreement(found, ours)),
        Heading(ours.label("score")),
        _scores(found, ours),
        Paragraph(_verdict(found, ours), bold=True),
        KeepTogether((Heading(ours.label("growth")), _growth(found, ours))),
        *_talks(found, ours),
        KeepTogether((
            Heading(ours.label("mend")),
            FillIns((FillIn("1."),)), FillIns((FillIn("2."),)), FillIns((FillIn(ours.label("next"), 0.5),)),
            Spacer(), Signatures((ours.label("us"), ours.label("them"))),
        )),
    ]  # fmt: skip


def _head(found: Detail, ours: _Print) -> Facts:
    sub = found.standing
    said = {
        "name": sub.name,
        "territory": sub.territory or "",
        "state": ours.say(STATES[sub.state]),
        "contact": sub.contact or "",
        "phone": sub.phone or "",
        "company": ours.company,
    }
    return Facts(tuple(Fact(ours.label(key), value, strong=key == "name") for key, value in said.items()))


def _agreement(found: Detail, ours: _Print) -> Sequence[str]:
    line = found.judged.agreement
    if line is None:
        return [ours.say(NOTHING_AGREED.with_(year=ours.day.year))]
    none = saying.NO_TARGET
    said = AGREED.with_(
        year=line.year,
        target=shown(line.target) if line.target is not None else none,
        schemes=listed(line.schemes, ours.language) or saying.NO_SCHEME,
        signed=line.signed or none,
        ends=line.ends or line.last or none,
        deposit=shown(line.deposit) if line.deposit is not None else none,
    )
    target, deposit = line.target, line.deposit
    if target is None or deposit is None:
        return [ours.say(said)]
    words = CAPITALS.with_(
        target=capitals(target, ours.language), deposit=capitals(deposit, ours.language)
    )  # both languages are filled alike; only the chosen one is said
    return [ours.say(said), ours.say(words)]


def _scores(found: Detail, ours: _Print) -> Table:
    columns = (
        TableColumn(ours.label("part"), 1.2),
        TableColumn(ours.label("weight"), 0.4, "right"),
        TableColumn(ours.label("points"), 0.5, "right"),
        TableColumn(ours.label("numbers"), 4.0),
    )
    rows = tuple(
        Row((
            ours.say(PARTS[part.key]),
            f"{part.weight}",
            shown_score(part.points) if part.points is not None else "—",
            ours.say(part.numbers),
        ))
        for part in found.judged.score.parts
    )  # fmt: skip
    return Table(columns, rows)


def _verdict(found: Detail, ours: _Print) -> str:
    score = found.judged.score
    if score.total is None:
        return ours.say(UNJUDGED)
    after = WELL if score.band == "keep" else TO_MEND
    parts = [RESULT.with_(score=shown_score(score.total)), saying.score_note(score), after]
    return " ".join(ours.say(part) for part in parts if ours.say(part))


def _growth(found: Detail, ours: _Print) -> Facts:
    grown = found.judged.growth
    said = {
        "sold": shown(grown.sold),
        "before": shown(grown.before),
        "growth": saying.signed_percent(grown.growth) or "—",
        "rise": shown(grown.rise) if grown.rise is not None else "—",
        "adjusted": saying.signed_percent(grown.adjusted) or "—",
    }
    return Facts(tuple(Fact(ours.label(key), value) for key, value in said.items()))


def _talks(found: Detail, ours: _Print) -> list[Block]:
    waiting = [g for g in found.guidance if g.checked_on is None][:6]
    if not waiting:
        return []
    lines = (ours.say(saying.waiting(g, g.next_check) if g.next_check else saying.talk(g)) for g in waiting)
    return [Heading(ours.label("talks")), *(Paragraph(f"{g.day}  {line}") for g, line in zip(waiting, lines, strict=True))]  # fmt: skip


def counties_pdf(
    company: Company, chosen: int | None, day: date, language: Language, *, owner_copy: bool = False
) -> Rendered:
    """Every county with who works it and who is in reserve, for the house.

    The owner's copy, which says so, also has the chosen county's comparison with an own office: that shows margins.
    """
    with company.read() as session:
        found = counties(session, day)
        case = case_of(session, chosen) if owner_copy and chosen is not None else None
        ours = _Print(company.name, name_of(session, company.at_the_desk), day, language)
    name = next((c.name for c in found if c.id == chosen), "")
    blocks: list[Block] = [
        Title(_title(ours, owner_copy=owner_copy), above=company.name, under=ours.say(AS_OF.with_(day=day))),
        _county_table(found, ours),
    ]
    if case is not None:
        both = compare(case)
        rows = tuple(Row((ours.say(label), sub, own)) for label, sub, own in comparing.lines(both))
        columns = (
            TableColumn("", 2.0),
            TableColumn(ours.label("sub"), 1.0, "right"),
            TableColumn(ours.label("own"), 1.0, "right"),
        )
        heading = ours.say(_L["office"].with_(name=name))
        said = Paragraph(ours.say(comparing.conclusion(both)), bold=True)
        blocks.append(KeepTogether((Heading(heading), Table(columns, rows), said)))
    return render(blocks, ours.page(ours.say(COUNTIES), wide=True), language)


def _title(ours: _Print, *, owner_copy: bool) -> str:
    return ours.say(OWNER_COPY.with_(title=COUNTIES)) if owner_copy else ours.say(COUNTIES)


def _county_table(found: Sequence[County], ours: _Print) -> Table:
    columns = (
        TableColumn(ours.label("territory"), 1.4),
        TableColumn(ours.label("worked"), 2.0),
        TableColumn(ours.label("reserves"), 2.4),
        TableColumn(ours.label("candidates"), 1.6),
        TableColumn(ours.label("owed"), 1.1, "right"),
        TableColumn(ours.label("cash"), 1.1, "right"),
    )
    rows = tuple(
        Row((
            county.name,
            listed((s.name for s in county.workers), ours.language) or ours.label("gap"),
            listed((ours.say(saying.reserve(s)) for s in county.reserves), ours.language),
            listed((s.name for s in county.candidates), ours.language),
            shown(county.owed) if county.workers else "",
            shown(county.cash) if county.workers else "",
        ))
        for county in found
    )  # fmt: skip
    return Table(columns, rows, zebra=True)
