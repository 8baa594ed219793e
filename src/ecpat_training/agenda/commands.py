"""`ecpat plan`: draft an agenda, check or print an edited one, say what changed between two."""

import difflib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from ecpat_training.commands.found import LANGUAGE, PROGRAMME, programme_is_here
from ecpat_training.commands.once_each import OnceEach
from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import (
    AgendaFile,
    AgendaProgramme,
    LanguageOption,
    Out,
    Quietly,
    Template,
    WithLetterhead,
    seed_option,
    training_option,
)
from ecpat_training.commands.requests import with_options
from ecpat_training.programme.offered import trainings

if TYPE_CHECKING:  # where the newest Typer has what the oldest takes from Click
    from typer._click.core import Context
    from typer._click.formatting import HelpFormatter


class DraftUnlessNamed(TyperGroup):
    """`ecpat plan PROGRAMME` means `ecpat plan draft PROGRAMME`: the main job needs no second word."""

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Puts `draft` before a line that names no command, unless its first word is a slip of one; and where the line
        says nothing at all, but there is a programme to plan."""
        if not args and programme_is_here():
            args = ["draft"]
        elif args and args[0] not in (*self.commands, *ctx.help_option_names) and not self._slip(args[0]):
            args = ["draft", *args]
        return super().parse_args(ctx, args)

    def _slip(self, word: str) -> bool:
        """Whether a word is meant for a command: nearly one, and neither a file's name nor that of a file that is
        there."""
        near = difflib.get_close_matches(word, self.commands, n=1)
        return bool(near) and not Path(word).suffix and not Path(word).exists()

    def format_help(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """The commands, and below them the help of the one that needs no name."""
        super().format_help(ctx, formatter)
        draft = self.commands["draft"]
        with draft.make_context("draft", [], parent=ctx, resilient_parsing=True) as below:
            draft.format_help(below, formatter)


app = typer.Typer(
    name="plan",
    cls=DraftUnlessNamed,
    no_args_is_help=True,
    add_completion=False,
    help="Draft a training's agenda, check or print an edited one, compare two.\n\n"
    "[bold]ecpat plan PROGRAMME[/bold] means [bold]ecpat plan draft PROGRAMME[/bold]; its options are below.",
)


AgendaTraining = Annotated[str | None, training_option("Of which training, where the file doesn't say.", trainings)]


@dataclass(frozen=True, kw_only=True)
class PlanDraftRequest(WithLetterhead):
    """The options of `ecpat plan draft`."""

    programme: Annotated[
        Path,
        Argument(
            metavar="PROGRAMME",
            envvar=PROGRAMME.variable,
            found=(PROGRAMME, "Name its file"),
            help="The programme's YAML file or its folder; without it programme.yaml in this folder or above it.",
        ),
    ]
    training: Annotated[
        str | None, training_option("Which training; without it the pilot, or the only one.", trainings)
    ] = None
    keep: Annotated[
        Path | None,
        Option(
            "--keep",
            "-k",
            metavar="AGENDA",
            help="Plan this agenda again after a change, and move as little as possible.",
        ),
    ] = None
    retime: Annotated[
        bool, Option("--retime", help="With --keep: give rows that were moved the times that follow from their order.")
    ] = False
    out: Out = ()
    seconds: Annotated[
        float, Option("--time-limit", metavar="SECONDS", min=1, help="Then the best agenda so far, with its gap.")
    ] = 60
    explain: Annotated[
        str | None,
        Option(
            metavar="SESSION",
            help="Instead of the agenda: why this session has its time, and what another time would cost.",
        ),
    ] = None
    seed: Annotated[int, seed_option("The solver's seed; the report prints it.")] = 1
    language: LanguageOption = None


@app.command(cls=OnceEach)
@with_options
def draft(request: PlanDraftRequest) -> None:
    """Draft an agenda: sessions on a clock, trainers on sessions, proven best.

    Endings of [bold]--out[/bold]: .yaml, .xlsx, .docx (made to be edited by hand and read again),
    .html, .json, .txt; .ics for calendars, .xml for schedule viewers, .frab.json and .frab2.json for web pages.

    To check an edited agenda: [bold]ecpat plan check AGENDA[/bold].

    With [bold]--keep[/bold] an agenda is planned again, its training with it: after a trainer
    fell ill, an hour was lost, a session came in. Provably as little as possible
    moves. A line that ends in (pinned) stays.

    \b
    Examples:
      ecpat plan programme.yaml
      ecpat plan programme.yaml --training al-1 --out agenda.docx
      ecpat plan programme.yaml --training al-1 --language sq --out agenda-sq.docx
      ecpat plan programme.yaml --keep agenda.yaml --out agenda-new.yaml
      ecpat plan programme.yaml --training al-1 --explain signals
    """
    from ecpat_training.agenda.planner.limit import limited_to
    from ecpat_training.agenda.workflows.agenda_exports import export_endings
    from ecpat_training.agenda.workflows.agenda_report import YAML, agenda_report, explain_report
    from ecpat_training.core.began import began

    programme, training, keep, language = request.programme, request.training, request.keep, request.language
    seconds, seed, retime = request.seconds, request.seed, request.retime
    if request.explain is not None:
        drafted_anew = keep is None and language in (None, os.environ.get(LANGUAGE))  # a habit asks for nothing
        outcome = explain_report(
            programme, training, request.explain, request.delivery(), seconds=seconds, seed=seed, alone=drafted_anew
        )
        raise typer.Exit(outcome.exit_code)
    delivery = request.delivery((YAML, *export_endings()))
    with limited_to(seconds, since=began()):
        outcome = agenda_report(
            programme, training, delivery, seconds=seconds, seed=seed, keep=keep, retime=retime, language=language
        )
    raise typer.Exit(outcome.exit_code)


@dataclass(frozen=True, kw_only=True)
class PlanCheckRequest(WithLetterhead):
    """The options of `ecpat plan check`."""

    agenda: AgendaFile
    programme: AgendaProgramme = None
    training: AgendaTraining = None
    retime: Annotated[
        bool,
        Option("--retime", help="Give rows that were moved the times that follow from their order, and check that."),
    ] = False


@app.command(cls=OnceEach)
@with_options
def check(request: PlanCheckRequest) -> None:
    """Check an edited agenda against the programme's rules.

    The agenda may be the .yaml file, or the file that a partner sent back: .xlsx, .docx, .ods or .odt.
    Exit code 1 when a hard rule is broken. [bold]--out[/bold] also writes the agenda
    for calendars (.ics), schedule viewers (.xml) and web pages (.frab.json, .frab2.json).

    \b
    Examples:
      ecpat plan check agenda.xlsx
      ecpat plan check --training al-1
      ecpat plan check agenda.yaml --out agenda.ics
      ecpat plan check from-partner.docx --programme programme.yaml --training al-1
    """
    from ecpat_training.agenda.workflows.agenda_exports import export_endings
    from ecpat_training.agenda.workflows.agenda_report import check_report

    delivery = request.delivery(export_endings())
    ended = check_report(request.agenda, request.programme, delivery, request.training, retime=request.retime)
    raise typer.Exit(ended.exit_code)


@dataclass(frozen=True, kw_only=True)
class PlanDiffRequest(WithLetterhead):
    """The options of `ecpat plan diff`."""

    old: Annotated[Path, Argument(metavar="OLD", help="The agenda as it was.")]
    new: Annotated[Path, Argument(metavar="NEW", help="The agenda as it is now.")]
    programme: AgendaProgramme = None
    training: AgendaTraining = None


@app.command(cls=OnceEach)
@with_options
def diff(request: PlanDiffRequest) -> None:
    """Say what changed between two agendas of a training, and who is affected.

    What moves, who leads instead of whom, what is new and what is gone; then a
    section for each trainer, to send on. Each agenda may be a .yaml, .xlsx, .docx,
    .ods or .odt file. Exit code 1 when anything changed.

    \b
    Example:
      ecpat plan diff agenda.yaml agenda-new.yaml --out changes.docx
    """
    from ecpat_training.agenda.workflows.plan_diff import diff_report

    ended = diff_report(request.old, request.new, request.programme, request.delivery(), request.training)
    raise typer.Exit(ended.exit_code)


@dataclass(frozen=True, kw_only=True)
class PlanPrintRequest(Quietly):
    """The options of `ecpat plan print`."""

    agenda: AgendaFile
    folder: Annotated[
        Path | None,
        Argument(metavar="FOLDER", help="Where to write; made if missing. Without it `papers` beside the agenda."),
    ] = None
    programme: AgendaProgramme = None
    training: AgendaTraining = None
    only: Annotated[
        tuple[str, ...],
        Option(
            "--only",
            metavar="NAME",
            help="Write only this, such as sign-in or agenda.xlsx. May be given several times.",
        ),
    ] = ()
    language: LanguageOption = None
    template: Template = None


@app.command(name="print", cls=OnceEach)
@with_options
def print_(request: PlanPrintRequest) -> None:
    """Write everything that is printed or sent of an agenda into a folder.

    Agendas for participants and for trainers, session plans, materials list,
    sign-in sheets, checklist, debrief and evaluation form.

    \b
    Examples:
      ecpat plan print agenda.yaml papers --language sq
      ecpat plan print --training al-1
      ecpat plan print agenda.yaml papers --only sign-in --template letterhead.docx
    """
    from ecpat_training.agenda.workflows.plan_print import print_papers

    ended = print_papers(
        request.agenda,
        request.folder or request.agenda.parent / "papers",
        programme=request.programme,
        training=request.training,
        only=request.only,
        language=request.language,
        template=request.template,
        force=request.force,
        quiet=request.quiet,
    )
    raise typer.Exit(ended.exit_code)
