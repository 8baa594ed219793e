"""What Babel's names of countries lack: official and former names, adjectives, and codes of sport and of cars.

Sources: UN Terminology Database (official names), the International Olympic Committee's list of codes, ISO 3166-3
(former names), the United Nations' list of distinguishing signs on vehicles (2024), and the adjectives of the CIA's
World Factbook, which is in the public domain. Names that several countries share stand under all of them: they are
asked."""

from ecpat_training.words.matching import keys

# Official names and former ones that no rule of `roster/reading/countries.py` makes of a short one.
_NAMES = {
    "AE": "Emirates; UAE; U A E",
    "AL": "Republika e Shqipërisë",
    "BA": "Bosnia Herzegovina; Bosnia and Hercegovina; Bosna; B i H; B and H; B & H; Bosnia & H",
    "BE": "Kingdom of Belgium; Royaume de Belgique; Koninkrijk België",
    "BG": "Republika Bulgaria; Republika Balgariya; Bulgarian Republic",
    "BY": "Byelorussia; Belorussia; White Russia; Bielorussia",
    "CD": "Democratic Republic of the Congo; Democratic Republic of Congo; DR Congo; DRC; D R C; RDC; R D C; Zaire; "
    "Congo, Democratic Republic of the; Congo Kinshasa; République démocratique du Congo",
    "CG": "Republic of the Congo; Republic of Congo; Congo Brazzaville; République du Congo; Congo, Republic of the",
    "AT": "Oesterreich",
    "CH": "Swiss Confederation; Confoederatio Helvetica; Schweizerische Eidgenossenschaft; Confédération suisse",
    "CI": "Ivory Coast",
    "CN": "People's Republic of China; PRC; P R China; Mainland China",
    "CV": "Cape Verde",
    "CZ": "Czech Rep; Czech R; Rep Czech; Czech; The Czech Republic; Repubblica Ceca; Republica Cehă; "
    "Republika Czeska; Republika Çeke; Tschechei; Rép tchèque; Česká rep; Tjekkiske Republik",
    "DE": "F R Germany; FR Germany; Federal Republic of Germany; Bundesrepublik Deutschland; BRD; FRG; "
    "Bundesrepublik; BR Deutschland",
    "EE": "Eesti Vabariik",
    "FM": "Federated States of Micronesia",
    "GB": "United Kingdom of Great Britain and Northern Ireland; Great Britain and Northern Ireland; The UK; U K; "
    "The United Kingdom; G B; England and Wales; Gt Britain; N Ireland; North Ireland; Northern Irish",
    "GE": "Sakartvelo; Republic of Georgia; Georgia, Republic of",
    "GR": "Hellenic Republic; Ellada; Hellas",
    "HU": "Republic of Hungary",
    "IE": "Eire; Republic of Ireland; Rep of Ireland; R O I; Irish Republic; Southern Ireland",
    "IR": "Islamic Republic of Iran; Persia; Iran, Islamic Republic of",
    "IT": "Italian Republic; Repubblica Italiana",
    "KG": "Kyrgyz Republic; Kirghizia; Kirgizia; Kirgizstan",
    "KP": "Democratic People's Republic of Korea; DPRK; D P R K; Korea, Democratic People's Republic of",
    "KR": "Republic of Korea; Korea, Republic of; Korea Republic; Rep of Korea; R O K; Korea, South; S Korea",
    "LA": "Lao People's Democratic Republic; Lao PDR",
    "LT": "Lietuvos Respublika; Republic of Lithuania",
    "LU": "Grand Duchy of Luxembourg; Grand Duchy of Luxemburg; Grand Duché de Luxembourg",
    "LV": "Latvijas Republika",
    "LY": "Libyan Arab Jamahiriya",
    "MD": "Moldova, Republic of; Moldova, Rep of; Rep of Moldova; Moldovan Republic; Republic Moldova; Moldova "
    "Republic; Moldova, the Republic of; RM Moldova",
    "MK": "Macedonia, the former Yugoslav Republic of; the former Yugoslav Republic of Macedonia; former Yugoslav "
    "Republic of Macedonia; FYR Macedonia; FYR of Macedonia; F Y R O M; The FYROM; Macedonia FYR; TFYR Macedonia; "
    "TFYROM; N Macedonia; North Macedonia, Republic of; Macedonia, Republic of; Macedonia, North; Nth Macedonia; "
    "Republic of Macedonia; Rep of Macedonia; R Macedonia; R N Macedonia; RN Macedonia; Rep of N Macedonia; "
    "Republika Makedonija; Република Македонија; "
    "S Makedonija; Sev Makedonija; С Македонија; Р Македонија; РС Македонија; Р С Македонија; Ancienne République "
    "yougoslave de Macédoine; ARYM; Ehemalige jugoslawische Republik Mazedonien; Mazedonien; Macédoine; Македонија; "
    "Македония; Makedonien; Maqedonia; Maqedoni; Republika e Maqedonisë së Veriut; Republika e Maqedonisë",
    "MM": "Burma; Birma; Union of Myanmar",
    "NL": "Kingdom of the Netherlands; Koninkrijk der Nederlanden; The Nederlands; Netherland; The Netherland",
    "NO": "Kingdom of Norway; Noreg",
    "PL": "Rzeczpospolita Polska",
    "PS": "Palestine; State of Palestine; Occupied Palestinian Territory; OPT",
    "RU": "Russian Fed; Rossiya; Rossija",
    "SK": "Slovak Rep; The Slovak Republic; Slowakische Republik; République slovaque; Slovak",
    "SY": "Syrian Arab Republic",
    "SZ": "Swaziland",
    "TL": "East Timor",
    "TR": "Republic of Turkey; Republic of Türkiye; Turkiye",
    "TW": "Chinese Taipei",
    "TZ": "United Republic of Tanzania",
    "UA": "The Ukraine; Ukrayina",
    "US": "United States of America; U S A; U S; The United States; The USA; The US; Estados Unidos; EEUU",
    "VA": "Holy See; Vatican",
    "VN": "Socialist Republic of Vietnam; Viet Nam",
    "XK": "Republika e Kosovës; Kosova, Republika e; Kosovo UNSCR 1244; Kosovo under UNSCR 1244; Kosovo UN Resolution "
    "1244; UNMIK Kosovo; Kosovo and Metohija; Kosovo i Metohija; Kosovës; Kosovo 1244; R Kosovo; R Kosova",
}  # fmt: skip

