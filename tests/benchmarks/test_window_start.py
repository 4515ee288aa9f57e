"""From the start of the process to the first painted rows, against a bare Qt window in the same run."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from benching import median_ratio, settled_environment

LIMIT = 4.0


@pytest.mark.benchmark
def test_the_window_is_ready_within_four_bare_windows(tmp_path: Path) -> None:
    company = tmp_path / "sample.desk"
    subprocess.run(
        [sys.executable, "-m", "distributor_desk", "demo", str(company)], check=True, capture_output=True
    )
    ours = [sys.executable, "-m", "distributor_desk", "--company", str(company), "--quit-when-ready"]
    bare = [sys.executable, str(Path(__file__).with_name("bare_window.py"))]
    until_ready(ours)
    until_ready(bare)
    ratio = median_ratio(lambda: until_ready(ours), lambda: until_ready(bare), times=5, limit=LIMIT)
    print(f"window ready: {ratio:.2f} × a bare Qt window")
    assert ratio <= LIMIT


def until_ready(command: list[str]) -> float:
    """Seconds until the process says "ready"."""
    environment = settled_environment(QT_QPA_PLATFORM="offscreen")
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        took = time.perf_counter() - start
        process.communicate(timeout=60)
    assert said.strip() == "ready"
    return took
