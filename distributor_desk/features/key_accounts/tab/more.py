"""What few need, behind 更多: the season of contracts, concessions of the past, caps, subjects, wordings, the PIN."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.language import Text
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.features.key_accounts.document.saying import growth, signed
from distributor_desk.features.key_accounts.queries.briefs import brief
from distributor_desk.features.key_accounts.queries.contracts import contract_year
from distributor_desk.features.key_accounts.queries.lists import Where
from distributor_desk.features.key_accounts.queries.needs import Season, season
from distributor_desk.features.key_accounts.queries.talks import memories
from distributor_desk.features.key_accounts.rules.talks import Memory
from distributor_desk.features.key_accounts.tab import papers, specs
from distributor_desk.features.key_accounts.tab.list_page import ListPage, ListSpec, ListWindow
from distributor_desk.features.key_accounts.tab.lock import OwnerLock
from distributor_desk.storage.unit_of_work import Reading

MORE = Text("更多", "More")
BRIEF, OWNER_BRIEF = Text("打印谈判备忘…", "Print the brief…"), Text("打印谈判备忘（老板专用，含底线）…", "Print the brief (owner's copy, with floors)…")  # fmt: skip
COMPARE, OWNER_COMPARE = Text("打印年度对比…", "Print the year comparison…"), Text("打印年度对比（老板专用）…", "Print the year comparison (owner's copy)…")  # fmt: skip
EXPORT, WORDS = Text("导出年度对比…", "Export the year comparison…"), Text("可以这样说…", "Words to use…")
SEASON, MEMORY = Text("合同季清单…", "Contract season…"), Text("以往的让步…", "Concessions so far…")
CAPS, SUBJECTS = Text("厂家费用控制率…", "Factory fee control…"), Text("费用科目…", "Fee subjects…")
WORDINGS, PIN = Text("谈判话术…", "Wordings…"), Text("老板密码…", "Owner's PIN…")
CAPS_NOTE = Text(
    "厂家给每个品牌的费用有上限。KA 上用多了，别的支持就会少。",
    "A maker's budget for a brand has a limit: what the chains take is missing in other support.",
)
SUBJECTS_NOTE = Text(
    "每个科目要留哪些凭证、一般怎么收。自己的科目也可以加在这里。",
    "What evidence each subject needs and how it is usually charged. Add subjects of your own.",
)
WORDINGS_NOTE = Text(
    "改成自己的话。{day} 会换成期限的日期。",
    "Put them into your own words. {day} becomes the day of the deadline.",
)
COPY, COPIED = Text("复制", "Copy"), Text("已复制，可以粘贴到微信。", "Copied; paste it into a message.")
_SEASON = (
    Text("系统", "Retailer"), Text("最新合同", "Newest contract"), Text("到期", "Runs out"), Text("下一年", "Next year"),
    Text("要求项数", "Asks"), Text("多要", "Asked more"),
)  # fmt: skip
_MEMORY = (
    Text("系统", "Retailer"), Text("年度", "Year"), Text("回合", "Rounds"), Text("让步", "Concessions"), Text("过早让步", "Early"),
    Text("平均坚持天数", "Days held"), Text("平均让出要求的", "Share of the ask"),
)  # fmt: skip
READY, NOT_READY = Text("已有", "there"), Text("还没有", "not yet")


def fill(menu: QMenu, desk: Desk, over: QWidget, where: Callable[[], Where], lock: OwnerLock) -> None:
    """The entries of 更多; papers first, then lists, then the PIN."""
    say = desk.say

    def of_contract(deed: Callable[[int], object]) -> Callable[[], None]:
        def done() -> None:
            contract = where().contract
            if contract:
                deed(contract)

        return done

    def owners(show: Callable[..., object]) -> Callable[[], None]:
        def done() -> None:
            if lock.open:
                of_contract(lambda i: show(desk, over, i, owner_copy=True))()
            else:
                lock.button.click()

        return done

    menu.addAction(say(BRIEF), of_contract(lambda i: papers.show_brief(desk, over, i)))
    menu.addAction(say(COMPARE), of_contract(lambda i: papers.show_comparison(desk, over, i)))
    menu.addAction(say(OWNER_BRIEF), owners(papers.show_brief))
    menu.addAction(say(OWNER_COMPARE), owners(papers.show_comparison))
    menu.addAction(say(EXPORT), of_contract(lambda i: papers.ask_and_export(desk, over, i)))
    menu.addSeparator()
    menu.addAction(say(WORDS), of_contract(lambda i: words_window(desk, over, i)))
    menu.addAction(say(SEASON), lambda: season_window(desk, over))
    menu.addAction(say(MEMORY), lambda: memory_window(desk, over))
    menu.addSeparator()
    for words, spec, note in (
        (CAPS, specs.caps, CAPS_NOTE),
        (SUBJECTS, specs.subjects, SUBJECTS_NOTE),
        (WORDINGS, specs.wordings, WORDINGS_NOTE),
    ):
        menu.addAction(say(words), partial(_open_list, desk, over, spec, note, where))
    menu.addSeparator()
    menu.addAction(say(PIN), lock.ask_settings)


def _open_list(
    desk: Desk, over: QWidget, spec: Callable[[Desk], ListSpec], note: Text, where: Callable[[], Where]
) -> None:
    list_window(desk, over, spec, note, where())


def list_window(
    desk: Desk, over: QWidget, spec: Callable[[Desk], ListSpec], note: Text, where: Where
) -> ListWindow:
    """A plain list in its own window."""
    page = ListPage(desk, spec(desk))
    page.where = where if where.year else Where(year=desk.today().year)
    window = ListWindow(desk, over, page, desk.say(note))
    window.open()
    return window


def season_window(desk: Desk, over: QWidget) -> TableWindow:
    """Which contract runs out when, and whether the next one is there."""
    window = TableWindow(desk, over, SEASON, _SEASON, numbers=(4, 5))

    def lines(found: list[Season]) -> list[tuple[str, ...]]:
        say = desk.say
        return [
            (
                s.retailer, str(s.year), s.ends.isoformat(), say(READY if s.next_there else NOT_READY), str(s.asks),
                signed(s.more),
            )
            for s in found
        ]  # fmt: skip

    today = desk.today()
    desk.runner.read(
        lambda session: season(session, today),
        lambda found: window.table.show_lines(lines(found)),
        owner=window,
    )
    window.open()
    return window


def memory_window(desk: Desk, over: QWidget) -> TableWindow:
    """How early we gave way, by retailer and year."""
    window = TableWindow(desk, over, MEMORY, _MEMORY, numbers=(1, 2, 3, 4, 5, 6))

    def lines(found: list[Memory]) -> list[tuple[str, ...]]:
        return [
            (
                m.retailer, str(m.year), str(m.rounds), str(m.conceded), str(m.early),
                "—" if m.days_held is None else f"{m.days_held:.1f}", growth(m.share).lstrip("+"),
            )
            for m in found
        ]  # fmt: skip

    desk.runner.read(memories, lambda found: window.table.show_lines(lines(found)), owner=window)
    window.open()
    return window


class TableWindow(QDialog):
    """A short table in a window of its own."""

    def __init__(
        self, desk: Desk, over: QWidget, title: Text, headings: tuple[Text, ...], *, numbers: tuple[int, ...]
    ) -> None:
        super().__init__(over)
        self.setWindowTitle(desk.say(title).rstrip("…"))
        self.table = PlainList([desk.say(h) for h in headings], stretched=0, numbers=numbers)
        QVBoxLayout(self).addWidget(self.table)
        self.resize(760, 360)


def words_window(desk: Desk, over: QWidget, contract: int) -> WordsWindow:
    """The words that fit where the negotiation stands."""
    window = WordsWindow(desk, over)

    def read(session: Reading) -> list[tuple[Text, str]]:
        found = brief(session, desk.company.name, contract_year(session, contract))
        until = str(found.deadline or found.hold_until or "—")
        return [(name, desk.say(words).replace("{day}", until)) for name, words in found.wordings]

    desk.runner.read(read, window.show_words, owner=window)
    window.open()
    return window


class WordsWindow(QDialog):
    """Suggested words, each to be changed before it is copied."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(over)
        self.desk = desk
        self.setWindowTitle(desk.say(WORDS).rstrip("…"))
        body = QWidget()
        self.column = QVBoxLayout(body)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(body)
        QVBoxLayout(self).addWidget(scroll)
        self.resize(600, 560)

    def show_words(self, found: list[tuple[Text, str]]) -> None:
        """One field a tactic, with a button that copies it."""
        for name, words in found:
            heading = QLabel(self.desk.say(name))
            theme.dress(heading, "note")
            field = QPlainTextEdit(words)
            field.setAccessibleName(self.desk.say(name))
            field.setFixedHeight(field.fontMetrics().lineSpacing() * 3 + 14)
            copy = QPushButton(self.desk.say(COPY), autoDefault=False)
            copy.setAccessibleName(f"{self.desk.say(COPY)}: {self.desk.say(name)}")
            copy.clicked.connect(lambda _checked, field=field: self._copy(field.toPlainText()))
            self.column.addWidget(heading)
            self.column.addWidget(field)
            self.column.addWidget(copy, 0, Qt.AlignmentFlag.AlignRight)
        self.column.addStretch(1)

    def _copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self.desk.tell(COPIED)
