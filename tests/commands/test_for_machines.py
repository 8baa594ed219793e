"""Other programs read what every command finds: `--json` prints data of a versioned schema, with codes and places."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.main import get_command

from ecpat_training.cli import demo
from ecpat_training.cli.main import app
from ecpat_training.cli.schema import commands
from ecpat_training.commands.deliver import Outcome
from ecpat_training.commands.envelope import FindingData, as_json
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.event.certificates.reading.key_ring import keys_csv
from ecpat_training.event.certificates.signing.signature import sign_statement
from ecpat_training.serve.server import LocalServer
from ecpat_training.words.catalogue.message import Command, phrase, sentences
from tests.commands.conftest import Ecpat
from tests.commands.material import (
    COMMANDS,
    COVARIATES,
    DESIGN,
    RATER_1,
    RATER_2,
    RATING_KEY,
    RUBRIC,
    SERIES,
    SERIES_TABLE,
    small_files,
)
from tests.commands.running import Ran
from tests.effect.programme.programme import write
from tests.event.certificates.material import PRIVATE, STATEMENT, put_folder, ring
from tests.event.meetings.material import MINUTES, put_minutes
from tests.network.material import PEOPLE as WHO
from tests.network.material import pairs
from tests.network.published import LIKED
from tests.schemas_once import schema_text

SELECT = ("roster", "select", "roster.csv", "-p", "programme.yaml", "--seats", "3")
LINES: dict[str, tuple[str, ...]] = {
    **{name: line for name, line in COMMANDS.items() if name != "plan"},
    "plan draft": ("plan", "draft", "programme.yaml", "--training", "bg-1"),
    "plan explain": ("plan", "programme.yaml", "--training", "bg-1", "--explain", "signals"),
    "plan diff of two": ("plan", "diff", "agenda-new.yaml", "agenda.yaml"),
    "plan change": ("plan", "change", "agenda.yaml", "signals", "--minutes", "45"),
    "plan print": ("plan", "print", "agenda.yaml", "papers", "--only", "sign-in"),
    "series plan": ("series", "plan", "-p", "series.yaml"),
    "series plan again": ("series", "plan", "-p", "series.yaml", "--keep", "planned.csv"),
    "series randomise": ("design", "randomise", "-p", "design.yaml"),
    "series randomise with a seed": ("design", "randomise", "-p", "design.yaml", "--seed", "617"),
    "series check": ("series", "check", "planned.csv", "-p", "series.yaml"),
    "series diff": ("series", "diff", "series-sent.csv", "planned.csv", "-p", "series.yaml"),
    "series calendar": ("series", "calendar", "-p", "series.yaml"),
    "plan map": ("plan", "map", "agenda.yaml"),
    "roster map": ("roster", "map", "roster.csv"),
    "roster template": ("roster", "template", "--language", "ro", "-p", "programme.yaml"),
    "roster match to publish": ("roster", "match", "roster.csv", "june.csv", "--publish"),
    "roster split": ("roster", "split", "roster.csv", "--keys", "keys.xlsx", "--coded", "data.xlsx"),
    "roster select with panels": (*SELECT, "--panels", "2"),
    "roster replace": (
        "roster", "replace", "applicants.csv", "-p", "loose.yaml", "--selected", "R2,R3,R4", "--gone", "R3",
    ),
    "roster invite of a kind": ("roster", "invite", "--want", "8", "--of", "police", "--no-show", "15%"),
    "roster groups": ("roster", "groups", "roster.csv", "--groups", "1"),
    "trainers map": ("trainers", "map", "trainers.csv", "-p", "programme.yaml"),
    "trainers template": ("trainers", "template", "-p", "programme.yaml"),
    "event pack": ("event", "pack", "al-1", "-p", "children/programme.yaml"),
    "event attendance": (
        "event", "attendance", "al-1", "-p", "children/programme.yaml", "--check", "--blank", "absent",
    ),
    "event decisions": ("event", "minutes", "experts-1", "-p", "minutes/programme.yaml", "--on", "2026-07-01"),
    "event certificates": ("event", "certificates", "al-1", "-p", "children/programme.yaml", "--open-badges"),
    "event verify": ("event", "verify", "scanned.txt", "--certificate-keys", "court"),
    "event keys": ("event", "keys", "-p", "children"),
    "survey build": ("survey", "build", "quiz.yaml", "--as", "xlsform"),
    "survey draft": ("survey", "draft", "pre.csv", "post.csv", "-o", "drafted.yaml"),
    "survey inspect": ("survey", "inspect", "pre.csv", "post.csv", "-i", "quiz.yaml"),
    "survey count": ("survey", "count", "pre.csv", "post.csv", "-i", "quiz.yaml"),
    "survey map": ("survey", "map", "pre.csv", "-i", "quiz.yaml"),
    "survey quotes": ("survey", "quotes", "words.csv", "-i", "quiz.yaml", "-o", "quotes.yaml"),
    "plan handbook": ("plan", "handbook", "programme.yaml", "--on", "2026-05-12"),
    "donor to publish": ("donor", "roster.csv", "june.csv", "--donor", "eea", "--publish"),
    "compare": ("design", "benchmark",),
    "compare an effect": ("design", "benchmark", "effect.json", "--outcome", "points=knowledge:test"),
    "design": ("design", "power", "--countries", "4", "--draws", "20"),
    "evaluate a programme": ("evaluate", "--programme", "many"),
    "performance sheets": ("performance", "sheets", "people.csv", "-r", "rubric.yaml", "--seed", "617"),
    "performance check": (
        "performance", "check", "rater-1.csv", "rater-2.csv", "-r", "rubric.yaml", "--key", "key.csv",
    ),
    "evaluate to publish": ("evaluate", "pre.csv", "post.csv", "--instrument", "quiz.yaml", "--publish"),
    "merge": ("merge", "from-al", "from-ro", "--base", "sent", "--out", "merged"),
    "add": ("add", "roster.csv", "pre.csv", "-p", "programme.yaml", "--training", "bg-1"),
    "forget": ("forget", "Ana Petrova", "-p", "programme.yaml"),
    "funnel": ("status", "held", "--funnel"),
    "follow-up check": ("follow-up", "check", "held"),
    "follow-up due": ("follow-up", "due", "held", "--on", "2026-03-01"),
    "follow-up form": ("follow-up", "form", "bg-1", "-p", "held/programme.yaml"),
    "follow-up goals": ("follow-up", "due", "--goals", "-p", "held/programme.yaml", "--on", "2026-03-01"),
    "follow-up report": ("follow-up", "report", "held"),
    "network form": ("network", "form", "who.csv"),
    "network check": ("network", "check", "network-before.csv", "--participants", "who.csv"),
    "network change": ("network", "change", "network-before.csv", "network-after.csv", "--participants", "who.csv"),
    "network to publish": ("network", "check", "network-before.csv", "--participants", "who.csv", "--publish"),
    "status": ("status", ".", "--on", "2025-10-01"),
    "serve": ("serve", ".", "--no-browser"),
    "demo": ("demo", "shown"),
    "init": ("init", "mine"),
    "schema": ("schema", "agenda"),
    "help": ("help", "roster"),
    "man": ("man", "manual"),
    "schema in a folder": ("schema", "--out", "schemas"),
}  # fmt: skip


PEOPLE = "Code,Side\n" + "".join(f"K{at},care\n" for at in range(1, 8))
EFFECT = {
    "schema": "ecpat-effect/3",
    "comparisons": [
        {
            "before": "pre",
            "after": "post",
            "scales": [{"scale": "points", "title": "Points", "kind": "number", "level": "learning", "n": 5,
                        "better": "higher", "d_av": {"value": 0.9, "low": 0.2, "high": 1.6}}],
        }
    ],
}  # fmt: skip
COMMITMENTS = """\
Code,Statement 1,Status at 3 months 1
K7M3,Ring the shelter before every raid,done
P2QX,Keep a list of interpreters,
"""


@pytest.fixture(autouse=True)
def _nobody_waits_for_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that ends at once."""
    monkeypatch.setattr(LocalServer, "run", lambda _: None)


