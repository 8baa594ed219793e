"""Where people are lost between registration and completion, as `ecpat status --funnel` says it."""

from typing import TYPE_CHECKING

from ecpat_training.core.errors import ContentError
from ecpat_training.folder.workflows.funnel import funnel_report
from ecpat_training.serve.showing.caught import CapturedDelivery
from ecpat_training.serve.visits.visit import DOWNLOADS, Endpoint, Page, Visit
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from starlette.responses import Response

_NO_LISTS = "folder.no-lists"  # nothing is wrong yet in a folder that was just begun


def show(visit: Visit) -> "Response":
    """The report on a page."""
    site = visit.desk.site

    def compute_funnel() -> CapturedDelivery:
        captured = CapturedDelivery()
        funnel_report(site.programme, captured)
        return captured

    try:
        captured = visit.desk.known.of(site.folder, "funnel", compute_funnel)
    except ContentError as error:
        if {finding.code for finding in error.findings} != {_NO_LISTS}:
            raise
        return visit.page("funnel-none")
    return visit.document(captured.documents[0], downloads=[f"/funnel/funnel.{ending}" for ending in DOWNLOADS])


def file(visit: Visit) -> "Response":
    """The report as a file."""
    name = visit.name_download("funnel")
    site = visit.desk.site

    def write() -> bytes:
        captured = CapturedDelivery(out_names=(name,))
        funnel_report(site.programme, captured)
        return captured.file_contents[name]

    return visit.download(name, visit.desk.known.of(site.folder, name, write))


page = Page(
    menu=marked("Who is lost on the way"),
    place=60,
    ways=(
        Endpoint(path="/funnel", do=show, read_only=True),
        Endpoint(path="/funnel/funnel.{ending}", do=file, read_only=True),
    ),
)
