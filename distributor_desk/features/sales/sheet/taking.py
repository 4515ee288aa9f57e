"""The workbook sheets 销售明细 / Sales and 回款 / Payments, in and out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from distributor_desk.core.progress import Progress
from distributor_desk.features.sales import queries
from distributor_desk.features.sales.sheet import lines, payments
from distributor_desk.features.sales.sheet.columns import PAYMENTS, SALES
from distributor_desk.spreadsheets.plan import ParsedSheet
from distributor_desk.storage.unit_of_work import Reading, Write
from distributor_desk.workflow.sheets import ImportOptions, Taken


class SalesSheet:
    """The ledger's lines in and out."""

    kind = SALES

    def take(
        self, work: Write, parsed: ParsedSheet, batch_id: int, options: ImportOptions, progress: Progress
    ) -> Taken:
        return lines.take(work, parsed, batch_id, options, progress)

    def rows(self, session: Reading, *, owner_copy: bool) -> Iterable[Sequence[Any]]:
        keys = [c.key for c in self.kind.outward(owner_copy=True)]
        left_out = None if owner_copy else keys.index("cost_amount")
        quantity, rate = keys.index("quantity"), keys.index("tax_rate")
        for line in queries.all_lines(session):
            *values, size = line
            if size is not None and values[quantity] is not None:
                values[quantity] = values[quantity] / size
            if values[rate] is not None:
                values[rate] = values[rate] * 100
            if left_out is not None:
                del values[left_out]
            yield values


class PaymentsSheet:
    """Payments in and out."""

    kind = PAYMENTS

    def take(
        self, work: Write, parsed: ParsedSheet, batch_id: int, options: ImportOptions, progress: Progress
    ) -> Taken:
        return payments.take(work, parsed, batch_id, options, progress)

    def rows(self, session: Reading, *, owner_copy: bool) -> Iterable[Sequence[Any]]:
        return queries.all_payments(session)
