"""Findings in, reports out: one file for each format."""

from generator.reporters import github, gitlab, json_report, markdown, sarif, text
from generator.reporters.reporter import Reporter

REPORTERS: tuple[Reporter, ...] = (
    text.REPORTER,
    github.REPORTER,
    gitlab.REPORTER,
    markdown.REPORTER,
    json_report.REPORTER,
    sarif.REPORTER,
)
