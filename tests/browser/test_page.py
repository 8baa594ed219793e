"""Reports opened in headless Chromium: nothing on the console, nothing from the network.

Where there is no Chromium there is no case; `.ci/run` installs one.
"""

from pathlib import Path

import pytest

from ecpat_training.render.outputs import render
from ecpat_training.results.document import Chart, Document
from tests.browser.chromium import CHROMIUM, open_page
from tests.render.carrying import carrying
from tests.render.payloads import payloads
from tests.render.sample import sample

DOCUMENTS = {"the sample": sample(), "every payload": carrying(payloads(), charts=True)} if CHROMIUM else {}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_report_opens_without_a_word_or_a_request(document: Document, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_bytes(render(document, page))
    opened = open_page(page, tmp_path)
    assert opened.console == []
    assert opened.requests == []
    assert opened.document.count("<svg") == sum(isinstance(block, Chart) for block in document.blocks) > 0


BAD = '<!DOCTYPE html><title>x</title><script>console.error("x")</script><img src="http://127.0.0.1:9/x.png">'


@pytest.mark.parametrize("page", [BAD] if CHROMIUM else [])
def test_the_browser_would_tell(page: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.html"
    path.write_text(page)
    opened = open_page(path, tmp_path)
    assert len(opened.console) == 1
    assert opened.requests == ["http://127.0.0.1:9/x.png"]
