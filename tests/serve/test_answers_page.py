"""A training's answers in a browser: what is doubtful as a form, a questionnaire drafted, reports, publishing."""

import csv
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ecpat_training.core.shipped import shipped
from ecpat_training.serve.model.site import Site
from ecpat_training.serve.server import LocalServer
from ecpat_training.serve.writing.folder import version
from ecpat_training.survey.reading.instrument import read_instrument
from tests.commands.running import run_here
from tests.draws import some_of
from tests.serve.conftest import broken_rules, client_of, job_done, served, visiting

EXAMPLE = shipped("examples") / "tirana-2005"
AL = "/trainings/al-1"
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def answered(own_site: Site) -> Site:
    """The folder after the answers from before and after have come, each as its platform exports them."""
    folder = own_site.folder / "trainings/al-1"
    for old in (*folder.glob("pre*"), *folder.glob("post*"), *folder.glob("follow-up*")):
        old.unlink()
    shutil.rmtree(folder / "reports", ignore_errors=True)
    shutil.copyfile(EXAMPLE / "pre-kobo.csv", folder / "pre.csv")
    shutil.copyfile(EXAMPLE / "post-google-forms.csv", folder / "post.csv")
    return own_site


@pytest.fixture
def doubtful(answered: Site) -> Site:
    """The same, where the form from after asks one question in other words, and names one answer otherwise."""
    path = answered.folder / "trainings/al-1/post.csv"
    text = path.read_text("utf-8").replace("A girl of sixteen says that she", "A girl of 16 tells you that she")
    path.write_text(text.replace("Strongly agree", "Agree strongly indeed"), "utf-8")
    return answered


def codes_of(path: Path, column: str, delimiter: str = ",") -> list[str]:
    """The codes of a file, by the beginning of their column's header."""
    head, *rows = csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=delimiter)
    at = next(number for number, text in enumerate(head) if text.startswith(column))
    return [row[at] for row in rows if row[at]]


def without_one_who_answered_twice(folder: Path) -> None:
    """Takes one who answered before and after out of the answers from after."""
    before = {code.casefold() for code in codes_of(folder / "pre.csv", "code", ";")}
    gone = next(code for code in codes_of(folder / "post.csv", "Your code") if code.casefold() in before)
    lines = (folder / "post.csv").read_text("utf-8").splitlines(keepends=True)
    (folder / "post.csv").write_text("".join(line for line in lines if f",{gone}," not in line), "utf-8")


def looks_right(page: Page) -> None:
    """No rule of accessibility is broken, and nothing is wider than the page."""
    assert broken_rules(page) == []
    wide, there = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= there


def test_what_a_column_and_a_word_mean_is_said_in_a_form_and_counts_for_the_command(
    doubtful: Site, browser: Browser, tmp_path: Path
) -> None:
    folder = doubtful.folder / "trainings/al-1"
    before = (folder / "post.csv").read_bytes()
    asked = [
        "evaluate",
        "--training",
        "al-1",
        "-p",
        str(doubtful.programme),
        "-i",
        str(doubtful.folder / "instrument.yaml"),
    ]
    assert run_here([*asked, "--out", str(tmp_path / "a.json")]).exit_code != 0
    with served(doubtful) as server, visiting(browser, server, f"{AL}/answers", viewport=PHONE) as seen:
        page = seen.page
        looks_right(page)
        expect(page.get_by_text("These answers can't be used yet.")).to_have_count(1)
        open_lines = page.locator("#post-o1-1").locator("xpath=ancestor::form")
        open_lines.get_by_label("A girl of 16 tells you").select_option("k02")
        for one in open_lines.get_by_label("Agree strongly indeed").all():
            one.select_option("5")
        open_lines.get_by_role("button", name="Save how it is read").click()
        expect(page.get_by_role("status")).to_contain_text("Saved.")
        expect(page.get_by_text("These answers can't be used yet.")).to_have_count(0)
        expect(page.get_by_text("19 questionnaires were read.")).to_have_count(2)
    assert (folder / "post.csv").read_bytes() == before, "answers are never changed"
    assert ": k02" in (folder / "post-map.yaml").read_text("utf-8")
    ran = run_here([*asked, "--out", str(tmp_path / "a.json")])
    assert ran.exit_code == 0, ran.stderr


def test_a_mapping_that_was_changed_meanwhile_is_not_overwritten(doubtful: Site) -> None:
    beside = doubtful.folder / "trainings/al-1/post-map.yaml"
    with served(doubtful) as server, client_of(server, doubtful) as client:
        beside.write_text("columns:\n  Timestamp: not used\n", "utf-8")
        form = {"key": doubtful.form_key, "seen": "none", "word:columns:Role": "not used"}
        answer = client.post(f"{AL}/answers/post/words", data=form)
        assert answer.status_code == 422
        assert "has changed this file" in answer.text
        wrong = {**form, "seen": version(beside), "word:columns:Role": "shoe size"}
        assert client.post(f"{AL}/answers/post/words", data=wrong).status_code == 422
        assert client.post(f"{AL}/answers/later/words", data=form).status_code == 404
    assert beside.read_text("utf-8") == "columns:\n  Timestamp: not used\n"


