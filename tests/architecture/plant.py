"""Started in a copy of the tree: plants one fault after the other and says which contracts each breaks.

Standard input: JSON {name of the fault: {path: lines to add to that file, which may be new}}.
Standard output: JSON {name of the fault: [broken contract, …]}, under "" those of the tree as it is.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from importlinter.application import use_cases
from importlinter.configuration import configure


def broken() -> list[str]:
    options = use_cases.read_user_options("pyproject.toml")
    use_cases._register_contract_types(options)
    report = use_cases.create_report(options, cache_dir=None, verbose=True)
    assert not report.invalid_contract_options, report.invalid_contract_options
    return [contract.name for contract, check in report.get_contracts_and_checks() if not check.kept]


def planted(files: dict[str, str]) -> list[str]:
    paths = [Path(name) for name in files]
    before = {path: path.read_text(encoding="utf-8") if path.exists() else None for path in paths}
    new_folders = {path.parent for path in paths if not path.parent.exists()}
    for path, text in zip(paths, files.values(), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((before[path] or "") + "\n" + text, encoding="utf-8")
    try:
        return broken()
    finally:
        for path, text_before in before.items():
            if text_before is None:
                path.unlink()
            else:
                path.write_text(text_before, encoding="utf-8")
        for folder in new_folders:
            folder.rmdir()


def main() -> None:
    faults: dict[str, dict[str, str]] = json.load(sys.stdin)
    answer, sys.stdout = sys.stdout, sys.stderr
    configure()
    sys.path.insert(0, str(Path.cwd()))
    found = {"": broken()} | {name: planted(files) for name, files in faults.items()}
    json.dump(found, answer)


main()
