"""Checks an instance: every finding in it, and what of it may be published.

The order for each file: reader, schema, rules. A file with an error is held back and the others go on. A warning that
the file itself explains becomes advice, and its reason is published.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import PurePosixPath

from generator.documents.astray import NONE, LeftOut
from generator.documents.codelists import CodeLists, load_codelists
from generator.documents.instance import Filing, Folder, Instance, load
from generator.documents.model import Document, parts
from generator.documents.reader import read
from generator.findings import Finding, Level, blocks, in_order
from generator.isolation import UNWATCHED, Watch
from generator.moments import day_of, zone_of
from generator.settings import Settings
from generator.text import say
from generator.validation.beside import Earlier, counting, filed, versions
from generator.validation.code_known import CODE_KNOWN
from generator.validation.corrections import settle
from generator.validation.directory import named
from generator.validation.filed import UNFILED, Filed
from generator.validation.rule import Case, Problem, Rule, Subject
from generator.validation.rules import RULES
from generator.validation.schemas import KINDS, Schemas, load_schemas
from generator.validation.structure import find_faults
from generator.validation.translations import find_untranslated
from generator.validation.withdrawals import holds

MOST = 100
TOP = 3  # disclosures/<election>/election.yaml; the files of parties stand one level below
EXPLAINED = say("Nothing to do: the file gives the reason, and it is published.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """One election fit for publication: its own file, its code of conduct, and the filings without errors.

    `schemas` are those that its files were put to.
    """

    id: str
    document: Document
    code: Document
    filings: tuple[Filing, ...]
    refused: tuple[Filing, ...]
    redactions: Document | None = None
    received: Document | None = None
    schemas: Schemas = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Checked:
    """All findings in order, the elections that can be published, and the files that were looked at.

    `understood` holds the filings that have the form their schemas ask for, published or not.
    """

    findings: tuple[Finding, ...]
    elections: tuple[Election, ...]
    files: tuple[str, ...]
    understood: tuple[Filing, ...] = ()


def inspect(
    settings: Settings,
    watch: Watch = UNWATCHED,
    filed: Filed = UNFILED,
    left_out: LeftOut = NONE,
) -> Checked:
    """Read and check everything in an instance but what is left out; `watch` is told which file it is at.

    `filed` says when files were filed, for the rules that compare other days with it.
    """
    lists, schemas = load_codelists(settings.schema), load_schemas(settings.schema)
    with _uncollected():
        instance = load(settings.root, watch, left_out)
        checked = check(instance, schemas, lists, settings, watch, filed)
    watch.at("")
    return checked


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the garbage collector rest: documents hold no cycles, and looking for them takes a quarter of the time."""
    resting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if resting:
            gc.enable()


def check(
    instance: Instance,
    schemas: Schemas,
    lists: CodeLists,
    settings: Settings,
    watch: Watch = UNWATCHED,
    filed: Filed = UNFILED,
) -> Checked:
    """Check everything in an instance."""
    inspector = _Inspector(schemas=schemas, lists=lists, settings=settings, watch=watch, when=filed)
    findings = [*map(inspector.settled, instance.findings), *find_untranslated(settings)]
    elections: list[Election] = []
    for folder in instance.folders:
        election, found = inspector.folder(folder)
        findings.extend(found)
        if election is not None:
            elections.append(election)
    # The newest comes first, because its front page is that of the site.
    elections.sort(key=lambda e: (e.document.data["date"], e.id), reverse=True)
    return Checked(
        tuple(sorted(dict.fromkeys(findings), key=in_order)),
        tuple(elections),
        instance.files,
        tuple(inspector.understood),
    )


