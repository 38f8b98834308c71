"""Many documents: what is kept of each, in which process it is read, and that neither shows in the result."""

import gc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.statement import Evidence, Graph, Value
from loaders import corpus
from loaders.drafts import Drafts, joined
from loaders.identity import Identity, Judgement
from loaders.join import join
from loaders.reader import Reading

DOCUMENTS = sorted((Path(__file__).parents[2] / "data" / "documents").iterdir())
AT = Evidence("a.txt", 0, 2, "公牛")


def test_processes_do_not_show_in_the_result() -> None:
    one, two = (corpus.read_corpus(DOCUMENTS, jobs=jobs) for jobs in (1, 2))
    assert one == two


def test_no_reading_outlives_its_document() -> None:
    alive: list[int] = []
    corpus.read_corpus(
        DOCUMENTS[1:],
        lambda _: alive.append(sum(isinstance(thing, Reading) for thing in gc.get_objects())),
    )
    assert alive == [0, 0, 0, 0]


def test_what_can_not_be_read_is_said_by_any_number_of_processes(tmp_path: Path) -> None:
    empty, double = tmp_path / "empty.txt", tmp_path / DOCUMENTS[1].name
    empty.touch()
    double.write_bytes(DOCUMENTS[1].read_bytes())
    for jobs in (1, 2):
        found = corpus.read_corpus([DOCUMENTS[1], empty, double], jobs=jobs)
        assert list(found.texts) == [double.name]
        assert len(found.skipped) == 2
        assert "another document has this file name" in found.skipped[0]
        assert "empty.txt" in found.skipped[1]


def drafted(*names: str) -> Graph:
    """Return the graph of a document in which the first name cooperates with the others."""
    drafts = Drafts()
    first, *others = (drafts.entity("Enterprise", name, AT) for name in names)
    for other in others:
        drafts.edge(first, "COOPERATES_WITH", other, AT, facts={"modality": "stated"})
    return drafts.graph()


@pytest.mark.parametrize(("judgement", "names"), [("same", ["公牛电器"]), ("different", ["公牛", "公牛电器"])])
def test_a_judgement_decides_across_documents_and_can_be_undone(judgement: str, names: list[str]) -> None:
    identity = Identity([Judgement("Enterprise", "公牛", "公牛电器", judgement, "a test")])
    identity.add({"Enterprise": {"公牛"}})
    identity.add({"Enterprise": {"公牛电器"}})
    graph = join([drafted("公牛"), drafted("公牛电器")], identity)
    assert sorted(node.name for node in graph.nodes) == names


def test_two_names_of_one_entity_are_not_related() -> None:
    identity = Identity([Judgement("Enterprise", "公牛", "公牛电器", "same", "a test")])
    identity.add({"Enterprise": {"公牛", "公牛电器", "慈星"}})
    graph = join([drafted("公牛", "公牛电器", "慈星")], identity)
    assert len(graph.edges) == 1


kinds = [st.booleans(), st.integers(1990, 2030), st.text("甲乙；", min_size=1)]
three_values = st.one_of([st.tuples(kind, kind, kind) for kind in kinds])


@given(st.sampled_from(["modality", "status"]), three_values)
def test_the_joining_of_values_does_not_depend_on_their_grouping(name: str, found: tuple[Value, Value, Value]) -> None:
    one, two, three = found
    assert joined(name, joined(name, one, two), three) == joined(name, one, joined(name, two, three))


years = {"a.txt": 2020, "b.txt": 2021, "c.txt": 2022}


@given(st.permutations(list(years)))
def test_years_and_sentences_of_a_relation_add_up_in_any_order(order: list[str]) -> None:
    identity = Identity()
    identity.add({"Enterprise": {"公牛", "慈星"}})
    graphs = []
    for document in order:
        drafts = Drafts()
        at = Evidence(document, 0, 2, "公牛")
        ends = [drafts.entity("Enterprise", name, at) for name in ("公牛", "慈星")]
        drafts.edge(
            ends[0], "COOPERATES_WITH", ends[1], at, f"Chunk:{document}", year=2020 + ord(document[0]) - ord("a")
        )
        graphs.append(drafts.graph())
    (edge,) = join(graphs, identity).edges
    assert edge.properties == {
        "chunks": ("Chunk:a.txt", "Chunk:b.txt", "Chunk:c.txt"), "first_year": 2020, "last_year": 2022
    }  # fmt: skip
    assert [passage.document for passage in edge.evidence] == ["a.txt", "b.txt", "c.txt"]
