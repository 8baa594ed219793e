"""Words that are a profession only in lists of one language, or beside one kind of organisation. Anywhere else they are
asked: `Counsellor` is a psychologist in a shelter and a diplomat in an embassy, `arts` a doctor in Dutch alone."""

import re
from typing import Literal, NamedTuple

from ecpat_training.core.text import fold
from ecpat_training.values.participant import Role
from ecpat_training.values.profession import Profession
from ecpat_training.words.matching import Words, keys, letters_key

_WORD = re.compile(r"\w+")
Body = Literal["police", "care", "health", "school", "law", "another service"]


class ProfessionWords(NamedTuple):
    """Words of one profession, by language, and where they are it.

    Attributes:
        profession: what they mean there.
        words: the words of each language.
        bodies: the kinds of organisation beside which they mean it; none: beside any.
        own_language: whether they mean it only in lists of their own language.
        as_spelt: whether accents count: Slovak and Czech `poručník` is a guardian, Serbian `poručnik` a lieutenant.
    """

    profession: Profession
    words: Words
    bodies: frozenset[Body] = frozenset()
    own_language: bool = False
    as_spelt: bool = False


_CARING: frozenset[Body] = frozenset(("care", "health", "school"))
_POLICE: frozenset[Body] = frozenset(("police",))

BESIDE: tuple[ProfessionWords, ...] = (
    # Ranks and tasks that ministries of environment, agriculture, armies, fire brigades and the EU have as well.
    ProfessionWords(
        Profession.POLICE,
        {
            "en": "inspector; investigator; investigating officer; sergeant; commissioner; superintendent",
            "de": "kommissar; kommissarin; ermittler; ermittlerin; chefinspektor; chefinspektorin",
            "fr": "commissaire; inspecteur; inspectrice; enquêteur; enquêtrice; brigadier",
            "nl": "hoofdinspecteur; inspecteur; brigadier",
            "ro": "anchetator; comisar; comisar șef; subcomisar; subinspector; ofițer de investigații; inspector",
            "sr": "inspektor; инспектор; inspektorka; инспекторка",
            "bg": "старши инспектор; инспектор; разузнавач; оперативен работник",
            "cs": "komisař; komisařka; vrchní komisař; inspektor; inspektorka",
            "et": "uurija; vaneminspektor; komissar; inspektor",
            "sq": "hetues; hetuese; inspektor; inspektore; komisar",
            "ru": "инспектор; оперативник; оперативный работник",
            "uk": "інспектор; дільничний; інспекторка",
        },
        _POLICE,
    ),
    ProfessionWords(
        Profession.PSYCHOLOGIST,
        {"en": "counsellor; counselor; therapist", "de": "therapeut; therapeutin", "et": "nõustaja; terapeut",
         "fr": "thérapeute", "nl": "therapeut", "cs": "terapeut; terapeutka"},
        _CARING,
    ),
    ProfessionWords(
        Profession.SOCIAL_WORKER,
        {"en": "case worker; caseworker; case manager"},
        frozenset(("care", "health")),
    ),
    ProfessionWords(
        Profession.SHELTER,
        {"sr": "vaspitač; васпитач; vaspitačica; васпитачица", "nl": "groepsleider; groepsleidster"},
        frozenset(("care",)),
    ),
    ProfessionWords(Profession.CARE, {"en": "support worker"}, _CARING),
    ProfessionWords(Profession.YOUTH, {"fr": "animateur; animatrice"}, _CARING),
    ProfessionWords(Profession.GUARDIAN, {"bg": "попечител"}, frozenset(("care",))),
    ProfessionWords(Profession.GUARDIAN, {"cs": "poručník"}, as_spelt=True),
    ProfessionWords(Profession.HEALTH, {"en": "doctor"}, frozenset(("health",))),
    ProfessionWords(Profession.HEALTH, {"nl": "arts"}, own_language=True),
    ProfessionWords(Profession.HEALTH, {"et": "õde"}, own_language=True, as_spelt=True),
    ProfessionWords(Profession.TEACHER, {"nl": "docent; docente"}, own_language=True),
    ProfessionWords(Profession.TEACHER, {"ro": "profesor; profesoară"}, own_language=True),
    ProfessionWords(Profession.LAWYER, {"en": "advocate"}, frozenset(("law",))),
    ProfessionWords(Profession.LAWYER, {"nl": "advocate", "fr": "avocate"}, own_language=True),
    ProfessionWords(Profession.JUDGE, {"fr": "magistrat"}, own_language=True),
    ProfessionWords(Profession.SHELTER, {"fr": "foyer"}, own_language=True),
)  # fmt: skip

