"""The page: picks a canned question and shows its table, its picture and the sentences that state it.

Started by `policygraph app`. It reaches no network: the drawing script is part of the page.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping

import streamlit as st
from pyvis.network import Network

from graph.ontology import Ontology, load
from graph.result import Result
from graph.statement import Scalar
from graph.store.base import Store, StoreError
from graph.store.opening import open_store
from graph.store.read import passages
from queries.catalogue import Answer, Parameter, QueryError, Question, catalogue, choices, run

WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "title": "政策图谱",
        "question": "问题",
        "all": "（全部）",
        "nothing": "没有符合条件的内容。",
        "table": "表格",
        "picture": "图",
        "sentences": "原文依据",
        "drawn": "只画出前 {drawn} 个节点，共 {all} 个。",
    },
    "en": {
        "title": "Policy Graph",
        "question": "Question",
        "all": "(all)",
        "nothing": "Nothing fits.",
        "table": "Table",
        "picture": "Picture",
        "sentences": "Sentences",
        "drawn": "The first {drawn} of {all} nodes are drawn.",
    },
}
DRAWN = 150  # nodes: beyond this a picture tells nothing
REMOTE = re.compile(r'<(script|link)\b[^>]*\b(?:src|href)="https?://[^>]*>(?:\s*</script>)?')


def page(where: str) -> None:
    """Draw the page for the graph kept at `where`, a file or a server."""
    st.set_page_config(page_title="政策图谱 · Policy Graph", layout="wide")
    language = "en" if st.sidebar.toggle("English") else "zh"
    words = WORDS[language]
    st.title(words["title"])
    questions = catalogue()
    name = st.sidebar.selectbox(
        words["question"], list(questions), format_func=lambda name: questions[name].title[language]
    )
    try:
        with open_store(where) as store:
            values = {
                parameter.name: ask(parameter, store, language) for parameter in questions[name].parameters.values()
            }
            show(run(name, store, **values), store, language)
    except (StoreError, QueryError) as error:
        st.error(str(error))


def ask(parameter: Parameter, store: Store, language: str) -> Scalar:
    """Return the value chosen for a parameter; choices come from the graph."""
    title, note = parameter.title[language], parameter.help[language] or None
    # The language is no part of the key, so that switching it keeps what was chosen.
    offered = choices(parameter, store)
    if not offered:
        return st.sidebar.text_input(title, str(parameter.default), help=note, key=parameter.name)
    everything = WORDS[language]["all"]
    return st.sidebar.selectbox(
        title, offered, format_func=lambda value: str(value) or everything, help=note, key=parameter.name
    )


def show(answer: Answer, store: Store, language: str) -> None:
    """Show an answer: table, picture, and sentences."""
    words, question, result = WORDS[language], answer.question, answer.result
    st.subheader(question.question[language])
    if not result.rows:
        st.info(words["nothing"])
        return
    table, picture, sentences = st.tabs([words["table"], words["picture"], words["sentences"]])
    with table:
        st.dataframe(records(question, answer.table, language), hide_index=True)
        st.caption(question.omits[language])
    with picture:
        if len(result.nodes) > DRAWN:
            st.caption(words["drawn"].format(drawn=DRAWN, all=len(result.nodes)))
        st.iframe(draw(result, load(), language), height=620)
    with sentences:
        for passage in passages(store, result.evidence):
            where = passage.evidence
            st.text(f"{where.document} [{where.start}–{where.end}] {passage.section}\n{passage.sentence}")


def records(question: Question, table: Result, language: str) -> list[dict[str, object]]:
    """Return the rows under the headings of a language."""
    headings = [column.title[language] for column in question.columns.values()]
    return [dict(zip(headings, row, strict=True)) for row in table.rows]


def draw(result: Result, ontology: Ontology, language: str) -> str:
    """Return a page with the nodes and edges of a result, coloured by label."""
    network = Network(height="600px", width="100%", directed=True, cdn_resources="in_line")
    for node in result.nodes[:DRAWN]:
        label = ontology.labels[node.label]
        name = node.name if len(node.name) <= 20 else f"{node.name[:19]}…"
        network.add_node(node.id, label=name, title=f"{label.title[language]}\n{node.name}", color=label.colour)
    drawn = set(network.get_nodes())
    for edge in result.edges:
        if edge.source in drawn and edge.target in drawn:
            network.add_edge(edge.source, edge.target, label=ontology.relations[edge.type].title[language])
    return REMOTE.sub("", network.generate_html())


if __name__ == "__main__":
    page(sys.argv[1] if len(sys.argv) > 1 else "build/policy.lbug")
