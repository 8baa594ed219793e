"""`ecpat event certificates`: a page for everybody who signed, in one folder, all of them or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ecpat_training.attendance.reading.half_days import half_days_in
from ecpat_training.certificates.badges.credential import credential_token
from ecpat_training.certificates.issuing import certificates
from ecpat_training.certificates.model.person import Certificate
from ecpat_training.certificates.model.statement import Kind
from ecpat_training.certificates.reading.attenders import Attendance, attendance_file, read_attenders
from ecpat_training.certificates.report.for_machines.certificates import EventCertificatesResult
from ecpat_training.certificates.report.listed import certificates_list
from ecpat_training.certificates.report.page import all_certificates, certificate_document
from ecpat_training.certificates.signing.signature import key_id, public_of
from ecpat_training.certificates.workflows.earlier_pages import about_left_over, left_over, take_away
from ecpat_training.certificates.workflows.keys import Signing, alone, signing_key, tell_made
from ecpat_training.commands.deliver import WORD, Delivery, Outcome, provenance
from ecpat_training.commands.failures import together
from ecpat_training.commands.telling import telling
from ecpat_training.core.errors import ContentError, EcpatError, Exit, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, slug, visible
from ecpat_training.documents.pdf import as_pdf, require_office
from ecpat_training.documents.provenance import Provenance
from ecpat_training.documents.wording import Wording, untranslated, wording
from ecpat_training.files.opening import display_name
from ecpat_training.programme.model.in_language import in_language
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.programme.training_named import chosen, titled
from ecpat_training.series.workflows.first_days import dated
from ecpat_training.words.written_date import date_written

FOLDER, LIST, TO_PRINT = "certificates", "certificates.xlsx", "all.docx"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: the trainings by id; the language of the pages, that of each training if None; the day that
    they bear, the training's last if None; whether the square codes hold names; whether credentials and
    PDF are written too."""

    trainings: tuple[str, ...]
    language: str | None = None
    on: str | None = None
    with_name: bool = False
    open_badges: bool = False
    pdf: bool = False


class _Issued(NamedTuple):
    """What becomes of one training; `series` is the file that says its dates, where the programme doesn't."""

    training: Training
    file: Path
    attendance: Attendance
    every: tuple[Certificate, ...]
    words: Wording
    programme: str
    series: Path | None = None

    @property
    def home(self) -> Path:
        """The training's folder."""
        return self.file.parent


def event_certificates(
    programme: Path, asked: Asked, *, template: Path | None = None, force: bool = False, quiet: bool = False
) -> Outcome:
    """Makes and writes the certificates.

    Raises:
        UsageError: there is no such training, or no day to bear.
        InputError, RefusedError, ContentError: a file can't be read or understood; or the key isn't here.
        OutputError: a file is there already, or can't be written; or no PDF can be made.
    """
    file = programme_file(programme)
    read, _ = read_programme(file)
    with alone(read.id, file.parent):
        return _written(read, file, asked, Delivery([], force, quiet), template)


def _written(read: Programme, file: Path, asked: Asked, how: Delivery, template: Path | None) -> Outcome:
    signing = signing_key(read.id, file.parent)
    each = _all_issued(read, file, asked, signing, quiet=how.quiet)
    series = next((one.series for one in each if one.series), None)
    made = provenance("ecpat event certificates", [file, *(one.file for one in each), series])
    documents = {path: one for issued in each for path, one in _pages(issued).items()}
    lists = {one.home / LIST: one for one in each}
    tokens = {path.with_suffix(".jwt"): one for path, one in documents.items()} if asked.open_badges else {}
    named = [*documents, *(one.home / FOLDER / TO_PRINT for one in each), *lists]
    pdfs = tuple(path.with_suffix(".pdf") for path in named if path.suffix == WORD) if asked.pdf else ()
    if asked.pdf:
        require_office()
    delivery = Delivery([str(path) for path in named], how.force, how.quiet, (), template, (*tokens, *pdfs))
    delivery.check([file, *(one.file for one in each)])
    with telling(delivery, "writing the certificates"):
        files = {path: _page(path, documents[path], each, made, delivery) for path in documents}
        files |= {one.home / FOLDER / TO_PRINT: _to_print(one, made, delivery) for one in each}
        files |= _as_pdf(files) if asked.pdf else {}
        files |= {path: _listed(one, signing, path, made, delivery) for path, one in lists.items()}
        files |= {path: _token(path, one, each, signing) for path, one in tokens.items()}
    nobodys = [path for one in each for path in left_over(one.home / FOLDER, one.training.id, files)]
    findings = [*_remarks(each), *about_left_over(nobodys, taken_away=how.force)]
    delivery.findings(findings)
    private = [path for path in files if path not in lists]
    delivery.files(files, private=(*private, *signing.secret), besides={**signing.secret, **signing.shared})
    if how.force:
        take_away(nobodys)
    tell_made(signing, delivery)
    for one in each:
        delivery.say(_told(one))
    without = {one.training.id: tuple(each.code for each in one.attendance.people if not each.signed) for one in each}
    issued = [(one.training.id, one.every) for one in each]
    key = key_id(public_of(signing.private))
    delivery.data(lambda: EventCertificatesResult(issued, key=key, without=without), findings, made)
    return Outcome(Exit.CLEAN, f"{count(sum(len(one.every) for one in each), 'certificate')}.")


