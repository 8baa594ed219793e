"""Sessions that wait for each other are found, each circle once, and nothing else is; so are texts of nothing."""

import pytest

from ecpat_training.programme.model.references import Ids, Texts, find_cycles, reference_problems


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


def test_texts_of_a_chapter_that_is_not_there_are_named_with_the_one_that_may_be_meant() -> None:
    texts = [Texts("sq", (), chapters=("Identifcation", "Attitudes"))]
    ids = Ids([], [], [], texts=texts, chapters=("Identification", "Attitudes"))
    assert reference_problems(ids) == [
        (
            ("translations", "sq", "chapters", "Identifcation"),
            "the manual has no chapter of this title (did you mean `Identification`?)",
        )
    ]
    assert reference_problems(ids._replace(chapters=None)) == [], "of a manual that can't be read nothing is unknown"
