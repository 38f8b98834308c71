"""The formats in which a graph leaves for other programs, one module a format.

>>> FORMATS["jsonl"].ending, FORMATS["gexf"].ending
('', '.gexf')
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from graph.fields import Text
from graph.statement import Graph


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name, what it is, and the module that has its `export(graph, out)`.

    `ending` is that of the one file it writes, or empty where it writes several files into a folder. The module
    is imported when it is used, for some of them bring large libraries. `then` is the command that takes the files
    up, where there is one.
    """

    name: str
    module: str
    ending: str
    title: Text
    then: str = ""

    def write(self, graph: Graph, out: Path) -> Path:
        """Write a graph to `out`, and return where it is now.

        Args:
            graph: the statements.
            out: a folder, or the file to write; for one file in an existing folder, that is `policy` with the
                ending of the format. Files of the same names are replaced.

        Raises:
            OSError: something can't be written.
        """
        if self.ending and out.is_dir():
            out = out / f"policy{self.ending}"
        (out.parent if self.ending else out).mkdir(parents=True, exist_ok=True)
        import_module(self.module).export(graph, out)
        return out


FORMATS = {
    format_.name: format_
    for format_ in (
        Format(
            "jsonl",
            "graph.exchange.jsonl",
            "",
            {"zh": "交换格式：每行一个节点或一条关系", "en": "the exchange format: a node or an edge a line"},
        ),
        Format(
            "csv",
            "graph.exchange.csv_sheets",
            "",
            {"zh": "每类一个文件，供表格软件阅读", "en": "a file a label and a type, for people"},
        ),
        Format(
            "xlsx",
            "graph.exchange.xlsx_sheets",
            ".xlsx",
            {"zh": "每类一张工作表", "en": "a workbook, a sheet a label and a type"},
        ),
        Format(
            "graphml", "graph.exchange.graphml", ".graphml", {"zh": "供 yEd、igraph 等", "en": "for yEd, igraph, …"}
        ),
        Format("gexf", "graph.exchange.gexf", ".gexf", {"zh": "供 Gephi", "en": "for Gephi"}),
        Format(
            "neo4j-admin",
            "graph.exchange.neo4j_admin",
            "",
            {"zh": "供 neo4j-admin database import", "en": "CSV for neo4j-admin database import"},
            "neo4j-admin database import full neo4j @arguments.txt",
        ),
        Format(
            "cypher",
            "graph.exchange.cypher_script",
            ".cypher",
            {"zh": "Cypher 脚本，供 Neo4j", "en": "a script that fills a Neo4j"},
            "cypher-shell -f FILE",
        ),
        Format(
            "jsonld",
            "graph.exchange.jsonld",
            ".jsonld",
            {
                "zh": "关联数据，含 PROV 与 Web Annotation 定位",
                "en": "linked data with PROV and Web Annotation selectors",
            },
        ),
        Format("rdf", "graph.exchange.turtle", ".ttl", {"zh": "同上，Turtle", "en": "the same as Turtle"}),
    )
}
