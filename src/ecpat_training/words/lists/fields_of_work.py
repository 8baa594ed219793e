"""Fields of work, one word a language: what partners choose from in the workbook that they fill in. They name no
gender; and a list that says `Polizei` or `santé` in place of a profession is read by them as well."""

from ecpat_training.values.participant import Role
from ecpat_training.values.profession import Profession
from ecpat_training.words.matching import Words

# fmt: off
FIELDS_OF_WORK: dict[Profession, Words] = {
    Profession.POLICE: {
        "en": "police", "de": "Polizei", "fr": "police", "nl": "politie", "ro": "poliție", "sr": "policija",
        "bg": "полиция", "cs": "policie", "et": "politsei", "sq": "policia", "ru": "полиция", "uk": "поліція",
        "da": "politi", "it": "polizia", "no": "politi",
    },
    Profession.PROSECUTOR: {
        "en": "prosecution", "de": "Staatsanwaltschaft", "fr": "parquet", "nl": "openbaar ministerie",
        "ro": "procuratură", "sr": "tužilaštvo", "bg": "прокуратура", "cs": "státní zastupitelství",
        "et": "prokuratuur", "sq": "prokuroria", "ru": "прокуратура", "uk": "прокуратура", "da": "anklagemyndighed",
        "it": "procura", "no": "påtalemyndighet",
    },
    Profession.BORDER_GUARD: {
        "en": "border guard", "de": "Grenzschutz", "fr": "garde-frontières", "nl": "grensbewaking",
        "ro": "poliția de frontieră", "sr": "granična policija", "bg": "гранична полиция", "cs": "pohraniční policie",
        "et": "piirivalve", "sq": "policia kufitare", "ru": "пограничная служба", "uk": "прикордонна служба",
        "da": "grænsepoliti", "it": "polizia di frontiera", "no": "grensepoliti",
    },
    Profession.CUSTOMS: {
        "en": "customs", "de": "Zoll", "fr": "douane", "nl": "douane", "ro": "vamă", "sr": "carina", "bg": "митница",
        "cs": "celní správa", "et": "toll", "sq": "dogana", "ru": "таможня", "uk": "митниця", "da": "told",
        "it": "dogana", "no": "tollvesen",
    },
    Profession.IMMIGRATION: {
        "en": "immigration service", "de": "Ausländerbehörde", "fr": "service de l'immigration",
        "nl": "immigratiedienst", "ro": "serviciul de imigrări", "sr": "služba za strance",
        "bg": "миграционна служба", "cs": "imigrační služba", "et": "migratsiooniteenistus",
        "sq": "shërbimi i migracionit", "ru": "миграционная служба", "uk": "міграційна служба",
        "da": "udlændingemyndighed", "it": "servizio immigrazione", "no": "utlendingsmyndighet",
    },
    Profession.LABOUR_INSPECTOR: {
        "en": "labour inspection", "de": "Arbeitsinspektion", "fr": "inspection du travail", "nl": "arbeidsinspectie",
        "ro": "inspecția muncii", "sr": "inspekcija rada", "bg": "инспекция по труда", "cs": "inspekce práce",
        "et": "tööinspektsioon", "sq": "inspektorati i punës", "ru": "инспекция труда", "uk": "інспекція праці",
        "da": "arbejdstilsyn", "it": "ispettorato del lavoro", "no": "arbeidstilsyn",
    },
    Profession.SOCIAL_WORKER: {
        "en": "social work", "de": "Sozialarbeit", "fr": "travail social", "nl": "maatschappelijk werk",
        "ro": "asistență socială", "sr": "socijalni rad", "bg": "социална работа", "cs": "sociální práce",
        "et": "sotsiaaltöö", "sq": "punë sociale", "ru": "социальная работа", "uk": "соціальна робота",
        "da": "socialt arbejde", "it": "servizio sociale", "no": "sosialt arbeid",
    },
    Profession.CHILD_PROTECTION: {
        "en": "child protection", "de": "Kinderschutz", "fr": "protection de l'enfance", "nl": "kinderbescherming",
        "ro": "protecția copilului", "sr": "zaštita dece", "bg": "закрила на детето", "cs": "ochrana dětí",
        "et": "lastekaitse", "sq": "mbrojtja e fëmijëve", "ru": "защита детей", "uk": "захист дітей",
        "da": "børnebeskyttelse", "it": "tutela dei minori", "no": "barnevern",
    },
    Profession.SHELTER: {
        "en": "shelter", "de": "Schutzeinrichtung", "fr": "foyer d'accueil", "nl": "opvanghuis", "ro": "adăpost",
        "sr": "sigurna kuća", "bg": "кризисен център", "cs": "azylový dům", "et": "varjupaik", "sq": "strehë",
        "ru": "приют", "uk": "притулок", "da": "krisecenter", "it": "casa di accoglienza", "no": "krisesenter",
    },
    Profession.CARE: {
        "en": "care and support", "de": "Pflege und Betreuung", "fr": "accompagnement éducatif",
        "nl": "zorg en begeleiding", "ro": "îngrijire și sprijin", "sr": "nega i podrška", "bg": "грижа и подкрепа",
        "cs": "péče a podpora", "et": "hooldus ja tugi", "sq": "përkujdesje dhe mbështetje", "ru": "уход и поддержка",
        "uk": "догляд і підтримка", "da": "omsorg og støtte", "it": "assistenza e sostegno", "no": "omsorg og støtte",
    },
    Profession.PSYCHOLOGIST: {
        "en": "psychology", "de": "Psychologie", "fr": "psychologie", "nl": "psychologie", "ro": "psihologie",
        "sr": "psihologija", "bg": "психология", "cs": "psychologie", "et": "psühholoogia", "sq": "psikologji",
        "ru": "психология", "uk": "психологія", "da": "psykologi", "it": "psicologia", "no": "psykologi",
    },
    Profession.HEALTH: {
        "en": "health care", "de": "Gesundheit", "fr": "santé", "nl": "gezondheidszorg", "ro": "sănătate",
        "sr": "zdravstvo", "bg": "здравеопазване", "cs": "zdravotnictví", "et": "tervishoid", "sq": "shëndetësi",
        "ru": "здравоохранение", "uk": "охорона здоров'я", "da": "sundhed", "it": "sanità", "no": "helse",
    },
    Profession.TEACHER: {
        "en": "education", "de": "Schule", "fr": "enseignement", "nl": "onderwijs", "ro": "educație",
        "sr": "obrazovanje", "bg": "образование", "cs": "školství", "et": "haridus", "sq": "arsim",
        "ru": "образование", "uk": "освіта", "da": "undervisning", "it": "istruzione", "no": "undervisning",
    },
    Profession.YOUTH: {
        "en": "youth work", "de": "Jugendarbeit", "fr": "animation jeunesse", "nl": "jongerenwerk",
        "ro": "lucrul cu tinerii", "sr": "rad sa mladima", "bg": "работа с младежи", "cs": "práce s mládeží",
        "et": "noorsootöö", "sq": "punë me të rinjtë", "ru": "работа с молодёжью", "uk": "робота з молоддю",
        "da": "ungdomsarbejde", "it": "lavoro con i giovani", "no": "ungdomsarbeid",
    },
    Profession.GUARDIAN: {
        "en": "guardianship", "de": "Vormundschaft", "fr": "tutelle", "nl": "voogdij", "ro": "tutelă",
        "sr": "starateljstvo", "bg": "настойничество", "cs": "opatrovnictví", "et": "eestkoste",
        "sq": "kujdestari ligjore", "ru": "опека", "uk": "опіка", "da": "værgemål", "it": "tutela legale",
        "no": "vergemål",
    },
    Profession.JUDGE: {
        "en": "court", "de": "Gericht", "fr": "magistrature", "nl": "rechterlijke macht",
        "ro": "instanță de judecată", "sr": "sud", "bg": "съд", "cs": "soudnictví", "et": "kohus", "sq": "gjykata",
        "ru": "суд", "uk": "суд", "da": "domstol", "it": "magistratura giudicante", "no": "domstol",
    },
    Profession.LAWYER: {
        "en": "legal practice", "de": "Anwaltschaft", "fr": "barreau", "nl": "advocatuur", "ro": "avocatură",
        "sr": "advokatura", "bg": "адвокатура", "cs": "advokacie", "et": "advokatuur", "sq": "avokati",
        "ru": "адвокатура", "uk": "адвокатура", "da": "advokatvirksomhed", "it": "avvocatura",
        "no": "advokatvirksomhet",
    },
    Profession.INTERPRETER: {
        "en": "interpreting", "de": "Dolmetschen", "fr": "interprétation", "nl": "tolken", "ro": "interpretariat",
        "sr": "prevođenje", "bg": "превод", "cs": "tlumočení", "et": "tõlkimine", "sq": "përkthim", "ru": "перевод",
        "uk": "переклад", "da": "tolkning", "it": "interpretariato", "no": "tolking",
    },
    Profession.RESEARCHER: {
        "en": "research", "de": "Forschung", "fr": "recherche", "nl": "wetenschappelijk onderzoek", "ro": "cercetare",
        "sr": "istraživanje", "bg": "научни изследвания", "cs": "výzkum", "et": "teadus", "sq": "kërkim shkencor",
        "ru": "научные исследования", "uk": "наукові дослідження", "da": "forskning", "it": "ricerca",
        "no": "forskning",
    },
    Profession.JOURNALIST: {
        "en": "journalism", "de": "Journalismus", "fr": "journalisme", "nl": "journalistiek", "ro": "jurnalism",
        "sr": "novinarstvo", "bg": "журналистика", "cs": "novinářství", "et": "ajakirjandus", "sq": "gazetari",
        "ru": "журналистика", "uk": "журналістика", "da": "journalistik", "it": "giornalismo", "no": "journalistikk",
    },
}

