"""Country codes: ISO 3166-1 alpha-2 (2020), and `XK`, the user-assigned code that European bodies write for Kosovo."""

_CODES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO
FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""
COUNTRIES = frozenset(_CODES.split())
# What the European Union writes, what was a code once, and languages' codes that are no country's.
_CODE_BY_OTHER_CODE = {
    "UK": "GB", "EN": "GB", "EL": "GR", "CS": "CZ", "DA": "DK", "SQ": "AL", "UN": "HU", "SP": "ES", "SW": "SE",
    "KS": "XK", "KV": "XK", "YU": "RS",
}  # fmt: skip


def guess_country(written: str) -> str | None:
    """The code that somebody probably meant who wrote something else, such as `hr` or `UK`."""
    code = written.strip().upper()
    return code if code in COUNTRIES else _CODE_BY_OTHER_CODE.get(code)


def require_country(code: str) -> str:
    """The code, if it is that of a country.

    Raises:
        ValueError: the code is not that of a country.
    """
    if code in COUNTRIES:
        return code
    suggestion = guess_country(code)
    raise ValueError(f"`{code}` isn't a country code" + (f"; did you mean `{suggestion}`?" if suggestion else ""))
