"""Lists of headlines are told by their shape."""

from hudna.link.headlines import headline_lists

LIST = "افتتاح معرض الفخار في ساحة الحي\n\nغرق مركب صيد قرب الميناء الصغير\nمدرسة الوادي تستقبل التلاميذ غدا صباحا\nوفرة في محصول الزيتون هذا العام"


def test_a_list_is_found_whole() -> None:
    text = f"عنوان\n{LIST}\nوهذه جملة من التقرير نفسه تنتهي كما تنتهي الجمل بنقطة."
    assert [text[start:end] for start, end in headline_lists(text)] == [LIST]


def test_prose_names_and_short_rows_are_no_list() -> None:
    assert headline_lists("جملة أولى لها نقطة في آخرها.\n" * 9) == ()
    assert headline_lists("سلمى الزعفراني\nضرغام السندياني\n" * 5) == ()
    assert headline_lists("\n".join(LIST.splitlines()[:4])) == ()
    assert headline_lists("") == ()
