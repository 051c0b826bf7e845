"""Places that may be one; all names are invented."""

from hudna.link.places import propose_places


def pairs(*places: tuple[str, str]) -> list[tuple[str, str]]:
    """The proposed pairs."""
    return [(one.a, one.b) for one in propose_places(places)]


def test_names_a_letter_apart_in_one_country_are_proposed() -> None:
    assert pairs(("خربة السنديان", "OK"), ("خربه السنديانة", "OK"), ("خربة النخلة", "OK")) == [
        ("خربة السنديان", "خربه السنديانة")
    ]


def test_nor_short_names_nor_two_countries() -> None:
    assert pairs(("تل نور", "OK"), ("تل نار", "KO")) == []
    assert pairs(("نمرا", "OK"), ("نمرة", "KO")) == []
    assert pairs(("سكرا", "OK"), ("سكره", "OK")) == []
    assert propose_places([]) == ()


def test_the_order_does_not_matter() -> None:
    one = ("قرية الغدير", "OK"), ("قرية الغديرة", "OK"), ("قرية الغدر", "OK")
    assert propose_places(one) == propose_places(reversed(one))
