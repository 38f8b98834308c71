"""The commands around reading, as they are typed."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.exchange import jsonl
from graph.ontology import Ontology
from graph.statement import Graph
from graph.store.ladybug_build import write
from loaders.corpus import read_corpus
from loaders.explain import explain
from loaders.phrases import phrases
from loaders.rulebook import rules
from tests import sample
from tests.commands import Run, failure

DOCUMENTS = Path(__file__).parents[2] / "data" / "documents"


def test_build_reads_the_documents_and_says_what_it_found(policygraph: Run, tmp_path: Path) -> None:
    out = tmp_path / "new" / "policy.lbug"
    code, text, _ = policygraph("build", DOCUMENTS, "--out", out)
    assert code == 0
    assert "documents: 5," in text
    assert "SAMPLE_ENTERPRISE_OF" in text
    assert policygraph("validate", "--graph", out).code == 0


def test_two_builds_export_the_same_bytes_whatever_the_order_and_the_jobs(policygraph: Run, tmp_path: Path) -> None:
    paths = sorted(DOCUMENTS.iterdir())
    contents = []
    for name, files, jobs in (("one", paths, 1), ("other", paths[::-1], 2)):
        policygraph("build", *files, "--jobs", jobs, "--out", tmp_path / f"{name}.lbug")
        policygraph("export", "--out", tmp_path / name, "--graph", tmp_path / f"{name}.lbug")
        contents.append([path.read_bytes() for path in sorted((tmp_path / name).iterdir())])
    assert contents[0] == contents[1]


def test_a_document_that_cannot_be_read_does_not_stop_the_others(policygraph: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "good.txt").write_text(sample.TEXTS["reply-9.txt"], encoding="gb18030")
    out = tmp_path / "policy.lbug"
    code, text, err = policygraph("build", tmp_path / "empty.txt", tmp_path / "good.txt", "--out", out)
    assert code == 1
    assert "empty.txt" in err
    assert "documents: 1," in text
    assert policygraph("show", "蓝卓科技", "--graph", out).code == 0


def test_nothing_is_written_when_nothing_could_be_read(policygraph: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    out = tmp_path / "policy.lbug"
    out.write_bytes(b"the former graph")
    assert "empty.txt" in failure(policygraph("build", tmp_path / "empty.txt", "--out", out))
    assert out.read_bytes() == b"the former graph"


def test_a_path_without_documents_is_named(policygraph: Run, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere"):
        assert str(path) in failure(policygraph("build", path, "--out", tmp_path / "policy.lbug"))


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """What a reader found in one document of the sample: two names, a relation and a figure."""
    lines: dict[str, list[dict[str, object]]] = {
        "entities": [
            {"label": "ServiceProvider", "name": "蓝卓科技"},
            {"label": "ServiceProvider", "name": "久一", "accept": ["“久一 智能”"]},
            {"label": "Programme", "name": "汽配行业数字化改造"},
            {"label": "Enterprise", "name": "无名电器"},
            {"label": "Enterprise", "name": "未必电器", "core": False},
        ],
        "relations": [{"type": "GENERAL_CONTRACTOR_FOR", "source": "久一智能", "target": "汽配行业数字化改造"}],
        "observations": [{"value": 13, "unit": "%", "period": "2024年", "kind": "target", "indicator": "增速"}],
    }
    folder = tmp_path / "gold"
    folder.mkdir()
    for kind, items in lines.items():
        text = "\n".join(json.dumps(item, ensure_ascii=False) for item in items)
        (folder / f"reply-9.{kind}.jsonl").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def exported(sample_graph: Graph, tmp_path: Path) -> Path:
    jsonl.export(sample_graph, tmp_path / "export")
    return tmp_path / "export"


def test_evaluate_counts_core_lines_and_accepts_other_forms(policygraph: Run, exported: Path, gold: Path) -> None:
    code, out, _ = policygraph("evaluate", exported, gold, "--json", "--misses")
    figures = json.loads(out)
    assert code == 0
    assert figures["entities"]["ServiceProvider"] == {
        "precision": 1.0, "recall": 1.0, "f1": 1.0, "gold": 2, "predicted": 2
    }  # fmt: skip
    assert figures["entities"]["ALL"]["missed"] == ["reply-9: Enterprise 无名电器"]
    assert figures["relations"]["GENERAL_CONTRACTOR_FOR"]["recall"] == 1.0
    assert figures["observations"]["ALL"]["recall"] == 1.0


def test_evaluate_lists_what_was_missed(policygraph: Run, exported: Path, gold: Path) -> None:
    code, out, _ = policygraph("evaluate", exported, gold, "--misses")
    assert code == 0
    assert "missed entities reply-9: Enterprise 无名电器" in out
    assert "wrong entities reply-9: Enterprise 东南复合" in out


def test_evaluate_holds_quotes_against_the_documents(
    policygraph: Run, exported: Path, gold: Path, tmp_path: Path
) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    for name, text in sample.TEXTS.items():
        (documents / name).write_text(text, encoding="utf-8")
    code, out, _ = policygraph("evaluate", exported, gold, "--documents", documents)
    assert code == 0
    assert "quotes that are not the text of their document: 0 of " in out
    (documents / "reply-9.txt").write_text("慈溪市的另一个文件。" * 40, encoding="utf-8")
    code, out, _ = policygraph("evaluate", exported, gold, "--documents", documents, "--json")
    assert code == 1
    assert json.loads(out)["quotes"]["false"] > 0


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("gold/reply-9.entities.jsonl", "{", "line 1: not JSON"),
        ("gold/reply-9.relations.jsonl", '{"type": "CITES"}', "line 1: needs source, target"),
        ("gold/reply-9.observations.jsonl", '\n{"value": "many"}', "line 2: value is no number"),
        ("export/nodes.jsonl", "[]", "not an export"),
        ("export/nodes.jsonl", "", "not in nodes.jsonl"),
    ],
)
def test_evaluate_names_what_is_damaged(
    policygraph: Run, exported: Path, gold: Path, tmp_path: Path, file: str, content: str, message: str
) -> None:
    (tmp_path / file).write_text(content, encoding="utf-8")
    assert message in failure(policygraph("evaluate", exported, gold))


def test_evaluate_names_what_is_missing(policygraph: Run, exported: Path, gold: Path, tmp_path: Path) -> None:
    assert "nodes.jsonl" in failure(policygraph("evaluate", tmp_path, gold))
    assert "no gold here" in failure(policygraph("evaluate", exported, exported))


def test_rules_lists_every_rule_with_an_example(policygraph: Run) -> None:
    code, out, _ = policygraph("rules")
    assert code == 0
    for rule_id in [phrase.id for phrase in phrases()] + [rule.id for rule in rules()]:
        assert rule_id in out


def test_rules_explains_names_relations_figures_and_offers(policygraph: Run) -> None:
    code, out, _ = policygraph(
        "rules",
        "--explain",
        "推进陶瓷行业中小企业数字化改造。确定了远景科技和海川智能作为区域总包商。"
        "2023年实现产值206.7亿元。按照实际投入的50%给予最高50万元补助。",
    )
    assert code == 0
    assert "[19–23] 远景科技（服务商）：短语 contractors" in out
    assert "远景科技是陶瓷行业中小企业数字化改造的总包商（GENERAL_CONTRACTOR_FOR" in out
    assert "规则 contractors-appointed [19–35] 远景科技和海川智能作为区域总包商" in out
    assert "上文主题：陶瓷行业中小企业数字化改造（计划）" in out
    assert "2023 actual =206.7亿元" in out
    assert "比例 50%，上限 50万元" in out


def test_rules_says_what_came_near_when_nothing_fired(policygraph: Run) -> None:
    _, out, _ = policygraph("rules", "--explain", "确定了远景科技和海川智能作为区域总包商。")
    assert "没有规则适用。" in out
    assert "相近的规则 contractors-appointed（contractors.yaml）：词语相合，但此前没有提到相应的计划" in out


def test_rules_reads_the_standard_input_in_any_encoding(policygraph: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "以青禾、双杰、宏图等龙头企业为支撑，发展家电产业。"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode("gb18030"))))
    assert "青禾（企业）：短语 firms-in-list" in policygraph("rules", "--explain", "-").out
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    assert "the file is empty" in failure(policygraph("rules", "--explain", "-"))


@given(st.text(max_size=80))
def test_any_text_is_explained_and_every_place_is_in_it(text: str) -> None:
    _, sentences = explain(text)
    for one in sentences:
        assert len(one.names) == len(one.sentence.mentions)
        for mention, why in one.names:
            first, last = map(int, one.place(mention.start, mention.end).split("–"))
            assert 0 <= first < last <= len(text)
            assert why


@pytest.fixture
def brands(tmp_path: Path, ontology: Ontology) -> Path:
    """A graph file of two texts: one lists two firms of one brand, the other calls one of them by a longer name."""
    texts = {
        "a.txt": "关于家电产业的通知\n以青禾、锦澜、青禾智能等龙头企业为支撑，发展家电产业。",
        "b.txt": "关于家电企业的通知\n以青禾集团、锦澜等龙头企业为支撑，发展家电产业。",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = read_corpus([tmp_path / name for name in texts])
    write(found.graph, tmp_path / "brands.lbug", ontology)
    return tmp_path / "brands.lbug"


HEADER = "label,name,other,judgement,reason,document\n"


def test_identity_suggests_alike_names_but_never_two_of_one_list(policygraph: Run, brands: Path) -> None:
    code, out, _ = policygraph("identity", "suggest", "--graph", brands)
    assert code == 0
    assert "青禾集团 ≟ 青禾（企业）" in out
    assert "以青禾集团、锦澜等龙头企业为支撑" in out
    assert "青禾智能 ≟ 青禾（" not in out


@pytest.mark.parametrize("judgement", ["same", "different", "unsure"])
def test_a_suggestion_is_recorded_as_printed_and_not_made_again(
    policygraph: Run, brands: Path, tmp_path: Path, judgement: str
) -> None:
    _, out, _ = policygraph("identity", "suggest", "--label", "Enterprise", "--graph", brands)
    lines = [line for line in out.splitlines() if line.startswith("Enterprise,")]
    table = tmp_path / "judgements.csv"
    table.write_text(HEADER + "\n".join(lines).replace(",same,", f",{judgement},"), encoding="utf-8")
    assert f"judgements: {len(lines)}" in policygraph("identity", "list", "--judgements", table).out
    again = policygraph("identity", "suggest", "--label", "Enterprise", "--graph", brands, "--judgements", table)
    assert "suggestions: 0" in again.out


def test_what_is_judged_the_same_is_one_entity_in_the_next_build(
    policygraph: Run, brands: Path, tmp_path: Path
) -> None:
    table = tmp_path / "judgements.csv"
    table.write_text(HEADER + "Enterprise,青禾,青禾集团,same,a test,b.txt\n", encoding="utf-8")
    documents = (brands.parent / "a.txt", brands.parent / "b.txt")
    policygraph("build", *documents, "--out", tmp_path / "joined.lbug", "--judgements", table)
    out = policygraph("show", "青禾集团", "--graph", tmp_path / "joined.lbug").out
    assert "别称：青禾" in out


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Enterprise,青禾,青禾集团,same\n", "line 2: needs label, name, other, judgement, reason"),
        ("Enterprise,青禾,青禾集团,equal,a,b.txt\n", "the judgement is same, different or unsure"),
        ("Enterprise,青禾,青禾集团,same,a, and more,b.txt\n", "quoted where they hold commas"),
        ("Enterprize,青禾,青禾集团,same,a,b.txt\n", "nearest: Enterprise"),
        ('Enterprise,"青禾,青禾集团,same,a,b.txt\n', "no table of comma-separated values"),
        ("\udcff", "no table of comma-separated values in UTF-8"),
    ],
)
def test_a_damaged_table_of_judgements_is_named(
    policygraph: Run, brands: Path, tmp_path: Path, content: str, message: str
) -> None:
    table = tmp_path / "judgements.csv"
    table.write_text(HEADER + content, encoding="utf-8", errors="surrogateescape")
    for words in (["list"], ["suggest", "--graph", brands]):
        assert message in failure(policygraph("identity", *words, "--judgements", table))
    out = tmp_path / "new.lbug"
    assert message in failure(policygraph("build", brands.parent / "a.txt", "--out", out, "--judgements", table))
    assert not out.exists()


def test_identity_names_a_wrong_label_and_a_missing_table(policygraph: Run, brands: Path, tmp_path: Path) -> None:
    assert "nearest: Enterprise" in failure(
        policygraph("identity", "suggest", "--label", "Enterprize", "--graph", brands)
    )
    assert policygraph("identity", "list", "--judgements", tmp_path / "none.csv").code == 2
