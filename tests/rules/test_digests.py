"""The digest is SHA-256, as others compute it."""

from shishi.rules.digests import digest


def test_the_known_digest_of_nothing_and_of_abc():
    # FIPS 180-4, examples
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
