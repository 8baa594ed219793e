"""Charts as pictures, each drawn once in a run of the tests: hundreds of reports tell of the same example, and drawing
takes as long as all else that they do. How charts are drawn, their own tests see, which draw each of theirs."""

from functools import cache

import pytest

from ecpat_training.documents.charts import picture
from ecpat_training.documents.formats import html
from ecpat_training.documents.word import blocks
from ecpat_training.documents.workbook import cover

_svg, _png = cache(picture.svg), cache(picture.png.__wrapped__)


def draw_once(patch: pytest.MonkeyPatch) -> None:
    """From here on pages, Word and workbooks take the picture of a chart that was drawn before."""
    patch.setattr(html, "svg", _svg)
    patch.setattr(blocks, "png", _png)
    patch.setattr(cover, "png", _png)


def draw_anew() -> None:
    """From here on charts are drawn as in a process of its own, where no picture is there before."""
    _svg.cache_clear()
    _png.cache_clear()
