"""A hook of MkDocs: pages that stand outside `docs/` are part of the site, and links between all pages stay right."""

import posixpath
import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("CONTRIBUTING.md", "CHANGELOG.md", "LICENSES.md", "benchmarks/README.md")
_LINK = re.compile(r"(\]\()(?!https?:|mailto:|#)([^)\s#]+)")


def on_files(files: Any, *, config: Any) -> Any:
    """Adds the pages, and whatever else in the repository pages link to, under its own path."""
    for name in PAGES:
        files.append(File.generated(config, name, content=(ROOT / name).read_text("utf-8")))
    for page in list(files.documentation_pages()):
        for link in _LINK.findall(page.content_string):
            target = _target(page.src_uri, link[1])
            if not target.startswith("docs/") and (ROOT / target).is_file() and _placed(target) not in files.src_uris:
                files.append(File.generated(config, _placed(target), abs_src_path=str(ROOT / target)))
    return files


def on_page_markdown(markdown: str, *, page: Any, config: Any, files: Any) -> str:
    """Turns links, which are right in the repository, into links that are right on the site."""
    here = page.file.src_uri
    folder = posixpath.dirname(here)
    return _LINK.sub(
        lambda found: found[1] + posixpath.relpath(_placed(_target(here, found[2])), folder or "."), markdown
    )


def _target(page: str, link: str) -> str:
    """The path in the repository that a link of a page leads to."""
    folder = posixpath.dirname(page) if page in PAGES else posixpath.join("docs", posixpath.dirname(page))
    return posixpath.normpath(posixpath.join(folder, link))


def _placed(target: str) -> str:
    """Where a file of the repository stands on the site."""
    return "index.md" if target == "README.md" else target.removeprefix("docs/")
