"""Everything that exists, in one value: Kernprofil, modules, methods, courses, Regelwerke, with look-ups by id."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from lotsen_curriculum.model.kurs import Kurs
from lotsen_curriculum.model.methode import Methode
from lotsen_curriculum.model.modul import Baustein, Kopiervorlage, Kurzvortrag, Lernziel, Modul, Schritt
from lotsen_curriculum.model.profil import Kernprofil, Profilelement
from lotsen_curriculum.model.regelwerk import Regelwerk

__all__ = ["BEZUGSGRUPPE_PERSONEN", "Curriculum"]

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

    def kurs(self, kurs_id: str) -> Kurs:
        """The course `kurs_id`; a Vertiefungsseminar or format is a course of its one module. KeyError for others."""
        if kurs_id in self.kurse:
            return self.kurse[kurs_id]
        modul = self.module[kurs_id]
        if modul.art == "basis":
            raise KeyError(kurs_id)
        return Kurs(id=modul.id, titel=modul.titel, kurz=modul.kurz, module=(modul.id,), ue=modul.ue)

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
