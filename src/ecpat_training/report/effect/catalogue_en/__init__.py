"""The English words of the effect report, a file for the report itself and one for each further analysis.

A language is a room like this one, with the same files, names and fields in braces.
"""
