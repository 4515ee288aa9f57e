"""The workbook sheets 拜访 / Visits and 拜访明细 / Visit lines: `columns` are light, `taking` is for imports."""