# Which of several is meant, or which successor, only people can say.
_SHARED = {
    "BE NL LU": "Benelux",
    "CA US": "America; Amerika; Americas; Америка",
    "CD CG": "Congo; Kongo; Congolese; Конго",
    "CN TW": "Republic of China; R O C",
    "CZ SK": "Czechoslovakia; Československo; Tschechoslowakei; Czecho Slovakia; TCH; CSSR; ČSSR",
    "DM DO": "Dominican",
    "GN GQ GW": "Guinean",
    "IE GB": "Ireland and Northern Ireland",
    "KP KR": "Korea; Corea; Corée; Корея; Koreja; Кореја; Coreea; Korean; Kore",
    "MF SX": "Saint Martin; St Martin",
    "RS ME": "Yugoslavia; Former Yugoslavia; Ex Yugoslavia; YU; YUG; FRY; SFRY; Jugoslavija; Југославија; Jugoslawien; "
    "Yougoslavie; Югославия; Serbia and Montenegro; Serbia & Montenegro; SCG; Srbija i Crna Gora",
    "RU UA": "Soviet Union; USSR; CIS; СССР; СНГ",
    "VG VI": "Virgin Islands",
}  # fmt: skip

# Of sport and of cars, where ISO's three letters are others. Babel knows ISO's.
_CODES = {
    "AE": "UAE", "AO": "ANG", "AW": "ARU", "BB": "BAR", "BD": "BAN", "BG": "BUL", "BS": "BAH", "BT": "BHU", "BW": "BOT",
    "CG": "CGO", "CH": "SUI", "CR": "CRC", "DE": "GER", "DK": "DEN", "DZ": "ALG", "ES": "SPA", "FJ": "FIJ",
    "GB": "ENG; SCO; WAL; NIR; GBN", "GM": "GAM", "GN": "GUI", "GR": "GRE; HEL", "GT": "GUA", "HN": "HON", "HR": "CRO",
    "HT": "HAI", "ID": "INA", "IR": "IRI", "KW": "KUW", "LB": "LIB", "LS": "LES", "LV": "LAT; LETT",
    "LY": "LBA", "MG": "MAD", "MK": "NMK", "MM": "MYA", "MN": "MGL", "MU": "MRI", "MW": "MAW",
    "MY": "MAS", "NG": "NGR", "NI": "NCA", "NL": "NED; HOL", "NP": "NEP", "OM": "OMA", "PH": "PHI",
    "PL": "PLN", "PS": "PLE", "PT": "POR", "PY": "PAR", "RO": "ROM; RUM", "SA": "KSA", "SD": "SUD", "SI": "SLO",
    "SV": "ESA", "TG": "TOG", "TW": "TPE", "TZ": "TAN", "UY": "URU", "VN": "VIE", "XK": "RKS; KOS", "ZA": "RSA",
    "ZM": "ZAM", "ZW": "ZIM", "FO": "FRO", "SE": "SWE", "UA": "UKR", "IE": "IRE",
}  # fmt: skip
# One country's in sport, and another's in lists or by ISO.
_SHARED_CODES = {
    "AT AU": "AUS", "BH BN": "BRN", "CL CN": "CHI", "KH CM": "CAM", "MC ME": "MON", "MK MO": "MAC", "NE NG": "NIG",
}  # fmt: skip

