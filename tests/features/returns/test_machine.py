"""Foolish things in any order: the books of returns stay sound."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import func, select

from distributor_desk.core.errors import DeskError
from distributor_desk.features.returns.operations import claims, links, orders
from distributor_desk.features.returns.queries import cap_left
from distributor_desk.features.returns.queries.checking import unsound
from distributor_desk.features.returns.queries.claims import brands, claimable
from distributor_desk.features.returns.records import ClaimLine, GoodsReturn, ReturnLine, ReturnLink
from distributor_desk.features.returns.rules import words as w
from distributor_desk.features.returns.rules.states import parse_number
from distributor_desk.features.sales.records import SalesLine
from distributor_desk.storage import batches, undo
from distributor_desk.storage.database import Company, create_company, open_company
from tests.features.returns.shop import (
    CHIPS,
    COLA,
    SHOP,
    TEA,
    TODAY,
    D,
    bring_sales,
    draft,
    line,
    settle_shop,
    swap,
)

_START: dict[str, Path] = {}
chance = st.integers(0, 50)
days = st.sampled_from([-20, -3, 0, 1, 12])
quantities = st.sampled_from([6, 12])
products = st.sampled_from([(COLA, "可乐"), (TEA, "冰红茶")])
reasons = st.sampled_from([w.SLOW_MOVING, w.NEAR_EXPIRY, w.DAMAGED, w.WRONG_DELIVERY])


def begun() -> Path:
    """A shop with its first purchases, made once and copied."""
    if "shop" not in _START:
        path = Path(tempfile.mkdtemp()) / "shop.desk"
        with create_company(path, "惠民商贸") as company:
            settle_shop(company)
        _START["shop"] = path
    return _START["shop"]


class Returns(RuleBasedStateMachine):
    """Orders, imports, links, claims, undo and redo; whatever is refused must change nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.company: Company | None = None
        self.files = 0

    @initialize()
    def open(self) -> None:
        self.company = open_company(Path(shutil.copyfile(begun(), Path(self.folder.name) / "shop.desk")))
        self.new_order((COLA, "可乐"), 12, w.SLOW_MOVING, 0, 4)
        self.import_a_return((COLA, "可乐"), 12, 1, ours=False, n=0)

    def teardown(self) -> None:
        if self.company:
            self.company.close()
        self.folder.cleanup()

    def attempt(self, deed: Any) -> None:
        before = self.sums()
        try:
            deed()
        except DeskError:
            assert self.sums() == before

    def sums(self) -> tuple[Any, ...]:
        assert self.company
        with self.company.read() as session:
            return tuple(
                session.execute(
                    select(func.count(), func.sum(SalesLine.amount), func.sum(SalesLine.quantity)).where(
                        SalesLine.retired_at.is_(None)
                    )
                ).one()
            )

    def some(self, n: int, record: Any, *where: Any) -> int | None:
        assert self.company
        with self.company.read() as session:
            ids = [
                *session.scalars(
                    select(record.id).where(record.retired_at.is_(None), *where).order_by(record.id)
                )
            ]
        return ids[n % len(ids)] if ids else None

    @rule(product=products, quantity=quantities, reason=reasons, day=days, way=st.integers(0, 5))
    def new_order(self, product: tuple[int, str], quantity: int, reason: str, day: int, way: int) -> None:
        """A new order, and as far on its way as it is led."""
        assert self.company
        company, on = self.company, TODAY + timedelta(days=day)
        i = orders.add(
            company, draft(line(product[0], quantity, "2.5", reason=reason), line(CHIPS, 1, 5), on=on)
        )
        steps = (
            lambda: orders.submit(company, i),
            lambda: orders.approve(company, i, reason="x"),
            lambda: orders.receive(company, i),
            lambda: orders.settle(company, i, on),
        )
        for step in steps[:way]:
            step()

    @rule()
    def exchange(self) -> None:
        assert self.company
        orders.exchange_on_the_spot(self.company, swap(), reason="x")

    @rule(
        n=chance,
        deed=st.sampled_from(
            ["submit", "approve", "receive", "settle", "reject", "cancel", "take_back", "split"]
        ),
        day=days,
    )
    def step(self, n: int, deed: str, day: int) -> None:
        assert self.company
        company, i = self.company, self.some(n, GoodsReturn)
        if i is None:
            return
        deeds: dict[str, Any] = {
            "submit": lambda: orders.submit(company, i),
            "approve": lambda: orders.approve(company, i, reason="x"),
            "receive": lambda: orders.receive(company, i),
            "settle": lambda: orders.settle(company, i, TODAY + timedelta(days=day)),
            "reject": lambda: orders.reject(company, i, "x"),
            "cancel": lambda: orders.cancel(company, i),
            "take_back": lambda: orders.take_back(company, i),
            "split": lambda: orders.split_line(company, i, self.some(n, ReturnLine, ReturnLine.return_id == i) or 0, D(1)),
        }  # fmt: skip
        self.attempt(deeds[deed])

    @rule(n=chance, refused=st.integers(0, 12))
    def all_the_way(self, n: int, refused: int) -> None:
        """A foolish decision first, then the rest of the way."""
        assert self.company
        company, i = self.company, self.some(n, GoodsReturn, GoodsReturn.state == w.DRAFT)
        if i is None:
            return
        lines = self.some(0, ReturnLine, ReturnLine.return_id == i)
        for deed in (
            lambda: orders.submit(company, i),
            lambda: orders.approve(company, i, {lines or 0: (D(refused), "x")}, reason="x"),
            lambda: orders.receive(company, i),
            lambda: orders.settle(company, i, TODAY),
        ):
            self.attempt(deed)

    @rule(product=products, quantity=quantities, day=days, ours=st.booleans(), n=chance)
    def import_a_return(self, product: tuple[int, str], quantity: int, day: int, ours: bool, n: int) -> None:
        assert self.company
        self.files += 1
        with self.company.read() as session:
            known = [*session.scalars(select(GoodsReturn.number).order_by(GoodsReturn.id))]
        document = known[n % len(known)] if ours and known else f"XT{self.files}"
        when = (TODAY + timedelta(days=day)).isoformat()
        bring_sales(
            self.company, [when, document, "退货", "惠多多超市", product[1], quantity, quantity * 2.4],
            name=f"{self.files}.xlsx",
        )  # fmt: skip

    @rule(n=chance)
    def take_an_import_back(self, n: int) -> None:
        assert self.company
        company = self.company
        with company.read() as session:
            standing = [b.id for b in batches.batches(session) if not b.undone and b.id > 1]
        if standing:
            batches.undo_batch(company, standing[n % len(standing)])

    @rule(n=chance)
    def break_a_link(self, n: int) -> None:
        assert self.company
        company, i = self.company, self.some(n, ReturnLink)
        if i is not None:
            links.break_link(company, i)

    @rule(n=chance, m=chance)
    def claim(self, n: int, m: int) -> None:
        assert self.company
        company = self.company
        with company.read() as session:
            brand = brands(session)[n % 2][0]
            lines = [one.line_id for one in claimable(session, brand)]
            ever = [
                *session.scalars(
                    select(ReturnLine.id).where(
                        ReturnLine.ledger_in_id.is_not(None), ReturnLine.product_id.in_((COLA, TEA))
                    )
                )
            ]
        self.attempt(lambda: claims.new(company, brand, lines[: m % 3], TODAY))
        self.attempt(lambda: claims.new(company, 1, ever, TODAY))

    @rule(n=chance)
    def claim_goes_on(self, n: int) -> None:
        from distributor_desk.features.returns.records import Claim

        assert self.company
        company, i = self.company, self.some(n, Claim)
        if i is None:
            return
        for deed in (
            lambda: claims.cancel(company, i),
            lambda: claims.send(company, i, TODAY),
            lambda: claims.receive(company, i, D(1), TODAY),
        )[n % 3 :]:
            self.attempt(deed)

    @rule(redo=st.booleans())
    def undo(self, redo: bool) -> None:
        assert self.company
        company = self.company
        before = self.sums()
        try:
            (undo.redo if redo else undo.undo)(company)
        except DeskError:
            assert self.sums() == before

    @invariant()
    def the_books_are_sound(self) -> None:
        if self.company is None:
            return
        with self.company.read() as session:
            assert [text.en for text in unsound(session)] == []

    @invariant()
    def every_settled_line_counts_exactly_once(self) -> None:
        if self.company is None:
            return
        with self.company.read() as session:
            for ours in session.scalars(select(ReturnLine).where(ReturnLine.ledger_in_id.is_not(None))):
                order = session.get_one(GoodsReturn, ours.return_id)
                assert order.state == w.SETTLED
                own = session.get_one(SalesLine, ours.ledger_in_id)
                link = session.scalar(
                    select(ReturnLink).where(
                        ReturnLink.return_line_id == ours.id,
                        ReturnLink.leg == "in",
                        ReturnLink.retired_at.is_(None),
                    )
                )
                imported = session.get_one(SalesLine, link.sales_line_id) if link else None
                counting = [x for x in (own, imported) if x is not None and x.retired_at is None]
                assert len(counting) == 1

    @invariant()
    def the_cap_is_that_of_the_ledger(self) -> None:
        """Worked out again line by line from what counts."""
        if self.company is None:
            return
        with self.company.read() as session:
            settled = D(0)
            for ours, kind in session.execute(
                select(ReturnLine, GoodsReturn.kind).join(GoodsReturn, GoodsReturn.id == ReturnLine.return_id)
            ):
                if kind != w.RETURN or ours.reason not in w.CAPPED or ours.ledger_in_id is None:
                    continue
                link = session.scalar(
                    select(ReturnLink.sales_line_id).where(
                        ReturnLink.return_line_id == ours.id, ReturnLink.retired_at.is_(None)
                    )
                )
                counts = session.get_one(SalesLine, link or ours.ledger_in_id)
                if date(2026, 1, 1) <= counts.date <= date(2026, 3, 31):
                    settled -= counts.amount
            bought = session.scalar(
                select(func.sum(SalesLine.amount)).where(
                    SalesLine.customer_id == SHOP, SalesLine.kind == "sale", SalesLine.origin != "return",
                    SalesLine.date >= date(2026, 1, 1), SalesLine.date <= date(2026, 3, 31), SalesLine.retired_at.is_(None),
                )
            )  # fmt: skip
            assert cap_left(session, SHOP, TODAY) == (bought or D(0)) * 3 / 100 - settled

    @invariant()
    def numbers_have_no_gap_and_a_line_one_claim(self) -> None:
        if self.company is None:
            return
        with self.company.read() as session:
            numbers = [*session.scalars(select(GoodsReturn.number))]
            for prefix in ("TH", "HH"):
                own = sorted(p[1] for n in numbers if (p := parse_number(n, prefix)))
                assert own == [*range(1, len(own) + 1)]
            held = [*session.scalars(select(ClaimLine.return_line_id).where(ClaimLine.retired_at.is_(None)))]
            assert len(held) == len(set(held))


class TestReturns(Returns.TestCase):
    settings = settings(max_examples=8, stateful_step_count=24, deadline=None)


@pytest.mark.slow
class TestReturnsForLong(Returns.TestCase):
    settings = settings(max_examples=60, stateful_step_count=50, deadline=None)
