"""What stands where a name is expected and is none: titles beside it, and words for a place that is still open."""

from ecpat_training.words.matching import letters_key

_TITLES = (
    "mr; mrs; ms; miss; mister; mx; madam; dr; doctor; docteur; prof; professor; professeur; prof dr; assoc prof; "
    "dipl ing; dipl; ing; mag; msc; phd; llm; herr; frau; hr; mme; mlle; madame; mademoiselle; monsieur; mevrouw; "
    "mevr; mw; dhr; drs; domnul; doamna; dna; dl; domnișoara; gospodin; gospođa; gospođica; gđa; gdin; господин; "
    "госпођа; гђа; гдин; г н; г жа; госпожа; г ца; д р; др; проф; доц; инж; paní; mudr; judr; phdr; mgr; bc; härra; "
    "proua; znj; zonja; zoti; пан; пані; пані др"
)
# These are names or initials as well: titles only at the front, where a given name and a surname follow.
_TITLES_IN_FRONT = "m; pan; z; he; h e; s e; sr; sra; fr; pí; mr mrs; hrn"
_OPEN = (
    "nn; n n; tbc; tba; tbd; tbn; to be confirmed; to be announced; to be determined; to be decided; to be named; "
    "to be nominated; to be appointed; to follow; name to follow; not yet named; not yet known; vacant; vacancy; "
    "open place; vakant; offen; noch offen; wird noch benannt; wird nachgereicht; name folgt; à confirmer; "
    "à désigner; à déterminer; nog te bepalen; nog niet bekend; nog in te vullen; nntb; ntb; vacature; de confirmat; "
    "urmează a fi confirmat; va fi confirmat; urmează a fi desemnat; upražnjeno; biće potvrđeno; naknadno; "
    "биће потврђено; накнадно; упражњено; предстои да бъде определен; предстои; ще бъде потвърдено; вакантно; "
    "предстои потвърждение; bude potvrzeno; bude upřesněno; bude doplněno; neobsazeno; selgub; täpsustamisel; "
    "täitmata; për t'u konfirmuar; do të konfirmohet; уточняется; будет уточнено; вакансия; вакантная; уточнюється; "
    "буде уточнено; вакансія; нн; н н; noch nicht bestätigt; nog te bevestigen; kinnitamisel; требует подтверждения; "
    "очікує підтвердження; čeka potvrdu; da confermare; ikke bekræftet endnu; ikke bekreftet ennå"
)

TITLES = frozenset(letters_key(word) for word in _TITLES.split(";"))
TITLES_IN_FRONT = frozenset(letters_key(word) for word in _TITLES_IN_FRONT.split(";"))
OPEN_PLACES = frozenset(letters_key(word) for word in _OPEN.split(";"))
OPEN_WORDS = OPEN_PLACES | {letters_key(word) for word in _OPEN.replace(";", " ").split()}
"""Every word of an open place."""
