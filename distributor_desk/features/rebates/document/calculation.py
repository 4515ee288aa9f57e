"""How a period comes to its sum: what counts, each step, and what has changed since it was settled."""

from __future__ import annotations

from decimal import Decimal

from distributor_desk.core.language import Text
from distributor_desk.core.periods import Period
from distributor_desk.features.rebates.document.saying import Say
from distributor_desk.features.rebates.rules import words
from distributor_desk.features.rebates.rules.engine import NOTHING, Step, value
from distributor_desk.features.rebates.rules.periods import label
from distributor_desk.features.rebates.rules.statement import ADJUSTMENT, Account, own
from distributor_desk.printing.blocks import Block, Heading, KeepTogether, Row, Table, TableColumn

_STEPS = {
    "whole": Text("{from_}，依据全额 × {at}", "{from_}: the whole basis × {at}"),
    "whole_units": Text("{from_}，全部数量 × 每单位 {at} 元", "{from_}: all units × {at} yuan each"),
    "slice": Text("{from_}，本段 × {at}", "{from_}: this slice × {at}"),
    "slice_units": Text("{from_}，本段数量 × 每单位 {at} 元", "{from_}: units of this slice × {at} yuan each"),
    "growth": Text("增长{from_}，× {at}", "Growth {from_}: × {at}"),
    "growth_units": Text("增长{from_}，数量 × 每单位 {at} 元", "Growth {from_}: units × {at} yuan each"),
    "fixed": Text("{from_}，固定金额", "{from_}: fixed sum"),
    "over_target": Text("超过目标的部分 × {at}", "The part above the target × {at}"),
    "speed": Text("回款系数 {at}（{days} 天），由前面各项合计调整", "Payment speed {at} ({days} {days:day|days}), on the sum so far"),
    "cap": Text("封顶 {at} 元", "Capped at {at} yuan"),
}  # fmt: skip
_KINDS = {
    "sale": Text("销售", "Sales"),
    "return": Text("退货", "Returns"),
    "payment": Text("回款", "Payments"),
}


def calculation_of(account: Account, say: Say) -> list[Block]:
    """Basis with its returns, and the calculation line by line."""
    return [
        Heading(say("依据：{basis}", "Basis: {basis}", basis=words.BASIS[account.terms.basis])),
        _basis_table(account, say),
        Heading(say("计算过程", "Calculation")),
        *_calculation(account, say),
    ]


def _basis_table(account: Account, say: Say) -> Table:
    units = account.terms.needs_units
    rows = [
        Row((line.month, say.text(_KINDS[line.kind]), *_figures(account, line.money, line.units, say)))
        for line in account.lines
    ]
    whole = own(account.lines)
    if account.carried != NOTHING:
        rows.append(
            Row(("", say("上期负数结转", "Negative basis carried in"), *_figures(account, account.carried.money, account.carried.units, say)))
        )  # fmt: skip
        whole = whole.plus(account.carried)
    rows.append(
        Row(
            ("", say("依据合计", "Basis in all"), *_figures(account, whole.money, whole.units, say)),
            total=True,
        )
    )
    columns = [TableColumn(say("月份", "Month"), 0.8), TableColumn(say("项目", "Item"), 1.6)]
    if account.terms.needs_money:
        columns.append(TableColumn(say("金额", "Amount"), 1.2, "right"))
    if units:
        columns.append(TableColumn(say("数量", "Units"), 1.2, "right"))
    return Table(tuple(columns), tuple(rows))


def _figures(account: Account, amount: Decimal, units: Decimal, say: Say) -> list[str]:
    found = []
    if account.terms.needs_money:
        found.append(say.money(amount))
    if account.terms.needs_units:
        found.append(words.number(units.quantize(Decimal("0.001"))))
    return found


