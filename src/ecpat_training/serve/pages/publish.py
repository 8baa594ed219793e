"""A report that is published, of a training or of the whole programme: what the ledger of earlier ones says of it, and
the files that then stand in the folder `reports`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count, takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.core.errors import OutputError, UsageError
from ecpat_training.core.finding import Finding
from ecpat_training.effect.ledger.ledger import Publication
from ecpat_training.effect.workflows.publishing import tried
from ecpat_training.effect.workflows.request import Request
from ecpat_training.files.opening import is_file
from ecpat_training.serve.jobs.job import Job
from ecpat_training.serve.pages.report import READERS, languages_of_reports
from ecpat_training.serve.showing.caught import Caught
from ecpat_training.serve.visits.asked import begun, came_of, was_shown
from ecpat_training.serve.visits.missing import MissingError
from ecpat_training.serve.visits.page import Page, Way
from ecpat_training.serve.visits.publishing import EFFECT, Published, published_of
from ecpat_training.serve.visits.released import written_down
from ecpat_training.serve.visits.visit import Visit
from ecpat_training.serve.writing.folder import unchanged, version, writing
from ecpat_training.words.catalogue.ours import ours
from ecpat_training.words.catalogue.speech import speaking
from ecpat_training.words.catalogue.translation import speech

if TYPE_CHECKING:
    from starlette.responses import Response

ENDINGS = (".docx", ".xlsx", ".html", ".json")
_ADDRESS = "/trainings/{training}/publish"
_ADDRESSES = (_ADDRESS, f"{EFFECT}/publish")
_TO_COMPARE = "report.html"  # a look writes nothing: it is compared with what was published before
_OF_THE_LEDGER = "publish."
_TOLD_LATER = "publish.ledger"  # that it was written down, which a look doesn't do


@dataclass(frozen=True)
class Tried(Caught):
    """A report as it would be published, and why it may not be."""

    def refused(self) -> list[Finding]:
        """Why it may not be published; nothing where it may."""
        return [one for one in self.remarks if one.code.startswith(_OF_THE_LEDGER) and not self.documents]

    def left_out(self) -> list[Finding]:
        """What the ledger has kept out of it."""
        told = [one for one in self.remarks if one.code.startswith(_OF_THE_LEDGER)]
        return [one for one in told if self.documents and one.code != _TOLD_LATER]


def show(visit: Visit) -> "Response":
    """What was published before, and what would be now."""
    of, caught = published_of(visit), came_of(visit)
    looked = caught if isinstance(caught, Tried) else None
    ledger = _ledger(of)
    shown = None
    if looked and looked.documents:
        with speaking(speech(visit.asked.get("language", ""))):
            shown = visit.shown(looked.documents[0])
    same = _there_already(looked, of.folder, of.asked(visit.asked)) if looked and looked.documents else ""
    stale = bool(visit.asked.get("for")) and looked is None and "published" not in visit.asked
    return visit.page(
        "publish", of=of, readers=READERS, languages=languages_of_reports(), looked=looked, shown=shown,
        asked={"for": "donor", "language": "", "although": "", **visit.asked}, stale=stale,
        same=_files(of, same), before=written_down(visit, ledger),
        published=_files(of, visit.asked.get("published", "")),
        seen=version(ledger.path) if ledger else "", ledger=ledger.path.name if ledger else "",
    )  # fmt: skip


def look(visit: Visit) -> "Response":
    """Makes the report beside a copy of the ledger, as a job."""
    of = published_of(visit)
    request = _request(of, visit)

    def work() -> Caught:
        caught = Tried(out=(_TO_COMPARE,))
        caught.remarks.extend(tried(request, caught, of.made))
        return caught

    return begun(visit, ours("Looking what may be published"), work)


def publish(visit: Visit) -> "Response":
    """Writes the report into its folder and into the ledger, as a job.

    Raises:
        MissingError: there is no ledger for this report.
        OutputError: a file has changed since the report was looked at; nothing is published.
    """
    of, site, seen = published_of(visit), visit.desk.site, visit.form.get("seen", "")
    request = _request(of, visit)
    ledger, folder, address = request.publication, of.folder, of.address
    if ledger is None:
        raise MissingError
    if (shown := was_shown(visit, address, "for", "language", "although")) is None:
        what = "a file has changed since the report was looked at; nothing was published."
        raise OutputError.because("serve.changed", what, hint="Look at the report again, then publish it.")
    if same := _there_already(shown, folder, request):
        return visit.go(f"{address}?published={same}")

    def work(job: Job) -> str:
        with writing(site):
            unchanged(ledger.path, seen)
            stem = _free_name(folder, request)
            out = tuple(str(folder / f"{stem}{ending}") for ending in ENDINGS)
            folder.mkdir(parents=True, exist_ok=True)
            of.made(request, Caught(out=out, folder=site.folder, keeps=job.keeps))
        return f"{address}?published={stem}"

    return visit.go(f"/jobs/{visit.desk.jobs.start(ours('Publishing the report'), work).id_}")


def _request(of: Published, visit: Visit) -> Request:
    although = visit.form.get("although", "").strip()
    return replace(of.asked(visit.form), publish=True, although=although)


def _ledger(of: Published) -> Publication | None:
    """The ledger of the reports; None where there are no answers, or no questionnaire."""
    try:
        return replace(of.asked({}), publish=True).publication
    except (MissingError, UsageError):
        return None


def _free_name(folder: Path, request: Request) -> str:
    """A name that none of the reports has."""
    return next(one for one in _names(request) if not _taken(folder, one))


def _there_already(looked: Caught, folder: Path, request: Request) -> str:
    """The name of a report that was published for these readers and is the very same; "" where there is none."""
    now = looked.held.get(_TO_COMPARE)
    for one in takewhile(lambda name: _taken(folder, name), _names(request)):
        if is_file(there := folder / f"{one}.html") and there.read_bytes() == now:
            return one
    return ""


def _names(request: Request) -> Iterator[str]:
    """What a report for these readers is called, the first and each later one."""
    parts = ["effect", request.reader, *([request.language] if request.language else [])]
    return ("-".join([*parts, *([str(number)] if number > 1 else [])]) for number in count(1))


def _taken(folder: Path, name: str) -> bool:
    return any((folder / f"{name}{ending}").exists() for ending in ENDINGS)


def _files(of: Published, stem: str) -> list[str]:
    """The files of this name that stand among the published reports."""
    names = [f"{stem}{ending}" for ending in ENDINGS] if stem and "/" not in stem and "\\" not in stem else []
    return [name for name in names if is_file(of.folder / name)]


page = Page(
    ways=(
        Way(path=_ADDRESS, do=show, of_training=ours("Publish a report")),
        *(Way(path=one, do=look, posts=True) for one in _ADDRESSES),
        *(Way(path=f"{one}/now", do=publish, posts=True) for one in _ADDRESSES),
        Way(path=f"{EFFECT}/publish", do=show),
    )
)
