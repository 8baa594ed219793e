"""Tables that are published one after the other tell together no group of fewer than 10."""

import json
import random
import shutil
import threading
from pathlib import Path

import pytest

from ecpat_training.core.file_lock import locked
from ecpat_training.donor.counting.release import Publishing, Unit, candidates, released
from ecpat_training.donor.ledger.file import LedgerFile
from ecpat_training.files import held
from tests.commands.running import run_here
from tests.donor.material import donor, people, write_list
from tests.donor.test_publish import drawn, small_groups_told
from tests.draws import some_of

LEDGER = Path("ecpat-published-donors.json")


def figures(template: str, *arguments: str) -> dict[tuple[str, str, str, str], tuple[int | None, int | None]]:
    """What is published: persons and participations by indicator, window, breakdown and kind."""
    ran = donor("--donor", template, "--publish", "--json", *arguments)
    assert ran.exit_code == 0, ran.stderr
    result = json.loads(ran.stdout)["result"]
    return {
        (each["code"], one["window"], one["by"], one["label"]): (
            one["persons_low"],
            one["participations"],
        )
        for each in (result["everybody"], *result["indicators"])
        for one in each["figures"]
    }


def totals(found: dict[tuple[str, str, str, str], tuple[int | None, int | None]]) -> int | None:
    """Persons who took part in all."""
    return found.get(("all", "", "", ""), (None, None))[0]


def everybody(told: str) -> list[dict[str, object]]:
    """The figures of everybody who took part."""
    return json.loads(told)["result"]["everybody"]["figures"]


def of_one_list(*arguments: str) -> int | None:
    """Persons that a table of the first list alone tells of."""
    ran = run_here(["donor", "al-1.csv", "-p", "programme.yaml", "--donor", "cepol", "--publish", "--json", *arguments])
    assert ran.exit_code == 0, ran.stderr
    found = everybody(ran.stdout)
    return next((one["persons_low"] for one in found if not (one["window"] or one["by"])), None)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("more", [1, 9])
def test_a_second_table_with_few_people_more_is_withheld(more: int) -> None:
    """Two tables, a month apart: 300 people, and then one more; the second less the first is that person."""
    there = people(310)
    write_list(Path("al-1.csv"), there[:300], 7)
    assert of_one_list() == 300
    write_list(Path("al-1.csv"), there[: 300 + more], 7)
    assert of_one_list() is None
    write_list(Path("al-1.csv"), there[:310], 7)
    assert of_one_list() == 310


def test_the_same_table_is_the_same_again_and_leaves_no_second_line(folder: Path) -> None:
    first = figures("eea")
    kept = (folder / LEDGER).read_bytes()
    assert figures("eea") == first
    assert (folder / LEDGER).read_bytes() == kept


@pytest.mark.parametrize("seed", some_of(range(6), 2))
def test_an_attacker_finds_no_small_group_in_three_publications(seed: int) -> None:
    """Some of the lists, then all, then those who completed for another donor: sums of all that was told."""
    rows = drawn(seed)
    draw = random.Random(seed)
    first = [one for one in rows if one.training.id == "a" and draw.random() < 0.9]
    told: set[frozenset[Unit]] = set()
    for those in (first, rows, [one for one in rows if one.share == 1]):
        publishing = Publishing(told)
        released([[*candidates(those, (), sorted({one.training.period or "" for one in those}), {})]], publishing)
        told |= publishing.sets
    assert small_groups_told([frozenset(int(str(unit.of)) for unit in one) for one in told]) == []


@pytest.mark.usefixtures("folder")
def test_donors_are_judged_together() -> None:
    """The table for one donor and the table for another are of nearly the same people."""
    assert of_one_list() == 300
    write_list(Path("al-1.csv"), people(304), 7)
    ran = run_here(["donor", "al-1.csv", "-p", "programme.yaml", "--donor", "justice", "--publish"])
    assert "donor.ledger-withheld" in ran.stderr


def test_iati_is_published_as_well(folder: Path) -> None:
    ran = donor("--donor", "eea", "--out", "a.xml")
    assert ran.exit_code == 0, ran.stderr
    assert (folder / LEDGER).exists()


def test_the_ledger_names_nobody_and_is_private(folder: Path) -> None:
    figures("eea")
    text = (folder / LEDGER).read_text("utf-8")
    assert not any(said in text for one in people(300) for said in one[:3])
    assert (folder / LEDGER).stat().st_mode & 0o77 == 0
    assert (folder / LEDGER).with_suffix(".key").stat().st_mode & 0o77 == 0


def test_the_ledger_tells_no_intersection_without_its_key(folder: Path) -> None:
    """Sets in the clear, of numbers or of digests, would tell how many people two tables share."""
    of_one_list()
    figures("eea")
    kept = json.loads((folder / LEDGER).read_text("utf-8"))
    assert [one["template"] for one in kept["tables"]] == ["cepol", "eea"]
    assert set(kept) == {"published", "tables", "sealed", "seal"}
    assert all(set(one) == {"template", "although"} for one in kept["tables"])
    ledger, _ = LedgerFile(folder / LEDGER).read()
    digests = [said for one in ledger.persons for said in one.known_by]
    assert len(ledger.persons) == 300
    text = "".join(kept["sealed"])
    assert not any(said in text for said in digests)