def test_a_questionnaire_is_drafted_its_key_ticked_and_it_evaluates(answered: Site, browser: Browser) -> None:
    place, folder = answered.folder / "instrument.yaml", answered.folder / "trainings/al-1"
    key = {
        item.text["en"]: item.options[item.key]["en"]
        for one in read_instrument(place)[0].scales
        for item in one.items
        if item.key
    }  # type: ignore[index,union-attr]
    place.unlink()
    shutil.copyfile(folder / "post.csv", folder / "pre.csv")
    post = (folder / "post.csv").read_text("utf-8").splitlines(keepends=True)
    (folder / "post.csv").write_text("".join(post[:-1]), "utf-8")
    with served(answered) as server, visiting(browser, server, f"{AL}/answers") as seen:
        page = seen.page
        page.get_by_role("link", name="Draft the questionnaire from these answers").click()
        looks_right(page)
        page.get_by_label("What reports call it").fill("Our own test")
        for asked in page.locator(".scale fieldset.tick:visible").all():
            right = key[asked.locator("legend").inner_text()]
            asked.get_by_text(right, exact=True).click()
        for one in page.locator("select[name^='set reversed']").all():
            one.select_option("true")
        page.get_by_role("button", name="Save the questionnaire").click()
        expect(page.get_by_text("There is no questionnaire yet")).to_have_count(0)
        expect(page.get_by_text("questionnaires were read.")).to_have_count(2)
        seen.go(f"{AL}/questionnaire")
        expect(page.get_by_text("never written over")).to_have_count(1)
    saved, _ = read_instrument(place)
    assert saved.instrument == "Our own test"
    ticked = {item.options[item.key] for one in saved.scales for item in one.items if item.key}
    assert ticked == set(key.values())
    assert sum(item.reversed for one in saved.scales for item in one.items if hasattr(item, "reversed")) == 4
    ran = run_here(["evaluate", "--training", "al-1", "-p", str(answered.programme), "-i", str(place)])
    assert ran.exit_code == 0, ran.stderr


def test_a_questionnaire_with_something_open_is_not_saved_and_none_is_written_over(answered: Site) -> None:
    place = answered.folder / "instrument.yaml"
    old = place.read_bytes()
    with served(answered) as server, client_of(server, answered) as client:
        answer = client.post(f"{AL}/questionnaire", data={"key": answered.form_key})
        assert answer.status_code == 422
        assert place.read_bytes() == old
        place.unlink()
        answer = client.post(f"{AL}/questionnaire", data={"key": answered.form_key})
        assert answer.status_code == 422
        assert "is open" in answer.text or "are right is open" in answer.text
        assert not place.exists()


@pytest.mark.parametrize(
    ("reader", "language"),
    some_of([("coordinator", ""), ("donor", "fr"), ("evaluator", "")], 2, long=[("evaluator", "")]),
)
def test_a_report_is_the_commands_own(answered: Site, tmp_path: Path, reader: str, language: str) -> None:
    with served(answered) as server, client_of(server, answered) as client:
        form = {"key": answered.form_key, "for": reader, "language": language}
        shown = job_done(client, client.post(f"{AL}/report", data=form))
        text = client.get(shown).text
        query = shown.partition("?")[2]
        files = {
            name: client.get(f"{AL}/report/report.{name}?{query}").content for name in ("docx", "xlsx", "html", "json")
        }
    assert 'class="document"' in text
    assert "<svg" in text
    outs = [argument for name in files for argument in ("--out", str(tmp_path / f"report.{name}"))]
    more = ["--language", language] if language else []
    asked = [
        "evaluate",
        "--training",
        "al-1",
        "-p",
        str(answered.programme),
        "-i",
        str(answered.folder / "instrument.yaml"),
    ]
    ran = run_here([*asked, "--for", reader, *more, *outs])
    assert ran.exit_code == 0, ran.stderr
    assert {name: (tmp_path / f"report.{name}").read_bytes() for name in files} == files


def test_publishing_twice_the_ledger_refuses_what_would_tell_of_few(answered: Site, browser: Browser) -> None:
    folder = answered.folder / "trainings/al-1"
    reports, ledger = folder / "reports/published", answered.folder / "ecpat-published.yaml"
    with served(answered) as server, visiting(browser, server, f"{AL}/publish") as seen:
        page = publish_one(seen.page)
        expect(page.get_by_role("status").get_by_text("effect-donor.docx")).to_have_count(1)
        assert sorted(one.name for one in reports.iterdir()) == [
            f"effect-donor.{name}" for name in ("docx", "html", "json", "xlsx")
        ]
        assert json.loads((reports / "effect-donor.json").read_text("utf-8"))["published"] is True
        first, kept = ledger.read_bytes(), (reports / "effect-donor.html").read_bytes()

        without_one_who_answered_twice(folder)
        page = seen.go(f"{AL}/publish")
        page.get_by_role("button", name="Look at it first").click()
        page.get_by_role("heading", name="This may not be published").wait_for()
        looks_right(page)
        expect(page.get_by_text("nearly the same people are in reports that were published before")).to_have_count(1)
        assert ledger.read_bytes() == first, "a look writes nothing down"
        page.get_by_label("Why it is published although").fill("The first report was never sent.")
        page.get_by_role("button", name="Look at it with this reason").click()
        page.get_by_label("I have read it").check()
        page.get_by_role("button", name="Publish it").click()
        page.get_by_text("Published. The files stand").wait_for()
        expect(page.get_by_role("cell", name="The first report was never sent.")).to_have_count(1)
    assert (reports / "effect-donor.html").read_bytes() == kept
    assert (reports / "effect-donor-2.html").exists()


