"""`ecpat plan --keep` and `ecpat plan diff`: what changes is little, is proven, is said, and can be sent on."""

import json
from pathlib import Path

import pytest

from ecpat_training.core.errors import Exit
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.material import AGENDA, PROGRAMME, written

FORMATS = ("docx", "xlsx", "html", "json")
ILL = PROGRAMME.replace("{id: NL-1,", "{id: NL-1, away: [2025-11-03],")
VISIT = AGENDA.replace(
    "      - 11:25-11:45 closing",
    '      - {at: 11:25-12:10, title: "Visit to a shelter", method: discussion, trainers: [BG-1, NL-2]}\n'
    "      - 12:10-12:30 closing",
)


@pytest.fixture(autouse=True)
def _files(folder: Path) -> None:
    written(folder, programme=PROGRAMME, agenda=AGENDA)


def items(folder: Path, name: str = "new.yaml") -> list[str]:
    """The lines of an agenda file, without the remarks behind them."""
    lines = (folder / name).read_text("utf-8").split("    items:\n")[1:]
    return [" ".join(line.partition("  # ")[0].split()) for part in lines for line in part.splitlines() if "- " in line]


def test_an_agenda_that_still_holds_stays_as_it_is(ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat("plan", "programme.yaml", "--keep", "agenda.yaml", "--out", "new.yaml")
    assert ran.exit_code == Exit.CLEAN
    assert "Nothing has to change" in ran.said
    assert ecpat("plan", "diff", "agenda.yaml", "new.yaml").exit_code == Exit.CLEAN
    assert "date: 2025-11-03" in (folder / "new.yaml").read_text("utf-8")


def test_who_falls_ill_is_replaced_and_nothing_moves(ecpat: Ecpat, folder: Path) -> None:
    written(folder, programme=ILL)
    weak = ILL.replace("    - competence:", "    - availability: {weight: 1}\n    - competence:")
    written(folder, programme=weak)
    ran = ecpat("plan", "programme.yaml", "--keep", "agenda.yaml", "--out", "new.yaml")
    assert ran.exit_code == Exit.CLEAN
    # the programme makes a wish of who is away, which is no reason to change anything
    assert "Nothing has to change" in ran.said
    written(folder, programme=ILL)  # without a rule it holds
    ran = ecpat("plan", "programme.yaml", "--keep", "agenda.yaml", "--force", "--out", "new.yaml", "--out", "new.html")
    assert "None of 4 sessions moves. 2 posts, lead or second, change hands" in ran.said
    assert "NL-1 is away on 2025-11-03." in opening.text(folder / "new.html")
    assert "NL-1" not in "\n".join(items(folder))
    assert ecpat("plan", "check", "new.yaml").exit_code == Exit.CLEAN


def test_who_leaves_the_programme_is_replaced_and_said(ecpat: Ecpat, folder: Path) -> None:
    gone = "".join(line for line in PROGRAMME.splitlines(keepends=True) if "{id: NL-1," not in line)
    written(folder, programme=gone)
    ran = ecpat("plan", "programme.yaml", "--keep", "agenda.yaml", "--out", "new.yaml")
    assert ran.exit_code == Exit.CLEAN
    assert "agenda.yaml:7:9: warning: the programme has no trainer `NL-1` any more." in ran.said
    assert "NL-1 is not in the pool." in ran.said
    assert "NL-1" not in "\n".join(items(folder))


def test_a_session_that_the_programme_dropped_goes_and_one_that_it_wants_comes(ecpat: Ecpat, folder: Path) -> None:
    session = "      - {id: roles, title: Who does what,"
    written(folder, programme=PROGRAMME.replace(session, "      - {id: network, title: Our network,"))
    ran = ecpat("plan", "programme.yaml", "--keep", "agenda.yaml", "--out", "new.yaml")
    assert "warning: the programme has no session `roles` any more." in ran.said
    assert "“Our network” is new" in ran.said
    assert "“Roles” is no longer held" in ran.said
    assert "moves" in ran.said
    assert any(" network " in line for line in items(folder))


def test_an_hour_lost_moves_as_little_as_is_proven_to_be_possible(ecpat: Ecpat, folder: Path) -> None:
    written(folder, programme=PROGRAMME.replace("09:00-13:00}\nmanual", "09:00-11:35}\nmanual"))
    ran = ecpat("plan", "programme.yaml", "--keep", "agenda.yaml", "--out", "new.yaml", "--out", "new.html")
    assert ran.exit_code == Exit.CLEAN
    assert "1 of 4 sessions moves; it is proven that fewer is impossible." in ran.said
    assert "Lies outside the training's hours, 09:00-11:35." in opening.text(folder / "new.html")
    assert "1 of 4 sessions moves" in (folder / "new.yaml").read_text("utf-8").split("\n")[1]


def test_what_a_move_makes_room_for_is_its_reason(ecpat: Ecpat, folder: Path) -> None:
    greeting = '      - {at: 09:30-09:50, title: "Greeting", method: plenary, trainers: [NL-1, BG-2]}\n'
    rules = "    - no overlap: {}\n    - one place at a time: {}\n    - competence:"
    written(
        folder,
        programme=PROGRAMME.replace("    - competence:", rules).replace("40-60, ideally 50", "55-60"),
        agenda=AGENDA.replace("      - 09:30-10:20", f"{greeting}      - 09:30-10:20"),
    )
    ran = ecpat("plan", "programme.yaml", "--keep", "agenda.yaml", "--out", "new.yaml", "--out", "new.json")
    assert ran.exit_code == Exit.CLEAN, ran.said
    told = json.loads((folder / "new.json").read_text("utf-8"))["blocks"]
    rows = next(one["rows"] for one in told if one.get("name") == "Changes")
    why = {row["What changes"].partition(" ")[0].strip("“”"): row["Why"] for row in rows}
    assert why["Greeting"] == (
        'Day 1, 09:30 "Signals" starts before "Greeting" ends (09:50). '
        'Trainers NL-1 and BG-2 are in day 1, 09:30 "Signals" and in "Greeting" at once.'
    )
    assert why["Break"] == 'Stands beside "Signals", which can\'t stay as planned.'


def test_what_a_person_wrote_by_hand_stays(ecpat: Ecpat, folder: Path) -> None:
    without_lunch = PROGRAMME.replace("    - breaks: {coffee: 15-20, lunch: 60}\n", "    - breaks: {coffee: 15-20}\n")
    written(folder, programme=without_lunch.replace("{id: NL-2,", "{id: NL-3,"), agenda=VISIT)
    ran = ecpat("plan", "programme.yaml", "--keep", "agenda.yaml", "--out", "new.yaml")
    assert ran.exit_code == Exit.CLEAN, ran.said
    (visit,) = (line for line in items(folder) if "Visit" in line)
    assert visit.startswith('- {at: 11:25-12:10, title: "Visit to a shelter", method: discussion')
    assert "None of 5 sessions moves" in ran.said


def test_breaks_around_the_sessions_keep_their_place_and_name(ecpat: Ecpat, folder: Path) -> None:
    text = AGENDA.replace("- 10:20-10:40 break", "- {at: 10:20-10:40, title: Coffee and cake, kind: break}")
    text += "      - 11:45-12:45 lunch\n"
    written(folder, agenda=text, programme=PROGRAMME.replace("{id: NL-2,", "{id: NL-3,"))
    ran = ecpat("plan", "programme.yaml", "--keep", "agenda.yaml", "--out", "new.yaml")
    assert ran.exit_code == Exit.CLEAN, ran.said
    assert items(folder)[-1] == "- 11:45-12:45 lunch"
    assert '- {at: 10:20-10:40, title: "Coffee and cake", kind: break}' in items(folder)


def test_a_pin_keeps_a_session_and_a_break_where_they_are(ecpat: Ecpat, folder: Path) -> None:
    shorter = PROGRAMME.replace("09:00-13:00}\nmanual", "09:00-11:30}\nmanual")
    pinned = AGENDA.replace("roles   @ BG-1 + NL-2", "roles @ BG-1 + NL-2 (pinned)").replace(
        "40 break", "40 break (pinned)"
    )
    written(folder, programme=shorter, agenda=pinned)
    assert ecpat("plan", "programme.yaml", "--keep", "agenda.yaml", "--out", "new.yaml").exit_code == Exit.UNSATISFIABLE
    written(folder, programme=shorter.replace("09:00-11:30}", "09:00-11:40}"), agenda=pinned)
    ran = ecpat("plan", "programme.yaml", "--keep", "agenda.yaml", "--out", "new.yaml")
    assert ran.exit_code == Exit.CLEAN
    assert "- 10:40-11:25 roles @ BG-1 + NL-2 (pinned)" in items(folder)
    assert "- 10:20-10:40 break (pinned)" in items(folder)


def test_pins_that_cannot_hold_are_named_with_the_rules_that_they_clash_with(ecpat: Ecpat, folder: Path) -> None:
    pinned = AGENDA.replace("09:30-10:20 signals @ NL-1 + BG-2", "09:30-10:20 roles @ BG-1 + NL-2 (pinned)")
    pinned = pinned.replace("10:40-11:25 roles   @ BG-1 + NL-2", "10:40-11:25 signals @ NL-1 + BG-2")
    written(folder, agenda=pinned)
    ran = ecpat("plan", "programme.yaml", "--keep", "agenda.yaml")
    assert ran.exit_code == Exit.UNSATISFIABLE
    assert "no agenda holds what is pinned: 1 pinned item and 3 rules can't hold together." in ran.said
    assert 'agenda.yaml:7:9: error: day 1, 09:30 "Who does what" is pinned.' in ran.said
    assert "error: `prerequisites`" in ran.said
    assert "error: `session length`" in ran.said
    assert "error: `within hours`" in ran.said  # or the day could start earlier


def test_a_pin_off_the_clock_or_on_what_is_gone_says_so(ecpat: Ecpat, folder: Path) -> None:
    written(
        folder, agenda=AGENDA.replace("09:00-09:30 opening @ BG-1 + NL-2", "09:00-09:32 opening @ BG-1 + NL-2 (pinned)")
    )
    ran = ecpat("plan", "programme.yaml", "--keep", "agenda.yaml")
    assert ran.exit_code == Exit.UNSATISFIABLE
    assert '"Opening" is pinned, but agendas are planned in steps of 5 minutes.' in ran.said
    written(folder, agenda=AGENDA.replace("roles   @ BG-1 + NL-2", "partners @ BG-1 + NL-2 (pinned)"))
    ran = ecpat("plan", "programme.yaml", "--keep", "agenda.yaml")
    assert ran.exit_code == Exit.UNSATISFIABLE
    assert '"Partners" is pinned, but the programme doesn\'t have it any more.' in ran.said


def test_the_training_comes_from_the_agenda(ecpat: Ecpat) -> None:
    assert ecpat("plan", "programme.yaml", "--keep", "agenda.yaml", "--training", "bg-1").exit_code == Exit.CLEAN
    ran = ecpat("plan", "programme.yaml", "--keep", "agenda.yaml", "--training", "pilot")
    assert ran.exit_code == Exit.USAGE
    assert "the agenda is one of bg-1, not of pilot." in ran.said


def test_where_there_is_no_agenda_pins_or_not_the_cause_is_named(ecpat: Ecpat, folder: Path) -> None:
    clash = PROGRAMME.replace("after: [signals]", "after: [signals], place: start of training")
    written(folder, programme=clash, agenda=AGENDA.replace("closing @ BG-2 + NL-1", "closing @ BG-2 + NL-1 (pinned)"))
    ran = ecpat("plan", "programme.yaml", "--keep", "agenda.yaml")
    assert ran.exit_code == Exit.UNSATISFIABLE
    assert '"Who does what" comes after "Signals"' in ran.said
    assert "pinned" not in ran.stderr


def test_every_format_of_a_comparison_says_what_moves_and_for_whom(ecpat: Ecpat, folder: Path) -> None:
    new = AGENDA.replace("09:30-10:20 signals @ NL-1 + BG-2", "09:30-10:10 signals @ BG-1 + BG-2")
    new = (
        new.replace("10:20-10:40", "10:10-10:25")
        .replace("10:40-11:25", "10:25-11:10")
        .replace("11:25-11:45", "11:10-11:45")
    )
    written(folder, new=new.replace("2025-11-03", "2025-11-04"))
    out = [part for ending in FORMATS for part in ("--out", f"changes.{ending}")]
    assert ecpat("plan", "diff", "agenda.yaml", "new.yaml", *out).exit_code == Exit.FINDINGS
    for ending in FORMATS:
        text = " ".join(opening.text(folder / f"changes.{ending}").split())
        for said in (
            "2 of 4 sessions move, 2 last longer or shorter, 1 changes trainers, 1 break changes and 1 day is on",
            "Day 1 is on Tuesday 4 November 2025, not on Monday 3 November 2025.",
            "“Signals” gets 10 minutes shorter (40, not 50); BG-1 leads instead of NL-1.",
            "Break on day 1 starts 10 minutes earlier: 10:10, not 10:20; gets 5 minutes shorter (15, not 20).",
            "You no longer lead “Signals” (day 1, 09:30-10:20); it is now BG-1.",
            "You now lead “Signals”: day 1, 09:30-10:10, with BG-2.",
            "“Who does what”, in which you are the second, starts 15 minutes earlier: on day 1, 10:25, not 10:40.",
        ):
            assert said in text, (ending, said)
    ran = ecpat("plan", "diff", "agenda.yaml", "new.yaml")
    assert "You no longer lead “Signals” (day 1, 09:30-10:20); it is now BG-1." in ran.said
    assert ran.stderr == ""


def test_posts_that_fall_vacant_and_dates_are_told_to_whom_they_concern(ecpat: Ecpat, folder: Path) -> None:
    new = AGENDA.replace("signals @ NL-1 + BG-2", "signals @ NL-1").replace("2025-11-03", "2025-11-04")
    written(folder, new=new)
    said = ecpat("plan", "diff", "agenda.yaml", "new.yaml").said
    assert "“Signals”: BG-2 is no longer second." in said
    assert "“Signals” (day 1, 09:30-10:20): you are the lead, now alone." in said
    assert said.count("Day 1 is on Tuesday 4 November 2025") == 1 + 4
    assert "Nothing changes for" not in said
    written(folder, old=AGENDA.replace("  - date: 2025-11-03\n    items", "  - items"))
    assert "Day 1 now has a date: Monday 3 November 2025." in ecpat("plan", "diff", "old.yaml", "agenda.yaml").said
    said = ecpat("plan", "diff", "agenda.yaml", "old.yaml").said
    assert "Day 1 has no date any more; it was Monday 3 November 2025." in said


def test_agendas_of_two_trainings_and_one_file_twice_are_refused(ecpat: Ecpat, folder: Path) -> None:
    written(folder, pilot=AGENDA.replace("training: bg-1", "training: pilot"))
    ran = ecpat("plan", "diff", "agenda.yaml", "pilot.yaml")
    assert ran.exit_code == Exit.USAGE
    assert "agenda.yaml is an agenda of bg-1, pilot.yaml one of pilot." in ran.said
    assert ecpat("plan", "diff", "agenda.yaml", "agenda.yaml").exit_code == Exit.USAGE


def test_a_session_that_has_to_come_in_is_said_in_the_summary(ecpat: Ecpat, folder: Path) -> None:
    lines = [line for line in AGENDA.splitlines(keepends=True) if " signals " not in line]
    written(folder, agenda="".join(lines))
    ran = ecpat("plan", "programme.yaml", "--keep", "agenda.yaml", "--out", "new.yaml")
    assert "1 session comes in, 0 fall out." in ran.said


def test_a_change_is_a_new_version_that_calendars_follow(ecpat: Ecpat, folder: Path) -> None:
    written(folder)
    (folder / "agenda.yaml").write_text(AGENDA.replace("days:", "version: 4\ndays:"), "utf-8")
    assert ecpat("plan", "programme.yaml", "--keep", "agenda.yaml", "--out", "same.yaml").exit_code == Exit.CLEAN
    assert "version: 4\n" in (folder / "same.yaml").read_text("utf-8")
    shorter = PROGRAMME.replace("- {id: roles, title: Who does what", "- {id: other, title: Who else does what")
    (folder / "programme.yaml").write_text(shorter, "utf-8")
    outs = [part for name in ("new.yaml", "new.xlsx", "new.docx", "new.ics") for part in ("--out", name)]
    ran = ecpat("plan", "programme.yaml", "--keep", "agenda.yaml", *outs)
    assert "version: 5\n" in (folder / "new.yaml").read_text("utf-8")
    calendar = (folder / "new.ics").read_text("utf-8")
    assert "SEQUENCE:4" in calendar
    assert calendar.count("STATUS:CANCELLED") == (folder / "new.yaml").read_text("utf-8").count("uid: ") == 1
    for name in ("new.yaml", "new.xlsx", "new.docx"):
        assert ecpat("plan", "check", name, "--programme", "programme.yaml", "--out", f"{name}.ics").exit_code in (0, 1)
        assert "SEQUENCE:4" in (folder / f"{name}.ics").read_text("utf-8"), ran.said
