"""The rules by which figures may leave the house; `effect/report/publish.py` applies them to the scales.

How an analysis writes its `public(found, report)`, with `k = report.disclosure.smallest`:

- Figures of all people compared: `population.allowed(n)`. Nothing below 10 people; below 20 means alone; else SDs,
  intervals and effect sizes besides, by `rounding.mean`, `.spread`, `.change`, `.effect`. Never p of tests, r, d_z.
- Figures by group: `by_group.broken_down(sizes, k, report.disclosure.merge)`; None is none. Else figures of the groups
  that it names, made anew from the people of all that were merged; each group must not be
  `why_hidden.nearly_all_alike` in either wave or in its changes, and is rounded as above by its own n.
- How many of all people gave an answer: `item_shares.share(part, whole)`; several whose sum can be computed from a mean
  that is printed: `item_shares.of_a_sum(...)`, all or none.
- People by two columns: `cross_table.protected(counts, k)`; None is no table.
- What follows from printed figures alone: an `of_printed(found, printed)` beside `public` (`from_printed`).
- Two waves, then-tests: of people who are in both alone, and only if these are all of a comparison that is printed:
  `population.same_people(n, report)`.
- A second set of people (a comparison group, those who came back): `population.far_apart(...)` from every other set.
- Lines of single people, counts that are none of these, free text: None.

What may not be shown is `HIDDEN` in every format and chart: one symbol, whether it is small itself or protects another.
A label such as `<5` would be a constraint, from which the rest can be computed.
"""

HIDDEN_SYMBOL = "·"
