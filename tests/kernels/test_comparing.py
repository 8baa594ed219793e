"""Two processors' reports are compared to the digit that is promised, and no digit further."""

from pathlib import Path

import pytest

from tests.kernels.comparing import differences, unequal_figures
from tests.kernels.processors import NEEDS, kernels


@pytest.mark.parametrize(
    ("expected", "actual"),
    [
        ({"a": 1.0}, {"a": 1.0 + 5e-10}),
        ({"a": [1e6, None]}, {"a": [1e6 + 5e-4, None]}),
        ({"a": 0.0}, {"a": 5e-10}),
    ],
)
def test_figures_within_nine_digits_are_equal(expected: object, actual: object) -> None:
    assert list(unequal_figures(expected, actual)) == []


@pytest.mark.parametrize(
    ("expected", "actual", "place"),
    [
        ({"a": 1.0}, {"a": 1.0 + 2e-9}, ".a"),
        ({"a": [1e6, 2.0]}, {"a": [1e6, 2.00001]}, ".a[1]"),
        ({"a": None}, {"a": 0.0}, ".a"),
        ({"a": "rose"}, {"a": "fell"}, ".a"),
        ({"a": 1}, {}, ".a"),
        ([1.0], [1.0, 2.0], ""),
    ],
)
def test_other_figures_words_and_keys_are_not(expected: object, actual: object, place: str) -> None:
    (line,) = unequal_figures(expected, actual)
    assert line.startswith(f"{place}: ")


def test_pages_are_compared_to_the_letter(tmp_path: Path) -> None:
    for kernel, shown in (("Nehalem", "0.10"), ("Haswell", "0.11")):
        (tmp_path / kernel).mkdir()
        (tmp_path / kernel / "effect.html").write_text(f"<p>\n{shown}</p>", "utf-8")
    (tmp_path / "Haswell" / "more.txt").write_text("", "utf-8")
    assert differences(tmp_path / "Nehalem", tmp_path / "Nehalem") == []
    assert differences(tmp_path / "Nehalem", tmp_path / "Haswell") == [
        "effect.html: '0.10</p>' and '0.11</p>'",
        "more.txt: written under one of both alone",
    ]


def test_no_kernel_is_named_that_the_processor_lacks() -> None:
    assert set(kernels()) <= set(NEEDS)
