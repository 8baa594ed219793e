"""A participant list in a browser: its cells as they stand, its words as a form, what goes back to the partner."""

import re
import shutil
from email import message_from_bytes, policy
from html import unescape
from io import BytesIO
from pathlib import Path

import httpx
import openpyxl
import pytest
from playwright.sync_api import Browser, expect

from ecpat_training import serve
from ecpat_training.core.shipped import shipped
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.roster.workflows.check import CheckRequest, check_roster
from ecpat_training.serve.model.site import Site
from ecpat_training.serve.writing.folder import version
from tests.serve.conftest import client_of, job_done, served, visiting

AS_SENT = shipped("examples") / "tirana-2005" / "roster-as-sent.xlsx"
LIST = "/trainings/al-1/list"


@pytest.fixture
def listed(own_site: Site) -> Site:
    """The folder after the partner's list has come, as it was sent."""
    for old in (own_site.folder / "trainings/al-1").glob("participants*"):
        old.unlink()
    shutil.copyfile(AS_SENT, own_site.folder / "trainings/al-1/participants.xlsx")
    return own_site


def check_of(site: Site) -> tuple[Path, int]:
    """The list, and how many of its people count."""
    path = site.folder / "trainings/al-1/participants.xlsx"
    return path, check_roster(ListFile(path), site.programme, CheckRequest("al-1")).used


def test_offending_cells_are_marked_where_they_stand(listed: Site, browser: Browser) -> None:
    with served(listed) as server, visiting(browser, server, LIST) as seen:
        page = seen.page
        expect(page.locator(".verdict")).to_contain_text(f"{check_of(listed)[1]} participants")
        marked = page.locator("table.grid td.bad")
        expect(marked).to_have_count(1)
        assert marked.inner_text().startswith("F/M")
        marked.get_by_role("link").click()
        expect(page.locator(".remarks li:target")).to_contain_text("D20")


def test_a_sheet_that_is_not_read_is_named_first(listed: Site, browser: Browser) -> None:
    with served(listed) as server, visiting(browser, server) as seen:
        page = seen.go(LIST)
        said = page.locator(".findings").first.inner_text()
        assert said.startswith("sheet 'Pjesëmarrësit' was used; 'Shënime' holds data too."), "without the file's path"


def test_a_word_is_decided_in_a_form_and_saved_beside_the_list(listed: Site, browser: Browser) -> None:
    path, _ = check_of(listed)
    before = path.read_bytes()
    with served(listed) as server, visiting(browser, server, LIST) as seen:
        page = seen.page
        page.get_by_label("F/M", exact=True).first.select_option("female")
        page.get_by_role("button", name="Save what these words mean").first.click()
        expect(page.get_by_role("status")).to_contain_text("Saved.")
        expect(page.locator("table.grid td.bad")).to_have_count(0)
    assert path.read_bytes() == before, "the partner's own file is never changed"
    assert '"F/M": female' in (path.parent / "participants-map.yaml").read_text(encoding="utf-8")


def test_words_that_may_be_names_are_decided_too_and_saved_only_then(listed: Site) -> None:
    """A word in letters that no table knows looks like a name; whoever sees the whole list can tell."""
    path, _ = check_of(listed)
    rows = [
        ["Emri dhe mbiemri", "Gjinia", "Institucioni"],
        ["Arta Hoxha", "أنثى", "Policia"],
        ["Ilir Leka", "Komisar", ""],
    ]
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    with served(listed) as server, client_of(server, listed) as client:
        page = client.get(LIST).text
        assert 'name="word:gender:أنثى"' in page
        assert 'name="word:gender:Komisar"' in page
        form = {"key": listed.form_key, "seen": "none", "word:gender:أنثى": "female", "word:gender:Komisar": ""}
        assert client.post(f"{LIST}/words", data=form).status_code == 303
        assert 'name="word:gender:Komisar"' in client.get(LIST).text
    saved = (path.parent / "participants-map.yaml").read_text(encoding="utf-8")
    assert '"أنثى": female' in saved
    assert "Komisar" not in saved
    assert "B3" in saved.partition("Not written here")[2]
    assert "B2" not in saved.partition("Not written here")[2]


def test_who_is_out_is_decided_in_the_form_once_for_all_of_a_place(listed: Site) -> None:
    path, _ = check_of(listed)
    book = openpyxl.Workbook()
    for row in [
        ["Name", "Organisation"],
        ["Arta Hoxha", "Policia"],
        ["Stand-by"],
        ["Ilir Leka", "Alfa"],
        ["Besa Kola", "Beta"],
    ]:
        book.active.append(row)
    book.save(path)
    assert check_of(listed)[1] == 1
    with served(listed) as server, client_of(server, listed) as client:
        page = client.get(LIST).text
        assert "Who takes part, and who is out" in page
        assert 'name="word:standing:Stand-by"' in page
        form = {"key": listed.form_key, "seen": "none", "word:standing:Stand-by": "counts"}
        assert client.post(f"{LIST}/words", data=form).status_code == 303
    assert '"Stand-by": counts' in (path.parent / "participants-map.yaml").read_text(encoding="utf-8")
    assert check_of(listed)[1] == 3


