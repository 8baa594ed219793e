"""Files in which no row is a person's are refused with what they are: head counts, summaries, lists of questions and
codebooks; a row that holds the questions' words is nobody's."""

import pytest

from ecpat_training.core.errors import InputError
from ecpat_training.survey.reading.inspection import inspect_table
from ecpat_training.survey.reading.recognise import recognise
from tests.survey.tables import csv_table


@pytest.mark.parametrize(
    "text",
    [
        "time,on,off\n09:00,12,3\n09:01,14,3\n09:02,15,2",
        "Uhrzeit,anwesend,abwesend\n9:00,12,3\n9:05,14,3\n9:10,15,2",
        "Heure,En ligne,Hors ligne\n2024-03-01 09:00,12,3\n2024-03-01 09:01,14,3",
        "время,участники\n1,12\n2,14\n3,15",
    ],
)
def test_head_counts_by_time_are_nobody_s_answers(text: str) -> None:
    with pytest.raises(InputError, match="these are counts of people at each time, not the answers of each person"):
        recognise(csv_table(text))


@pytest.mark.parametrize(
    "text",
    [
        "Question,1,2,3,4,5,Average\nI know whom to call,0,1,5,10,4,3.9\nI can recognise,1,1,4,8,6,3.85",
        ",Strongly disagree,Disagree,Neutral,Agree\nI know whom to call,0%,5%,25%,70%\nI recognise,5%,5%,20%,70%",
        "Aussage,stimme nicht zu,teils teils,stimme zu\nIch weiß Bescheid,1,5,10\nIch erkenne Opfer,2,4,8",
        "Вопрос,До,После\nЯ знаю кому звонить,2.9,4.1\nЯ узнаю жертву,2.5,3.9",
        "Option,Votes\nPolice,12\nNGO,8\nIGO,3",
        "Poll,Option,Votes,Percentage\nHow sure?,Very,12,60%\nHow sure?,Not,8,40%",
        "Question,Response,Partial credit,Count,Frequency\nQ1,a,100%,12,60%\nQ1,b,0%,8,40%",
        "Q#,Question type,Question name,Attempts,Facility index,Standard deviation\n1,multichoice,Who,20,50%,3%\n"
        "2,multichoice,When,20,51%,4%",
        "How satisfied are you?,Count\nVery satisfied,12\nSatisfied,8",
        "Row Labels,Average of q1,Average of q2\nNGO,3.2,4.1\nGrand Total,3.3,4.0",
        "Zeilenbeschriftungen,Anzahl von Code\nNGO,12\nGesamtergebnis,20",
        "Réponse,Effectif,Pourcentage\nPolice,12,52%\nONG,8,35%",
        "Topic,N,Mean,SD\nSigns of trafficking,24,3.4,0.8\nThe law,23,3.9,0.7\nTotal,47,3.6,0.8",
        "Bereich,N,Mittelwert vorher,Mittelwert nachher\nErkennen,24,2.4,3.4\nRecht,23,2.9,3.9",
        "Thème,Effectif,Moyenne avant,Moyenne après\nDroit,24,2.4,3.4\nSoins,23,2.9,3.9",
    ],
)
def test_a_row_for_each_question_or_answer_with_figures_is_a_table_of_totals(text: str) -> None:
    with pytest.raises(InputError, match="these are totals of the answers to each question"):
        recognise(csv_table(text))


@pytest.mark.parametrize(
    "text",
    [
        "Name,N,Mean\nAna Rusu,24,3.4\nIon Popa,23,3.9\nLilia Balan,24,2.8",
        "Institution,Mean before,Mean after\nPolice of Cahul,2.4,3.4\nShelter of Balti,2.9,3.9",
        "Teilnehmer,Anzahl,Mittelwert\nAna Rusu,24,3.4\nIon Popa,23,3.9",
    ],
)
def test_means_of_people_are_no_totals(text: str) -> None:
    assert recognise(csv_table(text))


