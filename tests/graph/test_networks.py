"""A graph as a NetworkX object: everything is there, and NetworkX can work with it."""

import networkx

from graph.networks import to_networkx
from graph.statement import Edge, Graph, Node


def test_nodes_and_edges_come_back_whole(sample_graph: Graph) -> None:
    network = to_networkx(sample_graph.nodes, sample_graph.edges)
    nodes = tuple(Node(id_, **attributes) for id_, attributes in network.nodes(data=True))
    edges = [
        Edge(source, type_, target, attributes["properties"], attributes["evidence"])
        for source, target, type_, attributes in network.edges(keys=True, data=True)
    ]
    assert nodes == sample_graph.nodes
    assert sorted(edges, key=lambda edge: edge.key) == list(sample_graph.edges)


def test_two_relations_between_the_same_nodes_stay_two() -> None:
    firm, honour = Node.of("Enterprise", "慈星"), Node.of("Honour", "智能工厂")
    edges = [Edge(firm.id, type_, honour.id) for type_ in ("AWARDED", "CANDIDATE_FOR")]
    network = to_networkx([firm, honour], edges)
    assert sorted(network[firm.id][honour.id]) == ["AWARDED", "CANDIDATE_FOR"]


def test_an_edge_without_one_of_its_ends_is_left_out() -> None:
    firm, honour = Node.of("Enterprise", "慈星"), Node.of("Honour", "智能工厂")
    network = to_networkx([firm], [Edge(firm.id, "AWARDED", honour.id)])
    assert list(network.nodes) == [firm.id]


def test_networkx_finds_what_two_firms_share(sample_graph: Graph) -> None:
    network = to_networkx(sample_graph.nodes, [e for e in sample_graph.edges if e.type != "FROM_CHUNK"])
    ids = {attributes["name"]: id_ for id_, attributes in network.nodes(data=True)}
    way = networkx.shortest_path(network.to_undirected(as_view=True), ids["蓝卓科技"], ids["久一智能"])
    assert [network.nodes[id_]["name"] for id_ in way] == ["蓝卓科技", "汽配行业数字化改造", "久一智能"]
