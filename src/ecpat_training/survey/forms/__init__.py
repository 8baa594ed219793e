"""What `ecpat survey build` can build of a questionnaire, a kind a file, found by file name.

Each has `TITLE`, what people call it; `ENDINGS`, the endings of its files; `ONE_LANGUAGE`, whether
a file is in one language alone; `misfits(form, names)`, what of the
questionnaire it can't carry; and `build(job)`, the files.
"""
