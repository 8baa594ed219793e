"""Forms that ask of the time before and of now at once, drawn over languages, wordings, layouts, orders and platforms.

Layouts seen in public workshop surveys: `... BEFORE taking this workshop` beside `... AFTER taking this workshop`
(ucsbcarpentry), two grids `Before the workshop ... [item]` and `After ... [item]` (Google Forms), `pre_`/`post_` names.
"""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# language: words before, words after, now alone, the question of a thing, three things
LANGUAGES = {
    "en": ("before the training", "after the training", "now", "How would you rate your knowledge of {}",
           ("recognising victims", "the national referral mechanism", "interviewing a child")),
    "de": ("vor der Schulung", "nach der Schulung", "jetzt", "Wie schätzen Sie Ihr Wissen ein über {}",
           ("das Erkennen von Opfern", "den Verweismechanismus", "die Anhörung von Kindern")),
    "fr": ("avant la formation", "après la formation", "maintenant", "Comment évaluez-vous vos connaissances sur {}",
           ("l'identification des victimes", "le mécanisme d'orientation", "l'audition d'un enfant")),
    "nl": ("vóór de training", "na de training", "nu", "Hoe beoordeelt u uw kennis van {}",
           ("het herkennen van slachtoffers", "de zorg voor kinderen", "het verhoor van een kind")),
    "ro": ("înainte de instruire", "după instruire", "acum", "Cum vă evaluați cunoștințele despre {}",
           ("recunoașterea victimelor", "mecanismul de referire", "audierea copilului")),
    "sr": ("pre obuke", "posle obuke", "sada", "Kako ocenjujete svoje znanje o {}",
           ("prepoznavanju žrtava", "mehanizmu upućivanja", "razgovoru sa detetom")),
    "bg": ("преди обучението", "след обучението", "сега", "Как оценявате знанията си за {}",
           ("разпознаване на жертви", "механизма за насочване", "разпит на дете")),
    "cs": ("před školením", "po školení", "nyní", "Jak hodnotíte své znalosti o {}",
           ("rozpoznání obětí", "systému pomoci", "výslechu dítěte")),
    "et": ("enne koolitust", "pärast koolitust", "praegu", "Kuidas hindate oma teadmisi: {}",
           ("ohvrite äratundmine", "suunamise kord", "lapse küsitlemine")),
    "sq": ("para trajnimit", "pas trajnimit", "tani", "Si i vlerësoni njohuritë tuaja për {}",
           ("identifikimin e viktimave", "mekanizmin e referimit", "intervistimin e fëmijës")),
    "ru": ("до обучения", "после обучения", "сейчас", "Как вы оцениваете свои знания о {}",
           ("распознавании жертв", "механизме перенаправления", "опросе ребёнка")),
    "uk": ("до тренінгу", "після тренінгу", "зараз", "Як ви оцінюєте свої знання про {}",
           ("розпізнавання жертв", "механізм перенаправлення", "опитування дитини")),
    "it": ("prima della formazione", "dopo la formazione", "ora", "Come valuta le sue conoscenze su {}",
           ("l'identificazione delle vittime", "il meccanismo di rinvio", "l'ascolto del minore")),
    "da": ("før kurset", "efter kurset", "nu", "Hvordan vurderer du din viden om {}",
           ("at genkende ofre", "henvisningssystemet", "afhøring af børn")),
    "no": ("før opplæringen", "etter opplæringen", "nå", "Hvordan vurderer du kunnskapen din om {}",
           ("å gjenkjenne ofre", "henvisningssystemet", "avhør av barn")),
}  # fmt: skip
LAYOUTS = (
    "words behind", "words in front", "brackets", "bare brackets", "grids", "capitals", "now", "numbered",
    "two languages", "names", "dash", "only before",
)  # fmt: skip
PLATFORMS = ("Google Forms", "Microsoft Forms", "plain", "SurveyMonkey")
_FIRST_COLUMNS = {
    "Google Forms": ["Timestamp"],
    "Microsoft Forms": ["ID", "Start time", "Completion time", "Email", "Name"],
    "plain": [],
    "SurveyMonkey": ["Respondent ID", "Collector ID", "Start Date", "End Date"],
}
_NAMES = (("before", "after"), ("pre", "post"), ("t0", "t1"), ("prior", "now"))


