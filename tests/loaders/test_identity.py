"""Which surface forms are one entity: by recorded judgement, by abbreviation, by spelling."""

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.check import check
from graph.ontology import Ontology
from graph.statement import Graph
from loaders import corpus
from loaders.identity import Identity, Judgement, JudgementError, key, read_judgements
from tests.loaders.reading import DOCUMENTS


def judged(label: str, *rows: tuple[str, str, str]) -> list[Judgement]:
    """Return judgements on names of a label, given as (name, judgement, other)."""
    return [Judgement(label, name, other, judgement, "made up") for name, judgement, other in rows]


def groups(label: str, *documents: set[str], judgements: list[Judgement] | None = None) -> set[frozenset[str]]:
    """Return the entities that the names of some documents make."""
    identity = Identity(judgements or ())
    for names in documents:
        identity.add({label: names})
    found: dict[str, set[str]] = {}
    for name in set().union(*documents):
        found.setdefault(identity.canonical(label, name), set()).add(name)
    return {frozenset(names) for names in found.values()}


def apart(*names: str) -> set[frozenset[str]]:
    return {frozenset({name}) for name in names}


def together(*names: str) -> set[frozenset[str]]:
    return {frozenset(names)}


def test_names_are_apart_until_something_joins_them() -> None:
    assert groups("Enterprise", {"远景科技", "海川智能"}) == apart("远景科技", "海川智能")


def test_a_judgement_joins_names_over_documents_and_the_fullest_one_stands_for_all() -> None:
    rows = judged("Enterprise", ("海川", "same", "海川智能制造"))
    identity = Identity(rows)
    identity.add({"Enterprise": {"海川"}})
    identity.add({"Enterprise": {"海川智能制造"}})
    assert identity.canonical("Enterprise", "海川") == "海川智能制造"
    assert identity.canonical("Enterprise", "海川智能制造") == "海川智能制造"


def test_a_judgement_on_one_label_says_nothing_of_another() -> None:
    rows = judged("Enterprise", ("海川", "same", "海川智联"))
    assert groups("Platform", {"海川", "海川智联"}, judgements=rows) == apart("海川", "海川智联")


def test_unsure_joins_nothing_and_keeps_nothing_apart() -> None:
    rows = judged("Enterprise", ("海川", "unsure", "海川智能"), ("江洲药业", "unsure", "江洲药业有限公司"))
    assert groups("Enterprise", {"海川", "海川智能"}, judgements=rows) == apart("海川", "海川智能")
    names = ("江洲药业", "江洲药业有限公司")
    assert groups("Enterprise", {*names}, judgements=rows) == together(*names)


@pytest.mark.parametrize(
    "names",
    [
        ("江洲药业", "江洲药业有限公司"),
        ("江洲药业", "江洲药业股份有限公司"),
        ("江洲药业", "泰州江洲药业有限公司"),
        ("江洲药业", "泰州市江洲药业集团"),
        ("海川智能", "海川智能公司"),
    ],
)
def test_a_place_before_a_firm_and_a_legal_form_behind_it_add_nothing(names: tuple[str, str]) -> None:
    assert groups("Enterprise", {*names}) == together(*names)
    assert groups("ServiceProvider", {*names}) == together(*names)


@pytest.mark.parametrize(
    "names",
    [
        ("江洲药业", "江洲医疗有限公司"),
        ("江洲药业", "江洲药业研究院"),
        ("海川", "海川有限公司"),
        ("海川智能", "新海川智能"),
    ],
)
def test_other_firms_of_a_like_name_stay_apart(names: tuple[str, str]) -> None:
    assert groups("Enterprise", {*names}) == apart(*names)


def test_two_firms_that_share_a_short_form_stay_apart() -> None:
    names = {"江洲药业", "泰州江洲药业有限公司", "杭州江洲药业有限公司"}
    assert groups("Enterprise", names) == apart(*names)


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("Programme", ("“织新”行动", "云川市“织新”行动")),
        ("Programme", ("数字化改造试点", "陶瓷行业数字化改造试点")),
        ("IndustrialPark", ("云帆电商园", "云川市云帆电商园")),
        ("Platform", ("云川智算", "“云川智算”系统")),
    ],
)
def test_a_short_form_is_the_one_longer_name_that_ends_in_it_or_quotes_it(label: str, names: tuple[str, str]) -> None:
    assert groups(label, {*names}) == together(*names)


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("Platform", {"云川产业大脑", "云川城市大脑"}),
        ("Platform", {"云川市产业大脑", "海曲市产业大脑"}),
        ("Platform", {"产业大脑", "云川市产业大脑", "海曲市产业大脑"}),
        ("Platform", {"大脑", "云川市产业大脑"}),
        ("Programme", {"“织新”行动", "“织新”行动计划"}),
        ("Honour", {"省级智能工厂", "江东省省级智能工厂"}),
    ],
)
def test_pairs_that_are_alike_but_not_the_same_stay_apart(label: str, names: set[str]) -> None:
    assert groups(label, names) == apart(*names)


def test_abbreviations_are_read_within_one_document_only() -> None:
    assert groups("Programme", {"数字化改造试点"}, {"陶瓷行业数字化改造试点"}) == apart(
        "数字化改造试点", "陶瓷行业数字化改造试点"
    )


def test_what_is_judged_different_is_not_joined_by_abbreviation() -> None:
    rows = judged("Platform", ("产业大脑", "different", "云川市产业大脑"))
    assert groups("Platform", {"产业大脑", "云川市产业大脑"}, judgements=rows) == apart("产业大脑", "云川市产业大脑")


