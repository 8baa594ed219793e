"""`ecpat event certificates`: a page for everybody who signed, in one folder, all of them or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.deliver import WORD, Delivery, Outcome, provenance
from ecpat_training.commands.failures import merge_failures
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core.errors import ContentError, EcpatError, Exit, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, slug, visible
from ecpat_training.documents.pdf import as_pdf, require_office
from ecpat_training.documents.provenance import Provenance
from ecpat_training.documents.wording import Wording, untranslated, wording
from ecpat_training.event.attendance.reading.half_days import read_half_days
from ecpat_training.event.certificates.badges.credential import credential_token
from ecpat_training.event.certificates.issuing import certificates
from ecpat_training.event.certificates.model.person import Certificate
from ecpat_training.event.certificates.model.statement import CertificateKind
from ecpat_training.event.certificates.reading.attenders import AttendanceList, attendance_file, read_attenders
from ecpat_training.event.certificates.report.certificates_list import certificates_list
from ecpat_training.event.certificates.report.for_machines import EventCertificatesResult
from ecpat_training.event.certificates.report.page import build_all_certificates, certificate_document
from ecpat_training.event.certificates.signing.signature import key_id, public_of
from ecpat_training.event.certificates.workflows.earlier_pages import obsolete_page_findings, obsolete_pages
from ecpat_training.event.certificates.workflows.keys import Signing, lock_first_key, signing_key, state_list, tell_made
from ecpat_training.files.opening import display_name
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.model.translated_programme import in_language
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.programme.training_named import find_training, titled
from ecpat_training.series.workflows.first_days import add_first_day
from ecpat_training.words.catalogue.message import Option, message_of, phrase
from ecpat_training.words.written_date import parse_written_date

FOLDER, LIST, TO_PRINT = "certificates", "certificates.xlsx", "all.docx"


@dataclass(frozen=True, slots=True)
class CertificateRequest:
    """What is asked for: the trainings by id; the language of the pages, that of each training if None; the day that
    they bear, the training's last if None; whether the square codes hold names; whether credentials and
    PDF are written too."""

    trainings: tuple[str, ...]
    language: str | None = None
    on: str | None = None
    with_name: bool = False
    open_badges: bool = False
    pdf: bool = False


class _IssuedBatch(NamedTuple):
    """What becomes of one training; `series` is the file that says its dates, where the programme doesn't."""

    training: Training
    file: Path
    attendance: AttendanceList
    all_certificates: tuple[Certificate, ...]
    words: Wording
    programme: str
    series: Path | None = None

    @property
    def training_folder(self) -> Path:
        """The training's folder."""
        return self.file.parent


def event_certificates(
    programme: Path,
    request: CertificateRequest,
    *,
    template: Path | None = None,
    force: bool = False,
    quiet: bool = False,
) -> Outcome:
    """Makes and writes the certificates.

    Raises:
        UsageError: there is no such training, or no day to bear.
        InputError, RefusedError, ContentError: a file can't be read or understood; or the key isn't here.
        OutputError: a file is there already, or can't be written; or no PDF can be made.
    """
    file = programme_file(programme)
    loaded_programme, _ = read_programme(file)
    with lock_first_key(loaded_programme.id, file.parent):
        return _write_certificates(loaded_programme, file, request, Delivery([], force, quiet), template)


