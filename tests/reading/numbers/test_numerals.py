"""数词: numbers in digits and in words, codes, and what is passed over."""

from decimal import Decimal

import pytest

from shishi.reading.numbers.numerals import CODES, Form, han_value, numerals


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("一百零五", 105),
        ("一百八十", 180),
        ("两千三百", 2300),
        ("三万五千", 35000),
        ("一亿二千万", 120000000),
        ("十四五", None),
        ("一二三", None),
        ("零", None),
    ],
)
def test_number_words(words: str, value: int | None) -> None:
    assert han_value(words) == (None if value is None else (Decimal(value), None))


def test_two_digits_in_words_are_a_range() -> None:
    assert han_value("三五") == (Decimal(3), Decimal(5))


def read(text: str) -> list[tuple[str, Form]]:
    return [(text[n.start : n.end], n.form) for n in numerals(text)]


@pytest.mark.parametrize(
    "text",
    [
        "2025年", "2025年6月30日前", "2023—2025年", "2024-09-30", "2025.11.30", "2025.5）",
        "10/31）",
        "7月底", "1—8月", "5月1日至", "二〇二五年三月", "三季度", "第三季度", "8:30—17:30",
        "枫政〔2023〕9号", "2022学年", "20259月底", "1031日前", "90年代",
    ],
)  # fmt: skip
def test_dates_times_and_document_numbers_are_no_numbers(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "code", "form"),
    [
        ("改建G219线3公里", "G219线", Form.ROAD),
        ("县道X104线", "X104线", Form.ROAD),
        ("203国道城区段", "203国道", Form.ROAD),
        ("K3+200至K15+700段", "K3+200至K15+700段", Form.STAKE),
        ("K88+400—K96+900", "K88+400—K96+900", Form.STAKE),
        ("管道DN800—DN300", "DN800—DN300", Form.RATING),
        ("Φ110管", "Φ110", Form.RATING),
        ("C30混凝土", "C30", Form.RATING),
        ("PM2.5浓度", "PM2.5", Form.RATING),
        ("2×58MW锅炉", "2×58MW", Form.RATING),
        ("电话0517-8600000", "0517-8600000", Form.TELEPHONE),
        ("12345热线", "12345", Form.TELEPHONE),
        ("实施2+N服务", "2+N", Form.SLOGAN),
        ("7×24小时", "7×24小时", Form.SLOGAN),
    ],
)
def test_codes(text: str, code: str, form: Form) -> None:
    assert (code, form) in read(text)
    assert form in CODES


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,280万元", ["1280"]),
        ("2,103,860元", ["2103860"]),
        ("0.25万人", ["0.25"]),
        ("2025.5公里", ["2025.5"]),
        ("2103.86万元", ["2103.86"]),
        ("AED100台", ["100"]),
        ("百分之八十五点五", ["85.5"]),
        ("千分之三", ["0.3"]),
        ("30日历天", ["30"]),
        ("X217线16公里", ["16"]),
        ("1" * 30 + "个", []),
    ],
)
def test_values(text: str, values: list[str]) -> None:
    found = [n.value for n in numerals(text) if n.form not in CODES and n.form is not Form.HAN]
    assert found == [Decimal(value) for value in values]
