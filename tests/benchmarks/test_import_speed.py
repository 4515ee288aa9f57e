"""100,000 sales lines, the whole process, against reading and inserting with nothing around them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from benching import bare_import, median_ratio, sales_workbook, seconds, settled_environment

LIMIT = 3.0


@pytest.mark.benchmark
def test_a_hundred_thousand_lines_cost_at_most_three_times_the_bare_work(
    tmp_path: Path, record_property
) -> None:
    workbook = sales_workbook(tmp_path / "sales.xlsx", 100_000)
    made = iter(range(100))

    def ours() -> float:
        company = tmp_path / f"company{next(made)}.desk"
        desk(["new", str(company)])
        return seconds(lambda: desk(["import", str(company), str(workbook), "--create-missing"]))

    def theirs() -> float:
        script = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\nfrom benching import bare_import\n"
        script += f"from pathlib import Path\nprint(bare_import(Path({str(workbook)!r}), Path({str(tmp_path / 'bare.db')!r})))"
        return seconds(
            lambda: subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
        )

    assert bare_import(workbook, tmp_path / "bare.db") > 0
    ratio = median_ratio(ours, theirs, limit=LIMIT)
    record_property("ratio", round(ratio, 2))
    print(f"import of 100,000 lines: {ratio:.2f} × bare")
    assert ratio <= LIMIT


def desk(arguments: list[str]) -> None:
    command = [sys.executable, "-m", "distributor_desk", *arguments]
    subprocess.run(command, check=True, capture_output=True, env=settled_environment())
