"""What a page is, a person's request as pages know it, and what they answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ecpat_training.documents.document import Document
from ecpat_training.serve.model.sent import SentFile
from ecpat_training.serve.showing.documents import Fragment
from ecpat_training.serve.showing.page_hints import PageContext
from ecpat_training.serve.showing.templates import fill_template
from ecpat_training.serve.visits.desk import Desk
from ecpat_training.serve.visits.language import list_other_languages
from ecpat_training.words.catalogue.speech import current_speech

if TYPE_CHECKING:
    from starlette.responses import Response


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """An address and what is done there.

    Attributes:
        path: the address, with the parts that differ in braces: `/trainings/{training}`.
        do: answers a visit; it may take its time, since it runs beside the others.
        posts: whether a form is sent there; then it may change something, and its form must bring the form's key.
        read_only: whether it is served with `--read-only` as well: a report, without people's names.
        files: how many files a form may bring.
        of_training: what it is called on a training's page, which links to it there, marked by `marked`; its path has
            `{training}`. "" where it isn't linked from there.
    """

    path: str
    do: "Callable[[Visit], Response]"
    posts: bool = False
    read_only: bool = False
    files: int = 0
    of_training: str = ""


@dataclass(frozen=True, kw_only=True)
class Page:
    """Addresses that belong together. `menu` is its name where one chooses among pages, marked by `marked`, and
    "" where it stands in no menu; `place` orders the menu. Its first way is where the menu leads."""

    ways: tuple[Endpoint, ...]
    menu: str = ""
    place: int = 50


DOWNLOADS = ("xlsx", "docx", "html", "json")
"""The endings that pages offer a report in."""
MEDIA = {
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True, kw_only=True)
class Visit:
    """A request of the person, whom the gates have let in.

    Attributes:
        desk: what all visits share: the site, its jobs, what is known of the folder.
        pages: the pages that are served, in the order of the menu.
        address: the path that is asked for.
        parts: what stands in the address for the braces of its way.
        asked: what stands behind `?`.
        form: the fields of the form that was sent; of several with one name the last.
        lists: the fields of the form that may come several times.
        files: what the form brought.
        partial: whether htmx asks, and a part of a page is enough.
    """

    desk: Desk
    pages: Sequence[Page]
    address: str
    parts: Mapping[str, str] = field(default_factory=dict)
    asked: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    files: Sequence[SentFile] = ()
    partial: bool = False

    @property
    def here(self) -> str:
        """The address of the page, with what stands behind `?`."""
        from starlette.datastructures import QueryParams

        return f"{self.address}?{QueryParams(self.asked)}" if self.asked else self.address

    @property
    def menu(self) -> list[Page]:
        """The pages among which one chooses."""
        is_read_only = self.desk.site.read_only
        return [page for page in self.pages if page.menu and (page.ways[0].read_only or not is_read_only)]

    def name_download(self, stem: str) -> str:
        """The name of the file that the address asks for, whose way ends in `{ending}`."""
        return f"{stem}.{self.parts['ending']}"

    def page(self, template: str, *, status: int = 200, **values: object) -> "Response":
        """A page of `templates/`, with its values."""
        from starlette.responses import HTMLResponse

        site = self.desk.site
        context = PageContext(self.parts.get("training", ""), site.read_only)
        template_values = {
            "visit": self,
            "site": site,
            "form_key": site.form_key,
            "language": current_speech().tag,
            "offered": list_other_languages(),
            **values,
        }
        return HTMLResponse(fill_template(template, template_values, context), status)

    def render_document(self, document: Document, key: str = "") -> Fragment:
        """A document as a part of the page: `{% from "parts.html.jinja" import document %}{{ document(it) }}`."""
        return self.desk.sheets.fragment(document, key)

    def document(self, document: Document, *, downloads: Sequence[str] = ()) -> "Response":
        """A page that shows one document; `downloads` are the addresses of its files."""
        return self.page("document", shown=self.render_document(document), downloads=downloads)

    def download(self, name: str, data: bytes) -> "Response":
        """A file that the browser saves; no browser shows it, whatever it holds."""
        from starlette.responses import Response

        ending = f".{name.rpartition('.')[2].lower()}"
        ascii_name = "".join(
            letter if letter.isascii() and (letter.isalnum() or letter in "-._") else "-" for letter in name
        )
        headers = {"content-disposition": f'attachment; filename="{ascii_name}"'}
        return Response(data, headers=headers, media_type=MEDIA.get(ending, "application/octet-stream"))

    def go(self, address: str) -> "Response":
        """Leads on to another page of ours, as after a form."""
        from starlette.responses import RedirectResponse, Response

        if self.partial:  # a script would follow a redirect unseen, and stay where it is
            return Response(headers={"hx-redirect": address})
        return RedirectResponse(address, 303)


class MissingError(Exception):
    """Raised by a page where what its address names isn't there."""
