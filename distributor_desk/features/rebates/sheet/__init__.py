"""The workbook sheets 返利方案 / Rebate schemes, 目标 / Targets, and the settlements that only go out."""
