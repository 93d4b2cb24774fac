"""形近字符."""

import pytest

from shishi.reading.draft import RemarkKind
from tests.reading.remarked import of_item


def found(body):
    return of_item(RemarkKind.CONFUSABLE, body)


@pytest.mark.parametrize(
    ("body", "quoted", "read_as"),
    [
        ("改造道路5O公里。", "5O", "50"),
        ("改造道路l18.6公里。", "l18.6", "118.6"),
        ("补助24OO户。", "24OO", "2400"),
        ("新打机井3２眼。", "3２", "半角"),
        ("采取“保险﹢救助”模式，服务300户。", "﹢", "＋"),
        ("投资二○二五年结转资金30万元。", "二○二五年", "〇"),
        ("由阿依・古丽负责，服务300户。", "・", "U+00B7"),
    ],
)
def test_a_look_alike_is_quoted_and_told_what_it_stands_for(body, quoted, read_as):
    (remark,) = found(body)
    assert quoted in remark.span.quote
    assert read_as in remark.says
    assert remark.item == 0
    assert not remark.ok


def test_the_same_sign_twice_in_one_phrase_is_one_remark():
    assert len(found("采取“保险﹢救助﹢服务”模式，服务300户。")) == 1


def test_what_is_right_is_not_suspected():
    assert found("开展“线上+线下”招聘（O2O）30场，处置DN300管道，配备AED设备9台。") == []
