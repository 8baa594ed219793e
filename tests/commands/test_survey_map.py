"""`ecpat survey map`, `evaluate --mapping`, and evaluate with several files for a wave or waves side by side."""

import json
from pathlib import Path

import pytest

from ecpat_training.core.errors import Exit
from tests.commands.conftest import Ecpat

INSTRUMENT = """\
instrument: Short form
id: short
not scored: [Any remarks?]
scales:
  - id: confidence
    title: Confidence
    kind: likert
    answers: 1-5
    labels: {Strongly disagree: 1, Disagree: 2, Neutral: 3, Agree: 4, Strongly agree: 5}
    items:
      - {id: s1, text: I know whom to call.}
      - {id: s2, text: {en: I can open an interview, fr: Je sais commencer un entretien}}
  - id: knowledge
    title: Knowledge
    kind: multiple choice
    items:
      - id: k1
        text: Who appoints the guardian?
        options: {police: The police, court: The court, dk: I don't know}
        key: court
"""
ODD = """\
Timestamp,My own code,I know who to call,I can open an interview,Who appoints guardian,Any remarks?,When
3/13/2026 9:15:00,AA11,Agree,Rather agree,2,,T1
3/13/2026 9:16:00,BB22,Neutral,4,1,,T1
3/13/2026 9:17:00,CC33,Neutral,3,1,,T1
3/14/2026 9:16:00,AA11,Stronly agree,5,2,,T2
3/14/2026 9:17:00,BB22,Agree,Agree,2,,T2
3/14/2026 9:18:00,CC33,Agree,Agree,2,,T2
"""
FORM = ("--instrument", "short.yaml")
ITEMS = "code,s1,s2,k1\n"


@pytest.fixture(autouse=True)
def files(folder: Path) -> None:
    """The questionnaire, and answers under names that aren't its own."""
    (folder / "short.yaml").write_text(INSTRUMENT, "utf-8")
    (folder / "odd.csv").write_text(ODD, "utf-8")


def mapped(ecpat: Ecpat, folder: Path) -> str:
    assert ecpat("survey", "map", "odd.csv", *FORM, "--out", "map.yaml").exit_code == Exit.CLEAN
    return (folder / "map.yaml").read_text("utf-8")


def test_what_is_nearly_an_item_is_a_proposal_and_what_is_found_has_its_reason(ecpat: Ecpat, folder: Path) -> None:
    lines = [" ".join(line.split()) for line in mapped(ecpat, folder).splitlines()]
    for line in (
        '"My own code": code? # column 2; by its name',
        '"I know who to call": s1? # column 3; nearly I know whom to call.',
        '"I can open an interview": s2 # column 4; by its English text',
        '"Any remarks?": not used # column 6; asked and not scored',
        '"When": wave? # column 7; its answers are numbered like waves',
        "# Columns of Google Forms itself, which need no line: Timestamp.",
        '"T2": post? # 3 times',
        '"Stronly agree": 5? # 1 time',
        '"Rather agree": # 1 time',
        '"2": court? # 4 times',
    ):
        assert line in lines


def test_nothing_proposed_is_applied(ecpat: Ecpat, folder: Path) -> None:
    mapped(ecpat, folder)
    plain, proposed = ecpat("evaluate", "odd.csv", *FORM), ecpat("evaluate", "odd.csv", *FORM, "-m", "map.yaml")
    assert plain.exit_code == proposed.exit_code == Exit.FINDINGS
    assert plain.stderr == proposed.stderr


def test_what_a_person_has_confirmed_is_read(ecpat: Ecpat, folder: Path) -> None:
    text = mapped(ecpat, folder).replace("?  ", "   ").replace('"Rather agree":', '"Rather agree": 4 #')
    (folder / "map.yaml").write_text(text, "utf-8")
    ran = ecpat("evaluate", "odd.csv", *FORM, "--mapping", "map.yaml", "--out", "-")
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    report = json.loads(ran.raw)
    assert [(wave["wave"], wave["used"]) for wave in report["waves"]] == [("pre", 3), ("post", 3)]
    assert [scale["scale"] for scale in report["comparisons"][0]["scales"]] == ["confidence", "knowledge"]
    assert "3 questions found: 3 by the mapping file" in ran.said
    assert ecpat("survey", "map", "odd.csv", *FORM, "-m", "map.yaml", "--out", "2.yaml").exit_code == Exit.CLEAN
    again = (folder / "2.yaml").read_text("utf-8")
    assert "?  " not in again
    assert '"Rather agree": 4' in again


