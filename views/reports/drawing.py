"""Draws a chart as a picture, without network; Chinese is set in a font of the computer."""

from __future__ import annotations

from typing import Any

import vl_convert

from graph.exchange.characters import for_xml
from views.reports.model import Chart

COLOURS = ("#2f5573", "#9bb7cf", "#c98a3b", "#6b8f5e")  # told apart in grey and by the colour-blind as well
FONT = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, sans-serif"
BAR = 34  # pixels


def svg(chart: Chart) -> str:
    """Return a chart as SVG."""
    return vl_convert.vegalite_to_svg(_specification(chart), allowed_base_urls=[])


def png(chart: Chart) -> bytes:
    """Return a chart as PNG, at twice the size on a screen."""
    return vl_convert.vegalite_to_png(_specification(chart), scale=2, allowed_base_urls=[])


def _specification(chart: Chart) -> dict[str, Any]:
    """Return the chart in the grammar of Vega-Lite."""
    rows = [
        {"label": for_xml(label), "series": for_xml(name), "value": value}
        for name, values in chart.series.items()
        for label, value in zip(chart.labels, values, strict=True)
        if value is not None
    ]
    series = [for_xml(name) for name in chart.series]
    bars: dict[str, Any] = {
        "x": {
            "field": "label",
            "type": "nominal",
            "sort": [for_xml(label) for label in chart.labels],
            "axis": {"title": None, "labelAngle": 0, "ticks": False},
        },
        "y": {"field": "value", "type": "quantitative", "axis": {"title": None, "tickCount": 5}},
    }
    if any(sum(value is not None for value in values) > 1 for values in zip(*chart.series.values(), strict=True)):
        bars["xOffset"] = {"field": "series", "sort": series}
    colour = {"field": "series", "sort": series, "scale": {"domain": series, "range": list(COLOURS)}, "title": None}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": rows},
        "title": {"text": for_xml(chart.title), "anchor": "start", "fontSize": 13, "offset": 12, "limit": 460},
        "width": max(200, BAR * (len(chart.series) + 1) * len(chart.labels)),
        "height": 190,
        "encoding": bars,
        "layer": [
            {"mark": {"type": "bar", "size": BAR}, "encoding": {"color": colour | {"legend": {"orient": "top"}}}},
            {"mark": {"type": "text", "dy": -7}, "encoding": {"text": {"field": "value", "type": "quantitative"}}},
        ],
        "config": {"font": FONT, "view": {"stroke": None}, "axis": {"gridColor": "#e6eaee", "domainColor": "#9aa5b1"}},
    }
