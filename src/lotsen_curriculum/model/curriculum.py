"""Everything that exists, in one value: Kernprofil, modules, methods, courses, Regelwerke, with look-ups by id."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from lotsen_curriculum.model.kurs import Kurs
from lotsen_curriculum.model.methode import Methode
from lotsen_curriculum.model.modul import Baustein, Kopiervorlage, Kurzvortrag, Lernziel, Modul, Schritt, UeSpanne
from lotsen_curriculum.model.profil import Kernprofil, Profilelement
from lotsen_curriculum.model.regelwerk import Regelwerk

__all__ = ["BEZUGSGRUPPE_PERSONEN", "Curriculum"]

TEIL_UE = UeSpanne(min=1, max=36)
"""How long one module of the Basisqualifizierung may take by itself: only the whole course has a range of its own."""

BEZUGSGRUPPE_PERSONEN = 14
"""The group that the minutes of a Schritt are stated for (published courses: median 15 people, quartiles 13 and 18)."""


@dataclass(frozen=True, eq=False)
class Curriculum:
    """The checked data; all references in it resolve. Mappings are ordered by id."""

    kernprofil: Kernprofil
    module: Mapping[str, Modul]
    methoden: Mapping[str, Methode]
    kurse: Mapping[str, Kurs]
    regelwerke: Mapping[str, Regelwerk]

    @cached_property
    def bausteine(self) -> Mapping[str, Baustein]:
        """All Bausteine by id, in the order of their modules."""
        return {baustein.id: baustein for modul in self.module.values() for baustein in modul.bausteine}

    @cached_property
    def modul_of_baustein(self) -> Mapping[str, Modul]:
        """The module of each Baustein, by the Baustein's id."""
        return {baustein.id: modul for modul in self.module.values() for baustein in modul.bausteine}

    @cached_property
    def lernziele(self) -> Mapping[str, Lernziel]:
        """All learning goals by id."""
        return {ziel.id: ziel for modul in self.module.values() for ziel in modul.lernziele}

    @cached_property
    def profilelemente(self) -> Mapping[str, Profilelement]:
        """The elements of the Kernprofil by id."""
        return {element.id: element for element in self.kernprofil.elemente}

    def schritt(self, baustein_id: str, schritt_id: str) -> Schritt:
        """The Schritt `schritt_id` of Baustein `baustein_id`; KeyError where there is none."""
        for schritt in self.bausteine[baustein_id].schritte:
            if schritt.id == schritt_id:
                return schritt
        raise KeyError((baustein_id, schritt_id))

    @cached_property
    def planbare_kurse(self) -> Mapping[str, Kurs]:
        """All that an Anfrage can plan, by id: the courses, and every module as a course of that one module."""
        return {**self.kurse, **{modul.id: _kurs_of(modul) for modul in self.module.values()}}

    def kurs(self, kurs_id: str) -> Kurs:
        """The course `kurs_id`, or the course of the one module `kurs_id`. KeyError for others."""
        return self.planbare_kurse[kurs_id]

    def profilelemente_of(self, baustein_id: str) -> tuple[str, ...]:
        """Ids of the Profilelemente that a Baustein serves through its learning goals, sorted."""
        ziele = {ziel for schritt in self.bausteine[baustein_id].schritte for ziel in schritt.lernziele}
        return tuple(sorted({element for ziel in ziele for element in self.lernziele[ziel].profilelemente}))

    def kurzvortrag(self, modul_id: str, kurzvortrag_id: str) -> Kurzvortrag:
        """The Kurzvortrag of a module; KeyError where there is none."""
        return {eintrag.id: eintrag for eintrag in self.module[modul_id].kurzvortraege}[kurzvortrag_id]

    def kopiervorlage(self, modul_id: str, kopiervorlage_id: str) -> Kopiervorlage:
        """The Kopiervorlage of a module; KeyError where there is none."""
        return {eintrag.id: eintrag for eintrag in self.module[modul_id].kopiervorlagen}[kopiervorlage_id]


def _kurs_of(modul: Modul) -> Kurs:
    """A module as a course of its own; one of the Basisqualifizierung says that it is a part of it."""
    teil = f"Basisqualifizierung, Modul {modul.id.removeprefix('m')}: " if modul.art == "basis" else ""
    ue = modul.ue or (TEIL_UE if modul.art == "basis" else None)
    return Kurs(id=modul.id, titel=f"{teil}{modul.titel}", kurz=modul.kurz, module=(modul.id,), ue=ue)
