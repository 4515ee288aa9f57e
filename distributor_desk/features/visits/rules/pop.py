"""Material for the shop floor, with the quantities that a rep takes and uses (NEEDS 99)."""

from __future__ import annotations

from distributor_desk.core.language import Text

POP: tuple[tuple[str, Text], ...] = (
    ("poster", Text("海报", "Posters")),
    ("price_tag", Text("价格贴", "Price tags")),
    ("board", Text("展板", "Boards")),
    ("banner", Text("卷筒画", "Banners")),
    ("leaflet", Text("活动折页", "Leaflets")),
    ("sample", Text("试用样品", "Samples")),
)