@pytest.mark.usefixtures("folder")
def test_one_who_publishes_at_the_same_time_is_waited_for() -> None:
    """Two tables made at once would each be judged beside what was there before, and one line of the ledger be lost."""
    assert of_one_list() == 300
    write_list(Path("al-1.csv"), people(305), 7)
    place, begun, told = LedgerFile(LEDGER), threading.Event(), []
    with place.hold_lock():
        other = threading.Thread(target=lambda: (begun.set(), told.append(of_one_list())))
        other.start()
        begun.wait()
        with place.lock_path.open("rb") as file:
            assert not locked(file)
        assert not told
    other.join()
    assert told == [None]  # judged beside the first
    assert not place.lock_path.exists()


@pytest.mark.usefixtures("folder")
def test_one_who_never_ends_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "_MAX_WAIT_SECONDS", -1.0)
    with LedgerFile(LEDGER).hold_lock():
        ran = donor("--donor", "eea", "--publish")
    assert ran.exit_code == 5
    assert "[donor.ledger-busy]" in ran.stderr
    assert not LEDGER.exists()


def test_a_lock_of_a_run_that_was_killed_stops_nobody(folder: Path) -> None:
    place = LedgerFile(LEDGER)
    place.lock_path.write_bytes(b"")
    assert of_one_list() == 300
    assert not place.lock_path.exists()


def test_a_reason_publishes_and_is_kept(folder: Path) -> None:
    assert of_one_list() == 300
    write_list(Path("al-1.csv"), people(301), 7)
    assert of_one_list("--although", "The first was never sent.") == 301
    assert "The first was never sent." in (folder / LEDGER).read_text("utf-8")


@pytest.mark.usefixtures("folder")
def test_a_list_under_another_name_has_the_same_people() -> None:
    assert of_one_list() == 300
    shutil.copy("al-1.csv", "other.csv")
    write_list(Path("other.csv"), people(303), 7)
    ran = run_here(["donor", "other.csv", "--donor", "cepol", "--publish", "--json", "--ledger", str(LEDGER)])
    found = everybody(ran.stdout)
    assert not [one for one in found if not one["by"] and one["persons_low"]]


@pytest.mark.parametrize("harm", ["changed", "gone", "no key"])
def test_a_ledger_that_was_touched_stops_the_next_table(folder: Path, harm: str) -> None:
    assert of_one_list() == 300
    ledger = folder / LEDGER
    if harm == "changed":
        ledger.write_text(ledger.read_text("utf-8").replace('"cepol"', '"eea"'), encoding="utf-8")
    else:
        (ledger if harm == "gone" else ledger.with_suffix(".key")).unlink()
    ran = run_here(["donor", "al-1.csv", "-p", "programme.yaml", "--donor", "cepol", "--publish"])
    assert ran.exit_code
    assert "[donor.ledger]" in ran.stderr


def test_an_older_copy_of_the_ledger_beside_its_key_stops_the_next_table(folder: Path) -> None:
    assert of_one_list() == 300
    older = (folder / LEDGER).read_bytes()
    assert run_here(["donor", "al-1.csv", "-p", "programme.yaml", "--donor", "eea", "--publish"]).exit_code == 0
    assert (folder / LEDGER).read_bytes() != older
    (folder / LEDGER).write_bytes(older)
    ran = run_here(["donor", "al-1.csv", "-p", "programme.yaml", "--donor", "justice", "--publish"])
    assert (ran.exit_code, "[donor.ledger]" in ran.stderr) == (1, True)


def test_head_counts_that_grow_by_a_few_are_withheld(folder: Path) -> None:
    """A partner corrects 40 to 43: the difference is three people."""
    counts = folder / "p.csv"

    def told() -> int | None:
        return figures("cepol", "--counts", "p.csv").get(("all", "", "", ""), (None, None))[1]

    counts.write_text("Training,Number\nal-3,40\n", encoding="utf-8")
    assert told() == 390
    counts.write_text("Training,Number\nal-3,43\n", encoding="utf-8")
    assert told() is None
    counts.write_text("Training,Number\nal-3,60\n", encoding="utf-8")
    assert told() == 410


def test_answers_that_grow_by_a_few_are_withheld(folder: Path) -> None:
    def told(number: int) -> bool:
        line = f"al-1,used after three months,{number},250"
        (folder / "p.csv").write_text(f"Training,Counts,Number,Answered\n{line}\n", encoding="utf-8")
        found = figures("isf", "--counts", "p.csv")
        return any(times in (number,) for _, times in found.values())

    assert told(200)
    assert not told(203)
    assert told(200)
    assert told(215)
