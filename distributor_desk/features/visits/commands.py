"""The command `sheets`: tomorrow's visit sheets as a PDF."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Language, Text
from distributor_desk.storage.people import name_of

NOTHING = Text(
    "{day} 没有线路要走：请换一个日期，或检查线路、业务员的名字。",
    "No route on {day}: choose another day, or check the names of route and rep.",
)
DONE = Text("{pages} 页，{shops} 家店", "{pages} {pages:page|pages}, {shops} {shops:shop|shops}")
PRINTED_ON = Text("{when}　打印人：{who}", "{when}, printed by {who}")
PRINTED = Text("拜访日：{when}　打印人：{who}", "For {when}, printed by {who}")


@click.command("sheets")
@click.argument("company", type=click.Path(path_type=Path))
@click.option("--date", "day", required=True, type=click.DateTime(["%Y-%m-%d"]), help="the day of the visits")
@click.option("--rep", help="only this rep's sheet")
@click.option("--route", help="this route, whatever its weekday")
@click.option("--pdf", required=True, type=click.Path(path_type=Path), help="the file to write")
@click.pass_obj
def sheets(obj: Any, company: Path, day: datetime, rep: str | None, route: str | None, pdf: Path) -> None:
    """Print the visit sheets of a day into a PDF."""
    from distributor_desk.features.visits import document
    from distributor_desk.features.visits.operations.entering import remember_printed
    from distributor_desk.features.visits.queries import cards
    from distributor_desk.printing.rendering import save

    language: Language = obj.language
    with obj.open(company) as desk, desk.read() as session:
        found = cards.sheets(session, desk.name, day.date(), rep=rep, route=route, others=obj.on_visit_sheet)
        who = name_of(session)
    if not found:
        raise DeskError(NOTHING.with_(day=day.date().isoformat()))
    with obj.open(company) as desk:
        remember_printed(desk, found)
    rendered = document.pdf(found, language, printed(language, day.date(), who))
    save(pdf, rendered)
    shops = sum(len(sheet.shops) for sheet in found)
    click.echo(f"{pdf}: {DONE.with_(pages=rendered.pages, shops=shops).in_(language)}")


def printed_on(language: Language, day: date, who: str) -> str:
    """The same of a paper that is for no day: when and by whom it is printed."""
    return PRINTED_ON.in_(language).format(when=day.isoformat(), who=who)


def printed(language: Language, day: date, who: str) -> str:
    """What stands in the footer: the day that the sheet is for (equal records print equal bytes), and who prints."""
    return PRINTED.in_(language).format(when=day.isoformat(), who=who)
