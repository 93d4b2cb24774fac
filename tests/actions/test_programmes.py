"""The text that the congress voted, kept once."""

import pytest

from shishi.actions import programmes
from shishi.queries import programmes as look
from shishi.rules.lifecycle import Refused
from tests.makers import AT, a_programme, an_office

pytestmark = pytest.mark.django_db


def test_the_voted_text_is_kept_word_for_word_and_then_frozen():
    office = an_office()
    programme = a_programme(office).programme
    text = "一、城乡供水提升工程\r\n二、老旧小区改造工程\n"
    programmes.record_vote(actor=office, programme=programme, text=text, at=AT)
    page = look.programme(office, programme)
    assert page.voted_text == "一、城乡供水提升工程\n二、老旧小区改造工程"
    assert page.voted_recorded_by == office.name
    with pytest.raises(Refused, match="不能改动"):
        programmes.record_vote(actor=office, programme=programme, text="别的", at=AT)
    assert look.programme(office, programme).voted_text == page.voted_text


@pytest.mark.parametrize("text", ["", " \n\x00", "长" * 200_001])
def test_what_is_no_voted_text(text: str):
    office = an_office()
    programme = a_programme(office).programme
    with pytest.raises(Refused, match="票决文本"):
        programmes.record_vote(actor=office, programme=programme, text=text, at=AT)
