"""Contracts with their fee lines, and the sales that their figures stand on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text, plain
from distributor_desk.core.matching import normal_name
from distributor_desk.features.customers.records import Customer, Retailer
from distributor_desk.features.key_accounts.queries.ledger import NOTHING, Ledger
from distributor_desk.features.key_accounts.queries.subjects import subject_text
from distributor_desk.features.key_accounts.records import KaContract, KaFee, KaSubject
from distributor_desk.features.key_accounts.rules.fees import ZERO, OpenLine, Secrets, Split, percent
from distributor_desk.features.key_accounts.rules.figures import Figures, Terms, figures, values_of
from distributor_desk.features.key_accounts.rules.settings import INTEREST, MINIMUM
from distributor_desk.features.products.records import Brand
from distributor_desk.storage.settings import value_of

Basis = Literal["forecast", "ledger"]
NO_RETAILER = Text("没有叫“{name}”的 KA 系统，请检查名字。", "There is no retailer “{name}”; check the name.")
NO_CONTRACT = Text(
    "“{name}”没有 {year} 年的合同，请先新建或导入。",
    "“{name}” has no contract for {year}; make one or import it first.",
)
NO_MARGIN = Text(
    "还不知道毛利率：请在合同资料里填写，或导入带成本的销售明细。",
    "The gross margin is not known: enter it with the contract, or import sales with their costs.",
)
BY_FORECAST = Text("合同资料里的预计销售额", "the forecast entered with the contract")
BY_LEDGER = Text(
    "流水：{year} 年销售减退货，截至 {day}", "the ledger: sales less returns of {year}, up to {day}"
)
NO_SALES = Text(
    "没有预计销售额，流水里 {year} 年也没有销售", "no forecast, and no sales of {year} in the ledger"
)


@dataclass(frozen=True, slots=True)
class ContractYear:
    """One contract with everything that its figures need; `terms` is None while the margin is not known."""

    contract: KaContract
    retailer: str
    lines: tuple[OpenLine, ...]
    secrets: dict[int, Secrets]
    sales: Decimal
    of_sales: Text
    terms: Terms | None
    basis: Basis

    def need_terms(self) -> Terms:
        """DeskError while the margin is not known."""
        if self.terms is None:
            raise DeskError(NO_MARGIN)
        return self.terms

    def figures(self, accepted: Sequence[int] | frozenset[int] | None = None) -> Figures:
        """The year as it stands, or as if these asks were accepted."""
        return figures(self.need_terms(), self.lines, values_of(self.lines, accepted))


def contract_id(session: Session, retailer: str, year: int) -> int:
    """The contract of a retailer's year. DeskError when there is none."""
    found = session.execute(
        select(Retailer.id, Retailer.name).where(
            Retailer.name_key == normal_name(retailer), Retailer.retired_at.is_(None)
        )
    ).first()
    if found is None:
        raise DeskError(NO_RETAILER.with_(name=retailer))
    contract = contract_of(session, found.id, year)
    if contract is None:
        raise DeskError(NO_CONTRACT.with_(name=found.name, year=year))
    return contract


def contract_of(session: Session, retailer_id: int, year: int) -> int | None:
    """The id of a retailer's contract of a year."""
    return session.scalar(
        select(KaContract.id).where(
            KaContract.retailer_id == retailer_id, KaContract.year == year, KaContract.retired_at.is_(None)
        )
    )


def contract_year(
    session: Session, contract: int, basis: Basis = "forecast", ledger: Ledger | None = None, *,
    with_terms: bool = True,
) -> ContractYear:  # fmt: skip
    """One contract with its lines; sales by the forecast where there is one, or by the ledger when asked.

    Who asks for many contracts hands in one `ledger` for all; who needs no margin reads no costs (`with_terms`).
    """
    row = session.get_one(KaContract, contract)
    name = session.scalar(select(Retailer.name).where(Retailer.id == row.retailer_id)) or ""
    lines, secrets = fee_lines(session, contract)
    forecast = row.forecast if basis == "forecast" else None
    books = ledger or Ledger(session, row.retailer_id)
    sold = books.sold(row.retailer_id, row.year) if forecast is None else NOTHING
    sales = sold.amount if forecast is None else forecast
    if forecast is not None:
        words = BY_FORECAST
    elif sold.last:
        words = BY_LEDGER.with_(year=row.year, day=sold.last)
    else:
        words = NO_SALES.with_(year=row.year)
    margin = row.margin
    if margin is None and with_terms:
        margin = books.margin(row.retailer_id, row.year) if sales else ZERO
    return ContractYear(
        row, name, lines, secrets, sales, words, _terms(session, row, sales, margin), basis if row.forecast else "ledger"
    )  # fmt: skip


