"""Makes every file of a new instance, by path, from a plan, a host and a wheel."""

from collections.abc import Iterator
from string import Template

from generator.documents.names import DISCLOSURES
from generator.documents.writer import write
from generator.founding.catalogue import FOLDER, blank_catalogue, lacking
from generator.founding.election import write_election, write_submitters
from generator.founding.hosts import TEMPLATES, Host
from generator.founding.plan import Plan
from generator.founding.software import Wheel, pin
from generator.languages import SOURCE_LANGUAGE
from generator.text import say, translator

IGNORED = b"/.cache/\n/.venv/\n/site/\n/.site.making/\n/.site.old/\n/authors.txt\n/left-out.json\n/code-quality.json\n"
ATTRIBUTES = b"* text=auto eol=lf\n*.whl binary\n"
NAME = say("Who pays for the campaign?")
_ADDRESS = """\
# Set it for your own site: without an address there are no canonical links, no embed codes and no feeds.
# site_url: https://campaigns.example/
"""
_PUBLISHER = """\
# Who publishes this site, and where errors are reported without an account: below plugins, as an option of sixc.
# publisher: {name: Election Commission, email: errors@campaigns.example, address: "Street 1, City"}
"""


def make_instance(plan: Plan, host: Host, wheel: Wheel) -> dict[str, bytes]:
    """Every file of an instance, by path."""
    return {
        "mkdocs.yml": _settings(plan),
        "README.md": _readme(plan, host),
        "Makefile": _template("Makefile").encode(),
        ".gitignore": IGNORED,
        ".gitattributes": ATTRIBUTES,
        f"{DISCLOSURES}/{plan.election}/election.yaml": write_election(plan),
        f"{DISCLOSURES}/{plan.election}/submitters.yaml": write_submitters(plan),
        **dict(_pages(plan)),
        **{f"{FOLDER}/{tag}.po": blank_catalogue(tag) for tag in lacking(plan.languages)},
        **pin(wheel),
        **host.files(),
    }


def _settings(plan: Plan) -> bytes:
    """mkdocs.yml."""
    first, *others = plan.languages
    names = {language: translator(language).text(NAME) for language in others}
    publisher = _publisher(plan)
    own = {
        "languages": list(plan.languages),
        **({"site_names": names} if names else {}),
        **({"publisher": publisher} if publisher else {}),
    }
    data = {
        "site_name": translator(first).text(NAME),
        "docs_dir": f"docs/{first}",
        "theme": {"name": "material", "font": False},
        "plugins": [{"sixc": own}],
        "markdown_extensions": ["tables", "fenced_code"],
        "validation": {"nav": {"omitted_files": "info"}},
        "extra": {"scope": "/"},
    }
    return f"{_ADDRESS}{'' if publisher else _PUBLISHER}".encode() + write(data)


def _publisher(plan: Plan) -> dict[str, str]:
    """Who publishes the site, as far as somebody said."""
    said = plan.publisher
    found = {"name": said.name(plan.languages[0]), "email": said.email}
    return {name: text for name, text in found.items() if text}


def _readme(plan: Plan, host: Host) -> bytes:
    """README.md, for the people of the election body, who may know no language of ours but English."""
    name = translator(SOURCE_LANGUAGE).text(NAME)
    text = Template(_template("README.md"))
    return text.substitute(name=name, election=plan.election, steps=host.steps).encode()


def _pages(plan: Plan) -> Iterator[tuple[str, bytes]]:
    """A first page of its own for each language; for one that the software brings none in, the place for it."""
    for language in plan.languages:
        page = TEMPLATES / f"about.{language}.md"
        folder = f"docs/{language}"
        if page.is_file():
            yield f"{folder}/about.md", page.read_bytes()
        else:
            yield f"{folder}/.gitkeep", b""


def _template(name: str) -> str:
    return (TEMPLATES / name).read_text("utf-8")