SIDES_OF_WORK: dict[Role, Words] = {
    Role.LAW_ENFORCEMENT: {
        "en": "other law enforcement", "de": "andere Strafverfolgung", "fr": "autres forces de l'ordre",
        "nl": "andere rechtshandhaving", "ro": "alte organe de aplicare a legii",
        "sr": "drugi organi za sprovođenje zakona", "bg": "други правоохранителни органи",
        "cs": "jiné orgány činné v trestním řízení", "et": "muu õiguskaitse", "sq": "tjetër zbatim i ligjit",
        "ru": "другой правоохранительный орган", "uk": "інший правоохоронний орган", "da": "anden retshåndhævelse",
        "it": "altre forze dell'ordine", "no": "annen rettshåndhevelse",
    },
    Role.CARE: {
        "en": "other care", "de": "andere Betreuung", "fr": "autre prise en charge", "nl": "andere zorg",
        "ro": "altă îngrijire", "sr": "druga briga", "bg": "друга грижа", "cs": "jiná péče", "et": "muu hoolekanne",
        "sq": "tjetër kujdes", "ru": "другая помощь", "uk": "інша допомога", "da": "anden omsorg",
        "it": "altra assistenza", "no": "annen omsorg",
    },
    Role.OTHER: {
        "en": "other profession", "de": "anderer Beruf", "fr": "autre profession", "nl": "ander beroep",
        "ro": "altă profesie", "sr": "druga profesija", "bg": "друга професия", "cs": "jiná profese",
        "et": "muu elukutse", "sq": "profesion tjetër", "ru": "другая профессия", "uk": "інша професія",
        "da": "andet erhverv", "it": "altra professione", "no": "annet yrke",
    },
}
# fmt: on
