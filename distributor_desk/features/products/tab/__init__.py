"""The tab 商品: the list, brands with their agencies, and the pages that other rooms lend."""

from __future__ import annotations

from distributor_desk.core.language import Text
from distributor_desk.desktop.desk import Desk
from distributor_desk.desktop.pages import PagedTab, PageOf
from distributor_desk.desktop.tab import Tab


def _goods(desk: Desk) -> Tab:
    from distributor_desk.features.products.tab.goods import GoodsPage

    return GoodsPage(desk)


def _brands(desk: Desk) -> Tab:
    from distributor_desk.features.products.tab.brands import BrandsPage

    return BrandsPage(desk)


class ProductsTab(PagedTab):
    """A product is opened by its id, a brand by its id below zero."""

    title = Text("商品", "Products")

    def __init__(self, desk: Desk) -> None:
        own = (
            PageOf("goods", Text("商品清单", "List"), _goods),
            PageOf("brands", Text("品牌与代理", "Brands"), _brands),
        )
        super().__init__(desk, "products", own)

    def open_record(self, record_id: int) -> None:
        self.page("goods" if record_id > 0 else "brands").open_record(abs(record_id))
