"""What the report says of single questions."""

from ecpat_training.words.catalogue.ours import ours

WAVE = ours({"pre": "before", "post": "after", "follow-up": "at the follow-up"})
TITLE = ours("Question by question")
REMARK = ours(
    {
        "fewer": "Fewer people knew it {later} than {earlier}, more than chance would explain: {questions}.",
        "more": "More people knew it {later} than {earlier}, more than chance would explain: {questions}.",
        "down": "Answers got worse from {earlier} to {later}, more than chance would explain: {questions}.",
        "up": "Answers got better from {earlier} to {later}, more than chance would explain: {questions}.",
        "none": "No single question moved by more than chance could explain from {earlier} to {later}. One question is "
        "a coarse measure: with {n} people at least {needed} must move one way and none the other to show it, and more "
        "where many questions are looked at.",
        "few": "With {people} compared, no single question can show a change beyond chance; read the counts as they "
        "are.",
        "others": "A question that is not named here may have changed as well.",
        "too easy": "Known by nearly everybody already {earlier}, so that there was little to learn: {questions}.",
        "nobody": "No one was right {later}: {questions}. Was it taught, is the key right, is the question understood?",
        "other "
        "answer": "More people chose one wrong answer {later} than the right one: {questions}. Is the key right, or "
        "was it taught differently?",
        "against": "Those who know more of the rest are right less often: {questions}. Is the key right, and the "
        "question clear?",
        "reversed": "Goes against the other statements of its scale: {questions}. Is it worded the other way round? "
        "Then write `reversed: true` in the instrument.",
        "reversed already": "Goes against the other statements of its scale although it is turned round already: "
        "{questions}. Is `reversed: true` right there?",
        "unused": "Wrong answers that were chosen in no wave, so they don't show who knows: {questions}.",
        "alike": "All people answered the same, so the question shows no difference between people: {questions}.",
    }
)
SILENT = ours("No single statement moved by more than chance could explain, or needs a look, in {titles}.")
RIGHT_OF = ours("{item} ({before} and {after} of {n})")
SHARE_OF = ours("{item} ({before} and {after})")
MOVED = ours("{item} ({better} better, {worse} worse of {n})")
COUNTED = ours("{item} ({count} of {n})")
CHOSEN = ours("{item} ({wrong} chose {option}, {count} the right one, of {n})")
CORRELATED = ours("{item} (correlation {r})")
OPTIONS = ours("{item} ({options})")
NAMED = ours("{item}")
WITH_TEXT = ours("{item} “{text}”")

COLUMN = ours(
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
KEY, BLANK = ours(("right", "no answer"))
TAUGHT, UNTAUGHT = ours(("What the training teaches", "What no training teaches"))
NOT_TAUGHT, REVERSED, FORM = ours(("not taught", "turned round", "form {form}"))
ABOUT = ours(
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
SHARES = ours(
    "Shares of the people compared, in steps that hold several numbers of people, so that nobody's answer can be told. "
    "Tests that not everybody was asked twice are left out."
)
HIGHER, LOWER = ours(("higher", "lower"))
DETAILS = ours("Questions: details for statisticians")
TESTED = ours(
    {
        "keyed": "McNemar's tests of each question; mid-p decides what is said above, after adjustment for all "
        "questions of the scale (Benjamini and Hochberg 1995). The change is that of the share right, in percentage "
        "points, with Tango's score interval and Newcombe's of method 10.",
        "graded": "Sign tests of each question; mid-p decides what is said above, after adjustment for all questions "
        "of the scale (Benjamini and Hochberg 1995). Stuart and Maxwell's test asks whether each answer is as frequent "
        "as before; it is for large numbers.",
    }
)
EDGE = ours(
    "At the edge, interval and mid-p test say different things of {questions}: one of them just leaves out no change. "
    "Take these as open."
)
QUALITY = ours(
    "What each question with a key tells. Right: share of everybody asked, with Wilson's interval. Item-rest r: "
    "correlation with the rest of the scale, over those who answered all of it; below 0 it speaks against the rest. "
    "Upper less lower third: how much more often the third with the best scores is right."
)
CHOSEN_TABLE = ours("How often each answer was chosen, by everybody who answered the wave.")
GRADED_TABLE = ours("How often each answer was given, as worded in the form, by everybody who answered the wave.")

MAP = ours("{title}: who answered right, before and after")
AXIS = ours("share who answered right")
APART = ours("not taught in this training")
ALT = ours("{title}, the share right {before} and {after}, the best answered first. {rows}.")
ALT_ROW = ours("{text}: {before} to {after}")
NOT_ASKED = ours("not asked")
BARS = ours("{title}: who answered what")
BARS_PART = ours("{title}: who answered what ({part} of {parts})")
BARS_ALT = ours("{title}, statement by statement; how many gave each answer, from “{low}” to “{high}”. {rows}.")
BARS_ALT_ROW = ours("{text}: {waves}")
BARS_ALT_WAVE = ours("{counts} {wave}")
TURNED = ours("{text} (turned round in the score)")
BARS_NOTE = ours(
    "All people who answered a wave. The bars are centred on the middle answer; bars to the right show more agreement. "
    "Answers are shown as given: where a statement is turned round in the score, better is to the left."
)
BLANK_NOTE = ours("No answer was given to {rows}.")
BLANK_ROW = ours("{item} ({count} {wave})")

AGAIN = ours("Questions to teach again")
OF = ours("{right} of {people} people")
AGAIN_BOTH = ours("“{text}”: {after} answered right afterwards ({before} before).")
AGAIN_ALONE = ours("“{text}”: {after} answered right afterwards.")
MORE = ours("And {count} more.")
NONE_AGAIN = ours(
    "No question that was taught is known by fewer than two in three people afterwards, or by fewer than before."
)
AGAIN_WHY = ours(
    "Named are questions that fewer than two in three people answer right afterwards, and those that fewer answer "
    "right than before. Each may be hard, or badly put, or have a wrong key: read it once more before teaching it."
)