# Adjectives and what its people are called.
_ADJECTIVES = {
    "AD": "Andorran", "AE": "Emirati", "AF": "Afghan", "AL": "Albanian; Albanians; Albaner; Albanac; Albanka; "
    "Shqiptar; "
    "Shqiptare; Albanez; Албанец; Албанац; Албанка",
    "AM": "Armenian", "AO": "Angolan", "AR": "Argentine; Argentinian; Argentinean", "AT": "Austrian; Österreicher; "
    "Österreichisch; Österreicherin", "AU": "Australian", "AZ": "Azerbaijani; Azeri", "BA": "Bosnian; "
    "Bosnian and Herzegovinian; Herzegovinian; Bosnian Herzegovinian; Bosnisch; Bosanac; BH citizen", "BB": "Barbadian",
    "BD": "Bangladeshi", "BE": "Belgian; Belge; Belgisch; Belg; Belgier", "BF": "Burkinabe", "BG": "Bulgarian; "
    "Българин; "
    "Българка; Българско; Bulgare; Bulgar", "BH": "Bahraini", "BI": "Burundian", "BJ": "Beninese", "BO": "Bolivian",
    "BR": "Brazilian", "BW": "Motswana; Botswanan", "BY": "Belarusian; Belorussian; Byelorussian; Belarussian",
    "CA": "Canadian", "CF": "Central African", "CH": "Swiss; Schweizer; Suisse; Schweizerin; Zwitsers", "CI": "Ivorian",
    "CL": "Chilean", "CM": "Cameroonian", "CN": "Chinese", "CO": "Colombian", "CR": "Costa Rican", "CU": "Cuban",
    "CV": "Cape Verdean", "CY": "Cypriot", "CZ": "Czech; Čech; Česká; Český; Tschechisch; Češka", "DE": "German; "
    "Germans; "
    "Deutsch; Deutsche; Deutscher; Allemand; Allemande; Duits", "DJ": "Djiboutian", "DK": "Danish; Dane; Dansk",
    "DZ": "Algerian", "EC": "Ecuadorian; Ecuadorean", "EE": "Estonian; Eestlane; Estnisch", "EG": "Egyptian",
    "ER": "Eritrean", "ES": "Spanish; Spaniard; Español; Española", "ET": "Ethiopian", "FI": "Finnish; Finn",
    "FR": "French; Français; Française; Französisch; Frans", "GA": "Gabonese", "GB": "British; Briton; English; "
    "Scottish; Welsh; Britisch; Britannique; Brits", "GE": "Georgian", "GH": "Ghanaian", "GM": "Gambian",
    "GR": "Greek; Hellenic; Griechisch", "GT": "Guatemalan", "GY": "Guyanese", "HN": "Honduran", "HR": "Croatian; "
    "Croat; "
    "Hrvat; Hrvatica", "HT": "Haitian", "HU": "Hungarian; Magyar; Ungarisch", "ID": "Indonesian", "IE": "Irish",
    "IL": "Israeli", "IN": "Indian", "IQ": "Iraqi", "IR": "Iranian", "IS": "Icelandic; Icelander", "IT": "Italian; "
    "Italiano; Italiana; Italienisch", "JM": "Jamaican", "JO": "Jordanian", "JP": "Japanese", "KE": "Kenyan",
    "KG": "Kyrgyz; Kyrgyzstani", "KH": "Cambodian", "KW": "Kuwaiti", "KZ": "Kazakh; Kazakhstani", "LA": "Laotian",
    "LB": "Lebanese", "LI": "Liechtensteiner", "LK": "Sri Lankan", "LR": "Liberian", "LT": "Lithuanian; Lietuvis; "
    "Lietuvė; Litauisch", "LU": "Luxembourger; Luxembourgish", "LV": "Latvian; Lettisch", "LY": "Libyan",
    "MA": "Moroccan", "MC": "Monegasque", "MD": "Moldovan; Moldavian; Moldovans; Moldovean; Moldoveancă; "
    "Moldovenească; Moldauisch; Moldave; Молдавский; Молдаванин", "ME": "Montenegrin; Crnogorac; Crnogorka; "
    "Crnogorska; Montenegrinisch; Црногорац", "MG": "Malagasy", "MK": "Macedonian; North Macedonian; Mazedonisch; "
    "Makedonac; Makedonka; Македонец; Македонка; Македонски", "ML": "Malian", "MM": "Burmese", "MN": "Mongolian",
    "MR": "Mauritanian", "MT": "Maltese", "MU": "Mauritian", "MV": "Maldivian", "MW": "Malawian", "MX": "Mexican",
    "MY": "Malaysian", "MZ": "Mozambican", "NA": "Namibian", "NE": "Nigerien", "NG": "Nigerian", "NI": "Nicaraguan",
    "NL": "Dutch; Netherlander; Nederlands; Nederlandse; Néerlandais; Niederländisch; Hollandais; Niederländer",
    "NO": "Norwegian; Norsk", "NP": "Nepali; Nepalese", "NZ": "New Zealander", "OM": "Omani", "PA": "Panamanian",
    "PE": "Peruvian", "PH": "Filipino; Philippine; Filipina", "PK": "Pakistani", "PL": "Polish; Pole; Polnisch; Polak",
    "PS": "Palestinian", "PT": "Portuguese", "PY": "Paraguayan", "QA": "Qatari", "RO": "Romanian; Rumanian; Român; "
    "Română; Româncă; Rumänisch; Roumain; Roemeens", "RS": "Serbian; Serb; Serbians; Srbin; Srpkinja; Србин; "
    "Српкиња; Serbisch; "
    "Serbe; Servisch; Serbian citizen", "RU": "Russian; Russe; Russisch", "RW": "Rwandan", "SA": "Saudi; "
    "Saudi Arabian", "SD": "Sudanese", "SE": "Swedish; Swede; Svensk", "SG": "Singaporean", "SI": "Slovenian; Slovene; "
    "Slovenec; Slovenka; Slowenisch", "SK": "Slovak; Slovakian; Slovák; Slovačka; Slowakisch", "SL": "Sierra Leonean",
    "SM": "Sammarinese", "SN": "Senegalese", "SO": "Somali", "SR": "Surinamese", "SS": "South Sudanese",
    "SV": "Salvadoran; Salvadorean", "SY": "Syrian", "TD": "Chadian", "TG": "Togolese", "TH": "Thai", "TJ": "Tajik; "
    "Tajikistani", "TM": "Turkmen", "TN": "Tunisian", "TR": "Turkish; Turk; Türkisch", "TW": "Taiwanese",
    "TZ": "Tanzanian", "UA": "Ukrainian; Українець; Українка; Ukrainisch; Ukrainien; Oekraïens", "UG": "Ugandan",
    "US": "American", "UY": "Uruguayan", "UZ": "Uzbek; Uzbekistani", "VE": "Venezuelan", "VN": "Vietnamese",
    "XK": "Kosovar; Kosovan; Kosovarian; Kosovare; Kosovarisch", "YE": "Yemeni", "ZA": "South African", "ZM": "Zambian",
    "ZW": "Zimbabwean",
}  # fmt: skip

