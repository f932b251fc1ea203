"""Frozen releases: made once by the real command, published byte for byte, and never changed without a word."""

import hashlib
import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from generator.charts import CHARTS
from generator.commands.release import MAKING
from generator.embeds.releases import read_releases
from generator.errors import ReleaseError
from generator.history.continuity import find_losses
from tests.browsing import opened
from tests.built import Page, pages, parse
from tests.command import SINGLE, copy_instance, sixc
from tests.conftest import served
from tests.invented import ID, change
from tests.mainline import MARCH, Repository

pytestmark = pytest.mark.slow

NAME = "2025-05-12"
ROOT = "https://campaigns.example/"
CHART = "spend-by-platform"


@dataclass(frozen=True)
class Released:
    """An instance with a release, and the site built after the data had changed."""

    root: Path
    site: Path

    @property
    def folder(self) -> Path:
        """Where the release lies."""
        return self.root / "releases" / ID / NAME

    @property
    def published(self) -> Path:
        """Where the release is published."""
        return self.site / "v" / NAME / ID

    @property
    def manifest(self) -> dict[str, Any]:
        """What the release says of itself."""
        found: dict[str, Any] = json.loads((self.folder / "manifest.json").read_bytes())
        return found

    def page(self, path: str) -> Page:
        """A page of the site."""
        return pages(self.site)[path]


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Released:
    """A release, after which a party corrects what it filed and the site is built again."""
    root = copy_instance(tmp_path_factory.mktemp("released") / "instance")
    done = sixc("--root", root, "release", ID, NAME)
    assert (done.code, done.err) == (0, "")
    assert done.out == f"75 files in releases/{ID}/{NAME}; commit them.\n"
    filed = root / "disclosures" / ID / "partia-e-lumit" / "2025-04.yaml"
    change(filed, 'amount: "24318605.40"', 'amount: "24318606.40"')
    done = sixc("--root", root, "build")
    assert done.code == 0, done.err
    return Released(root, root / "site")


@pytest.fixture
def copy(released: Released, tmp_path: Path) -> Released:
    """A copy of the instance with its release that a test may spoil."""
    root = tmp_path / "instance"
    shutil.copytree(released.root, root, ignore=shutil.ignore_patterns("site"))
    return Released(root, root / "site")


def test_a_release_holds_every_chart_in_every_language(released: Released) -> None:
    folders = {(e["language"], e["id"]) for e in released.manifest["embeds"]}
    assert folders == {(language, chart.id) for language in ("en", "sq") for chart in CHARTS}
    for language, chart in folders:
        for name in ("index.html", "data.csv", "chart.svg"):
            assert (released.folder / language / chart / name).is_file()


def test_the_manifest_names_every_file_with_its_hash_and_what_it_was_made_from(
    released: Released,
) -> None:
    said = released.manifest
    held = {p.relative_to(released.folder).as_posix() for p in released.folder.rglob("*.*")}
    assert {file["path"] for file in said["files"]} == held - {"manifest.json"}
    for file in said["files"]:
        content = (released.folder / file["path"]).read_bytes()
        assert file["sha256"] == hashlib.sha256(content).hexdigest()
    assert (said["name"], said["election"], said["date"]) == (NAME, ID, "2025-05-12")
    assert {"commit", "log_head"} <= said.keys()


def test_a_release_is_published_byte_for_byte(released: Released) -> None:
    for file in released.folder.rglob("*.*"):
        there = released.published / file.relative_to(released.folder)
        assert there.read_bytes() == file.read_bytes()
    assert not list((released.site / "sq").glob("v"))


def test_what_is_released_shares_nothing_with_the_live_site(released: Released) -> None:
    for path, page in pages(released.site, bare=True).items():
        if path.startswith("v/"):
            (script,) = page.tree.find("script")
            assert page.to(script.attributes["src"])[0] == f"v/{NAME}/{ID}/embed.js", path
            links = [e.attributes.get("rel") for e in page.tree.find("link")]
            assert sorted(map(str, links)) == ["canonical", "icon"], path
            (foot,) = page.tree.find("footer")
            assert NAME in foot.text
            (link,) = page.tree.find("a")
            assert page.to(link.attributes["href"])[0] in pages(released.site)


def test_what_is_released_stays_while_the_live_chart_changes(released: Released) -> None:
    live = (released.site / ID / "charts" / CHART / "data.csv").read_bytes()
    frozen = (released.published / "en" / CHART / "data.csv").read_bytes()
    assert live != frozen
    assert frozen == (released.folder / "en" / CHART / "data.csv").read_bytes()


@pytest.mark.parametrize(("language", "prefix"), [("en", ""), ("sq", "sq/")])
def test_the_page_of_a_chart_offers_both_side_by_side(
    language: str, prefix: str, released: Released
) -> None:
    page = released.page(f"{prefix}{ID}/charts/{CHART}/")
    texts = {field.attributes["id"]: field.text for field in page.tree.find("textarea")}
    heads = [e.text for e in page.tree.find("h3")]
    assert len(heads) == 2
    assert "2025" in heads[1]
    for kind in ("code-frame", "code-script"):
        (frame,) = parse(texts[f"{kind}-{NAME}"]).find("iframe")
        assert frame.attributes["src"] == f"{ROOT}v/{NAME}/{ID}/{language}/{CHART}/"
    (script,) = parse(texts[f"code-script-{NAME}"]).find("script")
    assert script.attributes["src"] == f"{ROOT}v/{NAME}/{ID}/resize.js"


