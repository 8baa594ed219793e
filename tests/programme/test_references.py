"""Sessions that wait for each other are found, each circle once, and nothing else is."""

import pytest

from ecpat_training.programme.model.references import find_cycles


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ({"a": [], "b": ["a"], "c": ["a", "b"]}, []),
        ({"a": ["gone"]}, []),
        ({"a": ["a"]}, [["a"]]),
        ({"a": ["b"], "b": ["a"], "c": ["a"]}, [["a", "b"]]),
        ({"d": ["a"], "a": ["x", "b"], "b": ["c"], "c": ["a"], "x": []}, [["a", "b", "c"]]),
        ({"a": ["b"], "b": ["a"], "c": ["d", "a"], "d": ["c"]}, [["a", "b"], ["c", "d"]]),
    ],
)
def test_circles(after: dict[str, list[str]], expected: list[list[str]]) -> None:
    assert find_cycles(after) == expected