def _as_pdf(pages: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """Each Word file as PDF, beside it."""
    return dict(zip((path.with_suffix(".pdf") for path in pages), as_pdf([*pages.values()]), strict=True))


def _all_issued(programme: Programme, source: Path, asked: Asked, signing: Signing, *, quiet: bool) -> list[_Issued]:
    issued, failures = [], []
    for id_ in dict.fromkeys(asked.trainings):
        training = chosen(programme, id_)
        try:
            training, series = dated(training, programme, source, quiet=quiet)
            issued.append(_issued(programme, source, training, asked, signing)._replace(series=series))
        except EcpatError as failure:
            failures.append(failure)
    if failures:
        raise together(failures)
    return issued


def _issued(programme: Programme, source: Path, training: Training, asked: Asked, signing: Signing) -> _Issued:
    """One training's certificates.

    Raises:
        UsageError: there is no day that they could bear.
        InputError, RefusedError, ContentError: the attendance can't be read; or nobody has a name.
    """
    file = attendance_file(source.parent, training.id)
    halves, remarks = half_days_in(file.parent, source, training)
    attendance = read_attenders(file, halves, programme.attendance_of(training))
    attendance = attendance._replace(findings=(*remarks, *attendance.findings))
    if nameless := [one.code for one in attendance.people if one.signed and not one.name]:
        what = f"the list has no name of {listing(nameless)}: a certificate bears one."
        hint = "Please give the list with names. They stay on the certificates."
        raise ContentError.because("certificate.no-name", what, where=Location(display_name(file)), hint=hint)
    language = asked.language or training.language
    words = wording(language)
    texts = programme
    if language != programme.language and language in programme.translations:
        texts, _ = in_language(programme, language)
    named = titled(words, texts.training(training.id)).model_copy(update={"start": training.start})
    made = certificates(
        attendance.people, attendance.held, named, programme.id, _day(named, asked.on), signing.private,
        with_name=asked.with_name, required=attendance.required,
    )  # fmt: skip
    return _Issued(named, file, attendance, tuple(made), words, texts.programme)


def _day(training: Training, on: str | None) -> date:
    """The day that the certificates bear.

    Raises:
        UsageError: nothing says one.
    """
    if on is not None:
        try:
            return date_written(on)
        except ValueError as problem:
            raise UsageError.because("certificate.on", f"--on {visible(on)}: {problem}.") from None
    last = training.date_of(training.days)
    if last is None:
        what = f"neither the programme nor a series beside it has dates of {training.id}, so the certificates have no "
        what += "day to bear."
        raise UsageError.because("certificate.on", what, hint="Please add --on DATE, such as 2026-05-15.")
    return last


def _pages(one: _Issued) -> dict[Path, Certificate]:
    return {one.home / FOLDER / f"{slug(each.code)}-{each.statement.number}.docx": each for each in one.every}


def _of(path: Path, each: Sequence[_Issued]) -> _Issued:
    return next(one for one in each if one.home / FOLDER == path.parent)


def _page(path: Path, one: Certificate, each: Sequence[_Issued], made: Provenance, delivery: Delivery) -> bytes:
    issued = _of(path, each)
    return delivery.rendered(certificate_document(one, issued.words, issued.programme, made), path)


def _to_print(one: _Issued, made: Provenance, delivery: Delivery) -> bytes:
    return delivery.rendered(all_certificates(one.every, one.words, one.programme, made), Path(TO_PRINT))


def _listed(one: _Issued, signing: Signing, path: Path, made: Provenance, delivery: Delivery) -> bytes:
    key = key_id(public_of(signing.private))
    return delivery.rendered(certificates_list(one.every, one.training.title, key, made), path)


def _token(path: Path, one: Certificate, each: Sequence[_Issued], signing: Signing) -> bytes:
    return credential_token(one, _of(path, each).programme, signing.private).encode() + b"\n"


def _remarks(each: Sequence[_Issued]) -> list[Finding]:
    found = [finding for one in each for finding in one.attendance.findings]
    for language in dict.fromkeys(one.words.language for one in each):
        found += untranslated(language)
    for one in each:
        if one.every and not one.every[0].held:
            what = f"the list has {count(len(one.attendance.held), 'half-day')}, and {one.training.id} takes "
            what += f"{count(one.training.days, 'day')}: the certificates say no hours."
            hint = "Please give the list one column for each half-day, or one for each day."
            where = Location(display_name(one.file))
            found.append(Finding("certificate.hours", Severity.WARNING, what, where, hint))
    return list(dict.fromkeys(found))


def _told(one: _Issued) -> str:
    kinds: dict[Kind, int] = {"completion": 0, "attendance": 0}
    for each in one.every:
        kinds[each.statement.kind] += 1
    without = len(one.attendance.people) - len(one.every)
    said = f"{one.training.id}: {kinds['completion']} of completion, {kinds['attendance']} of attendance"
    said += f"; {count(without, 'person', 'people')} signed for nothing and got none" if without else ""
    return f"{said}. In {visible(str(one.home / FOLDER))}: one file each, and {TO_PRINT} to print them all."
