"""A long sitting must not use up None, True and False."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QApplication

from distributor_desk.desktop.singletons import keep_singletons


@pytest.mark.parametrize("one", [None, True, False])
def test_they_outlast_any_sitting(qapp: QApplication, one: object) -> None:
    keep_singletons()
    for _ in range(2000):
        qapp.processEvents()
    assert sys.getrefcount(one) > 1 << 31


def test_keeping_them_twice_changes_nothing() -> None:
    keep_singletons()
    once = sys.getrefcount(None)
    keep_singletons()
    assert abs(sys.getrefcount(None) - once) < 1000
