"""返利结算单 / Rebate statement: every step readable by one who never saw the program (screens, paper 2).

Built from a frozen Statement and nothing else, so that the same settlement prints the same bytes for ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from distributor_desk.core import money
from distributor_desk.core.language import Language, Text
from distributor_desk.core.periods import Period
from distributor_desk.features.rebates.document.calculation import calculation_of, comparison
from distributor_desk.features.rebates.document.saying import Say
from distributor_desk.features.rebates.rules import words
from distributor_desk.features.rebates.rules.periods import label
from distributor_desk.features.rebates.rules.statement import ADJUSTMENT, Account, Statement
from distributor_desk.printing.blocks import (
    Banner,
    Block,
    Boxed,
    Fact,
    Facts,
    Heading,
    KeepTogether,
    PageBreak,
    Paragraph,
    Row,
    Signatures,
    Spacer,
    Strong,
    Table,
    TableColumn,
    TearOff,
    Title,
)
from distributor_desk.printing.page import Page
from distributor_desk.printing.rendering import Rendered, render

NAME = Text("返利结算单", "Rebate statement")
NUMBERING = Text("第 {page} 页 / 共 {pages} 页", "page {page} of {pages}")
DRAFT = Text("预览，未批准", "preview, not approved")


def pdf(statement: Statement, language: Language) -> Rendered:
    """The statement as a PDF; the same statement gives the same bytes."""
    return render(blocks(statement, language), page(statement, language), language)


def pdf_of(statements: Sequence[Statement], language: Language) -> Rendered:
    """Several statements as one PDF, each on a page of its own."""
    if len(statements) == 1:
        return pdf(statements[0], language)
    every: list[Block] = []
    for statement in statements:
        every += [*((PageBreak(),) if every else ()), *blocks(statement, language)]
    name = NAME.in_(language)
    return render(every, Page(title=name, numbering=NUMBERING.in_(language)), language)


def page(statement: Statement, language: Language) -> Page:
    name = NAME.in_(language)
    printed = Text("{number}　批准：{who}　{when}", "{number}, approved by {who}, {when}").with_(
        number=statement.number or DRAFT, who=statement.approved_by, when=statement.approved_on
    )
    said = printed if statement.number else DRAFT
    return Page(
        title=f"{name} {statement.number}".strip(),
        numbering=NUMBERING.in_(language),
        printed=said.in_(language),
    )


def blocks(statement: Statement, language: Language) -> list[Block]:
    """Parties, terms, ladder, calculation, earlier settlements, adjustments, the sum, signatures, receipt."""
    say = Say(language)
    main = [a for a in statement.accounts if a.kind != ADJUSTMENT]
    others = [a for a in statement.accounts if a.kind == ADJUSTMENT]
    made: list[Block] = [
        Title(NAME.in_(language), above=statement.company, under=statement.number or DRAFT.in_(language)),
        *_parties(statement, say),
    ]
    for account in main:
        made += [*_terms(statement, account, say), *calculation_of(account, say)]
    made += _earlier(statement, say)
    for account in [*(a for a in main if a.old_basis is not None and a.amount), *others]:
        made += comparison(account, say)
    return [*made, *_sum(statement, say), *_end(statement, say)]


def _parties(statement: Statement, say: Say) -> list[Block]:
    code = say("（{code}）", " ({code})", code=statement.customer_code) if statement.customer_code else ""
    facts: list[Block] = [
        Facts(
            (
                Fact(say("供方", "Supplier"), statement.company, strong=True),
                Fact(say("客户", "Customer"), f"{statement.customer}{code}", strong=True),
                Fact(say("结算期间", "Period"), f"{statement.first} – {statement.last}"),
                Fact(say("结算日期（流水算到这天）", "Date (lines up to it count)"), f"{statement.date}"),
            )
        )
    ]
    if statement.reverses:
        facts.append(
            Banner(
                say("本单冲销结算单 {number}，各项金额方向相反。", "This statement reverses {number}: every sum the other way round.", number=statement.reverses),
                say("冲销", "reversal"),
                strong=True,
            )
        )  # fmt: skip
    return facts


def _terms(statement: Statement, account: Account, say: Say) -> list[Block]:
    ladder = [
        Row(
            (
                Strong("●") if place == account.reckoned.tier else "",
                say.text(words.from_words(account.terms, tier)),
                say.text(words.pays_words(account.terms, tier)),
                Strong(say("已达到", "reached")) if place == account.reckoned.tier else "",
            ),
            total=place == account.reckoned.tier,
        )
        for place, tier in enumerate(account.terms.tiers)
    ]
    return [
        Heading(say("返利方案：{name}", "Scheme: {name}", name=account.scheme)),
        Paragraph("\n".join(say.text(line) for line in statement.terms_said), size="small"),
        Table(
            (
                TableColumn("", 0.3, "center"),
                TableColumn(
                    say("档位起点（{word}）", "Tier ({word})", word=words.BOUNDARY[account.terms.boundary]),
                    2.0,
                ),
                TableColumn(say("返利", "Pays"), 2.0),
                TableColumn(say("结果", "Result"), 0.8, "center"),
            ),
            tuple(ladder),
        ),
    ]


def _earlier(statement: Statement, say: Say) -> list[Block]:
    rows = [Row((one.number, f"{one.date}", say.money(one.amount))) for one in statement.earlier]
    if not rows:
        return [
            Paragraph(say("本期此前没有结算过。", "Nothing of this period was settled before."), size="small")
        ]
    total = sum((one.amount for one in statement.earlier), Decimal("0.00"))
    rows.append(Row((say("本期已结合计", "Settled before, in all"), "", say.money(total)), total=True))
    columns = (
        TableColumn(say("本期此前的结算单", "Earlier settlements of this period"), 2.0),
        TableColumn(say("日期", "Date"), 1.0),
        TableColumn(say("金额", "Amount"), 1.2, "right"),
    )
    return [Heading(say("此前结算", "Earlier settlements")), Table(columns, tuple(rows))]


def _sum_rows(statement: Statement, say: Say) -> list[Row]:
    """What is settled, period by period, and what is carried in and on."""
    sign = statement.sign
    rows: list[Row] = []
    for account in statement.accounts:
        if account.kind == ADJUSTMENT:
            said = say(
                "调整 {scheme} {period}",
                "Adjustment {scheme} {period}",
                scheme=account.scheme,
                period=label(Period(account.first, account.last)),
            )
            rows.append(Row((said, say.money(sign * account.amount))))
        else:
            rows.append(
                Row(
                    (
                        say("本期应返", "Entitlement of the period"),
                        say.money(sign * account.reckoned.entitlement),
                    )
                )
            )
            rows.append(
                Row((say("减：本期已结", "Less: settled before"), say.money(-sign * account.earlier)))
            )
    if statement.carried_in:
        rows.append(
            Row((say("上次未扣完的余额", "Remainder carried from before"), say.money(statement.carried_in)))
        )
    if statement.carried_out:
        rows.append(
            Row(
                (
                    say("余额结转下次扣回", "Carried on, to be taken off next time"),
                    say.money(-statement.carried_out),
                )
            )
        )
    return rows


def _sum(statement: Statement, say: Say) -> list[Block]:
    rows = _sum_rows(statement, say)
    due = say("本次应付", "Due now") if statement.amount >= 0 else say("本次应收回", "Charged now")
    rows.append(Row((due, say.money(statement.amount)), total=True))
    columns = (
        TableColumn(say("本次结算", "This settlement"), 3.0),
        TableColumn(say("金额", "Amount"), 1.2, "right"),
    )
    return [
        KeepTogether(
            (
                Heading(say("本次应付", "Due")),
                Table(columns, tuple(rows)),
                Paragraph(_in_capitals(statement, say), bold=True),
                Paragraph(
                    say("兑付方式：{payout}", "Paid as {payout}", payout=words.PAYOUT[statement.payout])
                ),
            )
        )
    ]


def _in_capitals(statement: Statement, say: Say) -> str:
    capitals = money.capitals(statement.amount, say.language)
    return say("大写金额：{capitals}", "In words: {capitals}", capitals=capitals)


def _end(statement: Statement, say: Say) -> list[Block]:
    receipt = Facts(
        (
            Fact(say("结算单号", "Statement"), statement.number or DRAFT.in_(say.language)),
            Fact(say("客户", "Customer"), statement.customer),
            Fact(say("期间", "Period"), f"{statement.first} – {statement.last}"),
            Fact(say("金额", "Amount"), say.money(statement.amount), strong=True),
            Fact(say("大写", "In words"), money.capitals(statement.amount, say.language), wide=True),
            Fact(say("签收人、日期", "Received by, date"), None, wide=True),
        )
    )
    return [
        KeepTogether(
            (
                Spacer(),
                Signatures(
                    (
                        say("供方（签字盖章）", "Supplier (signature, seal)"),
                        say("客户（签字盖章）", "Customer (signature, seal)"),
                    )
                ),
                Spacer(),
                TearOff(say("✂ 回执：请签字后交回供方", "Receipt: sign and hand back to the supplier")),
                Boxed((receipt,)),
            )
        )
    ]