def _terms(session: Session, row: KaContract, sales: Decimal, margin: Decimal | None) -> Terms | None:
    if margin is None:
        return None
    minimum = row.minimum if row.minimum is not None else value_of(session, MINIMUM) / 100
    interest = row.interest if row.interest is not None else value_of(session, INTEREST) / 100
    return Terms(
        sales, margin, row.credit_days or 0, interest, row.shrink or ZERO, row.delivery or ZERO,
        row.promoter or ZERO, minimum,
    )  # fmt: skip


def fee_lines(session: Session, contract: int) -> tuple[tuple[OpenLine, ...], dict[int, Secrets]]:
    """A contract's lines in the order of entering, and apart from them what is secret."""
    rows = session.execute(
        select(KaFee, KaSubject, Brand.name)
        .join(KaSubject, KaSubject.id == KaFee.subject_id)
        .outerjoin(Brand, Brand.id == KaFee.brand_id)
        .where(KaFee.contract_id == contract, KaFee.retired_at.is_(None))
        .order_by(KaFee.id)
    ).all()
    lines = tuple(_open_line(*row) for row in rows)
    return lines, {row[0].id: Secrets(row[0].target, row[0].floor, row[0].owner_note) for row in rows}


def _open_line(fee: KaFee, subject: KaSubject, brand: str | None) -> OpenLine:
    return OpenLine(
        fee.id, subject_text(subject.name, subject.name_en), fee.charged, fee.standing, fee.count, fee.stores, fee.last_year,
        fee.ask, fee.counter, fee.agreed, brand, Split(fee.ours, fee.factory, fee.advanced), fee.condition,
        _evidence(fee, subject),
        subject.mark, subject.means,
    )  # fmt: skip


def _evidence(fee: KaFee, subject: KaSubject) -> Text | None:
    """What the line itself asks to keep, else what its subject does."""
    if fee.evidence:
        return plain(fee.evidence)
    return subject_text(subject.evidence, subject.evidence_en) if subject.evidence else None


def previous_lines(session: Session, row: KaContract) -> dict[tuple[str, str | None], OpenLine]:
    """Last year's lines by subject and brand, for comparing."""
    before = contract_of(session, row.retailer_id, row.year - 1)
    if before is None:
        return {}
    return {(line.means, line.brand): line for line in fee_lines(session, before)[0]}


def previous_sales(session: Session, row: KaContract, ledger: Ledger) -> Decimal:
    """Last year's net supplies: by the ledger where it holds the whole year, else what last year's contract foresaw."""
    year = row.year - 1
    if ledger.holds_all_of(year) and (found := ledger.sold(row.retailer_id, year)).last:
        return found.amount
    before = contract_of(session, row.retailer_id, year)
    foreseen = session.get_one(KaContract, before).forecast if before else None
    return ledger.sold(row.retailer_id, year).amount if foreseen is None else foreseen


def retailer_names(session: Session) -> list[tuple[int, str]]:
    """Ids and names of the retailers."""
    query = select(Retailer.id, Retailer.name).where(Retailer.retired_at.is_(None)).order_by(Retailer.id)
    return [(i, name) for i, name in session.execute(query)]


def store_names(session: Session, retailer_id: int) -> list[tuple[int, str]]:
    """Ids and names of a retailer's stores."""
    query = (
        select(Customer.id, Customer.name)
        .where(Customer.retailer_id == retailer_id, Customer.retired_at.is_(None))
        .order_by(Customer.id)
    )
    return [(i, name) for i, name in session.execute(query)]


def brand_names(session: Session) -> list[tuple[int, str]]:
    """Ids and names of the brands."""
    query = select(Brand.id, Brand.name).where(Brand.retired_at.is_(None)).order_by(Brand.id)
    return [(i, name) for i, name in session.execute(query)]


def contract_form_values(session: Session, contract: int) -> dict[str, Any]:
    """A contract as its form shows it: the retailer by name, ratios in percent."""
    row = session.get_one(KaContract, contract)
    name = session.scalar(select(Retailer.name).where(Retailer.id == row.retailer_id))
    values = {c.name: getattr(row, c.name) for c in KaContract.__table__.columns} | {"retailer": name}
    return values | {key: percent(values[key]) for key in ("margin", "interest", "shrink", "minimum")}
