"""Bands that cannot rate every value with exactly one light, and rule sets that cannot be used."""

from decimal import Decimal

from shishi.rules.bands import Band, Light, Metric
from tests.tables import Table

TEN, TWENTY, THIRTY = Decimal(10), Decimal(20), Decimal(30)
R, A, G = Light.RED, Light.AMBER, Light.GREEN
POINTS, RATIO = Metric.POINTS_BEHIND, Metric.RATIO

# What the manual prints of each case, and the bands the test builds from it.
BANDS = {
    "不足 10 绿灯；10 及以上红灯": (Band(G, None, TEN), Band(R, TEN)),
    "不超过 10 绿灯；超过 10 红灯": (
        Band(G, None, TEN, with_high=True),
        Band(R, TEN, with_low=False),
    ),
    "只有 10 一点黄灯，两侧绿灯和红灯": (
        Band(G, None, TEN),
        Band(A, TEN, TEN, with_high=True),
        Band(R, TEN, with_low=False),
    ),
    "没有分档": (),
    "不足 10 绿灯；20 及以上红灯": (Band(G, None, TEN), Band(R, TWENTY)),
    "不足 20 绿灯；10 及以上红灯": (Band(G, None, TWENTY), Band(R, TEN)),
    "不足 10 绿灯；超过 10 红灯": (Band(G, None, TEN), Band(R, TEN, with_low=False)),
    "不超过 10 绿灯；10 及以上红灯": (Band(G, None, TEN, with_high=True), Band(R, TEN)),
    "0 及以上绿灯": (Band(G, Decimal(0)),),
    "不足 30 绿灯": (Band(G, None, THIRTY),),
    "10 至 10（不含）绿灯": (Band(G, TEN, TEN),),
    "不限绿灯；不限红灯": (Band(G), Band(R)),
    "不足 10 红灯；10 及以上绿灯": (Band(R, None, TEN), Band(G, TEN)),
}

FITNESS = Table(
    "分档是否完整",
    "每个数值必须恰好落入一档：不能有空档，不能重叠，越差颜色越重。",
    ("分档", "衡量办法", "核对结果"),
    (
        ("不足 10 绿灯；10 及以上红灯", POINTS, "可用"),
        ("不超过 10 绿灯；超过 10 红灯", POINTS, "可用"),
        ("只有 10 一点黄灯，两侧绿灯和红灯", POINTS, "可用"),
        ("没有分档", POINTS, "没有分档"),
        (
            "不足 10 绿灯；20 及以上红灯",
            POINTS,
            "在 10 个百分点至 20 个百分点之间没有亮灯规定",
        ),
        ("不足 20 绿灯；10 及以上红灯", POINTS, "在 10 个百分点至 20 个百分点之间两档重叠"),
        ("不足 10 绿灯；超过 10 红灯", POINTS, "10 个百分点不属于任何一档"),
        ("不超过 10 绿灯；10 及以上红灯", POINTS, "10 个百分点同时属于两档"),
        ("0 及以上绿灯", POINTS, "最小一档止于 0 个百分点"),
        ("不足 30 绿灯", POINTS, "最大一档止于 30 个百分点"),
        ("10 至 10（不含）绿灯", POINTS, "有一档没有任何数值可落入"),
        ("不限绿灯；不限红灯", POINTS, "两档互相重叠"),
        ("不足 10 红灯；10 及以上绿灯", POINTS, "各档颜色的轻重次序颠倒"),
        ("不足 10 红灯；10 及以上绿灯", RATIO, "可用"),
        ("不足 10 绿灯；10 及以上红灯", RATIO, "各档颜色的轻重次序颠倒"),
    ),
)
