"""The fixed words of agendas and papers, one language a file, named by the language's ISO 639 code.

A language is a `TAG` (BCP 47: what HTML and Word call it, and under which Babel knows it) and `WORDS`: the same keys
and the same fields in braces as in English. The translations are working translations; corrections are welcome.
"""
