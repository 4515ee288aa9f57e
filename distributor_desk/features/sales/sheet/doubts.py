"""What a bookkeeper would ask about a sheet of sales lines: days that have not come, amounts that are not the price's."""

from __future__ import annotations

from collections.abc import Sequence

from distributor_desk.core import dates
from distributor_desk.core.language import Text
from distributor_desk.core.money import from_fen, shown
from distributor_desk.core.slices import distinct
from distributor_desk.features.sales.sheet.parties import column
from distributor_desk.spreadsheets.plan import ParsedSheet

AHEAD = Text(
    "{count} 行的日期在今天之后，最晚 {day}（第 {rows} 行），请核对",
    "{count} {count:line is|lines are} dated after today, the latest {day} (row {rows}); please check",
)
APART = Text(
    "{count} 行的数量×单价与金额不一致，按金额入账，合计差 {by}（第 {rows} 行）",
    "{count} {count:line|lines}: quantity × price is not the amount; booked by the amount, {by} apart in all (row {rows})",
)
_NAMED = 5
_FEN = 10_000_000  # in thousand-millionths of a yuan, as thousandths × millionths are
_HALF_A_FEN = 5_000  # of a price for each thousandth: what rounding it can do


class Doubts:
    """`weigh` each line with an amount of its own; `notes` says what was found. The lines are booked all the same."""

    def __init__(self, parsed: ParsedSheet) -> None:
        self._parsed, self._rows, self._by = parsed, list[int](), 0
        taxed = {"tax", "amount_with_tax"} & parsed.cells.keys() or parsed.said.get(
            "tax", "included"
        ) != "included"
        self.weighs = {"price", "amount"} <= parsed.cells.keys() and not taxed

    def weigh(self, index: int, quantity: int, size: int | None, price: int, amount: int) -> None:
        """Base units in thousandths, of which `size` make the unit that the price in millionths is for; fen."""
        units = quantity if size is None else quantity * 1000 // size
        apart = abs(abs(amount) * _FEN - abs(units * price))
        if apart > _FEN + abs(units) * _HALF_A_FEN:
            self._rows.append(index)
            self._by += round(apart / _FEN)

    def notes(self) -> list[Text]:
        return [*self._ahead(), *self._apart()]

    def _apart(self) -> list[Text]:
        if not self._rows:
            return []
        by = shown(from_fen(self._by))
        return [APART.with_(count=len(self._rows), by=by, rows=self._said(self._rows))]

    def _ahead(self) -> list[Text]:
        days, today = column(self._parsed, "date"), dates.today()
        late = {day for day in distinct(days) if day is not None and day > today}
        if not late:
            return []
        rows = [index for index, day in enumerate(days) if day in late]
        return [AHEAD.with_(count=len(rows), day=max(late), rows=self._said(rows))]

    def _said(self, rows: Sequence[int]) -> str:
        said = ", ".join(str(self._parsed.said_row(row)) for row in rows[:_NAMED])
        return f"{said} …" if len(rows) > _NAMED else said
