"""The card of the product range: it lends its page to the tab of the products."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from distributor_desk.core.figures import Figure
from distributor_desk.core.language import Text
from distributor_desk.core.todo import Todo
from distributor_desk.features.portfolio.queries.settings import SETTINGS
from distributor_desk.spreadsheets.columns import Choice, Column, Kind
from distributor_desk.storage.database import Company
from distributor_desk.storage.unit_of_work import Reading
from distributor_desk.workflow.feature import Feature, ProductFigures


def _tables() -> object:
    from distributor_desk.features.portfolio import records

    return records


def _page(desk: Any) -> Any:
    from distributor_desk.features.portfolio.tab import PortfolioPage

    return PortfolioPage(desk)


def _todo(session: Reading, today: date) -> Sequence[Todo]:
    from distributor_desk.features.portfolio.queries.lines import todo

    return todo(session, today)


def _figures(session: Reading, today: date) -> Sequence[Figure]:
    from distributor_desk.features.portfolio.queries.figures import figures

    return figures(session, today)


def _on_visit_sheet(session: Reading, customer_id: int, day: date) -> Text | None:
    from distributor_desk.features.portfolio.queries.lines import pair_for

    return pair_for(session, customer_id, day)


def _product_figures() -> ProductFigures:
    from distributor_desk.features.portfolio.queries.lines import product_columns
    from distributor_desk.features.products.rules import CLASSES

    classes = tuple(Choice(key, text) for key, text in CLASSES.items())
    columns = (
        Column("position", Text("分类", "Class now"), Kind.CHOICE, choices=classes, owner_only=True),
        Column("margin", Text("毛利率", "Margin"), Kind.PERCENT, owner_only=True),
        Column("contribution", Text("利润贡献", "Contribution"), Kind.PERCENT, owner_only=True),
    )
    return ProductFigures(columns, product_columns, frozenset({"sales_line", "setting"}))


def _sample(company: Company, shift: timedelta) -> None:
    from distributor_desk.features.portfolio.operations import add_sample

    add_sample(company, shift)


FEATURE = Feature(
    "portfolio",
    Text("利润与结构", "Profit and mix"),
    tables=_tables,
    settings=SETTINGS,
    todo=_todo,
    figures=_figures,
    on_visit_sheet=_on_visit_sheet,
    product_figures=_product_figures,
    page=("products", _page),
    sample=_sample,
)
