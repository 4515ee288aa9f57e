"""Icons in the palette's own colour: the SVG says `currentColor`, which Qt would paint black in the dark."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from distributor_desk.core.resources import resource

_SIDE = 20


def icon(name: str) -> QIcon:
    """The icon of this name under resources/icons, in today's colours and sharp at any scaling."""
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    colour = QApplication.palette().color(QPalette.ColorRole.ButtonText)
    return QIcon(_painted(drawing, colour.name()))


def _painted(drawing: str, colour: str) -> QPixmap:
    ratio = max(2.0, QApplication.primaryScreen().devicePixelRatio())
    side = f"{_SIDE * ratio:.0f}"
    sized = drawing.replace('width="24"', f'width="{side}"').replace('height="24"', f'height="{side}"')
    pixmap = QPixmap()
    pixmap.loadFromData(QByteArray(sized.replace("currentColor", colour).encode()), "SVG")
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
