"""The workbook sheets 销售明细 / Sales and 回款 / Payments: `columns` are light, `taking` is for imports."""
