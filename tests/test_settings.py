"""Who publishes a site, as mkdocs.yml says it."""

from typing import Any

import pytest

from generator.errors import SettingsError
from generator.publisher import Publisher, read_publisher


def test_a_publisher_may_have_a_name_in_each_language() -> None:
    one = read_publisher({"name": "KQZ", "address": " Rruga 1,\n Tiranë "})
    assert (one.name("en"), one.email, one.address) == ("KQZ", "", "Rruga 1, Tiranë")
    two = read_publisher({"name": {"sq": "KQZ", "en": "CEC"}, "email": "errors@example.org"})
    assert [two.name(each) for each in ("en", "sq", "fr")] == ["CEC", "KQZ", "KQZ"]
    assert read_publisher(None) == Publisher()


@pytest.mark.parametrize(
    "wrong",
    [
        "KQZ",
        {"phone": "1"},
        {"email": "errors"},
        {"email": "a@b.example>"},
        {"name": ["a"]},
        {"address": "x" * 201},
    ],
    ids=str,
)
def test_a_publisher_that_is_none_is_refused_with_a_sentence(wrong: Any) -> None:
    with pytest.raises(SettingsError, match=r"publisher.* must "):
        read_publisher(wrong)
