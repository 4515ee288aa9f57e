"""A county on the right of their list: a sub-distributor and an own office side by side (needs 65, 66)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from distributor_desk.core.language import Text, listed
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.panel import FactGrid
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.features.sub_distributors.document import comparing
from distributor_desk.features.sub_distributors.operations import counties as operations
from distributor_desk.features.sub_distributors.queries.counties import (
    County,
    case_of,
    case_values,
    county,
    known_figures,
)
from distributor_desk.features.sub_distributors.rules.office import Case, compare
from distributor_desk.spreadsheets.columns import Column, Kind
from distributor_desk.storage.unit_of_work import Reading

COMPARE = Text("{name}：分销商还是自设办事处", "{name}: a sub-distributor or an own office")
HUNDRED = Decimal(100)
RATES = ("sub_margin", "sub_rebate", "office_margin", "interest")
_M, _P, _D = Kind.MONEY, Kind.PERCENT, Kind.DAYS
FIELDS = (
    Column("sub_sales", Text("分销商：年销售额", "Sub-distributor: sales a year"), _M, required=True),
    Column("sub_margin", Text("分销商：我们的毛利率%", "Sub-distributor: our margin %"), _P, required=True),
    Column("sub_rebate", Text("分销商：返利%", "Sub-distributor: rebate %"), _P),
    Column("sub_support", Text("分销商：指导支持费用", "Sub-distributor: support, guidance"), _M),
    Column("sub_credit_days", Text("分销商：账期天数", "Sub-distributor: credit days"), _D),
    Column("deposit", Text("分销商：保证金", "Sub-distributor: deposit"), _M),
    Column("interest", Text("资金年利率%", "Interest % a year"), _P),
    Column("office_sales", Text("办事处：年销售额", "Office: sales a year"), _M, required=True),
    Column("office_margin", Text("办事处：毛利率%", "Office: margin %"), _P, required=True),
    Column("rent", Text("办事处：房租", "Office: rent"), _M),
    Column("staff", Text("办事处：人工", "Office: staff"), _M),
    Column("vehicles", Text("办事处：车辆配送", "Office: vehicles, delivery"), _M),
    Column("other_costs", Text("办事处：其他费用", "Office: other costs"), _M),
    Column("set_up", Text("办事处：开办费", "Office: setting it up"), _M),
    Column("office_stock_days", Text("办事处：库存天数", "Office: days of stock"), _D),
    Column("office_credit_days", Text("办事处：账期天数", "Office: credit days"), _D),
)


@dataclass(frozen=True, slots=True)
class _Seen:
    county: County | None
    case: Case | None
    values: dict[str, Any]


class CountyPage(QWidget):
    """The two ways beside each other, with a sentence that says which is better."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.county_id: int | None = None
        self._seen: _Seen | None = None
        self.name, self.words = QLabel(wordWrap=True), QLabel(wordWrap=True)
        theme.dress(self.name, "title")
        self.people = FactGrid()
        self.figures = PlainList(
            ["", self.tr("Sub-distributor"), self.tr("Own office")], stretched=0, numbers=(1, 2)
        )
        self.figures.setAccessibleName(self.tr("Own office compared"))
        self.ask = QPushButton(self.tr("Figures…"), autoDefault=False)
        self.ask.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 10, 10)
        for part in (self.name, self.people, self.words):
            column.addWidget(part)
        column.addWidget(self.figures, 1)
        column.addWidget(self.ask)
        self.air = QWidget()
        column.addWidget(self.air, 1)
        self.setMinimumWidth(330)
        self.show_county(None)

    def show_county(self, county_id: int | None) -> None:
        """Show another county; None asks to choose one."""
        self.county_id = county_id
        if county_id is None:
            self._show(_Seen(None, None, {}))
            return
        today = self.desk.today()

        def query(session: Reading) -> _Seen:
            stored = case_values(session, county_id)
            return _Seen(
                county(session, county_id, today),
                case_of(session, county_id),
                stored if stored is not None else known_figures(session, county_id, today),
            )

        self.desk.runner.read(query, self._show, owner=self, key=(id(self), "county"))

    @property
    def compared(self) -> bool:
        """Whether the county that is shown has figures of both ways."""
        return self._seen is not None and self._seen.case is not None

    def _show(self, seen: _Seen) -> None:
        self._seen = seen
        here = seen.county
        self.ask.setVisible(here is not None)
        self.figures.setVisible(seen.case is not None)
        self.air.setVisible(seen.case is None)
        if here is None:
            self.name.setText("")
            self.people.show_facts([])
            self.words.setText(self.tr("Choose a territory on the left."))
            return
        self.name.setText(here.name)
        self.people.show_facts(
            [
                (self.tr("Works it"), listed((s.name for s in here.workers), self.desk.language)),
                (self.tr("In reserve"), listed((s.name for s in here.reserves), self.desk.language)),
            ]
        )
        if seen.case is None:
            self.words.setText(
                self.tr(
                    "Would an own office be better here? Enter the figures and see both ways side by side."
                )
            )
            return
        found = compare(seen.case)
        self.words.setText(self.desk.say(comparing.conclusion(found)))
        self.figures.show_lines([(self.desk.say(a), b, c) for a, b, c in comparing.lines(found)])

    def _ask(self) -> None:
        seen = self._seen
        if seen is None or seen.county is None:
            return
        from distributor_desk.desktop.record_form import RecordForm

        desk, county_id = self.desk, seen.county.id
        initial = in_percent(seen.values)
        fresh = seen.case is None

        def save(values: Mapping[str, Any]) -> Text:
            return operations.save_case(desk.company, county_id, as_ratios(values))

        form = RecordForm(
            desk, COMPARE.with_(name=seen.county.name), FIELDS, initial, save, fresh=fresh, parent=self
        )
        form.saved.connect(desk.did)
        form.saved.connect(lambda _deed: self.show_county(county_id))
        form.open()


def in_percent(values: Mapping[str, Any]) -> dict[str, Any]:
    """Rates as the form shows them: 18 for 0.18."""
    return {k: v * HUNDRED if k in RATES and v is not None else v for k, v in values.items()}


def as_ratios(values: Mapping[str, Any]) -> dict[str, Any]:
    """The same the other way."""
    return {k: v / HUNDRED if k in RATES and v is not None else v for k, v in values.items()}
