"""The language of pages, where a person wants another than the browser asks for."""

import re
from typing import TYPE_CHECKING

from ecpat_training.serve.visits.language import COOKIE
from ecpat_training.serve.visits.visit import Endpoint, Page, Visit
from ecpat_training.words.catalogue.translation import ENGLISH, page_languages

if TYPE_CHECKING:
    from starlette.responses import Response

_OWN = re.compile(r"/(?:[\w.-]+(?:/[\w.-]+)*)?(?:\?[\w.=&%+*~-]*)?", re.ASCII)
_YEAR = 365 * 24 * 3600


def choose(visit: Visit) -> "Response":
    """Keeps the choice in the browser, and goes back to where the person was."""
    language, back_path = visit.form.get("language", ""), visit.form.get("back", "")
    answer = visit.go(back_path if _OWN.fullmatch(back_path) else "/")
    chosen_language = language if language in page_languages() else ENGLISH
    answer.set_cookie(COOKIE, chosen_language, max_age=_YEAR, httponly=True, samesite="strict", path="/")
    return answer


page = Page(ways=(Endpoint(path="/language", do=choose, posts=True, read_only=True),))
