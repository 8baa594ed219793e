"""The fixed words of agendas and papers: English ones here, those of other languages in `words/locale/`.

`agenda.toml`, `event.toml`, `lists.toml` and their neighbours hold what is said in English, by where people read it.
From these, and from what a translator has to know besides, `make words` writes the template for translators.
What they return is one gettext file a language, `words/locale/<ISO 639 code>.po`, which `translation.py` finds and
`po.py` reads. The translations are working translations; corrections are welcome.
"""
