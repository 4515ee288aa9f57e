"""The command line: the same deeds as the window, for scheduled jobs. It never loads Qt.

Exit code 0 is done, 1 is refused (one line on standard error), 2 is wrong usage. The rooms are loaded
inside the commands: while a workbook is being read by its own process there is time for that.
"""

from __future__ import annotations

import errno
import json
import locale
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from distributor_desk import __version__
from distributor_desk.core.dates import today
from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import Language, Text
from distributor_desk.core.progress import Progress

if TYPE_CHECKING:
    from distributor_desk.storage.database import Company
    from distributor_desk.workflow.importing import After
    from distributor_desk.workflow.sheets import Sheet

Window = Callable[[Path | None, str | None, bool], int]
"""Opens the window on a company in a language; True says "ready" and quits. Returns the exit code."""
WINDOW = f"{__name__}.window"
FILE = click.Path(path_type=Path)
FAULT = Text(
    "程序出错了，没有保存。详情在日志里：{log}",
    "A fault of the program; nothing was saved. Details are in the log: {log}",
)


def system_language() -> Language:
    """Chinese on a Chinese system, else English."""
    names = [os.environ.get(key, "") for key in ("LC_ALL", "LC_MESSAGES", "LANG")]
    said = next((name for name in names if name), "") or (locale.getlocale()[0] or "")
    return "zh" if said.lower().startswith(("zh", "chinese")) else "en"


@dataclass(slots=True)
class Desk:
    """What every command works with."""

    language: Language

    @property
    def on_visit_sheet(self) -> list[Callable[..., Text | None]]:
        from distributor_desk import register

        return register.on_visit_sheet()

    def open(self, path: Path) -> Company:
        from distributor_desk import register  # noqa: F401  # a company file is opened with all its tables known
        from distributor_desk.storage.database import open_company

        return open_company(path, before_migration=self.back_up_path)

    def back_up_path(self, path: Path) -> Path:
        """A verified copy, in the company's own folder of backups."""
        return backed_up(path, "pre-migration")


def backed_up(path: Path, reason: str, *, only_if_changed: bool = True) -> Path:
    from distributor_desk.storage import backup, folders

    return backup.back_up(path, folders.backup_folder(path), reason, only_if_changed=only_if_changed)


def all_sheets() -> list[Sheet]:
    from distributor_desk import register

    return register.sheets()


def after_import() -> After:
    from distributor_desk import register

    return register.after_import()