def _given(account: Account, say: Say) -> list[Row]:
    """What else decides: last year, growth, target, attainment."""
    reckoned = account.reckoned
    before: list[Row] = []
    if account.last_year is not None:
        before.append(
            Row(
                (
                    say("去年同期", "Same period a year before"),
                    say.basis(account, value(account.terms, account.last_year)),
                    "",
                    "",
                )
            )
        )
    if reckoned.growth is not None:
        before.append(
            Row(
                (
                    say("同比增长", "Growth on the year before"),
                    f"{words.number(reckoned.growth.quantize(Decimal('0.0001')))}%",
                    "",
                    "",
                )
            )
        )
    if account.target is not None and account.terms.needs_target:
        before.append(Row((say("目标", "Target"), say.basis(account, account.target), "", "")))
        done = reckoned.basis / account.target if account.target else Decimal(0)
        before.append(
            Row((say("达成率", "Attainment"), words.percent(done.quantize(Decimal("0.0001"))), "", ""))
        )
    return before


def _calculation(account: Account, say: Say) -> list[Block]:
    reckoned = account.reckoned
    before = _given(account, say)
    rows = [*before, *(_step(account, step, say) for step in reckoned.steps)]
    if reckoned.why:
        rows.append(Row((say.text(words.WHY[reckoned.why]), "", "", say.money(Decimal(0)))))
    rest = (
        reckoned.entitlement - sum((s.pays for s in reckoned.steps), Decimal(0))
        if reckoned.steps
        else Decimal(0)
    )
    if rest:
        rows.append(Row((say("四舍五入到分", "Rounded to the fen"), "", "", say.exact(rest))))
    rows.append(
        Row(
            (say("应返（本期）", "Entitlement of the period"), "", "", say.money(reckoned.entitlement)),
            total=True,
        )
    )
    columns = (
        TableColumn(say("步骤", "Step"), 2.6),
        TableColumn(say("计算基数", "Of"), 1.2, "right"),
        TableColumn("×", 0.7, "right"),
        TableColumn(say("金额", "Amount"), 1.2, "right"),
    )
    return [Table(columns, tuple(rows))]


def _step(account: Account, step: Step, say: Say) -> Row:
    terms = account.terms
    rate = step.at is not None and not step.kind.endswith("_units") and step.kind != "cap"
    at = "" if step.at is None else words.percent(step.at) if rate else words.number(step.at)
    from_ = Text("", "") if step.tier is None else words.from_words(terms, terms.tiers[step.tier])
    said = _STEPS[step.kind].with_(from_=from_, at=at, days=account.days)
    of = (
        ""
        if step.of is None
        else words.number(step.of.quantize(Decimal("0.001")))
        if step.kind.endswith("_units")
        else say.exact(step.of)
    )
    return Row((say.text(said), of, at, say.exact(step.pays)))


def comparison(account: Account, say: Say) -> list[Block]:
    """What has changed in a period that was settled: old and new basis, tier, and the difference."""
    old = "—" if account.old_basis is None else say.basis(account, account.old_basis)
    columns = (
        TableColumn("", 1.2),
        TableColumn(say("依据", "Basis"), 1.2, "right"),
        TableColumn(say("档位起点", "Tier from"), 1.2, "right"),
        TableColumn(say("应返 / 已结", "Entitled / settled"), 1.2, "right"),
    )
    return [
        KeepTogether(
            (
                Heading(_compared(account, say)),
                Table(
                    columns,
                    (
                        Row((say("原结算", "As settled"), old, _threshold(account.old_threshold), say.money(account.earlier))),
                        Row((say("现在", "Now"), say.basis(account, account.reckoned.basis), _threshold(account.reckoned.threshold), say.money(account.reckoned.entitlement))),
                        Row((say("差额", "Difference"), "", "", say.money(account.amount)), total=True),
                    ),
                ),
            )
        )
    ]  # fmt: skip


def _compared(account: Account, say: Say) -> str:
    if account.kind != ADJUSTMENT:
        return say("与上次结算比较", "Compared with the last settlement")
    return say(
        "调整：{scheme} {period}（结算后有新的退货或更正）", "Adjustment of {scheme}, {period} (returns or corrections since)",
        scheme=account.scheme, period=label(Period(account.first, account.last)),
    )  # fmt: skip


def _threshold(threshold: Decimal | None) -> str:
    return "—" if threshold is None else words.number(threshold)
