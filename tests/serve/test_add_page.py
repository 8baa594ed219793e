"""Files are dropped on a page: what `ecpat add` says of them, asked where it is doubtful, and never over another."""

import hashlib
import io
from pathlib import Path

import httpx
import openpyxl
import pytest
from playwright.sync_api import Browser

from ecpat_training.core.shipped import shipped
from ecpat_training.serve.model.site import Site
from ecpat_training.serve.safety.uploads import FILES
from tests.serve.conftest import Seen, job_done, served, visiting

EXAMPLE = shipped("examples") / "tirana-2005"


def digests(folder: Path) -> dict[str, str]:
    files = [one for one in folder.rglob("*") if one.is_file() and ".ecpat" not in one.parts]
    return {str(one.relative_to(folder)): hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


def test_a_dropped_list_is_told_asked_and_put_beside_the_one_that_is_there(browser: Browser, own_site: Site) -> None:
    before = digests(own_site.folder)
    with served(own_site) as server, visiting(browser, server) as seen:
        page = seen.page
        drop(seen, [EXAMPLE / "roster-as-sent.xlsx"])
        page.get_by_role("heading", name="Where the files belong").wait_for()
        assert digests(own_site.folder) == before  # nothing is copied before somebody says so
        page.get_by_label("Training").select_option("al-1")
        page.get_by_label("What it is").select_option("participants")
        page.get_by_role("button", name="Copy to these places").click()
        page.get_by_role("heading", name="Done").wait_for()
        told = page.locator("main code").inner_text()
    after = digests(own_site.folder)
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == {told}
    assert after[told] == hashlib.sha256((EXAMPLE / "roster-as-sent.xlsx").read_bytes()).hexdigest()


def drop(seen: Seen, files: list[Path]) -> None:
    """As a person drags files from another window over the page and lets go."""
    page = seen.page
    taken = page.evaluate_handle(
        """given => { const all = new DataTransfer();
        for (const [name, bytes] of given) all.items.add(new File([new Uint8Array(bytes)], name)); return all; }""",
        [[one.name, list(one.read_bytes())] for one in files],
    )
    for event in ("dragenter", "dragover", "drop"):
        page.dispatch_event("body", event, {"dataTransfer": taken})


def test_more_files_than_are_taken_at_once_are_refused_with_their_limit(browser: Browser, own_site: Site) -> None:
    before = digests(own_site.folder)
    lists = [own_site.folder.parent / f"list {number}.csv" for number in range(FILES + 1)]
    for path in lists:
        path.write_text("Name;Organisation\nAna Ilić;Police\n", encoding="utf-8")
    with served(own_site) as server, visiting(browser, server) as seen:
        drop(seen, lists)
        seen.page.get_by_text(f"Drop at most {FILES} at once.").wait_for()
        seen.errors.clear()  # the browser notes that a form was refused
    assert digests(own_site.folder) == before


def test_what_is_no_file_of_a_training_is_asked_and_can_be_left_out(own_client: httpx.Client, own_site: Site) -> None:
    before, key = digests(own_site.folder), {"key": own_site.form_key}
    answer = own_client.post("/add", data=key, files=[("files", ("../../evil.txt", b"nothing that is known"))])
    address = job_done(own_client, answer)
    asked = own_client.get(address).text
    assert "evil.txt" in asked
    assert "../" not in asked
    assert "To be asked" in asked
    assert own_client.post(f"{address}/leave", data=key).status_code == 303
    assert own_client.get(address).status_code == 404
    assert digests(own_site.folder) == before


def test_what_no_training_keeps_is_left_out_by_itself_and_may_be_placed_all_the_same(
    own_client: httpx.Client, own_site: Site
) -> None:
    key = {"key": own_site.form_key}
    files = [("files", ("costs.csv", b"Budget line,Unit cost\nHotel,60\n"))]
    address = job_done(own_client, own_client.post("/add", data=key, files=files))
    page = own_client.get(address).text
    assert "It has no place here:" in page
    assert "To be asked" not in page
    done = own_client.post(address, data=key).text
    assert "Left out, as no training keeps such a file: costs.csv" in done.replace("</strong>", "")
    address = job_done(own_client, own_client.post("/add", data=key, files=files))
    done = own_client.post(address, data={**key, "training-0": "al-2", "as-0": "agenda"}).text
    assert "trainings/al-2/agenda" in done


@pytest.mark.parametrize("patience", [60.0, 0.0], ids=["at once", "as a job"])
def test_files_that_name_themselves_are_put_away_without_a_question(
    own_client: httpx.Client, own_site: Site, patience: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ecpat_training.serve.pages.add._AT_ONCE", patience)
    there = own_site.folder / "trainings" / "al-1" / "attendance.csv"
    key, data = {"key": own_site.form_key}, there.read_bytes()
    there.unlink()
    answer = own_client.post("/add", data=key, files=[("files", ("al-1 attendance.csv", data))])
    page = own_client.post(job_done(own_client, answer), data={**key, "training-0": "al-1"})
    assert "Copied" in page.text, page.text
    assert there.read_bytes() == data


def test_a_list_in_an_old_encoding_is_asked_by_how_its_letters_read(own_client: httpx.Client, own_site: Site) -> None:
    """Whoever sees no command line names no encoding, but knows which words are words."""
    text = "Прізвище та ім'я;Стать;Місце роботи;Посада\nШевченко Оксана;ж;Національна поліція;слідчий\n"
    key = {"key": own_site.form_key}
    answer = own_client.post("/add", data=key, files=[("files", ("list.csv", text.encode("cp1251")))])
    address = job_done(own_client, answer)
    asked = own_client.get(address).text
    assert "How these letters read right" in asked
    assert '<option value="cp1251" dir="auto">Прізвище' in asked
    said = {**key, "encoding-0": "cp1251"}
    seen = own_client.post(address, data=said).text
    assert "1 person under" in seen, "what is still to be asked is asked of the text as it reads now"
    page = own_client.post(address, data={**said, "training-0": "ua-1", "as-0": "participants"}).text
    assert "Copied" in page
    lists = (own_site.folder / "trainings" / "ua-1").glob("participants*")
    assert text.encode("utf-8-sig") in [one.read_bytes() for one in lists]


def test_trainings_are_called_in_the_choice_as_on_the_board(own_client: httpx.Client, own_site: Site) -> None:
    key = {"key": own_site.form_key}
    answer = own_client.post("/add", data=key, files=[("files", ("notes.csv", b"Room,Seats\nHall,40\n"))])
    assert "al-2: Training 2, Albania" in own_client.get(job_done(own_client, answer)).text


def test_a_file_that_says_no_training_is_of_that_on_whose_page_it_was_added(
    own_client: httpx.Client, own_site: Site
) -> None:
    place = own_site.folder / "trainings/al-2"
    for one in (*place.glob("pre*"), *place.glob("post*"), *place.glob("follow-up*")):
        one.unlink()
    page = own_client.get("/trainings/al-2/answers").text
    assert '<input type="hidden" name="training" value="al-2">' in page
    assert "/add?training=al-2&amp;as=pre" in page
    assert '<input type="hidden" name="as" value="pre">' in own_client.get("/add?training=al-2&as=pre").text

    undated = (EXAMPLE / "follow-up.csv").read_text("utf-8").replace("2005-09-19", "")
    form = {"key": own_site.form_key, "training": "al-2", "as": ""}
    files = {"files": ("answers.csv", undated.encode())}
    address = job_done(own_client, own_client.post("/add", data=form, files=files))
    asked = own_client.get(address)
    assert "which wave it is isn&#39;t known" in asked.text
    assert "--training" not in asked.text
    assert 'value="al-2" selected' in asked.text
    again = own_client.post(address, data={"key": own_site.form_key, "training-0": "al-2", "as-0": ""})
    assert "What is below waits for you" in again.text, "a click that copies nothing says why"

    form["as"] = "pre"
    address = job_done(own_client, own_client.post("/add", data=form, files=files))
    told = own_client.get(address)
    assert "trainings/al-2/pre.csv" in told.text
    assert "you added it on a page of this training" in told.text
    done = own_client.post(address, data={"key": own_site.form_key, "training-0": "al-2", "as-0": "pre"})
    assert 'href="/trainings/al-2/answers"' in done.text
    assert (place / "pre.csv").read_text("utf-8") == undated


def test_what_was_copied_is_taken_back_on_the_page_that_says_so(own_client: httpx.Client, own_site: Site) -> None:
    there = own_site.folder / "trainings" / "al-1" / "attendance.csv"
    key, data = {"key": own_site.form_key}, there.read_bytes()
    there.unlink()
    before = digests(own_site.folder)
    answer = own_client.post("/add", data=key, files=[("files", ("al-1 attendance.csv", data))])
    address = job_done(own_client, answer)
    page = own_client.post(address, data={**key, "training-0": "al-1"})
    assert "Take these files back" in page.text
    taken = own_client.post("/add/undo", data={**key, "step": address.rsplit("/", 1)[-1]})
    assert taken.status_code == 303
    assert digests(own_site.folder) == before
    assert "nothing was added here last" in own_client.post("/add/undo", data={**key, "step": "x"}).text


def test_of_several_files_the_training_is_said_once_and_nothing_is_chosen_before(
    own_client: httpx.Client, own_site: Site
) -> None:
    signed = "Name;Organisation;{};{}\n" + "".join(f"{given} Berg;Red Cross;x;x\n" for given in ("Ana", "Ben", "Eva"))
    _clear(own_site, "ua-1")
    key = {"key": own_site.form_key}
    files = [("files", (f"{at}.csv", signed.format(*days).encode())) for at, days in enumerate(
        [("Profession", "E-mail"), ("Day 1 AM", "Day 1 PM")])]  # fmt: skip
    address = job_done(own_client, own_client.post("/add", data=key, files=files))
    page = own_client.get(address).text
    assert "All files of which the training isn&#39;t known are of one training" in page
    assert " selected" not in page
    asked = {**key, "asked": "0 1", "training-all": "ua-1"}
    done = own_client.post(address, data=asked).text
    for name in ("participants.csv", "attendance.csv"):
        assert f"trainings/ua-1/{name}" in done


def test_a_file_that_says_another_training_is_asked_on_a_training_s_page(
    own_client: httpx.Client, own_site: Site
) -> None:
    """And what is a list for certain isn't taken for the answers whose page it was dropped on."""
    _clear(own_site, "al-2")
    text = "Name;Organisation;Profession\n" + "".join(
        f"{given} Berg;Red Cross;nurse\n" for given in ("Ana", "Ben", "Eva")
    )
    form = {"key": own_site.form_key, "training": "al-2", "as": "pre"}
    for name, words in (("ua-1 list.csv", "its name says ua-1"), ("list.csv", "trainings/al-2/participants")):
        answer = own_client.post("/add", data=form, files=[("files", (name, text.encode()))])
        page = own_client.get(job_done(own_client, answer)).text
        assert words in page
        assert "trainings/al-2/pre" not in page


def test_of_a_mail_with_names_the_proposed_list_is_downloaded(own_client: httpx.Client, own_site: Site) -> None:
    mail = "Our people:\n1. Ana Berg, nurse, Red Cross, ana@example.org\n2. Ben Rossi, judge, Court, ben@example.org\n"
    form = {"key": own_site.form_key}
    answer = own_client.post("/add", data=form, files=[("files", ("mail.txt", mail.encode()))])
    address = job_done(own_client, answer)
    page = own_client.get(address).text
    assert "This is no list yet" in page
    assert "roster draft" not in page
    sent = own_client.get(f"{address}/0/list")
    rows = list(openpyxl.load_workbook(io.BytesIO(sent.content)).worksheets[0].iter_rows(values_only=True))
    assert any("Ana Berg" in map(str, row) for row in rows), rows
    assert own_client.get(f"{address}/7/list").status_code == 404


def _clear(site: Site, training: str) -> None:
    """Takes the lists of a training away."""
    folder = site.folder / "trainings" / training
    for path in (*folder.glob("participants*"), *folder.glob("attendance*"), *folder.glob("applicants*")):
        path.unlink()
