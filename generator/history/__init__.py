"""What was filed when: the repository's history in, dates out."""
