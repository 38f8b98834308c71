"""Whom a letter is addressed to, and where it begins in a page that puts a form before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.folding import Folded

ADDRESSEE = re.compile(r"(?:尊敬的)?(.{2,80}?)：$")
# Web pages lose the colon.
BARE_ADDRESSEE = re.compile(
    r"(?:尊敬的)?([\u4e00-\u9fff·]{2,4}(?:、[\u4e00-\u9fff·]{2,4}){0,9}(?:等\d*[名位]?)?(?:代表|委员)们?)"
)
# Whom a document speaks to where it has lost its title, or has none.
OPENING_ADDRESSEE = re.compile(
    r"(?:尊敬的)?((?:各位)?[\u4e00-\u9fff·、]{0,40}(?:代表|委员)们?|[\u4e00-\u9fff（）]{2,16}(?:组|办|委|局|厅|界|科协|工商联|支部)|各[\u4e00-\u9fff（）、，]{2,60}(?:单位|部门|政府|企业|机构|[局办委]))[：:]"
)
# Whom one writes to: a person with a title, a body, a party, all of a kind.
WHOM = re.compile(
    r"(?:代表|委员|同志|先生|女士|局|[市县区工]委|委员会|办|厅|院|部|府|会|团|室|司|处|中心|单位|公司|集团|党派|民[革盟建进]|学社|致公党|农工党|联|组|支部|企业|机构|"
    r"[镇乡]|街道|部门|各界|界|大学|学院|园区|开发区|高新区|经开区|新区)们?(?:$|[、，；（ ])|^(?:您|各)"
)
PERSON_TITLE = re.compile(r"(?:（?等\d*[名位]?）?)?(?:代表|委员|同志|先生|女士)们?$")
# How a letter goes on after whom it is addressed to, and how its title reads.
GOES_ON = re.compile(r".{0,42}(?:提出|建议|提案)|.{0,80}收悉")
LETTER_TITLE = re.compile(r"(?:[\u4e00-\u9fff]{2,24})?(?:关于|对).{4,80}(?:答复|复函|函|回复|意见)")
FURTHEST, MOST_LINES, LONGEST_LINE = 40, 4, 50


def letter_within(folded: Sequence[Folded], start: int, end: int) -> tuple[int | None, int, Folded] | None:
    """Return where a letter's title begins, the line of its addressee and the addressee, or None if there is no letter.

    The title may be broken into several lines; where none stands before the addressee, it has no beginning.

    >>> lines = ["承办单位", "云川市经信局关于", "市人大第12号建议答复的函", "尊敬的王小明代表", "您提出的建议收悉。"]
    >>> title, at, addressee = letter_within([Folded(line, range(len(line))) for line in lines], 0, 5)
    >>> title, at, addressee.text
    (1, 3, '王小明代表')
    """
    for place in range(start, min(start + FURTHEST, end - 1)):
        line, following = folded[place].text, folded[place + 1].text
        match = OPENING_ADDRESSEE.fullmatch(line) or BARE_ADDRESSEE.fullmatch(line)
        if not (match and GOES_ON.match(following)):
            continue
        addressee = folded[place].part(*match.span(1))
        for first in range(place - 1, max(start, place - MOST_LINES) - 1, -1):
            if len(folded[first].text) > LONGEST_LINE:
                break
            if LETTER_TITLE.fullmatch("".join(one.text for one in folded[first:place])):
                return first, place, addressee
        return None, place, addressee
    return None


def split_names(folded: Folded) -> Iterator[Folded]:
    """Yield the members of a list parted by 、，； or blanks, without what closes it."""
    for match in re.finditer(r"(?:（[^（）]*）|[^、，；。：\s])+", folded.text):
        yield folded.part(*match.span())


def addressees(value: Folded) -> list[Folded]:
    """Return whom a line names as those it is written to, persons without their titles.

    >>> [who.text for who in addressees(Folded("王小明、李红代表", range(8)))]
    ['王小明', '李红']
    """
    found = []
    for part in split_names(value):
        if part.text.startswith("各位"):
            continue
        title = PERSON_TITLE.search(part.text)
        found.append(part.part(0, title.start() if title and title.start() >= 2 else len(part.text)))
    return found
