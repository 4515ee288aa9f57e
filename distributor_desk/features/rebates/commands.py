"""The commands `rebates` (where everyone stands) and `settle` (approve, and print, a settlement)."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from distributor_desk.core.language import Language, Text
from distributor_desk.core.money import plain, round_fen

if TYPE_CHECKING:
    from distributor_desk.features.rebates.queries import Standing

NOBODY = Text("{day} 没有任何有效的返利协议。", "No rebate agreement counts on {day}.")
SETTLED = Text(
    "已批准 {number}：{customer} {scheme} {amount} 元", "Approved {number}: {customer} {scheme} {amount}"
)
_DAY = click.DateTime(["%Y-%m-%d"])
_FILE = click.Path(path_type=Path)


@click.command("rebates")
@click.argument("company", type=_FILE)
@click.option("--as-of", "as_of", required=True, type=_DAY, help="lines after this day do not count")
@click.option("--json", "as_json", is_flag=True, help="one JSON array on standard output")
@click.pass_obj
def rebates(obj: Any, company: Path, as_of: datetime, as_json: bool) -> None:
    """Where everyone on a scheme stands: basis, tier, entitlement, on track for, next tier."""
    from distributor_desk.features.rebates.queries import standings

    with obj.open(company) as desk, desk.read() as session:
        found = standings(session, as_of.date())
    if as_json:
        click.echo(json.dumps([as_dict(one) for one in found], ensure_ascii=False))
        return
    if not found:
        click.echo(NOBODY.with_(day=as_of.date()).in_(obj.language))
    for one in found:
        click.echo(_line(one, obj.language))


def as_dict(one: Standing) -> dict[str, Any]:
    """One standing as the command line says it: money with two decimals, thresholds without needless zeros."""
    return {
        "customer": one.customer,
        "scheme": one.scheme,
        "period": [one.period.first.isoformat(), one.period.last.isoformat()],
        "basis": _basis(one.basis, one),
        "tier_threshold": None if one.threshold is None else _plain(one.threshold),
        "entitlement": _money(one.entitlement),
        "settled": _money(one.settled),
        "due": _money(one.due),
        "forecast_basis": None if one.forecast_basis is None else _basis(one.forecast_basis, one),
        "forecast_entitlement": None
        if one.forecast_entitlement is None
        else _money(one.forecast_entitlement),
        "next_threshold": None if one.next_threshold is None else _plain(one.next_threshold),
        "next_gap": None if one.next_gap is None else _basis(one.next_gap, one),
        "next_gain": None if one.next_gain is None else _money(one.next_gain),
    }


def _money(amount: Decimal) -> str:
    return f"{round_fen(amount):f}"


def _plain(value: Decimal) -> str:
    return f"{plain(value):f}"


def _basis(value: Decimal, one: Standing) -> str:
    """Yuan with two decimals; units with at most three."""
    if not one.counts_units:
        return _money(value)
    return _plain(value.quantize(Decimal("0.001"), ROUND_HALF_UP))


def _line(one: Standing, language: Language) -> str:
    said = Text(
        "{customer}｜{scheme}｜{first}–{last}｜已达 {basis}｜应返 {entitlement}｜本次应付 {due}｜预计 {forecast}",
        "{customer} | {scheme} | {first}–{last} | now {basis} | entitled {entitlement} | due {due} | on track for {forecast}",
    ).with_(
        customer=one.customer, scheme=one.scheme, first=one.period.first, last=one.period.last,
        basis=_basis(one.basis, one), entitlement=_money(one.entitlement), due=_money(one.due),
        forecast="—" if one.forecast_entitlement is None else _money(one.forecast_entitlement),
    )  # fmt: skip
    if one.next_gap is not None and one.next_gain is not None:
        more = Text("｜距下一档 {gap}，再得 {gain}", " | next tier in {gap}, adds {gain}")
        return said.in_(language) + more.with_(gap=_basis(one.next_gap, one), gain=_money(one.next_gain)).in_(
            language
        )
    return said.in_(language)


@click.command("settle")
@click.argument("company", type=_FILE)
@click.option("--customer", required=True, help="name or code")
@click.option("--scheme", required=True, help="the scheme's name")
@click.option("--as-of", "as_of", required=True, type=_DAY, help="the day of the settlement")
@click.option("--days", type=click.IntRange(0), help="days of payment, where the scheme counts them")
@click.option("--pdf", type=_FILE, help="print the statement into this file")
@click.option("--json", "as_json", is_flag=True, help="one JSON object on standard output")
@click.pass_obj
def settle(
    obj: Any, company: Path, customer: str, scheme: str, as_of: datetime, days: int | None, pdf: Path | None, as_json: bool
) -> None:  # fmt: skip
    """Approve the settlement of the period of a day: numbered, frozen, credited."""
    from distributor_desk.features.rebates import document, operations
    from distributor_desk.features.rebates.queries import parties
    from distributor_desk.printing.rendering import save

    with obj.open(company) as desk:
        with desk.read() as session:
            customer_id = parties.customer_called(session, customer)
            scheme_id = parties.scheme_called(session, scheme)
        made = operations.settle(desk, customer_id, scheme_id, as_of.date(), days=days)
    if pdf is not None:
        save(pdf, document.pdf(made, obj.language))
    if as_json:
        click.echo(json.dumps(_settled(made, pdf), ensure_ascii=False))
        return
    said = SETTLED.with_(
        number=made.number, customer=made.customer, scheme=scheme, amount=_money(made.amount)
    )
    click.echo(said.in_(obj.language))


def _settled(made: Any, pdf: Path | None) -> dict[str, Any]:
    main, *others = made.accounts
    return {
        "number": made.number,
        "customer": made.customer,
        "scheme": main.scheme,
        "period": [made.first.isoformat(), made.last.isoformat()],
        "date": made.date.isoformat(),
        "basis": f"{main.reckoned.basis:f}" if main.terms.counts_units else _money(main.reckoned.basis),
        "tier_threshold": None if main.reckoned.threshold is None else _plain(main.reckoned.threshold),
        "entitlement": _money(main.reckoned.entitlement),
        "settled": _money(main.earlier),
        "due": _money(main.amount),
        "adjustments": [
            {
                "scheme": one.scheme,
                "period": [one.first.isoformat(), one.last.isoformat()],
                "old_basis": None if one.old_basis is None else _plain(one.old_basis),
                "basis": _plain(one.reckoned.basis),
                "amount": _money(one.amount),
            }
            for one in others
        ],
        "carried_in": _money(made.carried_in),
        "carried_out": _money(made.carried_out),
        "amount": _money(made.amount),
        "payout": made.payout,
        "pdf": None if pdf is None else str(pdf),
    }
