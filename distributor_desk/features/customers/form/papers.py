"""Showing customers' papers: cards, service cards, outlets by area."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from distributor_desk.core.language import Text
from distributor_desk.core.progress import Progress
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.print_dialog import Paper, PrintDialog
from distributor_desk.features.customers.queries.papers import CustomerCard, cards, outlets
from distributor_desk.features.customers.sheet.fields import QR_WORDS
from distributor_desk.storage.people import name_of
from distributor_desk.storage.settings import value_of
from distributor_desk.storage.unit_of_work import Reading

CARD, SERVICE = Text("客户档案", "Customer card"), Text("客户服务卡", "Service card")
OUTLETS = Text("网点分布表", "Outlets by area")
PRINTED = Text("打印 {day}　{who}", "Printed {day}, {who}")
READING = Text("正在读取客户", "Reading customers")


def card_lines(desk: Desk) -> Callable[[Reading, int], Sequence[tuple[Text, Text]]]:
    """What the rooms add to a printed card; what stays in the house is left out."""
    rooms = [feature.on_customer_card for feature in desk.features if feature.on_customer_card]
    today = desk.today()

    def lines(session: Reading, customer_id: int) -> list[tuple[Text, Text]]:
        return [
            (line.label, line.words)
            for room in rooms
            for line in room(session, customer_id, today)
            if not line.house
        ]

    return lines


def printed(desk: Desk, session: Reading) -> str:
    """What stands in the footer: when and by whom."""
    who = name_of(session, desk.company.at_the_desk)
    return PRINTED.with_(day=desk.today(), who=who).in_(desk.language)


def read_cards(desk: Desk, session: Reading, ids: Sequence[int], progress: Progress) -> list[CustomerCard]:
    return cards(session, ids, card_lines(desk), lambda done, of: progress.at(READING, done, of))


def show_cards(desk: Desk, parent: QWidget, ids: Sequence[int]) -> PrintDialog:
    """客户档案, one a page."""

    def produce(progress: Progress) -> Paper:
        from distributor_desk.features.customers import document

        with desk.company.read() as session:
            found, foot = read_cards(desk, session, ids, progress), printed(desk, session)
        return document.cards_pdf(found, desk.company.name, desk.language, foot, progress)

    return _open(desk, parent, CARD, produce)


def show_service_cards(desk: Desk, parent: QWidget, ids: Sequence[int]) -> PrintDialog:
    """客户服务卡, two a page."""

    def produce(progress: Progress) -> Paper:
        from distributor_desk.features.customers import document

        with desk.company.read() as session:
            found, foot = read_cards(desk, session, ids, progress), printed(desk, session)
            qr = value_of(session, QR_WORDS)
        return document.service_cards_pdf(found, desk.company.name, desk.language, foot, progress, qr)

    return _open(desk, parent, SERVICE, produce)


def show_outlets(desk: Desk, parent: QWidget, ids: Sequence[int] | None) -> PrintDialog:
    """网点分布表 of all customers, or of those that are selected."""

    def produce(progress: Progress) -> Paper:
        from distributor_desk.features.customers import document

        with desk.company.read() as session:
            found, foot = outlets(session, ids), printed(desk, session)
        return document.outlets_pdf(found, desk.company.name, desk.language, foot, progress)

    return _open(desk, parent, OUTLETS, produce)


def _open(desk: Desk, parent: QWidget, name: Text, produce: Callable[[Progress], Paper]) -> PrintDialog:
    dialog = PrintDialog(desk, parent, desk.say(name), produce)
    dialog.open()
    return dialog
