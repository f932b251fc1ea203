"""Documents in, findings out: the schema in plain words, then the rules that look across fields."""
