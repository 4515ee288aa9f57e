"""The language of the window: Qt's own words and ours, in Chinese or English."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSettings, QTranslator

from distributor_desk.core.language import Language
from distributor_desk.core.resources import resource

KEY = "window/language"
_OURS = {"zh": "distributor_desk_zh_CN", "en": "distributor_desk_en"}
_installed: list[QTranslator] = []


def language_of(store: QSettings, asked: str | None = None) -> Language:
    """What was asked for, else what the person chose before, else Chinese on a Chinese system."""
    wanted = asked or store.value(KEY)
    if wanted in {"zh", "en"}:
        return "zh" if wanted == "zh" else "en"
    return "zh" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def install(language: Language) -> None:
    """Put our strings and Qt's own into the application, in place of an earlier language's."""
    for old in _installed:
        QCoreApplication.removeTranslator(old)
    _installed.clear()
    QLocale.setDefault(QLocale("zh_CN" if language == "zh" else "en_GB"))
    if language == "zh":
        _load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    _load(_OURS[language], str(resource("translations")))


def _load(name: str, folder: str) -> None:
    translator = QTranslator()
    if translator.load(name, folder):
        QCoreApplication.installTranslator(translator)
        _installed.append(translator)
