"""GO, IGO and NGO as lists write them. A body's own name is a proposal at most: who it is, only its people can say."""

from ecpat_training.values.participant import StakeholderType
from ecpat_training.words.matching import Words, index, letters_key

# What is one thing in one language and another in the next is not among them, and asked: `ГО` is a governmental body in
# Russian and a civic one (громадська організація) in Ukrainian; `международна`, like `international`, may be either.
STAKEHOLDERS: dict[StakeholderType, Words] = {
    StakeholderType.GO: {
        "en": "go; government; governmental; governmental organisation; governmental organization; government "
        "organisation; government organization; government agency; governmental agency; gov; govt; gos; public "
        "authority; state institution; public institution; state agency; public body; public sector; state body; "
        "state; public; state owned; state bodies; state institutions; public bodies; public authorities; public "
        "institutions; government institutions; governmental institutions; government organisations; governmental "
        "organisations; government organizations; governmental organizations; government agencies; state agencies; "
        "authorities; government body; governmental body; government institution; governmental institution",
        "de": "staatlich; regierungsorganisation; regierungsorganisationen; staatliche stellen; staatliche "
        "einrichtungen; staatliche organisation; behörde; staatliche stelle; staatliche einrichtung; öffentliche "
        "stelle; öffentlicher dienst; regierung; öffentlich; staat; amt; behörden; öffentliche hand; öffentlicher "
        "sektor; öffentliche verwaltung; verwaltung; ministerialverwaltung",
        "fr": "og; gouvernemental; gouvernementale; organisation gouvernementale; gouvernement; service public; "
        "institution publique; institution étatique; organisme public; secteur public; étatique; état; public; "
        "publique; organisme d'état; administration publique; autorité publique",
        "nl": "overheid; overheidsorganisatie; overheidsinstelling; gouvernementeel; gouvernementele organisatie; "
        "rijksoverheid; overheidsinstantie; staat; publiek; openbaar; publieke sector; openbare instelling; gemeente",
        "ro": "guvernamental; organizație guvernamentală; instituție publică; instituție de stat; guvern; autoritate "
        "publică; instituție guvernamentală; guvernamentală; stat; de stat; public; publică; sector public; "
        "autoritate de stat; apl; administrație publică; administrație publică locală; administrația publică locală",
        "sr": "vladina organizacija; владина организација; vladin sektor; владин сектор; vlada; влада; državna "
        "institucija; државна институција; državni organ; државни орган; vladina; владина; javna ustanova; јавна "
        "установа; državna; државна; državni; државни; država; држава; javni sektor; јавни сектор; državna ustanova; "
        "државна установа; vladin; владин; javna; јавна",
        "bg": "правителствена организация; правителствена; държавна институция; държавни институции; държавни органи; "
        "държавна; държавен орган; публична институция; правителство; държавна организация; държавен; държава; "
        "публична; публичен сектор; държавна структура; правителствен",
        "cs": "vládní; vládní organizace; státní instituce; státní správa; státní; státní orgán; vláda; orgán veřejné "
        "moci; veřejná správa; státní organizace; stát; veřejná; veřejný sektor; veřejný; veřejná instituce; úřad",
        "et": "valitsusasutus; riigiasutus; valitsusorganisatsioon; avalik sektor; riiklik; riik; avalik; amet; "
        "ametiasutus; riigiorganisatsioon; avalik asutus",
        "sq": "qeveritare; organizatë qeveritare; institucion publik; institucion shtetëror; shtetëror; qeveria; "
        "organizata qeveritare; institucion qeveritar; shteti; shtet; publik; publike; shtetërore; qeveri; qeveritar; "
        "sektori publik",
        "ru": "правительственная организация; государственная организация; государственный орган; государственное "
        "учреждение; госорган; госучреждение; государственная; правительственная; госструктура; государство; "
        "государственный; правительство; государственный сектор; государственное; правительственный; гос; "
        "муниципальная; муниципальное учреждение",
        "uk": "урядова організація; державна організація; державна установа; державний орган; урядова; державна; "
        "держорган; орган влади; орган державної влади; держава; державний; уряд; державний сектор; державне; "
        "урядовий; державна структура; держ; комунальна; комунальний заклад",
        "da, no": "offentlig myndighed; offentlig etat; offentlig; statlig",
        "it": "ente pubblico; pubblico; governativa; statale",
    },
    StakeholderType.IGO: {
        "en": "igo; intergovernmental; intergovernmental organisation; intergovernmental organization; igos; inter "
        "governmental organisation; un agency; united nations; international organisation igo; international "
        "intergovernmental organisation; inter governmental; multilateral organisation; un; eu agency; io; "
        "international organisation; international organization; international organisations; multilateral",
        "de": "zwischenstaatlich; zwischenstaatliche organisation; internationale regierungsorganisation; "
        "internationale organisation; internationale organisationen",
        "fr": "oig; intergouvernemental; intergouvernementale; organisation intergouvernementale; oi; organisation "
        "internationale; organisations internationales; organisme international",
        "nl": "intergouvernementeel; intergouvernementele organisatie; volkenrechtelijke organisatie; internationale "
        "organisatie; internationale organisaties",
        "ro": "interguvernamental; organizație interguvernamentală; oig; interguvernamentală; organizație "
        "internațională; organizații internaționale; organism internațional",
        "sr": "međuvladina organizacija; међувладина организација; međuvladina; међувладина; mvo; мво; međunarodna "
        "organizacija; међународна организација; međunarodne organizacije; међународне организације",
        "bg": "междуправителствена организация; междуправителствена; мпо; международна организация; международни "
        "организации",
        "cs": "mezivládní; mezivládní organizace; mezinárodní vládní organizace; mezinárodní organizace",
        "et": "valitsustevaheline; valitsustevaheline organisatsioon; rahvusvaheline organisatsioon; rahvusvahelised "
        "organisatsioonid",
        "sq": "ndërqeveritare; organizatë ndërqeveritare; organizata ndërqeveritare; organizatë ndërkombëtare; "
        "organizata ndërkombëtare",
        "ru": "мпо; межправительственная организация; межправительственная; международная организация; международные "
        "организации; международная межправительственная организация",
        "uk": "міжурядова організація; міжурядова; муо; міжнародна організація; міжнародні організації; міжнародна "
        "міжурядова організація",
        "da, no": "mellemstatslig organisation; mellomstatlig organisasjon; mellemstatslig; mellomstatlig",
        "it": "organizzazione intergovernativa; intergovernativa; organizzazione internazionale",
    },
    StakeholderType.NGO: {
        "en": "ngo; ngos; non governmental organisations; non governmental organizations; nongovernmental "
        "organisations; nongovernmental organizations; civil society organisations; civil society organizations; "
        "csos; charities; non governmental; non governmental organisation; non governmental organization; ingo; non "
        "government organisation; nongovernment organization; cso; civil society; civil society organisation; civil "
        "society organization; international ngo; local ngo; national ngo; charity; non profit; npo; non profit "
        "organisation; non profit organization; nonprofit; not for profit; voluntary organisation; non government",
        "de": "nro; nichtregierungsorganisation; nichtregierungsorganisationen; nicht regierungsorganisation; "
        "nichtstaatlich; zivilgesellschaft; nichtstaatliche organisation; gemeinnütziger verein; gemeinnützige "
        "organisation; freier träger; verein; e v; eingetragener verein; gemeinnützig; vereine; nichtregierung",
        "fr": "ong; organisations non gouvernementales; associations; non gouvernemental; non gouvernementale; "
        "organisation non gouvernementale; société civile; osc; association loi 1901; organisation de la société "
        "civile; association; associatif; secteur associatif",
        "nl": "niet gouvernementeel; niet gouvernementele organisatie; niet gouvernementele organisaties; ngo s; "
        "maatschappelijke organisatie; maatschappelijk middenveld; vrijwilligersorganisatie; vereniging; stichting",
        "ro": "neguvernamental; organizație neguvernamentală; societate civilă; societatea civilă; neguvernamentală; "
        "organizații neguvernamentale; asociație; asociație obștească; ao; a o",
        "sr": "nvo; нво; nevladina organizacija; невладина организација; nevladina; невладина; nevladin sektor; "
        "невладин сектор; civilno društvo; цивилно друштво; udruženje građana; удружење грађана; ocd; оцд; udruženje; "
        "удружење; nevladine organizacije; nevladin; невладин",
        "bg": "нпо; неправителствена организация; неправителствена; гражданско общество; юлнц; нестопанска "
        "организация; сдружение; неправителствени организации; неправителствен",
        "cs": "nno; nevládní; nevládní organizace; nestátní neziskové organizace; neziskové organizace; nestátní "
        "nezisková organizace; nezisková organizace; neziskovka; nezisková; občanská společnost; nevládka; spolek; z "
        "s",
        "et": "vabaühendus; mittetulundusühing; mtü; kodanikuühendus; valitsusväline organisatsioon; valitsusväline; "
        "vabaühendused; kodanikuühiskond",
        "sq": "ojf; ojq; organizatë jofitimprurëse; organizatë joqeveritare; joqeveritare; shoqëria civile; "
        "organizata joqeveritare; shoqatë; shoqata; joqeveritar",
        "ru": "нко; неправительственная организация; неправительственные организации; общественные организации; "
        "неправительственная; некоммерческая организация; общественная организация; гражданское общество; "
        "негосударственная организация; мнпо; нпо; негосударственная; общественная; общественное объединение",
        "uk": "нуо; неурядова організація; неурядові організації; громадські організації; неурядова; громадська "
        "організація; громадянське суспільство; недержавна організація; благодійна організація; огс; громадська; "
        "недержавна; ндо",
        "da, no": "ikke statslig; ikke statlig; forening; frivillig organisation; frivillig organisasjon",
        "it": "non governativa; organizzazione non governativa; associazione; società civile",
    },
}

