"""The words for ways and states of a notification."""

from shishi.rules.notifications import Channel, Delivery


def test_every_way_and_state_has_its_own_word():
    for kind in (Channel, Delivery):
        words = [one.label for one in kind]
        assert len(set(words)) == len(words)