@pytest.mark.parametrize(
    ("line", "said"),
    [("columns: {Q1: s11}", "`s11` is no column of the instrument. Did you mean `s1`?"),
     ("columns: {}\nwaves: {T1: befor}", "`befor` is no wave. Write one of these: pre, post or follow-up"),
     ("columns: {}\nanswers: {confidence: {Fine: 7}}", "`7` is no answer of `confidence`. Write one of these: a"),
     ("columns: {}\nanswers: {k1: {Judge: corte}}", "`corte` is no answer of `k1`. Did you mean `court`?"),
     ("columns: {}\nanswers: {knowlege: {Judge: court}}", "no scale or item `knowlege`. Did you mean `knowledge`?"),
     ("columns: {Q1: s1, q1: s2}", "`q1` is mapped to something else in line 2.")],
)  # fmt: skip
def test_a_slip_in_a_mapping_is_told_with_its_place(ecpat: Ecpat, folder: Path, line: str, said: str) -> None:
    (folder / "map.yaml").write_text(f"survey: odd.csv\n{line}\n", "utf-8")
    ran = ecpat("evaluate", "odd.csv", *FORM, "--mapping", "map.yaml")
    assert ran.exit_code == Exit.FINDINGS
    assert said in ran.said
    assert "map.yaml:" in ran.said


def test_a_column_that_no_file_has_is_told(ecpat: Ecpat, folder: Path) -> None:
    (folder / "map.yaml").write_text("survey: x\ncolumns: {Q9: not used}\n", "utf-8")
    for name in ("pre", "post"):
        (folder / f"{name}.csv").write_text(ITEMS + "AA11,1,2,court\nBB22,2,3,court\nCC33,2,2,court\n", "utf-8")
    ran = ecpat("evaluate", "pre.csv", "post.csv", *FORM, "--mapping", "map.yaml")
    assert "1 column that the mapping names (line 2) is in no file." in ran.said


def test_a_lists_mapping_is_no_surveys(ecpat: Ecpat, folder: Path) -> None:
    (folder / "map.yaml").write_text("written for: roster.xlsx\ncolumns: {}\n", "utf-8")
    ran = ecpat("evaluate", "odd.csv", *FORM, "--mapping", "map.yaml")
    assert "this is a mapping (how a list's words are read), not a mapping of a survey" in ran.said


def test_several_files_of_a_wave_are_one(ecpat: Ecpat, folder: Path) -> None:
    rows = {
        "tirana-pre": "AA11,1,2,police\nBB22,2,3,court\n",
        "skopje-pre": "CC33,2,2,police\nDD44,3,3,police\n",
        "tirana-post": "AA11,4,4,court\nBB22,5,5,court\n",
        "skopje-post": "CC33,4,5,court\nDD44,5,4,court\n",
    }
    for name, text in rows.items():
        (folder / f"{name}.csv").write_text(ITEMS + text, "utf-8")
    post = ("--post", "tirana-post.csv", "--post", "skopje-post.csv")
    ran = ecpat("evaluate", "--pre", "tirana-pre.csv", "--pre", "skopje-pre.csv", *post, *FORM, "--out", "-")
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    report = json.loads(ran.raw)
    assert report["waves"][0]["file"] == "tirana-pre.csv and skopje-pre.csv"
    assert [wave["used"] for wave in report["waves"]] == [4, 4]
    assert report["comparisons"][0]["n"] == 4
    twice = ecpat("evaluate", "tirana-pre.csv", "--pre", "tirana-pre.csv", *post, *FORM)
    assert (twice.exit_code, "was given twice" in twice.said) == (Exit.USAGE, True)


def test_no_file_at_all_is_a_wrong_use(ecpat: Ecpat) -> None:
    ran = ecpat("evaluate", *FORM)
    assert (ran.exit_code, "no file of answers was given" in ran.said) == (Exit.USAGE, True)


def test_waves_side_by_side_in_one_file(ecpat: Ecpat, folder: Path) -> None:
    header = "code,s1.pre,s2.pre,k1.pre,s1.post,s2.post,k1.post\n"
    text = "AA11,1,2,police,4,5,court\nBB22,2,2,court,4,4,court\nCC33,1,1,police,,,\nDD44,3,3,dk,3,4,court\n"
    (folder / "joined.csv").write_text(header + text, "utf-8")
    ran = ecpat("evaluate", "joined.csv", *FORM, "--out", "-")
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    assert json.loads(ran.raw)["comparisons"][0]["n"] == 3
    assert "the waves `pre` and `post` are side by side in a row" in ran.said
    assert "3 people recognised by the row that holds both" in ran.said


