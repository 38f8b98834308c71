"""The meaning of the ontology, beyond what reading it already checks."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from graph.fields import FieldError
from graph.ontology import Label, Ontology, Property, Relation, load
from graph.store import rows

HAN = re.compile(r"[一-鿿]")


def owners(ontology: Ontology) -> Iterator[Label | Relation]:
    yield from ontology.labels.values()
    yield from ontology.relations.values()


def properties(ontology: Ontology) -> Iterator[Property]:
    for group in (ontology.node, ontology.edge, ontology.evidence):
        yield from group.values()
    for owner in owners(ontology):
        yield from owner.properties.values()


def test_no_property_has_two_types(ontology: Ontology) -> None:
    types = defaultdict(set)
    for property_ in properties(ontology):
        types[property_.name].add(property_.type)
    assert {name: found for name, found in types.items() if len(found) > 1} == {}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_two_names_for_one_thing(ontology: Ontology, language: str) -> None:
    names = defaultdict(set)
    for property_ in properties(ontology):
        names["property", property_.title[language]].add(property_.name)
    for label in ontology.labels.values():
        names["label", label.title[language]].add(label.name)
    for relation in ontology.relations.values():
        names["relation", relation.title[language]].add(relation.type)
    assert {title: found for title, found in names.items() if len(found) > 1} == {}


def test_no_property_hides_a_common_one(ontology: Ontology) -> None:
    common = {*ontology.node, *ontology.edge, *ontology.evidence, rows.PACKED}
    for owner in owners(ontology):
        assert not common & owner.properties.keys()


def test_titles_are_in_their_language(ontology: Ontology) -> None:
    titles = [owner.title for owner in owners(ontology)]
    for title in (*titles, *(property_.title for property_ in properties(ontology))):
        assert HAN.search(title["zh"])
        assert title["en"].isascii()


def test_each_relation_reads_as_a_sentence_in_both_languages(ontology: Ontology) -> None:
    for relation in ontology.relations.values():
        for language, wording in relation.reads.items():
            assert sorted(re.findall(r"\{(\w+)\}", wording)) == ["source", "target"]
            assert wording.index("{source}") < wording.index("{target}")
            assert bool(HAN.search(wording)) is (language == "zh")
    sentences = [relation.reads["zh"] for relation in ontology.relations.values()]
    assert len(set(sentences)) == len(sentences)


def test_a_service_provider_may_do_what_an_enterprise_does(ontology: Ontology) -> None:
    for type_, relation in ontology.relations.items():
        for source, target in relation.ends:
            pair = ["ServiceProvider" if end == "Enterprise" else end for end in (source, target)]
            assert type_ == "SAMPLE_ENTERPRISE_OF" or tuple(pair) in relation.ends


def test_every_label_but_the_passage_is_mentioned_in_passages(ontology: Ontology) -> None:
    sources = {source for source, _ in ontology.relations["FROM_CHUNK"].ends}
    assert sources == ontology.labels.keys() - {"Chunk"}


def test_evidence_is_stored_under_the_declared_names(ontology: Ontology) -> None:
    assert tuple(ontology.evidence) == rows.EVIDENCE


# Linear light as a person without red or green receptors sees it (Machado, Oliveira and Fernandes, 2009).
SIGHTS = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deutan": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
}
TO_XYZ = ((0.434, 0.376, 0.190), (0.213, 0.715, 0.072), (0.018, 0.109, 0.873))  # scaled to white = 1


def lab(colour: str, sight: str) -> tuple[float, float, float]:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    for matrix in (SIGHTS[sight], TO_XYZ):
        light = [max(0.0, sum(a * b for a, b in zip(row, light, strict=True))) for row in matrix]
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in light)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("sight", SIGHTS)
def test_colours_can_be_told_apart(ontology: Ontology, sight: str) -> None:
    for one, other in combinations(ontology.labels.values(), 2):
        pairs = zip(lab(one.colour, sight), lab(other.colour, sight), strict=True)
        distance = sum((a - b) ** 2 for a, b in pairs) ** 0.5
        assert distance > 20, f"{one.name} and {other.name}"


def write(folder: Path, node: str, relation: str) -> None:
    for name, text in (("nodes/Region.yaml", node), ("relations/PART_OF.yaml", relation)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "common.yaml").write_text("node: {}\nedge: {}\nevidence: {}\n", encoding="utf-8")


NODE = """
label: Region
title: {zh: 地区, en: Region}
description: {zh: 地区, en: A region}
colour: "#000000"
properties: {level: {type: string, title: {zh: 级别, en: Level}}}
"""
RELATION = """
type: PART_OF
title: {zh: 隶属, en: Part of}
reads: {zh: "{source}属于{target}", en: "{source} is part of {target}"}
ends: [{from: [Region], same: true}]
"""


def test_a_folder_of_ones_own_can_be_read(tmp_path: Path) -> None:
    write(tmp_path, NODE, RELATION)
    assert load(tmp_path).relations["PART_OF"].ends == {("Region", "Region")}


@pytest.mark.parametrize(
    ("node", "relation", "message"),
    [
        (
            NODE.replace("label: Region", "label: Regoin"),
            RELATION,
            "nodes/Region.yaml: label: 'Regoin' belongs",
        ),
        (NODE.replace("colour", "color"), RELATION, "nodes/Region.yaml: colour: is missing"),
        (NODE + "shape: dot", RELATION, "nodes/Region.yaml: shape: unknown key"),
        (NODE.replace(": string", ": text"), RELATION, "properties.level: type: unknown 'text'"),
        (NODE.replace(", en: Level", ""), RELATION, "properties.level: title: en: is missing"),
        (NODE.replace("{level", "[level"), RELATION, "nodes/Region.yaml: not YAML"),
        ("- Region", RELATION, "nodes/Region.yaml: expected keys and values"),
        (
            NODE,
            RELATION.replace("[Region]", "[Regoin]"),
            "relations/PART_OF.yaml: ends, entry 1: from: unknown",
        ),
        (NODE, RELATION.replace("[Region]", "Region"), "ends, entry 1: from: expected list"),
    ],
)
def test_an_error_names_the_file_and_the_key(tmp_path: Path, node: str, relation: str, message: str) -> None:
    write(tmp_path, node, relation)
    with pytest.raises(FieldError) as caught:
        load(tmp_path)
    assert message in str(caught.value)
