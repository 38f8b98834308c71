"""Graphs for the tests of the reading room: names that would break out of a page that took them for markup."""

from itertools import pairwise

from graph.statement import Edge, Evidence, Graph, Node

FILE = "</script><b>.txt"
NAMES = (
    "</script><script>document.title='broken'</script>",
    "<img src=x onerror=\"document.title='broken'\">",
    "\u202e倒写\u202c的\u2067公司\u2069",
    "'\"&amp;`${document.title='broken'}",
    "𠮷野\x00家\u2028\r集团",
    "很" * 100_000,
)


def hostile() -> tuple[Graph, dict[str, str]]:
    """Return a graph of hostile names, each twice in a sentence and joined to the next, and its text."""
    chunks, nodes, edges = [], [], []
    text = ""
    for name in NAMES:
        start = len(text)
        text += f"有{name}。\n"
        end = len(text) - 1
        where = Evidence(FILE, start + 1, end - 1, name)
        chunk = Node.of(
            "Chunk",
            name,
            key=str(start),
            properties={"start": start, "end": end, "kind": "sentence", "section": name, "document": FILE},
            evidence=[Evidence(FILE, start, end, text[start:end])],
        )
        node = Node.of("Enterprise", name, aliases=[name * 2], evidence=[where])
        # It crosses the name, and so can't simply be nested in it.
        crossing = Evidence(FILE, start, start + 3, text[start : start + 3])
        region = Node.of("Region", f"地{name}", evidence=[crossing])
        edges += [
            Edge(node.id, "FROM_CHUNK", chunk.id, {}, (where,)),
            Edge(region.id, "FROM_CHUNK", chunk.id, {}, (crossing,)),
        ]
        chunks.append(chunk)
        nodes += [node, region]
    for one, other in pairwise(nodes[::2]):
        edges.append(Edge(one.id, "COOPERATES_WITH", other.id, {"modality": "planned"}, one.evidence))
    return Graph((*chunks, *nodes), tuple(edges)), {FILE: text}