def test_a_frozen_frame_is_as_high_as_its_chart(released: Released, chromium: Browser) -> None:
    page_ = released.page(f"{ID}/charts/{CHART}/")
    (code,) = [
        f.text for f in page_.tree.find("textarea") if f.attributes["id"] == f"code-frame-{NAME}"
    ]
    with served(released.site) as address, opened(chromium) as page:
        boxes = "".join(
            f'<div style="width:{wide}px">{code.replace(ROOT, address)}</div>'
            for wide in (340, 700)
        )
        (released.site / "host.html").write_text(f"<!doctype html>{boxes}", "utf-8")
        page.goto(f"{address}host.html")
        for index in (0, 1):
            frame = page.frame_locator("iframe").nth(index)
            expect(frame.locator("svg[role=img]:visible")).to_have_count(1)
            inside = frame.locator("html").evaluate("e => e.getBoundingClientRect().height")
            given = page.locator("iframe").nth(index).evaluate("e => e.clientHeight")
            assert 0 <= given - inside < 130
    (released.site / "host.html").unlink()


def test_the_index_names_every_release(released: Released) -> None:
    index = json.loads((released.site / "api/v1/index.json").read_bytes())
    (entry,) = index["releases"]
    assert (entry["id"], entry["date"]) == (f"{ID}/{NAME}", "2025-05-12")
    manifest = (released.site / entry["path"]).read_bytes()
    assert entry["sha256"] == hashlib.sha256(manifest).hexdigest()
    for embed in entry["embeds"]:
        assert (released.site / embed["embed"] / "index.html").is_file()


def test_a_site_that_has_lost_or_changed_a_release_is_not_published(released: Released) -> None:
    index = json.loads((released.site / "api/v1/index.json").read_bytes())
    assert list(find_losses(index, index, frozenset())) == []
    lost = {**index, "releases": []}
    assert list(find_losses(index, lost, frozenset())) == [f"releases/{ID}/{NAME}"]
    changed = {**index, "releases": [{**index["releases"][0], "sha256": "0"}]}
    assert list(find_losses(index, changed, frozenset())) == [f"the files of {ID}/{NAME}"]


def test_a_release_is_never_overwritten(released: Released) -> None:
    before = {p: p.read_bytes() for p in released.folder.rglob("*.*")}
    done = sixc("--root", released.root, "release", ID, NAME)
    assert (done.code, done.out) == (2, "")
    assert "is there already" in done.err
    assert {p: p.read_bytes() for p in released.folder.rglob("*.*")} == before


@pytest.mark.parametrize("name", ["..", "../x", "May", "a b", "embed", ".x", "x/y"])
def test_a_release_has_a_plain_name(name: str, copy: Released) -> None:
    done = sixc("--root", copy.root, "release", ID, name)
    assert done.code == 2
    assert "cannot name a release" in done.err


@pytest.mark.parametrize("election", ["xy-2025", "..", "../x", "Al"])
def test_an_election_that_is_not_there_is_not_released(election: str, copy: Released) -> None:
    done = sixc("--root", copy.root, "release", election, "first")
    assert (done.code, done.err) == (2, f"sixc: There is no election {election}.\n")


def test_what_newsrooms_embed_stays_even_where_the_election_cannot_be_read(copy: Released) -> None:
    (copy.root / "disclosures" / ID / "election.yaml").write_text("broken: [\n", "utf-8")
    shutil.copytree(SINGLE / "disclosures", copy.root / "disclosures", dirs_exist_ok=True)
    assert sixc("--root", copy.root, "build").code == 1
    for file in copy.folder.rglob("*.*"):
        assert (copy.published / file.relative_to(copy.folder)).read_bytes() == file.read_bytes()


def test_an_instance_without_the_election_publishes_none_of_its_releases(copy: Released) -> None:
    """Charts of the invented election have no place on the site of somebody who began with a copy of it."""
    (copy.root / "disclosures" / ID).rename(copy.root / "disclosures" / "xy-2025")
    assert read_releases(copy.root) == ()


@pytest.mark.parametrize("line", ["", "site_url: campaigns.example\n"])
def test_a_site_without_a_whole_address_releases_nothing(line: str, copy: Released) -> None:
    change(copy.root / "mkdocs.yml", f"site_url: {ROOT}\n", line)
    done = sixc("--root", copy.root, "release", ID, "first")
    assert done.code == 2
    assert "site_url" in done.err


def test_what_has_an_error_is_left_out_of_a_release_and_named(copy: Released) -> None:
    filed = copy.root / "disclosures" / ID / "partia-e-lumit" / "2025-04.yaml"
    change(filed, "period: 2025-04", "period: 2025-14")
    done = sixc("--root", copy.root, "release", ID, "first")
    assert done.code == 1
    name = filed.relative_to(copy.root).as_posix()
    assert f"Left out: {name}\n" in done.out
    manifest = json.loads((copy.folder.parent / "first" / "manifest.json").read_bytes())
    assert manifest["left_out"] == [{"id": name}]


