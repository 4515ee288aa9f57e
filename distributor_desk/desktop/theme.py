"""The look: Fusion with our own light and dark palette, a readable size, a font that has Chinese."""

from __future__ import annotations

from functools import cache
from typing import Literal

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QToolButton, QToolTip, QWidget

from distributor_desk.core.resources import resource

POINTS, TITLE_POINTS = 10.5, 15.0
_R = QPalette.ColorRole

_LIGHT = {
    _R.Window: "#f3f4f6", _R.WindowText: "#1c2430", _R.Base: "#ffffff", _R.AlternateBase: "#f7f9fb",
    _R.Text: "#1c2430", _R.Button: "#ffffff", _R.ButtonText: "#1c2430", _R.ToolTipBase: "#ffffff",
    _R.ToolTipText: "#1c2430", _R.BrightText: "#b3261e", _R.Highlight: "#cfe3fb", _R.HighlightedText: "#0b1a2b",
    _R.Link: "#0b5cad", _R.PlaceholderText: "#626a76", _R.Light: "#ffffff", _R.Midlight: "#e6e9ee",
    _R.Mid: "#c3c9d2", _R.Dark: "#98a1ad", _R.Shadow: "#6b7480", _R.Accent: "#0b5cad",
}  # fmt: skip
_DARK = {
    _R.Window: "#20242a", _R.WindowText: "#e8ebef", _R.Base: "#181b20", _R.AlternateBase: "#1e2228",
    _R.Text: "#e8ebef", _R.Button: "#2b3038", _R.ButtonText: "#e8ebef", _R.ToolTipBase: "#2b3038",
    _R.ToolTipText: "#e8ebef", _R.BrightText: "#ff9d94", _R.Highlight: "#223f60", _R.HighlightedText: "#ffffff",
    _R.Link: "#7ab8ff", _R.PlaceholderText: "#98a1ad", _R.Light: "#3a414b", _R.Midlight: "#333942",
    _R.Mid: "#454d58", _R.Dark: "#5b6470", _R.Shadow: "#0c0e11", _R.Accent: "#7ab8ff",
}  # fmt: skip
_FADED = (_R.WindowText, _R.Text, _R.ButtonText, _R.HighlightedText)
_FADED_LIGHT, _FADED_DARK = "#8b929c", "#7c8590"

_FAMILIES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
)

# One sheet for the whole application would cost a fifth of the start: every widget is measured against it.
TABS = """
QTabBar::tab { padding: 6px 14px; border: none; border-bottom: 3px solid transparent; }
QTabBar::tab:selected { border-bottom: 3px solid palette(accent); font-weight: bold; }
QTabBar::tab:hover:!selected { background: palette(midlight); }
"""
TABLE = """
QTableView::item { padding: 0 7px; border: none; }
QHeaderView::section { padding: 5px 9px; border: none; border-right: 1px solid palette(midlight);
  border-bottom: 1px solid palette(mid); background: palette(window); }
QHeaderView::up-arrow, QHeaderView::down-arrow { subcontrol-position: top center; width: 11px; height: 8px; }
"""
_ARROW = 20
Role = Literal["title", "note", "problem", "toast", "warning", "refusal"]
_INKS = {"note": _R.PlaceholderText, "problem": _R.BrightText}
_BANDS = {
    "warning": "QFrame { background: #fff4d6; border-radius: 6px } QLabel { color: #4a3800 }",
    "refusal": "QFrame { background: #fde7e5; border-radius: 6px } QLabel { color: #5c120d }",
}


def dress(widget: QWidget, role: Role) -> None:
    """Give a label or frame the look of what it says: a title, a side note, a problem, a warning."""
    if role in _INKS:
        widget.setForegroundRole(_INKS[role])
    elif role in _BANDS:
        widget.setStyleSheet(_BANDS[role])
    elif role == "title":
        font = QApplication.font()
        font.setPointSizeF(TITLE_POINTS)
        font.setBold(True)
        widget.setFont(font)
    elif isinstance(widget, QFrame):
        widget.setFrameShape(QFrame.Shape.StyledPanel)
        widget.setBackgroundRole(_R.Base)
        widget.setAutoFillBackground(True)


def opens_menu(button: QToolButton) -> None:
    """Its menu opens at once; the arrow, drawn in the corner, has a place beside the words. Call it with both set."""
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMinimumWidth(button.sizeHint().width() + _ARROW)


def palette(*, dark: bool) -> QPalette:
    """All roles in our own colours, so that no desktop's theme mixes in."""
    made = QPalette()
    for role, colour in (_DARK if dark else _LIGHT).items():
        made.setColor(role, QColor(colour))
    for role in _FADED:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(_FADED_DARK if dark else _FADED_LIGHT))
    return made


def is_dark() -> bool:
    """Whether the present palette is the dark one."""
    return QApplication.palette().color(_R.Base).lightness() < 128


class Theme(QObject):
    """Keeps the application in the system's light or dark. `forced` holds it at one of them."""

    def __init__(self, application: QApplication, *, forced: bool | None = None) -> None:
        super().__init__(application)
        self._application = application
        self._forced = forced
        application.setStyle("Fusion")
        application.setFont(_font(application.font()))
        follow_language()
        self._follow()
        application.styleHints().colorSchemeChanged.connect(self._follow)

    def _follow(self) -> None:
        system_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        dark = system_dark if self._forced is None else self._forced
        self._application.setPalette(palette(dark=dark))
        QToolTip.setPalette(palette(dark=dark))
        negative_brush.cache_clear()


@cache
def negative_brush() -> QBrush:
    """Red for a negative number; the minus says it as well."""
    return QBrush(QApplication.palette().color(_R.BrightText))


def faded_brush() -> QBrush:
    """For what is there and does not count."""
    return QBrush(QColor(_FADED_DARK if is_dark() else _FADED_LIGHT))


def amber() -> QColor:
    """For what should be looked at soon."""
    return QColor("#f0b429" if is_dark() else "#9a5b00")


def _font(system: QFont) -> QFont:
    """A screen font that has Chinese and goes with its Latin: the system's where it has one, else the shipped."""
    font, installed = QFont(system), set(QFontDatabase.families())
    family = next((name for name in _FAMILIES if name in installed), None) or _shipped()
    if family:
        font.setFamilies([family, system.family()])
    font.setPointSizeF(POINTS)
    return font


def follow_language() -> None:
    """In English the quotes and dots of a Chinese font are no wider than a letter; after each `translate.install`."""
    font, tag = QApplication.font(), QFont.Tag("palt")
    if QLocale().language() == QLocale.Language.Chinese:
        font.unsetFeature(tag)
    else:
        font.setFeature(tag, 1)
    QApplication.setFont(font)


def _shipped() -> str | None:
    number = QFontDatabase.addApplicationFont(str(resource("fonts", "NotoSansSC-Regular.ttf")))
    return next(iter(QFontDatabase.applicationFontFamilies(number)), None)
