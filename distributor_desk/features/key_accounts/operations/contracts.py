"""Contracts: made, changed, copied into the next year, with their attachments and listed products."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from distributor_desk.core.errors import DeskError
from distributor_desk.core.files import why
from distributor_desk.core.language import Text
from distributor_desk.core.matching import normal_name
from distributor_desk.features.customers import posting as customers
from distributor_desk.features.customers.records import Retailer
from distributor_desk.features.key_accounts.queries.contracts import contract_of, fee_lines
from distributor_desk.features.key_accounts.records import KaContract, KaFee, KaListing
from distributor_desk.features.key_accounts.rules.fees import in_force
from distributor_desk.features.products.records import Product
from distributor_desk.storage import attachments
from distributor_desk.storage.columns import now
from distributor_desk.storage.database import Company
from distributor_desk.storage.house_records import Attachment
from distributor_desk.storage.record import OWNER
from distributor_desk.storage.unit_of_work import Write

ADD = Text("新建合同：{name} {year}", "New contract: {name} {year}")
CHANGE = Text("修改合同：{name} {year}", "Change contract: {name} {year}")
RETIRE_SOME = Text("停用 {count} 份合同", "Retire {count} {count:contract|contracts}")
RETIRE = Text("停用合同：{name} {year}", "Retire contract: {name} {year}")
COPY = Text("合同转入 {year} 年：{name}", "Contract copied to {year}: {name}")
ATTACH = Text("添加附件：{name}", "Add attachment: {name}")
DETACH = Text("移除附件", "Remove attachment")
LISTED = Text("修改合同品项：{name} {year}", "Change listed products: {name} {year}")
NO_NAME = Text("请填写 KA 系统的名称。", "Enter the retailer's name.")
NO_YEAR = Text("年度应在 2000 到 2100 之间。", "The year must lie between 2000 and 2100.")
TAKEN = Text("“{name}”已经有 {year} 年的合同。", "“{name}” has a contract for {year} already.")
NOT_READ = Text("读不了“{name}”：{why}。", "“{name}” cannot be read: {why}.")
NO_PRODUCT = Text("没有叫“{name}”的商品；有规格的请写成“名称 规格”。", "There is no product “{name}”; add its spec where names are shared.")  # fmt: skip


def add_contract(company: Company, values: Mapping[str, Any], who: int = OWNER) -> int:
    """A contract for `retailer` (a name, made when it is new) and `year`; returns its id."""
    row = dict(values)
    name, year = (row.pop("retailer", None) or "").strip(), row.pop("year", None)
    if not name:
        raise DeskError(NO_NAME)
    _sound_year(year)
    with company.write(ADD.with_(name=name, year=year), who) as work:
        retailer = customers.ensure_retailers(work, [name])[normal_name(name)]
        _free(work.session, retailer, name, year)
        made = KaContract(retailer_id=retailer, year=year, **row)
        work.session.add(made)
        work.session.flush()
        return made.id


def change_contract(company: Company, contract: int, values: Mapping[str, Any], who: int = OWNER) -> Text:
    """Change fields of a contract; returns the deed's name."""
    with company.read() as session:
        name, year = named(session, contract)
    row = {key: value for key, value in values.items() if key != "retailer"}
    if "year" in row:
        _sound_year(row["year"])
    action = CHANGE.with_(name=name, year=year)
    with company.write(action, who) as work:
        kept = work.session.get_one(KaContract, contract)
        if row.get("year", kept.year) != kept.year:
            _free(work.session, kept.retailer_id, name, row["year"])
        for key, value in row.items():
            setattr(kept, key, value)
    return action


def retire_contracts(company: Company, contracts: list[int], who: int = OWNER) -> Text:
    """Take contracts with their fee lines off the lists."""
    with company.read() as session:
        name, year = named(session, contracts[0])
    action = (
        RETIRE.with_(name=name, year=year) if len(contracts) == 1 else RETIRE_SOME.with_(count=len(contracts))
    )
    with company.write(action, who) as work:
        gone = now()
        work.session.execute(
            update(KaFee)
            .where(KaFee.contract_id.in_(contracts), KaFee.retired_at.is_(None))
            .values(retired_at=gone)
        )
        work.session.execute(update(KaContract).where(KaContract.id.in_(contracts)).values(retired_at=gone))
    return action