class Commands(click.Group):
    """Our own commands, and those that the rooms bring, asked for only when ours do not do."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        self._add_rooms()
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.commands:
            self._add_rooms()
        return super().get_command(ctx, cmd_name)

    def _add_rooms(self) -> None:
        from distributor_desk import register

        for room in register.ROOMS:
            for command in room.commands():
                self.add_command(command)


def show(data: Any, words: str, *, as_json: bool) -> None:
    click.echo(json.dumps(data, ensure_ascii=False) if as_json else words)


as_json = click.option("--json", "as_json", is_flag=True, help="print one JSON object")
language = click.option("--lang", type=click.Choice(["zh", "en"]), help="language of headings and words")


@click.group(
    cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option("--company", type=FILE, help="the company file to open")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="language of window and words")
@click.option(
    "--quit-when-ready", is_flag=True, help="print ready when the first rows are painted, then quit"
)
@click.version_option(__version__)
@click.pass_context
def cli(context: click.Context, company: Path | None, lang: Language | None, quit_when_ready: bool) -> None:
    """Distributor Desk. Without a command the window opens."""
    context.obj = Desk(lang or system_language())
    if context.invoked_subcommand is None:
        context.exit(context.meta[WINDOW](company, lang, quit_when_ready))


@cli.command()
@click.argument("company", type=FILE)
@click.pass_obj
def new(desk: Desk, company: Path) -> None:
    """Make a new, empty company file."""
    from distributor_desk import register  # noqa: F401  # a company file is made with all its tables known
    from distributor_desk.storage.database import create_company

    create_company(company, language=desk.language).close()
    click.echo(company)


@cli.command()
@click.argument("company", type=FILE)
def demo(company: Path) -> None:
    """Make a company with sample records, to look around."""
    from distributor_desk import register
    from distributor_desk.workflow.demo import make_demo

    make_demo(company, all_sheets(), today(), Progress(), register.samples()).close()
    click.echo(company)


@cli.command("import")
@click.argument("company", type=FILE)
@click.argument("workbook", type=FILE)
@click.option("--kind", help="read the workbook as this kind of sheet")
@click.option("--sheet", help="only this sheet")
@click.option("--map", "maps", multiple=True, metavar="HEADING=FIELD", help="which field a heading is")
@click.option("--create-missing", is_flag=True, help="make customers and products that are not known")
@click.option("--walk-in", metavar="NAME", help="book lines without a customer on this one")
@click.option("--revive", is_flag=True, help="bring retired records back when their code comes again")
@click.option("--dry-run", is_flag=True, help="judge the file and change nothing")
@as_json
@click.pass_obj
def import_(
    obj: Desk, company: Path, workbook: Path, kind: str | None, sheet: str | None, maps: tuple[str, ...],
    create_missing: bool, walk_in: str | None, revive: bool, dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    """Bring a workbook into the company."""
    from distributor_desk.spreadsheets.reading import read_meanwhile

    progress, overrides = Progress(), _overrides(maps)
    with read_meanwhile(workbook, progress) as read:
        from distributor_desk.storage import batches
        from distributor_desk.workflow import importing, telling
        from distributor_desk.workflow.drafting import memory_of
        from distributor_desk.workflow.sheets import ImportOptions

        sheets, options = all_sheets(), ImportOptions(create_missing, walk_in, revive)
        with obj.open(company) as desk:
            if not dry_run:
                backed_up(desk.path, "pre-import")
            book = read()
            with desk.read() as session:
                memory, before = memory_of(session, book), batches.same_file(session, book.sha256)
            matched = importing.match(
                book, sheets, kind=kind, sheet=sheet, overrides=overrides, memory=memory
            )
            deed = importing.rehearse if dry_run else importing.run
            result = deed(desk, book, matched, sheets, options, progress, after=after_import())
    if not dry_run:
        importing.write_rejects(result, company.parent, f"{company.stem}-{workbook.stem}", obj.language)
    words = telling.told(result, before).in_(obj.language)
    show(telling.summary(result), words, as_json=as_json)


def _overrides(maps: tuple[str, ...]) -> Mapping[str, str]:
    pairs = [said.rpartition("=") for said in maps]
    for said, (heading, _, _field) in zip(maps, pairs, strict=True):
        if not heading:
            raise click.UsageError(f"--map {said}: HEADING=FIELD")
    return {heading.strip(): field.strip() for heading, _, field in pairs}


@cli.command()
@click.argument("company", type=FILE)
@as_json
@click.pass_obj
def imports(obj: Desk, company: Path, as_json: bool) -> None:
    """List the imports, newest first."""
    from distributor_desk.storage import batches
    from distributor_desk.workflow.telling import batch_summary

    with obj.open(company) as desk, desk.read() as session:
        lines = batches.batches(session)
    words = "\n".join(
        f"{line.id}  {line.at.astimezone():%Y-%m-%d %H:%M}  {line.file_name}  +{sum(s.created for s in line.sheets)}"
        + ("  ×" if line.undone else "")
        for line in lines
    )
    show([batch_summary(line) for line in lines], words, as_json=as_json)


@cli.command("undo-import")
@click.argument("company", type=FILE)
@click.argument("batch", type=int)
@as_json
@click.pass_obj
def undo_import(obj: Desk, company: Path, batch: int, as_json: bool) -> None:
    """Take an import back; what is referred to since stays and is listed."""
    from distributor_desk.storage import batches
    from distributor_desk.workflow import telling

    with obj.open(company) as desk:
        done = batches.undo_batch(desk, batch)
    data = {"batch": batch, "removed": done.removed, "restored": done.restored, "stayed": dict(done.stayed)}
    show(data, telling.undone(done).in_(obj.language), as_json=as_json)


@cli.command()
@click.argument("company", type=FILE)
@click.argument("workbook", type=FILE)
@click.option("--kind", "kinds", multiple=True, help="only this kind (may be given several times)")
@language
@click.option("--owner-copy", is_flag=True, help="with costs: stays in the house")
@click.pass_obj
def export(
    obj: Desk, company: Path, workbook: Path, kinds: tuple[str, ...], lang: Language | None, owner_copy: bool
) -> None:
    """Write the records into a workbook."""
    from distributor_desk.workflow import exporting

    chosen = exporting.chosen(all_sheets(), kinds)
    with obj.open(company) as desk:
        counts = exporting.export(desk, workbook, chosen, lang or obj.language, owner_copy=owner_copy)
    names = {sheet.kind.key: sheet.kind.text.in_(obj.language) for sheet in chosen}
    click.echo(f"{workbook}: " + ", ".join(f"{names[kind]} {count}" for kind, count in counts.items()))


@cli.command()
@click.argument("workbook", type=FILE)
@click.option("--kind", "kinds", multiple=True, help="only this kind (may be given several times)")
@language
@click.pass_obj
def template(obj: Desk, workbook: Path, kinds: tuple[str, ...], lang: Language | None) -> None:
    """Write blank sheets to fill in."""
    from distributor_desk.workflow import exporting

    exporting.template(workbook, exporting.chosen(all_sheets(), kinds), lang or obj.language)
    click.echo(workbook)


@cli.command()
@click.argument("company", type=FILE)
@as_json
@click.pass_obj
def check(obj: Desk, company: Path, as_json: bool) -> None:
    """Check the file and the books; exit code 1 when something is wrong."""
    from distributor_desk import register
    from distributor_desk.storage import checking

    with obj.open(company) as desk:
        found = checking.check(desk, [room.check for room in register.ROOMS])
    problems = [text.in_(obj.language) for text in found]
    show({"ok": not found, "problems": problems}, "\n".join(problems) or "ok", as_json=as_json)
    if found:
        raise click.exceptions.Exit(1)


@cli.command("backup")
@click.argument("company", type=FILE)
@click.option("--to", type=FILE, help="a file or folder of your own")
@click.pass_obj
def backup_(obj: Desk, company: Path, to: Path | None) -> None:
    """Make a verified copy of the company file."""
    from distributor_desk.storage import backup

    with obj.open(company) as desk:
        made = backed_up(desk.path, "by-hand", only_if_changed=False)
    click.echo(backup.copy_to(made, to) if to else made)


@cli.command()
@click.argument("backup_file", metavar="BACKUP", type=FILE)
@click.argument("company", type=FILE)
@click.pass_obj
def restore(obj: Desk, backup_file: Path, company: Path) -> None:
    """Put a backup in the place of the company file; the present one is kept."""
    from distributor_desk.storage import backup, folders
    from distributor_desk.storage.lock import WindowLock

    with WindowLock(company):
        kept = backup.restore(backup_file, company, folders.backup_folder(company, backup_file))
        obj.open(company).close()
    click.echo(company if kept is None else f"{company} ({kept})")


def main(arguments: list[str], window: Window | None = None) -> int:
    """Run one command; every refusal is one line on standard error. Without a command `window` opens."""
    try:
        with cli.make_context("distributor-desk", list(arguments)) as context:
            context.meta[WINDOW] = window
            cli.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.exceptions.Abort:
        return 1
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except DeskError as error:
        click.echo(" ".join(error.in_(_spoken(arguments)).split()), err=True)
        return 1
    except Exception as error:  # the last door: no traceback ever reaches a person
        return 0 if _nobody_reads(error) else _fault(arguments)
    else:
        return 0


def _nobody_reads(error: Exception) -> bool:
    """Whether the program that was to read what we print (`| head -1`) has left; what is done is done then."""
    if not isinstance(error, OSError) or error.errno not in (errno.EPIPE, errno.EINVAL):
        return False
    last = [frame for frame, _line in traceback.walk_tb(error.__traceback__)][-1]
    if last.f_code is not click.echo.__code__:
        return False
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())  # else the interpreter says so once more as it ends
    os.close(nowhere)
    return True


def _fault(arguments: list[str]) -> int:
    click.echo(FAULT.with_(log=_logged(arguments)).in_(_spoken(arguments)), err=True)
    return 1


def _logged(arguments: list[str]) -> str:
    """Write the fault that is being handled to the log; where that lies."""
    from distributor_desk.storage.folders import log_folder
    from distributor_desk.storage.log import LOGGER, start_log

    log = start_log(log_folder())
    LOGGER.exception("command %s failed", arguments[:1])
    return str(log or "-")


def _spoken(arguments: list[str]) -> Language:
    """The language asked for, else the system's."""
    for name, value in pairwise(arguments):
        if name == "--lang" and value in ("zh", "en"):
            return "zh" if value == "zh" else "en"
    return system_language()
