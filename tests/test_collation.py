"""Names stand in the order of the alphabet of the page's language, the same on every machine."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.collation import RULES, alphabet, collation_key
from generator.text import translator

# Each line is in order; the orders are those of ICU 78 (CLDR 48).
ORDERS = {
    "sq": "Cirk Çabej Dallga Dy Dhomë Era Ëndrra Fusha Gur Gjiri Lumi Llogara Mali Nata Njeriu Rina Rrjeti Sot Shkodra"
    " Toka Theth Xixa Xhami Zana Zhur",
    "sr-Latn": "Cvet Čaj Ćup Dan Džep Đak Lav Ljubav Most Nada Njiva Sat Šuma Zora Žaba",
    "hr": "Cvijet Čaj Ćup Dan Džep Đak Lav Ljubav Nada Njiva Šuma Zora Žaba",
    "sr": "Адам Град Дан Ђак Јавор Љубав Мост Њива Сат Ћуп Џеп Шума Adam",
    "mk": "Град Дан Ѓорѓи Ѕвезда Јавор Љубов Његош Трн Ќе Цвет Џеп Шума",
    "de": "Arzt Ärzte Azur Masse Maße Mast Öl Zug",
    "pl": "Adam Ąs Cena Ćma Ewa Ęś Las Łan Nos Ńu Oko Ósmy Sad Śnieg Zero Źle Żaba",
    "cs": "Cena Čas Had Chata Ihned Ret Řeka Sen Šaty Zima Žena",
    "sk": "Auto Ä Cena Čas Had Chata Oko Ôsmy Sen Šaty Zima Žena",
    "hu": "Cukor Csak Duna Dzéta Dzsem Gól Gyár Lap Lyuk Oda Öröm Sor Szép Tó Tyúk Zab Zseb",
    "ro": "An Ăla Âh Irina Înalt Soare Șarpe Tare Țară",
    "tr": "Cam Çam Gaz Ğ Halı Irmak İnek Jale Oda Öz Su Şu Uç Üç",
    "sv": "Zebra Ås Ärlig Öl",
    "nb": "Zebra Ære Øl Ås",
    "es": "Nube Ñandú Oso",
    "lt": "Cukrus Čekis Ilgas Ypač Jonas Šuo Žuvis",
    "lv": "Cena Čaka Gals Ģirts Ilze Ņina Roze Šis Žagars",
    "et": "Sa Šokk Zoo Žanr Tee Vesi Õun Äri Öö Ülo",
    "el": "Αθήνα Άρτα Βόλος Ωμέγα Adam",
    "bg": "Иван Йордан Кирил Щит Ъгъл Юлия Яна",
    "ru": "Егор Ёлка Жанна Иван Йод Яна",
    "uk": "Гора Ґанок Дім Енеї Єва Зоря Ива Іван Їжак Йод",
    "en": "cafe Café Cafes Zoe Zoë",
}


def shuffled(names: list[str]) -> list[str]:
    """The names in another order."""
    return random.Random(1).sample(names, len(names))


@pytest.mark.parametrize("tag", ORDERS)
def test_names_stand_in_the_order_of_the_alphabet(tag: str, tmp_path: Path) -> None:
    names = ORDERS[tag].split()
    assert sorted(shuffled(names), key=translator(tag, own=tmp_path).order) == names


def test_letters_with_accents_do_not_stand_after_z() -> None:
    for tag in ("en", "sq", "fr", "pt-BR"):
        for name in ("Çabej", "Ëndrra", "Émile", "Ângela"):
            assert collation_key(name, tag) < collation_key("Zana", tag)


def test_accents_decide_before_capitals_and_only_where_letters_do_not() -> None:
    names = ["cote", "Cote", "coté", "côte", "Côté", "cotes"]
    assert sorted(shuffled(names), key=lambda name: collation_key(name, "en")) == names


def test_signs_and_numbers_stand_before_letters_and_numbers_by_value() -> None:
    names = [" a", "-a", "€a", "1a", "2", "٣", "a"]
    assert sorted(shuffled(names), key=lambda name: collation_key(name, "en")) == names


def test_a_language_without_rules_takes_those_of_its_speakers_or_the_common_ones() -> None:
    assert alphabet("es-MX").letters["ñ"] == alphabet("es").letters["ñ"]
    assert alphabet("pt-BR").letters == alphabet("en").letters


def test_every_rule_can_be_read() -> None:
    for line in RULES.read_text("utf-8").splitlines():
        names, colon, rules = line.partition(":")
        if colon and not line.startswith("#") and names not in {"latin", "greek", "cyrillic"}:
            for tag in names.split():
                assert tag == "root" or alphabet(tag).letters.keys() >= set("abc")
            assert rules.strip()


@given(st.text(max_size=30), st.sampled_from(sorted(ORDERS)))
def test_every_text_has_a_place_and_only_the_same_text_the_same(text: str, tag: str) -> None:
    key = collation_key(text, tag)
    assert key == alphabet(tag).key(text)
    assert key[-1] == text
