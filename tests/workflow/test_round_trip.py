"""Round trip is a promise: export the owner's copy, import it into a new company, export again: the same cells."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from distributor_desk import register
from distributor_desk.core.language import Language
from distributor_desk.storage.database import Company, open_company
from distributor_desk.workflow import exporting
from tests.workflow.making import bring, bring_file, cells

EVERYTHING: dict[str, list[list[Any]]] = {
    "客户": [
        [
            "客户编号", "客户名称", "渠道", "等级", "状态", "片区", "线路", "顺序", "拜访周期", "地址", "联系人", "称呼", "决策人", "电话",
            "微信", "微信群", "来源", "所属分销商", "KA系统", "业务员", "账期", "信用额度", "期初应收", "余额日期", "备注",
        ],
        [
            "001", "惠多多超市(麻岗店)", "商超", "A", "合作", "麻岗", "周一四 城东线", 1, 7, "胜利路1号", "单建国", "单老板", "是",
            "013800000001", "wx1", "惠多多群", "老客户介绍", "同名分销二", "惠多多系统", "王强", 30, "5000", "-12.30", "2026-01-01", "早上去",
        ],
        ["002", "惠多多超市麻岗店", "其他", "D", "流失", *[None] * 20],
        ["A1", "同名店", *[None] * 15, "F2", *[None] * 7],
        ["A2", "同名店", *[None] * 15, "F1", *[None] * 7],
        ["F1", "同名分销", *[None] * 23],
        ["F2", "同名分销", *[None] * 23],
        ["F3", "同名分销二", *[None] * 23],
        [None, "㛃𬭎堃喆（新）", "特通", None, "潜在", *[None] * 20],
    ],
    "商品": [
        [
            "商品编号", "条码", "商品名称", "规格", "品牌", "品类", "单位", "箱规", "进价", "售价", "保质期", "产品定位", "库存",
            "库存日期", "状态", "备注",
        ],
        ["P1", "0690000000001", "可乐", "500ml", "甜水", "饮料", "瓶", 12, "2.3765", "3", 360, "黄金", "100.5", "2026-02-28", "在售", "x"],
        ["P2", "6900000000002", "可乐", "2L", None, None, "瓶", 6, None, "7.123456", None, None, None, None, "停售", None],
        [None, None, "茶", "红", *[None] * 12],
        [None, None, "茶", "绿", *[None] * 12],
        [None, "6900000000003", "散装糖", None, None, None, "公斤", None, None, None, None, "观察", None, None, None, None],
    ],
    "销售明细": [
        [
            "日期", "单号", "行号", "类型", "客户编号", "客户名称", "业务员", "商品编号", "条码", "商品名称", "规格", "数量", "单位", "单价",
            "金额", "税率", "成本金额", "收货门店", "批号", "备注",
        ],
        ["2026-01-05", "D1", None, None, "001", None, "王强", "P1", None, "可乐", None, 2, "箱", "28.8", "57.6", "13%", "57.04", "后门", "L1", "n"],
        ["2026-01-05", "D1", None, None, "001", None, None, "P1", None, "可乐", None, "1箱6瓶", None, None, "43.2", *[None] * 5],
        ["2026-01-05", "D1", None, None, "001", None, None, "P1", None, "可乐", None, "1箱6瓶", None, None, "43.2", *[None] * 5],
        ["2026-01-06", "C53637", None, None, "A1", "同名店", None, "P2", None, "可乐", "2L", 3, "瓶", "7.123456", "21.37", *[None] * 5],
        ["2026-01-07", "D2", 7, "赠品", "A2", "同名店", None, None, None, "茶", "红", 1, None, None, "0", *[None] * 5],
        ["2026-01-07", "D2", 9, None, "A2", "同名店", None, None, None, None, None, None, None, None, "-9.99", *[None] * 5],
        ["2026-01-08", None, None, None, None, "㛃𬭎堃喆(新)", None, None, "6900000000003", None, None, "0.375", "公斤", None, "4.5", *[None] * 5],
        ["2026-01-08", None, None, None, None, "㛃𬭎堃喆(新)", None, None, "6900000000003", None, None, "0.375", "公斤", None, "4.5", *[None] * 5],
    ],
    "回款": [
        ["日期", "客户编号", "客户名称", "金额", "方式", "单号", "备注"],
        ["2026-01-10", "001", None, "100", "微信", "R1", "x"],
        ["2026-01-10", "A2", "同名店", "-5.5", None, None, None],
        ["2026-01-10", "A2", "同名店", "-5.5", None, None, None],
    ],
    "分销商": [
        ["客户编号", "分销商名称", "区域", "状态", "年度", "年度目标", "返利方案", "签约日期", "到期日", "保证金", "联系人", "电话", "备注"],
        ["F1", "同名分销", "石桥县(共享)", "合作", 2025, "800000.5", None, "2025-01-03", "2025-12-31", "10000", *[None] * 3],
        ["F1", "同名分销", "石桥县(共享)", "合作", 2026, "1000000", "年返; 季返（茶）", None, None, None, *[None] * 3],
        ["F2", "同名分销", "石桥县(共享)", "预警", 2026, None, None, None, None, None, "胡老板", "13800000009", "要补货"],
        ["F3", "同名分销二", None, "考察", *[None] * 9],
    ],
    "返利方案": [
        [
            "方案", "依据", "方法", "边界", "周期", "开始", "结束", "范围", "起点", "返点%", "每单位", "固定金额", "封顶", "门槛%", "增长",
            "超额%", "回款系数", "兑付", "退货口径", "含税",
        ],
        ["年返", "净销售额", "全额", "达到", "年", "2026-01-01", None, "brand:甜水;not product:P1", 0, 0, *[None] * 10],
        ["年返", "净销售额", "全额", "达到", "年", "2026-01-01", None, None, 10000, "2.5", None, 100, *[None] * 8],
        [
            "季返（茶）", "箱数", "分段", "超过", "季", "2026-01-01", "2026-12-31", "category:饮料；class:黄金；product:茶红", "0.5", None,
            "1.2345", None, "3%", 90, None, 1, "15:100;30:80", "货补", "分责", "否",
        ],
        ["增长", "回款", "全额累进", "含", "整个有效期", "2026-01-01", "2026-06-30", None, -5, 1, None, None, 20000, None, "增长部分", *[None] * 2, "现金", None, None],
    ],
    "目标": [
        ["客户编号", "客户名称", "业务员", "方案", "品类", "期间", "目标"],
        ["F1", None, None, None, None, "2025", "800000.5"],
        ["F1", None, None, None, None, "2026", "1000000"],
        ["001", None, None, "年返", None, "2026", 120000],
        ["A1", "同名店", None, None, "饮料", "2026-Q1", "1000.5"],
        [None, None, "王强", None, None, "2026-03", 5000],
        ["A2", None, None, "季返(茶)", None, "2026-01-05 – 2026-02-03", 7],
    ],
    "退换货": [
        [
            "单号", "日期", "客户编号", "客户名称", "类型", "原因", "原单号", "商品编号", "商品名称", "数量", "单位", "单价", "换出商品",
            "换出数量", "生产日期", "状态", "备注",
        ],
        ["TH2026-0001", "2026-01-20", "001", None, "退货", "临期", "D1", "P1", None, 1, "箱", "28.8", None, None, "2025-03-01", "已结", "x"],
        ["TH2026-0001", "2026-01-20", "001", None, "退货", "破损", None, "P2", None, 3, "瓶", None, *[None] * 3, "已结", None],
        [None, "2026-01-21", "A2", "同名店", None, "召回", None, None, "茶 红", 2, None, "3.123456", *[None] * 3, "待审", None],
        ["HH2026-0005", "2026-01-22", "001", None, "换货", "滞销", None, "P1", None, "1箱6瓶", None, None, "茶 绿", 3, None, "已结", None],
        [None, "2026-01-23", None, "㛃𬭎堃喆(新)", "退货", None, None, None, "散装糖", "0.375", "公斤", "12", *[None] * 3, "作废", None],
    ],
    "KA合同": [
        ["系统", "年度", "预计销售额", "毛利率%", "账期", "年利率%", "损耗%", "配送成本", "促销员成本", "最低净利率%", "最后期限", "备注"],
        ["惠多多系统", 2025, "500000", "18.5", 45, "6", "0.3", "1200.50", "800", "3", "2025-02-28", "x"],
        ["惠多多系统", 2026, *[None] * 8, "2026-03-31", None],
        ["新系统", 2026, "0.01", *[None] * 9],
    ],
    "KA费用": [
        [
            "系统", "年度", "科目", "品牌", "计费方式", "标准", "数量", "门店数", "自担%", "厂家承担%", "垫付%", "去年", "要求", "我方还价", "谈定",
            "目标", "底线", "备注",
        ],
        ["惠多多系统", 2026, "扣点", None, "销售额%", "5%", None, None, None, None, None, 5, "6.25", 5, None, "5.1", "5.5", "n"],
        ["惠多多系统", 2026, "堆头费", "甜水", "每次", 500, 6, 4, None, "33.3333", "10", None, 700, None, 550, None, 600, None],
        ["惠多多系统", 2026, "堆头费", "甜水", "每次", 400, "2.5", None, 100, *[None] * 9],
        ["惠多多系统", 2026, "地堆", None, "每店", 300, *[None] * 12],
        ["惠多多系统", 2025, "自己的科目", None, "一次性", "0.000001", *[None] * 12],
    ],
    "费用台账": [
        ["日期", "系统", "门店", "品牌", "科目", "金额", "扣款单号", "承担方", "凭证", "核销状态", "备注"],
        ["2026-01-05", "惠多多系统", "惠多多超市(麻岗店)", "甜水", "堆头费", "500", "0012", "垫付", "协议；发票", "已提交", "[2026-01-01~2026-01-15] 入口"],
        ["2026-01-05", "惠多多系统", "惠多多超市(麻岗店)", "甜水", "堆头费", "500", "0012", "厂家", None, "未核销", "[2026-01-16~2026-01-31]"],
        ["2026-01-06", "惠多多系统", "A2", None, "扣点", "-12.30", None, None, None, None, None],
        ["2026-01-06", "惠多多系统", None, None, "扣点", "80", "0013", "自担", None, None, "x"],
        ["2026-01-06", "惠多多系统", None, None, "扣点", "80", "0013", "自担", None, None, "x"],
    ],
    "谈判记录": [
        ["系统", "年度", "日期", "科目", "对方要求", "我方答复", "让步", "换得", "下次日期", "备注"],
        ["惠多多系统", 2026, "2026-01-08", "扣点", "6.25", None, None, None, "2026-01-20", None],
        ["惠多多系统", 2026, "2026-01-20", None, None, "=不行", "0.5", "账期", None, "n"],
        ["惠多多系统", 2026, "2026-01-20", None, None, "=不行", "0.5", "账期", None, "n"],
    ],
    "拜访": [
        ["日期", "客户编号", "客户名称", "业务员", "结果", "订单金额", "SKU数", "承诺", "承诺到期", "备注"],
        ["2026-01-11", "001", None, "王强", "有单", "57.6", 3, "送展架", "2026-02-01", "n"],
        ["2026-01-11", "001", None, "李娜", "无单", *[None] * 5],
        ["2026-01-12", "A2", None, None, "拒绝", *[None] * 5],
        ["2026-01-12", "A1", None, None, "未遇", None, None, "回电话", None, None],
    ],
    "拜访明细": [
        ["日期", "客户编号", "客户名称", "商品编号", "商品名称", "现存", "订货", "价格", "邻店价", "临期"],
        ["2026-01-11", "001", None, "P1", None, "1箱6瓶", 12, "3.5", "3.4", 0],
        ["2026-01-11", "001", None, "P2", None, 0, None, None, None, None],
        ["2026-01-12", "A2", None, "P1", None, 5, None, None, None, None],
        ["2026-01-12", "A2", None, None, "散装糖", "0.5", None, None, None, None],
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def new_company(blank_company_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    def one() -> Path:
        return Path(shutil.copyfile(blank_company_file, tmp_path_factory.mktemp("trip") / "c.desk"))

    return one


def export(company: Company, path: Path, language: Language, *, owner_copy: bool = True) -> Any:
    exporting.export(company, path, register.sheets(), language, owner_copy=owner_copy)
    return cells(path)


def there_and_back(
    path: Path, company: Company, language: Language, new_company: Callable[[], Path]
) -> Iterator[Any]:
    """The cells of the first export, and those of the export of a new company that imported it."""
    yield export(company, path, language)
    other = new_company()
    with open_company(other) as fresh:
        result = bring_file(fresh, path)
        assert [sheet.counts.rejected for sheet in result.sheets] == [0] * len(result.sheets)
        assert [sheet.counts.updated for sheet in result.sheets] == [0] * len(result.sheets)
        yield export(fresh, other.with_suffix(".xlsx"), language)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_comes_back_the_same(
    company: Company, tmp_path: Path, language: Language, new_company: Callable[[], Path]
) -> None:
    result = bring(company, EVERYTHING)
    assert [(s.counts.kind, s.counts.rejected) for s in result.sheets] == [
        (kind, 0)
        for kind in (
            "customers", "products", "sales", "payments", "sub_distributors", "rebate_schemes", "targets", "returns", "ka_contracts",
            "ka_fees", "ka_fee_entries", "negotiations", "visits", "visit_lines",
        )
    ]  # fmt: skip
    first, second = there_and_back(tmp_path / "out.xlsx", company, language, new_company)
    assert first == second
    filled = [len(rows) for rows in first.values() if len(rows) > 1]
    assert filled == [len(rows) for rows in EVERYTHING.values()]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_export_into_its_own_company_changes_nothing(
    company: Company, tmp_path: Path, language: Language
) -> None:
    bring(company, EVERYTHING)
    first = export(company, tmp_path / "out.xlsx", language)
    result = bring_file(company, tmp_path / "out.xlsx")
    for sheet in result.sheets:
        c = sheet.counts
        assert (c.created, c.updated, c.rejected, c.unchanged) == (0, 0, 0, c.read), c.kind
    assert export(company, tmp_path / "again.xlsx", language) == first


def test_visit_lines_of_products_that_differ_by_spec_alone(
    company: Company, tmp_path: Path, new_company: Callable[[], Path]
) -> None:
    bring(company, EVERYTHING)
    with company.read() as session:
        from distributor_desk.features.products.queries import directory

        teas = [i for key, i in directory(session).by_name_spec.items() if key.startswith("茶|")]
    from distributor_desk.core.language import Text
    from distributor_desk.features.visits.posting import add_lines

    with company.write(Text("记", "note")) as work:
        add_lines(work, [{"visit_id": 1, "product_id": tea} for tea in teas], None)
    first, second = there_and_back(tmp_path / "out.xlsx", company, "zh", new_company)
    assert first == second


hostile = st.sampled_from(
    [
        "=1+1", "+8613800000000", "-5", "@SUM(A1)", "'quoted", '"x"', "1.0", "007", "1E5", "#N/A", "TRUE", "是", "2026-01-02",
        "a\nb", "a\tb", "_x000D_", "_x0041_", "<b>&amp;</b>", "\u200b零宽", "🍜面馆", "𬭎", "ＡＢＣ（店）", "ABC(店)", " 两头 空格 ",
        "\u202e右到左", "合计店", "小计", "null", "None", "DROP TABLE customer;", "\u00e9", "e\u0301", "%", "100%", "¥5", "1箱6瓶",
    ]
)  # fmt: skip
words = hostile | st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), max_codepoint=0x2FFFF), min_size=1, max_size=12
)


@settings(max_examples=10, phases=(Phase.explicit, Phase.generate))
@given(
    shops=st.lists(st.tuples(words, words, words), min_size=1, max_size=6),
    goods=st.lists(st.tuples(words, words), min_size=1, max_size=4),
    language=st.sampled_from(["zh", "en"]),
)
def test_hostile_words_come_back_the_same(
    new_company: Callable[[], Path],
    shops: list[tuple[str, str, str]],
    goods: list[tuple[str, str]],
    language: Language,
) -> None:
    path = new_company()
    with open_company(path) as company:
        bring(
            company,
            {
                "客户": [
                    ["客户编号", "客户名称", "地址", "备注", "业务员", "所属分销商"],
                    *([f"KH-{n}", *shop, shop[1], shops[0][0]] for n, shop in enumerate(shops)),
                ],
                "商品": [
                    ["商品编号", "商品名称", "规格", "品牌", "备注"],
                    *([f"SP-{n}", *item, item[1], item[0]] for n, item in enumerate(goods)),
                ],
                "销售明细": [
                    ["日期", "单号", "客户编号", "商品编号", "商品名称", "数量", "金额", "备注", "批号"],
                    *([date(2026, 1, 1), "D", f"KH-{n}", "SP-0", "x", 1, 1, note, name] for n, (name, _, note) in enumerate(shops)),
                ],
                "拜访": [
                    ["日期", "客户编号", "客户名称", "结果", "承诺"],
                    *([date(2026, 1, 1), f"KH-{n}", None, "有单", note] for n, (_, _, note) in enumerate(shops)),
                ],
                "拜访明细": [
                    ["日期", "客户编号", "客户名称", "商品编号", "商品名称", "现存"],
                    *([date(2026, 1, 1), "KH-0", None, f"SP-{n}", None, n] for n in range(len(goods))),
                ],
            },
        )  # fmt: skip
        first, second = there_and_back(path.with_suffix(".xlsx"), company, language, new_company)
    assert first == second


# what stays in the house -----------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "en"])
def test_costs_are_nowhere_in_an_ordinary_export(
    company: Company, tmp_path: Path, language: Language
) -> None:
    bring(
        company,
        {
            "商品": [["商品编号", "商品名称", "进价", "售价"], ["P1", "可乐", "7777.77", "3"]],
            "销售明细": [
                ["日期", "客户名称", "商品名称", "数量", "金额", "成本金额"],
                ["2026-01-01", "甲", "可乐", 1, 3, "7777.77"],
                ["2026-01-01", "甲", "可乐", 2, 6, None],
            ],
        },
        create_missing=True,
    )
    for owner_copy in (False, True):
        path = tmp_path / f"{owner_copy}.xlsx"
        export(company, path, language, owner_copy=owner_copy)
        with zipfile.ZipFile(path) as parts:
            said = b"\n".join(parts.read(name) for name in parts.namelist())
        secret = any(
            canary in said for canary in (b"7777", b"777777", "进价".encode(), "成本".encode(), b"Cost")
        )
        assert secret is owner_copy


def test_moving_a_cost_moves_no_byte_of_an_ordinary_export(company: Company, tmp_path: Path) -> None:
    made = []
    for cost in ("1.11", "9.99"):
        bring(company, {"商品": [["商品编号", "商品名称", "进价"], ["P1", "可乐", cost]]})
        export(company, tmp_path / f"{cost}.xlsx", "zh", owner_copy=False)
        made.append((tmp_path / f"{cost}.xlsx").read_bytes())
    assert made[0] == made[1]


def test_a_chosen_kind_is_all_that_leaves(company: Company, tmp_path: Path) -> None:
    bring(company, EVERYTHING)
    sheets = exporting.chosen(register.sheets(), ["payments", "customers"])
    counts = exporting.export(company, tmp_path / "out.xlsx", sheets, "en")
    assert counts == {"customers": 8, "payments": 3}
    assert list(cells(tmp_path / "out.xlsx")) == ["Customers", "Payments"]
