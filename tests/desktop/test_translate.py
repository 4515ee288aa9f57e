"""Every string of the window stands in the translation files, translated, under a name that Qt will ask for."""

from __future__ import annotations

import ast
import re
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QSettings

from distributor_desk.desktop import translate

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
CHINESE, ENGLISH = "distributor_desk_zh_CN", "distributor_desk_en"
Key = tuple[str, str]


def messages(path: Path) -> Iterator[tuple[Key, ET.Element]]:
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314  # our own file
        for message in context.iter("message"):
            yield (context.findtext("name") or "", message.findtext("source") or ""), message


def translation(message: ET.Element) -> ET.Element:
    found = message.find("translation")
    assert found is not None
    return found


def sources() -> list[Path]:
    rooms = ROOT / "distributor_desk" / "features"
    return [
        *(ROOT / "distributor_desk" / "desktop").glob("*.py"),
        *(path for name in ("tab", "form") for path in rooms.glob(f"*/{name}.py")),
        *(path for name in ("tab", "form") for path in rooms.glob(f"*/{name}/*.py")),
        ROOT / "distributor_desk" / "app.py",
    ]


def calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        named = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if named and (node.func.attr == "tr" or (node.func.attr == "translate" and len(node.args) > 1)):  # type: ignore[attr-defined]
            yield node  # type: ignore[misc]


@pytest.mark.parametrize("name", [CHINESE, ENGLISH])
def test_the_files_hold_what_the_code_says(name: str, tmp_path: Path) -> None:
    run = subprocess.run(["bash", "packaging/translations", str(tmp_path)], cwd=ROOT, check=False)
    assert run.returncode == 0
    fresh = {key for key, _ in messages(tmp_path / f"{name}.ts")}
    kept = {key for key, _ in messages(FOLDER / f"{name}.ts")}
    assert (fresh - kept, kept - fresh) == (set(), set())


@pytest.mark.parametrize("name", [CHINESE, ENGLISH])
def test_nothing_is_left_untranslated(name: str) -> None:
    open_ = [
        key
        for key, message in messages(FOLDER / f"{name}.ts")
        if translation(message).get("type") or not "".join(translation(message).itertext()).strip()
    ]
    assert open_ == []


def test_the_same_names_are_filled_in_both_languages() -> None:
    marks = re.compile(r"\{(\w+)\}")
    differ = [
        key
        for key, message in messages(FOLDER / f"{CHINESE}.ts")
        if set(marks.findall(key[1])) != set(marks.findall("".join(translation(message).itertext())))
    ]
    assert differ == []


def test_every_context_is_a_class_or_is_asked_for_by_name() -> None:
    words = "\n".join(path.read_text(encoding="utf-8") for path in sources())
    known = set(re.findall(r"^class (\w+)", words, re.MULTILINE))
    known |= set(re.findall(r"translate\(\s*\"(\w+)\"", words))
    assert {context for (context, _), _ in messages(FOLDER / f"{CHINESE}.ts")} - known == set()


def test_strings_are_literal_and_never_inside_an_f_string() -> None:
    wrong = [
        f"{path.name}:{call.lineno}"
        for path in sources()
        for call in calls(path)
        if not all(isinstance(arg, ast.Constant) for arg in call.args[:2])
        and not (len(call.args) > 1 and isinstance(call.args[0], ast.Constant) and call.func.attr == "tr")  # type: ignore[attr-defined]
    ]
    hidden = [
        f"{path.name}:{node.lineno}"
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Attribute) and inner.func.attr == "tr"
    ]
    assert (wrong, hidden) == ([], [])


def test_the_compiled_files_speak(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (CHINESE, ENGLISH):
        target = tmp_path / f"{name}.qm"
        command = [ROOT / ".venv/bin/pyside6-lrelease", "-silent", FOLDER / f"{name}.ts", "-qm", target]
        assert subprocess.run(command, check=False).returncode == 0
    monkeypatch.setattr(translate, "resource", lambda *_parts: tmp_path)
    said = []
    for language in ("zh", "en"):
        translate.install(language)  # type: ignore[arg-type]
        said += [
            QCoreApplication.translate("ToolBar", "Import"),
            QCoreApplication.translate("TableFooter", "{count} row(s)", "", 1),
            QCoreApplication.translate("TableFooter", "{count} row(s)", "", 2),
        ]
    assert said == ["导入", "共 {count} 行", "共 {count} 行", "Import", "{count} row", "{count} rows"]
    assert QLocale().language() == QLocale.Language.English


def test_the_language_is_what_was_asked_else_what_was_chosen(store: QSettings) -> None:
    store.setValue(translate.KEY, "zh")
    assert translate.language_of(store) == "zh"
    assert translate.language_of(store, "en") == "en"
    store.setValue(translate.KEY, "xx")
    assert translate.language_of(store) in {"zh", "en"}
