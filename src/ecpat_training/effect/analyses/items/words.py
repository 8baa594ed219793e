"""What the report says of single questions."""

from ecpat_training.words.catalogue.marked_text import marked

WAVE = marked({"pre": "before", "post": "after", "follow-up": "at the follow-up"})
TITLE = marked("Question by question")
REMARK = marked(
    {
        "fewer": "Fewer people knew it {later} than {earlier}, more than chance would explain: {questions:.}",
        "more": "More people knew it {later} than {earlier}, more than chance would explain: {questions:.}",
        "down": "Answers got worse from {earlier} to {later}, more than chance would explain: {questions:.}",
        "up": "Answers got better from {earlier} to {later}, more than chance would explain: {questions:.}",
        "none": "No single question moved by more than chance could explain from {earlier} to {later}. One question is "
        "a coarse measure: with {n} {n:person|people} at least {needed} must move one way and none the other to show "
        "it, and more where many questions are looked at.",
        "few": "With {people} compared, no single question can show a change beyond chance; read the counts as they "
        "are.",
        "others": "A question that is not named here may have changed as well.",
        "too easy": "Known by nearly everybody already {earlier}, so that there was little to learn: {questions:.}",
        "nobody": "No one was right {later}: {questions:.} Was it taught, is the key right, is the question "
        "understood?",
        "other "
        "answer": "More people chose one wrong answer {later} than the right one: {questions:.} Is the key right, or "
        "was it taught differently?",
        "against": "Those who know more of the rest are right less often: {questions:.} Is the key right, and the "
        "question clear?",
        "reversed": "Goes against the other statements of its scale: {questions:.} Is it worded the other way round? "
        "Then write `reversed: true` in the instrument.",
        "reversed already": "Goes against the other statements of its scale although it is turned round already: "
        "{questions:.} Is `reversed: true` right there?",
        "unused": "Wrong answers that were chosen in no wave, so they don't show who knows: {questions:.}",
        "alike": "All people answered the same, so the question shows no difference between people: {questions:.}",
    }
)
NO_MOVED_ITEM_TEXT = marked(
    "No single statement moved by more than chance could explain, or needs a look, in {titles:.}"
)
RIGHT_COUNTS_TEXT = marked("{item} ({before} and {after} of {n})")
SHARES_TEXT = marked("{item} ({before} and {after})")
MOVED_ITEM_TEXT = marked("{item} ({better} better, {worse} worse of {n})")
COUNTED = marked("{item} ({count} of {n})")
CHOSEN = marked("{item} ({wrong} chose {option}, {count} the right one, of {n})")
CORRELATED = marked("{item} (correlation {r})")
OPTIONS = marked("{item} ({options})")
ITEM_NAME_TEXT = marked("{item}")
WITH_TEXT = marked("{item} “{text}”")

