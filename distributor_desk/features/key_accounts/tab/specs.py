"""The lists of the room, each described once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.key_accounts.form import columns as c
from distributor_desk.features.key_accounts.operations import entries, fees, talks
from distributor_desk.features.key_accounts.queries import lists
from distributor_desk.features.key_accounts.queries.contracts import brand_names, store_names
from distributor_desk.features.key_accounts.queries.lists import Where
from distributor_desk.features.key_accounts.queries.subjects import subject_names
from distributor_desk.features.key_accounts.tab.list_page import ListSpec
from distributor_desk.storage.unit_of_work import Reading

Offered = Mapping[str, Sequence[str]]


def fee_lines(desk: Desk) -> ListSpec:
    """The fee lines of a contract, side by side."""

    def save(where: Where, row_id: int | None, values: dict[str, Any]) -> Any:
        if row_id is None:
            return fees.add_fee(desk.company, where.contract, values)
        return fees.change_fee(desk.company, row_id, values)

    return ListSpec(
        "fees", Text("费用", "Fee"), c.FEE_LIST, c.FEE_FORM, frozenset({"ka_fee", "ka_contract", "ka_subject"}), lists.fees,
        Text("还没有费用。可以导入 Excel，或者新增一项。", "There are no fees yet. Import a workbook, or add one."),
        hidden=c.FEE_HIDDEN, save=save, retire=lambda ids: fees.retire_fees(desk.company, ids),
        suggest=lambda session, _where: _names(session, desk),
        initial=lambda _where: {"charged": "year"}, new=Text("新增费用…", "Add a fee…"), imported=True, of_contract=True,
    )  # fmt: skip


def _names(session: Reading, desk: Desk) -> Offered:
    return {
        "subject": subject_names(session, desk.language),
        "brand": [name for _, name in brand_names(session)],
    }


def rounds(desk: Desk) -> ListSpec:
    """The rounds of a negotiation."""

    def save(where: Where, row_id: int | None, values: dict[str, Any]) -> Any:
        if row_id is None:
            made = talks.add_round(desk.company, where.contract, values)
            return talks.early_words(desk.company, where.contract, made) or made
        return talks.change_round(desk.company, row_id, values)

    return ListSpec(
        "rounds", Text("谈判回合", "Negotiation round"), c.ROUND_LIST, c.ROUND_FORM,
        frozenset({"ka_round", "ka_contract", "ka_fee", "ka_subject"}), lists.rounds,
        Text("还没有谈判记录。对方一提要求就记一笔，“先不表态”从那天算起。",
             "No rounds yet. Note the first ask: the hold runs from that day."),
        hidden=c.ROUND_HIDDEN, save=save, retire=lambda ids: talks.retire_rounds(desk.company, ids),
        suggest=lambda session, _where: {"subject": subject_names(session, desk.language)},
        initial=lambda _where: {"date": desk.today()}, new=Text("新增回合…", "Add a round…"), imported=True, of_contract=True,
    )  # fmt: skip


def peers(desk: Desk) -> ListSpec:
    """What other suppliers did."""
    return ListSpec(
        "peers", Text("同行反应", "Peer reaction"), c.PEER_LIST, c.PEER_LIST, frozenset({"ka_peer"}), lists.peers,
        Text("打听一下别的供货商怎么说。", "Ask around what the other suppliers say."),
        kind="peer", belongs=lambda where: {"contract_id": where.contract},
        initial=lambda _where: {"date": desk.today()}, new=Text("新增同行…", "Add a peer…"), of_contract=True,
    )  # fmt: skip


def fee_entries(desk: Desk) -> ListSpec:
    """What was really deducted or paid."""

    def save(where: Where, row_id: int | None, values: dict[str, Any]) -> Any:
        if row_id is None:
            return entries.add_entry(desk.company, where.retailer, values)
        return entries.change_entry(desk.company, row_id, values)

    def suggest(session: Reading, where: Where) -> Offered:
        return {**_names(session, desk), "store": [name for _, name in store_names(session, where.retailer)]}

    return ListSpec(
        "entries", Text("费用台账", "Fee entry"), c.ENTRY_LIST, c.ENTRY_FORM,
        frozenset({"ka_fee_entry", "ka_subject", "claim", "claim_line"}), lists.entries,
        Text("这一年还没有扣款或付款。可以导入 Excel，或者新增一笔。",
             "Nothing was deducted or paid in this year yet. Import a workbook, or add an entry."),
        hidden=c.ENTRY_HIDDEN, save=save, retire=lambda ids: entries.retire_entries(desk.company, ids),
        suggest=suggest, initial=lambda _where: {"date": desk.today(), "payer": "ours"}, new=Text("新增一笔…", "Add an entry…"), imported=True,
    )  # fmt: skip


def counts(desk: Desk) -> ListSpec:
    """Shelf presence by store and date."""
    return ListSpec(
        "counts", Text("上架记录", "Shelf count"), c.COUNT_LIST, c.COUNT_FORM,
        frozenset({"ka_shelf_count", "ka_listing", "visit", "visit_line"}), lists.counts,
        Text("还没有上架记录。数一数合同里的品项有几个在货架上。",
             "No shelf counts yet. Count how many of the listed items stand on the shelf."),
        kind="count",
        suggest=lambda session, where: {"store": [name for _, name in store_names(session, where.retailer)]},
        initial=lambda _where: {"date": desk.today()}, new=Text("记一次上架…", "Add a count…"),
    )  # fmt: skip


def shares(desk: Desk) -> ListSpec:
    """Our share of a category."""
    return ListSpec(
        "shares", Text("品类份额", "Category share"), c.SHARE_LIST, c.SHARE_LIST, frozenset({"ka_share"}), lists.shares,
        Text("知道我们占品类多少，就记在这里。", "Note here what share of the category is ours."),
        kind="share", belongs=lambda where: {"retailer_id": where.retailer},
        initial=lambda _where: {"date": desk.today()}, new=Text("记份额…", "Add a share…"),
    )  # fmt: skip


def buyers(_desk: Desk) -> ListSpec:
    """The retailer's buyers by category."""
    return ListSpec(
        "buyers", Text("采购", "Buyer"), c.BUYER_LIST, c.BUYER_LIST, frozenset({"ka_buyer"}), lists.buyers,
        Text("还没有采购的联系方式。", "No buyers yet."),
        kind="buyer", belongs=lambda where: {"retailer_id": where.retailer}, new=Text("新增采购…", "Add a buyer…"),
    )  # fmt: skip


