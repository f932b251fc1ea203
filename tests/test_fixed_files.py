"""What is somebody's word is never changed or removed once it stands on the main line, whatever its kind."""

from typing import Any

import pytest

from generator.history.continuity import find_losses
from generator.history.published import is_fixed

FOLDER = "disclosures/prova-2025"
FIXED = [
    *(f"{FOLDER}/a/2025-04.yaml", f"{FOLDER}/a/2025-04.v2.yaml", f"{FOLDER}/a/2025-04.ads.csv"),
    *(f"{FOLDER}/a/2025-04.ads.2.csv", f"{FOLDER}/a/2025-04.funding.csv"),
    *(f"{FOLDER}/a/replies/x.yaml", f"{FOLDER}/a/reviews/x.yaml", f"{FOLDER}/a/notices/x.yaml"),
    *(f"{FOLDER}/reported/meta/2025-04.csv", f"{FOLDER}/monitoring/o/first.yaml"),
    *(f"{FOLDER}/monitoring/first.yaml", f"{FOLDER}/decisions/7.yaml", f"{FOLDER}/register/1.yaml"),
]
KEPT_UP_TO_DATE = [
    *(f"{FOLDER}/{name}.yaml" for name in ("election", "submitters", "observers", "signatures")),
    *(f"{FOLDER}/received.yaml", f"{FOLDER}/redactions.yaml", f"{FOLDER}/accounts.csv"),
    *(f"{FOLDER}/reported/accounts.csv", "disclosures/readme.yaml", "releases/x/y/manifest.json"),
]


@pytest.mark.parametrize("path", FIXED)
def test_the_word_of_somebody_is_fixed(path: str) -> None:
    assert is_fixed(path)


@pytest.mark.parametrize("path", KEPT_UP_TO_DATE)
def test_lists_of_the_election_body_are_kept_up_to_date(path: str) -> None:
    assert not is_fixed(path)


def index(*held_back: tuple[str, str, str], shown: tuple[tuple[str, str], ...] = ()) -> Any:
    """An index of files that are shown, and of files that are not, with their states and hashes."""
    files = [
        {
            "id": f"prova-2025/data/filed/{path}",
            "path": f"prova-2025/data/filed/{path}",
            "sha256": sha,
        }
        for path, sha in shown
    ]
    back = [
        {"id": f"{FOLDER}/{path}", "state": state, "sha256": sha} for path, state, sha in held_back
    ]
    return {"data": files, "held_back": back}


REPORT, LEDGER = "monitoring/o/first.yaml", "a/2025-04.ads.csv"
NOT_READ, REFUSED = "not_read", "refused"


@pytest.mark.parametrize(
    ("earlier", "now", "losses"),
    [
        (index((REPORT, NOT_READ, "1")), index((REPORT, NOT_READ, "1")), []),
        (
            index((REPORT, NOT_READ, "1")),
            index((REPORT, NOT_READ, "2")),
            [f"the bytes of {FOLDER}/{REPORT}"],
        ),
        (index((REPORT, NOT_READ, "1")), index(), [f"{FOLDER}/{REPORT}"]),
        (index((REPORT, NOT_READ, "1")), index(shown=((REPORT, "1"),)), []),
        (
            index((REPORT, NOT_READ, "1")),
            index(shown=((REPORT, "2"),)),
            [f"the bytes of {FOLDER}/{REPORT}"],
        ),
        (index((REPORT, NOT_READ, "1")), index((REPORT, REFUSED, "1")), []),
        (
            index((REPORT, NOT_READ, "1")),
            index((REPORT, REFUSED, "2")),
            [f"the bytes of {FOLDER}/{REPORT}"],
        ),
        (index((LEDGER, REFUSED, "1")), index((LEDGER, REFUSED, "2")), []),
        (index((LEDGER, REFUSED, "1")), index(), []),
        (
            index(shown=((LEDGER, "1"),)),
            index(shown=((LEDGER, "2"),)),
            [f"the bytes of {FOLDER}/{LEDGER}"],
        ),
        (index(shown=(("election.yaml", "1"),)), index(shown=(("election.yaml", "2"),)), []),
        (index(("submitters.yaml", "kept", "1")), index(("submitters.yaml", "kept", "2")), []),
    ],
)  # fmt: skip
def test_a_file_that_was_changed_or_removed_is_a_loss(
    earlier: Any, now: Any, losses: list[str]
) -> None:
    assert [*find_losses(earlier, now, frozenset())] == losses
    assert [
        *find_losses(earlier, now, frozenset({f"{FOLDER}/{REPORT}", f"{FOLDER}/{LEDGER}"}))
    ] == []


def test_an_index_from_before_hashes_stood_in_it_loses_nothing() -> None:
    earlier = index((REPORT, NOT_READ, "1"), shown=((LEDGER, "1"),))
    for file in (*earlier["data"], *earlier["held_back"]):
        del file["sha256"]
        file.pop("state", "")
    assert [*find_losses(earlier, index(shown=((LEDGER, "2"),)), frozenset())] == []
