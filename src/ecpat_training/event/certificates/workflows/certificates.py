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
from ecpat_training.event.attendance.reading.half_days import half_days_in
from ecpat_training.event.certificates.badges.credential import credential_token
from ecpat_training.event.certificates.issuing import certificates
from ecpat_training.event.certificates.model.person import Certificate
from ecpat_training.event.certificates.model.statement import Kind
from ecpat_training.event.certificates.reading.attenders import AttendanceList, attendance_file, read_attenders
from ecpat_training.event.certificates.report.certificates_list import certificates_list
from ecpat_training.event.certificates.report.for_machines import EventCertificatesResult
from ecpat_training.event.certificates.report.page import all_certificates, certificate_document
from ecpat_training.event.certificates.signing.signature import key_id, public_of
from ecpat_training.event.certificates.workflows.earlier_pages import obsolete_page_findings, obsolete_pages
from ecpat_training.event.certificates.workflows.keys import Signing, first_key_lock, signing_key, state_list, tell_made
from ecpat_training.files.opening import display_name
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.model.translated_programme import in_language
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.programme.training_named import titled, training_named
from ecpat_training.series.workflows.first_days import with_first_day
from ecpat_training.words.catalogue.message import Option, message_of, phrase
from ecpat_training.words.written_date import date_written

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


class _Issued(NamedTuple):
    """What becomes of one training; `series` is the file that says its dates, where the programme doesn't."""

    training: Training
    file: Path
    attendance: AttendanceList
    every: tuple[Certificate, ...]
    words: Wording
    programme: str
    series: Path | None = None

    @property
    def home(self) -> Path:
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
    with first_key_lock(loaded_programme.id, file.parent):
        return _write_certificates(loaded_programme, file, request, Delivery([], force, quiet), template)


def _write_certificates(
    read: Programme, file: Path, request: CertificateRequest, options: Delivery, template: Path | None
) -> Outcome:
    signing = signing_key(read.id, file.parent)
    batches = _all_issued(read, file, request, signing, quiet=options.quiet)
    series = next((batch.series for batch in batches if batch.series), None)
    origin = provenance("ecpat event certificates", [file, *(batch.file for batch in batches), series])
    documents = {path: certificate for issued in batches for path, certificate in _pages(issued).items()}
    lists = {batch.home / LIST: batch for batch in batches}
    tokens = (
        {path.with_suffix(".jwt"): certificate for path, certificate in documents.items()}
        if request.open_badges
        else {}
    )
    named_paths = [*documents, *(batch.home / FOLDER / TO_PRINT for batch in batches), *lists]
    pdfs = tuple(path.with_suffix(".pdf") for path in named_paths if path.suffix == WORD) if request.pdf else ()
    if request.pdf:
        require_office()
    delivery = Delivery(
        [str(path) for path in named_paths], options.force, options.quiet, (), template, (*tokens, *pdfs)
    )
    delivery.check([file, *(batch.file for batch in batches)])
    with progress_line(delivery, "writing the certificates"):
        files = {path: _page(path, documents[path], batches, origin, delivery) for path in documents}
        files |= {batch.home / FOLDER / TO_PRINT: _to_print(batch, origin, delivery) for batch in batches}
        files |= _as_pdf(files) if request.pdf else {}
        files |= {path: _listed(batch, signing, path, origin, delivery) for path, batch in lists.items()}
        files |= {path: _token(path, certificate, batches, signing) for path, certificate in tokens.items()}
    nobodys = [path for batch in batches for path in obsolete_pages(batch.home / FOLDER, batch.training.id, files)]
    findings = [*_remarks(batches), *obsolete_page_findings(nobodys, taken_away=options.force)]
    delivery.findings(findings)
    private = [path for path in files if path not in lists]
    other_files = {**signing.secret, **signing.shared, **state_list(signing, file.parent)}
    removed_files = nobodys if options.force else ()
    delivery.files(files, private=(*private, *signing.secret), besides=other_files, gone=removed_files)
    tell_made(signing, delivery)
    for finished in batches:
        delivery.say(_batch_summary(finished))
    attenders_without = {
        batch.training.id: tuple(attender.code for attender in batch.attendance.people if not attender.signed)
        for batch in batches
    }
    issued = [(batch.training.id, batch.every) for batch in batches]
    key = key_id(public_of(signing.private))
    delivery.data(lambda: EventCertificatesResult(issued, key=key, without=attenders_without), findings, origin)
    return Outcome(Exit.CLEAN, f"{count(sum(len(batch.every) for batch in batches), 'certificate')}.")


