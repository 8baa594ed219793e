"""The application: the gates in front, behind them the pages, each on a thread of its own."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from ecpat_training.core import registry
from ecpat_training.core.errors import EcpatError
from ecpat_training.folder.reading.memory import disable_memory
from ecpat_training.serve import pages
from ecpat_training.serve.gates import Gates
from ecpat_training.serve.model.fault import fault_of_ours
from ecpat_training.serve.model.sent import SentFile
from ecpat_training.serve.model.site import Site
from ecpat_training.serve.safety import uploads
from ecpat_training.serve.safety.keyed import keyed_form
from ecpat_training.serve.safety.token import is_secret
from ecpat_training.serve.showing.words import choose_speech
from ecpat_training.serve.visits.desk import Desk
from ecpat_training.serve.visits.file_jobs import AwaitedError
from ecpat_training.serve.visits.language import COOKIE
from ecpat_training.serve.visits.visit import Endpoint, MissingError, Page, Visit
from ecpat_training.words.catalogue.speech import speaking

if TYPE_CHECKING:
    from starlette.datastructures import UploadFile

_STATIC = Path(__file__).parent / "static"


def application(site: Site, on_arrival: Callable[[], None]) -> Starlette:
    """Builds the web application: all pages of a site behind the gates. `on_arrival` is called when somebody is let
    in."""
    desk = Desk(site)
    all_pages = collect_pages()
    routes = [
        _route(endpoint, desk, all_pages)
        for page in all_pages
        for endpoint in page.ways
        if endpoint.read_only or not site.read_only
    ]

    @asynccontextmanager
    async def living(_: Starlette) -> AsyncIterator[None]:
        desk.tray.place()
        yield
        desk.jobs.end()
        desk.tray.end()

    app = Starlette(
        routes=[Mount("/static", StaticFiles(directory=_STATIC)), *routes],
        middleware=[Middleware(Gates, site=site, came=on_arrival)],
        exception_handlers={HTTPException: _build_not_found_handler(desk, all_pages)},
        lifespan=living,
    )
    app.router.redirect_slashes = False  # it would lead to whatever a request calls this machine
    app.state.desk = desk
    return app


def collect_pages() -> list[Page]:
    """The pages that there are, in the order of the menu."""
    all_pages: list[Page] = [registry.load(pages, name).page for name in registry.members(pages)]
    return sorted(all_pages, key=lambda page: page.place)


def _route(endpoint: Endpoint, desk: Desk, all_pages: Sequence[Page]) -> Route:
    async def answer(request: Request) -> Response:
        async with AsyncExitStack() as stack:
            visit = await _visit(request, endpoint, desk, all_pages, stack)
            # The key stands in our own forms alone, so no other page can send one in the person's name (CSRF).
            if endpoint.posts and not is_secret(
                visit.form.get("key") or request.headers.get("x-key"), desk.site.form_key
            ):
                raise HTTPException(403)
            return await run_in_threadpool(_answer_visit, endpoint, visit, request)

    return Route(endpoint.path, answer, methods=["POST"] if endpoint.posts else ["GET"])


async def _visit(
    request: Request, endpoint: Endpoint, desk: Desk, all_pages: Sequence[Page], stack: AsyncExitStack
) -> Visit:
    form: dict[str, str] = {}
    lists: dict[str, list[str]] = {}
    files: list[SentFile] = []
    if endpoint.posts:
        if request.headers.get("content-type", "").lower().startswith("multipart/"):
            parsed_form = await keyed_form(request, desk.site.form_key, files=endpoint.files)
            stack.push_async_callback(parsed_form.close)
        else:
            parsed_form = await stack.enter_async_context(request.form(max_files=0, max_fields=uploads.FIELDS))
        upload_folder = desk.tray.place() if endpoint.files else None
        place = Path(stack.enter_context(TemporaryDirectory(dir=upload_folder))) if endpoint.files else Path()
        for name, value in parsed_form.multi_items():
            if isinstance(value, str):
                form[name] = value
                lists.setdefault(name, []).append(value)
            elif value.filename:
                files.append(await run_in_threadpool(_store_upload, value, place / str(len(files))))
    return Visit(
        desk=desk,
        pages=all_pages,
        address=request.url.path,
        parts=request.path_params,
        asked=dict(request.query_params),
        form=form,
        lists=lists,
        files=files,
        partial=request.headers.get("hx-request") == "true",
    )


def _store_upload(upload: "UploadFile", folder: Path) -> SentFile:
    """The file, in a folder of its own that nobody else may open."""
    # One folder for each file: two with one name in a form must not overwrite each other.
    folder.mkdir()
    name = uploads.clean_file_name(upload.filename or "")
    path = folder / name
    # "x": never through a link, or over a file, that somebody put there.
    with path.open("xb") as stream:
        while block := upload.file.read(1 << 20):
            stream.write(block)
    return SentFile(name, path)


def _answer_visit(endpoint: Endpoint, visit: Visit, request: Request) -> Response:
    """What a page answers; what a workflow refuses is a page, too."""
    speech = choose_speech(request.cookies.get(COOKIE), accept_language=request.headers.get("accept-language", ""))
    read_only_guard = disable_memory() if visit.desk.site.read_only else nullcontext()
    with speaking(speech), read_only_guard:
        try:
            return endpoint.do(visit)
        except AwaitedError as awaited_error:
            return visit.go(f"/jobs/{awaited_error.job.id_}")
        except MissingError:
            return visit.page("missing", status=404)
        except EcpatError as error:
            return visit.page("problem", status=422, findings=(*error.findings, *error.ways_out))
        except Exception as fault:  # noqa: BLE001 - the last line of defence, as of commands
            return visit.page("problem", status=500, findings=[fault_of_ours(fault)])


def _build_not_found_handler(
    desk: Desk, all_pages: Sequence[Page]
) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def answer(request: Request, error: Exception) -> Response:
        visit = Visit(desk=desk, pages=all_pages, address=request.url.path)
        status = error.status_code if isinstance(error, HTTPException) else 500
        most_files = uploads.FILES if status == 413 else None

        def show(visit: Visit) -> Response:
            return visit.page("missing" if status == 404 else "refused", status=status, most_files=most_files)

        endpoint = Endpoint(path="", do=show)
        return await run_in_threadpool(_answer_visit, endpoint, visit, request)

    return answer
