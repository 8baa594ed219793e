"""Words that stand beside points, and in the headers of columns of points and of codes, in the languages of the
training and its partners."""

from ecpat_training.survey.exports.wording import heading_key


def _keys(words: str) -> frozenset[str]:
    return frozenset(heading_key(word) for word in words.split(";"))


POINTS = (
    r"p|pts?|points?|punkte?n?|pkte?|puncte?|баллов|балла|баллы|балл|балів|бали|бал|точки|точка|т|pikë|"
    r"poena|poen|bodova|boda|bod|body|bodů|punti|punto|puntos|pontos|punten|punt|punktów|punkty|punkti|poäng|poeng|"
    r"pistettä|puan|поени|поена|бодова|marks?"
)
"""Words behind a number of points, as a pattern."""

OF = "out of|of|von|sur|din|из|із|зі|з|от|од|nga|od|de|su|van|op|af|av|z|ze|sobre|uit"
"""What stands between points and what they are out of, as a pattern."""

PERCENT = "%|％|per ?cent|percent|prozent|pour ?cent|procente?|процентов|процент|проценти|відсотків|përqind|posto"

ABSENT = _keys(
    "absent; absente; abs; missing; not present; did not attend; did not come; no show; not taken; not attempted; "
    "did not take; left; left early; excused; abwesend; gefehlt; fehlt; nicht teilgenommen; nicht da; entschuldigt; "
    "absent(e); non présent; excusé; excusée; ausente; no asistió; no presentado; np; assente; afwezig; "
    "niet aanwezig; nieobecny; nieobecna; absentă; a lipsit; неявка; отсутствует; отсутствовал; отсутствовала; "
    "не был; не была; не явился; відсутній; відсутня; не був; не була; odsutan; odsutna; odsutno; nije došao; "
    "nije došla; одсутан; одсутна; отсъства; отсъствал; отсъствала; mungon; mungoi; mungesë; nuk ka ardhur; "
    "nepřítomen; nepřítomna; chyběl; chyběla; puudus; puudub; fravær; fraværende; frånvarande; poissa; yok; gelmedi"
)
"""What stands for the points of somebody who wasn't there."""

CODES = _keys(
    "code; id; participant; participants; participant code; participant id; participant no; participant number; "
    "student; student id; trainee; person; person id; learner; attendee; respondent; respondent id; name; names; "
    "full name; participant name; name of participant; user; username; kode; kennung; teilnehmer; "
    "teilnehmerin; teilnehmende; teilnehmer in; stagiaire; participante; participant e; nom; "
    "nom du participant; identifiant; participante; nombre; código; codigo; partecipante; codice; nome; deelnemer; "
    "naam; participanți; cod; nume; numele; numele participantului; участник; участница; код; имя; фио; ф и о; "
    "фамилия; учасник; учасниця; ім я; піб; п і б; прізвище; učesnik; polaznik; šifra; ime; ime i prezime; учесник; "
    "полазник; шифра; име; име и презиме; име и фамилия; pjesëmarrës; pjesëmarrësi; emri; emri mbiemri; kodi; "
    "účastník; kód; jméno; osaleja; kood; nimi; uczestnik; kod; imię i nazwisko; deltager; navn; deltagare; namn"
)
"""Headers of the column by which people are known."""

CODE = _keys("code; kode; codice; codigo; código; cod; codul; kod; kodi; kood; kód; код; кода; шифра; šifra; pseudonym")
"""Words for a code, in a header of several."""

NUMBERS = _keys("no; nr; number; n; lfd nr; №; № п п; № з п; rb; nr crt; br; r br; index; row; s no; sn; #")
"""Headers of a column that only counts the rows."""

SCORES = _keys(
    "score; scores; points; total; total points; total score; result; results; grade; mark; marks; test; test score; "
    "percent; percentage; punkte; ergebnis; gesamtpunkte; note; points obtenus; résultat; puntos; puntuación; "
    "punteggio; punten; punctaj; puncte; scor; nota; баллы; балл; результат; оценка; бали; результат; rezultat; "
    "poeni; bodovi; broj poena; поени; бодови; резултат; точки; pikët; pikë; rezultati; body; výsledek; punktid; "
    "wynik; punkty; poäng; poeng; point"
)
"""Headers of a column of points."""

BEFORE = _keys(
    "pre; pré; initial; initiale; inicial; iniziale; inițial; inițială; "
    "before; pretest; baseline; vor; vorher; davor; vortest; vorab; avant; prétest; antes; prima; voor; vooraf; "
    "før; före; enne; eeltest; przed; před; pred; înainte; inainte; преди; перед; до; пре; прије; prije; para; "
    "përpara; önce; ennen; pretestul; претест; предтест; предварительный; вхідний; входной; входящ; paratest; "
    "paratesti; pretesti"
)
AFTER = _keys(
    "post; final; finale; finală; "
    "after; posttest; endline; nach; nachher; danach; nachtest; après; après coup; después; despues; depois; "
    "dopo; achteraf; efter; etter; pärast; järeltest; po; după; dupa; след; после; після; послије; poslije; posle; "
    "pas; sonra; jälkeen; utána; посттест; posttestul; pasttest; pastesti; posttesti; итоговый; підсумковий; изходящ"
)
"""Words in a header that say before and after."""

LATER = _keys(
    "retention; follow; followup; delayed; later; months; weeks; monate; später; nachbefragung; mois; suivi; maanden; "
    "later; mesi; luni; meseci; mjeseci; месеца; месеци; месяца; месяцев; місяці; місяців; muaj; měsíce; kuud; måneder"
)
"""Words in a header that say months later."""

CONTROL = _keys(
    "control; controls; control group; comparison; comparison group; waiting; waiting list; waitlist; wait list; "
    "not trained; untrained; kontrolle; kontrollgruppe; vergleichsgruppe; warteliste; contrôle; témoin; témoins; "
    "groupe témoin; grupo de control; controllo; gruppo di controllo; controlegroep; grupa kontrolna; kontrola; "
    "grup de control; kontrolna grupa; контролна група; контрольная; контрольная группа; контроль; контрольна група; "
    "grupi i kontrollit; kontroll; kontrollgrupp; kontrollrühm; kontrolní skupina"
)
"""What a column says of people who were not trained."""
