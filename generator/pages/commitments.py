"""Commitments × parties: what each disclosure shows of the code of conduct."""

from collections.abc import Iterator
from typing import Any

from generator.codes import Assessment, ShownBy
from generator.figures.signs import PARTLY, STATES
from generator.metrics.status import State
from generator.pages.page import Page
from generator.pages.site import Site
from generator.text import say

SIGNS = {
    ShownBy.PARTLY: PARTLY,
    ShownBy.WITHHELD: STATES[State.WITHHELD],
    ShownBy.WITHDRAWN: STATES[State.WITHDRAWN],
    ShownBy.MISSING: STATES[State.MISSING],
    ShownBy.NOT_DUE: STATES[State.NOT_DUE],
}
WORDS = {
    ShownBy.ANSWERED: (STATES[State.FILED].tone, say("answered")),
    **{shown: (sign.tone, sign.word) for shown, sign in SIGNS.items()},
    ShownBy.NOT_SHOWN: (STATES[State.NOT_ASKED].tone, say("not shown by a disclosure")),
}


def pages(site: Site) -> Iterator[Page]:
    """One page with the matrix, and below it every commitment in our own words."""
    shown = [c for c in site.code.commitments if c.sections]
    matrix = [
        {
            "commitment": commitment,
            "cells": [
                _cell(site, site.assessments[commitment.id, party.id])
                for party in site.dataset.parties
            ],
        }
        for commitment in shown
    ]
    title = site.say(say("Commitments and what the disclosures show"))
    yield site.page(
        site.to.commitments, title, "commitments", "commitments", section="commitments",
        names=[site.t.local(commitment.title) for commitment in shown],
        code=site.code, matrix=matrix, shown=WORDS,
    )  # fmt: skip


def _cell(site: Site, assessment: Assessment) -> dict[str, Any]:
    tone, words = WORDS[assessment.shown]
    answered = say("{count} of {whole}", count=assessment.answered, whole=assessment.due)
    partly = assessment.shown is ShownBy.PARTLY
    remarks = [{"message": site.say(f.message), "place": f.place} for f in assessment.findings]
    return {
        "party": site.dataset.by_party[assessment.party],
        "tone": tone,
        "words": site.say(
            say("{state}, {share}", state=words, share=answered) if partly else words
        ),
        "remarks": remarks,
    }