def test_inspect_says_why_a_column_is_an_items_and_which_waves_stand_side_by_side(ecpat: Ecpat, folder: Path) -> None:
    header = "code,s1.pre,Before: I can open an interview,k1.pre,s1.post,After: I can open an interview,k1.post\n"
    (folder / "joined.csv").write_text(header + "AA11,1,2,police,4,5,court\n", "utf-8")
    ran = ecpat("survey", "inspect", "joined.csv", *FORM)
    assert "3 of 3 items of Short form have a column here." in ran.said
    assert "Found: 2 named as the item and 1 by its English text." in ran.said
    assert "in the columns' names: pre and post" in ran.said


def test_what_may_hold_a_name_is_counted_and_not_written_into_the_mapping_file(ecpat: Ecpat, folder: Path) -> None:
    """Remarks that stand under a question, an address, a sentence: nobody decides about them once for all."""
    remarks = [f"Officer {chr(97 + at) * 5} was rude" for at in range(14)]
    odd = [
        "ana@example.org",
        "I would rather tell you about it when we meet in my office in Plovdiv next week",
        "Mostly",
    ]
    rows = [f"AA{at:02d},Agree,{odd[at] if at < 3 else 'Agree'},{said}\n" for at, said in enumerate(remarks)]
    (folder / "form.csv").write_text(ITEMS + "".join(rows), "utf-8")
    ran = ecpat("survey", "map", "form.csv", *FORM, "--out", "form.yaml")
    text = (folder / "form.yaml").read_text("utf-8")
    assert '"Mostly":' in text
    assert "# Not written here, since names may be in them: 2 answers of s2 and 14 answers of k1." in text
    assert "names may be in them: 2 answers of s2 and 14 answers of k1" in ran.said
    for told in ("rude", "ana@", "Plovdiv"):
        assert told not in text + ran.said


TWO = {
    "pre.csv": "Q1,Q2,Q3,Code\n1,2,police,AA11\n2,2,court,BB22\n3,1,police,CC33\n",
    "post.csv": "Q2,Q3,Q1,Code\n4,5,court,AA11\n5,5,court,BB22\n4,4,court,CC33\n",
}
TWO_MAPS = {
    "before.yaml": "survey: pre.csv\ncolumns: {Q1: s1, Q2: s2, Q3: k1, Code: code}\n",
    "after.yaml": "survey: post.csv\ncolumns: {Q2: s1, Q3: s2, Q1: k1, Code: code}\n",
}


@pytest.mark.parametrize(
    "mappings",
    [("-m", "before.yaml", "-m", "after.yaml"),
     ("--mapping", "post.csv=after.yaml", "--mapping", "pre.csv=before.yaml"),
     ("--mapping", "post.csv=after.yaml", "--mapping", "before.yaml")],
)  # fmt: skip
def test_each_file_is_read_by_the_mapping_that_is_for_it(ecpat: Ecpat, folder: Path, mappings: tuple[str, ...]) -> None:
    """Two exports of one form in which the same question has another number."""
    for name, text in (TWO | TWO_MAPS).items():
        (folder / name).write_text(text, "utf-8")
    ran = ecpat("evaluate", "pre.csv", "post.csv", *FORM, *mappings, "--out", "-")
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    report = json.loads(ran.raw)
    confidence = report["comparisons"][0]["scales"][0]
    assert (confidence["n"], confidence["before"]["mean"], confidence["after"]["mean"]) == (3, 11 / 6, 4.5)
    files = [one["file"] for one in report["provenance"]["inputs"]]
    assert files == ["pre.csv", "post.csv", "short.yaml", "before.yaml", "after.yaml"]


def test_a_mapping_that_is_for_no_file_is_refused(ecpat: Ecpat, folder: Path) -> None:
    for name, text in (TWO | TWO_MAPS).items():
        (folder / name).write_text(text, "utf-8")
    three = ("-m", "before.yaml", "-m", "after.yaml", "-m", "before.yaml")
    ran = ecpat("evaluate", "pre.csv", "post.csv", *FORM, *three)
    assert ran.exit_code == Exit.USAGE
    assert "3 mappings given for 2 files. Give --mapping once for all files;" in ran.said


def test_what_is_wrong_in_several_mappings_is_told_at_once(ecpat: Ecpat, folder: Path) -> None:
    for name, text in (TWO | TWO_MAPS).items():
        (folder / name).write_text(text.replace(": s2", ": s22"), "utf-8")
    ran = ecpat("evaluate", "pre.csv", "post.csv", *FORM, "-m", "before.yaml", "-m", "after.yaml")
    assert ran.exit_code == Exit.FINDINGS
    assert "before.yaml:" in ran.said
    assert "after.yaml:" in ran.said