@pytest.fixture(autouse=True)
def _files(folder: Path) -> None:
    files_for_machines(folder)


def files_for_machines(folder: Path) -> None:
    """Lays the files that the lines read."""
    for name, data in _made().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@cache
def _made() -> Mapping[Path, bytes]:
    """The files by their names, made once: their workbooks and signatures would take longer than most of the lines."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        _make(folder)
        return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _make(folder: Path) -> None:
    small_files(folder)
    put_minutes(folder / "minutes", *MINUTES)
    (folder / "effect.json").write_text(json.dumps(EFFECT), encoding="utf-8")
    agenda = (folder / "agenda.yaml").read_text("utf-8")
    (folder / "agenda-new.yaml").write_text(agenda.replace("NL-1 + BG-2", "BG-1 + BG-2"), encoding="utf-8")
    (folder / "series.yaml").write_text(SERIES, encoding="utf-8")
    (folder / "planned.csv").write_text(SERIES_TABLE, encoding="utf-8")
    (folder / "design.yaml").write_text(DESIGN, encoding="utf-8")
    (folder / "covariates.csv").write_text(COVARIATES, encoding="utf-8")
    (folder / "series-sent.csv").write_text(SERIES_TABLE.replace("2026-03-24", "2026-04-14"), encoding="utf-8")
    for name, room in (("sent", "A"), ("from-al", "B"), ("from-ro", "C")):
        (folder / name).mkdir()
        (folder / name / "rooms.csv").write_text(f"Code,Room\nAL-1,{room}\n", encoding="utf-8")
    programme = (folder / "programme.yaml").read_text("utf-8")
    roster_rules = programme[programme.index("    - size: 3-6") : programme.index("  team:")]
    loose = programme.replace(roster_rules, "    - size: 2-6\n")
    (folder / "loose.yaml").write_text(loose, encoding="utf-8")
    people = (folder / "roster.csv").read_text("utf-8")
    more = "Mila,Peric,F,Shelter,NGO,RS,social worker,mila@example.org,\n"
    (folder / "applicants.csv").write_text(people + more, encoding="utf-8")
    write(folder / "many", {"AL": [2], "BG": [1]}, people=4)
    (folder / "held" / "trainings" / "bg-1").mkdir(parents=True)
    (folder / "held" / "programme.yaml").write_text(programme, encoding="utf-8")
    (folder / "held" / "trainings" / "bg-1" / "participants.csv").write_text(people, encoding="utf-8")
    (folder / "held" / "trainings" / "bg-1" / "commitments.csv").write_text(COMMITMENTS, encoding="utf-8")
    put_folder(folder / "children", [("K1", "Ana Petrova", "xxxx"), ("K2", "Kari Nordmann", "x...")])
    (folder / "rubric.yaml").write_text(RUBRIC, encoding="utf-8")
    for name, text in (("key", RATING_KEY), ("rater-1", RATER_1), ("rater-2", RATER_2), ("people", PEOPLE)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    (folder / "court").mkdir()
    (folder / "court" / "certificate-keys.csv").write_bytes(keys_csv(ring(PRIVATE).keys))
    signed = sign_statement(STATEMENT, PRIVATE)
    (folder / "scanned.txt").write_text(f"{signed}\n{signed[:-9]}\n", encoding="utf-8")
    (folder / "who.csv").write_text(WHO, encoding="utf-8")
    for wave, liked in zip(("before", "after"), LIKED, strict=False):
        (folder / f"network-{wave}.csv").write_text(pairs(liked), encoding="utf-8")
    (folder / "words.csv").write_text("code,points,What helped?\nAAA-001,3,The talk with others\n", encoding="utf-8")


def answer(ran: Ran) -> dict[str, Any]:
    """What was printed, all of it JSON, valid by the schema that it names."""
    told: dict[str, Any] = json.loads(ran.raw)
    name = told["schema"].removeprefix("ecpat-").partition("/")[0]
    faults = Draft202012Validator(json.loads(schema_text(name))).iter_errors(told)
    assert [f"{fault.json_path}: {fault.message[:300]}" for fault in faults] == []
    assert told["exit_code"] == ran.exit_code
    for finding in told["findings"]:
        _hold_no_more_than_is_said(finding)
    return told


def _hold_no_more_than_is_said(finding: dict[str, Any]) -> None:
    """The fields of a finding stand in its texts, and its commands are ours."""
    said = f"{finding['message']} {finding['hint'] or ''}"
    for value in finding["fields"].values():
        assert str(value) in (said if isinstance(value, str) else said.replace(",", "")), finding
    for line in finding["do"]:
        assert line[0] == "ecpat", finding
        assert any(" ".join(line[1:3]).startswith(command) for command in _typed(get_command(app))), finding


@pytest.mark.parametrize("name", LINES)
def test_what_a_command_finds_is_valid_by_its_schema(ecpat: Ecpat, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = demo.DemoJob("A job", "ecpat roster map roster.csv", ("a.html",), lambda: Outcome(1, "What it came to."))
    monkeypatch.setattr(demo, "_jobs", lambda *_: [quick])  # the true ones take their time, and are tried elsewhere
    ran = ecpat(*LINES[name], "--json")
    assert ran.exit_code in (0, 1), ran.stderr
    assert answer(ran)["result"] is not None


def _typed(group: Any, path: str = "") -> Iterator[str]:
    for name in group.list_commands(None):
        command = group.commands[name]
        if hasattr(command, "commands"):
            yield from _typed(command, f"{path}{name} ")
        else:
            yield f"{path}{name}"


def test_every_command_has_a_schema_and_a_line_that_tries_it() -> None:
    typed = set(_typed(get_command(app)))
    answered = {command.removeprefix("ecpat ") for command, _ in commands().values()}
    views = {command for command in answered if " --" in command}
    assert answered - views == typed
    assert {view.partition(" --")[0] for view in views} <= typed
    groups = (
        "plan",
        "series",
        "design",
        "roster",
        "trainers",
        "event",
        "survey",
        "follow-up",
        "network",
        "performance",
    )
    tried = {" ".join(line[:2]) if line[0] in groups else line[0] for line in LINES.values()}
    assert typed <= tried


def test_findings_have_codes_and_places(ecpat: Ecpat, folder: Path) -> None:
    agenda = (folder / "agenda.yaml").read_text("utf-8").replace("09:30-10:20", "09:20-10:20")
    (folder / "agenda.yaml").write_text(agenda, encoding="utf-8")
    told = answer(ecpat("plan", "check", "agenda.yaml", "--json"))
    found = next(one for one in told["findings"] if one["severity"] == "error")
    assert found["where"] == {"file": "agenda.yaml", "line": 7, "column": 9, "sheet": None, "cell": None}
    broken = next(rule for rule in told["result"]["rules"] if not rule["kept"] and rule["hard"])
    assert found["code"] in broken["codes"]
    assert told["exit_code"] == 1


@pytest.mark.parametrize(
    ("line", "code", "exit_code"),
    [
        (("roster", "check", "nowhere.csv", "-p", "programme.yaml"), "input.missing", 3),
        (("plan", "check", "agenda.yaml", "--nonsense"), "usage.line", 2),
        (("plan", "check", "agenda.yaml", "--out", "-"), "usage.standard-output", 2),
        (("plan", "check", "agenda.yaml", "--training", "a", "--training", "b"), "usage.twice", 2),
    ],
)
def test_a_command_that_fails_says_why_as_data_too(
    ecpat: Ecpat, line: tuple[str, ...], code: str, exit_code: int
) -> None:
    told = answer(ecpat(*line, "--json"))
    assert [told["result"], told["exit_code"], told["written"]] == [None, exit_code, []]
    assert code in [one["code"] for one in told["findings"]]


def test_a_finding_holds_its_values_and_its_commands_as_data(ecpat: Ecpat, folder: Path) -> None:
    hint = sentences(phrase("{command:Run}.", command=Command("roster map", "'my list.xlsx'")), "Then look again.")
    finding = Finding("roster.x", Severity.NOTE, phrase("{rows:,} rows of {file}.", rows=1234, file="a.csv"), hint=hint)
    told = as_json(FindingData(finding))
    assert told["fields"] == {"rows": 1234, "file": "a.csv"}
    assert told["do"] == [["ecpat", "roster", "map", "my list.xlsx"]]
    assert as_json(FindingData(Finding("roster.x", Severity.NOTE, "Text.")))["fields"] == {}


def test_a_line_that_names_no_command_is_answered_as_data(ecpat: Ecpat) -> None:
    told = json.loads(ecpat("rostr", "--json").raw)
    assert (told["schema"], told["findings"][0]["code"]) == ("ecpat/1", "usage.line")


def test_what_is_written_is_named_and_help_stays_help(ecpat: Ecpat, folder: Path) -> None:
    told = answer(ecpat("roster", "check", "roster.csv", "-p", "programme.yaml", "--json", "-o", "a.html"))
    assert told["written"] == ["a.html"]
    assert (folder / "a.html").is_file()
    assert "Usage" in ecpat("roster", "check", "--json", "--help").stdout


def test_names_of_people_stay_in_the_list(ecpat: Ecpat) -> None:
    for name, line in LINES.items():
        if line[0] == "roster":
            printed = ecpat(*line, "--json", "--force") if "split" in line else ecpat(*line, "--json")
            for person in ("Petrova", "Nordmann", "O'Brien", "Peric", "@example.org"):
                assert person not in printed.stdout, name


@pytest.mark.parametrize(
    "name", ["plan check", "plan diff", "plan keep", "roster check", "roster invite", "roster match", "survey map"]
)
def test_a_report_as_json_has_a_versioned_schema_too(ecpat: Ecpat, name: str) -> None:
    told = json.loads(ecpat(*LINES[name], "-o", "-").raw)
    assert told["schema"] == "ecpat-report/1"
    faults = Draft202012Validator(json.loads(schema_text("report"))).iter_errors(told)
    assert [fault.message[:300] for fault in faults] == []


@pytest.mark.parametrize(
    ("noun", "line"),
    [
        ("selection", SELECT),
        ("selection", (*SELECT, "--panels", "2", "--names")),
        ("selection", (*SELECT, "--reserves", "1", "--drop-out", "20%")),
        ("selection", LINES["roster replace"]),
        ("groups", LINES["roster groups"]),
        ("groups", (*LINES["roster groups"], "--names", "--rounds", "2")),
        ("inspection", LINES["survey inspect"]),
        ("inspection", ("survey", "inspect", "words.csv")),
    ],
)
def test_what_has_a_form_of_its_own_as_json_has_a_versioned_schema(
    ecpat: Ecpat, noun: str, line: tuple[str, ...]
) -> None:
    told = json.loads(ecpat(*line, "-o", "-").raw)
    assert told["schema"] == f"ecpat-{noun}/1"
    faults = Draft202012Validator(json.loads(schema_text(noun))).iter_errors(told)
    assert [f"{fault.json_path}: {fault.message[:300]}" for fault in faults] == []


def test_without_it_nothing_changes(ecpat: Ecpat) -> None:
    line = ("roster", "check", "roster.csv", "-p", "programme.yaml")
    assert not ecpat(*line).stdout.startswith("{")


def test_quiet_is_for_people(ecpat: Ecpat) -> None:
    line = ("roster", "check", "roster.csv", "-p", "programme.yaml")
    assert answer(ecpat(*line, "--json", "-q")) == answer(ecpat(*line, "--json"))
