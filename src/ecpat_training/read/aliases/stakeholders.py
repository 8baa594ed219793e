"""GO, IGO and NGO as lists write them. A body's own name is a proposal at most: who it is, only its people can say."""

from ecpat_training.model.participant import StakeholderType
from ecpat_training.read.aliases.matching import Words, index

STAKEHOLDERS: dict[StakeholderType, Words] = {
    StakeholderType.GO: {
        "en": "go; government; governmental; governmental organisation; governmental organization; "
        "government organisation; government organization; government agency; governmental agency; gov; govt; gos; "
        "public authority; state institution; public institution; state agency; public body; public sector; "
        "state body; state; government body; governmental body; government institution; governmental institution",
        "de": "staatlich; regierungsorganisation; staatliche organisation; behörde; staatliche stelle; "
        "staatliche einrichtung; öffentliche stelle; öffentlicher dienst; regierung",
        "fr": "og; gouvernemental; gouvernementale; organisation gouvernementale; gouvernement; service public; "
        "institution publique; institution étatique; organisme public; secteur public; étatique",
        "nl": "overheid; overheidsorganisatie; overheidsinstelling; gouvernementeel; gouvernementele organisatie; "
        "rijksoverheid; overheidsinstantie",
        "ro": "guvernamental; organizație guvernamentală; instituție publică; instituție de stat; guvern; "
        "autoritate publică; instituție guvernamentală",
        "sr": "vladina organizacija; владина организација; vladin sektor; владин сектор; vlada; влада; "
        "državna institucija; државна институција; državni organ; државни орган; vladina; владина; "
        "javna ustanova; јавна установа",
        "bg": "правителствена организация; правителствена; държавна институция; държавна; държавен орган; "
        "публична институция; правителство; държавна организация",
        "cs": "vládní; vládní organizace; státní instituce; státní správa; státní; státní orgán; vláda; "
        "orgán veřejné moci; veřejná správa; státní organizace",
        "et": "valitsusasutus; riigiasutus; valitsusorganisatsioon; avalik sektor; riiklik",
        "sq": "qeveritare; organizatë qeveritare; institucion publik; institucion shtetëror; shtetëror; qeveria; "
        "organizata qeveritare; institucion qeveritar",
        "ru": "го; правительственная организация; государственная организация; государственный орган; "
        "государственное учреждение; госорган; госучреждение; государственная; правительственная; госструктура",
        "uk": "урядова організація; державна організація; державна установа; державний орган; урядова; державна; "
        "держорган; орган влади; орган державної влади",
    },
    StakeholderType.IGO: {
        "en": "igo; intergovernmental; intergovernmental organisation; intergovernmental organization; igos; "
        "inter governmental organisation; un agency; united nations; international organisation igo; "
        "international intergovernmental organisation; inter governmental; multilateral organisation; un; eu agency",
        "de": "zwischenstaatlich; zwischenstaatliche organisation; internationale regierungsorganisation",
        "fr": "oig; intergouvernemental; intergouvernementale; organisation intergouvernementale",
        "nl": "intergouvernementeel; intergouvernementele organisatie; volkenrechtelijke organisatie",
        "ro": "interguvernamental; organizație interguvernamentală; oig",
        "sr": "međuvladina organizacija; међувладина организација; međuvladina; међувладина; mvo; мво",
        "bg": "междуправителствена организация; междуправителствена; мпо",
        "cs": "mezivládní; mezivládní organizace; mezinárodní vládní organizace",
        "et": "valitsustevaheline; valitsustevaheline organisatsioon",
        "sq": "ndërqeveritare; organizatë ndërqeveritare; organizata ndërqeveritare",
        "ru": "мпо; межправительственная организация; межправительственная",
        "uk": "міжурядова організація; міжурядова; муо",
    },
    StakeholderType.NGO: {
        "en": "ngo; ngos; non governmental; non governmental organisation; non governmental organization; ingo; "
        "non government organisation; nongovernment organization; cso; civil society; civil society organisation; "
        "civil society organization; international ngo; local ngo; national ngo; charity; non profit; npo; "
        "non profit organisation; non profit organization; nonprofit; not for profit; voluntary organisation; "
        "non government",
        "de": "nro; nichtregierungsorganisation; nicht regierungsorganisation; nichtstaatlich; zivilgesellschaft; "
        "nichtstaatliche organisation; gemeinnütziger verein; gemeinnützige organisation; freier träger",
        "fr": "ong; non gouvernemental; non gouvernementale; organisation non gouvernementale; société civile; osc; "
        "association loi 1901; organisation de la société civile",
        "nl": "niet gouvernementeel; niet gouvernementele organisatie; maatschappelijke organisatie; "
        "maatschappelijk middenveld; vrijwilligersorganisatie",
        "ro": "neguvernamental; organizație neguvernamentală; societate civilă; societatea civilă",
        "sr": "nvo; нво; nevladina organizacija; невладина организација; nevladina; невладина; nevladin sektor; "
        "невладин сектор; civilno društvo; цивилно друштво; udruženje građana; удружење грађана; ocd; оцд",
        "bg": "нпо; неправителствена организация; неправителствена; гражданско общество; юлнц; нестопанска организация",
        "cs": "nno; nevládní; nevládní organizace; nestátní nezisková organizace; nezisková organizace; neziskovka; "
        "nezisková; občanská společnost; nevládka",
        "et": "vabaühendus; mittetulundusühing; mtü; kodanikuühendus; valitsusväline organisatsioon; valitsusväline",
        "sq": "ojf; ojq; organizatë jofitimprurëse; organizatë joqeveritare; joqeveritare; shoqëria civile; "
        "organizata joqeveritare",
        "ru": "нко; неправительственная организация; неправительственная; некоммерческая организация; "
        "общественная организация; гражданское общество; негосударственная организация; мнпо",
        "uk": "нуо; неурядова організація; неурядова; громадська організація; громадянське суспільство; "
        "недержавна організація; благодійна організація; огс",
    },
}

# Words of a body's name that suggest what it is; only ever shown in a question.
SUGGESTS: dict[StakeholderType, Words] = {
    StakeholderType.GO: {
        "any": "ministry; minister; ministerium; ministère; ministerie; ministerul; ministarstvo; министарство; "
        "министерство; ministerstvo; ministeerium; ministria; міністерство; police; polizei; politie; poliția; "
        "policija; полиция; полиција; полиція; policie; politsei; policia; prosecutor; court; municipality; border; "
        "customs; governmental; akademie; academy"
    },
    StakeholderType.IGO: {
        "any": "unicef; iom; unodc; osce; unhcr; ilo; undp; europol; eurojust; frontex; interpol; unfpa; un; oim; "
        "oit; onu; osze; ovse"
    },
    StakeholderType.NGO: {
        "any": "foundation; association; fondation; stiftung; verein; stichting; fundația; asociația; fondacija; "
        "фондация; сдружение; udruženje; удружење; nadace; sihtasutus; fondacioni; shoqata; фонд; nongovernmental; "
        "caritas; ecpat; terre; helpline; nevladina"
    },
}

STAKEHOLDER_OF: dict[str, StakeholderType] = index(STAKEHOLDERS)
SUGGESTED_BY: dict[str, StakeholderType] = index(SUGGESTS)
