"""The owner's PIN on the screen: while it is locked, floors, targets, costs and margins are not shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Text
from distributor_desk.desktop import theme
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.key_accounts.operations import lists as operations

HONEST = Text(
    "密码只让别人在“KA费用”里看不到底线、目标、成本和毛利，离开座位时有用。“商品”里的进价、选“老板专用”的导出和命令行不问密码。"
    "它不加密公司文件：拿到文件、又懂电脑的人仍然读得到。要防这种人，请给电脑设登录密码，并收好公司文件和备份。"
    "密码忘了，数据不会丢，但要请懂电脑的人取消密码。",
    "The PIN only keeps floors, targets, costs and margins of the tab KA fees off the screen while you are away from it. Costs in "
    "the tab Products, exports as an owner's copy and the command line do not ask for it. It does not encrypt the company file: "
    "someone who gets the file and knows computers can still read it. Against that, protect the computer with a password and keep "
    "the company file and its backups safe. If you forget the PIN nothing is lost, but someone who knows computers has to remove it.",
)
LOCKED = Text(
    "底线、目标、成本和毛利已隐藏。点“显示底线…”，输入老板密码。",
    "Floors, targets, costs and margins are hidden. Press “Show floors…” and enter the owner's PIN.",
)
SHOW, HIDE, SET = (
    Text("显示底线…", "Show floors…"),
    Text("隐藏底线", "Hide floors"),
    Text("老板密码…", "Owner's PIN…"),
)
_OLD, _NEW, _AGAIN = Text("现在的密码", "Present PIN"), Text("新密码（不填就取消）", "New PIN (empty removes it)"), Text("再输一遍", "Once more")  # fmt: skip
_TWO = Text("两次输入的新密码不一样。", "The two new PINs differ.")
_ASK = Text("输入老板密码", "Enter the owner's PIN")


class NoCopy(QObject):
    """Keeps a list's cells off the clipboard: what stands there are costs, margins, or what follows from them."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return event.matches(QKeySequence.StandardKey.Copy)
        return False


def keep_in(*lists: QWidget) -> None:
    """Nothing of these lists is copied."""
    for one in lists:
        one.installEventFilter(NoCopy(one))


class OwnerLock(QObject):
    """Whether secrets may be seen in this sitting: always while no PIN is set, else once it was entered."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self._over = desk, parent
        self.has_pin: bool | None = None
        self._entered = False
        self.button = QPushButton()
        self.button.clicked.connect(lambda _checked: self._turn())
        self.button.hide()

    @property
    def open(self) -> bool:
        """Whether secrets may be shown now; not before it is known whether there is a PIN."""
        return self.has_pin is False or self._entered

    def read_again(self) -> None:
        """Look whether a PIN is set."""
        self.desk.runner.read(operations.has_pin, self._know, owner=self, key=(id(self), "pin"))

    def ask_settings(self) -> None:
        """The window that sets, changes or removes the PIN."""
        PinWindow(self.desk, self._over, has_pin=bool(self.has_pin)).open()

    def unlock(self, typed: str) -> None:
        """Show the secrets if this is the PIN; raises DeskError when it is not."""
        operations.unlock(self.desk.company, typed)
        self._entered = True
        self._tell()

    def lock(self) -> None:
        """Hide the secrets again."""
        self._entered = False
        self._tell()

    def _know(self, has_pin: bool) -> None:
        if has_pin != self.has_pin:
            self._entered = self._entered or (self.has_pin is False and has_pin)
            self.has_pin = has_pin
            self._tell()

    def _turn(self) -> None:
        if self._entered:
            self.lock()
        else:
            AskPin(self.desk, self._over, self).open()

    def _tell(self) -> None:
        self.button.setVisible(bool(self.has_pin))
        self.button.setText(self.desk.say(HIDE if self._entered else SHOW))
        self.changed.emit()


class _PinForm(QDialog):
    """Lines that do not show what is typed, why it was refused, and two buttons."""

    def __init__(self, desk: Desk, parent: QWidget, title: Text, fields: tuple[Text, ...]) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle(desk.say(title))
        self.lines: list[QLineEdit] = []
        self.refusal = QLabel(wordWrap=True)
        theme.dress(self.refusal, "problem")
        self.column = QVBoxLayout(self)
        form = QFormLayout()
        for field in fields:
            line = QLineEdit(echoMode=QLineEdit.EchoMode.Password, maxLength=12)
            line.setAccessibleName(desk.say(field))
            form.addRow(desk.say(field), line)
            self.lines.append(line)
        buttons = QDialogButtonBox()
        accept = buttons.addButton(desk.say(Text("确定", "OK")), QDialogButtonBox.ButtonRole.AcceptRole)
        accept.setDefault(True)
        buttons.addButton(desk.say(Text("取消", "Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.done_typing)
        buttons.rejected.connect(self.reject)
        self.column.addLayout(form)
        self.column.addWidget(self.refusal)
        self.column.addWidget(buttons)
        self.setMinimumWidth(420)

    def done_typing(self) -> None:
        """What OK does."""
        raise NotImplementedError


class AskPin(_PinForm):
    """Asks for the PIN."""

    def __init__(self, desk: Desk, parent: QWidget, lock: OwnerLock) -> None:
        super().__init__(desk, parent, _ASK, (Text("老板密码", "Owner's PIN"),))
        self._lock = lock

    def done_typing(self) -> None:
        try:
            self._lock.unlock(self.lines[0].text())
        except DeskError as error:
            self.refusal.setText(self.desk.say(error.text))
            self.lines[0].selectAll()
        else:
            self.accept()


class PinWindow(_PinForm):
    """Sets, changes or removes the PIN, and says honestly what it is worth."""

    def __init__(self, desk: Desk, parent: QWidget, *, has_pin: bool) -> None:
        self._has_pin = has_pin
        super().__init__(desk, parent, SET, (_OLD, _NEW, _AGAIN) if has_pin else (_NEW, _AGAIN))
        note = QLabel(desk.say(HONEST))
        note.setWordWrap(True)
        theme.dress(note, "note")
        self.column.insertWidget(0, note)

    def done_typing(self) -> None:
        typed = [line.text() for line in self.lines]
        old, new, again = typed if self._has_pin else ("", *typed)
        if new != again:
            self.refusal.setText(self.desk.say(_TWO))
            return
        company = self.desk.company
        self.desk.runner.write(
            lambda: operations.set_pin(company, old, new or None), self._saved, self._refused, owner=self
        )

    def _saved(self, action: Text) -> None:
        self.desk.did(action)
        self.accept()

    def _refused(self, error: DeskError) -> None:
        self.refusal.setText(self.desk.say(error.text))