@dataclass(frozen=True)
class RetrospectiveForm:
    """A form: what it is called, the headers of (before, now) of each thing, and the columns in their order."""

    name: str
    pairs: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    platform: str


def forms(number: int) -> Iterator[RetrospectiveForm]:
    """So many forms: each language with each layout in turn, in either order, side by side or in two blocks."""
    for place in range(number):
        language = list(LANGUAGES)[place % len(LANGUAGES)]
        layout = LAYOUTS[(place + place // len(LANGUAGES)) % len(LAYOUTS)]
        platform = PLATFORMS[(place * 7 + place // 4) % len(PLATFORMS)]
        draw = random.Random(place)
        pairs = tuple(_pair(language, layout, number, draw_of_form=place) for number in range(3))
        turned = [pair[::-1] for pair in pairs] if draw.random() < 0.4 else pairs
        in_blocks = layout == "grids" or draw.random() < 0.3
        columns = (
            [*(one for one, _ in turned), *(two for _, two in turned)] if in_blocks else [c for p in turned for c in p]
        )
        yield RetrospectiveForm(f"{place}-{language}-{layout}-{platform}", pairs, tuple(columns), platform)


def _pair(language: str, layout: str, number: int, draw_of_form: int) -> tuple[str, str]:
    before, after, now, question, things = LANGUAGES[language]
    asked = question.format(things[number])
    second = LANGUAGES["en" if language != "en" else "fr"]
    other = second[3].format(second[4][number])
    short = _NAMES[draw_of_form % len(_NAMES)]
    name = ("victims", "referral", "interview")[number]
    return {
        "words behind": (f"{asked} {before}?", f"{asked} {after}?"),
        "words in front": (f"{before.capitalize()}: {asked}?", f"{after.capitalize()}: {asked}?"),
        "brackets": (f"{asked}? [{before}]", f"{asked}? [{after}]"),
        "bare brackets": (f"{things[number]} ({before.split()[0]})", f"{things[number]} ({after.split()[0]})"),
        "grids": (f"{before.capitalize()} [{things[number]}]", f"{after.capitalize()} [{things[number]}]"),
        "capitals": (f"{asked} {before.upper()}", f"{asked} {after.upper()}"),
        "now": (f"{asked} {before}?", f"{asked} {now}?"),
        "numbered": (f"{number + 1}a. {asked} {before}", f"{number + 1}b. {asked} {after}"),
        "two languages": (f"{asked} {before} / {other} {second[0]}", f"{asked} {after} / {other} {second[1]}"),
        "names": (f"{name}_{short[0]}", f"{name}_{short[1]}"),
        "dash": (f"{asked} – {before}", f"{asked} – {after}"),
        "only before": (f"{before.capitalize()}, {asked}", asked),
    }[layout]


def written(form: RetrospectiveForm, folder: Path) -> Path:
    """The form's export with twenty responses: 1 to 4 about the time before, 3 to 5 about now."""
    draw = random.Random(form.name)
    befores = {before for before, _ in form.pairs}
    lead = _FIRST_COLUMNS[form.platform]
    path = folder / f"{form.name.replace(' ', '-')}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*lead, *form.columns])
        if form.platform == "SurveyMonkey":
            writer.writerow(["", "", "", "", *("Response" for _ in form.columns)])
        for number in range(20):
            day = f"2026-03-{number + 1:02d} 10:00:00"
            values = {
                "Timestamp": day,
                "ID": number + 1,
                "Respondent ID": 1000 + number,
                "Collector ID": 7,
                "Email": "anonymous",
            }
            row = [values.get(name, "" if name == "Name" else day) for name in lead]
            writer.writerow([*row, *(draw.randint(1, 4) if c in befores else draw.randint(3, 5) for c in form.columns)])
    return path
