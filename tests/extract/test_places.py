"""Where places are named, and which states and capitals are ground where they stand."""

from collections.abc import Callable

import pytest

from hudna.types import Name, Place, Reading

Read = Callable[..., Reading]


def _places(reading: Reading) -> list[tuple[str, str]]:
    return [(m.text, m.name) for m in reading.mentions if isinstance(m, Place)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("وصلت القافلة إلى حلب.", [("حلب", "Aleppo")]),
        ("وصلت القافلة إلى ديرالزور.", [("ديرالزور", "Deir ez-Zor")]),
        ("وصلت القافلة إلى دير الزور.", [("دير الزور", "Deir ez-Zor")]),
        ("وصلت القافلة إلى حلب ودمشق.", [("حلب", "Aleppo"), ("دمشق", "Damascus")]),
        ("عادت القافلة لحلب.", [("حلب", "Aleppo")]),
        ("احتلبوا الغنم صباحا.", []),
    ],
)
def test_a_place_is_found(read: Read, text: str, places: list[tuple[str, str]]) -> None:
    assert _places(read(text)) == places


def test_a_name_that_is_also_a_word_needs_a_word_of_place(read: Read) -> None:
    assert _places(read("تضررت بيوت في قرية العبد.")) == [("العبد", "Al-Abd")]
    assert _places(read("رأى العبد نورا بعيدا.")) == []


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("عم الهدوء ريف دير الزور الشرقي.", "ريف دير الزور الشرقي"),
        ("عم الهدوء شرقي مدينة حلب.", "شرقي مدينة حلب"),
        ("عم الهدوء مدينة حلب.", "مدينة حلب"),
        ("عم الهدوء مدينة حلب الشرقية", "مدينة حلب الشرقية"),
        ("وصلت القافلة إلى حلب.", None),
    ],
)
def test_area(read: Read, text: str, area: str | None) -> None:
    [place] = [m for m in read(text).mentions if isinstance(m, Place)]
    assert (place.area.text if place.area else None) == area


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("عاد الهدوء إلى فرنسا.", Place),
        ("عاد الهدوء شمال فرنسا.", Place),
        ("قالت فرنسا إن الطريق سالك.", Name),
        ("سافر الوفد إلى موسكو.", Place),
        ("قالت موسكو إن الطريق سالك.", Name),
        ("جرت محادثات بوساطة موسكو.", Name),
        ("تلقى الوفد دعوة من فرنسا.", Name),
        ("فتح الطريق بحسب موسكو.", Name),
    ],
)
def test_ground_or_government(read: Read, text: str, kind: type[Name] | type[Place]) -> None:
    [mention] = [m for m in read(text).mentions if isinstance(m, Name | Place)]
    assert isinstance(mention, kind)


def test_two_capitals_between_which_there_is_something_are_governments(read: Read) -> None:
    names = [m.name for m in read("جرت محادثات بين موسكو وواشنطن.").mentions if isinstance(m, Name)]
    assert names == ["Russia", "United States"]


def test_a_state_listed_after_a_place_is_a_place(read: Read) -> None:
    assert [m.kind for m in read("عاد الهدوء إلى حلب وفرنسا.").mentions] == ["place", "place"]


def test_a_place_inside_a_name_is_no_place(read: Read) -> None:
    assert _places(read("وذكرت شبكة عين الوادي أن الطريق سالك.")) == []


def test_the_words_of_a_longer_place_name_are_nobody(read: Read) -> None:
    assert _places(read("وصلت القافلة إلى خان يونس جنوبا.")) == [("خان يونس", "Khan Yunis")]


@pytest.mark.parametrize(
    ("text", "direction", "part"),
    [
        ("عم الهدوء ريف حلب الشمالي.", "north", "countryside"),
        ("عم الهدوء الريف الغربي لمدينة حلب.", "west", "countryside"),
        ("عم الهدوء شمال شرق حلب.", "north-east", None),
        ("عم الهدوء إلى الشمال من حلب.", "north", None),
        ("عم الهدوء أطراف حلب.", None, "outskirts"),
        ("عم الهدوء ضواحي حلب.", None, "outskirts"),
        ("عم الهدوء قرب حلب.", None, "vicinity"),
        ("عم الهدوء بالقرب من مدينة حلب.", None, "vicinity"),
        ("عم الهدوء ريف حلب الشمالي والغربي.", None, "countryside"),
        ("عم الهدوء مدينة حلب.", None, None),
        ("عم الهدوء ريف دمشق.", None, None),
    ],
)
def test_direction_and_part(read: Read, text: str, direction: str | None, part: str | None) -> None:
    [place] = [m for m in read(text).mentions if isinstance(m, Place)]
    assert (place.direction, place.part) == (direction, part)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("سقطت قذيفة في قرية السنديانات صباحا.", ["السنديانات"]),
        ("سقطت قذيفة في مخيم الزعرورة ليلا.", ["الزعرورة"]),
        ("سقطت قذيفة على حي «الزعرورة» ليلا.", ["الزعرورة"]),
        ("سقطت قذيفة على بلدة تل زعرور ليلا.", ["تل زعرور"]),
        ("سقطت قذيفة على قرية زعرورين بريف حلب.", ["زعرورين", "حلب"]),
        ("أقيم مخيم للنازحين قرب الطريق.", []),
        ("وصلت المساعدات إلى مخيم اللاجئين.", []),
        ("سقطت قذيفة على قرية نائية.", []),
        ("سقطت قذيفة على بلدة حدودية شمال حلب.", ["حلب"]),
        ("كسر الناس حاجز الخوف أخيرا.", []),
        ("تحسن الوضع من ناحية العدد والعتاد.", []),
    ],
)
def test_a_name_after_a_head_of_place_is_a_place_that_no_pack_knows(read: Read, text: str, found: list[str]) -> None:
    places = [m for m in read(text).mentions if isinstance(m, Place)]
    assert [m.text for m in places] == found
    unknown = [m for m in places if m.text != "حلب"]
    assert all((m.entry, m.lat, m.lon, m.candidates, m.found_by) == (None, None, None, (), "rule") for m in unknown)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("توقفت وحدة من الجيش عند الطريق.", []),
        ("كانت فترة طويلة من الهدوء.", []),
        ("الجيوش تدمر البيوت.", []),
        ("وصلت القافلة إلى تدمر.", ["تدمر"]),
        ("وصلت القافلة إلى مدينة الباب ثم عادت من الباب ليلا.", ["الباب", "الباب"]),
        ("خرج الناس من الباب ليلا.", []),
        ("عاد الهدوء إلى جرابلس والباب.", ["جرابلس", "الباب"]),
        ("عاد الهدوء إلى الباب بريف حلب.", ["الباب", "حلب"]),
        ("عادت الكهرباء إلى شمال المدينة.", []),
        ("اجتمع مجلس قرية أبي حلب صباحا.", ["أبي حلب"]),
    ],
)
def test_an_everyday_word_needs_support_to_be_a_place(read: Read, text: str, found: list[str]) -> None:
    assert [text for text, _name in _places(read(text))] == found


def test_where_one_was_born_is_no_capital(read: Callable[..., Reading]) -> None:
    assert not [m for m in read("عاد إلى مسقط رأسه في القرية").mentions if isinstance(m, Place)]
    assert [m.text for m in read("عقدت المحادثات في مسقط أمس").mentions if isinstance(m, Place)] == ["مسقط"]
