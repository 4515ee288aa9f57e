"""The sheet 退换货 / Returns in and out: rows of one number are one order; settled ones post to the ledger.

A row without a number is an order with the rows of the same day, customer, kind and state beside it. The
fee of an exchange and the price of what goes out do not stand in the sheet: there is no fee, and goods go out
at the customer's latest price, else at equal value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.core.progress import Progress
from distributor_desk.features.products.queries import all_values as all_products
from distributor_desk.features.returns import posting
from distributor_desk.features.returns.operations import importing
from distributor_desk.features.returns.queries import orders, sales
from distributor_desk.features.returns.rules import states
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.rules.drafts import DraftLine
from distributor_desk.features.returns.rules.sums import value_of
from distributor_desk.features.returns.sheet.columns import CLAIM_ITEMS, RETURNS
from distributor_desk.features.returns.sheet.parties import Goods, column, customers_of, said_by
from distributor_desk.spreadsheets.plan import Outcome, ParsedSheet
from distributor_desk.spreadsheets.writing import SheetOut
from distributor_desk.storage.unit_of_work import Reading, Write
from distributor_desk.workflow.judging import Judge
from distributor_desk.workflow.sheets import BOOKING, ImportOptions, Taken

OTHER_ORDER = Text(
    "与单号 {number} 的第一行不是同一个客户、类型或日期",
    "is not of the same customer, kind and day as the first row of {number}",
)
FIXED = Text(
    "单号 {number} 已经是“{state}”，内容不能再改", "order {number} is “{state}” already and cannot be changed"
)
NEEDS_OUT = Text("换货要写明换出商品和换出数量", "of an exchange must say the product out and its quantity")
CLAIMS = Text("厂家核销", "Claims")


@dataclass(slots=True)
class _Group:
    """The rows of one order, by their place in the sheet."""

    number: str | None
    customer_id: int
    day: Any
    kind: str
    state: str
    rows: list[int] = field(default_factory=list)
    lines: list[DraftLine] = field(default_factory=list)


class ReturnsSheet:
    """Orders of returns in and out."""

    kind = RETURNS

    def take(
        self, work: Write, parsed: ParsedSheet, batch_id: int, options: ImportOptions, progress: Progress
    ) -> Taken:
        progress.at(BOOKING, 0, parsed.count)
        judge = Judge(parsed, but=("customer", "product"))
        customers, made = customers_of(work, parsed, judge, batch_id, options)
        goods = Goods(work, parsed, judge, batch_id, options)
        groups = _grouped(work, parsed, judge, customers, goods)
        outcomes: dict[int, Outcome] = {}
        changes: dict[int, Any] = {}
        standing = importing.standing(work, [g.number for g in groups if g.number])
        known = _known_rows(work) if any(g.number is None for g in groups) else Counter[Any]()
        fresh: list[_Group] = []
        for group in groups:
            order = standing.get(group.number or "")
            if order is not None:
                _merge(work, judge, group, order, parsed, outcomes, changes, batch_id)
            elif group.number is None and _all_known(group, known):
                outcomes |= dict.fromkeys(group.rows, Outcome.SAME)
            else:
                fresh.append(group)
        self._add(work, parsed, fresh, batch_id)
        outcomes |= {row: Outcome.NEW for group in fresh for row in group.rows}
        return judge.taken(outcomes, changes=changes, created={"customers": made, "products": goods.made})

    def _add(self, work: Write, parsed: ParsedSheet, groups: Sequence[_Group], batch_id: int) -> None:
        numbers = _numbers(work, groups)
        for group, number in zip(groups, numbers, strict=True):
            importing.add(
                work, number=number, kind=group.kind, state=group.state, day=group.day,
                customer_id=group.customer_id, lines=group.lines, batch_id=batch_id,
                source_rows=[parsed.numbers[i] for i in group.rows],
            )  # fmt: skip

    def rows(self, session: Reading, *, owner_copy: bool) -> Iterable[Sequence[Any]]:
        several = Counter(normal_name(name) for (name,) in all_products(session, ["name"]))
        for line in orders.all_lines(session):
            product = line["product"]
            if not line["product_code"]:
                product = said_by(product, None, several, line["spec"])
            out = line["product_out"]
            if out:
                out = said_by(out, line["out_code"], several, line["out_spec"])
            size = line["unit_size"]
            yield [
                line["number"], line["date"], line["customer_code"], line["customer"], line["kind"], line["reason"],
                line["original_document"], line["product_code"], product,
                line["quantity"] / size if size else line["quantity"], line["unit"], line["price"], out,
                line["out_quantity"], line["produced_on"], line["state"], line["notes"],
            ]  # fmt: skip


def claims_out(session: Reading, language: Any) -> SheetOut:
    """Every item of every claim, as a sheet that only goes out."""
    from distributor_desk.features.returns.queries.claims import all_items

    return SheetOut(CLAIMS.in_(language), CLAIM_ITEMS, [*all_items(session)])


def _grouped(
    work: Write, parsed: ParsedSheet, judge: Judge, customers: Sequence[int | None], goods: Goods
) -> list[_Group]:
    groups: dict[Any, _Group] = {}
    numbers, kinds, given = column(parsed, "number"), column(parsed, "kind"), column(parsed, "state")
    prices = _Prices(work)
    for i, day in enumerate(column(parsed, "date")):
        if judge.refused(i):
            continue
        number, customer = numbers[i], customers[i] or 0
        kind = kinds[i] or _kind_of(number, goods.went[i])
        state = given[i] or w.DRAFT
        key = number.upper() if number else (customer, day, kind, state)
        group = groups.get(key) or _Group(number.upper() if number else None, customer, day, kind, state)
        if (group.customer_id, group.day, group.kind) != (customer, day, kind):
            judge.reject(i, "number", OTHER_ORDER.with_(number=number))
            continue
        line = _line(parsed, judge, i, group, goods, prices)
        if line is None or judge.refused(i):
            continue
        groups[key] = group
        group.rows.append(i)
        group.lines.append(line)
    return [*groups.values()]


def _kind_of(number: str | None, product_out: int | None) -> str:
    own = (number or "").upper().startswith(w.PREFIXES[w.EXCHANGE])
    return w.EXCHANGE if product_out or own else w.RETURN


def _line(
    parsed: ParsedSheet, judge: Judge, i: int, group: _Group, goods: Goods, prices: _Prices
) -> DraftLine | None:
    unit, product_id = column(parsed, "unit")[i], goods.came[i]
    counted = goods.units(i, "quantity", product_id, column(parsed, "quantity")[i], unit)
    if counted is None or product_id is None:
        return None
    quantity, size = counted
    document = column(parsed, "original_document")[i]
    original = prices.original(group.customer_id, product_id, document)
    price = column(parsed, "price")[i]
    if price is None:
        price = prices.of(group.customer_id, product_id, group.day, original, size)
    out = _out(parsed, judge, i, group, goods, prices, value_of(quantity, price, size))
    if judge.refused(i):
        return None
    return DraftLine(
        product_id, quantity, price, column(parsed, "reason")[i] or w.OTHER, None, original.id if original else None,
        document, column(parsed, "produced_on")[i], quantity if group.state in DECIDED else None, None, *out, unit,
        size, column(parsed, "notes")[i],
    )  # fmt: skip


DECIDED = frozenset({w.APPROVED, w.RECEIVED, w.SETTLED})
"""The states of orders whose lines are accepted."""


def _out(
    parsed: ParsedSheet, judge: Judge, i: int, group: _Group, goods: Goods, prices: _Prices, value: Decimal
) -> tuple[int | None, Decimal | None, Decimal | None]:
    said, product = column(parsed, "quantity_out")[i], goods.went[i]
    if group.kind != w.EXCHANGE:
        return None, None, None
    if said is None and product is None:
        return None, None, None
    if said is None or product is None:
        judge.reject(i, "product_out" if product is None else "quantity_out", NEEDS_OUT)
        return None, None, None
    counted = goods.units(i, "quantity_out", product, said, None)
    if counted is None:
        return None, None, None
    price = prices.of(group.customer_id, product, group.day, None, None)
    return product, counted[0], round(value / counted[0], 6) if price is None else price


class _Prices:
    """What customers last paid, each asked once."""

    def __init__(self, work: Write) -> None:
        self._session = work.session
        self._latest: dict[Any, Decimal | None] = {}
        self._originals: dict[Any, sales.Original | None] = {}

    def original(self, customer_id: int, product_id: int, document: str | None) -> sales.Original | None:
        if not document:
            return None
        key = (customer_id, product_id, document)
        if key not in self._originals:
            self._originals[key] = sales.by_document(self._session, *key)
        return self._originals[key]

    def of(
        self,
        customer_id: int,
        product_id: int,
        day: Any,
        original: sales.Original | None,
        size: Decimal | None,
    ) -> Decimal | None:
        """For one of the unit that is written."""
        key = (customer_id, product_id, day)
        if original is None and key not in self._latest:
            self._latest[key] = sales.latest_price(self._session, *key)
        each = original.price if original else self._latest[key]
        return each if each is None or size is None else round(each * size, 6)


def _known_rows(work: Write) -> Counter[Any]:
    """What the kept orders' lines say, to know a row without a number again."""
    return Counter(
        (row["date"], row["customer_id"], row["kind"], row["product_id"], row["quantity"], row["reason"])
        for row in importing.kept_rows(work)
    )


