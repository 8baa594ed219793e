"""The fixed words of agendas and papers: English ones here, those of other languages in `words/locale/`.

`agenda.py`, `event.py`, `lists.py` and their neighbours hold what is said in English, by where people read it;
`notes.py` what a translator has to know besides. From these `make words` writes the template for translators.
What they return is one gettext file a language, `words/locale/<ISO 639 code>.po`, which `translation.py` finds and
`po.py` reads. The translations are working translations; corrections are welcome.
"""
