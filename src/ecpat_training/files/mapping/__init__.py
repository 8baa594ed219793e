"""Mapping files, of lists and of surveys: how words are read, decided once by a person."""
