"""What a training is called on its pages: by its title, where and when; its id is small print."""

import re

import httpx
import pytest

PAGES = ("", "/list", "/seats", "/groups", "/answers", "/report", "/publish", "/questionnaire")


@pytest.mark.parametrize(("language", "title", "about"), [
    ("en", "Training 1, Albania", "Albania, 6 September 2005 to 7 September 2005"),
    ("fr", "Formation 1, Albanie", "Albanie, du 6 septembre 2005 au 7 septembre 2005"),
])  # fmt: skip
def test_a_training_is_called_by_its_title(client: httpx.Client, language: str, title: str, about: str) -> None:
    page = client.get("/trainings/al-1", headers={"accept-language": language}).text
    assert f"<h1>{title}</h1>" in page
    assert re.search(rf'{about} <small class="id">al-1</small>', page)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_it_names_the_training(client: httpx.Client, page: str) -> None:
    text = client.get(f"/trainings/al-1{page}").text
    assert "Training 1, Albania" in text.partition("</title>")[0]
    assert "Training 1, Albania" in text.partition("<main")[2]
