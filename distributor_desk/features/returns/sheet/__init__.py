"""The workbook sheet 退换货 / Returns, in and out, and the export of claims."""
