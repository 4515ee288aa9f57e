"""500,000 lines beside a living window (a longer run, by hand): memory, and how long its thread waits."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from benching import sales_workbook, settled_environment

MOST_MEMORY_MB, MOST_WAIT_MS = 500, 50


@pytest.mark.slow
@pytest.mark.benchmark
def test_half_a_million_lines_leave_the_window_alive(tmp_path: Path) -> None:
    workbook = sales_workbook(tmp_path / "sales.xlsx", 500_000)
    command = [sys.executable, str(Path(__file__).with_name("big_import.py")), str(workbook), str(tmp_path)]
    environment = settled_environment(QT_QPA_PLATFORM="offscreen")
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    said = json.loads(done.stdout.splitlines()[-1])
    print(f"500,000 lines: {said}")
    assert said["lines"] == 500_000
    assert said["memory_mb"] < MOST_MEMORY_MB
    assert said["longest_ms"] <= MOST_WAIT_MS