def _write_certificates(
    loaded_programme: Programme, file: Path, request: CertificateRequest, options: Delivery, template: Path | None
) -> Outcome:
    signing = signing_key(loaded_programme.id, file.parent)
    batches = _issue_all(loaded_programme, file, request, signing, quiet=options.quiet)
    series = next((batch.series for batch in batches if batch.series), None)
    origin = provenance("ecpat event certificates", [file, *(batch.file for batch in batches), series])
    documents = {path: certificate for batch in batches for path, certificate in _pages(batch).items()}
    lists = {batch.training_folder / LIST: batch for batch in batches}
    tokens = (
        {path.with_suffix(".jwt"): certificate for path, certificate in documents.items()}
        if request.open_badges
        else {}
    )
    named_paths = [*documents, *(batch.training_folder / FOLDER / TO_PRINT for batch in batches), *lists]
    pdfs = tuple(path.with_suffix(".pdf") for path in named_paths if path.suffix == WORD) if request.pdf else ()
    if request.pdf:
        require_office()
    delivery = Delivery(
        [str(path) for path in named_paths], options.force, options.quiet, (), template, (*tokens, *pdfs)
    )
    delivery.check([file, *(batch.file for batch in batches)])
    with progress_line(delivery, "writing the certificates"):
        files = {path: _page(path, documents[path], batches, origin, delivery) for path in documents}
        files |= {
            batch.training_folder / FOLDER / TO_PRINT: _render_printable(batch, origin, delivery) for batch in batches
        }
        files |= _as_pdf(files) if request.pdf else {}
        files |= {path: _write_list(batch, signing, path, origin, delivery) for path, batch in lists.items()}
        files |= {path: _token(path, certificate, batches, signing) for path, certificate in tokens.items()}
    obsolete_paths = [
        path for batch in batches for path in obsolete_pages(batch.training_folder / FOLDER, batch.training.id, files)
    ]
    findings = [*_remarks(batches), *obsolete_page_findings(obsolete_paths, were_removed=options.force)]
    delivery.findings(findings)
    private_paths = [path for path in files if path not in lists]
    other_files = {**signing.secret, **signing.shared, **state_list(signing, file.parent)}
    removed_files = obsolete_paths if options.force else ()
    delivery.files(
        files, private_files=(*private_paths, *signing.secret), files_beside=other_files, deleted_files=removed_files
    )
    tell_made(signing, delivery)
    for batch in batches:
        delivery.say(_batch_summary(batch))
    unsigned_attenders = {
        batch.training.id: tuple(attender.code for attender in batch.attendance.people if not attender.signed_halves)
        for batch in batches
    }
    issued_certificates = [(batch.training.id, batch.all_certificates) for batch in batches]
    key = key_id(public_of(signing.private))
    delivery.data(
        lambda: EventCertificatesResult(issued_certificates, key=key, without=unsigned_attenders), findings, origin
    )
    return Outcome(Exit.CLEAN, f"{count(sum(len(batch.all_certificates) for batch in batches), 'certificate')}.")


