"""The commands on a training's folder: figures, graphs for other programs, what is published, and many trainings."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.commands.running import PROGRAMMES, run_here
from tests.network.material import CODES, pairs, square, training
from tests.network.published import LIKED

NAMESPACE = {"g": "http://graphml.graphdrawing.org/xmlns"}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(training(tmp_path / "al-1"))
    return tmp_path / "al-1"


def told(*line: object) -> dict:  # type: ignore[type-arg]
    ran = run_here([*line, "--json"])
    assert ran.exit_code == 0, ran.stderr
    return json.loads(ran.raw)["result"]  # type: ignore[no-any-return]


def test_check_says_what_was_published_of_the_monks(here: Path) -> None:
    wave = told("network", "check", "network-before.csv")["waves"][0]
    assert {one["name"]: round(one["value"], 6) for one in wave["figures"]} == {
        "density": 0.179739,
        "reciprocity, dyadic": 0.823529,
        "reciprocity, dyadic.nonnull": 0.341463,
        "reciprocity, edgewise": 0.509091,
        "E-I index": -0.090909,
    }
    assert (wave["people"], wave["answered"], wave["index"]["draws"]) == (18, 18, 10_000)
    assert sum(cell["ties"] for cell in wave["mixing"]) == 55


def test_change_says_kept_lost_new_between_all_waves(here: Path) -> None:
    found = told("network", "change", "network-before.csv", "network-after.csv", "network-follow-up-6-months.csv")
    assert [(one["kept"], one["lost"], one["new"]) for one in found["trainings"]] == [
        (35, 20, 22), (35, 20, 21), (40, 17, 16),
    ]  # fmt: skip
    assert found["trainings"][0]["alike"]["statistic"] == pytest.approx(0.541162046288276, abs=1e-12)


def test_the_same_seed_gives_the_same_bytes_and_is_printed(here: Path) -> None:
    line = ["network", "check", "network-before.csv", "--seed", "7"]
    first, second = run_here(line), run_here(line)
    assert first.raw == second.raw
    assert "seed 7" in first.stdout
    assert run_here([*line[:-1], "8"]).raw != first.raw


def test_who_did_not_answer_widens_the_bounds_and_is_named_by_code(here: Path) -> None:
    (here / "network-before.csv").write_text(pairs(LIKED[0], silent=("K13M",)), encoding="utf-8")
    wave = told("network", "check", "network-before.csv")["waves"][0]
    assert wave["silent"] == ["K13M"]
    density = wave["figures"][0]
    assert density["low"] < density["value"] < density["high"]
    assert density["high"] - density["low"] == pytest.approx(17 / 306)


def test_nothing_is_measured_of_nine(here: Path) -> None:
    (here / "network-before.csv").write_text(pairs(LIKED[0], silent=CODES[9:]), encoding="utf-8")
    ran = run_here(["network", "check", "network-before.csv"])
    assert "9 people answered; of fewer than 10 nothing is measured" in ran.said
    wave = told("network", "check", "network-before.csv")["waves"][0]
    assert wave["figures"] == []
    assert wave["why_nothing"]


def test_graphs_for_other_programs(here: Path) -> None:
    ran = run_here(["network", "check", "network-before.csv", "--out", "n.graphml", "--out", "n.csv"])
    assert ran.exit_code == 0
    graph = ET.parse("n.graphml").getroot()
    assert len(graph.findall(".//g:node", NAMESPACE)) == 18
    assert len(graph.findall(".//g:edge", NAMESPACE)) == 55
    rows = [*csv.DictReader(io.StringIO(Path("n.csv").read_text("utf-8")))]
    assert len(rows) == 55
    assert [*rows[0]] == ["Source", "Target", "Type", "contact"]
    assert told("network", "check", "n.csv")["waves"][0]["questions"] == ["contact"]  # our own list is read again
    several = run_here(["network", "check", "network-before.csv", "network-after.csv", "--out", "m.graphml"])
    assert "[network.one-graph]" in several.said


@pytest.mark.parametrize("command", ["check", "change"])
def test_nothing_that_is_published_has_a_code_a_tie_or_a_picture(here: Path, command: str) -> None:
    line = ["network", command, "network-before.csv", "network-after.csv", "--publish"]
    outs = [f"p.{ending}" for ending in ("html", "json", "txt")]
    ran = run_here([*line, *(part for out in outs for part in ("--out", out))])
    assert ran.exit_code == 0, ran.stderr
    data = run_here([*line, "--json"]).stdout
    for text in (ran.stdout, data, *(Path(out).read_text("utf-8") for out in outs)):
        assert not re.search(r"K\d\dM", text)
        assert "<svg" not in text
        assert "Sociogram" not in text
        assert "kept" not in text.replace('"kept": null', "").replace('"kept":null', "")


def test_what_would_tell_each_answer_is_not_published(here: Path) -> None:
    (here / "network-before.csv").write_text(pairs(["1" * 18] * 18), encoding="utf-8")
    ran = run_here(["network", "check", "network-before.csv", "--publish"])
    assert ran.said.count("not shown: it would say what each person answered") == 5
    assert "1.00" not in ran.stdout


def test_no_graph_is_published(here: Path) -> None:
    ran = run_here(["network", "check", "network-before.csv", "--publish", "--out", "n.graphml"])
    assert ran.exit_code != 0
    assert "[network.publish]" in ran.said
    assert not Path("n.graphml").exists()


def test_a_square_without_a_list_says_what_nobody_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("square.csv").write_text(square(LIKED[2]), encoding="utf-8")
    ran = run_here(["network", "check", "square.csv"])
    assert "[network.no-list]" in ran.said
    assert "all who answered are of one sector" not in ran.said
    assert "0.18" in ran.stdout


def test_waves_that_ask_different_things_are_not_compared(here: Path) -> None:
    (here / "network-after.csv").write_text(pairs(LIKED[1], header="From,To,Know"), encoding="utf-8")
    ran = run_here(["network", "change", "network-before.csv", "network-after.csv"])
    assert "[network.question]" in ran.said


def programme_with(folder: Path, countries: int) -> Path:
    """A programme whose first trainings, of so many countries, have networks."""
    text = PROGRAMMES / "tirana-2005.yaml"
    source = text if text.is_file() else next(PROGRAMMES.glob("*.yaml"))
    (folder / "programme.yaml").write_bytes(source.read_bytes())
    from ecpat_training.programme.reading.programme import read_programme

    seen: set[str] = set()
    for one in read_programme(folder / "programme.yaml")[0].list_trainings():
        if one.country not in seen and len(seen) < countries:
            seen.add(one.country)
            training(folder / "trainings" / one.id)
    assert len(seen) == countries
    return folder


@pytest.mark.parametrize("countries", [5, 6])
def test_signs_are_flipped_over_countries_from_six_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, countries: int
) -> None:
    monkeypatch.chdir(programme_with(tmp_path, countries))
    found = told("network", "change")
    assert len(found["trainings"]) == countries * 3
    over = {one["measure"]: one for one in found["over_countries"][0]["measures"]}["density"]
    assert (over["trainings"], over["countries"]) == (countries, countries)
    assert over["mean"] == pytest.approx(2 / 306)
    # all changed by the same: of 2^6 ways to flip, two are as far out
    assert over["p"] == (None if countries < 6 else pytest.approx(2 / 64))
    assert bool(over["why_no_p"]) is (countries < 6)
    one = told("network", "change", "--training", found["trainings"][0]["training"])
    assert len(one["trainings"]) == 3
    assert one["over_countries"] == []


@pytest.mark.parametrize("command", ["check", "change"])
def test_published_figures_give_no_digest_by_which_the_last_answers_could_be_tried(here: Path, command: str) -> None:
    line = ["network", command, "network-before.csv", "network-after.csv", "--publish"]
    assert "SHA-256" in run_here(line[:-1]).stdout
    for ran in (run_here(line), run_here([*line, "--json"])):
        assert ran.exit_code == 0
        assert "SHA-256" not in ran.stdout
        assert '"sha256": "' not in ran.stdout


def test_of_two_comparisons_of_people_who_differ_by_a_few_one_is_published(here: Path) -> None:
    """Else what the density of one and that of the other say together is what the third person answered."""
    (here / "network-follow-up-6-months.csv").write_text(pairs(LIKED[2], silent={CODES[3]}), encoding="utf-8")
    files = [f"network-{wave}.csv" for wave in ("before", "after", "follow-up-6-months")]
    found = json.loads(run_here(["network", "change", *files, "--publish", "--json"]).stdout)["result"]["trainings"]
    assert [bool(one["figures_after"]) for one in found] == [True, False, False]
    assert "differ by a few" in found[1]["why_nothing"]
    (here / files[2]).write_text(pairs(LIKED[2]), encoding="utf-8")
    found = json.loads(run_here(["network", "change", *files, "--publish", "--json"]).stdout)["result"]["trainings"]
    assert all(one["figures_after"] for one in found)
    assert all(one["kept"] is None and one["alike"] is None for one in found)


def test_a_mean_over_countries_does_not_tell_what_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All but one changes, and the mean of all, would be the change of the training whose figure isn't shown."""
    folder = programme_with(tmp_path, 3)
    monkeypatch.chdir(folder)
    full = next(path for path in sorted((folder / "trainings").iterdir()))
    (full / "network-after.csv").write_text(pairs(["1" * 18] * 18), encoding="utf-8")

    def countries(*more: str) -> int:
        measures = told("network", "change", *more)["over_countries"][0]["measures"]
        return next(int(one["countries"]) for one in measures if one["measure"] == "density")

    assert (countries(), countries("--publish")) == (3, 2)
