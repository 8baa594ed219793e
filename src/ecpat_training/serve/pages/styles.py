"""Style sheets that are made: how documents look in pages."""

from functools import cache
from typing import TYPE_CHECKING

from ecpat_training.documents.formats.html import style_sheet
from ecpat_training.serve.visits.visit import Endpoint, MissingError, Page, Visit

if TYPE_CHECKING:
    from starlette.responses import Response


def of_documents(_: Visit) -> "Response":
    """Sends the style sheet that all documents share."""
    return _css(_of_documents())


def send_style_sheet(visit: Visit) -> "Response":
    """Sends the style sheet of one document.

    Raises:
        MissingError: the style sheet isn't kept any longer.
    """
    sheet = visit.desk.sheets.sheet(visit.parts["name"])
    if sheet is None:
        raise MissingError
    return _css(sheet)


@cache
def _of_documents() -> str:
    return style_sheet()


def _css(text: str) -> "Response":
    from starlette.responses import Response

    return Response(text, media_type="text/css")


page = Page(
    ways=(
        Endpoint(path="/styles/document.css", do=of_documents, read_only=True),
        Endpoint(path="/styles/{name}.css", do=send_style_sheet, read_only=True),
    )
)