def test_a_mapping_that_was_changed_meanwhile_is_not_overwritten(listed: Site) -> None:
    path, _ = check_of(listed)
    beside = path.parent / "participants-map.yaml"
    with served(listed) as server, client_of(server, listed) as client:
        seen = "none"  # the version of a file that isn't there
        beside.write_text("values:\n  gender:\n    F/M: female\n", encoding="utf-8")
        form = {"key": listed.form_key, "seen": seen, "word:gender:F/M": "says nothing"}
        answer = client.post(f"{LIST}/words", data=form)
        assert answer.status_code == 422
        assert "has changed this file" in answer.text
    assert "female" in beside.read_text(encoding="utf-8")


@pytest.mark.parametrize(("part", "means"), [("gender", "maybe"), ("country", "Atlantis"), ("columns", "shoe size")])
def test_a_choice_that_is_none_writes_nothing(listed: Site, part: str, means: str) -> None:
    path, _ = check_of(listed)
    word = "Gjinia (F/M)" if part == "columns" else "F/M"
    with served(listed) as server, client_of(server, listed) as client:
        listed_words = {"key": listed.form_key, "seen": "none", f"word:{part}:{word}": means}
        answer = client.post(f"{LIST}/words", data=listed_words)
        assert answer.status_code == (422 if part != "country" else 303)  # nobody asks for that word as a country
    beside = path.parent / "participants-map.yaml"
    assert not beside.exists() or means not in beside.read_text(encoding="utf-8")


def test_what_goes_back_is_in_the_partners_language(listed: Site) -> None:
    with served(listed) as server, client_of(server, listed) as client:
        sq = {"key": listed.form_key, "language": "sq"}
        mail = client.post(f"{LIST}/gap-note.eml", data={**sq, "to": "mira@example.org"})
        draft = message_from_bytes(mail.content, policy=policy.default)
        assert draft["To"] == "mira@example.org"
        assert draft["X-Unsent"] == "1"
        assert "Gjinia: ende e panjohur" in draft.get_content(), "what is missing, in Albanian"
        marked = client.post(f"{LIST}/list-marked.xlsx", data=sq)
        assert openpyxl.load_workbook(BytesIO(marked.content)).worksheets[0]["D20"].comment
        assert client.post(f"{LIST}/gap-note.docx", data={**sq, "by": "2006-05-29"}).content[:2] == b"PK"
        assert client.post(f"{LIST}/gap-note.docx", data={**sq, "language": "xx", "by": "soon"}).status_code == 422
        in_address = client.get(f"{LIST}/gap-note.eml", params={"to": "mira@example.org"})
        assert in_address.status_code == 404


def test_nothing_that_somebody_types_gets_into_an_address() -> None:
    """Browsers remember addresses, and offer them again to whoever sits there next."""
    templates = list((Path(serve.__file__).parent / "templates").glob("*.jinja"))
    assert templates
    for one in templates:
        for form in re.findall(r'<form[^>]*method="get".*?</form>', one.read_text("utf-8"), re.DOTALL):
            assert not re.search(r'<textarea|<input(?![^>]*type="(?:hidden|checkbox|radio|date)")', form), one.name


def test_a_long_list_is_shown_in_parts(listed: Site) -> None:
    path = listed.folder / "trainings/al-1/participants.xlsx"
    path.unlink()
    rows = [f"P{at},Name{at},Surname{at},NGO,social worker,female,AL" for at in range(450)]
    head = "Code,Given name,Surname,Stakeholder type,Profession,Gender,Country"
    path.with_suffix(".csv").write_text("\n".join([head, *rows]), encoding="utf-8")
    with served(listed) as server, client_of(server, listed) as client:
        assert "Rows 1 to 200 of 451." in client.get(LIST).text
        last = client.get(LIST, params={"from": 400}).text
        assert "Rows 401 to 451 of 451." in last
        assert "Surname449" in last
        assert client.get(LIST, params={"from": "-7e9"}).status_code == 200


