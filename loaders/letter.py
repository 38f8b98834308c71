"""What letterhead and foot state: issuer, signatory, contact, copies, and the proposal that is answered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from graph.statement import Evidence, Scalar
from loaders.addressing import split_names
from loaders.folding import Folded
from loaders.reader import Reading
from loaders.titling import PROPOSAL

PERSON = re.compile(r"[\u4e00-\u9fff]{2,8}(?:·[\u4e00-\u9fff]{2,8}){1,2}|[\u4e00-\u9fff]{1,2}[·]?[\u4e00-\u9fff]{1,6}")
# 各镇人民政府 are many; no one body is meant.
GENERAL_BODY = re.compile(r"各|有关|相关|直属|[省市]属|驻[省市县]")
OF_A_LEVEL = re.compile("[省市州县区旗镇乡]+(?:人民)?政府")
BODY = re.compile(
    r"(?:局|委|办|厅|院|部|府|会|团|室|司|处|中心|单位|公司|协会|党派|民革|民盟|民建|民进|九三学社|致公党|农工党|联|组)$"
)

PROPOSER = re.compile(
    r"(?:^|[，。：；])(?:您[和与、])?(?![一二两三四五六七八九十几各多]+位)([\u4e00-\u9fff·]{2,4}(?:、[\u4e00-\u9fff·]{2,4}){0,9})(?:等\d*[名位]?)?(?:代表|委员)们?"
    r"(?:在[^，。]{4,30}上)?(?:联名)?提出的$"
)
IN_TITLE = re.compile(r"（(关于[^（）]{4,60}(?:建议|提案|议案))）$")


class Nodes(Protocol):
    """What letter facts need of the graph that is being assembled."""

    def entity(
        self,
        label: str,
        name: str,
        evidence: Evidence,
        surface: str = "",
        properties: dict[str, Scalar] | None = None,
    ) -> str:
        """Add a mention of an entity and return its id."""
        ...

    def alias(self, one: str, names: list[str]) -> None:
        """Add surface forms to a node."""
        ...


@dataclass(slots=True)
class Fact:
    """What one line states: nodes named there, and relations."""

    line: Evidence
    nodes: list[tuple[str, Evidence]] = field(default_factory=list)
    edges: list[tuple[str, str, str, Evidence]] = field(default_factory=list)


def letter_facts(
    reading: Reading, nodes: Nodes, document: str, evidence: Callable[[Folded], Evidence]
) -> Iterator[Fact]:
    """Yield what the lines around the body of a document state."""
    head = reading.head
    if head.title:
        at = evidence(head.title)
        yield Fact(at, [(document, at)])
    for issuer in [head.issuer, *head.joint] if head.issuer else []:
        at = evidence(issuer)
        body = nodes.entity("GovernmentBody", issuer.text, at)
        yield Fact(at, [(body, at)], [(body, "ISSUED", document, at)])
    for folded, type_ in [(head.signatory, "SIGNED"), *((c, "CONTACT_FOR") for c in head.contacts)]:
        if folded and PERSON.fullmatch(folded.text):
            at = evidence(folded)
            person = nodes.entity("Person", folded.text, at)
            yield Fact(at, [(person, at)], [(person, type_, document, at)])
    if head.copied_line:
        fact = Fact(evidence(head.copied_line))
        for part in head.copied:
            if GENERAL_BODY.search(part.text):
                continue
            at = evidence(part)
            body = nodes.entity("GovernmentBody", part.text, at)
            fact.nodes.append((body, at))
            fact.edges.append((document, "COPIED_TO", body, at))
        yield fact
    # «各县、区人民政府» are all of them.
    many = bool(head.addressees) and head.addressees[0].text.startswith("各")
    for folded in head.addressees:
        general = GENERAL_BODY.search(folded.text) or (many and OF_A_LEVEL.fullmatch(folded.text))
        if BODY.search(folded.text) and len(folded.text) >= 4 and not general:
            at = evidence(folded)
            yield Fact(at, [(nodes.entity("GovernmentBody", folded.text, at), at)])
    yield from _proposals(reading, nodes, document, evidence)


def _proposals(reading: Reading, nodes: Nodes, document: str, evidence: Callable[[Folded], Evidence]) -> Iterator[Fact]:
    """Yield what proposals are answered, and who submitted them; a number in the title is that of the first."""
    head = reading.head
    number = head.proposal_number
    for index, mention in reading.proposals:
        sentence = reading.sentences[index]
        at = evidence(sentence.folded.part(mention.start, mention.end))
        number = number or _number(sentence.text)
        by = PROPOSER.search(sentence.text, 0, mention.start)  # Where whom one writes to is another body.
        people = [*head.addressees, *(split_names(sentence.folded.part(*by.span(1))) if by else ())]
        line = evidence(sentence.folded)
        yield from _proposal(reading, nodes, document, evidence, mention.name, number, at, line, people)
        number = ""
    if number and not reading.proposals:
        assert head.title is not None
        named = IN_TITLE.search(head.title.text)  # …第114号提案的答复（关于…的建议）
        at = evidence(head.title.part(*named.span(1)) if named else head.title)
        name = named[1] if named else f"{head.session}第{number}号建议"
        line = evidence(head.title)
        yield from _proposal(reading, nodes, document, evidence, name, number, at, line, head.addressees)


def _proposal(
    reading: Reading,
    nodes: Nodes,
    document: str,
    evidence: Callable[[Folded], Evidence],
    name: str,
    number: str,
    at: Evidence,
    line: Evidence,
    people: Sequence[Folded],
) -> Iterator[Fact]:
    head = reading.head
    proposal = nodes.entity("Proposal", name, at, properties={"number": number, "session": head.session})
    if number:
        noun = "提案" if "提案" in (head.title.text if head.title else name) else "建议"
        nodes.alias(proposal, [f"第{number}号{noun}", f"{head.session}第{number}号{noun}"])
    fact = Fact(line, [(proposal, at)])
    stated = evidence(head.title) if head.title and head.proposal_number else at
    fact.edges.append((document, "REPLIES_TO", proposal, stated))
    yield fact
    for folded in people:
        at = evidence(folded)
        if not BODY.search(folded.text) and re.fullmatch(r"[\u4e00-\u9fff·]{2,20}", folded.text):
            one = nodes.entity("Person", folded.text, at)
            yield Fact(at, [(one, at)], [(one, "SUBMITTED", proposal, line)])


def _number(text: str) -> str:
    match = PROPOSAL.search(text)
    return (match[1] or match[2]) if match else ""
