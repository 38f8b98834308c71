"""Tables of names: a holder a row, beside what it holds, undertakes or runs.

A list of winners says what they won in its title («2024年全省智能制造标杆企业名单»); a list of projects or platforms
names them in a column of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from loaders.layout import Block
from loaders.mentions import apart
from loaders.names import Mention, find_names
from loaders.sentence import Claim, Sentence

# What the heading of a column says of its cells; the first that fits counts.
COLUMNS: Mapping[str, re.Pattern[str]] = {
    "Project": re.compile(r"项目(?:名称)?"),
    "Platform": re.compile(r"平台(?:名称)?"),
    # A heading 单位 alone is of units of measure.
    "Enterprise": re.compile(
        r"(?:企业|公司|业主|单位名称|主体名称|园区名称|(?:申报|推荐|入选)?(?:企业|公司|园区|单位)名称[\u4e00-\u9fff]{0,12})(?:名称)?|"
        r"(?:申报|实施|建设|承担|承建|获奖|入选|项目|运营|牵头|责任)(?:企业|单位|主体|公司|业主)(?:名称)?"
    ),
    "Region": re.compile(
        r"所在地区?|所属地区?|属地|(?:所在|所属|推荐)?(?:省|市|州|县|区|地区|设区市|地级市|地市|市州|州市|市（州）|盟市|区县|县区|市县|县（市、区）|县市区|省份|省市|城市|镇街?|街道|乡镇)"
    ),
    "Site": re.compile(r"(?:项目)?(?:建设|实施|落户)?(?:地点|地址|选址)|(?:落户|入驻|所在)园区"),
    "Industry": re.compile(r"(?:所属|行业)?(?:行业|领域)(?:类别)?"),
}
STATES = {"Project": "UNDERTAKES", "Platform": "OPERATES"}
SOUGHT = re.compile(r"拟|推荐|培育|入库|申报|储备|创建")
TITLE_MARK = re.compile(
    r"(?:[\u4e00-\u9fff]{0,20}?关于(?:公布|公示|印发|发布|下达|拟?认定|确定)+)?"
    r"(?:(?:附[件表]|表)(?:\d{1,2}(?!\d)|[一二三四五六七八九十]+)?[：:.]?)?(?:(?:19|20)\d\d年度?)?"
)
TITLE_END = re.compile(
    r"(?:（[^（）]{1,12}）)?(?:拟?(?:认定|评定|评选|遴选|组建|入选|获奖|命名))*(?:公示)?"
    r"(?:名单|一览表|汇总表|统计表|表)?(?:（[^（）]{1,12}）)?(?:的?(?:公示|公告|通告|通知|通报))?$"
)
PLACE = re.compile(r"[\u4e00-\u9fff]{2,10}")  # 长垣 is a place where the column says so.
BRANCH = re.compile(r"[\u4e00-\u9fff、和与]{2,12}")
NAMED = re.compile(r"(?!暂缺|待定|空缺|暂无|无$)[^，。；：\d]{2,30}")
CAPTION = re.compile(r"^[^。；]{4,60}名单$")
ANNEX = re.compile(r"附[件表]?\d{0,2}[：:]?")
HOLDERS = ("Enterprise", "ServiceProvider", "ResearchInstitute", "IndustrialPark")
RULE = "roster"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of names: its sentence's index, the label and the range of each cell that has one, and the
    honour that the table's title tells; `points` there says that the rows only seek it. In a table that has `run`
    together a holder need not fill its cell.
    """

    index: int
    cells: Mapping[str, tuple[int, int]]
    title: Mention | None
    run: bool = False


def find_rosters(rows: Sequence[tuple[int, Block]], captions: Mapping[int, str], title: str = "") -> list[Row]:
    """Return the rows of those tables of a document that have a column of holders.

    Args:
        rows: (sentence index, block) of each row, in reading order.
        captions: by table, what stands right above it.
        title: of the document, which tells what a table of an annex without a title of its own is of.
    """
    found: list[Row] = []
    table = -1
    columns: dict[int, str] = {}
    for index, block in rows:
        texts = [cell.text for cell in block.cells]
        if block.table != table:
            table, columns = block.table, _columns(texts)
        elif "Enterprise" in columns.values() and max(columns) < len(texts):
            ends = list(accumulate(map(len, texts)))
            cells = {label: (ends[i] - len(texts[i]), ends[i]) for i, label in columns.items()}
            found.append(Row(index, cells, _title(block, captions.get(table, ""), title), block.run))
    return found


