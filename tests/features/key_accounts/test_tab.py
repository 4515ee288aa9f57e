"""The tab KA费用 as the owner works in it: pages, what-if, forms, the PIN, and what may leave by copy and print."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from distributor_desk.core.errors import DeskError
from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.desktop.record_form import RecordForm
from distributor_desk.desktop.record_table import RecordTable
from distributor_desk.features.key_accounts.operations import lists as plain_lists
from distributor_desk.features.key_accounts.operations.contracts import set_listed
from distributor_desk.features.key_accounts.queries.shelf import all_products
from distributor_desk.features.key_accounts.tab import KeyAccountsTab, more, papers
from distributor_desk.features.key_accounts.tab.lock import AskPin, PinWindow
from distributor_desk.storage.database import Company
from tests.features.at_desk import (
    button,
    column,
    form_of,
    own_words,
    pdf_words,
    press,
    save,
    settle,
    tab_of,
    words,
)
from tests.features.conftest import Sit
from tests.features.key_accounts.chain import CHAIN, EAST, contract, entries, fee, owed, year_of
from tests.features.test_both_languages import foreign
from tests.workflow.making import bring, cells

FEES, WHAT_IF, TALKS, BOOK, SHELF, CONTRACT = range(6)


@pytest.fixture
def window(sit: Sit, chain: Company) -> MainWindow:
    return sit(chain, "en")


@pytest.fixture
def tab(window: MainWindow, qtbot: QtBot) -> KeyAccountsTab:
    found: KeyAccountsTab = tab_of(window, "key_accounts", qtbot)
    return found


def turn_to(tab: KeyAccountsTab, page: int, qtbot: QtBot) -> Any:
    tab.pages.tabs.setCurrentIndex(page)
    settle(tab.desk, qtbot)
    return tab.pages.pages[page]


def write(form: RecordForm, **typed: Any) -> None:
    """Type into any kind of field."""
    for key, value in typed.items():
        form.fields.editors[key].put(value)


def shown_in(tab: KeyAccountsTab) -> str:
    return words(tab.pages.pages[tab.pages.tabs.currentIndex()])


# the pages ---------------------------------------------------------------------------------------------


def test_retailers_and_years_stand_left_and_the_years_figures_right(tab: KeyAccountsTab) -> None:
    assert column(tab.table, "retailer") == [CHAIN, CHAIN]
    assert column(tab.table, "year") == ["2026", "2025"]
    assert column(tab.table, "stage") == ["hold", "no asks"]
    assert tab.pages.name.text() == f"{CHAIN} 2026"
    said = shown_in(tab)
    for figure in (
        "¥1,000,000.00",
        "¥60,136.99 (6.01%)",
        "¥499,429.87",
        "the factory bears ¥3,600.00, advanced ¥2,400.00",
    ):
        assert figure in said
    fees = tab.pages.fees.list.table
    assert column(fees, "subject") == ["Commission", "Contract renewal fee", "Floor display"]
    assert column(fees, "ask") == ["6.00", "130,000.00", "600.00"]
    assert column(fees, "floor")[0] == "8,642.97"
    assert column(fees, "annual") == ["50,000.00", "60,000.00", "6,000.00"]


def test_every_figure_explains_itself_on_demand(tab: KeyAccountsTab, qtbot: QtBot) -> None:
    press(tab.pages.fees, "How it is worked out", qtbot)
    from distributor_desk.features.key_accounts.tab.fees import Explained

    (shown,) = tab.pages.fees.findChildren(Explained)
    table = shown.layout().itemAt(0).widget()  # type: ignore[union-attr]
    said = [[table.item(row, place).text() for place in range(3)] for row in range(table.rowCount())]  # type: ignore[union-attr]
    assert ["Credit cost", "9,863.01", "sales 1,000,000.00 × 60 days ÷ 365 × interest 6.00%"] in said
    QGuiApplication.clipboard().setText("before")
    table.setCurrentCell(0, 1)  # type: ignore[union-attr]
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)  # type: ignore[arg-type]
    assert QGuiApplication.clipboard().text() == "before", "what follows from the margin is not copied"
    shown.reject()


def test_the_sales_may_come_from_the_ledger(tab: KeyAccountsTab, qtbot: QtBot) -> None:
    tab.pages.fees.basis.setCurrentIndex(1)
    settle(tab.desk, qtbot)
    assert "¥1,500.00 (by the ledger)" in shown_in(tab)


def test_ticking_an_ask_moves_the_net_and_the_stairs(tab: KeyAccountsTab, qtbot: QtBot) -> None:
    page = turn_to(tab, WHAT_IF, qtbot)
    assert [page.table.item(row, 0).text() for row in range(3)] == [
        "Commission",
        "Contract renewal fee",
        "Floor display (青岚)",
    ]
    assert page.result.text().startswith("0 ticked: net ¥60,136.99 → ¥60,136.99")
    page.table.item(0, 0).setCheckState(Qt.CheckState.Checked)
    # one per cent more of 1,000,000
    assert "1 ticked: net ¥60,136.99 → ¥50,136.99 (5.01%)" in page.result.text()
    assert page.chart.chart.steps[-1].value == Decimal("50136.99")
    press(page, "All", qtbot)
    assert "-¥19,863.01" in page.result.text()
    assert "a loss" in page.result.text()
    assert year_of(tab.desk.company).figures().net > 0, "nothing is changed by trying"


def test_a_loss_is_accepted_with_a_note_and_taken_back(
    tab: KeyAccountsTab, window: MainWindow, qtbot: QtBot
) -> None:
    page = turn_to(tab, WHAT_IF, qtbot)
    page.tick({1})
    press(page, "Accept the ticked…", qtbot)
    form = form_of(window, qtbot)
    assert form.windowTitle().startswith("Accept asks: Contract renewal fee"), "what is agreed to is said"
    press(form, "Accept", qtbot)
    qtbot.waitUntil(form.refusal.isVisible)
    assert "Owner's note" in form.refusal.words.text()
    write(form, note="换来新店进场")
    save(form, qtbot)
    assert fee(tab.desk.company, "合同费").agreed == Decimal(130_000)
    press(window.toast, "Undo", qtbot)
    qtbot.waitUntil(lambda: fee(tab.desk.company, "合同费").agreed is None)


def test_the_first_ask_starts_the_hold_and_an_early_answer_asks_why(
    tab: KeyAccountsTab, window: MainWindow, qtbot: QtBot
) -> None:
    page = turn_to(tab, TALKS, qtbot)
    assert "no hold set yet" in page.state.text()
    press(page.rounds, "Add a round…", qtbot)
    form = form_of(window, qtbot)
    write(form, subject="扣点", asked="6")
    save(form, qtbot)
    assert "hold, no position taken: 7 days left, until 2026-03-09" in page.state.text()
    assert "deadline 2026-03-31: 29 days left" in page.state.text()
    assert "asked Commission" in page.line.accessibleName()
    press(page.rounds, "Deadline…", qtbot)
    form = form_of(window, qtbot)
    write(form, deadline=date(2026, 4, 2))
    save(form, qtbot)
    qtbot.waitUntil(lambda: "deadline 2026-04-02: 31 days left" in page.state.text())
    window.undo_menu.undo.trigger()
    qtbot.waitUntil(lambda: "deadline 2026-03-31: 29 days left" in page.state.text())
    page.rounds.add_new()
    form = form_of(window, qtbot)
    write(form, said="5", conceded="1", subject="扣点", asked="6")
    press(form, "Save", qtbot)
    qtbot.waitUntil(form.refusal.isVisible)
    assert "The hold lasts until 2026-03-09" in form.refusal.words.text()
    write(form, reason="采购要出差")
    save(form, qtbot)
    assert "1 early concession" in page.state.text()
    assert "29 days before the deadline" in window.toast.words.text()
    assert column(page.rounds.table, "early") == ["", "✓"]
    page.peers.add_new()
    form = form_of(window, qtbot)
    write(form, supplier="鼎丰", stance="against")
    save(form, qtbot)
    assert "against 1" in page.tally.text()


def test_the_outcome_closes_and_opens_again(tab: KeyAccountsTab, window: MainWindow, qtbot: QtBot) -> None:
    page = turn_to(tab, TALKS, qtbot)
    press(page.rounds, "Outcome…", qtbot)
    form = form_of(window, qtbot)
    write(form, outcome="walked_away")
    save(form, qtbot)
    assert page.state.text() == "walked away"
    press(page.rounds, "Negotiate again", qtbot)
    qtbot.waitUntil(lambda: "hold" in page.state.text())
    press(page.rounds, "Hold until…", qtbot)
    form = form_of(window, qtbot)
    write(form, until=date(2026, 3, 20))
    save(form, qtbot)
    assert "18 days left" in page.state.text()


def test_a_deduction_is_booked_its_evidence_ticked_and_the_same_display_refused(
    tab: KeyAccountsTab, window: MainWindow, qtbot: QtBot
) -> None:
    page, company = turn_to(tab, BOOK, qtbot), tab.desk.company
    before = owed(company, EAST)
    for document in ("KK1", "KK2"):
        page.list.add_new()
        form = form_of(window, qtbot)
        write(
            form,
            subject="堆头费",
            amount=Decimal(500),
            store=EAST,
            document=document,
            brand="青岚",
            payer="factory",
        )
        press(form, "Save", qtbot)
        if document == "KK1":
            qtbot.waitUntil(lambda: len(entries(company)) == 1)
            settle(tab.desk, qtbot)
    qtbot.waitUntil(form.refusal.isVisible)
    assert "one store and period is paid once" in form.refusal.words.text()
    form.reject()
    assert owed(company, EAST) == before - 500
    assert column(page.list.table, "booked") == ["✓"]
    settle(tab.desk, qtbot)
    button(page, "invoice").click()
    qtbot.waitUntil(lambda: entries(company)[0].evidence == "发票")
    settle(tab.desk, qtbot)
    rows = {
        page.against.item(row, 0).text(): page.against.item(row, 2).text()
        for row in range(page.against.rowCount())
    }
    assert (rows["Floor display"], rows["Total"]) == ("500.00", "500.00")
    page.list.table.view.selectRow(0)
    press(page, "Put into a claim", qtbot)
    qtbot.waitUntil(lambda: entries(company)[0].claim_line_id is not None)
    settle(tab.desk, qtbot)
    assert column(page.list.table, "claim_number") == ["HX2026-0001"]


def test_the_shelf_is_counted_and_products_are_listed(
    tab: KeyAccountsTab, window: MainWindow, qtbot: QtBot
) -> None:
    page = turn_to(tab, SHELF, qtbot)
    page.counts.add_new()
    form = form_of(window, qtbot)
    write(form, store=EAST, found=6, listed=8)
    save(form, qtbot)
    assert "75.00%" in page.words.text()
    assert page.chart.chart.series[0].values == (Decimal("75.0"),)
    page.choose_listed()
    settle(tab.desk, qtbot)
    from distributor_desk.features.key_accounts.tab.shelf import ListedWindow

    (listed,) = page.findChildren(ListedWindow)
    listed.list.item(0).setCheckState(Qt.CheckState.Checked)
    listed.search.setText("没有")
    assert all(listed.list.item(row).isHidden() for row in range(listed.list.count()))
    press(listed, "Save", qtbot)
    settle(tab.desk, qtbot)
    page.shares.add_new()
    form = form_of(window, qtbot)
    write(form, category="茶饮料", share=Decimal(31))
    save(form, qtbot)
    assert column(page.shares.table, "share") == ["31%"]


def test_a_reading_of_a_visit_is_not_changed_but_begins_one_by_hand(
    tab: KeyAccountsTab, window: MainWindow, qtbot: QtBot
) -> None:
    company = tab.desk.company
    with company.read() as session:
        products = [i for i, *_ in all_products(session)]
    set_listed(company, contract(company), products)
    bring(company, {"拜访明细": [["日期", "客户名称", "商品名称", "现存"], ["2026-03-01", EAST, "绿茶", 5]]})
    settle(tab.desk, qtbot)
    page = turn_to(tab, SHELF, qtbot)
    assert column(page.counts.table, "by_visit") == ["✓"]
    page.counts.edit(page.counts.table.model.row_at(0).id)
    form = form_of(window, qtbot)
    write(form, found=1, listed=2)
    save(form, qtbot)
    assert column(page.counts.table, "by_visit") == [""], (
        "a count by hand goes before the visit's of that day"
    )
    with pytest.raises(DeskError, match="comes from a visit"):
        plain_lists.retire(company, "count", [-1])


def test_a_contract_is_changed_copied_and_retired(
    tab: KeyAccountsTab, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = turn_to(tab, CONTRACT, qtbot)
    press(page, "Change contract…", qtbot)
    form = form_of(window, qtbot)
    write(form, minimum=Decimal(3), terms="月结")
    save(form, qtbot)
    assert year_of(tab.desk.company).contract.minimum == Decimal("0.03")
    assert "月结" in shown_in(tab)
    assert "Minimum net % 3%" in page.secrets.text()
    scan = tmp_path / "合同.pdf"
    scan.write_bytes(b"scan")
    page.attach(scan)
    qtbot.waitUntil(lambda: page.list.rowCount() == 1)
    tab.copy_on(contract(tab.desk.company))
    qtbot.waitUntil(lambda: tab.pages.name.text() == f"{CHAIN} 2027")
    settle(tab.desk, qtbot)
    assert column(tab.table, "year") == ["2027", "2026", "2025"]
    tab.table.view.selectRow(0)
    tab.table.retire_asked.emit([tab.table.current_id()])
    qtbot.waitUntil(lambda: column(tab.table, "year") == ["2026", "2025"])


def test_a_retailer_without_a_contract_offers_a_new_one(chain: Company, sit: Sit, qtbot: QtBot) -> None:
    bring(chain, {"客户": [["客户名称", "KA系统"], ["别家一店", "别家"]]})
    window = sit(chain, "en")
    tab = tab_of(window, "key_accounts", qtbot)
    assert column(tab.table, "retailer")[-1] == "别家"
    tab.table.view.selectRow(2)
    settle(tab.desk, qtbot)
    tab.edit(tab.table.current_id())
    form = form_of(window, qtbot)
    assert form.fields.values()["retailer"] == "别家"
    save(form, qtbot)
    assert tab.pages.name.text() == "别家 2026"


# what few need -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "zh"])
def test_windows_behind_more_open_and_speak_one_language(
    chain: Company, sit: Sit, qtbot: QtBot, language: Any
) -> None:
    window = sit(chain, language)
    tab = tab_of(window, "key_accounts", qtbot)
    menu = tab.pages.more.menu()
    said = [action.text() for action in menu.actions() if action.text()]
    assert foreign(said, language) == []
    for deed in (more.season_window, more.memory_window):
        opened = deed(tab.desk, tab)
        settle(tab.desk, qtbot)
        assert opened.table.rowCount() == (1 if deed is more.season_window else 0)
        opened.reject()
    opened = more.words_window(tab.desk, tab, contract(chain))
    settle(tab.desk, qtbot)
    fields = opened.findChildren(QPlainTextEdit)
    assert len(fields) >= 3
    assert "2026-03-31" in fields[0].toPlainText()
    assert foreign([field.toPlainText() for field in fields], language) == []
    fields[0].setPlainText("改过的话")
    press(opened, "Copy" if language == "en" else "复制", qtbot)
    assert QGuiApplication.clipboard().text() == "改过的话"
    opened.reject()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_page_and_form_says_all_in_one_language(
    company: Company, sit: Sit, qtbot: QtBot, language: Any
) -> None:
    bring(company, {
        "KA合同": [["系统", "年度", "预计销售额", "毛利率%"], ["11", 2026, 1000, 18]],
        "KA费用": [["系统", "年度", "科目", "计费方式", "标准", "要求"], ["11", 2026, "扣点", "销售额%", 5, 6], ["11", 2026, "堆头费", "每次", 5, 6]],
        "费用台账": [["日期", "系统", "科目", "金额", "承担方"], ["2026-02-01", "11", "堆头费", 5, "厂家"]],
        "谈判记录": [["系统", "年度", "日期", "科目", "对方要求"], ["11", 2026, "2026-02-01", "扣点", "6"]],
    })  # fmt: skip
    window = sit(company, language)
    tab = tab_of(window, "key_accounts", qtbot)
    for number, page in enumerate(tab.pages.pages):
        turn_to(tab, number, qtbot)
        assert foreign(own_words(page), language) == [], number
        for one in page.findChildren(QWidget):
            add = getattr(one, "add_new", None)
            if add is not None and not isinstance(one, RecordTable):
                add()
                form = form_of(window, qtbot)
                assert foreign(own_words(form), language) == []
                form.reject()


# the PIN, and what leaves the house --------------------------------------------------------------------


def lock_up(tab: KeyAccountsTab, qtbot: QtBot) -> None:
    plain_lists.set_pin(tab.desk.company, None, "2468")
    qtbot.waitUntil(lambda: tab.pages.lock.has_pin is True)
    tab.pages.lock.lock()
    settle(tab.desk, qtbot)


def test_the_pin_hides_floors_and_figures_until_it_is_entered(
    tab: KeyAccountsTab, window: MainWindow, qtbot: QtBot
) -> None:
    lock_up(tab, qtbot)
    assert "Floors, targets, costs and margins are hidden" in shown_in(tab)
    assert column(tab.pages.fees.list.table, "floor") == ["", "", ""]
    tab.pages.fees.list.edit(fee(tab.desk.company, "扣点").id)
    form = form_of(window, qtbot)
    assert not {"floor", "target"} & set(form.fields.editors)
    form.reject()
    page = turn_to(tab, WHAT_IF, qtbot)
    assert (page.table.rowCount(), page.chart.chart) == (0, None)
    assert turn_to(tab, CONTRACT, qtbot).secrets.text() == ""
    tab.open_form(contract(tab.desk.company), {})
    form = form_of(window, qtbot)
    assert "margin" not in form.fields.editors
    form.reject()
    everything = " ".join(own_words(tab))
    assert "8,642.97" not in everything
    assert "60,136.99" not in everything
    press(tab.pages, "Show floors…", qtbot)
    (asked,) = tab.pages.findChildren(AskPin)
    asked.lines[0].setText("1111")
    press(asked, "OK", qtbot)
    assert asked.refusal.text() == "The PIN is wrong."
    asked.lines[0].setText("2468")
    press(asked, "OK", qtbot)
    turn_to(tab, FEES, qtbot)
    assert column(tab.pages.fees.list.table, "floor")[0] == "8,642.97"
    assert "¥60,136.99" in shown_in(tab)


def test_the_pin_is_set_in_its_window_which_says_what_it_is_worth(tab: KeyAccountsTab, qtbot: QtBot) -> None:
    tab.pages.lock.ask_settings()
    (opened,) = tab.pages.findChildren(PinWindow)
    assert any("does not encrypt the company file" in label.text() for label in opened.findChildren(QLabel))
    for typed, said in ((("2468", "2469"), "The two new PINs differ."), (("1", "1"), "Use 4 to 12 digits.")):
        for line, value in zip(opened.lines, typed, strict=True):
            line.setText(value)
        press(opened, "OK", qtbot)
        qtbot.waitUntil(lambda said=said: opened.refusal.text() == said)
    for line in opened.lines:
        line.setText("2468")
    press(opened, "OK", qtbot)
    qtbot.waitUntil(lambda: tab.pages.lock.has_pin is True)
    assert button(tab.pages, "Hide floors"), "who set it sees on"


def test_copying_and_exporting_what_is_seen_leave_the_floor_at_home(
    tab: KeyAccountsTab, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    from distributor_desk.desktop import seen

    table = tab.pages.fees.list.table
    table.view.selectAll()
    table.copy()
    settle(tab.desk, qtbot)
    copied = QGuiApplication.clipboard().text()
    assert "Commission" in copied
    assert "8642" not in copied
    path = tmp_path / "seen.xlsx"
    seen.export(tab.desk, table.seen(), path)
    settle(tab.desk, qtbot)
    assert "8642" not in str(cells(path))
    papers.export_comparison(tab.desk, contract(tab.desk.company), tmp_path / "对比.xlsx")
    settle(tab.desk, qtbot)
    (rows,) = cells(tmp_path / "对比.xlsx").values()
    assert rows[1][2:5] == ["Commission", "", "percent"]
    assert "8642" not in str(rows)
    assert "8642" not in window.windowTitle()


@pytest.mark.parametrize("owner_copy", [False, True])
def test_papers_carry_floors_only_when_the_owners_copy_is_asked_for(
    tab: KeyAccountsTab, qtbot: QtBot, owner_copy: bool
) -> None:
    show: Callable[..., Any]
    for show in (papers.show_brief, papers.show_comparison):
        dialog = show(tab.desk, tab, contract(tab.desk.company), owner_copy=owner_copy)
        qtbot.waitUntil(lambda dialog=dialog: dialog.paper is not None, timeout=15_000)
        said = pdf_words(dialog.paper.data)
        assert ("8,642.97" in said) is owner_copy
        assert "8642" not in dialog.windowTitle()
        dialog.reject()
        settle(tab.desk, qtbot)


def test_a_stores_page_says_what_its_retailer_asks(window: MainWindow, qtbot: QtBot) -> None:
    customers = tab_of(window, "customers", qtbot)
    place = column(customers.table, "name").index(EAST)
    customers.table.view.selectRow(place)
    settle(window.desk, qtbot)
    said = words(customers.page)
    assert f"{CHAIN} 2026" in said
    assert "hold" in said
    assert "8642" not in said.replace(",", "")
    press(customers.page, "Open the contract", qtbot)
    settle(window.desk, qtbot)
    assert window.tabs.tabText(window.tabs.currentIndex()) == "KA fees"


def test_a_sentence_opens_the_negotiation_or_the_entry_it_speaks_of(
    tab: KeyAccountsTab, window: MainWindow, chain: Company, qtbot: QtBot
) -> None:
    rows = [[f"2026-02-0{day}", CHAIN, "堆头费", 5, "厂家"] for day in (1, 2, 3)]
    bring(chain, {"费用台账": [["日期", "系统", "科目", "金额", "承担方"], *rows]})
    settle(window.desk, qtbot)
    last_year, this_year = contract(chain, 2025), contract(chain, 2026)
    window.desk.open_record("key_accounts", this_year, "talks")
    settle(window.desk, qtbot)
    assert tab.pages.tabs.currentIndex() == TALKS
    tab.open_record(last_year)
    settle(window.desk, qtbot)
    wanted = entries(chain)[0].id
    window.desk.open_record("key_accounts", this_year, str(wanted))
    settle(window.desk, qtbot)
    assert tab.pages.tabs.currentIndex() == BOOK
    qtbot.waitUntil(lambda: tab.pages.entries.list.table.current_id() == wanted)


def test_without_a_contract_no_fee_can_be_added(sit: Sit, company: Company, qtbot: QtBot) -> None:
    tab: KeyAccountsTab = tab_of(sit(company, "en"), "key_accounts", qtbot)
    assert not button(tab.pages.fees, "Add a fee…").isEnabled()
    tab.pages.fees.list.add_new()
    settle(tab.desk, qtbot)
    assert not tab.findChildren(RecordForm)
