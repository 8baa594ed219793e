"""Pages speak the language that the browser prefers, or that the person has chosen, or English."""

import shutil

import httpx

from ecpat_training.core.shipped import shipped
from ecpat_training.serve.model.site import Site


def test_the_browser_s_language_is_spoken(client: httpx.Client) -> None:
    for asked, tag, heading in (
        ("fr-CH, fr;q=0.9, en;q=0.8", "fr", "Où en sont les formations"),
        ("de, en;q=0.5", "en-GB", "Where the trainings stand"),
        ("en, fr;q=0.9", "en-GB", "Where the trainings stand"),
        (";q=x,,,", "en-GB", "Where the trainings stand"),
    ):
        page = client.get("/", headers={"accept-language": asked}).text
        assert f'<html lang="{tag}">' in page, asked
        assert heading in page, asked


def test_a_person_chooses_a_language_and_stays_on_the_page(client: httpx.Client) -> None:
    answer = client.post("/language", data={"key": client.get("/").text.split('name="key" value="')[1].split('"')[0],
                                            "language": "fr", "back": "/add?a=%20b"})  # fmt: skip
    assert (answer.status_code, answer.headers["location"]) == (303, "/add?a=%20b")
    assert "Ajouter des fichiers" in client.get("/add").text
    client.cookies.delete("ecpat-language")
    assert 'name="back" value="/series?al-1=2005-10-04"' in client.get("/series?al-1=2005-10-04").text, "moves stay"


def test_no_choice_of_a_language_leads_elsewhere(client: httpx.Client) -> None:
    key = client.get("/").text.split('name="key" value="')[1].split('"')[0]
    for back in (
        "//evil.example",
        "http://evil.example",
        "/\\evil.example",
        "x",
        "/a\r\nset-cookie: x=y",
        "/a?b\r\nc: d",
    ):
        answer = client.post("/language", data={"key": key, "language": "fr", "back": back})
        assert answer.headers["location"] == "/", back
    client.cookies.delete("ecpat-language")


def test_what_is_asked_of_a_list_is_in_the_language_too(own_client: httpx.Client, own_site: Site) -> None:
    """The remarks that a coordinator sees daily; a page says once that others are in English as yet."""
    folder, french = own_site.folder / "trainings/al-1", {"accept-language": "fr"}
    for old in folder.glob("participants*"):
        old.unlink()
    shutil.copyfile(shipped("examples") / "tirana-2005" / "roster-as-sent.xlsx", folder / "participants.xlsx")
    pages = [own_client.get("/trainings/al-1/list", headers=how).text for how in (french, {}, french)]
    said, in_english, _ = [page.partition('<ol class="remarks">')[2].partition("</ol>")[0] for page in pages]
    assert "Please write female, male" in in_english
    assert "Merci d’écrire" in said
    assert "Please" not in said
    assert "17 personnes" in pages[0].partition('class="verdict')[2].partition("</p>")[0]
    assert "<legend>Sexe</legend>" in pages[0]
    assert '<option value="female">femme</option>' in pages[0]
    assert pages[0] == pages[2].replace("\r", ""), "what was worked out for one language isn't shown in another"
    assert pages[0].count("encore en anglais") == 1
    assert "in English as yet" not in pages[1]
    assert "encore en anglais" not in own_client.get("/add", headers=french).text


def test_choices_are_in_the_language_of_the_page(client: httpx.Client) -> None:
    french = {"accept-language": "fr"}
    report = client.get("/trainings/al-1/report", headers=french).text
    assert ">Albanais<" in report
    assert "Albanian" not in report
    assert "une page par jour" in client.get("/agenda/al-1/papers", headers=french).text
