"""The level a name itself gives: 国家, 省, 市 or 县; of a platform also 企业级, 行业级, 区域级."""

from __future__ import annotations

import re

PLATFORM = re.compile(r"(企业级|行业级|区域级)")
LISTED = re.compile(r"[”’]?(?:、[^、，。；]{1,16})*等?(企业级|行业级|区域级)")
LEVELS = (
    ("国家", re.compile(r"国家|全国|中国|工信部|教育部|科技部|商务部|中央")),
    ("省", re.compile(r"省|自治区")),
    ("市", re.compile(r"市级|[\u4e00-\u9fff]{2,3}市(?!场|区|政|民)")),
    ("县", re.compile(r"县级|区级|镇级|[\u4e00-\u9fff]{2,3}县")),
)


def level_of(label: str, name: str, after: str = "") -> dict[str, str]:
    """Return {"level": …} for an honour, programme or platform whose name tells it, else nothing.

    Of a platform, the words `after` its name may tell it too.

    >>> level_of("Honour", "省级云上企业"), level_of("Region", "浙江省")
    ({'level': '省'}, {})
    >>> level_of("Platform", "众车联", "、众模联等行业级工业互联网平台")
    {'level': '行业级'}
    """
    if label not in ("Honour", "Programme", "Platform"):
        return {}
    platform = (PLATFORM.search(name) or LISTED.match(after)) if label == "Platform" else None
    if platform:
        return {"level": platform[1]}
    return next(({"level": level} for level, pattern in LEVELS if pattern.search(name)), {})