NOWHERE = ""
"""What stands for no country, such as the European Union's."""
_NO_COUNTRIES = (
    "EU; E U; European Union; UN; U N; United Nations; NATO; OSCE; CoE; Council of Europe; Europe; Europa; Europe "
    "wide; EUR; "
    "international; internationally; global; world; worldwide; regional; multinational; multi country; several; "
    "various; "
    "other; abroad; stateless; Balkans; Western Balkans; West Balkans; WB6; WBT; Eastern Europe; SEE; South East "
    "Europe; Southeast Europe; Scandinavia; Baltics; Baltic States; Caucasus; South Caucasus; Nordic; EEA; EFTA; "
    "Schengen; third country; Africa; Asia; Middle East; MENA; all; all countries; "
    # regions whose status is disputed, or that two countries share: nobody is counted by guess
    "Transnistria; Transdniestria; Crimea; Abkhazia; South Ossetia; Northern Cyprus; TRNC; Republika Srpska; Donetsk; "
    "Nagorno Karabakh; Sandzak; Kurdistan; Catalonia"
)

Meanings = dict[str, frozenset[str]]
"""The countries that a name may mean, by its key."""


def kept_names() -> Meanings:
    """Names and adjectives; more than one country, or `NOWHERE`, is what has to be asked."""
    return _of(_NAMES, _ADJECTIVES, _SHARED) | {key: frozenset({NOWHERE}) for key in keys(_NO_COUNTRIES)}


def kept_codes() -> Meanings:
    """Codes that are right in capitals only: `Rom` is a city."""
    return _of(_CODES, _SHARED_CODES)


def _of(*tables: dict[str, str]) -> Meanings:
    found: dict[str, set[str]] = {}
    for codes, names in (entry for table in tables for entry in table.items()):
        for key in keys(names):
            found.setdefault(key, set()).update(codes.split())
    return {key: frozenset(codes) for key, codes in found.items()}
