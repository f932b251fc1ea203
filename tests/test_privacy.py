"""What is found in texts about people, and what is left alone; the number found is never repeated.

Numbers are made up or are the published examples of those who issue such numbers.
"""

import time
from pathlib import Path

import pytest

from benchmarks.synthetic import Size, write_instance
from generator.documents.reader import read
from generator.validation import free_texts
from generator.validation.personal_data import Sort, find, find_in_remarks, sorts
from generator.validation.rules import RULES
from tests.command import ROOT, copy_instance, sixc
from tests.invented import FOLDER, change, check, disclosures
from tests.test_patterns import LENGTH, LIMIT, TRIES, hostile
from tests.test_rules import defined_as

pytestmark = pytest.mark.slow

FOUND: dict[Sort, tuple[str, ...]] = {
    Sort.BANK_ACCOUNT: (
        "AL47 2121 1009 0000 0002 3569 8741 IN TIRANA",
        "DE89370400440532013000",
        "iban: gb29 nwbk 6016 1331 9268 19",
        "NL91-ABNA-0417-1643-00",
        "XK051212012345678906",
        "AL47 2121 1009\n0000 0002 3569 8741",
        "AL47  2121  1009  0000  0002  3569  8741",
        "ＡＬ47 2121 1009 0000 0002 3569 8741",
    ),
    Sort.PAYMENT_CARD: (
        "4111 1111 1111 1111",
        "5500005555555559 exp",
        "3782 822463 10005",
        "4111-1111-1111-1111 12/27",
        "card 6011000990139424",
        "paid 12 4111 1111 1111 1111",
    ),
    Sort.PERSONAL_NUMBER: (
        "J00101999W",
        "numri personal: J05115999K",
        "RSSMRA85T10A562S",
        "12345678Z",
        "X1234567L",
        "0101006500006",
        "44051401359",
        "BSN 111222333",
        "PESEL 02070803628",
        "2 55 08 14 168 025 38",
        "AMKA 01013099997",
        "letërnjoftimi nr. 034567891",
        "personal number 1234567890",
        "SSN 123-45-6789",
        "7569217076985",
    ),
    Sort.TELEPHONE: (
        "+355 69 20 12 345",
        "+355692012345",
        "+355 69 20\n12 345",
        "00355 69 201 2345",
        "069 20 12 345",
        "0692012345",
        "(04) 2 234 567",
        "04 2 234 567",
        "042 234 567",
        "355 69 2012345",
        "+49 (0)30 123456",
        "+39 06 1234 5678",
        "0044 20 7946 0958",
        "tel. 030/1234567",
        "Telefon: 04 223 4567",
        "069-20-12-345",
        "069.20.12.345",
        "+1 (555) 123-4567",
        "phone (555) 123-4567",
        "+355\u00a069\u00a020\u00a012\u00a0345",
        "۰۶۹۲۰۱۲۳۴۵",
        "cel 068 2012345",
        "+383 44 123 456",
        "+389 70 123 456",
    ),
    Sort.STREET: (
        "Rruga e Kavajës, nr. 12",
        "Rr. Myslym Shyri 12, Tiranë",
        'Rruga "Myslym Shyri", pallati 4',
        "Bulevardi Zogu I, nr. 5",
        "12 Example Street",
        "she lives at 12 Example Street, Exampleton",
        "Musterstraße 12",
        "Musterstraße 12, 10115 Berlin",
        "Lange Straße 12a",
        "12 rue de l'Exemple",
        "Via Roma 12, 00100 Roma",
        "Via Roma, n. 12",
        "Calle Mayor, nº 12",
        "ul. Makedonija 12",
        "ул. Македонија бр. 12",
        "Οδός Ερμού 12",
        "Örnek Sokak No: 12",
        "221B Baker Street",
        "Rruga e Dibrës 12.",
        "Lagjja 5, rruga Egnatia, nr 3",
        "Bulevardi Dëshmorët e Kombit 3, 1001 Tiranë",
        "Voorbeeldstraat 12",
        "12 Main St., Exampleton",
    ),
}
LEFT_ALONE = (
    "O'Brien & Sons",
    "Rruga e Re",
    "Rruga e Re 2025",
    "Partia Rruga e Re",
    "64 billboards in six counties",
    "1 200 000 lek",
    "+1 200 000 lek",
    "+12 000 000",
    "24 318 605.40 ALL",
    "2025-04",
    "2025-04-01",
    "01.04.2025 - 30.04.2025",
    "12.5 %",
    "Article 12",
    "6c (ii)",
    "AL-11, IT-25",
    "https://arkiva.meta.example/reklama/900100200300401",
    "2021 2022 2023 2024",
    "2021, 2022, 2023 and 2024 budgets",
    "Ç ë ABC",
    "שלום עולם",
    "می\u200cخواهم",
    "👨\u200d👩\u200d👧 12",
    "Invoice 2025/0412",
    "Fatura nr. 0691234567",
    "account 4111111111111111",
    "ad 4000000000000",
    "Meta ad 900100200300401",
    "NIPT L91234567A",
    "NIPT J00101999W",
    "L91234567A",
    "K22218003V",
    "Regulation (EU) 2024/900",
    "Article 18(1) of Regulation (EU) 2016/679",
    "04/2025 05/2025 06/2025",
    "Invoice 11/3, for the posts",
    "Google Ads 123-456-7890",
    "12 panele në Rrugën e Kavajës",
    "Rruga e Durrësit 12 panele",
    "Rruga e Kavajës, 30 ditë",
    "Bulevardi Zogu I, 12 billboards",
    "200 Green Street leaflets",
    "Via Facebook 12 ads",
    "via Google Ads 2025",
    "Telefon: 120 000 lek",
    "phones 2024 12 000 000",
    "telephone bank: 12 000 calls",
    "call 2025",
    "15380 members gave 9 673 400 lek",
    "1,200,000.00 EUR in 3 loans",
    "10 000 000 000",
    "355 692 012 345 lek",
    "+355 692 012 345 lek",
    "987654321",
    "900100200300401",
    "1234567890",
    "18-34, 35-49, 50-65",
    "06:00-22:00",
    "12/04/2025 14:30",
    "Budget 2024-2025: 140 000 000",
    "versions 1.2.3.4",
    "Platform SHA 4f5e6d7c8b9a0f1e2d3c",
    "Nr. 12/2025",
    "Vendim nr. 12, datë 04.05.2025",
    "Rr",
    "Street art in 12 cities",
    "34 Street parties",
    "2 500 000 persona në 61 bashki",
    "ISBN 978-3-16-148410-0",
    "protokoll 1234/5",
    "30 Avenue campaigns",
    "Sheshi Skënderbej",
    "Sheshi Skënderbej 2025",
    "3 Sheshi",
    "Rruga Ura 2025",
    "100 000 lek me 3 këste",
    "Road to 2025",
    "Silk Road 12 partners",
    "0.66 1234567",
    "03.2025 04.2025 05.2025",
    "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16",
    "3.5 3.6 3.7 3.8 3.9 4.0",
    "days 01 02 03 04 05 06 07 08 09",
    "1/97 2/98 3/99 400/100",
    "Lista 2013/2017/2021/2025",
    "@lumi@mastodon.example",
    "@lumi",
    "NIPT L 91234567 A",
    "100% 200% 300% 400%",
    "10-20-30-40-50-60",
    "06.04.2025, 07.04.2025",
    "0001 0002 0003 0004",
    "06 67 68 69 70 71",
)
BESIDE = {"contact/email", "targeting/techniques/*/rights_contact"}


