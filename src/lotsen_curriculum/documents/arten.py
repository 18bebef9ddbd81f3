"""The kinds of documents that a plan gives, by the name that the command line and the files use."""

from collections.abc import Callable, Mapping

from lotsen_curriculum.documents.abdeckung import build_abdeckung
from lotsen_curriculum.documents.agenda import build_agenda
from lotsen_curriculum.documents.anwesenheitsliste import build_anwesenheitsliste
from lotsen_curriculum.documents.handouts import build_handouts
from lotsen_curriculum.documents.kostenblatt import build_kostenblatt
from lotsen_curriculum.documents.kurzvortraege import build_kurzvortraege
from lotsen_curriculum.documents.materialliste import build_materialliste
from lotsen_curriculum.documents.methodenblatt import build_methodenblaetter
from lotsen_curriculum.documents.nodes import Document
from lotsen_curriculum.documents.rueckmeldebogen import build_rueckmeldebogen
from lotsen_curriculum.documents.taschenkarten import build_taschenkarten
from lotsen_curriculum.documents.trainerplan import build_trainerplan
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan

__all__ = ["ARTEN"]

ARTEN: Mapping[str, Callable[[Seminarplan, Curriculum], Document]] = {
    "trainerplan": build_trainerplan,
    "agenda": build_agenda,
    "taschenkarten": build_taschenkarten,
    "arbeitsblaetter": build_handouts,
    "methodenblaetter": build_methodenblaetter,
    "kurzvortraege": build_kurzvortraege,
    "materialliste": build_materialliste,
    "anwesenheitsliste": build_anwesenheitsliste,
    "rueckmeldebogen": build_rueckmeldebogen,
    "abdeckung": build_abdeckung,
    "kostenblatt": build_kostenblatt,
}
"""Name to builder, in the order in which a trainer needs them."""
