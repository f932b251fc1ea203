"""What was filed when, what changed since, and the log that proves it: files and the repository's history in."""