# Words of organisations' names, by the kind of body that they show. What a longer word begins with ends in `-`.
_BODIES: dict[Body, str] = {
    "police": "police; polizei-; polizist-; kriminalpolizei; landeskriminalamt; bundeskriminalamt; lka; bka; kripo; "
    "politie; politiekorps; politieacademie; politiedienst; "
    "poliția; poliție; poliției; polícia; policía; polizia; policija; policije; policiji; полиција; "
    "полиције; policie; policejní; politsei-; policia; policisë; policore; полиция; полиции; полицията; милиция; "
    "поліція; поліції; гувд; мвд; мвр; мвс; гдбоп; mup; мup; муп; sipa; igpr; gendarmerie; jandarmeria; "
    "constabulary; carabinieri; marechaussee; europol; interpol; cid; nupo; politi; policja; "
    "ministry of interior; ministry of the interior; ministry of internal affairs; ministère de l'intérieur; "
    "ministerul de interne; ministerul afacerilor interne; ministarstvo unutrašnjih poslova; siseministeerium; "
    "министерство внутренних дел; министерство на вътрешните работи; міністерство внутрішніх справ",
    "care": "shelter; shelters; helpline; childline; crisis centre; crisis center; safe house; safe home; children; "
    "child; childrens; kinder-; jugendamt; jugendhilfe; frauenhaus; beratungsstelle; opvang; jeugdzorg; "
    "kinderbescherming; foyer; protection de l'enfance; enfance; adăpost; copii; copilului; plasament; sklonište; "
    "склониште; sigurna kuća; сигурна кућа; socijalni rad; социјални рад; деца; децата; детето; дете; приют; "
    "кризисен център; azylový dům; děti; dětí; dítě; laste-; lastekaitse; varjupaik; turvakodu; strehëza; fëmijët; "
    "fëmijëve; дети; детей; ребенок; кризисный центр; діти; дітей; притулок; кризовий центр; social services; "
    "social care; social work; welfare; sociale dienst; sozialamt; sozialdienst; caritas; ecpat; terre des hommes; "
    "save the children; sos kinderdorf; youth; victim support; counselling; counseling; orphanage; foster; "
    "children's home; centar za socijalni rad; центар за социјални рад; direcția de asistență socială; "
    "asistență socială",
    "health": "hospital; hospitals; clinic; clinics; health centre; health center; medical; krankenhaus; klinik; "
    "klinikum; hôpital; clinique; ziekenhuis; kliniek; ggd; spital; spitalul; clinica; policlinica; bolnica; "
    "болница; klinika; клиника; dom zdravlja; дом здравља; nemocnice; haigla; kliinik; spitali; klinika; больница; "
    "поликлиника; лікарня; поліклініка; клініка; sykehus; ospedale",
    "school": "school; schools; kindergarten; schule; grundschule; gymnasium; école; collège; lycée; basisschool; "
    "școala; liceul; grădinița; škola; školy; школа; училище; гимназия; kool; lasteaed; shkolla; школи; scuola; skole",
    # beside these, no word of the table means what it does elsewhere, whatever else the name holds
    "another service": "embassy; embassies; consulate; consul; mission; delegation; ambassade; botschaft; ambasada; "
    "ambasadë; ambasciata; ambassaad; посольство; консульство; амбасада; veleposlanstvo; velvyslanectví; saatkond; "
    "diplomatic; foreign affairs; affaires étrangères; auswärtiges amt; fire; firefighters; feuerwehr; pompiers; "
    "brandweer; pompieri; vatrogasci; hasiči; zjarrfikës; army; armée; bundeswehr; vojska; armata; military academy; "
    "environment; environmental; umwelt-; environnement; milieu; mediu; mjedisit; agriculture; agricultural; "
    "landwirtschaft; food safety; veterinary; tax; taxes; steuer-; vojska; customs; labour inspectorate",
    "law": "bar association; law firm; chambers; bar council; legal aid; law office; law society; solicitors",
}


class Around(NamedTuple):
    """What stands around a job title: the kinds of bodies that its row names, the language of the list if it is
    certain, and the side that a column for it says where the row names neither an organisation nor a type of one."""

    bodies: frozenset[Body] = frozenset()
    language: str | None = None
    side: Role | None = None


def _by_word() -> dict[str, list[ProfessionWords]]:
    found: dict[str, list[ProfessionWords]] = {}
    for entry in BESIDE:
        for word in dict.fromkeys(keys(";".join(entry.words.values()))):
            found.setdefault(word, []).append(entry)
    return found


def bodies_in(text: str) -> frozenset[Body]:
    """The kinds of bodies that a name, or a note beside a job title, shows."""
    whole, words = letters_key(text), [letters_key(word) for word in _WORD.findall(text)]
    return frozenset(
        body
        for body, (single, starts, phrases) in _MARKS.items()
        if not single.isdisjoint(words)
        or any(word.startswith(starts) for word in words)
        or any(phrase in whole for phrase in phrases)
    )


def fits(entry: ProfessionWords, text: str, around: Around) -> bool:
    """Whether a text, one of an entry's words, has its meaning where it stands."""
    if entry.as_spelt and fold(text) not in {fold(word) for words in entry.words.values() for word in words.split(";")}:
        return False
    if entry.own_language and not any(
        language == around.language and letters_key(text) in keys(words) for language, words in entry.words.items()
    ):
        return False
    if not entry.bodies:
        return True
    if "another service" in around.bodies:
        return False
    if entry.bodies & around.bodies:
        return True
    return around.side is entry.profession.side


def _marks(words: str) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    each = [word.strip() for word in words.split(";")]
    starts = tuple(letters_key(word) for word in each if word.endswith("-"))
    single = frozenset(letters_key(word) for word in each if not word.endswith("-") and len(word.split()) == 1)
    return single, starts, tuple(letters_key(word) for word in each if len(word.split()) > 1)


_MARKS = {body: _marks(words) for body, words in _BODIES.items()}
BESIDE_OF: dict[str, list[ProfessionWords]] = _by_word()
# What a grade before it makes another occupation: a researcher or a doctor leads a study.
NEVER = frozenset(keys(
    "principal investigator; clinical investigator; lead investigator; co investigator; chief investigator; "
    "special rapporteur; general counsel; legal counsellor; camp counsellor; financial counsellor; "
    "first counsellor; minister counsellor; assistant secretary; high commissioner"
))  # fmt: skip