COLUMN = marked(
    {
        "question": "Question",
        "compared": "Compared",
        "people": "People",
        "right before": "Right {wave}",
        "gained": "Wrong to right",
        "lost": "Right to wrong",
        "mean": "Mean {wave}",
        "mean alone": "Mean",
        "better": "Better",
        "same": "Same",
        "worse": "Worse",
        "points": "Change, points",
        "interval": "95 % interval",
        "change interval": "Change in points, 95 % interval",
        "newcombe": "Newcombe's interval",
        "exact": "p (exact)",
        "mid-p": "p (mid-p)",
        "adjusted": "p for all questions",
        "homogeneity": "p (Stuart-Maxwell)",
        "wave": "Wave",
        "right": "Right",
        "item-rest": "Item-rest r",
        "thirds": "Upper less lower third",
        "answer": "Answer",
        "key": "Right",
        "blank": "No answer",
        "part": "Part",
        "questions": "Questions",
        "change": "Change",
    }
)
KEY, BLANK = marked(("right", "no answer"))
TAUGHT, UNTAUGHT = marked(("What the training teaches", "What no training teaches"))
NOT_TAUGHT, REVERSED, FORM = marked(("not taught", "turned round", "form {form}"))
ABOUT = marked(
    {
        "counts": "Of the people recognised in both waves; an open answer and don't know count as not right. With "
        "fewer than {few} people, counts say more than percentages.",
        "shares": "Of the people recognised in both waves; an open answer and don't know count as not right.",
        "graded": "Of the people recognised in both waves who answered the question twice. Better is towards {better} "
        'answers; statements marked "turned round" count from the other end.',
        "one wave": "Of everybody who answered; no two waves can be compared for the same people.",
        "parts": "Mean scores of the people recognised in both waves on these questions alone. Short parts are coarse: "
        "read them for where to look, not as results.",
        "untaught": "What no training teaches shows what being asked twice alone does.",
    }
)
SHARES = marked(
    "Shares of the people compared, in steps that hold several numbers of people, so that nobody's answer can be told. "
    "Tests that not everybody was asked twice are left out."
)
HIGHER, LOWER = marked(("higher", "lower"))
DETAILS = marked("Questions: details for statisticians")
TEST_EXPLANATION = marked(
    {
        "keyed": "McNemar's tests of each question; mid-p decides what is said above, after adjustment for all "
        "questions of the scale (Benjamini and Hochberg 1995). The change is that of the share right, in percentage "
        "points, with Tango's score interval and Newcombe's of method 10.",
        "graded": "Sign tests of each question; mid-p decides what is said above, after adjustment for all questions "
        "of the scale (Benjamini and Hochberg 1995). Stuart and Maxwell's test asks whether each answer is as frequent "
        "as before; it is for large numbers.",
    }
)
EDGE = marked(
    "At the edge, interval and mid-p test say different things of {questions::} one of them just leaves out no change. "
    "Take these as open."
)
QUALITY = marked(
    "What each question with a key tells. Right: share of everybody asked, with Wilson's interval. Item-rest r: "
    "correlation with the rest of the scale, over those who answered all of it; below 0 it speaks against the rest. "
    "Upper less lower third: how much more often the third with the best scores is right."
)
CHOSEN_TABLE = marked("How often each answer was chosen, by everybody who answered the wave.")
GRADED_TABLE = marked("How often each answer was given, as worded in the form, by everybody who answered the wave.")

MAP = marked("{title::} who answered right, before and after")
AXIS = marked("share who answered right")
UNTAUGHT_NOTE = marked("not taught in this training")
ALT = marked("{title}, the share right {before} and {after}, the best answered first. {rows}.")
ALT_ROW = marked("{text::} {before} to {after}")
NOT_ASKED_TEXT = marked("not asked")
ANSWER_BARS_TITLE = marked("{title::} who answered what")
BARS_PART = marked("{title::} who answered what ({part} of {parts})")
BARS_ALT = marked("{title}, statement by statement; how many gave each answer, from “{low}” to “{high}”. {rows}.")
BARS_ALT_ROW = marked("{text::} {waves}")
BARS_ALT_WAVE = marked("{counts} {wave}")
REVERSED_ITEM_TEXT = marked("{text} (turned round in the score)")
BARS_NOTE = marked(
    "All people who answered a wave. The bars are centred on the middle answer; bars to the right show more agreement. "
    "Answers are shown as given: where a statement is turned round in the score, better is to the left."
)
BLANK_NOTE = marked("No answer was given to {rows}.")
BLANK_ROW = marked("{item} ({count} {wave})")

AGAIN = marked("Questions to teach again")
OF = marked("{right} of {people} {people:person|people}")
AGAIN_BOTH = marked("“{text}”: {after} answered right afterwards ({before} before).")
AGAIN_ALONE = marked("“{text}”: {after} answered right afterwards.")
MORE_QUESTIONS_TEXT = marked("And {count} more.")
NONE_AGAIN = marked(
    "No question that was taught is known by fewer than two in three people afterwards, or by fewer than before."
)
AGAIN_WHY = marked(
    "Named are questions that fewer than two in three people answer right afterwards, and those that fewer answer "
    "right than before. Each may be hard, or badly put, or have a wrong key: read it once more before teaching it."
)
