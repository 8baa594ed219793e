"""What tables are called, and call their columns, that hold times as agendas do and are none."""

from ecpat_training.words.matching import index, keys
from ecpat_training.words.word_tables import words_by_name, words_of

TABLE_OF: dict[str, str] = index(words_by_name("no_agendas", "headers"))
"""What a table is of which a column has this header, by its key: `minutes`, `travel`, `shifts`, `money`, `visits`."""

HEADINGS = tuple(keys(words_of("no_agendas", "headings")))
"""The keys of what stands over such a table, at the beginning of a line."""
