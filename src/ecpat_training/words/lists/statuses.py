"""How far somebody has come, as lists write it in a column `Status`, or as the header over a column of yes and no."""

from ecpat_training.values.participant import Status
from ecpat_training.words.matching import Words, index, letters_key

# Words that organisers and participants both use of their own decision are asked, never assumed: `accepted`,
# `approved`, `selected`, `pending`. Whoever it was that cancelled, the person doesn't come.
STATUSES: dict[Status, Words] = {
    Status.REGISTERED: {
        "en": "registered; applied; application received; nominated; nominee; applicant; proposed; new; signed up",
        "de": "angemeldet; registriert; gemeldet; beworben; nominiert; vorgeschlagen",
        "fr": "inscrit; inscrite; enregistré; enregistrée; candidat; candidate; proposé; proposée; nommé",
        "nl": "aangemeld; geregistreerd; ingeschreven; voorgedragen; genomineerd",
        "ro": "înregistrat; înregistrată; înscris; înscrisă; nominalizat; nominalizată; propus; propusă",
        "sr": "prijavljen; prijavljena; пријављен; пријављена; registrovan; registrovana; регистрован; predložen; "
        "nominovan; номинован",
        "bg": "регистриран; регистрирана; записан; записана; заявен; номиниран; номинирана; предложен",
        "cs": "registrován; registrována; registrovaný; přihlášen; přihlášena; přihlášený; nominován; navržen",
        "et": "registreeritud; registreerunud; kandidaat; esitatud",
        "sq": "regjistruar; i regjistruar; e regjistruar; aplikuar; nominuar; propozuar",
        "ru": "зарегистрирован; зарегистрирована; зарегистрирован а; заявлен; подал заявку; предложен",
        "uk": "зареєстрований; зареєстрована; зареєстровано; подано заявку; запропонований",
        "it": "iscritto; iscritta; registrato",
        "da, no": "tilmeldt; påmeldt",
    },
    Status.INVITED: {
        "en": "invited; invitation sent; invite sent; awaiting reply; no reply; no answer; waiting for reply; to be "
        "confirmed; tbc; tentative",
        "de": "eingeladen; einladung verschickt; keine antwort",
        "fr": "invité; invitée; invitation envoyée; sans réponse; à confirmer",
        "nl": "uitgenodigd; uitnodiging verstuurd; geen antwoord",
        "ro": "invitat; invitată; invitație trimisă; fără răspuns",
        "sr": "pozvan; pozvana; позван; позвана; bez odgovora",
        "bg": "поканен; поканена; изпратена покана; очаква се отговор; без отговор",
        "cs": "pozván; pozvána; pozvaný; pozvánka odeslána; bez odpovědi",
        "et": "kutsutud; kutse saadetud; vastamata",
        "sq": "ftuar; i ftuar; e ftuar; ftesa u dërgua; pa përgjigje",
        "ru": "приглашен; приглашена; приглашение отправлено; ожидается ответ; нет ответа",
        "uk": "запрошений; запрошена; запрошено; запрошення надіслано; очікується відповідь; без відповіді",
        "it": "invitato; invitata",
        "da, no": "inviteret; invitert",
    },
    Status.CONFIRMED: {
        "en": "confirmed; confirmation; will come; coming; will attend; attending; participation confirmed",
        "de": "bestätigt; zugesagt; zusage; kommt; nimmt teil; bestätigung",
        "fr": "confirmé; confirmée; confirmation; viendra; participe",
        "nl": "bevestigd; komt; bevestiging",
        "ro": "confirmat; confirmată; confirmare; vine",
        "sr": "potvrđen; potvrđena; potvrđeno; потврђен; потврђена; потврђено; prihvatio; prihvatila; dolazi; "
        "потврда; potvrda",
        "bg": "потвърден; потвърдена; потвърдено; потвърдил; потвърдила; приел; приела; потвърждение; ще дойде",
        "cs": "potvrzen; potvrzena; potvrzeno; potvrzený; přijal; přijala; potvrzení; přijde",
        "et": "kinnitatud; kinnitanud; nõustunud; kinnitus; tuleb",
        "sq": "konfirmuar; i konfirmuar; e konfirmuar; konfirmim; vjen; ka konfirmuar",
        "ru": "подтвержден; подтверждена; подтверждено; подтвердил; подтвердила; принял; придет; подтверждение; "
        "подтверждён",
        "uk": "підтверджений; підтверджена; підтверджено; підтвердив; підтвердила; прийде; підтвердження",
        "it": "confermato; confermata",
        "da, no": "bekræftet; bekreftet",
    },
    Status.ATTENDED: {
        "en": "attended; present; came; participated; took part; attendance; checked in; was there",
        "de": "teilgenommen; anwesend; war da; gekommen; anwesenheit; erschienen",
        "fr": "présent; présente; a participé; présence; venu; venue; assisté",
        "nl": "aanwezig; deelgenomen; aanwezigheid; gekomen",
        "ro": "prezent; prezentă; a participat; prezență; participat; prezența",
        "sr": "prisutan; prisutna; присутан; присутна; prisustvovao; prisustvovala; učestvovao; učestvovala; "
        "prisustvo; присуство; došao; došla",
        "bg": "присъства; присъствал; присъствала; участвал; участвала; присъствие; дошъл",
        "cs": "přítomen; přítomna; přítomný; zúčastnil se; zúčastnila se; účast; prezence; přišel; přišla",
        "et": "osales; kohal; osalenud; kohalolek; osalus",
        "sq": "i pranishëm; e pranishme; prezent; mori pjesë; pjesëmarrja; prania; ka marrë pjesë",
        "ru": "присутствовал; присутствовала; присутствует; участвовал; участвовала; присутствие; явка; пришел; пришла",
        "uk": "присутній; присутня; був присутній; взяв участь; взяла участь; присутність; брав участь; брала участь",
    },
    Status.DECLINED: {
        "en": "declined; refused; rejected; turned down; not coming; will not come; can't come; cannot come; not able "
        "to come; regrets; regretted; not available; unavailable; not selected; not attending",
        "de": "abgesagt; abgelehnt; absage; kommt nicht; verhindert; nicht verfügbar",
        "fr": "refusé; refusée; décliné; ne vient pas; ne viendra pas; empêché; empêchée; indisponible",
        "nl": "afgewezen; geweigerd; komt niet; verhinderd; niet beschikbaar",
        "ro": "refuzat; refuzată; respins; respinsă; nu vine; indisponibil; indisponibilă",
        "sr": "odbio; odbila; одбио; одбила; odbijen; odbijena; ne dolazi; не долази; sprečen; sprečena",
        "bg": "отказал; отказала; отказ; отхвърлен; отхвърлена; няма да дойде; възпрепятстван",
        "cs": "odmítl; odmítla; odmítnut; zamítnuto; nepřijde; nemůže; omluven; omluvena",
        "et": "keeldus; keeldunud; tagasi lükatud; ei tule; ei saa tulla",
        "sq": "refuzuar; refuzoi; nuk vjen; ka refuzuar; i refuzuar; nuk mund të vijë",
        "ru": "отказался; отказалась; отклонен; отклонена; не придет; не сможет; не может",
        "uk": "відмовився; відмовилась; відмовилася; відхилено; не прийде; не зможе",
        "it": "rifiutato; rifiutata",
        "da, no": "afslået; avslått; afbud",
    },
    Status.WITHDRAWN: {
        "en": "withdrawn; withdrew; dropped out; drop out; dropout; pulled out; deregistered; unregistered; "
        "cancelled; canceled; cancelled by email; canceled by email; cancelled by e mail; cancelled by phone; "
        "canceled by "
        "phone; has cancelled; has canceled; cancelled participation; participation cancelled; cancellation",
        "de": "zurückgezogen; abgemeldet; storniert; ausgestiegen; rücktritt; annulliert; teilnahme abgesagt",
        "fr": "désisté; désistée; désistement; retiré; retirée; s'est désisté; s'est désistée; désinscrit; annulé; "
        "annulée; a annulé; "
        "participation annulée; annulation",
        "nl": "teruggetrokken; afgemeld; uitgeschreven; uitgevallen; geannuleerd; heeft geannuleerd; annulering",
        "ro": "retras; retrasă; s a retras; renunțat; anulat; anulată; a anulat; participare anulată",
        "sr": "odustao; odustala; одустао; одустала; povukao se; povukla se; odjavljen; odjavljena; otkazao; "
        "otkazala; otkazano; отказано; otkazan; otkazana",
        "bg": "оттеглил се; оттеглила се; оттеглен; отписан; отписана; отпаднал; отпаднала; отменен; отменена; "
        "отменено; анулирано; "
        "анулиран; анулирана",
        "cs": "odhlášen; odhlášena; odhlásil se; odstoupil; odstoupila; stornováno; zrušeno; zrušen; zrušena; "
        "zrušil; zrušila; "
        "storno",
        "et": "loobunud; loobus; tühistanud; taganenud; tühistatud; tühistas",
        "sq": "tërhequr; u tërhoq; i tërhequr; e tërhequr; çregjistruar; anuluar; i anuluar; e anuluar; "
        "anuloi; ka anuluar",
        "ru": "снялся; снялась; отозван; отозвана; выбыл; выбыла; снят с участия; отменено; отменил; отменила; "
        "аннулировано",
        "uk": "вибув; вибула; відкликано; знявся; знялась; скасовано; скасував; скасувала; анульовано",
    },
    Status.WAITING: {
        "en": "waiting list; waitlist; waitlisted; wait list; wait listed; reserve; on reserve; standby; stand by; "
        "alternate; on the waiting list; substitute",
        "de": "warteliste; reserve; nachrücker; nachrückerin; auf der warteliste; ersatz",
        "fr": "liste d'attente; réserve; suppléant; suppléante; remplaçant; remplaçante; sur liste d'attente",
        "nl": "wachtlijst; reserve; op de wachtlijst",
        "ro": "listă de așteptare; rezervă; pe lista de așteptare; lista de așteptare",
        "sr": "lista čekanja; листа чекања; na listi čekanja; rezerva; резерва; zamena",
        "bg": "списък на чакащите; резерва; чакащ; чакаща; в списъка на чакащите",
        "cs": "čekací listina; náhradník; náhradnice; na čekací listině; pořadník",
        "et": "ootenimekiri; ootenimekirjas; varu; asendaja",
        "sq": "lista e pritjes; në listën e pritjes; rezervë; zëvendësues",
        "ru": "лист ожидания; резерв; в резерве; запасной; в листе ожидания",
        "uk": "лист очікування; список очікування; у резерві; запасний",
    },
    Status.ABSENT: {
        "en": "absent; no show; noshow; did not come; didn't come; did not attend; not present; did not show up",
        "de": "nicht erschienen; abwesend; nicht gekommen; fehlte; gefehlt; nicht anwesend; unentschuldigt",
        "fr": "absente; pas venu; pas venue; non présent; non présente; ne s'est pas présenté; défection",
        "nl": "afwezig; niet gekomen; niet verschenen; niet aanwezig",
        "ro": "absentă; nu a venit; neprezentat; nu s a prezentat",
        "sr": "odsutan; odsutna; одсутан; одсутна; nije došao; nije došla; није дошао; није дошла",
        "bg": "отсъства; отсъствал; отсъствала; не дойде; неявил се; не се яви",
        "cs": "nepřišel; nepřišla; nepřítomen; nepřítomna; nedostavil se; nedostavila se",
        "et": "puudus; puudub; ei tulnud; kohalt puudus",
        "sq": "mungoi; mungon; nuk erdhi; nuk mori pjesë; i munguar",
        "ru": "отсутствовал; отсутствовала; не пришел; не пришла; не явился; не явилась; неявка",
        "uk": "відсутній; відсутня; не прийшов; не прийшла; не з'явився; не з'явилася",
    },
}

STATUS_OF: dict[str, Status] = index(STATUSES)
# Of somebody's registration; of a training they may mean the opposite, that it is over.
REGISTERED_BY = frozenset(letters_key(word) for word in ("complete", "completed", "finished"))
"""Words that mean registered under a header such as Registration state, as Indico has it."""
