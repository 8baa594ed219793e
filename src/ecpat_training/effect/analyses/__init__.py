"""The further analyses of a training, a room each, found by its name.

Each has

- `compute.py` with `analyse(evidence)`, which returns its result, or None where the evidence has nothing for it;
- `result.py`, what it found: frozen dataclasses, which any room may read;
- `words.py`, its fixed words;
- `said.py`, what the report says of it:
    - `ORDER`, its place among the others: small numbers first;
    - `READERS`, those whose report has it (`effect/sentences/readers.py`);
    - `blocks(found, report)`, its part of the document;
    - `brief(found, report)`, if a coordinator's report shall have more, or other things, than `blocks` without tables;
    - `details(found, report)`, if the evaluator's report has more: what follows there;
    - `data(found)`, the same for machines: plain dictionaries, lists, strings, numbers and None;
    - `public(found, report)`, what of it may be published, or None. It sees the report before anything is withheld;
    - `of_printed(found, printed)`, if there is something that follows from the printed figures alone: it must read
      figures of `printed` and nothing but what is asked of `found`.
"""
