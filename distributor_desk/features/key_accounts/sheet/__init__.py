"""The workbook sheets of key accounts, in and out: `columns` are light, the rest is what an import needs."""
