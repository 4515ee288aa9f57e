"""packaging/setup on a system that lacks something; the system's own tools are played by small scripts."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EVERYTHING_ELSE = [
    "libEGL.so.1",
    "libGL.so.1",
    "libdbus-1.so.3",
    "libfontconfig.so.1",
    "libxkbcommon.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxkbcommon-x11.so.0",
    "libxcb-shape.so.0",
]
BY_HAND = "Please install these packages and start again: libglib2.0-0 libxcb-cursor0"


@dataclass
class Machine:
    project: Path
    tools: Path

    def plays(self, tool: str, script: str) -> None:
        path = self.tools / tool
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def setup(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.project / "packaging" / "setup"],
            cwd=self.tools,
            env={**os.environ, "PATH": f"{self.tools}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
        )

    def asked_of_apt(self) -> str:
        return (self.tools / "asked").read_text(encoding="utf-8")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A new clone on a system without GLib and xcb-cursor, with an apt that installs nothing."""
    project = tmp_path / "a clone"
    (project / "packaging").mkdir(parents=True)
    for name in ("packaging/setup", "packaging/constraints.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, project / name)
    machine = Machine(project, tmp_path / "tools")
    machine.tools.mkdir()
    machine.plays("ldconfig", "\n".join(f"echo '	{name} (libc6) => /x'" for name in EVERYTHING_ELSE))
    machine.plays("id", "echo 0")
    machine.plays("apt-cache", "echo '  Candidate: 1.0'")
    machine.plays(
        "apt-get", f'echo "$@" >>\'{machine.tools}/asked\'; case "$*" in *install*) exit 100;; esac'
    )
    return machine


def test_a_refused_install_is_one_sentence_with_the_packages(machine: Machine) -> None:
    run = machine.setup()
    assert run.returncode == 1
    assert run.stderr.splitlines()[-1] == (f"setup: the packages were refused. {BY_HAND}")
    assert "libglib2.0-0 libxcb-cursor0" in machine.asked_of_apt()
    assert not (machine.project / ".venv").exists()


def test_the_new_names_of_libraries_are_taken_where_the_old_ones_are_gone(machine: Machine) -> None:
    machine.plays(
        "apt-cache",
        'case "$2" in libglib2.0-0) echo "  Candidate: (none)";; *) echo "  Candidate: 1.0";; esac',
    )
    machine.setup()
    assert "libglib2.0-0t64 libxcb-cursor0" in machine.asked_of_apt()


def test_without_an_administrator_nothing_is_tried(machine: Machine) -> None:
    machine.plays("id", "echo 1000")
    machine.plays("sudo", "exit 1")
    run = machine.setup()
    assert run.returncode == 1
    assert run.stderr.splitlines() == [f"setup: installing needs an administrator. {BY_HAND}"]
    assert not (machine.tools / "asked").exists()
