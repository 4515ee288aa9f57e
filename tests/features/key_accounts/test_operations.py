"""What the owner does with contracts, fees, entries and negotiations, on a real file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from distributor_desk import register
from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import plain
from distributor_desk.features.key_accounts.operations import contracts, entries, fees, lists, talks
from distributor_desk.features.key_accounts.queries import needs, shelf
from distributor_desk.features.key_accounts.queries.briefs import brief
from distributor_desk.features.key_accounts.queries.categories import by_category
from distributor_desk.features.key_accounts.queries.entries import cap_rooms, claims_of
from distributor_desk.features.key_accounts.queries.figures import fee_rate
from distributor_desk.features.key_accounts.queries.subjects import all_subjects, wordings
from distributor_desk.features.key_accounts.queries.talks import memories, rounds
from distributor_desk.features.key_accounts.records import KaContract, KaFeeEntry, KaListing
from distributor_desk.features.products.records import Product
from distributor_desk.features.returns.records import Claim, ClaimLine
from distributor_desk.features.sales.records import SalesLine
from distributor_desk.storage import attachments, checking, people
from distributor_desk.storage.database import Company
from distributor_desk.storage.undo import undo
from tests.features.key_accounts.chain import (
    CHAIN,
    EAST,
    WEST,
    contract,
    fee,
    owed,
    retailer,
    settle_chain,
    year_of,
)
from tests.features.key_accounts.chain import (
    entries as kept,
)
from tests.workflow.making import bring

D = Decimal
DAY = date(2026, 3, 2)


def entry(company: Company, **more: Any) -> int:
    values = {"date": DAY, "subject": "堆头费", "amount": D(500), "store": EAST} | more
    return entries.add_entry(company, retailer(company), {k: v for k, v in values.items() if v is not None})


# contracts and fees ------------------------------------------------------------------------------------


def test_a_year_is_copied_with_what_is_in_force_as_last_year(chain: Company) -> None:
    with chain.write(contracts.CHANGE) as work:
        row = work.session.get_one(KaContract, contract(chain))
        row.starts, row.ends, row.hold_until = date(2024, 2, 29), date(2026, 12, 31), DAY
    line = fee(chain, "扣点")
    fees.change_fee(chain, line.id, {"agreed": D("5.5")})
    made = contracts.copy_to_year(chain, contract(chain), 2027)
    found = year_of(chain, 2027)
    assert (found.contract.id, found.contract.starts, found.contract.hold_until) == (
        made,
        date(2025, 2, 28),
        None,
    )
    assert found.contract.ends == date(2027, 12, 31)
    copied = {x.subject.zh: x for x in found.lines}
    assert (copied["扣点"].last_year, copied["扣点"].standing, copied["扣点"].ask, copied["扣点"].agreed) == (
        D("5.5"), D("5.5"), None, None,
    )  # fmt: skip
    assert copied["堆头费"].last_year == D(500)
    assert copied["堆头费"].split == year_of(chain).lines[2].split
    assert all(secret.floor is None and secret.target is None for secret in found.secrets.values())
    with pytest.raises(DeskError, match="has a contract for 2027 already"):
        contracts.copy_to_year(chain, contract(chain), 2027)
    undo(chain)
    with pytest.raises(DeskError, match="has no contract for 2027"):
        year_of(chain, 2027)


def test_a_contract_needs_a_name_and_a_year_that_is_free(chain: Company) -> None:
    for values, words in (
        ({"year": 2026}, "retailer's name"),
        ({"retailer": CHAIN, "year": 1899}, "between 2000 and 2100"),
        ({"retailer": CHAIN, "year": 2026}, "already"),
    ):
        with pytest.raises(DeskError, match=words):
            contracts.add_contract(chain, values)
    assert contracts.add_contract(chain, {"retailer": "新系统", "year": 2026}) > 0


def test_a_loss_is_accepted_only_with_the_owners_note(chain: Company) -> None:
    # net 60,136.99; the contract fee from 60,000 to 130,000 would leave −9,863.01
    line = fee(chain, "合同费")
    with pytest.raises(DeskError, match="Owner's note"):
        fees.change_fee(chain, line.id, {"agreed": D(130_000)})
    assert fee(chain, "合同费").agreed is None
    with pytest.raises(DeskError, match="Owner's note"):
        fees.accept_asks(chain, contract(chain), [line.id], None)
    fees.accept_asks(chain, contract(chain), [line.id], "换来麻岗店进场")
    assert (fee(chain, "合同费").agreed, fee(chain, "合同费").owner_note) == (D(130_000), "换来麻岗店进场")
    assert year_of(chain).figures().verdict == "loss"
    # a step back is no new loss: it is taken without a note
    fees.change_fee(chain, fee(chain, "扣点").id, {"agreed": D(1)})
    with pytest.raises(DeskError, match="Tick the asks"):
        fees.accept_asks(chain, contract(chain), [], None)


def test_a_loss_is_closed_as_agreed_only_with_the_owners_note(company: Company) -> None:
    settle_chain(company, margin=5)
    with pytest.raises(DeskError, match="loss"):
        talks.set_outcome(company, contract(company), "agreed", DAY)
    talks.set_outcome(company, contract(company), "walked_away", DAY)
    assert year_of(company).contract.outcome == "walked_away"
    talks.set_outcome(company, contract(company), "agreed", DAY, "占住货架")
    assert year_of(company).contract.owner_note == "占住货架"
    talks.set_outcome(company, contract(company), None, DAY)
    assert year_of(company).contract.outcome_on is None


def test_shares_follow_each_other_and_make_the_whole(chain: Company) -> None:
    line = fee(chain, "扣点")
    fees.change_fee(chain, line.id, {"factory": D(30)})
    assert (fee(chain, "扣点").ours, fee(chain, "扣点").factory) == (D("0.7"), D("0.3"))
    with pytest.raises(DeskError, match="must add up to 100%"):
        fees.change_fee(chain, line.id, {"ours": D(50)})
    with pytest.raises(DeskError, match="less than 0"):
        fees.change_fee(chain, line.id, {"ask": D(-1)})


def test_a_new_fee_takes_its_subject_from_the_list_in_either_language(chain: Company) -> None:
    fees.add_fee(chain, contract(chain), {"subject": "Leaflet fee", "ask": D(800), "charged": "event"})
    line = year_of(chain).lines[-1]
    assert (line.subject.zh, line.subject.en) == ("DM费", "Leaflet fee")
    assert line.evidence is not None
    assert (line.evidence.zh, line.evidence.en) == ("海报原件", "printed leaflet")
    for values, words in (
        ({"ask": D(1)}, "subject"),
        ({"subject": "x"}, "rate, last year's value or the ask"),
    ):
        with pytest.raises(DeskError, match=words):
            fees.add_fee(chain, contract(chain), values)


def test_attachments_stay_with_the_contract(chain: Company, tmp_path: Path) -> None:
    scan = tmp_path / "合同.pdf"
    scan.write_bytes(b"scan")
    contracts.attach_file(chain, contract(chain), scan)
    with chain.read() as session:
        (file,) = attachments.attached(session, KaContract, contract(chain))
        assert (file.name, attachments.content_of(session, file.id)) == ("合同.pdf", b"scan")
    contracts.detach_file(chain, file.id)
    with chain.read() as session:
        assert attachments.attached(session, KaContract, contract(chain)) == []
    with pytest.raises(DeskError, match="cannot be read"):
        contracts.attach_file(chain, contract(chain), tmp_path / "nothing.pdf")


# fee entries -------------------------------------------------------------------------------------------


def test_a_deduction_enters_the_balance_follows_its_changes_and_leaves_with_undo(chain: Company) -> None:
    before = owed(chain, EAST)  # 10,000 + 1,000
    assert before == D(11_000)
    made = entry(chain, document="KK1")
    assert owed(chain, EAST) == D(10_500)
    entries.change_entry(chain, made, {"amount": D(800)})
    assert owed(chain, EAST) == D(10_200)
    entries.change_entry(chain, made, {"store": WEST})
    assert (owed(chain, EAST), owed(chain, WEST)) == (D(11_000), D(-300))
    entries.change_entry(chain, made, {"notes": "x"})
    entries.retire_entries(chain, [made])
    assert (owed(chain, EAST), owed(chain, WEST)) == (D(11_000), D(500))
    undo(chain)
    assert owed(chain, WEST) == D(-300)
    assert checking.check(chain, [room.check for room in register.ROOMS]) == []


def test_what_was_paid_without_a_note_leaves_the_balance_alone(chain: Company) -> None:
    entry(chain)
    assert owed(chain, EAST) == D(11_000)
    assert kept(chain)[0].account_entry_id is None


def test_the_same_display_is_paid_once_for_one_store_and_period(chain: Company) -> None:
    entry(chain, first=date(2026, 3, 1), last=date(2026, 3, 15))
    with pytest.raises(DeskError, match="paid once") as refused:
        entry(chain, first=date(2026, 3, 15), last=date(2026, 3, 31))
    assert "2026-03-01 到 2026-03-15" in refused.value.in_("zh")
    with pytest.raises(DeskError, match="paid once"):
        entry(chain, subject="地堆")  # another name for the same display
    entry(chain, first=date(2026, 3, 16), last=date(2026, 3, 31))
    entry(chain, store=WEST)
    other = entry(chain, subject="扣点")
    entry(chain, subject="扣点")
    with pytest.raises(DeskError, match="paid once"):
        entries.change_entry(chain, other, {"subject": "堆头费"})
    with pytest.raises(DeskError, match="first and last day"):
        entry(chain, store=WEST, first=date(2026, 5, 1))


def test_entries_say_what_they_lack(chain: Company) -> None:
    for more, words in (
        ({"subject": None}, "subject"), ({"date": None}, "date"), ({"amount": D(0)}, "amount"), ({"store": "别家"}, "no store"),
    ):  # fmt: skip
        with pytest.raises(DeskError, match=words):
            entry(chain, **more)


def test_factory_borne_entries_go_into_a_claim_of_their_brand_and_follow_it(chain: Company) -> None:
    made = entry(chain, payer="factory", brand="青岚", document="KK1")
    entries.put_in_claims(chain, [made], DAY)
    with chain.read() as session:
        line = session.scalars(select(ClaimLine)).one()
        assert line.amount == D(500)
        assert "KK1" in (line.words or "")
        state = claims_of(session, kept(chain))[made]
        assert (state.state, state.number) == ("open", "HX2026-0001")
    with pytest.raises(DeskError, match="HX2026-0001"):
        entries.put_in_claims(chain, [made], DAY)
    for deed in (
        lambda: entries.change_entry(chain, made, {"amount": D(1)}),
        lambda: entries.retire_entries(chain, [made]),
    ):
        with pytest.raises(DeskError, match="claim"):
            deed()
    with chain.write(contracts.CHANGE) as work:
        work.session.scalars(select(Claim)).one().state = "received"
    with chain.read() as session:
        assert claims_of(session, kept(chain))[made].state == "received"


def test_what_is_ours_or_has_no_brand_is_not_claimed_and_an_open_one_comes_out_again(chain: Company) -> None:
    for more, words in (
        ({"brand": "青岚"}, "borne by us"),
        ({"payer": "factory", "store": WEST}, "no brand"),
    ):
        made = entry(chain, **more)
        with pytest.raises(DeskError, match=words):
            entries.put_in_claims(chain, [made], DAY)
    made = entry(chain, subject="DM费", payer="advanced", brand="青岚")
    entries.put_in_claims(chain, [made], DAY)
    entries.take_out_of_claim(chain, made)
    with chain.read() as session:
        assert session.get_one(KaFeeEntry, made).claim_line_id is None
    entries.set_claim_state(chain, [made], "sent")
    assert kept(chain)[-1].claim == "sent"


def test_evidence_is_ticked_piece_by_piece(chain: Company) -> None:
    made = entry(chain, evidence="协议")
    entries.tick_evidence(chain, made, "发票", kept=True)
    assert kept(chain)[0].evidence == "协议；发票"
    entries.tick_evidence(chain, made, "协议", kept=False)
    assert kept(chain)[0].evidence == "发票"


# the negotiation ---------------------------------------------------------------------------------------


def test_answering_within_the_hold_asks_for_a_reason(chain: Company) -> None:
    number = contract(chain)
    talks.add_round(chain, number, {"date": DAY, "subject": "扣点", "asked": "6"})
    assert year_of(chain).contract.hold_until == date(2026, 3, 9)  # seven days by the setting
    with pytest.raises(DeskError, match="until 2026-03-09"):
        talks.add_round(chain, number, {"date": date(2026, 3, 9), "said": "5"})
    talks.add_round(chain, number, {"date": date(2026, 3, 5), "said": "5", "reason": "采购要走"})
    assert year_of(chain).contract.answered_on == date(2026, 3, 5)
    made = talks.add_round(
        chain, number, {"date": date(2026, 3, 20), "subject": "扣点", "asked": "6", "conceded": "0.5"}
    )
    with chain.read() as session:
        (found,) = memories(session)
        # 0.5 of the 6 − 4 that they want more; before the deadline of 31 March, after 18 days
        assert (found.early, found.days_held, found.share) == (1, D(18), D(25))
        assert len(rounds(session, number)) == 3
    talks.change_round(chain, made, {"conceded": None, "notes": "没有让"})
    talks.retire_rounds(chain, [made])
    with pytest.raises(DeskError, match="what happened"):
        talks.add_round(chain, number, {"date": DAY})
    with pytest.raises(DeskError, match="date"):
        talks.add_round(chain, number, {"asked": "1"})


def test_a_round_taken_back_reopens_the_position(chain: Company) -> None:
    made = talks.add_round(chain, contract(chain), {"date": DAY, "said": "可以", "reason": "x"})
    assert year_of(chain).contract.answered_on == DAY
    talks.retire_rounds(chain, [made])
    assert year_of(chain).contract.answered_on is None
    talks.set_hold(chain, contract(chain), None, DAY)
    assert year_of(chain).contract.hold_until == date(2026, 3, 9)


# the plain lists, the shelf, caps ----------------------------------------------------------------------


def test_a_shipped_subject_and_wording_become_ones_own_when_changed(chain: Company) -> None:
    with chain.read() as session:
        subjects = dict(all_subjects(session))
        words = dict(wordings(session))
    dm = next(i for i, values in subjects.items() if values["name"] == "DM费")
    assert dm < 0
    lists.save(chain, "subject", dm, {"evidence": "海报；照片"})
    hold = next(i for i, one in words.items() if one.tactic == "hold")
    lists.save(chain, "wording", hold, {"zh": "再说吧"})
    lists.save(chain, "subject", None, {"name": "停车费"})
    with chain.read() as session:
        named = {values["name"]: values for _, values in all_subjects(session)}
        assert named["DM费"]["evidence"] == "海报；照片"
        assert "停车费" in named
        assert {w.words.zh for _, w in wordings(session)} > {"再说吧"}
        assert len(named) == len(subjects) + 1
    with pytest.raises(DeskError, match="there already"):
        lists.save(chain, "subject", None, {"name": "停车费"})


def test_plain_lists_say_what_they_lack(chain: Company) -> None:
    for kind, values, words in (
        ("buyer", {}, "Buyer"), ("count", {"store": EAST, "date": DAY, "found": 9, "listed": 8}, "more than"),
        ("count", {"store": "没有", "date": DAY, "found": 1, "listed": 8}, "no store"),
        ("share", {"category": "茶", "date": DAY, "share": D(130)}, "between 0 and 100"), ("cap", {"brand": "青岚"}, "Year"),
    ):  # fmt: skip
        with pytest.raises(DeskError, match=words):
            lists.save(
                chain,
                kind,
                None,
                values,
                **({"retailer_id": retailer(chain)} if kind in {"buyer", "share"} else {}),
            )


def test_the_factorys_cap_counts_its_share_and_the_advanced_one(chain: Company) -> None:
    # 500 × 6 × 2 = 6,000, all of it the factory's or advanced; the brand's sales of 2026 are 1,000; 8 % of them is 80
    lists.save(chain, "cap", None, {"brand": "青岚", "year": 2026, "rate": D(8)})
    with chain.read() as session:
        ((_, room),) = cap_rooms(session, 2026)
    assert (room.sales, room.borne, room.cap, room.room) == (D(1000), D(6000), D(80), D(-5920))
    with pytest.raises(DeskError, match="already"):
        lists.save(chain, "cap", None, {"brand": "青岚", "year": 2026, "rate": D(9)})


def test_visits_count_the_listed_products_that_they_looked_at(chain: Company) -> None:
    with chain.read() as session:
        products = session.scalars(select(Product.id).order_by(Product.id)).all()
    contracts.set_listed(chain, contract(chain), [*products])
    bring(chain, {"拜访明细": [["日期", "客户名称", "商品名称", "现存"], [DAY, EAST, "绿茶", 5], [DAY, EAST, "啤酒", 0], [DAY, WEST, "绿茶", 0]]})  # fmt: skip
    lists.save(chain, "count", None, {"store": WEST, "date": DAY, "found": 2, "listed": 2})
    with chain.read() as session:
        found = {c.store: (c.found, c.listed, c.by_visit) for c in shelf.counts(session, retailer(chain))}
        assert needs.on_visit_sheet(session, 1, DAY) is not None
    # east: one of two stood there; west was counted by hand on that day, which goes before the visit
    assert found == {EAST: (1, 2, True), WEST: (2, 2, False)}
    contracts.set_listed(chain, contract(chain), [products[0]])
    with chain.read() as session:
        assert len(session.scalars(select(KaListing.id).where(KaListing.retired_at.is_(None))).all()) == 1


def test_sales_come_from_the_forecast_or_from_the_ledger(company: Company) -> None:
    settle_chain(company, forecast=None, margin=None)
    found = year_of(company)
    # the ledger of 2026: 1,000 + 500, cost 700 + 450: margin 350 ÷ 1,500
    assert (found.sales, found.basis) == (D(1500), "ledger")
    assert found.need_terms().margin == D(350) / D(1500)
    assert "2026-02-10" in found.of_sales.en
    with company.read() as session:
        assert brief(session, "x", found).last_sales == D(800)  # the ledger holds January 2025 on


def test_a_part_of_last_year_is_not_compared_with_this_one(company: Company) -> None:
    settle_chain(company)
    bring(company, {"商品": [["商品名称", "品类"], ["绿茶", "茶饮料"]]})
    with company.read() as session:
        (tea,) = [c for c in by_category(session, retailer(company), 2026) if c.category == "茶饮料"]
        assert (tea.sales, tea.last_sales) == (D(1000), D(800))
        first = session.scalars(select(SalesLine.id).order_by(SalesLine.date)).first()
    with company.write(plain("later")) as work:
        work.session.execute(update(SalesLine).where(SalesLine.id == first).values(date=date(2025, 6, 10)))
    with company.read() as session:
        (tea,) = [c for c in by_category(session, retailer(company), 2026) if c.category == "茶饮料"]
        assert (tea.sales, tea.last_sales) == (D(1000), None), "the ledger begins in June"


# the owner's desk --------------------------------------------------------------------------------------


def test_what_needs_the_owner(chain: Company) -> None:
    number = contract(chain)
    talks.set_hold(chain, number, date(2026, 3, 4), DAY)
    entry(chain, date=date(2025, 12, 1), payer="advanced", brand="青岚")
    with chain.read() as session:
        said = {todo.text.en.split(":")[-1][:22]: todo for todo in needs.todo(session, DAY)}
        words = " ".join(todo.text.en for todo in needs.todo(session, DAY))
    assert "the hold ends on 2026-03-04" in words
    assert "1 fee, ¥500.00 in all" in words
    assert "deadline" not in words
    assert all(todo.feature == "key_accounts" and todo.button.zh for todo in said.values())
    with chain.read() as session:
        near = " ".join(todo.text.en for todo in needs.todo(session, date(2026, 3, 20)))
        late = " ".join(todo.text.zh for todo in needs.todo(session, date(2026, 11, 20)))
    assert "3 items are not settled" in near
    assert "2026-12-31 到期" in late
    assert "8642" not in words + near + late


def test_the_fee_rate_is_what_was_deducted_of_what_was_sold_to_the_chains(chain: Company) -> None:
    # January 2026: 50 of 1,000 is 5 %; January 2025: 20 of 800 is 2.5 %; the factory's money counts too
    for day, amount, payer in (
        (date(2026, 1, 20), 30, "ours"),
        (date(2026, 1, 21), 20, "factory"),
        (date(2025, 1, 12), 20, "ours"),
    ):
        entry(chain, date=day, subject="扣点", amount=D(amount), payer=payer)
    with chain.read() as session:
        (figure,) = fee_rate(session, date(2026, 1, 31))
        assert (figure.value, figure.year_ago, figure.months[0]) == (D("0.05"), D("0.025"), D("0.025"))
        assert len(figure.months) == 13
        (march,) = fee_rate(session, DAY)
        assert (march.value, march.months[-3]) == (None, D("0.05"))


def test_a_retailer_and_a_deduction_note_are_found(chain: Company) -> None:
    entry(chain, document="KK77001")
    with chain.read() as session:
        assert [f.title for f in needs.find(session, "drcs")] == [f"{CHAIN} 2026", f"{CHAIN} 2025"]
        assert [f.title for f in needs.find(session, "KK770")] == ["KK77001"]
        assert needs.find(session, "没有") == []


def test_the_books_are_checked(chain: Company) -> None:
    made = entry(chain, document="KK1")
    with chain.write(contracts.CHANGE) as work:
        work.session.get_one(KaFeeEntry, made).amount = D(7)
    with chain.read() as session:
        said = [text.en for text in needs.unsound(session)]
    assert said == ["1 fee entries do not agree with what they credit to their store."]


def test_the_season_of_contracts_begins_with_those_that_end_first(chain: Company) -> None:
    contracts.add_contract(chain, {"retailer": "新系统", "year": 2026, "ends": date(2026, 6, 30)})
    with chain.read() as session:
        found = needs.season(session, DAY)
    assert [(s.retailer, s.ends, s.asks) for s in found] == [
        ("新系统", date(2026, 6, 30), 0), (CHAIN, date(2026, 12, 31), 3),
    ]  # fmt: skip


def test_the_pin_is_set_changed_and_removed_with_the_old_one(chain: Company) -> None:
    lists.set_pin(chain, None, "2468")
    lists.unlock(chain, "2468")
    for deed in (lambda: lists.unlock(chain, "1111"), lambda: lists.set_pin(chain, "1111", None)):
        with pytest.raises(DeskError, match="wrong"):
            deed()
    lists.set_pin(chain, "2468", None)
    with chain.read() as session:
        assert not lists.has_pin(session)


def test_only_someone_who_may_approve_concedes(chain: Company) -> None:
    people.save_person(chain, None, "小李", "bookkeeper")
    with chain.read() as session:
        chain.at_the_desk = next(p.id for p in people.persons(session) if p.name == "小李")
    line = fee(chain, "合同费")
    for deed in (
        lambda: fees.accept_asks(chain, contract(chain), [line.id], "换来麻岗店进场"),
        lambda: fees.change_fee(chain, line.id, {"agreed": D(100)}),
    ):
        with pytest.raises(DeskError, match="小李"):
            deed()
    assert fee(chain, "合同费").agreed is None
    fees.change_fee(chain, line.id, {"ask": D(100)})
    assert fee(chain, "合同费").ask == D(100)
