"""`ecpat plan print`: everything that is printed or sent of one agenda, in one folder."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ecpat_training.agenda import calendars as agenda_formats
from ecpat_training.agenda import papers
from ecpat_training.agenda.calendars import ics
from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.report.for_machines import PlanPrintResult
from ecpat_training.agenda.report.lines import list_people
from ecpat_training.agenda.timetable.timetable import timetable
from ecpat_training.agenda.workflows.agenda_exports import clock_remarks
from ecpat_training.agenda.workflows.agenda_file import SHIPPED, OpenedAgenda, open_agenda
from ecpat_training.agenda.workflows.agenda_report import public_programme_path
from ecpat_training.agenda.workflows.translation import check_language, translated
from ecpat_training.commands.deliver import Delivery, Outcome, provenance
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core import registry
from ecpat_training.core.errors import ContentError, Exit, OutputError, UsageError
from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.core.location import Location
from ecpat_training.core.shipped import shipped
from ecpat_training.core.text import closest_name, count, listing, visible
from ecpat_training.documents.document import Document
from ecpat_training.documents.provenance import Provenance
from ecpat_training.files.mapping_place import find_mapping_beside
from ecpat_training.files.opening import is_file
from ecpat_training.programme.reading.programme import programme_file
from ecpat_training.words.catalogue.message import Command, names_hint, phrase

Write = Callable[[PlannedTraining, Provenance, Delivery], bytes]


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """A file of the folder: its name, what it is, and how it is made; an `exported` one is for other programs."""

    name: str
    what: str
    write: Write
    exported: bool = False

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return Path(self.name).stem


def _of_one_trainer(code: str) -> PrintedPaper:
    """The calendar of one trainer; that of `CODE` stands for those of all, of whom nothing is known yet."""

    def write(planned_training: PlannedTraining, _provenance: Provenance, _delivery: Delivery) -> bytes:
        return ics.render_own(planned_training, code)

    return PrintedPaper(ics.OWN_NAME.format(code=code), ics.OWN_WHAT, write, exported=True)


_EACH_TRAINERS = _of_one_trainer("CODE")


def _for_this_agenda(chosen_papers: Sequence[PrintedPaper], planned_training: PlannedTraining) -> list[PrintedPaper]:
    """The papers, with a calendar for each of the team where there is one and its days have dates."""
    papers = [paper for paper in chosen_papers if paper is not _EACH_TRAINERS]
    codes = list_people(planned_training.agenda) if len(papers) < len(chosen_papers) else []
    if not codes:
        return papers
    try:
        timetable(planned_training)
    except ContentError:
        return list(chosen_papers)  # the one that stands for all is left out, or refused, with the others
    return [*papers, *map(_of_one_trainer, codes)]


def all_papers() -> list[PrintedPaper]:
    """Everything that can be printed or exported of an agenda, by name."""
    return sorted([*_documents(), *_other_formats(), _EACH_TRAINERS], key=lambda paper: paper.name)


def print_papers(
    agenda: Path,
    folder: Path,
    *,
    programme: Path | None = None,
    training: str | None = None,
    paper_names: Sequence[str] = (),
    language: str | None = None,
    template: Path | None = None,
    overwrites: bool = False,
    is_quiet: bool = False,
) -> Outcome:
    """Writes the papers of an agenda, all of them or none, and says what is what.

    With a `language` they are in it. A broken rule is said and keeps nothing
    from being printed; a file that this agenda can't have (a calendar without dates) is left out and said, unless it
    is asked for by name.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: a file can't be understood; or a paper that is asked for can't be made of it.
        UsageError: there is no such paper or language; or a paper would take the place of a file that is read.
        OutputError: a file is there already, or can't be written.
    """
    check_language(language)
    if is_file(folder):
        message, hint = "this is a file, not a folder.", "Please name a folder; it is made if it is missing."
        raise OutputError.because("output.folder", message, location=Location(str(folder)), hint=hint)
    chosen_papers = _chosen(paper_names)
    paper_paths = [folder / paper.name for paper in chosen_papers if paper is not _EACH_TRAINERS]
    endings = tuple({path.suffix for path in paper_paths})
    delivery = Delivery([str(path) for path in paper_paths], overwrites, is_quiet, endings, template)
    delivery.check([agenda, programme])
    opened_agenda = open_agenda(agenda, programme, training)
    delivery.check([opened_agenda.programme_file])  # the agenda may have named it
    planned_training, untranslated = _planned(opened_agenda, folder, language)
    paths = {paper: folder / paper.name for paper in _for_this_agenda(chosen_papers, planned_training)}
    command = "ecpat plan print" + (f" --language {language}" if language else "")
    origin = provenance(command, [agenda, programme_file(opened_agenda.programme_file), find_mapping_beside(agenda)])
    with progress_line(delivery, "writing the papers") as line:

        def write(paper: PrintedPaper) -> bytes:
            if line:
                line.report_activity(f"writing {paper.name}")
            return paper.write(planned_training, origin, delivery)

        files, omitted_papers = _write_papers(paths, write, must_write_all=bool(paper_names))
    remarks = (
        clock_remarks(planned_training) if any(paper.exported for paper, path in paths.items() if path in files) else []
    )
    findings = [*opened_agenda.findings, *untranslated, *_broken(opened_agenda), *remarks, *omitted_papers]
    delivery.findings(findings)
    written_files = delivery.files(files)
    printed_papers = [paper for paper, path in paths.items() if path in files]
    if delivery.prints:
        _list_papers(folder, printed_papers)
    paper_rows = [(paper.name, paper.stem, paper.exported) for paper in printed_papers]
    place = visible(str(folder))
    delivery.data(
        lambda: PlanPrintResult(paper_rows, folder=place, training=opened_agenda.agenda.training), findings, origin
    )
    return Outcome(Exit.CLEAN, f"{count(len(written_files), 'file')} in {place}.")


def _planned(opened_agenda: OpenedAgenda, folder: Path, language: str | None) -> tuple[PlannedTraining, list[Finding]]:
    """What the papers are made from, and what isn't there in the language; the shipped programme is known without a
    name."""
    is_custom = opened_agenda.programme_file != shipped("programmes") / SHIPPED
    relative = (
        public_programme_path(folder / "agenda", programme_file(opened_agenda.programme_file)) if is_custom else None
    )
    planned_training = PlannedTraining(
        opened_agenda.context.programme, opened_agenda.context.training, opened_agenda.agenda, programme_file=relative
    )
    return (
        translated(planned_training, language, opened_agenda.programme_source) if language else (planned_training, [])
    )


def _write_papers(
    paths: Mapping[PrintedPaper, Path], write: Callable[[PrintedPaper], bytes], *, must_write_all: bool
) -> tuple[dict[Path, bytes], list[Finding]]:
    """The files, and a word on those that can't be made.

    Raises:
        ContentError: one can't be made, and `must_write_all` is set.
    """
    files: dict[Path, bytes] = {}
    impossible: dict[Finding, list[str]] = {}
    for paper, path in paths.items():
        try:
            files[path] = write(paper)
        except ContentError as error:
            if must_write_all:
                raise
            for finding in error.findings:
                impossible.setdefault(finding, []).append(paper.name)
    return files, [_omitted_papers_warning(names, finding) for finding, names in impossible.items()]


def _documents() -> Iterable[PrintedPaper]:
    for name in registry.members(papers):
        module = registry.load(papers, name)
        for ending in module.ENDINGS:
            yield PrintedPaper(f"{name.replace('_', '-')}{ending}", module.WHAT, _as_document(module.document, ending))


def _as_document(document: Callable[[PlannedTraining, Provenance], Document], ending: str) -> Write:
    def write(planned_training: PlannedTraining, origin: Provenance, delivery: Delivery) -> bytes:
        translated_document = replace(document(planned_training, origin), texts=planned_training.programme.language)
        return delivery.rendered(translated_document, Path(f"paper{ending}"))

    return write


def _other_formats() -> Iterable[PrintedPaper]:
    for name in registry.members(agenda_formats):
        module = registry.load(agenda_formats, name)
        if module.NAME is not None:
            yield PrintedPaper(module.NAME, module.WHAT, _as_it_is(module.render), exported=True)


def _as_it_is(render: Callable[[PlannedTraining], bytes]) -> Write:
    return lambda planned_training, _made, _delivery: render(planned_training)


def _chosen(paper_names: Sequence[str]) -> list[PrintedPaper]:
    """The papers of these names, with or without their endings; all of them where none is named."""
    printable = all_papers()
    unknown_names = [name for name in paper_names if not any(name in (paper.name, paper.stem) for paper in printable)]
    if unknown_names:
        names = [*sorted({paper.stem for paper in printable}), *(paper.name for paper in printable)]
        raise UsageError([_unknown(name, names) for name in unknown_names])
    return [paper for paper in printable if not paper_names or {paper.name, paper.stem} & set(paper_names)]


def _unknown(name: str, names: list[str]) -> Finding:
    stems = [candidate for candidate in names if "." not in candidate]
    message = phrase("there is no paper `{paper}`.", paper=visible(name))
    return Finding("print.unknown", Severity.ERROR, message, hint=names_hint(closest_name(name, names), stems, 40))


def _omitted_papers_warning(names: list[str], finding: Finding) -> Finding:
    message = phrase(
        "{papers} {count:is|are} left out: {reason}", papers=listing(names), count=len(names), reason=finding.message
    )
    return Finding(finding.code, Severity.WARNING, message, finding.where, finding.hint)


def _broken(opened_agenda: OpenedAgenda) -> list[Finding]:
    """A word on rules that must hold and don't; what is printed is what the agenda says."""
    results = judge(opened_agenda.rules, opened_agenda.agenda, opened_agenda.context)
    names = [result.rule for result in results if errors(result.breaks)]
    if not names:
        return []
    message = phrase(
        "the agenda breaks {rules:,} {rules:rule|rules} that must hold: {names}.",
        rules=len(names),
        names=listing(names),
    )
    return [
        Finding(
            "print.rules",
            Severity.WARNING,
            message,
            hint=phrase("{command} says where.", command=Command("plan check")),
        )
    ]


def _list_papers(folder: Path, printed_papers: Sequence[PrintedPaper]) -> None:
    """What is what: a line for each paper, with the endings that it has."""
    lines: dict[tuple[str, str], list[str]] = {}
    for paper in dict.fromkeys(
        _EACH_TRAINERS if candidate.what == ics.OWN_WHAT else candidate for candidate in printed_papers
    ):
        lines.setdefault((paper.stem, paper.what), []).append(Path(paper.name).suffix)
    names = {key: f"{key[0]}{', '.join(endings)}" for key, endings in lines.items()}
    width = max((len(name) for name in names.values()), default=0)
    sys.stdout.write(f"In {visible(str(folder))}:\n")
    for key, name in names.items():
        sys.stdout.write(f"   {name:<{width}}  {key[1]}\n")