def copy_to_year(company: Company, contract: int, year: int, who: int = OWNER) -> int:
    """A contract for another year with the same lines: what is in force now becomes their last year. Returns its id.

    Asks, counters, targets, floors and what was agreed stay behind, and so does the negotiation.
    """
    _sound_year(year)
    with company.read() as session:
        name, _ = named(session, contract)
    with company.write(COPY.with_(name=name, year=year), who) as work:
        old = work.session.get_one(KaContract, contract)
        _free(work.session, old.retailer_id, name, year)
        shift = year - old.year
        made = KaContract(
            retailer_id=old.retailer_id, year=year, forecast=old.forecast, margin=old.margin,
            credit_days=old.credit_days, interest=old.interest, shrink=old.shrink, delivery=old.delivery,
            promoter=old.promoter, minimum=old.minimum, terms=old.terms, starts=_moved(old.starts, shift),
            ends=_moved(old.ends, shift),
        )  # fmt: skip
        work.session.add(made)
        work.session.flush()
        _copy_lines(work, contract, made.id)
        for product in work.session.scalars(
            select(KaListing.product_id).where(
                KaListing.contract_id == contract, KaListing.retired_at.is_(None)
            )
        ).all():
            work.session.add(KaListing(contract_id=made.id, product_id=product))
        work.session.flush()
        return made.id


def _copy_lines(work: Write, old: int, new: int) -> None:
    force = {line.id: in_force(line) for line in fee_lines(work.session, old)[0]}
    kept = (
        "subject_id",
        "brand_id",
        "charged",
        "count",
        "stores",
        "ours",
        "factory",
        "advanced",
        "condition",
        "evidence",
    )
    for row in work.session.scalars(select(KaFee).where(KaFee.id.in_(force)).order_by(KaFee.id)).all():
        same = {field: getattr(row, field) for field in kept}
        work.session.add(KaFee(contract_id=new, last_year=force[row.id], standing=force[row.id], **same))


def _moved(day: date | None, years: int) -> date | None:
    if day is None:
        return None
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=day.year + years, day=last)


def attach_file(company: Company, contract: int, path: Path, who: int = OWNER) -> Text:
    """Keep a file (scan, photo) with a contract; DeskError when it cannot be read or is above 5 MB."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DeskError(NOT_READ.with_(name=path.name, why=why(error))) from error
    action = ATTACH.with_(name=path.name)
    with company.write(action, who) as work:
        attachments.attach(work, KaContract, contract, path.name, content)
    return action


def detach_file(company: Company, attachment: int, who: int = OWNER) -> Text:
    """Take an attachment off; Undo brings it back."""
    with company.write(DETACH, who) as work:
        work.session.execute(update(Attachment).where(Attachment.id == attachment).values(retired_at=now()))
    return DETACH


def set_listed(company: Company, contract: int, products: list[int], who: int = OWNER) -> Text:
    """The products that the contract lists, by id: those and no others."""
    with company.read() as session:
        name, year = named(session, contract)
    action = LISTED.with_(name=name, year=year)
    with company.write(action, who) as work:
        rows = work.session.scalars(
            select(KaListing).where(KaListing.contract_id == contract, KaListing.retired_at.is_(None))
        ).all()
        for row in rows:
            if row.product_id not in products:
                row.retired_at = now()
        standing = {row.product_id for row in rows}
        for product in dict.fromkeys(products):
            if product not in standing:
                work.session.add(KaListing(contract_id=contract, product_id=product))
    return action


def product_ids(session: Session, names: list[str]) -> list[int]:
    """Products by `名称` or `名称 规格`; DeskError for one that is not known."""
    rows = session.execute(select(Product.id, Product.name, Product.spec).where(Product.retired_at.is_(None)))
    known: dict[str, int] = {}
    for i, name, spec in rows:
        known.setdefault(normal_name(name), i)
        known[normal_name(f"{name}{spec or ''}")] = i
    for name in names:
        if normal_name(name) not in known:
            raise DeskError(NO_PRODUCT.with_(name=name))
    return [known[normal_name(name)] for name in names]


def named(session: Session, contract: int) -> tuple[str, int]:
    """Retailer and year of a contract."""
    row = session.execute(
        select(Retailer.name, KaContract.year)
        .join(Retailer, Retailer.id == KaContract.retailer_id)
        .where(KaContract.id == contract)
    ).one()
    return row[0], row[1]


def _sound_year(year: int | None) -> None:
    if year is None or not 2000 <= year <= 2100:
        raise DeskError(NO_YEAR)


def _free(session: Session, retailer: int, name: str, year: int) -> None:
    if contract_of(session, retailer, year) is not None:
        raise DeskError(TAKEN.with_(name=name, year=year))
