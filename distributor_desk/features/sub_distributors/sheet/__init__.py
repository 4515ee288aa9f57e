"""The workbook sheet 分销商 / Sub-distributors: `columns` are light, `taking` is what an import needs."""