def test_what_turns_a_text_around_is_shown_as_what_it_is(listed: Site) -> None:
    """A cell that reads otherwise than it is would be decided wrongly; the form sends it back as it is."""
    path = listed.folder / "trainings/al-1/participants.xlsx"
    path.unlink()
    head = "Code,Given name,Surname,Stakeholder type,Gender,Country"
    path.with_suffix(".csv").write_text(f"{head}\nP1,a\u202eb,c\u2066d,NG\u202eO,f\u202em,AL\n", encoding="utf-8")
    with served(listed) as server, client_of(server, listed) as client:
        page = client.get(LIST).text
    assert "a&lt;U+202E&gt;b" in page
    assert ">f&lt;U+202E&gt;m</label>" in page
    assert 'name="word:gender:f\u202em"' in page
    texts = re.sub(r"<[^>]*>", "", page)
    assert not set(texts) & set("\u202e\u2066")


def test_a_large_list_is_checked_by_a_job_that_leads_back_to_it(listed: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits sees that something goes on, and can stop it; later pages of the list are there at once."""
    monkeypatch.setattr("ecpat_training.serve.visits.file_jobs.LARGE", 1)
    monkeypatch.setattr("ecpat_training.serve.visits.file_jobs.AT_ONCE", 0.0)
    with served(listed) as server, client_of(server, listed) as client:
        address = job_done(client, client.get(LIST, params={"from": "3"}))
        assert address == f"{LIST}?from=3"
        assert "Rows 4 to" in client.get(address).text
        assert client.get(LIST).status_code == 200, "it is known from now on"
        (listed.folder / "trainings/al-1/participants.xlsx").write_bytes(b"no workbook")
        with client.stream("GET", f"{client.get(LIST).headers['location']}/events") as told:
            assert "participants.xlsx" in told.read().decode(), "what is wrong with it is said"


def test_names_are_nowhere_but_on_the_lists_own_pages(listed: Site) -> None:
    with served(listed) as server, client_of(server, listed) as client:
        assert "Qendra" in client.get(LIST).text
        for address in ("/", "/trainings/al-1", "/funnel"):
            assert "Leka" not in client.get(address).text


def test_a_training_without_a_list_says_where_one_comes_from(own_client: httpx.Client, own_site: Site) -> None:
    for old in (own_site.folder / "trainings/al-1").glob("participants*"):
        old.unlink()
    assert "no participant list" in own_client.get(LIST).text
    assert own_client.post(f"{LIST}/gap-note.docx", data={"key": own_site.form_key}).status_code == 404
    assert own_client.get("/trainings/nowhere/list").status_code == 404


MANY = [
    ["Name", "Gender", "Profession", "Organisation", "Country"],
    ["Arta Hoxha", "female", "polic oficer", "Police Directorate Tirana", "Albania"],
    ["Ilir Leka", "male", "psychologst", "Police Directorate Tiran", "Albania"],
    ["Mira Dervishi", "female", "social wrker", "Women's Shelter Association", "Albania"],
    ["Bora Kola", "female", "project officer", "IOM", "Albania"],
]


def test_the_ticked_proposals_are_accepted_in_one_write_and_taken_back_in_one(listed: Site) -> None:
    path, _ = check_of(listed)
    book = openpyxl.Workbook()
    for row in MANY:
        book.active.append(row)
    book.save(path)
    beside = path.parent / "participants-map.yaml"
    with served(listed) as server, client_of(server, listed) as client:
        page = client.get(LIST).text
        boxes = unescape(page).split('name="take" value="')[1:]
        ticked = [one.partition('"')[0] for one in boxes if " checked" in one.partition(">")[0]]
        assert {"profession:psychologst", "organisations:Women's Shelter Association"} <= set(ticked)
        others = {one.partition('"')[0] for one in boxes} - set(ticked)
        assert "profession:project officer" in others, "by a word in it alone nobody is law enforcement"
        assert "organisation:Police Directorate Tirana" in others, "perhaps another spelling, perhaps another body"
        form = {"key": listed.form_key, "seen": "none", "accept": "yes", "take": ticked}
        form["word:profession:psychologst"] = "social worker"
        assert client.post(f"{LIST}/words", data=form).status_code == 303
        saved = beside.read_text(encoding="utf-8")
        assert "Shelter Association: NGO " in saved.replace('"', "")
        assert "Directorate Tirana: Police Directorate Tiran?" in saved.replace('"', ""), "it stays open"
        assert "psychologst: social worker" in saved.replace('"', ""), "what a person chooses counts before a proposal"
        back = {"key": listed.form_key, "seen": version(beside)}
        assert client.post(f"{LIST}/words/undo", data=back).status_code == 303
        assert not beside.exists()
        assert client.post(f"{LIST}/words/undo", data=back).status_code == 404
        del form["accept"]
        assert client.post(f"{LIST}/words", data=form).status_code == 303
        assert "Shelter Association: NGO\n" not in beside.read_text(encoding="utf-8").replace('"', ""), (
            "ticks alone change nothing"
        )
