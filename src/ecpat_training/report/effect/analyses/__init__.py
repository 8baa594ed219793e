"""What the report says of each further analysis, one a file, named as the analysis.

Each has

- `ORDER`, its place among the others: small numbers first;
- `READERS`, those whose report has it (`report/effect/readers.py`);
- `blocks(found, report)`, its part of the document;
- `brief(found, report)`, if a coordinator's report shall have more, or other things, than `blocks` without tables;
- `details(found, report)`, if the evaluator's report has more: what follows there;
- `data(found)`, the same for machines: plain dictionaries, lists, strings, numbers and None;
- `public(found, report)`, what of it may be published, or None. It sees the report before anything is withheld;
- `of_printed(found, printed)`, if there is something that follows from the printed figures alone: it must read figures
  of `printed` and nothing but what is asked of `found`.
"""