def name_cells(row: Row, sentence: Sentence) -> None:
    """Give a row's sentence the names that its columns tell."""
    told = [m for label, span in row.cells.items() if (m := _mention(sentence, *span, label, run=row.run))]
    sentence.mentions = apart([*told, *(m for m in sentence.mentions if not any(m.overlaps(t) for t in told))])


def roster_claims(row: Row, sentence: Sentence) -> Iterator[Claim]:
    """Yield who holds what the table is of, who undertakes a project or runs a platform, and where a holder is."""
    named = {(m.start, m.end): m for m in sentence.mentions}
    cells = {label: named.get(span) for label, span in row.cells.items()}
    holder = _opening(sentence, *row.cells["Enterprise"]) if row.run else cells["Enterprise"]
    if not holder or holder.label not in HOLDERS:
        return
    for label, relation in STATES.items():
        if thing := cells.get(label):
            yield _claim(holder, relation, thing)
            if site := cells.get("Site"):
                yield _claim(thing, "LOCATED_IN", site)
    if row.title and not any(cells.get(label) for label in STATES):
        relation = "CANDIDATE_FOR" if row.title.points else "AWARDED"
        yield Claim(holder, relation, row.title._replace(points=False), (), holder.start, holder.end, RULE)
    if place := cells.get("Region"):
        yield _claim(holder, "LOCATED_IN", place)


def _columns(headings: Sequence[str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for place, heading in enumerate(headings):
        label = next((label for label, form in COLUMNS.items() if form.fullmatch(heading)), None)
        if label and label not in found.values():
            found[place] = label
    return found


def _opening(sentence: Sentence, start: int, end: int) -> Mention | None:
    """Return the holder that a cell begins with."""
    return next((m for m in sentence.mentions if m.start == start and m.end <= end and m.label in HOLDERS), None)


def _mention(sentence: Sentence, start: int, end: int, label: str, *, run: bool) -> Mention | None:
    """Return a cell as the name that its column says it is, unless its own shape tells another kind of holder."""
    text = sentence.text[start:end]
    own = [m for m in sentence.mentions if (m.start, m.end) == (start, end)]
    if label in ("Region", "Site"):
        if own and own[0].label == "IndustrialPark":
            return own[0]
        known = [m for m in sentence.mentions if m.label == "Region" and start <= m.start and m.end <= end]
        return known[-1] if known else Mention(start, end, "Region", text) if PLACE.fullmatch(text) else None
    if label == "Industry":
        return Mention(start, end, label, text) if BRANCH.fullmatch(text) and "、" not in text else None
    if run and label == "Enterprise":
        return _opening(sentence, start, end)
    if not NAMED.fullmatch(text) or any(
        m.label == "GovernmentBody" and start <= m.start < end for m in sentence.mentions
    ):
        return None
    if label == "Enterprise" and own and own[0].label not in ("Industry", "Region", "Honour"):
        return own[0]
    return Mention(start, end, label, text)


def _claim(source: Mention, relation: str, target: Mention) -> Claim:
    start, end = min(source.start, target.start), max(source.end, target.end)
    return Claim(source, relation, target, (), start, end, RULE)


def _last_title(text: str) -> str:
    """Return what a text ends in after its last full stop or day, up to the first 名单 of several."""
    last = text[max(text.rfind(mark) for mark in "。）日") + 1 :]
    end = last.find("名单") + 2
    return last[:end] if end > 2 else last


def _title(block: Block, caption: str, title: str) -> Mention | None:
    """Return the honour that a caption, or the innermost heading, says the rows hold; `points` tells that they only
    seek it.
    """
    headed = block.headings[-1].folded.text if block.headings else ""
    untitled = ANNEX.fullmatch(caption or headed)
    text = title if untitled else caption if CAPTION.search(caption := _last_title(caption)) else headed
    begin = TITLE_MARK.match(text)
    ending = TITLE_END.search(text)
    name = text[begin.end() if begin else 0 : ending.start() if ending else len(text)]
    whole = [m for m in find_names(name, ["Honour"]) if (m.start, m.end) == (0, len(name))]
    return whole[0]._replace(points=bool(SOUGHT.search(text))) if whole else None
