"""A report that is published, of a training or of the whole programme: what the ledger of earlier ones says of it, and
the files that then stand in the folder `reports/published`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count, takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.core.errors import OutputError, UsageError
from ecpat_training.core.finding import Finding
from ecpat_training.disclosure.ledger import Publication
from ecpat_training.effect.workflows.publishing import publish_on_trial
from ecpat_training.effect.workflows.request import Request
from ecpat_training.files.opening import is_file
from ecpat_training.serve.jobs.job import Job
from ecpat_training.serve.pages.report import READERS, languages_of_reports
from ecpat_training.serve.showing.caught import CapturedDelivery
from ecpat_training.serve.visits.form_jobs import came_of, find_last_result, start_job
from ecpat_training.serve.visits.publishing import EFFECT, PublicationTarget, published_of
from ecpat_training.serve.visits.released import written_down
from ecpat_training.serve.visits.visit import Endpoint, MissingError, Page, Visit
from ecpat_training.serve.writing.folder import require_unchanged, version, writing
from ecpat_training.words.catalogue.marked_text import marked
from ecpat_training.words.catalogue.speech import speaking
from ecpat_training.words.catalogue.translation import speech

if TYPE_CHECKING:
    from starlette.responses import Response

ENDINGS = (".docx", ".xlsx", ".html", ".json")
_ADDRESS = "/trainings/{training}/publish"
_ADDRESSES = (_ADDRESS, f"{EFFECT}/publish")
_TO_COMPARE = "report.html"  # a look writes nothing: it is compared with what was published before
_OF_THE_LEDGER = "publish."
_LEDGER_CODE = "publish.ledger"  # that it was written down, which a look doesn't do


@dataclass(frozen=True)
class TrialReport(CapturedDelivery):
    """A report as it would be published, and why it may not be."""

    def refused(self) -> list[Finding]:
        """Why it may not be published; nothing where it may."""
        return [finding for finding in self.remarks if finding.code.startswith(_OF_THE_LEDGER) and not self.documents]

    def left_out(self) -> list[Finding]:
        """What the ledger has kept out of it."""
        ledger_remarks = [finding for finding in self.remarks if finding.code.startswith(_OF_THE_LEDGER)]
        return [finding for finding in ledger_remarks if self.documents and finding.code != _LEDGER_CODE]


def show(visit: Visit) -> "Response":
    """What was published before, and what would be now."""
    publication_kind, captured = published_of(visit), came_of(visit)
    trial_report = captured if isinstance(captured, TrialReport) else None
    ledger = _ledger(publication_kind)
    fragment = None
    if trial_report and trial_report.documents:
        with speaking(speech(visit.asked.get("language", ""))):
            fragment = visit.render_document(trial_report.documents[0])
    existing = (
        _find_existing_name(trial_report, publication_kind.folder, publication_kind.asked(visit.asked))
        if trial_report and trial_report.documents
        else ""
    )
    is_stale = bool(visit.asked.get("for")) and trial_report is None and "published" not in visit.asked
    return visit.page(
        "publish", of=publication_kind, readers=READERS, languages=languages_of_reports(), looked=trial_report,
        shown=fragment,
        asked={"for": "donor", "language": "", "although": "", **visit.asked}, stale=is_stale,
        same=_files(publication_kind, existing), before=written_down(visit, ledger),
        published=_files(publication_kind, visit.asked.get("published", "")),
        seen=version(ledger.path) if ledger else "", ledger=ledger.path.name if ledger else "",
    )  # fmt: skip


def look(visit: Visit) -> "Response":
    """Makes the report beside a copy of the ledger, as a job."""
    publication_kind = published_of(visit)
    request = _request(publication_kind, visit)

    def work() -> CapturedDelivery:
        captured = TrialReport(out_names=(_TO_COMPARE,))
        captured.remarks.extend(publish_on_trial(request, captured, publication_kind.made))
        return captured

    return start_job(visit, marked("Looking what may be published"), work)


def publish(visit: Visit) -> "Response":
    """Writes the report into its folder and into the ledger, as a job.

    Raises:
        MissingError: there is no ledger for this report.
        OutputError: a file has changed since the report was looked at; nothing is published.
    """
    publication_kind, site, seen_version = published_of(visit), visit.desk.site, visit.form.get("seen", "")
    request = _request(publication_kind, visit)
    ledger, folder, address = request.publication, publication_kind.folder, publication_kind.address
    if ledger is None:
        raise MissingError
    if (fragment := find_last_result(visit, address, "for", "language", "although")) is None:
        message = "a file has changed since the report was looked at; nothing was published."
        raise OutputError.because("serve.changed", message, hint="Look at the report again, then publish it.")
    if existing := _find_existing_name(fragment, folder, request):
        return visit.go(f"{address}?published={existing}")

    def work(job: Job) -> str:
        with writing(site):
            require_unchanged(ledger.path, seen_version)
            stem = _find_free_name(folder, request)
            output_paths = tuple(str(folder / f"{stem}{ending}") for ending in ENDINGS)
            folder.mkdir(parents=True, exist_ok=True)
            publication_kind.made(
                request, CapturedDelivery(out_names=output_paths, folder=site.folder, keeps=job.keeps)
            )
        return f"{address}?published={stem}"

    return visit.go(f"/jobs/{visit.desk.jobs.start(marked('Publishing the report'), work).id_}")


def _request(publication_target: PublicationTarget, visit: Visit) -> Request:
    override_reason = visit.form.get("although", "").strip()
    return replace(publication_target.asked(visit.form), publish=True, although=override_reason)


def _ledger(publication_target: PublicationTarget) -> Publication | None:
    """The ledger of the reports; None where there are no answers, or no questionnaire."""
    try:
        return replace(publication_target.asked({}), publish=True).publication
    except (MissingError, UsageError):
        return None


def _find_free_name(folder: Path, request: Request) -> str:
    """A name that none of the reports has."""
    return next(name for name in _names(request) if not _is_name_taken(folder, name))


def _find_existing_name(trial_report: CapturedDelivery, folder: Path, request: Request) -> str:
    """The name of a report that was published for these readers and is the very same; "" where there is none."""
    rendered = trial_report.file_contents.get(_TO_COMPARE)
    for candidate in takewhile(lambda name: _is_name_taken(folder, name), _names(request)):
        if is_file(report_path := folder / f"{candidate}.html") and report_path.read_bytes() == rendered:
            return candidate
    return ""


def _names(request: Request) -> Iterator[str]:
    """What a report for these readers is called, the first and each later one."""
    name_parts = ["effect", request.reader, *([request.language] if request.language else [])]
    return ("-".join([*name_parts, *([str(number)] if number > 1 else [])]) for number in count(1))


def _is_name_taken(folder: Path, name: str) -> bool:
    # Earlier versions put published reports into the folder above, where they are still read.
    return any((place / f"{name}{ending}").exists() for place in (folder, folder.parent) for ending in ENDINGS)


def _files(publication_target: PublicationTarget, stem: str) -> list[str]:
    """The files of this name that stand among the published reports."""
    names = [f"{stem}{ending}" for ending in ENDINGS] if stem and "/" not in stem and "\\" not in stem else []
    return [name for name in names if is_file(publication_target.folder / name)]


page = Page(
    ways=(
        Endpoint(path=_ADDRESS, do=show, of_training=marked("Publish a report")),
        *(Endpoint(path=address, do=look, posts=True) for address in _ADDRESSES),
        *(Endpoint(path=f"{address}/now", do=publish, posts=True) for address in _ADDRESSES),
        Endpoint(path=f"{EFFECT}/publish", do=show),
    )
)
