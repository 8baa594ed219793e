"""`ecpat demo`: the three jobs on the shipped example, as a person would type them."""

import shlex
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ecpat_training.agenda.workflows.agenda_report import YAML, agenda_report
from ecpat_training.agenda.workflows.plan_print import all_papers, print_papers
from ecpat_training.cli.for_machines import DemoResult, DemoStep
from ecpat_training.commands.deliver import Delivery, Outcome
from ecpat_training.commands.for_machines import listening
from ecpat_training.core.errors import Exit, OutputError
from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location
from ecpat_training.core.shipped import shipped
from ecpat_training.core.text import listing
from ecpat_training.effect.programme.workflows.compared import comparison_blocks
from ecpat_training.effect.workflows.report import effect_report
from ecpat_training.effect.workflows.request import Request
from ecpat_training.files.writing import refusals
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.roster.workflows.check import roster_check
from ecpat_training.survey.instrument.instrument import Wave

EXAMPLE = "tirana-2005"
SECONDS, SEED = 60, 1


@dataclass(frozen=True)
class DemoJob:
    """One of the three, or a step of it: what it is for, the command as one types it, the files that it writes, and the
    same as a call. `named` says whether the command names each of them with `--out`."""

    title: str
    command: str
    out_files: tuple[str, ...]
    run_job: Callable[[], Outcome]
    is_named: bool = True


def run_demo(folder: Path, *, force: bool, quiet: bool) -> int:
    """Copies the example into a folder, runs the three jobs there and says what to open; returns the exit code.

    Raises:
        OutputError: files of the demo are there already and `force` is not set.
    """
    inputs = folder / "input"
    jobs = _jobs(folder, inputs)
    refusal_findings = refusals([Path(name) for job in jobs for name in job.out_files], force=force)
    existing = [
        Path(finding.where.file).name
        for finding in refusal_findings
        if finding.where and finding.code == "output.exists"
    ]
    if existing:
        message = f"{listing(existing, 20)} {'is' if len(existing) == 1 else 'are'} there already."
        hint = "Choose another folder, or add --force to overwrite."
        raise OutputError.because("output.exists", message, location=Location(str(folder)), hint=hint)
    if refusal_findings:
        raise OutputError(refusal_findings[:1])
    delivery = Delivery(force=force, quiet=quiet)
    written_files = delivery.files(_inputs(inputs))
    say = sys.stdout.write if delivery.prints else _print_nothing
    say("A training in Tirana, planned, checked and evaluated. All people and answers are synthetic.\n")
    ended_steps: list[DemoStep] = []
    for number, job in enumerate(jobs, start=1):
        command = job.command + "".join(f" --out {shlex.quote(name)}" for name in job.out_files if job.is_named)
        say(f"\n{number}. {job.title}\n   $ {command}\n")
        sys.stdout.flush()
        with listening(None):  # what is told as data is how the jobs ended, not what each found
            outcome = job.run_job()
        say(f"   {outcome.headline}\n")
        ended_steps.append(DemoStep(job.title, command, job.out_files, outcome.exit_code))
    delivery.data(lambda: DemoResult(str(folder), tuple(written_files), tuple(ended_steps)), ())
    say(
        f"\nOpen these in {folder}:\n"
        "   effect.html      what the training changed, for everybody who asks\n"
        "   effect.docx      the same to send on; effect-to-publish.docx without figures that give a person away\n"
        "   agenda.docx      the agenda to send to participants; agenda.yaml to change it by hand\n"
        "   papers/          what is printed of it: session plans, sign-in sheets, checklists and more\n"
        "   roster.html      who is in the room, who is missing\n"
        "   input/           the files that all this was made from\n"
    )
    return Exit.CLEAN


def _print_nothing(text: str) -> int:
    return len(text)


def _inputs(folder: Path) -> dict[Path, bytes]:
    example = shipped("examples") / EXAMPLE
    return {folder / path.name: path.read_bytes() for path in sorted(example.iterdir()) if path.is_file()}


def _jobs(folder: Path, inputs: Path) -> list[DemoJob]:
    programme, instrument = inputs / "programme.yaml", inputs / "instrument.yaml"
    roster = inputs / "roster-as-sent.xlsx"
    waves: dict[Wave, Path] = {
        "pre": inputs / "pre-kobo.csv",
        "post": inputs / "post-google-forms.csv",
        "follow-up": inputs / "follow-up.csv",
    }
    evaluated = Request(
        pre=waves["pre"],
        post=waves["post"],
        follow_up=(waves["follow-up"],),
        instrument=instrument,
        recorded=False,
    )
    answer_files = f"{waves['pre']} {waves['post']} --follow-up {waves['follow-up']} --instrument {instrument}"
    agendas = _files(folder, "agenda", ".yaml", ".docx", ".xlsx", ".html")
    rosters = _files(folder, "roster", ".html", ".docx", ".xlsx")
    effects = _files(folder, "effect", ".html", ".docx", ".xlsx", ".json")
    papers = folder / "papers"
    printed_papers = tuple(str(papers / paper.name) for paper in all_papers())
    published_files = _files(folder, "effect-to-publish", ".html", ".docx")
    return [
        DemoJob(
            "Plan: who does what when",
            f"ecpat plan {programme} --training al-1",
            agendas,
            lambda: agenda_report(programme, "al-1", _quiet_delivery(agendas), seconds=SECONDS, seed=SEED),
        ),
        DemoJob(
            "Print: everything on paper",
            f"ecpat plan print {agendas[0]} {papers}",
            printed_papers,
            lambda: print_papers(Path(agendas[0]), papers, overwrites=True, is_quiet=True),
            is_named=False,
        ),
        DemoJob(
            "Roster check: who is in the room, who is missing",
            f"ecpat roster check {roster} --programme {programme}",
            rosters,
            lambda: roster_check(ListFile(roster), programme, _quiet_delivery(rosters)),
        ),
        DemoJob(
            "Evaluate: what the training changed",
            f"ecpat evaluate {answer_files}",
            effects,
            lambda: effect_report(evaluated, _quiet_delivery(effects), comparison_blocks),
        ),
        DemoJob(
            "The same to publish, without figures that would give a person away",
            f"ecpat evaluate {answer_files} --publish",
            published_files,
            lambda: effect_report(
                replace(evaluated, publish=True), _quiet_delivery(published_files), comparison_blocks
            ),
        ),
    ]


def _files(folder: Path, name: str, *endings: str) -> tuple[str, ...]:
    return tuple(str(folder / f"{name}{ending}") for ending in endings)


class _DemoDelivery(Delivery):
    """A delivery that leaves findings to the reports: here a line a job must do."""

    def findings(self, findings: Sequence[Finding]) -> None:
        """Nothing: the reports hold them."""


def _quiet_delivery(out_files: Sequence[str]) -> Delivery:
    """The demo's own files may be replaced: whether the folder may be used was asked before the first was written."""
    return _DemoDelivery(out_files, force=True, quiet=True, more_endings=(YAML,))
