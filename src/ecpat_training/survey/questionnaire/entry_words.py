"""What the workbook for typing in paper forms says of its own; English where there are no words in a language."""

from collections.abc import Mapping

from ecpat_training.survey.model.entry_form import EntryWords

WORDS: Mapping[str, EntryWords] = {
    "en": EntryWords(
        answers="Answers",
        again="Second typing",
        guide="How to type in",
        how=(
            "Write a number on each paper first. The paper's number is the line in which it is typed.",
            "One line a paper, one column a question, in the order of the paper. Choose from the list, or type the "
            "letter or the number that stands beside the tick.",
            "Leave a cell empty where nothing is ticked, or where two answers are and it isn't clear which is meant. "
            "Never guess.",
            "Type the code as it is written. Red in the column of the code: two papers have the same code. Red "
            "elsewhere: "
            "this can't be an answer.",
            "Should a second person type the same papers again, on the sheet “Second typing”, cells that differ "
            "turn red "
            "there. Look at the paper and correct the wrong one. Only the sheet “Answers” is evaluated.",
            "Please write no names into what people wrote in their own words. Keep the papers under lock, and "
            "destroy them "
            "as you agreed with those who filled them in.",
        ),
        column="Column",
        what_to_type="What to type",
        please_check="Please check",
        choose="Please choose an answer from the list, or leave the cell empty.",
        a_number="Please type a number",
        paper="Number of the paper",
    ),
    "fr": EntryWords(
        answers="Réponses",
        again="Seconde saisie",
        guide="Comment saisir",
        how=(
            "Numérotez d’abord chaque feuille. Le numéro de la feuille est la ligne où elle est saisie.",
            "Une ligne par feuille, une colonne par question, dans l’ordre de la feuille. Choisissez dans la liste, ou "
            "tapez la lettre ou le nombre qui figure à côté de la case cochée.",
            "Laissez la cellule vide si rien n’est coché, ou si deux réponses le sont sans que l’on sache laquelle est "
            "la bonne. Ne devinez jamais.",
            "Tapez le code tel qu’il est écrit. En rouge dans la colonne du code : deux feuilles ont le même code. En "
            "rouge ailleurs : ce ne peut pas être une réponse.",
            "Si une seconde personne saisit à nouveau les mêmes feuilles, sur la feuille « Seconde saisie », les "
            "cellules "
            "qui diffèrent y deviennent rouges. Regardez le papier et corrigez. Seule la feuille « Réponses » "
            "est évaluée.",
            "N’écrivez aucun nom dans les réponses libres. Gardez les feuilles sous clé, et détruisez-les comme "
            "convenu "
            "avec les personnes qui les ont remplies.",
        ),
        column="Colonne",
        what_to_type="Que taper",
        please_check="À vérifier",
        choose="Choisissez une réponse de la liste, ou laissez la cellule vide.",
        a_number="Tapez un nombre",
        paper="Numéro de la feuille",
    ),
}


def words_in(language: str) -> EntryWords:
    """The words of a language, or the English ones."""
    return WORDS.get(language.partition("-")[0], WORDS["en"])
