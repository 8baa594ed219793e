"""Who may be out by words that no table knows as a whole: asked, never decided and never passed over."""

import pytest

from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.roster.reading.standing_hints import standing_hint
from tests.roster.lists import sheet
from tests.roster.standing_lists import INSIDE, OUT, counted, questions, read, remark

REMARKS = [
    "no longer working here", "left the ministry", "apologies received", "replaced by Mira Tot", "hat am 3.5. abgesagt",
    "musste am 2. Mai leider absagen", "kann leider nicht kommen", "ne pourra pas venir", "ne travaille plus ici",
    "zal niet kunnen komen", "nu poate, din păcate, participa", "nu mai lucrează la noi", "neće moći da dođe",
    "više ne radi u MUP-u", "вече не работи тук", "nemůže přijet", "enam ei tööta siin", "nuk punon më këtu",
    "не сможет приехать", "уволилась в мае", "не зможе взяти участь", "більше не працює", "non può partecipare",
    "nie będzie mógł przyjechać", "odwołał 3 maja", "ya no trabaja aquí", "katılamayacağını bildirdi",
    "sajnos nem tud eljönni", "ne dela več na ministrstvu", "δεν θα μπορέσει να έρθει", "لن يتمكن من الحضور للأسف",
    "չի կարողանա գալ", "ვერ შეძლებს მოსვლას", "waiting 1", "OUT",
    "Dear all I am very sorry to say that because of an illness in the family I will not be able to come this time",
]  # fmt: skip


@pytest.mark.parametrize("text", REMARKS)
def test_a_remark_that_says_it_in_its_own_words_is_asked(text: str) -> None:
    reading = read(*INSIDE, remark("Eva Dan", text))
    assert len(counted(reading)) == 3
    (question,) = questions(reading)
    assert "it isn't clear what that says, so this person counts" in question.message


@pytest.mark.parametrize(
    "text",
    [
        "vegetarian", "arrives by bus, no visa", "does not need a hotel", "Krankenschwester", "not vegetarian; attends",
        "din anul 2005", "Krankenhaus Mitte", "<scr ipt>alert(1)</scr>", "comes with her colleague", "no pork",
        "née en 1975", "ne mange pas de viande", "работает в больнице",
    ],
)  # fmt: skip
def test_remarks_about_something_else_ask_nothing(text: str) -> None:
    assert (standing_hint(text), questions(read(*INSIDE, remark("Eva Dan", text)))) == (None, [])


@pytest.mark.parametrize(
    ("heading", "ends"),
    [
        ("Abgesagt haben:", "Nachgerückt:"), ("Declined:", "Moved up:"), ("Excusés :", "Confirmés :"),
        ("Отказались:", "Подтвердили:"), ("Odustali:", "Potvrdili:"), ("Odmówili:", "Potwierdzili udział:"),
        ("İptal edenler", "Katılacaklar"), ("Abgesagt haben:", "Teilnehmend:"), ("Declined:", "Attending:"),
    ],
)  # fmt: skip
def test_a_heading_of_people_who_come_ends_the_block_of_those_who_do_not(heading: str, ends: str) -> None:
    reading = read(INSIDE[0], heading, OUT[0], ends, OUT[1])
    assert counted(reading) == ["Ana Popa", "Dan Enescu"]
    assert len(questions(reading)) == 1


@pytest.mark.parametrize(
    ("heading", "ends"),
    [("Отказались:", "Замена:"), ("Declined", "Replaced by:"), ("Au refuzat:", "Înlocuitori:"),
     ("Absents", "Remplacés par")],
)  # fmt: skip
def test_those_who_replace_others_are_a_question_of_their_own(heading: str, ends: str) -> None:
    reading = read(INSIDE[0], heading, OUT[0], ends, OUT[1])
    assert counted(reading) == ["Ana Popa", "Dan Enescu"]
    assert "it isn't clear" in questions(reading)[1].message


