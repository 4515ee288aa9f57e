"""Every printed page, opened as the window opens it, and drawn as a picture of its first pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from distributor_desk.desktop.main_window import MainWindow
from distributor_desk.desktop.print_dialog import PrintDialog
from distributor_desk.desktop.settings_window import SettingsWindow
from distributor_desk.features.customers.form import papers as customers
from distributor_desk.features.customers.form.handing_over import HandOverDialog
from distributor_desk.features.customers.records import Customer
from distributor_desk.features.key_accounts.records import KaContract
from distributor_desk.features.key_accounts.tab import papers as key_accounts
from distributor_desk.features.portfolio.document import TITLE
from distributor_desk.features.rebates.form.settling import SettleDeeds
from distributor_desk.features.rebates.records import Settlement
from distributor_desk.features.sales.form.statement import show_statement
from distributor_desk.features.visits.queries.orders import delivery_orders

MOST_PAGES = 2
Open = Callable[[MainWindow], PrintDialog]


class Drawn:
    """A paper in its dialog, until it is closed."""

    def __init__(self, dialog: PrintDialog) -> None:
        self.dialog = dialog

    @property
    def ready(self) -> bool:
        return self.dialog.document.pageCount() > 0

    def picture(self) -> QImage:
        """The first pages side by side, a little larger than half their size."""
        paper = self.dialog.document
        pages = []
        for number in range(min(MOST_PAGES, paper.pageCount())):
            points = paper.pagePointSize(number)
            pages.append(
                paper.render(number, QSize(round(points.width() * 1.25), round(points.height() * 1.25)))
            )
        gap = 12
        whole = QImage(
            sum(page.width() for page in pages) + gap * (len(pages) - 1),
            max(page.height() for page in pages),
            QImage.Format.Format_RGB32,
        )
        whole.fill(Qt.GlobalColor.gray)
        painter, left = QPainter(whole), 0
        for page in pages:
            painter.fillRect(left, 0, page.width(), page.height(), Qt.GlobalColor.white)
            painter.drawImage(left, 0, page)
            left += page.width() + gap
        painter.end()
        return whole

    def close(self) -> None:
        self.dialog.close()


def _opened(deed: Callable[[], object]) -> PrintDialog:
    """The print dialog that a deed of the window opens, now or a moment later."""
    before = set(_dialogs())
    deed()
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if set(_dialogs()) - before else None)
    timer.start(50)
    loop.exec()
    return (set(_dialogs()) - before).pop()


def _dialogs() -> list[PrintDialog]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, PrintDialog)]


def _first(window: MainWindow, record: Any, *where: Any, most: int = 1) -> list[int]:
    with window.desk.company.read() as session:
        return [*session.scalars(select(record.id).where(*where).order_by(record.id).limit(most))]


def _shops(window: MainWindow) -> list[int]:
    return _first(window, Customer, Customer.channel == "traditional", most=2)


def _of_tab(key: str, page: str | None = None, deed: str = "print_paper") -> Open:
    """What a tab, or one of its pages, prints."""

    def open_(window: MainWindow) -> PrintDialog:
        tab: Any = window.show_tab(key)
        part = tab if page is None else tab.page(page)
        _settle(window)
        return _opened(getattr(part, deed))

    return open_


def _settle(window: MainWindow) -> None:
    loop, timer, quiet = QEventLoop(), QTimer(), [0]

    def look() -> None:
        quiet[0] = quiet[0] + 1 if window.desk.runner.idle else 0
        if quiet[0] > 6:
            loop.quit()

    timer.timeout.connect(look)
    timer.start(50)
    loop.exec()


def _orders(window: MainWindow) -> PrintDialog:
    """Of the last day on which something was ordered."""
    desk = window.desk
    days = (desk.today() - timedelta(days=back) for back in range(60))
    with desk.company.read() as session:
        day = next(d for d in days if delivery_orders(session, desk.company.name, d))
    tab: Any = window.show_tab("visits")
    page = tab.page("today")
    page.show_day(day)
    _settle(window)
    return _opened(page.print_orders)


def _promotion(window: MainWindow) -> PrintDialog:
    tab: Any = window.show_tab("visits")
    plan = tab.page("plan")
    part = plan.show_part("promotions")
    _settle(window)
    return _opened(lambda: part.print_one(part.table.model.row_at(0).id))


def _territories(window: MainWindow) -> PrintDialog:
    tab: Any = window.show_tab("sub_distributors")
    tab.pages.setCurrentIndex(1)
    _settle(window)
    return _opened(tab.print_paper)


def _statement(window: MainWindow) -> PrintDialog:
    last = window.desk.today()
    return show_statement(window.desk, window, _shops(window)[:1], last - timedelta(days=60), last)


def _hand_over(window: MainWindow) -> PrintDialog:
    dialog = HandOverDialog(window.desk, window)
    _settle(window)
    dialog.from_rep.setCurrentIndex(1)
    _settle(window)
    return dialog.print_paper()


def _rebate(window: MainWindow) -> PrintDialog:
    deeds = SettleDeeds(window.desk, window)
    return _opened(lambda: deeds.reprint(_first(window, Settlement)))


def _return(page: str, size: str = "") -> Open:
    def open_(window: MainWindow) -> PrintDialog:
        tab: Any = window.show_tab("returns")
        part = getattr(tab, page)
        tab.pages.setCurrentWidget(part)
        _settle(window)
        part.table.view.selectRow(0)
        _settle(window)
        return _opened(lambda: tab.print_slip(part.pane.order, size) if size else tab.print_paper())

    return open_


def _contract(open_: Callable[..., PrintDialog], *, owner_copy: bool) -> Open:
    return lambda window: open_(window.desk, window, _first(window, KaContract)[0], owner_copy=owner_copy)


def _range(window: MainWindow) -> PrintDialog:
    """The owner's copy, without the question that is asked before."""
    tab: Any = window.show_tab("products")
    page = tab.page("portfolio")
    _settle(window)
    dialog = PrintDialog(window.desk, window, window.desk.say(TITLE), page._paper)
    dialog.open()
    return dialog


def _rules(window: MainWindow) -> PrintDialog:
    settings = SettingsWindow(window.desk, window)
    return _opened(settings.print_rules)


PAPERS: dict[str, Open] = {
    "today": _of_tab("today"),
    "visit-sheet": _of_tab("visits", "today"),
    "daily-report": _of_tab("visits", "today", "print_reports"),
    "delivery-order": _orders,
    "blank-card": _of_tab("visits", "today", "print_blank"),
    "route-list": _of_tab("visits", "routes"),
    "promotion": _promotion,
    "sales-board": _of_tab("visits", "reps"),
    "customer-card": lambda window: customers.show_cards(window.desk, window, _shops(window)),
    "service-card": lambda window: customers.show_service_cards(window.desk, window, _shops(window)),
    "outlets": lambda window: customers.show_outlets(window.desk, window, None),
    "statement-of-account": _statement,
    "hand-over": _hand_over,
    "sub-distributor": _of_tab("sub_distributors"),
    "territories": _territories,
    "rebate-statement": _rebate,
    "return-slip": _return("orders", "a4"),
    "return-slip-narrow": _return("orders", "form"),
    "claim": _return("claims"),
    "ka-brief": _contract(key_accounts.show_brief, owner_copy=False),
    "ka-brief-owner": _contract(key_accounts.show_brief, owner_copy=True),
    "ka-comparison": _contract(key_accounts.show_comparison, owner_copy=False),
    "products-owner": _range,
    "rules-of-the-house": _rules,
}
