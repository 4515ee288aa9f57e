"""The workbook sheet 商品 / Products: `columns` are light, `taking` is what an import needs."""
