"""A graph of two short documents, stated by hand: small, but with every shape the questions ask for."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from graph.statement import Edge, Evidence, Graph, Node, Value

TEXTS = {
    "reply-9.txt": (
        "慈溪市经济和信息化局文件\n慈经信建〔2024〕1号\n签发人：胡孟波\n对第9号建议的答复\n黄新华代表：\n"
        "您提出的第9号建议《关于加快发展数字产业的建议》收悉。\n"
        "我市汽配作为重点行业列入国家试点。\n"
        "确定了蓝卓科技和久一智能作为区域总包商，组成以蓝卓科技牵头的总包服务体系。\n"
        "目前已有东南复合、高松技术等拟建成样本企业。\n"
        "东南复合获评省级智能工厂，高松技术拟申报省级智能工厂。\n"
        "2024年核心产业增加值增速达到13%。\n"
    ),
    "reply-362.txt": (
        "慈溪市经济和信息化局文件\n对第362号建议的答复\n陈迪飞代表：\n"
        "2025年组织企业前往洛卡特等国家试点样本企业参观学习。\n"
        "2024年核心产业增加值增速14.5%。\n"
        "祈禧牌电器（祈禧）也来了。\n"
    ),
}


def quoted(document: str, quote: str) -> Evidence:
    """Return the first place where a document says this."""
    start = TEXTS[document].index(quote)
    return Evidence(document, start, start + len(quote), quote)


def graph() -> Graph:
    """Return the statements of both documents, in the order of a loader."""
    builder = _Builder()
    return Graph(
        tuple(sorted(builder.nodes.values(), key=lambda node: node.id)),
        tuple(sorted(builder.edges, key=lambda edge: edge.key)),
    )


class _Builder:
    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.edges: list[Edge] = []
        self.chunks: dict[str, list[Node]] = {name: list(self._chunks(name)) for name in TEXTS}
        self._first()
        self._second()
        for document, chunks in self.chunks.items():
            source = next(n for n in self.nodes.values() if n.properties.get("file") == document)
            for chunk in chunks:
                self.edge(chunk, "FROM_DOCUMENT", source, chunk.evidence[0])
            for one, following in pairwise(chunks):
                self.edge(one, "NEXT_CHUNK", following, following.evidence[0])

    def _chunks(self, document: str) -> Iterator[Node]:
        start = 0
        for index, line in enumerate(TEXTS[document].splitlines()):
            properties: dict[str, Value] = {
                "text": line,
                "start": start,
                "end": start + len(line),
                "section": "一、工作情况",
                "index": index,
                "document": document,
                "kind": "sentence",
            }
            evidence = Evidence(document, start, start + len(line), line)
            key = f"{document}:{start}"
            yield self._keep(Node.of("Chunk", line[:20], key=key, properties=properties, evidence=[evidence]))
            start += len(line) + 1

    def _keep(self, node: Node) -> Node:
        self.nodes[node.id] = node
        return node

    def node(self, label: str, name: str, where: Evidence, *, aliases: Iterable[str] = (), **properties: Value) -> Node:
        node = self._keep(Node.of(label, name, aliases=aliases, properties=properties, evidence=[where]))
        for chunk in self._around(where):
            self.edge(node, "FROM_CHUNK", chunk, where)
        return node

    def edge(self, source: Node, type_: str, target: Node, where: Evidence, **properties: Value) -> None:
        chunks = tuple(chunk.id for chunk in self._around(where))
        self.edges.append(Edge(source.id, type_, target.id, {"chunks": chunks, **properties}, (where,)))

    def _around(self, where: Evidence) -> Iterator[Node]:
        for chunk in self.chunks[where.document]:
            if chunk.evidence[0].start <= where.start < chunk.evidence[0].end:
                yield chunk

    def _first(self) -> None:
        name = "reply-9.txt"

        def says(quote: str) -> Evidence:
            return quoted(name, quote)

        reply = self.node(
            "Document",
            "对第9号建议的答复",
            says("对第9号建议的答复"),
            number="慈经信建〔2024〕1号",
            kind="答复",
            date="2024",
            year=2024,
            file=name,
            in_corpus=True,
            text=TEXTS[name],
        )
        title = says("第9号建议《关于加快发展数字产业的建议》")
        proposal = self.node("Proposal", "关于加快发展数字产业的建议", title, number="9")
        deputy = self.node("Person", "黄新华", says("黄新华"))
        self.edge(reply, "REPLIES_TO", proposal, says("对第9号建议的答复"))
        self.edge(deputy, "SUBMITTED", proposal, says("您提出的第9号建议"))
        self.region = self.node("Region", "慈溪市", says("慈溪市"))
        self.pilot = self.node("Programme", "国家试点", says("国家试点"), level="国家")
        listed = says("我市汽配作为重点行业列入国家试点")
        parts = self.node("Programme", "汽配行业数字化改造", listed, aliases=["汽配行业改造"])
        self.edge(parts, "PART_OF", self.pilot, listed)
        appointed = says("确定了蓝卓科技和久一智能作为区域总包商，组成以蓝卓科技牵头的总包服务体系")
        for firm, lead in (("蓝卓科技", True), ("久一智能", False)):
            contractor = self.node("ServiceProvider", firm, says(firm))
            self.edge(contractor, "GENERAL_CONTRACTOR_FOR", parts, appointed, lead=lead, first_year=2024)
        samples = says("目前已有东南复合、高松技术等拟建成样本企业")
        honour = self.node("Honour", "省级智能工厂", says("省级智能工厂"), level="省")
        for firm, type_, quote in (
            ("东南复合", "AWARDED", "东南复合获评省级智能工厂"),
            ("高松技术", "CANDIDATE_FOR", "高松技术拟申报省级智能工厂"),
        ):
            enterprise = self.node("Enterprise", firm, says(firm))
            self.edge(
                enterprise,
                "SAMPLE_ENTERPRISE_OF",
                parts,
                samples,
                status="拟建成",
                first_year=2024,
                last_year=2024,
            )
            self.edge(enterprise, type_, honour, says(quote), year=2024)
        self.indicator = self.node("Indicator", "核心产业增加值增速", says("核心产业增加值增速"))
        self.observe("2024年核心产业增加值增速达到13%", says("2024年核心产业增加值增速达到13%"), "target", 13)

    def _second(self) -> None:
        name = "reply-362.txt"

        def says(quote: str) -> Evidence:
            return quoted(name, quote)

        self.node(
            "Document",
            "对第362号建议的答复",
            says("对第362号建议的答复"),
            file=name,
            in_corpus=True,
            year=2025,
            text=TEXTS[name],
        )
        visited = self.node("Enterprise", "洛卡特", says("洛卡特"))
        self.edge(
            visited,
            "SAMPLE_ENTERPRISE_OF",
            self.pilot,
            says("洛卡特等国家试点样本企业"),
            status="样本企业",
            first_year=2025,
        )
        self.node("Enterprise", "祈禧牌电器", says("祈禧牌电器"), aliases=["祈禧"])
        self.observe("2024年核心产业增加值增速14.5%", says("2024年核心产业增加值增速14.5%"), "actual", 14.5)

    def observe(self, name: str, where: Evidence, kind: str, value: float) -> None:
        observation = self.node(
            "Observation",
            name,
            where,
            indicator="核心产业增加值增速",
            value=value,
            unit="%",
            period="2024",
            kind=kind,
            comparator="=",
            region="慈溪市",
        )
        self.edge(observation, "OF_INDICATOR", self.indicator, where)
        self.edge(observation, "FOR_REGION", self.region, where)