@pytest.mark.parametrize(
    "text",
    [
        "No,Question,Type,Required\n1,How sure are you?,Likert,yes\n2,What is a referral?,Multiple choice,yes",
        "Nr.,Frage,Antwortmöglichkeiten\n1,Wie sicher fühlen Sie sich?,1-5\n2,Was ist ein NRM?,a; b; c",
        "Variable,Label,Values\nq1,I know whom to call,1=disagree 5=agree\nsex,Sex,1=male 2=female",
        "id,label,description\nQ1,dept,Your department\nQ3_1_TEXT,dept_other,Other",  # seen in UCSBCarpentry's
        "Question,Author,Upvotes,Date\nWhat about minors?,A,12,2024-03-01\nWho pays?,B,4,2024-03-01",
        "№,Вопрос,Варианты ответа\n1,Куда звонить?,102\n2,Кто решает?,суд",
    ],
)
def test_a_list_of_questions_is_no_answer_to_them(text: str) -> None:
    with pytest.raises(InputError, match="this is a list of questions, not the answers to it"):
        recognise(csv_table(text))


@pytest.mark.parametrize(
    "text",
    [
        "Timestamp,1,2,3\n2024-03-01 09:00,1,2,3\n2024-03-01 09:01,4,5,3",  # questions that are called by numbers
        "code,Agree,Disagree,Neutral\nA1B2,1,0,0\nC1D2,0,1,0\nE1F2,0,0,1",  # a column for each answer to one question
        "time,Your organisation,present\n09:00,NGO,1\n09:01,GO,1",
        "code,points,total\nA1B2,7,10\nC1D2,8,10",
        "Participant,Count\nAna,3\nBen,4",
        "Rank,Player,Total Score (points),Correct Answers\n1,P1,900,9\n2,P2,800,8",
        "id,answer,notes\n1,yes,-\n2,no,-\n3,yes,-",
    ],
)
def test_answers_that_look_a_little_like_such_a_table_are_read(text: str) -> None:
    assert recognise(csv_table(text))[1].columns


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("Your code,I know whom to call,I can recognise", "{code},{grade},{grade}"),
        ("Kürzel,Wie sicher sind Sie?,Kennen Sie den NRM?", "{code},{grade},{grade}"),
        ("Votre code,Je sais qui appeler,Je reconnais une victime", "{code},{word},{word}"),
        ("Ваш код,Знаете ли вы номер?,Кто решает о защите?", "{code},{word},{grade}"),
    ],
)
def test_a_second_heading_of_questions_below_short_names_is_nobody_and_gives_the_words(
    words: str, answers: str
) -> None:
    rows = [answers.format(code=f"AB{i:02}", grade=i % 5 + 1, word=("Oui", "Non")[i % 2]) for i in range(12)]
    table = csv_table("\n".join(["code,q1,q2", words, *rows]))
    survey, _ = inspect_table(table)
    assert (survey.responses, survey.header_rows) == (12, (1, 2))
    assert recognise(table)[1].columns[1].names == (words.split(",")[1],)


@pytest.mark.parametrize(
    "text",
    [
        "code,role,place\nA1B2,Social worker of Tirana,Ministry of the Interior\nC1D2,Police,Durres\nE1F2,Police,Vlora",
        "code,q1,q2\nA1B2,because I know them,4\nC1D2,no,3\nE1F2,no,2",
        "code,q1,why\nA1B2,4,I did not know it before\nC1D2,3,no\nE1F2,2,no",
    ],
)
def test_a_first_person_who_writes_much_is_a_person(text: str) -> None:
    assert inspect_table(csv_table(text))[0].responses == 3


@pytest.mark.parametrize(
    "second",
    [",Venue,Food,Response", "Open-Ended Response,Venue,Food,Response", ",Response,,Response", "Antwort,,Food,Antwort"],
)
def test_a_row_of_kinds_of_answers_and_choices_is_nobody(second: str) -> None:
    rows = [f"AB{i:02},{'Venue' if i % 2 else ''},{'Food' if i % 3 else ''},{i % 5 + 1}" for i in range(12)]
    table = csv_table("\n".join(["Code,What did you like,Unnamed: 2,How sure?", second, *rows]))
    assert inspect_table(table)[0].responses == 12
