"""`ecpat event pack`: everything that is printed and sent for one event, in one folder."""

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ecpat_training.agenda.papers import agenda_participants
from ecpat_training.commands.deliver import WORD, Delivery, Outcome, provenance
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.commands.training_files import ATTENDANCE, folder_of
from ecpat_training.core.errors import Exit, OutputError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, visible
from ecpat_training.documents.document import Document
from ecpat_training.documents.pdf import as_pdf, require_office
from ecpat_training.documents.provenance import Provenance
from ecpat_training.event.attendance.model.half_day import half_day_name, select_signable_halves, training_half_days
from ecpat_training.event.reading.links import links_of
from ecpat_training.event.reading.texts import text_files
from ecpat_training.event.report.badges import badges, table_signs
from ecpat_training.event.report.for_machines import EventPackResult
from ecpat_training.event.report.letters import draft
from ecpat_training.event.report.links import link_page
from ecpat_training.event.report.mail_merge import mail_merge
from ecpat_training.event.report.sign_in import sign_in
from ecpat_training.event.workflows.forms import PaperForm, forms_of
from ecpat_training.event.workflows.letters import FIRST_WAVE, LAST_WAVE, letters, partner_address, texts_of
from ecpat_training.event.workflows.pack_request import EventPackRequest
from ecpat_training.event.workflows.reading import PackFiles, TrainingEvent, read_event
from ecpat_training.event.workflows.slips import slips_of
from ecpat_training.files.opening import is_file
from ecpat_training.programme.reading.programme import programme_file
from ecpat_training.roster.workflows.partner_answer import reply
from ecpat_training.survey.reading.instrument import instrument_file
from ecpat_training.words.catalogue.message import Command, phrase

