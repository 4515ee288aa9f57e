"""What an import brought: for a person in words, for another program as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.core.money import shown
from distributor_desk.storage import batches
from distributor_desk.workflow.importing import ImportResult, SheetResult


def summary(result: ImportResult) -> dict[str, Any]:
    """What the command line prints as JSON."""
    return {
        "batch": result.batch,
        "sheets": [
            {
                "sheet": s.counts.sheet,
                "kind": s.counts.kind,
                "header_row": s.counts.header_row,
                "read": s.counts.read,
                "created": s.counts.created,
                "updated": s.counts.updated,
                "unchanged": s.counts.unchanged,
                "rejected": s.counts.rejected,
                "skipped": s.counts.skipped,
                "rejects_file": str(s.rejects_file) if s.rejects_file else None,
                "mapping": dict(s.counts.mapping),
            }
            for s in result.sheets
        ],
        "created_customers": result.created.get("customers", 0),
        "created_products": result.created.get("products", 0),
    }


def batch_summary(line: batches.BatchLine) -> dict[str, Any]:
    """One import in the list, as JSON."""
    return {
        "batch": line.id,
        "at": line.at.isoformat(),
        "who": line.who,
        "file": line.file_name,
        "undone": line.undone,
        "sheets": [
            {"sheet": s.sheet, "kind": s.kind, "created": s.created, "updated": s.updated}
            for s in line.sheets
        ],
    }


COUNTS = Text(
    "{sheet}（{kind}）：读 {read} 行，新增 {created}，修改 {updated}，不变 {unchanged}，拒绝 {rejected}，跳过 {skipped}",
    "{sheet} ({kind}): {read} rows read, {created} new, {updated} changed, {unchanged} unchanged, {rejected} refused, "
    "{skipped} skipped",
)
MONEY = Text("金额合计 {money}", "{money} in all")
MONEY_KINDS = frozenset({"sales", "payments", "returns", "ka_fee_entries"})
"""Kinds whose amounts are money that moved, and may be added up."""
ROUNDED = Text(
    "{count} 个金额超过两位小数，已四舍五入，合计差 {by}",
    "{count} amounts had more than two decimals and were rounded, by {by} in all",
)
CREATED = Text(
    "其中按名字新建：客户 {customers} 个，商品 {products} 个",
    "Made because nobody knew them: {customers} {customers:customer|customers}, {products} {products:product|products}",
)
REJECTS = Text("拒绝的行在：{path}", "The refused rows are in {path}")


AGAIN = Text(
    "注意：“{name}”已在 {when} 导入过（第 {batch} 号导入）。再导入一次，相同的行会被认出，不会重复。",
    "Note: “{name}” was imported on {when} (import {batch}). Rows that are the same are recognised, not doubled.",
)
UNDONE = Text(
    "导入已撤销：删除 {removed} 条，恢复 {restored} 条，保留 {stayed} 条。",
    "Import undone: {removed} removed, {restored} restored, {stayed} stay.",
)
STAYS = Text(
    "保留的（之后被改动、结算或引用）：{what}", "What stays (changed, settled or referred to since): {what}"
)
OTHERS = Text("其他", "others")
_TABLES = {
    "customer": Text("客户", "customers"),
    "contact": Text("联系人", "contacts"),
    "product": Text("商品", "products"),
    "brand": Text("品牌", "brands"),
    "rep": Text("业务员", "reps"),
    "route": Text("线路", "routes"),
    "retailer": Text("KA系统", "retailers"),
    "sales_line": Text("流水", "ledger lines"),
    "payment": Text("回款", "payments"),
    "visit": Text("拜访", "visits"),
    "visit_line": Text("拜访明细", "visit lines"),
    "agreement": Text("合作协议", "agreements"),
    "rebate_scheme": Text("返利方案", "rebate schemes"),
    "scheme": Text("返利方案", "rebate schemes"),
    "target": Text("目标", "targets"),
    "goods_return": Text("退换货", "returns"),
    "return_line": Text("退换货明细", "return lines"),
    "promise": Text("承诺", "promises"),
    "territory": Text("区域", "territories"),
    "ka_contract": Text("KA合同", "KA contracts"),
    "ka_fee": Text("KA费用", "KA fees"),
    "fee_line": Text("KA费用", "KA fees"),
    "fee_entry": Text("费用台账", "fee entries"),
    "negotiation": Text("谈判", "negotiations"),
}


def table_words(table: str) -> Text:
    """What the records of a table are called."""
    return _TABLES.get(table, OTHERS)


def by_table(counts: Mapping[str, int]) -> Text:
    """`客户 3、流水 120`: how many records of each table."""
    words: dict[Text, int] = {}
    for table, count in counts.items():
        name = table_words(table)
        words[name] = words.get(name, 0) + count
    return Text(
        "、".join(f"{name.zh} {count:,}" for name, count in words.items()),
        ", ".join(f"{name.en} {count:,}" for name, count in words.items()),
    )


def undone(what: batches.BatchUndone) -> Text:
    """What an undo of an import did, and what stays."""
    said = UNDONE.with_(removed=what.removed, restored=what.restored, stayed=sum(what.stayed.values()))
    if not what.stayed:
        return said
    stays = STAYS.with_(what=by_table(what.stayed))
    return Text(f"{said.zh}\n{stays.zh}", f"{said.en}\n{stays.en}")


def remarks(sheet: SheetResult) -> list[Text]:
    """What was changed on the way in: amounts that were rounded, and what the room says."""
    count, by = sheet.parsed.rounded
    return [*([ROUNDED.with_(count=count, by=by)] if count else []), *sheet.taken.notes]


def again(before: batches.BatchLine) -> Text:
    """That this very file came in before."""
    when = before.at.astimezone().strftime("%Y-%m-%d %H:%M")
    return AGAIN.with_(name=before.file_name, when=when, batch=before.id)


def told(result: ImportResult, before: batches.BatchLine | None = None) -> Text:
    """What an import brought, line by line, for a person; `before` is an earlier one of the very same file."""
    lines: list[Text] = [again(before)] if before is not None else []
    for s in result.sheets:
        c = s.counts
        lines.append(
            COUNTS.with_(
                sheet=c.sheet, kind=s.sheet.kind.text, read=c.read, created=c.created, updated=c.updated,
                unchanged=c.unchanged, rejected=c.rejected, skipped=c.skipped,
            )
        )  # fmt: skip
        if c.kind in MONEY_KINDS and c.money is not None:
            lines.append(MONEY.with_(money=shown(c.money)))
        lines += remarks(s)
        if s.rejects_file:
            lines.append(REJECTS.with_(path=s.rejects_file))
    lines += result.notes
    customers, products = result.created.get("customers", 0), result.created.get("products", 0)
    if customers or products:
        lines.append(CREATED.with_(customers=customers, products=products))
    return Text("\n".join(line.zh for line in lines), "\n".join(line.en for line in lines))
