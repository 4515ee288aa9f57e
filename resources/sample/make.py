"""Make the sample company's workbooks anew: `python resources/sample/make.py`, the same bytes each time."""

from __future__ import annotations

import json
from pathlib import Path

from making import company, days, workbooks

HERE = Path(__file__).resolve().parent


def main() -> None:
    for name, sheets in company.build().items():
        path = HERE / name
        path.parent.mkdir(exist_ok=True)
        workbooks.save(path, sheets)
        print(f"{name}: {', '.join(f'{title} {len(rows):,}' for title, _, rows in sheets)}")
    anchor = json.dumps({"today": days.TODAY.isoformat()})
    (HERE / "anchor.json").write_text(anchor + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
