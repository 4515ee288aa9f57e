"""The selected customers as a WeChat list: names and words to the clipboard, and the plan of what goes out (needs 10, 14–16)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.desktop import messages, theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.desktop.record_window import fit_to_screen
from distributor_desk.features.customers.operations.care import BROADCAST, save_broadcast
from distributor_desk.features.customers.queries.care import broadcasts_on
from distributor_desk.features.customers.queries.shops import Shop, shops_of
from distributor_desk.features.customers.rules import MOST_BROADCASTS_A_DAY, POSTING_HOURS

TITLE = Text("微信名单", "WeChat list")
NAMES_COPIED = Text(
    "已复制 {count} 个名字，可以粘贴到微信的搜索框或标签里。",
    "{count} {count:name|names} copied; paste them into WeChat.",
)
WORDS_COPIED = Text("已复制这段话，可以粘贴到微信。", "The words are copied; paste them into WeChat.")
NO_WORDS = Text("请先写要发的话。", "Write the words first.")
AUDIENCE = Text("{count} 个客户", "{count} customers")


class MessageDialog(QDialog):
    """Who, what and when: nothing is sent from here; it is pasted into WeChat."""

    def __init__(self, desk: Desk, parent: QWidget, ids: Sequence[int]) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle(desk.say(TITLE))
        self.shops: list[Shop] = []
        self.list = PlainList(
            [self.tr("Customer"), self.tr("Form of address"), self.tr("WeChat"), self.tr("Phone")],
            stretched=0,
        )
        self.words = QPlainTextEdit()
        self.day, self.hour = QDateEdit(QDate(desk.today())), QComboBox()
        self.crowd = QLabel(wordWrap=True)
        self._lay_out()
        self.day.dateChanged.connect(lambda _day: self._count())
        desk.runner.read(lambda session: shops_of(session, list(ids), {}), self._show, owner=self)
        self._count()

    def names(self) -> str:
        """One a line: the WeChat name where there is one, else how the contact is called, with the shop."""
        lines = []
        for shop in self.shops:
            who = shop.salutation or shop.contact or ""
            lines.append("\t".join(part for part in (shop.wechat or "", who, shop.name) if part))
        return "\n".join(lines)

    def copy_names(self) -> None:
        QGuiApplication.clipboard().setText(self.names())
        self.desk.tell(NAMES_COPIED.with_(count=len(self.shops)))

    def copy_words(self) -> None:
        if self._said():
            QGuiApplication.clipboard().setText(self.words.toPlainText().strip())
            self.desk.tell(WORDS_COPIED)

    def plan(self) -> None:
        """Note the message in the plan, on its day."""
        if not self._said():
            return
        desk, day = self.desk, self.chosen_day()
        values = {
            "date": day, "hour": self.hour.currentText(), "words": self.words.toPlainText().strip(),
            "audience": desk.say(AUDIENCE.with_(count=len(self.shops))),
        }  # fmt: skip
        desk.runner.write(
            lambda: save_broadcast(desk.company, None, values), lambda _id: self._planned(day), owner=self
        )

    def chosen_day(self) -> date:
        day = self.day.date()
        return date(day.year(), day.month(), day.day())

    def _planned(self, day: date) -> None:
        self.desk.did(BROADCAST.with_(day=day))
        self._count()

    def _said(self) -> bool:
        if not self.words.toPlainText().strip():
            messages.refuse(self.desk, self, DeskError(NO_WORDS))
            return False
        return True

    def _lay_out(self) -> None:
        self.list.setAccessibleName(self.tr("Who gets the message"))
        self.words.setAccessibleName(self.tr("Words"))
        self.words.setPlaceholderText(self.tr("What you want to say: a greeting, an offer, a festival …"))
        self.words.setMaximumHeight(120)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(self.tr("Day"))
        self.hour.setAccessibleName(self.tr("Hour"))
        for hour in POSTING_HOURS:
            self.hour.addItem(self.desk.say(hour))
        note = QLabel(
            self.tr(
                "People read at about 8 in the morning, at noon and from 6 to 8 in the evening. One message a day is welcome, more is noise."
            ),
            wordWrap=True,
        )
        theme.dress(note, "note")
        theme.dress(self.crowd, "problem")
        names, words, plan = (
            QPushButton(self.tr("Copy the names")), QPushButton(self.tr("Copy the words")), QPushButton(self.tr("Note in the plan")),
        )  # fmt: skip
        close = QPushButton(self.tr("Close"), autoDefault=False)
        for button, deed in (
            (names, self.copy_names),
            (words, self.copy_words),
            (plan, self.plan),
            (close, self.accept),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked, deed=deed: deed())
        row, foot = QHBoxLayout(), QHBoxLayout()
        for part in (self.day, self.hour, plan):
            row.addWidget(part)
        row.addStretch(1)
        for part in (names, words):
            foot.addWidget(part)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        for piece in (self.list, self.words, note):
            column.addWidget(piece)
        column.addLayout(row)
        column.addWidget(self.crowd)
        column.addLayout(foot)
        fit_to_screen(self, 680, 560)

    def _show(self, shops: list[Shop]) -> None:
        self.shops = shops
        self.list.show_lines(
            [(s.name, s.salutation or s.contact or "", s.wechat or "", s.phone or "") for s in shops]
        )

    def _count(self) -> None:
        day = self.chosen_day()
        self.desk.runner.read(
            lambda session: broadcasts_on(session, day), self._warn, owner=self, key=(id(self), "day")
        )

    def _warn(self, count: int) -> None:
        crowded = count >= MOST_BROADCASTS_A_DAY
        self.crowd.setText(
            self.tr("%n message(s) stand on this day already; choose another.", "", count) if crowded else ""
        )