def caps(_desk: Desk) -> ListSpec:
    """The factories' fee-control rates of a year."""
    return ListSpec(
        "caps", Text("厂家费用控制率", "Factory fee control"), c.CAP_LIST, c.CAP_FORM,
        frozenset({"ka_factory_cap", "ka_fee", "ka_contract", "sales_line"}), lists.caps,
        Text("还没有填写厂家的费用控制率。", "No fee-control rates yet."),
        kind="cap", suggest=lambda session, _where: {"brand": [name for _, name in brand_names(session)]},
        initial=lambda where: {"year": where.year},
    )  # fmt: skip


def _other(desk: Desk, *keys: str) -> frozenset[str]:
    """The columns of the language that is not spoken here: off until they are wanted."""
    return frozenset(f"{key}_en" if desk.language == "zh" else key for key in keys)


def subjects(desk: Desk) -> ListSpec:
    """The editable list of fee subjects."""
    return ListSpec(
        "subjects", Text("费用科目", "Fee subject"), c.SUBJECT_LIST, c.SUBJECT_LIST, frozenset({"ka_subject"}),
        lists.subjects, Text("没有科目。", "No subjects."), kind="subject",
        hidden=_other(desk, "name", "evidence", "note") | {"mark"},
    )  # fmt: skip


def wordings(desk: Desk) -> ListSpec:
    """What may be said, by tactic."""
    return ListSpec(
        "wordings", Text("谈判话术", "Wording"), c.WORDING_LIST, c.WORDING_LIST, frozenset({"ka_wording"}),
        lists.wording_rows, Text("没有话术。", "No wordings."), kind="wording", hidden=_other(desk, "name") | {"en" if desk.language == "zh" else "zh"},
    )  # fmt: skip
