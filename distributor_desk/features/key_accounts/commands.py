"""The command `ka`: a retailer's year in figures, and the negotiation brief as a PDF."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from distributor_desk.core.language import Language
from distributor_desk.core.money import plain, round_fen, to_micro


@click.command("ka")
@click.argument("company", type=click.Path(path_type=Path))
@click.option("--retailer", required=True, help="the retailer's name")
@click.option("--year", required=True, type=int, help="the contract's year")
@click.option("--accept-asks", is_flag=True, help="as if every ask were agreed")
@click.option("--pdf", type=click.Path(path_type=Path), help="write the negotiation brief")
@click.option("--owner-copy", is_flag=True, help="the brief with floor, target, cost and margin")
@click.option("--json", "as_json", is_flag=True, help="print one JSON object")
@click.pass_obj
def ka(
    obj: Any, company: Path, retailer: str, year: int, accept_asks: bool, pdf: Path | None, owner_copy: bool,
    as_json: bool,
) -> None:  # fmt: skip
    """What a retailer's year leaves, after all fees."""
    import json

    from distributor_desk.features.key_accounts.queries.contracts import contract_id, contract_year
    from distributor_desk.features.key_accounts.rules.figures import every_ask, explained

    language: Language = obj.language
    with obj.open(company) as desk, desk.read() as session:
        found = contract_year(session, contract_id(session, retailer, year))
        accepted = every_ask(found.lines) if accept_asks else None
        figures = found.figures(accepted)
        data = summary(found, figures, accepted)
        if pdf is not None:
            _print(desk, session, found, pdf, language, owner_copy=owner_copy)
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False))
        return
    for step in explained(figures, found.of_sales):
        value = "—" if step.value is None else f"{round_fen(step.value):,.2f}"
        click.echo(f"{step.name.in_(language)}: {value}  ({step.words.in_(language)})")


def summary(found: Any, figures: Any, accepted: Any) -> dict[str, Any]:
    """The year as the command prints it: money with two decimals, values of lines in their own unit."""
    from distributor_desk.features.key_accounts.rules.fees import annual
    from distributor_desk.features.key_accounts.rules.figures import values_of

    def money(amount: Decimal | None) -> str | None:
        return None if amount is None else f"{round_fen(amount):f}"

    def own(value: Decimal | None) -> str | None:
        return None if value is None else f"{plain(value):f}"

    values = values_of(found.lines, accepted)
    rate = figures.net_rate
    return {
        "retailer": found.retailer,
        "year": found.contract.year,
        "sales": money(figures.sales),
        "gross_profit": money(figures.gross_profit),
        "percent_fees": money(figures.percent_fees),
        "fixed_fees": money(figures.fixed_fees),
        "credit_cost": money(figures.credit_cost),
        "shrink": money(figures.shrink),
        "delivery": money(figures.terms.delivery),
        "promoter": money(figures.terms.promoter),
        "net": money(figures.net),
        "net_rate": None if rate is None else f"{Decimal(to_micro(rate)).scaleb(-6):f}",
        "break_even_sales": money(figures.break_even),
        "can_still_give": money(figures.can_give),
        "lines": [
            {
                "subject": line.subject.zh,
                "annual": money(annual(line, values[line.id], found.sales)),
                "last_year": own(line.last_year),
                "ask": own(line.ask),
            }
            for line in found.lines
        ],
    }


def _print(desk: Any, session: Any, found: Any, path: Path, language: Language, *, owner_copy: bool) -> None:
    from distributor_desk.features.key_accounts import document
    from distributor_desk.features.key_accounts.queries.briefs import brief, owner_part
    from distributor_desk.printing.rendering import save
    from distributor_desk.storage.people import name_of

    made = brief(session, desk.name, found)
    secret = owner_part(session, found) if owner_copy else None
    save(path, document.brief_pdf(made, secret, language, name_of(session)))