def test_the_questions_words_stand_beside_each_column(ecpat: Ecpat, folder: Path) -> None:
    long = (
        "How sure are you, after all that you have seen and heard in these three days, that "
        + "you really " * 12
        + "know?"
    )
    text = f'code,s1,k1,s2,"{long}"\nAA11,1,court,2,x\nBB22,2,police,3,y\n'
    (folder / "odd.csv").write_text(text, "utf-8")
    lines = [" ".join(line.split()) for line in mapped(ecpat, folder).splitlines()]
    assert '"s1": s1 # column 2; “I know whom to call.”; named as the item' in lines
    assert '"k1": k1 # column 3; “Who appoints the guardian?”; named as the item' in lines
    assert '"s2": s2 # column 4; “I can open an interview”; named as the item' in lines
    (own,) = [line for line in lines if line.startswith('"column 5":')]
    assert "# “How sure are you, after all that you have seen" in own


@pytest.mark.parametrize(
    ("before", "after"),
    [("Before", "After"), ("Pre-test", "Post-test"), ("преди обучението", "след обучението"),
     ("před školením", "po školení"), ("før kurset", "efter kurset"), ("Vortest", "Nachtest"),
     ("enne koolitust", "pärast koolitust"), ("avant la formation", "apres la formation"),
     ("prima del corso", "dopo il corso"), ("voormeting", "nameting"), ("før opplæringen", "etter opplæringen"),
     ("inainte de curs", "dupa curs"), ("Входной тест", "Итоговый тест"), ("para trajnimit", "pas trajnimit"),
     ("пре обуке", "после обуке"), ("до навчання", "після навчання"), ("T1", "T2")],
)  # fmt: skip
def test_a_column_that_holds_only_words_of_waves_is_proposed_as_the_wave(
    ecpat: Ecpat, folder: Path, before: str, after: str
) -> None:
    rows = [f"{code},{1 + at},2,court,{wave},{at}" for at, wave in enumerate((before, after)) for code in ("A1", "B2")]
    (folder / "odd.csv").write_text("\n".join(["code,s1,s2,k1,Kur,Grp", *rows, ""]), "utf-8")
    lines = [" ".join(line.split()) for line in mapped(ecpat, folder).splitlines()]
    why = "numbered like waves" if before == "T1" else "only words for waves"
    assert f'"Kur": wave? # column 5; its answers are {why}' in lines


def test_two_columns_of_words_for_waves_are_left_open(ecpat: Ecpat, folder: Path) -> None:
    rows = "A1,1,2,court,before,pre\nA1,2,2,court,after,post\nB2,1,2,court,before,post\n"
    (folder / "odd.csv").write_text(f"code,s1,s2,k1,Kur,Her\n{rows}", "utf-8")
    lines = [" ".join(line.split()) for line in mapped(ecpat, folder).splitlines()]
    assert '"Kur": # column 5; its answers are only words for waves' in lines
    assert '"Her": # column 6; its answers are only words for waves' in lines


# -- without an instrument --


def test_a_table_of_points_is_mapped_without_an_instrument(ecpat: Ecpat, folder: Path) -> None:
    """What is proposed becomes a report once its question marks are deleted."""
    rows = "\n".join(f"p{at}x,{at + 3},{at * at % 7 + 6},Sofia" for at in range(9))
    (folder / "s.csv").write_text(f"Trainee code,Test 1,Test 2,City\n{rows}\n", "utf-8")
    ran = ecpat("survey", "map", "s.csv", "--out", "map.yaml")
    assert ran.exit_code == 0, ran.stderr
    written = Path("map.yaml").read_text("utf-8")
    for line in ('"Trainee code": code?', '"Test 1": points.pre?', '"Test 2": points.post?', '"City": not used?'):
        assert line in written
    Path("map.yaml").write_text(written.replace("?", ""), "utf-8")
    assert ecpat("evaluate", "s.csv", "--mapping", "map.yaml").exit_code == 0
    again = ecpat("survey", "map", "s.csv", "--mapping", "map.yaml", "--out", "again.yaml")
    assert again.exit_code == 0
    assert '"Test 1": points.pre ' in Path("again.yaml").read_text("utf-8")


def test_a_table_without_points_needs_an_instrument(ecpat: Ecpat, folder: Path) -> None:
    (folder / "s.csv").write_text("code,role\nA1,police\nB2,care\n", "utf-8")
    ran = ecpat("survey", "map", "s.csv", "--out", "map.yaml")
    assert ran.exit_code == 2
    assert "no instrument is named, and there is no instrument.yaml in this folder or above it." in ran.stderr
