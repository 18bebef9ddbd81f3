"""What a row of a plan needs on the table, with amounts for this group."""

from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.methode import Dauer, Material
from lotsen_curriculum.model.modul import Kopiervorlage
from lotsen_curriculum.model.seminarplan import Zeile

__all__ = ["kopien_of", "kopiervorlagen_of", "material_of", "material_of_zeile", "menge_of"]


def material_of_zeile(zeile: Zeile, curriculum: Curriculum, personen: int) -> tuple[str, ...]:
    """Material of the row's method and Schritt, and the sheets handed out: `28 × Karteikarten`; empty for a break."""
    if not (zeile.baustein and zeile.schritt and zeile.methode):
        return ()
    dauer = curriculum.methoden[zeile.methode].dauer
    eintraege = [
        _satz(material.was, menge_of(material, dauer, personen)) for material in material_of(zeile, curriculum)
    ]
    for vorlage in kopiervorlagen_of(zeile, curriculum):
        art = "Kartensatz" if vorlage.karten else "Kopiervorlage"
        eintraege.append(_satz(f"{art} „{vorlage.titel}“", kopien_of(vorlage, zeile, curriculum, personen)))
    kurzvortrag = curriculum.schritt(zeile.baustein, zeile.schritt).kurzvortrag
    if kurzvortrag:
        modul = curriculum.modul_of_baustein[zeile.baustein].id
        eintraege.append(f"Kurzvortrag „{curriculum.kurzvortrag(modul, kurzvortrag).titel}“")
    return tuple(dict.fromkeys(eintraege))


def material_of(zeile: Zeile, curriculum: Curriculum) -> tuple[Material, ...]:
    """Material of the row's method and Schritt, without what the sheets of the Schritt give already."""
    if not (zeile.baustein and zeile.schritt and zeile.methode):
        return ()
    da = {was for vorlage in kopiervorlagen_of(zeile, curriculum) for was in vorlage.ersetzt}
    schritt = curriculum.schritt(zeile.baustein, zeile.schritt)
    gesamt = (*curriculum.methoden[zeile.methode].material, *schritt.material)
    return tuple(material for material in gesamt if material.was not in da)


def kopiervorlagen_of(zeile: Zeile, curriculum: Curriculum) -> tuple[Kopiervorlage, ...]:
    """The sheets that are handed out in a row, none in a break."""
    if not (zeile.baustein and zeile.schritt):
        return ()
    modul = curriculum.modul_of_baustein[zeile.baustein].id
    schritt = curriculum.schritt(zeile.baustein, zeile.schritt)
    return tuple(curriculum.kopiervorlage(modul, kennung) for kennung in schritt.kopiervorlagen)


def kopien_of(vorlage: Kopiervorlage, zeile: Zeile, curriculum: Curriculum, personen: int) -> int:
    """How many copies of a sheet a row needs; a group is whoever works together there: alone, in pairs, all at once."""
    paare = -(-personen // 2)
    gruppen = curriculum.methoden[zeile.methode].dauer.gruppen(personen) if zeile.methode else 1
    je_gruppe = {"einzel": personen, "paar": paare, "kleingruppe": gruppen}.get(zeile.sozialform or "", 1)
    return {"person": personen, "paar": paare, "gruppe": je_gruppe, "seminar": 1}[vorlage.je]


def menge_of(material: Material, dauer: Dauer, personen: int) -> int:
    """How many pieces `personen` people need, with the method's usual number of rounds."""
    faktor = {
        "seminar": 1,
        "runde": round(dauer.runden.typisch),
        "person": personen,
        "paar": -(-personen // 2),
        "gruppe": dauer.gruppen(personen),
    }[material.je]
    return material.menge * faktor


def _satz(was: str, menge: int) -> str:
    return was if menge == 1 else f"{menge} × {was}"
