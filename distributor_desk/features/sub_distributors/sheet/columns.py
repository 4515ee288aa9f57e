"""The columns of the sheet 分销商 / Sub-distributors: one row for each year that something was agreed."""

from __future__ import annotations

from distributor_desk.core.language import Text
from distributor_desk.spreadsheets.columns import Choice, Column, Kind, SheetKind

STATES = (
    Choice("candidate", Text("考察", "candidate"), ("考察中", "意向", "prospect", "lead")),
    Choice("reserve", Text("储备", "reserve"), ("储备客户", "备选", "standby")),
    Choice("active", Text("合作", "active"), ("合作中", "正常", "在合作", "启用")),
    Choice("warned", Text("预警", "warned"), ("警告", "整改", "warning")),
    Choice("ended", Text("终止", "ended"), ("已终止", "停止合作", "停用", "terminated", "inactive")),
)
SUB_DISTRIBUTORS = SheetKind(
    "sub_distributors",
    Text("分销商", "Sub-distributors"),
    (
        Column("code", Text("客户编号", "Code"), Kind.CODE),
        Column("name", Text("分销商名称", "Name"), required=True),
        Column("territory", Text("区域", "Territory"), note=Text(
            "几家共同经营的区域写成：石桥县(共享)", "a territory that several may work is written Stone County(shared)"
        )),
        Column("state", Text("状态", "State"), Kind.CHOICE, choices=STATES),
        Column("year", Text("年度", "Year"), Kind.INTEGER),
        Column("target", Text("年度目标", "Target"), Kind.MONEY),
        Column("scheme", Text("返利方案", "Scheme"), note=Text(
            "几个方案用分号分开", "several schemes apart by semicolons"
        )),
        Column("signed", Text("签约日期", "Signed"), Kind.DATE),
        Column("ends", Text("到期日", "Ends"), Kind.DATE),
        Column("deposit", Text("保证金", "Deposit"), Kind.MONEY),
        Column("contact", Text("联系人", "Contact")),
        Column("phone", Text("电话", "Phone"), Kind.PHONE),
        Column("notes", Text("备注", "Notes"), most=2000),
    ),
    needs=(("name", "code"), ("territory", "year", "target", "scheme", "deposit", "signed")),
)  # fmt: skip
AGREED = ("target", "scheme", "signed", "ends", "deposit")
"""What is agreed for a year."""