@dataclass(slots=True, kw_only=True)
class _Inspector:
    schemas: Schemas
    lists: CodeLists
    settings: Settings
    watch: Watch
    when: Filed
    understood: list[Filing] = field(default_factory=list)

    def settled(self, finding: Finding) -> Finding:
        """A finding of the reader, with what the schema says of the field it is about."""
        if not finding.pointer:
            return finding
        schema = self.schemas[kind_of(finding.place.file)]
        titled = replace(finding, field=schema.title(parts(finding.pointer)))
        return settle(titled, schema) if titled.correction else titled

    def folder(self, folder: Folder) -> tuple[Election | None, list[Finding]]:
        """Check one election's folder."""
        findings: list[Finding] = []
        self.watch.at(f"disclosures/{folder.id}/election.yaml")
        election = self.sound(folder.election, "election", findings)
        submitters = self.sound(folder.submitters, "submitters", findings)
        redactions = self.sound(folder.redactions, "redactions", findings)
        received = self.sound(folder.received, "received", findings)
        filings = [f for f in folder.filings if self.accepted(f, findings)]
        self.understood.extend(filings)
        if election is None:
            return None, findings
        code = self.code(election, findings)
        base = Case(
            document=election, election=election, lists=self.lists, code=code,
            path=(folder.id, "", "", 0), first_seen=self.when.first_seen,
        )  # fmt: skip
        findings.extend(self.rules(base, Subject.ELECTION))
        for document, subject, files in (
            (submitters, Subject.SUBMITTERS, ()),
            (received, Subject.RECEIVED, versions(folder)),
            (redactions, Subject.REDACTIONS, filed(folder)),
        ):
            if document is not None:
                case = replace(base, document=document, files=frozenset(files))
                findings.extend(self.rules(case, subject))
        good = self.filings(base, filings, findings)
        wrong = {finding.place.file for finding in findings if blocks(finding)}
        if election.path in wrong or code is None:
            return None, findings
        if received is not None and received.path in wrong:
            received = None
        published = {filing.document.path for filing in good}
        refused = tuple(f for f in folder.filings if f.document.path not in published)
        made = Election(
            id=folder.id, document=election, code=code, filings=tuple(good), refused=refused,
            redactions=redactions, received=received, schemas=self.schemas,
        )  # fmt: skip
        return made, findings

    def accepted(self, filing: Filing, findings: list[Finding]) -> bool:
        """Whether a filing and its ledger have the form their schemas ask for."""
        self.watch.at(filing.document.path)
        unread = filing.document.path in filing.unread
        document = None if unread else self.sound(filing.document, "disclosure", findings)
        ledger = self.sound(filing.ledger, "ledger", findings)
        sound = document is not None and (filing.ledger is None or ledger is not None)
        return sound and not filing.unread

    def sound(
        self, document: Document | None, kind: str, findings: list[Finding]
    ) -> Document | None:
        """The document, if its schema accepts it."""
        if document is None:
            return None
        faults = list(find_faults(document, self.schemas[kind]))
        findings.extend(faults)
        return None if faults else document

    def code(self, election: Document, findings: list[Finding]) -> Document | None:
        """The code of conduct an election names."""
        name = str(election.data["code"])
        path = self.settings.schema.code(name)
        if path is not None:
            reading = read(f"schema/codes/{name}.yaml", path.read_bytes())
            findings.extend(reading.findings)
            return self.sound(reading.document, "code", findings)
        problem = Problem(
            pointer="/code",
            message=say("There is no code of conduct {name}.", name=name),
            fix=say("Name one of: {known}.", known=self.settings.schema.codes()),
        )
        findings.append(self.finding(CODE_KNOWN, problem, election))
        return None

    def filings(self, base: Case, filings: list[Filing], findings: list[Finding]) -> list[Filing]:
        """Run the rules on each filing; those without an error can be published."""
        good: list[Filing] = []
        earlier = Earlier(base.election, filings)
        base = replace(base, directory=named(counting(filings)))
        zone = zone_of(base.election.data)
        for filing in filings:
            self.watch.at(filing.document.path)
            path = (filing.election, filing.party, filing.period, filing.version)
            moment = self.when.proposed(filing.document.path)
            day = None if moment is None else day_of(moment, zone)
            case = replace(
                base, document=filing.document, path=path, ledger=filing.ledger, filed=day,
                previous=earlier.before(filing),
            )  # fmt: skip
            found = list(self.rules(case, Subject.DISCLOSURE))
            findings.extend(found)
            if not any(blocks(f) for f in found):
                good.append(filing)
        return good

    def rules(self, case: Case, subject: Subject) -> Iterator[Finding]:
        """Run every rule for one kind of file."""
        reasons = {
            (e["rule"], e.get("about", "")): e["reason"] for e in case.data.get("explanations", ())
        }
        for rule in RULES:
            if rule.subject is subject and holds(rule, case.data):
                for problem in islice(rule.check(case), MOST):
                    finding = self.placed(rule, problem, case)
                    explained = rule.level is Level.WARNING and _explained(rule, problem, reasons)
                    advice = replace(finding, level=Level.ADVICE, fix=EXPLAINED)
                    yield advice if explained else finding

    def placed(self, rule: Rule, problem: Problem, case: Case) -> Finding:
        """What a rule found, at a place where it can be put right: the ledger of an earlier version is published."""
        source = case.ledger if problem.in_ledger and case.ledger else case.document
        finding = self.finding(rule, problem, source)
        own = f"{case.document.path.removesuffix('.yaml')}.ads.csv"
        if source.path in {case.document.path, own}:
            return finding
        earlier, name = (PurePosixPath(path).name for path in (source.path, own))
        message = say(
            "In {ledger}, the ledger of an earlier version: {message}",
            ledger=earlier, message=finding.message,
        )  # fmt: skip
        fix = say(
            "That ledger stays as it is; file one for this version too, {name}. {fix}",
            name=name, fix=finding.fix,
        )  # fmt: skip
        here = self.finding(
            rule, Problem(pointer="/advertising", message=message, fix=fix), case.document
        )
        return replace(here, also=(finding.place, *finding.also))

    def finding(self, rule: Rule, problem: Problem, document: Document) -> Finding:
        """What a rule found, with its place and the title of the field it is about."""
        schema = self.schemas[kind_of(document.path)]
        return Finding(
            kind=rule.kind,
            place=document.locate(problem.pointer),
            message=problem.message,
            fix=problem.fix,
            level=rule.level,
            pointer=problem.pointer,
            field=schema.title(parts(problem.pointer)),
            also=(*(document.locate(pointer) for pointer in problem.also), *problem.elsewhere),
            correction=problem.correction,
        )


def _explained(rule: Rule, problem: Problem, reasons: dict[tuple[str, str], str]) -> bool:
    return (rule.code, problem.about) in reasons or (rule.code, "") in reasons


def kind_of(file: str) -> str:
    """The schema that a file of an instance follows, by its place and name."""
    path = PurePosixPath(file)
    if path.suffix == ".csv":
        return "ledger"
    return path.stem if path.stem in KINDS and len(path.parts) == TOP else "disclosure"