# Words of a body's name that suggest what it is; only ever shown in a question.
SUGGESTS: dict[StakeholderType, Words] = {
    StakeholderType.GO: {
        "any": "ministry; minister; ministerium; ministère; ministerie; ministerul; ministarstvo; министарство; "
        "министерство; ministerstvo; ministeerium; ministria; міністерство; police; polizei; politie; poliția; "
        "policija; полиция; полиција; полиція; policie; politsei; policia; prosecutor; court; municipality; border; "
        "customs; governmental; akademie; academy; "
        "prosecution; staatsanwaltschaft; parquet; tribunal; gericht; rechtbank; prokuratura; prokuroria; procuratura; "
        "parchet; tužilaštvo; тужилаштво; прокуратура; prokuratuur; inspectorate; primăria; opština; општина; община; "
        "bashkia; gemeente; mairie",
    },
    StakeholderType.IGO: {
        "any": "unicef; iom; unodc; osce; unhcr; ilo; undp; europol; eurojust; frontex; interpol; unfpa; un; oim; "
        "oit; onu; osze; ovse",
    },
    StakeholderType.NGO: {
        "any": "foundation; association; fondation; stiftung; verein; stichting; fundația; asociația; fondacija; "
        "фондация; сдружение; udruženje; удружење; nadace; sihtasutus; fondacioni; shoqata; фонд; nongovernmental; "
        "caritas; ecpat; terre; helpline; nevladina",
    },
}

STAKEHOLDER_OF: dict[str, StakeholderType] = index(STAKEHOLDERS)
SUGGESTED_BY: dict[str, StakeholderType] = index(SUGGESTS)
_TICKETS = (
    "public; publique; publiek; openbaar; publică; publik; publike; öffentlich; javna; јавна; публична; veřejná; "
    "veřejný; avalik; offentlig; pubblico"
)
TICKETS = frozenset(letters_key(word) for word in _TICKETS.split(";"))
"""Words that are a sector, and under `Type` or `Category` a kind of ticket as well."""
