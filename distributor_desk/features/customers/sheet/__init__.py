"""The workbook sheet 客户 / Customers: `columns` are light, `taking` is what an import needs."""
