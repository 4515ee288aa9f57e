"""Long work while no company is open yet: a small window with a figure and Cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from distributor_desk.core.language import Language
from distributor_desk.core.progress import Progress
from distributor_desk.desktop.workers import Job, Worker

T = TypeVar("T")


class _Bell(QObject):
    rang = Signal(object)


def wait_for(task: Callable[[Progress], T], words: str, language: Language, parent: QWidget | None) -> T:
    """Run the task beside the window and return its answer, or raise its error (Cancelled too)."""
    bell, loop, answers = _Bell(), QEventLoop(), list[Job]()
    bell.rang.connect(answers.append, Qt.ConnectionType.QueuedConnection)
    bell.rang.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    worker, job = Worker("waiting", bell.rang.emit), Job(task, None, None)
    box = QProgressDialog(words, QCoreApplication.translate("Waiting", "Cancel"), 0, 0, parent)
    box.setWindowTitle(QCoreApplication.translate("Waiting", "Distributor Desk"))
    box.setWindowModality(Qt.WindowModality.ApplicationModal)
    box.setMinimumDuration(0)
    box.setMinimumWidth(380)
    box.setAutoReset(False)
    box.canceled.connect(job.cancel)
    look = QTimer(box, interval=100)
    look.timeout.connect(lambda: _show(box, job, language))
    look.start()
    box.show()
    worker.put(job)
    loop.exec()
    worker.close()
    box.close()
    if answers[0].error is not None:
        raise answers[0].error
    return answers[0].result  # type: ignore[no-any-return]


def _show(box: QProgressDialog, job: Job, language: Language) -> None:
    if job.standing is not None:
        what, done, of = job.standing
        box.setLabelText(what.in_(language))
        box.setRange(0, of)
        box.setValue(done)