def _as_pdf(pages: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """Each Word file as PDF, beside it."""
    return dict(zip((path.with_suffix(".pdf") for path in pages), as_pdf([*pages.values()]), strict=True))


def _issue_all(
    programme: Programme, source: Path, request: CertificateRequest, signing: Signing, *, quiet: bool
) -> list[_IssuedBatch]:
    issued_batches, failures = [], []
    for id_ in dict.fromkeys(request.trainings):
        training = find_training(programme, id_)
        try:
            training, series = add_first_day(training, programme, source, is_quiet=quiet)
            issued_batches.append(_issue_batch(programme, source, training, request, signing)._replace(series=series))
        except EcpatError as failure:
            failures.append(failure)
    if failures:
        raise merge_failures(failures)
    return issued_batches


def _issue_batch(
    programme: Programme, source: Path, training: Training, request: CertificateRequest, signing: Signing
) -> _IssuedBatch:
    """One training's certificates.

    Raises:
        UsageError: there is no day that they could bear.
        InputError, RefusedError, ContentError: the attendance can't be read; or nobody has a name.
    """
    file = attendance_file(source.parent, training.id)
    half_days, remarks = read_half_days(file.parent, source, training)
    attendance = read_attenders(file, half_days, programme.attendance_of(training))
    attendance = attendance._replace(findings=(*remarks, *attendance.findings))
    if nameless_codes := [
        attender.code for attender in attendance.people if attender.signed_halves and not attender.name
    ]:
        message = phrase("the list has no name of {codes}: a certificate bears one.", codes=listing(nameless_codes))
        hint = "Please give the list with names. They stay on the certificates."
        raise ContentError.because("certificate.no-name", message, location=Location(display_name(file)), hint=hint)
    language = request.language or training.language
    words = wording(language)
    texts = programme
    if language != programme.language and language in programme.translations:
        texts, _ = in_language(programme, language)
    named_training = titled(words, texts.training(training.id)).model_copy(update={"start": training.start})
    issued_certificates = certificates(
        attendance.people, attendance.held, named_training, programme.id, _day(named_training, request.on),
        signing.private, shows_name=request.with_name, required_count=attendance.required,
    )  # fmt: skip
    return _IssuedBatch(named_training, file, attendance, tuple(issued_certificates), words, texts.programme)


def _day(training: Training, date_text: str | None) -> date:
    """The day that the certificates bear.

    Raises:
        UsageError: nothing says one.
    """
    if date_text is not None:
        try:
            return parse_written_date(date_text)
        except ValueError as problem:
            raise UsageError.because(
                "certificate.on",
                phrase(
                    "{option} {day}: {problem}.",
                    option=Option("--on"),
                    day=visible(date_text),
                    problem=message_of(problem),
                ),
            ) from None
    last_day = training.date_of(training.days)
    if last_day is None:
        message = phrase(
            "neither the programme nor a series beside it has dates of {training}, so the certificates have no day to"
            " bear.",
            training=training.id,
        )
        raise UsageError.because(
            "certificate.on",
            message,
            hint=phrase("Please add {option}, such as 2026-05-15.", option=Option("--on", "DATE")),
        )
    return last_day


def _pages(batch: _IssuedBatch) -> dict[Path, Certificate]:
    return {
        batch.training_folder / FOLDER / f"{slug(certificate.code)}-{certificate.statement.number}.docx": certificate
        for certificate in batch.all_certificates
    }


def _batch_of_path(path: Path, batches: Sequence[_IssuedBatch]) -> _IssuedBatch:
    return next(batch for batch in batches if batch.training_folder / FOLDER == path.parent)


def _page(
    path: Path, certificate: Certificate, batches: Sequence[_IssuedBatch], origin: Provenance, delivery: Delivery
) -> bytes:
    batch = _batch_of_path(path, batches)
    return delivery.rendered(certificate_document(certificate, batch.words, batch.programme, origin), path)


def _render_printable(batch: _IssuedBatch, origin: Provenance, delivery: Delivery) -> bytes:
    return delivery.rendered(
        build_all_certificates(batch.all_certificates, batch.words, batch.programme, origin), Path(TO_PRINT)
    )


def _write_list(batch: _IssuedBatch, signing: Signing, path: Path, origin: Provenance, delivery: Delivery) -> bytes:
    key = key_id(public_of(signing.private))
    return delivery.rendered(certificates_list(batch.all_certificates, batch.training.title, key, origin), path)


def _token(path: Path, certificate: Certificate, batches: Sequence[_IssuedBatch], signing: Signing) -> bytes:
    return credential_token(certificate, _batch_of_path(path, batches).programme, signing.private).encode() + b"\n"


def _remarks(batches: Sequence[_IssuedBatch]) -> list[Finding]:
    findings = [finding for batch in batches for finding in batch.attendance.findings]
    for language in dict.fromkeys(batch.words.language for batch in batches):
        findings += untranslated(language)
    for batch in batches:
        if batch.all_certificates and not batch.all_certificates[0].held:
            message = phrase(
                "the list has {half_days:,} {half_days:half-day|half-days}, and {training} takes {days:,}"
                " {days:day|days}: the certificates say no hours.",
                half_days=len(batch.attendance.held),
                training=batch.training.id,
                days=batch.training.days,
            )
            hint = "Please give the list one column for each half-day, or one for each day."
            location = Location(display_name(batch.file))
            findings.append(Finding("certificate.hours", Severity.WARNING, message, location, hint))
    return list(dict.fromkeys(findings))


def _batch_summary(batch: _IssuedBatch) -> str:
    counts: dict[CertificateKind, int] = {"completion": 0, "attendance": 0}
    for certificate in batch.all_certificates:
        counts[certificate.statement.kind] += 1
    uncertified_count = len(batch.attendance.people) - len(batch.all_certificates)
    text = f"{batch.training.id}: {counts['completion']} of completion, {counts['attendance']} of attendance"
    text += (
        f"; {count(uncertified_count, 'person', 'people')} signed for nothing and got none" if uncertified_count else ""
    )
    return (
        f"{text}. In {visible(str(batch.training_folder / FOLDER))}: one file each, and {TO_PRINT} to print them all."
    )