def spoil(path: Path, how: str) -> None:
    """Do to a file of a release what nobody may do."""
    if how == "changed":
        path.write_bytes(path.read_bytes() + b" ")
    elif how == "missing":
        path.unlink()
    else:
        path.with_name("new.csv").write_bytes(b"")


@pytest.mark.parametrize(
    ("how", "named"), [("changed", "data.csv"), ("missing", "data.csv"), ("added", "new.csv")]
)
def test_a_release_that_is_not_what_was_released_stops_the_build(
    how: str, named: str, copy: Released
) -> None:
    spoil(copy.folder / "sq" / CHART / "data.csv", how)
    done = sixc("--root", copy.root, "build")
    assert done.code == 2
    file = f"releases/{ID}/{NAME}/sq/{CHART}/{named}"
    assert re.search(rf"{re.escape(file)} (was |is ){how} after the release", done.err)
    assert not copy.site.exists()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"version": 1, "files": 3}', "\x00"])
def test_a_manifest_that_is_none_is_named(content: str, copy: Released) -> None:
    (copy.folder / "manifest.json").write_text(content, "utf-8")
    done = sixc("--root", copy.root, "build")
    assert (done.code, done.out) == (2, "")
    assert f"{NAME}/manifest.json is not the manifest of a release" in done.err


@pytest.mark.parametrize(
    ("key", "value"),
    [("id", None), ("language", None), ("title", 3), ("height", 1e999), ("height", "9"),
     ("path", None), ("path", "../../../elsewhere/"), ("path", "https://evil.example/")],
)  # fmt: skip
def test_a_manifest_that_says_something_else_of_an_embed_is_none(
    key: str, value: object, copy: Released
) -> None:
    said = copy.manifest
    said["embeds"][0] |= {key: value}
    if value is None:
        del said["embeds"][0][key]
    refused(copy, said)


def test_a_manifest_that_names_no_commit_is_none(copy: Released) -> None:
    refused(copy, {key: value for key, value in copy.manifest.items() if key != "commit"})


def refused(copy: Released, manifest: dict[str, Any]) -> None:
    """A release with this manifest stops the build with one sentence."""
    (copy.folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(ReleaseError, match="is not the manifest of a release"):
        read_releases(copy.root)


def test_a_folder_of_releases_that_is_a_link_is_not_followed(copy: Released) -> None:
    for folder, fault in (
        (copy.folder.parent, "is no release"),
        (copy.root / "releases", "is a link"),
    ):
        folder.rename(copy.root / "elsewhere")
        folder.symlink_to(copy.root / "elsewhere")
        with pytest.raises(ReleaseError, match=f"^{folder.relative_to(copy.root)} {fault}"):
            read_releases(copy.root)
        folder.unlink()
        (copy.root / "elsewhere").rename(folder)


def test_a_release_under_another_name_is_refused(copy: Released) -> None:
    copy.folder.rename(copy.folder.with_name("2025-06-01"))
    done = sixc("--root", copy.root, "build")
    assert done.code == 2
    assert "is that of another release" in done.err


def test_a_link_in_a_release_is_not_followed(copy: Released) -> None:
    (copy.folder / "en" / "x.csv").symlink_to("/etc/hostname")
    done = sixc("--root", copy.root, "build")
    assert done.code == 2
    assert "en/x.csv does not belong to a release" in done.err


def test_releases_are_not_checked_and_logged_by_their_manifests(released: Released) -> None:
    done = sixc("--root", released.root, "check")
    assert "releases" not in done.out + done.err
    paths = re.findall(r"\treleases/(\S+)", (released.site / "log/log.txt").read_text("utf-8"))
    assert paths == [
        f"{path.parent.parent.name}/{path.parent.name}/manifest.json"
        for path in sorted(released.root.glob("releases/*/*/manifest.json"))
    ]


def test_only_what_is_committed_is_released(copy: Released) -> None:
    made = Repository(copy.root)
    made.git("init", "--quiet", "--initial-branch", "main")
    commit = made.commit(MARCH)
    election = copy.root / "disclosures" / ID / "election.yaml"
    before = election.read_bytes()
    election.write_bytes(before + b"# later\n")
    done = sixc("--root", copy.root, "release", ID, "second")
    assert (done.code, done.out) == (2, "")
    assert "not committed" in done.err
    election.write_bytes(before)
    left = copy.folder.with_name(MAKING) / "en"  # of a release that was broken off
    left.mkdir(parents=True)
    (left / "data.csv").write_bytes(b"half")
    done = sixc("--root", copy.root, "release", ID, "second")
    assert (done.code, done.err) == (0, "")
    assert not (copy.folder.with_name("second") / "en" / "data.csv").exists()
    assert not left.exists()
    manifest = json.loads((copy.folder.with_name("second") / "manifest.json").read_bytes())
    assert manifest["commit"] == commit
