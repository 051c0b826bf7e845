"""Arabic names for the page, from the packs."""

from hudna.export.dossier.names import arabic_names
from hudna.packs.knowledge import load_knowledge


def test_actors_outlets_and_places_have_their_arabic_names() -> None:
    names = arabic_names(load_knowledge())
    assert names["United Nations"] == "الأمم المتحدة"
    assert names["Aden"] == "عدن"
    assert names["Yemen"] == "اليمن"
    assert names["civilians"] == "المدنيون"
    assert names["eyewitnesses"] == "شهود عيان"
    assert all(name and arabic and "|" not in arabic for name, arabic in names.items())
