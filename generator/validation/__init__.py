"""Finds what is wrong with documents: the schema in plain words, then the rules that look across fields."""
