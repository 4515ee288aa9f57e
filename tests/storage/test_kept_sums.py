"""Kept sums are those of their lines after any mix of deeds, undo, imports and their undo."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select, update

from distributor_desk.core.language import plain
from distributor_desk.features.sales import posting
from distributor_desk.features.sales.records import CustomerMonth, ProductMonth, SalesDay, SalesLine
from distributor_desk.storage import batches, checking, kept_sums, undo
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company, create_company
from tests.storage.making import add_shop, import_lines, raw

KINDS = ("sale", "return", "gift", "allowance")


def holds(company: Company) -> bool:
    with company.read() as session:
        return kept_sums.wrong(session.connection()) == []


def line(customer: int, **more: object) -> dict[str, object]:
    values = {
        "kind": "sale", "date": date(2026, 3, 5), "customer_id": customer, "amount": Decimal(100), "origin": "hand",
        "quantity": Decimal(2), "cost": Decimal(80),
    }  # fmt: skip
    return values | more


def post(company: Company, *lines: dict[str, object]) -> list[int]:
    with company.write(plain("post")) as work:
        return posting.post_lines(work, lines)


def days(company: Company) -> dict[date, tuple[object, ...]]:
    d = SalesDay
    with company.read() as session:
        rows = session.execute(
            select(d.date, d.sold, d.returned, d.allowed, d.costed, d.cost, d.gift_cost, d.uncosted)
        )
        return {day: tuple(rest) for day, *rest in rows if any(rest)}


def test_each_kind_goes_where_it_belongs(company: Company) -> None:
    shop = add_shop(company, "惠多多")
    post(
        company,
        line(shop),
        line(shop, kind="return", amount=Decimal(-30), cost=Decimal(-24), quantity=Decimal(-1)),
        line(shop, kind="gift", amount=Decimal(0), cost=Decimal(7)),
        line(shop, kind="allowance", amount=Decimal(-5), cost=None, quantity=None),
        line(shop, amount=Decimal(50), cost=None),
    )
    # sold 100 + 50; costed 100 − 30; one line without a cost
    assert days(company) == {date(2026, 3, 5): (150, -30, -5, 70, 56, 7, 1)}
    with company.read() as session:
        month = session.execute(
            select(ProductMonth.month, ProductMonth.product_id, ProductMonth.quantity)
        ).all()
        net = session.scalar(select(CustomerMonth.net()))
    assert [tuple(row) for row in month] == [(date(2026, 3, 1), 0, 3)]
    assert net == 120


def test_a_change_moves_the_sums_and_undo_puts_them_back(company: Company) -> None:
    shop, other = add_shop(company, "惠多多"), add_shop(company, "好又多")
    (one,) = post(company, line(shop))
    before = days(company)
    with company.write(plain("move")) as work:
        posting.change_lines(work, {one: {"date": "2026-04-01", "customer_id": other, "amount": 9900}})
    assert days(company) == {date(2026, 4, 1): (99, 0, 0, 99, 80, 0, 0)}
    assert holds(company)
    undo.undo(company)
    assert days(company) == before
    with company.write(plain("take out")) as work:
        posting.take_out_lines(work, [one])
    assert days(company) == {}
    undo.undo(company)
    assert days(company) == before
    assert holds(company)


def test_an_import_and_its_undo(company: Company) -> None:
    shop = add_shop(company, "惠多多")
    post(company, line(shop, date=date(2026, 1, 1)))
    batch = import_lines(company, shop, 1000)
    assert days(company)[date(2026, 1, 1)][0] == 100 + Decimal("12.34") * 1000
    assert holds(company)
    with company.write(plain("retire one of the batch")) as work:
        work.session.execute(
            update(SalesLine).where(SalesLine.batch_id == batch, SalesLine.line == 0).values(retired_at=now())
        )
    assert holds(company)
    batches.undo_batch(company, batch)
    assert days(company) == {date(2026, 1, 1): (100, 0, 0, 100, 80, 0, 0)}
    assert holds(company)


def test_a_rehearsal_leaves_no_trace(company: Company) -> None:
    shop = add_shop(company, "惠多多")
    with company.rehearse() as work:
        posting.post_lines(work, [line(shop)])
        assert work.session.scalar(select(func.sum(SalesDay.sold))) == 100
    assert days(company) == {}


def test_a_file_that_is_older_gets_its_sums_when_it_climbs(company: Company, company_file: Path) -> None:
    shop = add_shop(company, "惠多多")
    post(company, line(shop))
    before = days(company)
    raw(company_file, "DELETE FROM sales_day")
    assert not holds(company)
    with company.write(plain("what a climb does at its end")) as work:
        kept_sums.install(work.session.connection())
    assert days(company) == before
    assert holds(company)


def test_check_says_when_sums_are_not_those_of_the_lines(company: Company, company_file: Path) -> None:
    shop = add_shop(company, "惠多多")
    post(company, line(shop))
    assert checking.check(company, []) == []
    raw(company_file, "UPDATE customer_month SET sold = sold + 1")
    assert [said.en for said in checking.check(company, [])] == [
        "The sums in “customer_month” are not those of its lines. Restore the last backup."
    ]


deeds = st.lists(
    st.one_of(
        st.tuples(
            st.just("post"),
            st.sampled_from(KINDS),
            st.integers(-9999, 9999),
            st.integers(0, 40),
            st.booleans(),
        ),
        st.tuples(st.just("import"), st.integers(1, 30)),
        st.tuples(st.just("change"), st.integers(0, 50), st.integers(0, 40)),
        st.tuples(st.just("retire"), st.integers(0, 50)),
        st.tuples(st.just("delete"), st.integers(0, 50)),
        st.just(("undo",)),
        st.just(("undo import",)),
    ),
    min_size=1,
    max_size=14,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds)
def test_after_any_deeds_they_hold(tmp_path_factory: object, deeds: list[tuple[object, ...]]) -> None:
    folder: Path = tmp_path_factory.mktemp("sums")  # type: ignore[attr-defined]
    with create_company(folder / "sums.desk") as company:
        shop = add_shop(company, "惠多多")
        for number, deed in enumerate(deeds):
            _do(company, shop, number, deed)
            assert holds(company), deed


def _do(company: Company, shop: int, number: int, deed: tuple[object, ...]) -> None:
    with company.read() as session:
        ids = [*session.scalars(select(SalesLine.id).order_by(SalesLine.id))]
    match deed:
        case ("post", kind, amount, day, known):
            when = date.fromordinal(date(2026, 1, 1).toordinal() + int(str(day)))
            cost = Decimal(7) if known else None
            post(company, line(shop, kind=kind, amount=Decimal(str(amount)) / 100, date=when, cost=cost))
        case ("import", count):
            import_lines(company, shop, int(str(count)), sha256=str(number))
        case ("change", place, day) if ids:
            when = date.fromordinal(date(2026, 2, 1).toordinal() + int(str(day))).isoformat()
            with company.write(plain("change")) as work:
                posting.change_lines(work, {ids[int(str(place)) % len(ids)]: {"date": when, "amount": 1}})
        case ("retire", place) if ids:
            with company.write(plain("retire")) as work:
                posting.take_out_lines(work, [ids[int(str(place)) % len(ids)]])
        case ("delete", place) if ids:
            with company.write(plain("delete")) as work:
                work.session.execute(delete(SalesLine).where(SalesLine.id == ids[int(str(place)) % len(ids)]))
        case ("undo",):
            with company.read() as session:
                last = undo.undoable(session)
                ours = last is not None and last.id > 1 and last.batch_id is None
            if ours:
                undo.undo(company)
        case ("undo import",):
            with company.read() as session:
                standing = [b.id for b in batches.batches(session) if not b.undone]
            if standing:
                batches.undo_batch(company, standing[0])
        case _:
            pass
