"""`ecpat plan`: draft an agenda, check or print an edited one, say what changed between two."""

import difflib
import os
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from ecpat_training.commands.found import LANGUAGE, PROGRAMME, found
from ecpat_training.commands.once_each import OnceEach
from ecpat_training.commands.options import (
    AgendaFile,
    AgendaProgramme,
    Force,
    LanguageOption,
    Out,
    Quiet,
    Template,
    seed_option,
    training_option,
)
from ecpat_training.programme.offered import trainings


class DraftUnlessNamed(TyperGroup):
    """`ecpat plan PROGRAMME` means `ecpat plan draft PROGRAMME`: the main job needs no second word."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Puts `draft` before a line that names no command, unless its first word is a slip of one."""
        if args and args[0] not in (*self.commands, *ctx.help_option_names) and not self._slip(args[0]):
            args = ["draft", *args]
        return super().parse_args(ctx, args)

    def _slip(self, word: str) -> bool:
        """Whether a word is meant for a command: nearly one, and neither a file's name nor that of a file that is
        there."""
        near = difflib.get_close_matches(word, self.commands, n=1)
        return bool(near) and not Path(word).suffix and not Path(word).exists()

    def format_help(self, ctx: Any, formatter: Any) -> None:
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


ProgrammeArgument = Annotated[
    Path,
    typer.Argument(
        metavar="PROGRAMME",
        readable=False,
        envvar=PROGRAMME.variable,
        callback=found(PROGRAMME, "Name its file"),
        help="The programme's YAML file or its folder; without it programme.yaml in this folder.",
        show_default=False,
    ),
]
WhichTraining = Annotated[
    str | None,
    training_option("Which training; without it the pilot.", trainings),
]
AgendaTraining = Annotated[str | None, training_option("Of which training, where the file doesn't say.", trainings)]
Keep = Annotated[
    Path | None,
    typer.Option(
        "--keep",
        "-k",
        metavar="AGENDA",
        readable=False,
        help="Plan this agenda again after a change, and move as little as possible.",
        show_default=False,
    ),
]
TimeLimit = Annotated[
    float, typer.Option("--time-limit", metavar="SECONDS", min=1, help="Then the best agenda so far, with its gap.")
]
Explain = Annotated[
    str | None,
    typer.Option(
        metavar="SESSION",
        help="Instead of the agenda: why this session has its time, and what another time would cost.",
        show_default=False,
    ),
]
SolverSeed = Annotated[int, seed_option("The solver's seed; the report prints it.")]


@app.command(cls=OnceEach)
def draft(
    programme: ProgrammeArgument = None,  # type: ignore[assignment]  # found, where it isn't named
    training: WhichTraining = None,
    keep: Keep = None,
    out: Out = None,
    seconds: TimeLimit = 60,
    explain: Explain = None,
    seed: SolverSeed = 1,
    language: LanguageOption = None,
    template: Template = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
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
    from ecpat_training.agenda.workflows.agenda_exports import export_endings
    from ecpat_training.agenda.workflows.agenda_report import YAML, agenda_report, explain_report
    from ecpat_training.commands.deliver import Delivery

    if explain is not None:
        delivery = Delivery(out or (), force, quiet, template=template)
        drafted_anew = keep is None and language in (None, os.environ.get(LANGUAGE))  # a habit asks for nothing
        outcome = explain_report(programme, training, explain, delivery, seconds=seconds, seed=seed, alone=drafted_anew)
        raise typer.Exit(outcome.exit_code)
    delivery = Delivery(out or (), force, quiet, more_endings=(YAML, *export_endings()), template=template)
    outcome = agenda_report(programme, training, delivery, seconds=seconds, seed=seed, keep=keep, language=language)
    raise typer.Exit(outcome.exit_code)


@app.command(cls=OnceEach)
def check(
    agenda: AgendaFile,
    programme: AgendaProgramme = None,
    training: AgendaTraining = None,
    out: Out = None,
    template: Template = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Check an edited agenda against the programme's rules.

    The agenda may be the .yaml file, or the .xlsx or .docx file as a partner sent it back.
    Exit code 1 when a hard rule is broken. [bold]--out[/bold] also writes the agenda
    for calendars (.ics), schedule viewers (.xml) and web pages (.frab.json, .frab2.json).

    \b
    Examples:
      ecpat plan check agenda.xlsx
      ecpat plan check agenda.yaml --out agenda.ics
      ecpat plan check from-partner.docx --programme programme.yaml --training al-1
    """
    from ecpat_training.agenda.workflows.agenda_exports import export_endings
    from ecpat_training.agenda.workflows.agenda_report import check_report
    from ecpat_training.commands.deliver import Delivery

    delivery = Delivery(out or (), force, quiet, more_endings=export_endings(), template=template)
    raise typer.Exit(check_report(agenda, programme, delivery, training).exit_code)


OldAgenda = Annotated[Path, typer.Argument(metavar="OLD", readable=False, help="The agenda as it was.")]
NewAgenda = Annotated[Path, typer.Argument(metavar="NEW", readable=False, help="The agenda as it is now.")]


@app.command(cls=OnceEach)
def diff(
    old: OldAgenda,
    new: NewAgenda,
    programme: AgendaProgramme = None,
    training: AgendaTraining = None,
    out: Out = None,
    template: Template = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Say what changed between two agendas of a training, and who is affected.

    What moves, who leads instead of whom, what is new and what is gone; then a
    section for each trainer, to send on. Each agenda may be a .yaml, .xlsx or .docx
    file. Exit code 1 when anything changed.

    \b
    Example:
      ecpat plan diff agenda.yaml agenda-new.yaml --out changes.docx
    """
    from ecpat_training.agenda.workflows.plan_diff import diff_report
    from ecpat_training.commands.deliver import Delivery

    delivery = Delivery(out or (), force, quiet, template=template)
    raise typer.Exit(diff_report(old, new, programme, delivery, training).exit_code)


PapersFolder = Annotated[
    Path, typer.Argument(metavar="FOLDER", readable=False, help="Where to write; made if missing.")
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="NAME",
        help="Write only this, such as sign-in or agenda.xlsx. May be given several times.",
        show_default=False,
    ),
]


@app.command(name="print", cls=OnceEach)
def print_(
    agenda: AgendaFile,
    folder: PapersFolder,
    programme: AgendaProgramme = None,
    training: AgendaTraining = None,
    only: Only = None,
    language: LanguageOption = None,
    template: Template = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Write everything that is printed or sent of an agenda into a folder.

    Agendas for participants and for trainers, session plans, materials list,
    sign-in sheets, checklist, debrief and evaluation form.

    \b
    Examples:
      ecpat plan print agenda.yaml papers --language sq
      ecpat plan print agenda.yaml papers --only sign-in --template letterhead.docx
    """
    from ecpat_training.agenda.workflows.plan_print import print_papers

    ended = print_papers(
        agenda,
        folder,
        programme=programme,
        training=training,
        only=only or (),
        language=language,
        template=template,
        force=force,
        quiet=quiet,
    )
    raise typer.Exit(ended.exit_code)
