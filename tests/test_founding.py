"""What `sixc init` makes of a country, a table of parties and a wheel, and what it refuses."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

from generator.errors import FoundingError
from generator.founding.country import currency_of, time_zone_of
from generator.founding.plan import make_plan
from generator.founding.roster import read_roster, slug
from generator.founding.software import REQUIREMENTS, read_wheel, renew
from generator.publisher import NOBODY
from generator.settings import read_settings
from tests.command import Done, sixc

pytestmark = pytest.mark.slow

CODES = ("al-2025", "eu-2024", "nl-2021")
TABLE = """\
name;name_en;short_name;register;number
Partia e Lumit;River Party;Lumi;X-COURT;90001
Lëvizja “Đ’Artë”;;;;
"""
NEEDED = b"click==8.1.8 \\\n    --hash=sha256:" + b"0" * 64 + b"\n"


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """A wheel that holds nothing but what init reads of it."""
    return make_wheel(tmp_path / "sixc-9.9.9-py3-none-any.whl")


def make_wheel(path: Path, requirements: bytes = NEEDED) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(REQUIREMENTS, requirements)
    return path


def init(folder: Path, wheel: Path, *options: object) -> Done:
    given = ("--election", "xk-2027", "--country", "XK", "--languages", "sq,en")
    return sixc("init", folder, *given, "--wheel", wheel, *options)


@pytest.mark.parametrize(
    ("country", "currency", "zone"),
    [
        ("AL", "ALL", "Europe/Tirane"),
        ("XK", "EUR", "Europe/Belgrade"),
        ("EU", "EUR", "Europe/Brussels"),
        ("DE", "EUR", "Europe/Berlin"),
        ("KW", "KWD", "Asia/Kuwait"),
        ("JP", "JPY", "Asia/Tokyo"),
    ],
)
def test_a_country_gives_its_currency_and_its_time_zone(
    country: str, currency: str, zone: str
) -> None:
    assert (currency_of(country), time_zone_of(country)) == (currency, zone)


def test_a_country_with_many_zones_leaves_the_choice_to_a_person() -> None:
    with pytest.raises(FoundingError, match="--time-zone, one of America/Adak, "):
        time_zone_of("US")


def test_a_table_becomes_a_roster_in_the_order_of_its_rows() -> None:
    assert read_roster("r.csv", TABLE.encode("utf-8-sig"), "sq") == [
        {
            "id": "partia-e-lumit",
            "name": {"sq": "Partia e Lumit", "en": "River Party"},
            "short_name": "Lumi",
            "identifiers": [{"scheme": "X-COURT", "id": "90001"}],
        },
        {"id": "levizja-darte", "name": {"sq": "Lëvizja “Đ’Artë”"}},
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_separator_that_spreadsheets_use_is_read(separator: str) -> None:
    table = TABLE.replace(";", separator)
    assert [p["id"] for p in read_roster("r.csv", table.encode(), "sq")] == [
        "partia-e-lumit",
        "levizja-darte",
    ]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (b"name\nLumi \xff\n", "not written in UTF-8"),
        (b"name\n", "holds 0 parties"),
        (b"party\nLumi\n", "has a column 'party'"),
        (b"short_name\nLumi\n", "has no column name"),
        (b"name\nLumi\nLumi\n", "two parties with the id lumi"),
        (b"name\nLumi,x\n", "line 2, has more cells than the heading"),
        ("name\nПартия реки\n".encode(), "line 2: write a short name"),
        (b"name,id\nLumi,../x\n", "line 2: write a short name"),
        (b'name\n"Lumi\n', "this is no table"),
    ],
)
def test_a_table_that_is_none_is_refused_with_its_line(table: bytes, said: str) -> None:
    with pytest.raises(FoundingError, match=said):
        read_roster("r.csv", table, "sq")


def test_letters_with_accents_become_those_of_an_address() -> None:
    assert slug("Żółta Łódź – Straße, Øst & Đura") == "zolta-lodz-strasse-ost-dura"


@pytest.mark.parametrize(
    ("country", "named", "code"),
    [
        ("AL", None, "al-2025"),
        ("NL", None, "nl-2021"),
        ("XK", None, "eu-2024"),
        ("AL", "eu-2024", "eu-2024"),
    ],
)
def test_the_code_of_conduct_is_that_of_the_country_unless_another_is_named(
    country: str, named: str | None, code: str
) -> None:
    plan = make_plan("xx-2027", country, "en", named, None, None, None, None, CODES)
    assert plan.code == code


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"election": "XX 2027"}, "cannot name an election"),
        ({"country": "ZZ"}, "not the code of a country"),
        ({"currency": "LEK"}, "not the code of a currency"),
        ({"code": "xx-1"}, "known are al-2025"),
        ({"day": "31.12.2027"}, "is no day"),
        ({"election": "election"}, "holds no year; name the day of the vote"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(said: dict[str, str], why: str) -> None:
    usual: dict[str, Any] = {
        "election": "xx-2027",
        "country": "AL",
        "languages": "en",
        "code": None,
    }
    usual |= {"currency": None, "time_zone": None, "day": None}
    with pytest.raises(FoundingError, match=why):
        make_plan(**{**usual, **said}, roster=None, codes=CODES)


def test_init_writes_nothing_where_something_stands(tmp_path: Path, wheel: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "letter.txt").write_text("mine")
    done = init(kept, wheel)
    assert (done.code, done.out) == (2, "")
    assert "is not empty" in done.err
    assert [path.name for path in kept.iterdir()] == ["letter.txt"]


def test_init_pins_the_software_by_its_hash(tmp_path: Path, wheel: Path) -> None:
    done = init(tmp_path / "new", wheel)
    assert (done.code, done.err) == (0, "")
    found = (tmp_path / "new/requirements.txt").read_text("utf-8")
    assert NEEDED.decode() in found
    assert "\n./software/sixc-9.9.9-py3-none-any.whl \\\n    --hash=sha256:" in found
    assert "assumed" not in done.out
    assert "Nobody named the day of the vote" in done.out


def test_a_file_that_is_no_wheel_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.whl"
    other.write_bytes(b"PK")
    done = init(tmp_path / "new", other)
    assert done.code == 2
    assert "not a whole wheel of sixc" in done.err
    assert not (tmp_path / "new").exists()


def test_another_wheel_takes_the_place_of_the_old_one(tmp_path: Path, wheel: Path) -> None:
    init(tmp_path / "new", wheel)
    newer = make_wheel(tmp_path / "sixc-10.0.0-py3-none-any.whl", b"other==1\n")
    renew(tmp_path / "new", newer)
    assert [p.name for p in (tmp_path / "new/software").iterdir()] == [newer.name]
    found = (tmp_path / "new/requirements.txt").read_text("utf-8")
    assert "other==1\n./software/sixc-10.0.0-" in found
    assert "9.9.9" not in found
    assert read_wheel(newer).name == newer.name


def test_without_a_roster_the_parties_are_invented_and_say_so(tmp_path: Path, wheel: Path) -> None:
    done = init(tmp_path / "new", wheel)
    text = (tmp_path / "new/disclosures/xk-2027/election.yaml").read_text("utf-8")
    assert "\ninvented: true\n" in text
    assert "two invented ones" in done.out


def test_real_parties_are_not_called_invented(tmp_path: Path, wheel: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text(TABLE, "utf-8")
    init(tmp_path / "new", wheel, "--roster", roster, "--date", "2027-05-09")
    text = (tmp_path / "new/disclosures/xk-2027/election.yaml").read_text("utf-8")
    assert "invented" not in text
    assert "Lëvizja “Đ’Artë”" in text
    assert "\ndate: 2027-05-09\n" in text
    assert "\n  - id: 2027-04\n" in text


def test_who_publishes_the_site_stays_in_its_settings(tmp_path: Path, wheel: Path) -> None:
    said = ("--publisher", "Komisioni Qendror", "--email", "gabime@komisioni.example")
    assert init(tmp_path / "new", wheel, *said).code == 0
    settings = read_settings(tmp_path / "new")
    assert settings.publisher.name("sq") == settings.publisher.name("en") == "Komisioni Qendror"
    assert (settings.publisher.email, settings.publisher.address) == (
        "gabime@komisioni.example",
        "",
    )
    assert "# publisher:" not in (tmp_path / "new/mkdocs.yml").read_text("utf-8")


def test_what_was_not_said_of_the_publisher_is_left_out(tmp_path: Path, wheel: Path) -> None:
    init(tmp_path / "one", wheel, "--email", "gabime@komisioni.example")
    assert read_settings(tmp_path / "one").publisher.name("sq") == ""
    init(tmp_path / "none", wheel)
    assert read_settings(tmp_path / "none").publisher == NOBODY
    assert "\n# publisher: {name: " in (tmp_path / "none/mkdocs.yml").read_text("utf-8")


def test_an_address_that_is_none_is_refused_before_anything_is_written(
    tmp_path: Path, wheel: Path
) -> None:
    done = init(tmp_path / "new", wheel, "--email", "gabime")
    assert done.code == 2
    assert "The publisher's email is 'gabime'" in done.err
    assert not (tmp_path / "new").exists()