@pytest.mark.parametrize("order", [*permutations(("甲平台", "乙平台", "丙平台"))])
def test_what_is_judged_different_is_not_joined_over_a_third_name(order: tuple[str, str, str]) -> None:
    one, other, third = order
    rows = judged("Platform", (one, "different", other), (one, "same", third), (third, "same", other))
    found = groups("Platform", {one, other, third}, judgements=rows)
    assert frozenset({one, third}) in found
    assert frozenset({other}) in found


@pytest.mark.parametrize(
    ("label", "one", "other"),
    [
        ("Programme", "“一号发展工程”", "一号发展工程"),
        ("Document", "2024 年度工作要点", "2024年度工作要点"),
        ("Platform", "supOS", "SUPOS"),
        ("Industry", "家电行业", "家电产业链"),
    ],
)
def test_spellings_of_one_name_have_one_key(label: str, one: str, other: str) -> None:
    assert key(label, one) == key(label, other)
    assert groups(label, {one}, {other}) == together(one, other)


NAMES = st.sets(st.text("云川江洲药业“”产大脑市", min_size=1, max_size=8), max_size=8)


@given(NAMES, NAMES, st.sampled_from(["Enterprise", "Platform", "Region", "Industry", "Person"]))
def test_the_same_names_make_the_same_entities_in_any_order(one: set[str], other: set[str], label: str) -> None:
    assert groups(label, one, other) == groups(label, other, one)


@given(NAMES, st.lists(st.tuples(NAMES, st.sampled_from(["same", "different", "unsure"])), max_size=6))
def test_no_judgement_of_difference_is_broken(names: set[str], pairs: list[tuple[set[str], str]]) -> None:
    rows = [(*sorted(pair)[:2], judgement) for pair, judgement in pairs if len(pair) > 1]
    judgements = judged("Platform", *((name, judgement, other) for name, other, judgement in rows))
    different = [(n, o) for n, o, judgement in rows if judgement == "different" and key("", n) != key("", o)]
    found = groups("Platform", names | {n for pair, _ in pairs for n in pair}, judgements=judgements)
    assert not [pair for pair in different if any(set(pair) <= group for group in found)]


HEADER = "label,name,other,judgement,reason,document\n"


def test_a_table_of_judgements_is_read_with_mark_and_quotes(tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text(f'\ufeff{HEADER}Enterprise,海川,海川智能,same,"Short, as said",a.txt\r\n', "utf-8")
    assert read_judgements(path) == (Judgement("Enterprise", "海川", "海川智能", "same", "Short, as said"),)


def test_a_table_that_is_not_there_holds_no_judgement(tmp_path: Path) -> None:
    assert read_judgements(tmp_path / "gone.csv") == ()


@pytest.mark.parametrize(
    "row",
    [
        "Enterprise,海川,海川智能,maybe,reason,a.txt\n",
        "Enterprise,海川,,same,reason,a.txt\n",
        "Enterprise,海川,海川智能,same,,a.txt\n",
        "Enterprise,海川\n",
    ],
    ids=["another judgement", "one name", "no reason", "cut short"],
)
def test_a_damaged_row_is_named_by_its_number(row: str, tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text(HEADER + row, "utf-8")
    with pytest.raises(JudgementError, match=r"judgements\.csv, (line|row) \d: needs label, name, other") as caught:
        read_judgements(path)
    assert len(str(caught.value).splitlines()) <= 3


@pytest.mark.parametrize("text", ["", "企业,海川\n", "label,name,other,judgement\n"])
def test_another_table_is_refused_for_the_columns_it_lacks(text: str, tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(JudgementError, match=r"no table of judgements; its first line has no .*reason"):
        read_judgements(path)


def test_a_table_in_another_encoding_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    path.write_bytes(f"{HEADER}Enterprise,海川,海川智能,same,简称,a.txt\n".encode("gb18030"))
    with pytest.raises(JudgementError, match=r"judgements\.csv: .*UTF-8"):
        read_judgements(path)


def firms(graph: Graph) -> set[str]:
    return {node.name for node in graph.nodes if node.label == "Enterprise"}


def test_without_the_recorded_judgements_the_documents_are_read_with_more_entities(
    tmp_path: Path, ontology: Ontology
) -> None:
    files = corpus.find([DOCUMENTS])
    judged_, plain = corpus.read_corpus(files), corpus.read_corpus(files, judgements=tmp_path / "none.csv")
    check(plain.graph, plain.texts, ontology)
    assert len(firms(plain.graph)) > len(firms(judged_.graph))


def test_a_place_called_short_is_the_one_place_of_that_stem() -> None:
    identity = Identity()
    identity.add({"Region": {"云川新区", "云川", "吉林省", "吉林市"}})
    assert identity.canonical("Region", "云川") == "云川新区"
    assert identity.canonical("Region", "吉林省") != identity.canonical("Region", "吉林市")


def test_why_a_form_belongs_to_its_entity_is_kept() -> None:
    identity = Identity(judged("Enterprise", ("海川", "same", "海川智能制造")))
    identity.add({"Enterprise": {"海川", "海川智能制造"}, "IndustrialPark": {"云川上林英才产业园", "上林英才产业园"}})
    park = "云川上林英才产业园"
    assert identity.grounds("Enterprise", "海川", "海川智能制造") == "海川|judgement|made up"
    assert identity.grounds("IndustrialPark", "上林英才产业园", park) == "上林英才产业园|abbreviation|"
    assert identity.grounds("IndustrialPark", f"“{park}”", park) == f"“{park}”|spelling|"
    assert identity.grounds("IndustrialPark", "本园", park) == "本园|text|"
