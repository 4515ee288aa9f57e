"""The page 费用: the key figures of the year, and the fee lines side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.plain_list import PlainList
from distributor_desk.features.key_accounts.document.saying import money, rate
from distributor_desk.features.key_accounts.form.columns import SECRET_FEES
from distributor_desk.features.key_accounts.queries.contracts import Basis, ContractYear, contract_year
from distributor_desk.features.key_accounts.queries.lists import Where
from distributor_desk.features.key_accounts.rules.figures import VERDICTS, Step, explained
from distributor_desk.features.key_accounts.tab import specs
from distributor_desk.features.key_accounts.tab.list_page import ListPage
from distributor_desk.features.key_accounts.tab.lock import LOCKED, OwnerLock, keep_in
from distributor_desk.spreadsheets.columns import Column

HOW = Text("怎么算的", "How it is worked out")
FIGURES = Text(
    "销售额 {sales}（{of}）　净贡献 {net}（{rate}）　保本销售额 {even}　还能让 {give}　{verdict}",
    "Sales {sales} ({of})   net {net} ({rate})   break-even {even}   can still give {give}   {verdict}",
)
NONE_EVEN = Text("没有，每卖都亏", "none, every sale loses")
ALSO = Text("厂家承担 {factory}，垫付 {advanced}", "the factory bears {factory}, advanced {advanced}")
TWICE = Text(
    "注意：合同资料里已有{what}，费用里又有“{subject}”，别算两遍。",
    "Note: {what} is in the contract already, and “{subject}” is among the fees; do not count it twice.",
)
OWN_COSTS = {
    "shrink": Text("损耗", "shrink"),
    "delivery": Text("配送成本", "the delivery cost"),
    "promoter": Text("促销员成本", "the promoter cost"),
}
BASES: dict[Basis, Text] = {
    "forecast": Text("按预计销售额", "By the forecast"),
    "ledger": Text("按流水", "By the ledger"),
}
OF_SALES: dict[Basis, Text] = {
    "forecast": Text("按预计销售额", "by the forecast"),
    "ledger": Text("按流水", "by the ledger"),
}


class BasisBox(QComboBox):
    """Which sales the figures stand on: the contract's forecast, or the ledger."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setAccessibleName(desk.say(Text("销售额来源", "Sales from")))
        for key, words in BASES.items():
            self.addItem(desk.say(words), key)

    def basis(self) -> Basis:
        return "ledger" if self.currentData() == "ledger" else "forecast"


class FeesPage(QWidget):
    """Figures above, lines below; what is secret is shown while the owner's lock is open."""

    def __init__(self, desk: Desk, lock: OwnerLock) -> None:
        super().__init__()
        self.desk, self.lock, self.where = desk, lock, Where()
        self.found: ContractYear | None = None
        self.list = _FeeList(desk, lock)
        self.figures = QLabel(wordWrap=True)
        self.warning = QLabel(wordWrap=True)
        theme.dress(self.warning, "warning")
        self.warning.hide()
        self.basis = BasisBox(desk)
        self.basis.currentIndexChanged.connect(lambda _place: self.read_again())
        self.how = QPushButton(desk.say(HOW))
        self.how.clicked.connect(lambda _checked: self.explain())
        head = QHBoxLayout()
        head.addWidget(self.figures, 1)
        head.addWidget(self.basis)
        head.addWidget(self.how)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 0)
        column.addLayout(head)
        column.addWidget(self.warning)
        column.addWidget(self.list, 1)

    def show_where(self, where: Where) -> None:
        """Another contract, or the same one read again."""
        self.where = where
        self.list.show_where(where)
        self.read_again()

    def read_again(self) -> None:
        """Work the figures out again."""
        where, basis = self.where, self.basis.basis()
        if not where.contract:
            self._show(None)
            return
        self.desk.runner.read(
            lambda session: contract_year(session, where.contract, basis), self._show, owner=self,
            key=(id(self), "figures"),
        )  # fmt: skip

    def explain(self) -> None:
        """Every figure with its formula and inputs."""
        if self.found is not None and self.found.terms is not None and self.lock.open:
            steps = explained(self.found.figures(), self.found.of_sales)
            Explained(self.desk, self, steps).open()

    def _show(self, found: ContractYear | None) -> None:
        self.found = found
        say = self.desk.say
        self.how.setVisible(found is not None and found.terms is not None and self.lock.open)
        self.basis.setVisible(found is not None)
        self.warning.setVisible(False)
        if found is None:
            self.figures.setText(say(Text("左边选一份合同。", "Choose a contract on the left.")))
        elif not self.lock.open:
            self.figures.setText(say(LOCKED))
        elif found.terms is None:
            self.figures.setText(say(_NO_MARGIN))
        else:
            self.figures.setText(_figures(self.desk, found))
            self._warn(found)

    def _warn(self, found: ContractYear) -> None:
        terms = found.need_terms()
        own = {"shrink": terms.shrink, "delivery": terms.delivery, "promoter": terms.promoter}
        twice = [line for line in found.lines if own.get(line.mark)]
        if twice:
            words = TWICE.with_(what=OWN_COSTS[twice[0].mark], subject=twice[0].subject)
            self.warning.setText(self.desk.say(words))
        self.warning.setVisible(bool(twice))


_NO_MARGIN = Text(
    "还不知道毛利率，算不出净贡献：请在“合同”页填写毛利率，或导入带成本的销售明细。",
    "The gross margin is not known, so there is no net result: enter it on the page “Contract”, or import sales with costs.",
)


def _figures(desk: Desk, found: ContractYear) -> str:
    now = found.figures()
    even = desk.say(NONE_EVEN) if now.break_even is None else shown(now.break_even)
    line = FIGURES.with_(
        sales=shown(now.sales), of=OF_SALES[found.basis], net=shown(now.net), rate=rate(now.net_rate),
        even=even, give=shown(now.can_give), verdict=VERDICTS[now.verdict] if now.verdict != "fine" else "",
    )  # fmt: skip
    also = ALSO.with_(factory=shown(now.factory_fees), advanced=shown(now.advanced_fees))
    return (
        f"{desk.say(line).strip()}　{desk.say(also)}"
        if now.factory_fees or now.advanced_fees
        else desk.say(line)
    )


class _FeeList(ListPage):
    """The lines; floor and target are neither shown nor asked for while the lock is closed."""

    def __init__(self, desk: Desk, lock: OwnerLock) -> None:
        self._lock = lock
        super().__init__(desk, specs.fee_lines(desk))

    def form_columns(self) -> tuple[Column, ...]:
        if self._lock.open:
            return self.spec.form
        return tuple(c for c in self.spec.form if c.key not in SECRET_FEES)


class Explained(QDialog):
    """How each figure comes about."""

    def __init__(self, desk: Desk, parent: QWidget, steps: list[Step]) -> None:
        super().__init__(parent)
        self.setWindowTitle(desk.say(HOW))
        say = desk.say
        headings = [say(Text("项目", "Figure")), say(Text("金额", "Amount")), say(HOW)]
        table = PlainList(headings, stretched=2, numbers=(1,))
        table.show_lines(
            [(say(s.name), "—" if s.value is None else money(s.value), say(s.words)) for s in steps]
        )
        keep_in(table)
        QVBoxLayout(self).addWidget(table)
        self.resize(900, 420)