def _all_known(group: _Group, known: Counter[Any]) -> bool:
    said = Counter(
        (group.day, group.customer_id, group.kind, line.product_id, line.quantity, line.reason)
        for line in group.lines
    )
    if any(known[key] < count for key, count in said.items()):
        return False
    known.subtract(said)
    return True


def _numbers(work: Write, groups: Sequence[_Group]) -> list[str]:
    """Every order's number: the sheet's, else the next free ones of its kind and year."""
    taken = [g.number for g in groups if g.number]
    wanted = Counter((g.kind, g.day.year) for g in groups if not g.number)
    free = {key: iter(posting.new_numbers(work, *key, count, taken)) for key, count in wanted.items()}
    return [g.number or next(free[g.kind, g.day.year]) for g in groups]


def _merge(
    work: Write, judge: Judge, group: _Group, order: Any, parsed: ParsedSheet, outcomes: dict[int, Outcome],
    changes: dict[int, Any], batch_id: int,
) -> None:  # fmt: skip
    """Rows of an order that is kept: the same, changed while it may be, else refused."""
    changeable = order.state in states.CHANGEABLE
    same_head = (order.customer_id, order.date, order.kind) == (group.customer_id, group.day, group.kind)
    for place, (row, said) in enumerate(zip(group.rows, group.lines, strict=True)):
        line = order.lines[place] if place < len(order.lines) else None
        moved = (
            importing.moved(line.draft, said, parsed.present) if line else {"quantity": (None, said.quantity)}
        )
        if same_head and not moved:
            outcomes[row] = Outcome.SAME
        elif not changeable or not same_head:
            judge.reject(row, "number", FIXED.with_(number=order.number, state=w.STATES[order.state]))
        else:
            importing.change_line(work, order.id, line.id if line else None, said, batch_id)
            outcomes[row] = Outcome.CHANGED if line else Outcome.NEW
            changes[row] = moved
