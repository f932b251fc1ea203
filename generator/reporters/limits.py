"""How much each kind of report holds. What it leaves out, it counts and says; the counters at its head are of all.

A check can find a hundred thousand things; whoever reads the first few puts the most right, and what takes reports,
such as a service that shows them in code, refuses those that are too long.
"""

LINES = 130  # of faults, for a terminal: a whole report stays under 200
BYTES = 40_000  # of faults, for a job summary: it may hold a megabyte, a reader takes far less
# Annotations of one level in one step of a workflow; GitHub shows no more:
# https://docs.github.com/en/actions/reference/limits
ANNOTATIONS = 10
# Findings for programs. Code scanning shows 5,000 of a run and takes 10 MB:
# https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
FINDINGS = 1_000
PLACES = 3  # of a fault in one field, and of further places of a finding, for people
ALSO = 20  # further places of a finding, for programs
