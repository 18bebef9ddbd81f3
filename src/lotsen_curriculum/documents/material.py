"""What a row of a plan needs on the table, with amounts for this group."""

from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.methode import Dauer, Material
from lotsen_curriculum.model.seminarplan import Zeile

__all__ = ["material_of_zeile", "menge_of"]


def material_of_zeile(zeile: Zeile, curriculum: Curriculum, personen: int) -> tuple[str, ...]:
    """Material of the row's method and Schritt, and the sheets handed out: `28 × Karteikarten`; empty for a break."""
    if not (zeile.baustein and zeile.schritt and zeile.methode):
        return ()
    schritt = curriculum.schritt(zeile.baustein, zeile.schritt)
    methode = curriculum.methoden[zeile.methode]
    gesamt = (*methode.material, *schritt.material)
    eintraege = [_satz(material, menge_of(material, methode.dauer, personen)) for material in gesamt]
    modul = curriculum.modul_of_baustein[zeile.baustein]
    for kopiervorlage in schritt.kopiervorlagen:
        titel = curriculum.kopiervorlage(modul.id, kopiervorlage).titel
        eintraege.append(f"{personen} × Kopiervorlage „{titel}“")
    if schritt.kurzvortrag:
        eintraege.append(f"Kurzvortrag „{curriculum.kurzvortrag(modul.id, schritt.kurzvortrag).titel}“")
    return tuple(dict.fromkeys(eintraege))


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


def _satz(material: Material, menge: int) -> str:
    return material.was if menge == 1 else f"{menge} × {material.was}"