def _as_pdf(pages: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """Each Word file as PDF, beside it."""
    return dict(zip((path.with_suffix(".pdf") for path in pages), as_pdf([*pages.values()]), strict=True))


def _all_issued(
    programme: Programme, source: Path, request: CertificateRequest, signing: Signing, *, quiet: bool
) -> list[_Issued]:
    issued, failures = [], []
    for id_ in dict.fromkeys(request.trainings):
        training = training_named(programme, id_)
        try:
            training, series = with_first_day(training, programme, source, quiet=quiet)
            issued.append(_issued(programme, source, training, request, signing)._replace(series=series))
        except EcpatError as failure:
            failures.append(failure)
    if failures:
        raise merge_failures(failures)
    return issued


def _issued(
    programme: Programme, source: Path, training: Training, request: CertificateRequest, signing: Signing
) -> _Issued:
    """One training's certificates.

    Raises:
        UsageError: there is no day that they could bear.
        InputError, RefusedError, ContentError: the attendance can't be read; or nobody has a name.
    """
    file = attendance_file(source.parent, training.id)
    halves, remarks = half_days_in(file.parent, source, training)
    attendance = read_attenders(file, halves, programme.attendance_of(training))
    attendance = attendance._replace(findings=(*remarks, *attendance.findings))
    if nameless_codes := [attender.code for attender in attendance.people if attender.signed and not attender.name]:
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
        signing.private, with_name=request.with_name, required=attendance.required,
    )  # fmt: skip
    return _Issued(named_training, file, attendance, tuple(issued_certificates), words, texts.programme)


def _day(training: Training, on: str | None) -> date:
    """The day that the certificates bear.

    Raises:
        UsageError: nothing says one.
    """
    if on is not None:
        try:
            return date_written(on)
        except ValueError as problem:
            raise UsageError.because(
                "certificate.on",
                phrase(
                    "{option} {day}: {problem}.", option=Option("--on"), day=visible(on), problem=message_of(problem)
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


def _pages(batch: _Issued) -> dict[Path, Certificate]:
    return {
        batch.home / FOLDER / f"{slug(certificate.code)}-{certificate.statement.number}.docx": certificate
        for certificate in batch.every
    }


def _batch_of_path(path: Path, batches: Sequence[_Issued]) -> _Issued:
    return next(batch for batch in batches if batch.home / FOLDER == path.parent)


def _page(
    path: Path, certificate: Certificate, batches: Sequence[_Issued], origin: Provenance, delivery: Delivery
) -> bytes:
    issued = _batch_of_path(path, batches)
    return delivery.rendered(certificate_document(certificate, issued.words, issued.programme, origin), path)


def _to_print(batch: _Issued, origin: Provenance, delivery: Delivery) -> bytes:
    return delivery.rendered(all_certificates(batch.every, batch.words, batch.programme, origin), Path(TO_PRINT))


def _listed(batch: _Issued, signing: Signing, path: Path, origin: Provenance, delivery: Delivery) -> bytes:
    key = key_id(public_of(signing.private))
    return delivery.rendered(certificates_list(batch.every, batch.training.title, key, origin), path)


def _token(path: Path, certificate: Certificate, batches: Sequence[_Issued], signing: Signing) -> bytes:
    return credential_token(certificate, _batch_of_path(path, batches).programme, signing.private).encode() + b"\n"


def _remarks(batches: Sequence[_Issued]) -> list[Finding]:
    findings = [finding for issued in batches for finding in issued.attendance.findings]
    for language in dict.fromkeys(issued.words.language for issued in batches):
        findings += untranslated(language)
    for batch in batches:
        if batch.every and not batch.every[0].held:
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


def _batch_summary(batch: _Issued) -> str:
    counts: dict[Kind, int] = {"completion": 0, "attendance": 0}
    for certificate in batch.every:
        counts[certificate.statement.kind] += 1
    without_count = len(batch.attendance.people) - len(batch.every)
    text = f"{batch.training.id}: {counts['completion']} of completion, {counts['attendance']} of attendance"
    text += f"; {count(without_count, 'person', 'people')} signed for nothing and got none" if without_count else ""
    return f"{text}. In {visible(str(batch.home / FOLDER))}: one file each, and {TO_PRINT} to print them all."
