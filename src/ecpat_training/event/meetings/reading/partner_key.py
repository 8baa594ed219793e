"""One partner under several names: `Netherlands`, `NL` and `Pays-Bas` are the same country."""

from ecpat_training.values.countries import COUNTRIES
from ecpat_training.words.lists.countries import COUNTRY_OF
from ecpat_training.words.matching import letters_key


def partner_key(name: str) -> str:
    """What two names of a partner share: a country's code where the whole of it is a country's name, in any language,
    or its two capital letters, as the programme's file writes them; else its letters. `Police of Albania` is no
    country."""
    bare_name = name.strip()
    code = bare_name if bare_name in COUNTRIES else COUNTRY_OF.get(letters_key(bare_name))
    return code or letters_key(bare_name)  # letters are small: no name is ever taken for a code