@pytest.mark.parametrize(
    ("sort", "text"), [(sort, text) for sort, texts in FOUND.items() for text in texts]
)
def test_it_is_found_once_and_by_its_sort(sort: Sort, text: str) -> None:
    assert list(sorts(text)) == [sort]
    assert list(sorts(f"Një dhurues: {text}, prill 2025.")) == [sort]
    assert sort in find({"notes": f"Shënim: {text}."})


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_it_is_left_alone(text: str) -> None:
    assert find({"notes": text, "contact": {"role": text}}) == {}
    assert find({"notes": f"Shënim: {text}."}) == {}


def test_no_place_for_a_text_is_overlooked() -> None:
    kinds = {name: defined_as("disclosure", name) for name in ("text", "line", "url", "email")}
    assert kinds["text"] | kinds["line"] == {*free_texts.TEXTS, "source/id"}
    assert kinds["url"] == set(free_texts.LINKS)
    assert kinds["email"] == BESIDE


def test_a_text_made_to_tire_the_search_does_not() -> None:
    for text in hostile(LENGTH):
        times = []
        for _ in range(TRIES):
            start = time.process_time()
            list(sorts(text))
            times.append(time.process_time() - start)
            if times[-1] <= LIMIT:
                break
        assert min(times) <= LIMIT, text[:20]


SECRETS = {
    "email-in-text": "arta.shembulli@posta.example",
    "bank-account-in-text": "AL47 2121 1009 0000 0002 3569 8741",
    "payment-card-in-text": "4111 1111 1111 1111",
    "personal-number-in-text": "J05115999K",
    "telephone-in-text": "069 20 12 345",
    "street-address-in-text": "Rruga e Kavajës, nr. 12",
}


def test_every_rule_about_people_keeps_to_itself_what_it_found() -> None:
    assert {rule.code for rule in RULES if rule.private} == set(SECRETS)


@pytest.mark.parametrize("format_", ["text", "github", "gitlab", "markdown", "json", "sarif"])
def test_no_report_repeats_what_was_found(format_: str, tmp_path: Path) -> None:
    root = copy_instance(tmp_path / "instance")
    file = root / FOLDER.relative_to(FOLDER.parents[1]) / "partia-e-lumit" / "2025-04.yaml"
    old = "note: Fondacioni ka paguar vetë radiot dhe televizionet."
    change(file, old, f'note: "{"; ".join(SECRETS.values())}"')
    done = sixc("--root", root, "check", "--format", format_)
    assert done.code == 1
    for code, secret in SECRETS.items():
        assert code in done.out or format_ in {"github", "markdown"}, code
        assert secret not in done.out + done.err, code


GOOD = (
    *sorted((ROOT / "tests/cases/schema/good").glob("*.yaml")),
    *disclosures(),
)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_nothing_is_found_in_a_good_file(path: Path) -> None:
    document = read(path.name, path.read_bytes()).document
    assert document is not None
    assert find(document.data) == {}
    assert find_in_remarks(document) == {}


def test_nothing_is_found_in_a_large_election(tmp_path: Path) -> None:
    write_instance(tmp_path, Size(parties=4, periods=6))
    checked = check(tmp_path)
    assert len(checked.elections[0].filings) == 4 * 6
    assert checked.findings == ()
