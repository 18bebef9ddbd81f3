"""What a Träger switches off from the data that lies under its own folder."""

from lotsen_curriculum.model.base import Datensatz, Id, Liste

__all__ = ["Abgeschaltet"]


class Abgeschaltet(Datensatz):
    """Ids of modules, Bausteine and methods that a Träger does not use (`abgeschaltet.yaml`)."""

    module: Liste[Id] = ()
    bausteine: Liste[Id] = ()
    methoden: Liste[Id] = ()
