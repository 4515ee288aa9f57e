"""What an import brought: for a person in words, for another program as JSON."""

from __future__ import annotations

from typing import Any

from distributor_desk.core.language import Text
from distributor_desk.storage import batches
from distributor_desk.workflow.importing import ImportResult


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
    "{sheet} ({kind}): {read} rows read, {created} new, {updated} changed, {unchanged} unchanged, {rejected} rejected, "
    "{skipped} skipped",
)
ROUNDED = Text(
    "{count} 个金额超过两位小数，已四舍五入，合计差 {by}",
    "{count} amounts had more than two decimals and were rounded, by {by} in all",
)
CREATED = Text(
    "其中按名字新建：客户 {customers} 个，商品 {products} 个",
    "made because nobody knew them: {customers} customer(s), {products} product(s)",
)
REJECTS = Text("拒绝的行在：{path}", "the rejected rows are in {path}")


def told(result: ImportResult) -> Text:
    """What an import brought, line by line, for a person."""
    lines: list[Text] = []
    for s in result.sheets:
        c = s.counts
        lines.append(
            COUNTS.with_(
                sheet=c.sheet, kind=s.sheet.kind.text, read=c.read, created=c.created, updated=c.updated,
                unchanged=c.unchanged, rejected=c.rejected, skipped=c.skipped,
            )
        )  # fmt: skip
        if s.parsed.rounded[0]:
            lines.append(ROUNDED.with_(count=s.parsed.rounded[0], by=s.parsed.rounded[1]))
        lines += s.taken.notes
        if s.rejects_file:
            lines.append(REJECTS.with_(path=s.rejects_file))
    lines += result.notes
    customers, products = result.created.get("customers", 0), result.created.get("products", 0)
    if customers or products:
        lines.append(CREATED.with_(customers=customers, products=products))
    return Text("\n".join(line.zh for line in lines), "\n".join(line.en for line in lines))