def publish_one(page: Page) -> Page:
    """Looks at the donor's report, confirms it, and waits for its files."""
    page.get_by_role("button", name="Look at it first").click()
    page.get_by_label("I have read it").check()
    page.get_by_role("button", name="Publish it").click()
    page.get_by_text("Published. The files stand").wait_for()
    return page


def test_nothing_is_published_that_nobody_has_looked_at(answered: Site) -> None:
    with served(answered) as server, client_of(server, answered) as client:
        form = {"key": answered.form_key, "for": "donor", "language": "", "although": "", "seen": "none"}
        answer = client.post(f"{AL}/publish/now", data=form)
        assert answer.status_code == 422
        shown = job_done(client, client.post(f"{AL}/publish", data=form))
        assert "Nothing is published yet" in client.get(shown).text
        (answered.folder / "trainings/al-1/post.csv").touch()
        (answered.folder / "news.txt").write_text("a file has come", "utf-8")
        assert client.post(f"{AL}/publish/now", data=form).status_code == 422
    assert not (answered.folder / "ecpat-published.yaml").exists()
    assert not (answered.folder / "ecpat-published.key").exists()


def test_no_page_of_answers_names_anybody(answered: Site) -> None:
    with served(answered) as server, client_of(server, answered) as client:
        form = {"key": answered.form_key, "for": "donor", "language": ""}
        pages = [client.get(f"{AL}/{one}").text for one in ("answers", "publish", "report")]
        pages.append(client.get(job_done(client, client.post(f"{AL}/publish", data=form))).text)
    names = [line.split(";")[1] for line in (EXAMPLE / "roster.csv").read_text("utf-8-sig").splitlines()[1:]]
    codes = codes_of(EXAMPLE / "pre-kobo.csv", "code", ";")
    assert len(codes) > 10
    assert all(names)
    for text in pages:
        assert [one for one in (*codes, *names) if one in text] == []


def test_the_programmes_effect_is_in_the_menu(server: LocalServer, browser: Browser) -> None:
    with visiting(browser, server, "/effect", viewport=PHONE) as seen:
        page = seen.page
        looks_right(page)
        page.get_by_role("button", name="Make the report").click()
        page.locator(".document, .findings").first.wait_for()
        looks_right(page)
        expect(page.get_by_role("navigation", name="Pages").locator("a[href$='/effect']")).to_have_count(1)


def test_only_what_was_made_to_be_published_is_shown_to_readers(answered: Site) -> None:
    old = answered.folder / "trainings/al-1/reports"  # where earlier versions put them
    reports = old / "published"
    reports.mkdir(parents=True)
    asked = [
        "evaluate",
        "--training",
        "al-1",
        "-p",
        str(answered.programme),
        "-i",
        str(answered.folder / "instrument.yaml"),
    ]
    for stem, how in (("effect", []), ("effect-donor", ["--publish"])):
        outs = [
            argument
            for name in ("docx", "xlsx", "html", "json")
            for argument in ("--out", str(reports / f"{stem}.{name}"))
        ]
        assert run_here([*asked, *how, *outs]).exit_code == 0
    (reports / "letter.docx").write_bytes(b"PK a letter")
    shutil.copyfile(reports / "effect-donor.docx", old / "effect-earlier.docx")
    shutil.copyfile(reports / "effect.docx", old / "effect-coordinator.docx")
    to_read = replace(answered, read_only=True)
    with served(to_read) as server, client_of(server, to_read) as client:
        text = client.get("/published").text
        assert [name for name in ("docx", "xlsx", "html", "json") if f">effect-donor.{name}<" not in text] == []
        assert ">effect-earlier.docx<" in text
        assert "effect.docx" not in text
        assert "effect-coordinator" not in text
        assert "letter" not in text
        assert client.get("/published/al-1/effect-donor.docx").content == (reports / "effect-donor.docx").read_bytes()
        for hidden in ("effect.docx", "effect.json", "letter.docx", "..%2f..%2fprogramme.yaml"):
            assert client.get(f"/published/al-1/{hidden}").status_code == 404
        for other in ("answers", "report", "publish", "questionnaire"):
            assert client.get(f"{AL}/{other}").status_code == 404
        assert client.get("/effect").status_code == 404