@pytest.mark.parametrize("ends", ["Nicht bestätigt:", "Not confirmed", "Не подтвердили:"])
def test_a_heading_of_people_who_have_not_confirmed_is_asked(ends: str) -> None:
    assert len(questions(read(INSIDE[0], "Declined:", OUT[0], ends, OUT[1]))) == 2


@pytest.mark.parametrize(
    ("name", "footnote", "is_plain"),
    [
        ("Carla Dinu ¹", "¹ will not attend", True), ("Carla Dinu (1)", "(1) hat abgesagt", True),
        ("Carla Dinu ²", "² ne viendra pas", True), ("Carla Dinu1", "1 will not attend", False),
        ("Carla Dinu [1]", "[1] відмовилась 3 травня", False), ("Carla Dinu**", "** cannot come on 3 May", False),
    ],
)  # fmt: skip
def test_a_footnote_says_it_of_whoever_has_its_number_or_sign(name: str, footnote: str, is_plain: bool) -> None:
    reading = read(*INSIDE, OUT[0].replace("Carla Dinu", name), OUT[1], "", footnote)
    assert len(questions(reading)) == 1
    assert len(counted(reading)) == (3 if is_plain else 4)


@pytest.mark.parametrize(
    ("name", "footnote"),
    [("Carla Dinu¹", "¹ vegetarian"), ("Carla Dinu", "* cancelled trainings are repeated"), ("Person 2", "2 declined"),
     ("Carla Dinu**", "* declined to be photographed")],
)  # fmt: skip
def test_footnotes_of_others_ask_nothing(name: str, footnote: str) -> None:
    reading = read(*INSIDE, OUT[0].replace("Carla Dinu", name), OUT[1], "", footnote)
    assert (len(counted(reading)), [q for q in questions(reading) if q.also]) == (4, [])
    assert not any("row 4" in question.message for question in questions(reading))


@pytest.mark.parametrize("cell", ["[OUT] Carla Dinu", "Carla Dinu (out)", "Carla Dinu (raus)", "Carla Dinu (вычеркнут)",
                                  "Carla Dinu (no longer works here)", "Carla Dinu (a quitté le parquet)"])  # fmt: skip
def test_a_note_beside_a_name_in_other_words_is_asked(cell: str) -> None:
    reading = read(*INSIDE, OUT[0].replace("Carla Dinu", cell))
    assert (len(counted(reading)), len(questions(reading))) == (3, 1)


@pytest.mark.parametrize(
    ("organisation", "position", "is_asked"),
    [
        ("Shelter Vatra (withdrew)", "Social worker", True), ("Foyer (désistement)", "éducatrice", True),
        ("IOM", "Observer", True), ("IOM", "Beobachterin", True), ("Shelter", "Trainer / facilitator", True),
        ("OSCE Observer Mission", "Prosecutor", False), ("National Training Centre", "Trainer", False),
        ("Ministry (Reserve Unit 4)", "Interpreter", False),
    ],
)  # fmt: skip
def test_notes_in_cells_of_work_and_parts_in_the_training_are_asked(
    organisation: str, position: str, is_asked: bool
) -> None:
    rows = ["Name | Organisation | Position", "Ana Popa | Police | officer", f"Ben Ilie | {organisation} | {position}"]
    reading = roster_from(sheet("\n".join(rows)))
    assert (len(counted(reading)), len(questions(reading))) == (2, int(is_asked))


@pytest.mark.parametrize("word", ["no reply", "keine Antwort", "без відповіді", "tentative"])
def test_whoever_has_not_answered_where_others_have_is_asked_and_counts(word: str) -> None:
    rows = ["Name | Organisation | Status", "Ana Popa | Police | confirmed", f"Ben Ilie | Shelter | {word}"]
    reading = roster_from(sheet("\n".join(rows)))
    assert (len(counted(reading)), len(questions(reading))) == (2, 1)
    unanswered = roster_from(sheet("\n".join([rows[0], rows[2]])))
    assert questions(unanswered) == []