DRAFTS = "drafts"
_COMMAND = "ecpat event pack"


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file of the pack: its name within the folder, what it is, its bytes; whether it holds names of people."""

    name: str
    what: str
    data: bytes
    names: bool = False


def event_pack(files: PackFiles, folder: Path, request: EventPackRequest) -> Outcome:
    """Writes the pack, all of it or nothing, and says what is what.

    Raises:
        UsageError: a link, a letter, an address, a day, a language or the training can't be understood.
        InputError, RefusedError: a file can't be read.
        ContentError: a file can't be understood.
        OutputError: a file is there already, or can't be written; or no PDF can be made.
    """
    if is_file(folder):
        message, hint = "this is a file, not a folder.", "Please name a folder; it is made if it is missing."
        raise OutputError.because("output.folder", message, location=Location(str(folder)), hint=hint)
    text_paths = text_files(request.letter)
    links_of(request.link)  # what is wrong on the line is said before any file is read
    reply_day, partner = _day(request.reply_by), partner_address(request.partner)
    list_path = files.participants.path if files.participants else None
    instrument = instrument_file(files.instrument) if files.instrument else None
    inputs = [programme_file(files.programme), list_path, files.agenda, instrument, *text_paths.values()]
    delivery = Delivery([str(folder / "sign-in.docx")], request.force, request.quiet, (), request.template)
    delivery.check(inputs)
    if request.pdf:
        require_office()
    event = read_event(files, request.training, request.language, quiet=request.quiet)
    links = links_of(request.link, event.training.links.links_by_wave())
    texts = texts_of(text_paths, event.words)
    code_slips, about_slips = slips_of(files.instrument, event, request.seed)
    forms, about_forms = forms_of(files.instrument, event, links)
    origin = provenance(_COMMAND, [*inputs, event.series], seed=request.seed if code_slips else None)
    with progress_line(delivery, "writing the pack"):
        packed_files = [*_papers(event, links, (code_slips, forms), delivery, origin, request)]
        packed_files += _as_pdf(packed_files) if request.pdf else []
        packed_files += [
            PackedFile(
                f"{DRAFTS}/{letter.file}",
                "letters to look at and send, one recipient each",
                draft(letter),
                bool(letter.recipient_address),
            )
            for letter in letters(event, links, texts, event.words.date(reply_day) if reply_day else "", partner)
        ]
    findings = [*event.findings, *about_slips, *about_forms, *_find_outdated_files(folder, packed_files)]
    delivery.findings(findings)
    data_by_path = {folder / packed_file.name: packed_file.data for packed_file in packed_files}
    written_paths = delivery.files(
        data_by_path, private_files=[folder / packed_file.name for packed_file in packed_files if packed_file.names]
    )
    if delivery.prints:
        _list(folder, packed_files)
        _say_next(
            files.programme,
            event.training.id,
            drafts=any(packed_file.name.startswith(DRAFTS) for packed_file in packed_files),
        )
    delivery.data(lambda: _pack_result(folder, event, packed_files), findings, origin)
    return Outcome(Exit.CLEAN, f"{count(len(written_paths), 'file')} in {visible(str(folder))}.")


def _pack_result(folder: Path, event: TrainingEvent, packed_files: Sequence[PackedFile]) -> EventPackResult:
    signed_half_days = select_signable_halves(training_half_days(event.training, event.planned))
    return EventPackResult(
        [(packed_file.name, packed_file.what, packed_file.names) for packed_file in packed_files],
        folder=visible(str(folder)),
        training=event.training.id,
        people=len(event.guests),
        half_days=[half_day_name(half_day, event.words) for half_day in signed_half_days],
        without_address=event.without_address,
        not_coming=event.gone,
    )


def _papers(
    event: TrainingEvent,
    links: Mapping[str, str],
    instrument_papers: tuple[Document | None, Sequence[PaperForm]],
    delivery: Delivery,
    origin: Provenance,
    request: EventPackRequest,
) -> list[PackedFile]:
    """What is printed, and the table for a mail merge; `instrument_papers` are the slips with codes and the forms."""
    code_slips, forms = instrument_papers
    words, training, programme = event.words, event.training, event.programme.programme

    def word(document: Document) -> bytes:
        return delivery.rendered(document, Path("paper.docx"))

    packed_files = []
    half_days = select_signable_halves(training_half_days(training, event.planned))
    sheets = sign_in(training, programme, half_days, event.guests, words)
    packed_files.append(
        PackedFile("sign-in.docx", "a sheet to sign for each half-day", word(sheets), bool(event.guests))
    )
    if event.guests:
        empty_document = Document(training.title, (), language=words.tag, labels=words.labels)
        cards = badges(
            empty_document,
            event.guests,
            () if request.no_track else event.tracks,
            organisation=not request.no_organisation,
        )
        signs = table_signs(empty_document, event.guests, organisation=not request.no_organisation)
        merge_table = mail_merge(
            event.guests,
            training.title,
            event.dates,
            training.venue,
            (links.get(FIRST_WAVE, ""), links.get(LAST_WAVE, "")),
        )
        packed_files += [
            PackedFile(
                "badges.docx", "name badges, eight on a page, to be cut along the dashed lines", cards, names=True
            ),
            PackedFile("table-signs.docx", "signs for tables, to be cut and folded", signs, names=True),
            PackedFile("mail-merge.xlsx", "the table for letters of your own", merge_table, names=True),
        ]
    if event.planned is not None:
        agenda = word(agenda_participants.document(event.planned, origin))
        packed_files.append(PackedFile("programme.docx", "the programme for participants", agenda))
    for wave, link in links.items():
        page = word(link_page(training, programme, wave, link, words))
        packed_files.append(
            PackedFile(f"questionnaire-{wave}.docx", "the link of the questionnaire, to be scanned", page)
        )
    for form in forms:
        description = "the questionnaire on paper, as many as there are people and some more"
        packed_files.append(PackedFile(f"{form.name}.docx", description, word(form.document)))
    if code_slips is not None:
        packed_files.append(PackedFile("code-slips.docx", "slips with codes to draw", word(code_slips)))
    return packed_files


def _as_pdf(packed_files: Sequence[PackedFile]) -> list[PackedFile]:
    """The Word files as PDF."""
    word = [packed_file for packed_file in packed_files if packed_file.name.endswith(WORD)]
    pdfs = as_pdf([packed_file.data for packed_file in word])
    return [
        replace(packed_file, name=f"{packed_file.name.removesuffix(WORD)}.pdf", what="the same as PDF", data=data)
        for packed_file, data in zip(word, pdfs, strict=True)
    ]


def _find_outdated_files(folder: Path, packed_files: Sequence[PackedFile]) -> list[Finding]:
    """A word on drafts of an earlier run, which somebody may send by mistake."""
    packed_names = {packed_file.name for packed_file in packed_files}
    try:
        old_drafts = [
            path.name for path in (folder / DRAFTS).glob("*.eml") if f"{DRAFTS}/{path.name}" not in packed_names
        ]
    except OSError:
        return []
    if not old_drafts:
        return []
    message = phrase(
        "{drafts:,} {drafts:draft|drafts} of an earlier run {drafts:is|are} still there.",
        drafts=len(old_drafts),
    )
    hint = "Please delete what is not to be sent, or name a new folder."
    return [Finding("event.old-draft", Severity.WARNING, message, Location(str(folder / DRAFTS)), hint)]


def _day(date_text: str | None) -> date | None:
    return reply(date_text, None).by


def _list(folder: Path, packed_files: Sequence[PackedFile]) -> None:
    """What is what; the drafts in one line."""
    lines: dict[str, str] = {}
    for packed_file in packed_files:
        name = re.sub(rf"^{DRAFTS}/.*", f"{DRAFTS}/*.eml", packed_file.name)
        lines.setdefault(name, packed_file.what)
    width = max(map(len, lines))
    sys.stdout.write(f"In {visible(str(folder))}:\n")
    for name, description in lines.items():
        sys.stdout.write(f"   {name:<{width}}  {description}\n")


def _say_next(programme: Path, training: str, *, drafts: bool) -> None:
    """What a coordinator does with it: certificates are no part of a pack, since they need the signatures."""
    attendance = folder_of(programme, training) / f"{ATTENDANCE.stem}.xlsx"
    sys.stdout.write("Next:\n")
    if drafts:
        sys.stdout.write("   look at each draft in your mail program, then send it\n")
    sys.stdout.write(f"   after the training, type the signed sheets into {visible(str(attendance))}\n")
    sys.stdout.write(
        phrase("   then write the certificates: {command}\n", command=Command("event certificates", training, sign=""))
    )
