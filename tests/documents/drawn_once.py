"""Charts as pictures, each drawn once in a run of the tests: hundreds of reports tell of the same example, and drawing
takes as long as all else that they do. How charts are drawn, their own tests see, which draw each of theirs."""

import pytest

from ecpat_training.documents.charts import picture
from ecpat_training.documents.charts.style import WIDTH
from ecpat_training.documents.document import Chart
from ecpat_training.documents.formats import html
from ecpat_training.documents.word import blocks
from ecpat_training.documents.workbook import cover
from tests.made_once import AnsweredOnce

PICTURES = AnsweredOnce("pictures")


def draw_once(patch: pytest.MonkeyPatch) -> None:
    """From here on pages, Word and workbooks take the picture of a chart that was drawn before."""
    patch.setattr(html, "svg", _svg)
    patch.setattr(blocks, "png", _png)
    patch.setattr(cover, "png", _png)


def _svg(chart: Chart, width: float = WIDTH) -> bytes:
    return PICTURES.answer(f"svg {width!r} {chart!r}", lambda: picture.svg(chart, width))


def _png(chart: Chart) -> tuple[bytes, float]:
    return PICTURES.answer(f"png {chart!r}", lambda: picture.png.__wrapped__(chart))
