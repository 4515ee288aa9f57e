"""The command `returns`: every return order with what it comes to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click


@click.command("returns")
@click.argument("company", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="one JSON array on standard output")
@click.pass_obj
def returns(obj: Any, company: Path, as_json: bool) -> None:
    """List the returns and exchanges."""
    from distributor_desk.features.returns.queries.orders import summaries
    from distributor_desk.features.returns.rules import words as w

    with obj.open(company) as desk, desk.read() as session:
        found = summaries(session)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for one in found:
        kind, state = w.KINDS[one["kind"]].in_(obj.language), w.STATES[one["state"]].in_(obj.language)
        click.echo(f"{one['number']}  {one['date']}  {kind}  {state}  {one['customer']}  {one['credit']}")
