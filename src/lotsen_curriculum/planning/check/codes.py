"""The checker's registry: for each rule its German id, its code LC349 to LC399, what the code means, and the remedy."""

from collections.abc import Mapping
from dataclasses import dataclass

from lotsen_curriculum.problems import Loc, Problem

__all__ = ["PRUEFCODES", "Pruefcode", "problem_of"]


@dataclass(frozen=True)
class Pruefcode:
    """One code: the rule that it belongs to, its meaning and its remedy, as German sentences."""

    code: str
    regel: str
    bedeutung: str
    abhilfe: str


_NEU_PLANEN = "Planen Sie den Kurs neu, statt den Plan von Hand zu ändern."

_CODES = (
    # --- Ist der Plan lesbar? ---
    Pruefcode(
        "LC350",
        "bekannt",
        "Plan oder Anfrage nennen etwas, das es in den Daten nicht gibt.",
        "Geben Sie mit --daten ORDNER die eigenen Daten an, mit denen geplant wurde; planen Sie den Kurs sonst neu.",
    ),
    Pruefcode(
        "LC351",
        "rechenwerte",
        "Raster oder Länge der Unterrichtseinheit sind nicht mindestens eine Minute.",
        "Setzen Sie in Regelwerk und Anfrage einen Wert ab 1.",
    ),
    # --- Gehört der Plan zur Anfrage, und ist er in sich vollständig? ---
    Pruefcode("LC352", "anfrage", "Der Plan gehört zu einer anderen Anfrage.", _NEU_PLANEN),
    Pruefcode("LC353", "termine", "Die Termine des Plans sind nicht die der Anfrage.", _NEU_PLANEN),
    Pruefcode(
        "LC354",
        "lueckenlos",
        "Die Zeilen füllen den Termin nicht ohne Lücke und Überschneidung.",
        "Jede Zeile beginnt, wo die vorige endet; die Minuten sind Ende minus Anfang.",
    ),
    Pruefcode("LC355", "angaben", "Eine Zeile sagt etwas anderes als die Daten.", _NEU_PLANEN),
    Pruefcode(
        "LC356",
        "raster_min",
        "Eine Uhrzeit im Termin liegt nicht auf dem Zeitraster.",
        "Legen Sie die Uhrzeit auf das Raster, vom Beginn des Termins an gezählt.",
    ),
    # --- Der Termin ---
    Pruefcode("LC357", "termin_mindest_min", "Ein Termin ist zu kurz.", "Verlängern Sie den Termin in der Anfrage."),
    Pruefcode(
        "LC358",
        "ankommen_min",
        "Der Termin beginnt nicht mit dem Ankommen in der vorgesehenen Länge, oder es kommt ein zweites Mal vor.",
        "Setzen Sie das Ankommen an den Anfang, einmal.",
    ),
    Pruefcode(
        "LC359",
        "abschluss_min",
        "Der Termin endet nicht mit dem Abschluss in der vorgesehenen Länge, oder er kommt ein zweites Mal vor.",
        "Setzen Sie den Abschluss an das Ende, einmal.",
    ),
    Pruefcode(
        "LC360",
        "puffer",
        "Ein Puffer steht nicht direkt vor dem Abschluss.",
        "Ein Termin hat höchstens einen Puffer, direkt vor dem Abschluss.",
    ),
    Pruefcode("LC361", "schritt_je_termin", "Ein Termin hat keinen Schritt.", "Lassen Sie den Termin weg."),
    Pruefcode("LC362", "pause_min", "Eine Pause hat nicht die vorgesehene Länge.", _NEU_PLANEN),
    Pruefcode(
        "LC363",
        "pause_lage",
        "Eine Pause steht nicht direkt zwischen zwei Arbeitsphasen.",
        "Pausen und Mittag liegen direkt zwischen zwei Schritten oder eigenen Punkten.",
    ),
    Pruefcode(
        "LC364",
        "mittag",
        "Ein Termin hat zu wenig oder zu viele Mittagspausen.",
        "Genau eine Mittagspause, wo der Termin die Mittagszeit umfasst, sonst keine.",
    ),
    Pruefcode("LC365", "mittag_min", "Die Mittagspause ist zu kurz.", "Verlängern Sie die Mittagspause."),
    Pruefcode("LC366", "mittag_max_min", "Die Mittagspause ist zu lang.", "Kürzen Sie die Mittagspause."),
    Pruefcode("LC367", "mittag_ab", "Die Mittagspause beginnt zu früh.", "Legen Sie die Mittagspause später."),
    Pruefcode("LC368", "mittag_bis", "Die Mittagspause endet zu spät.", "Legen Sie die Mittagspause früher."),
    Pruefcode("LC369", "block_max_min", "Eine Strecke ohne Pause ist zu lang.", "Fügen Sie eine Pause ein."),
    Pruefcode(
        "LC370",
        "eigenes",
        "Ein eigener Punkt der Anfrage fehlt im Plan oder steht nur dort.",
        "Der Plan enthält jeden eigenen Punkt genau zu seiner Zeit.",
    ),
    Pruefcode(
        "LC371",
        "umbau_min",
        "Die Minuten für den Umbau stimmen nicht.",
        "Umbau gibt es nur vor Ort, wenn sich zwischen zwei direkt folgenden Schritten die Sitzordnung ändert.",
    ),
    Pruefcode("LC372", "raum_personen", "Der Raum ist zu klein.", "Suchen Sie einen größeren Raum."),
    # --- Der Inhalt ---
    Pruefcode("LC373", "baustein_im_kurs", "Ein Baustein gehört nicht in diesen Kurs.", _NEU_PLANEN),
    Pruefcode("LC374", "baustein_pflicht", "Ein Baustein, der dabei sein muss, fehlt.", _NEU_PLANEN),
    Pruefcode(
        "LC375",
        "schrittfolge",
        "Die Schritte eines Bausteins stehen nicht in ihrer Reihenfolge beieinander.",
        "Ordnen Sie die Schritte wie im Baustein, jeden einmal und ohne fremden Schritt dazwischen.",
    ),
    Pruefcode("LC376", "schritt_pflicht", "Ein Schritt, der nicht optional ist, fehlt.", "Nehmen Sie ihn auf."),
    Pruefcode("LC377", "reihenfolge", "Ein Baustein liegt vor seiner Voraussetzung.", "Tauschen Sie die Bausteine."),
    Pruefcode("LC378", "baustein_zusammen", "Ein nicht teilbarer Baustein liegt auf mehreren Tagen.", _NEU_PLANEN),
    Pruefcode(
        "LC379",
        "pflicht_profilelemente",
        "Ein Profilelement, das der Kurs abdecken muss, ist nicht abgedeckt.",
        "Nehmen Sie einen Baustein auf, der dem Profilelement dient.",
    ),
    Pruefcode("LC380", "fest", "Ein festgelegter Baustein beginnt nicht dort, wo er soll.", _NEU_PLANEN),
    Pruefcode(
        "LC381",
        "methode_vorgesehen",
        "Eine Methode ist für den Schritt nicht vorgesehen.",
        "Wählen Sie eine Methode, die der Schritt nennt.",
    ),
    Pruefcode("LC382", "methode_gruppe", "Eine Methode passt nicht zur Gruppengröße.", "Wählen Sie eine andere."),
    Pruefcode("LC383", "methode_form", "Eine Methode passt nicht zu Präsenz oder online.", "Wählen Sie eine andere."),
    Pruefcode(
        "LC384",
        "methode_sprache",
        "Eine Methode verlangt mehr Deutsch, als die Gruppe hat.",
        "Wählen Sie eine andere.",
    ),
    Pruefcode(
        "LC385",
        "methode_flaeche",
        "Eine Methode braucht mehr Fläche, als der Raum hat.",
        "Wählen Sie eine andere Methode oder einen größeren Raum.",
    ),
    Pruefcode(
        "LC386",
        "schrittdauer",
        "Ein Schritt ist kürzer oder länger, als er mit Methode und Gruppe sein darf.",
        "Bleiben Sie in der genannten Spanne.",
    ),
    Pruefcode(
        "LC387",
        "methode_je_tag_einmal",
        "Eine Methode kommt an einem Tag zweimal vor.",
        "Wählen Sie für einen der Schritte eine andere Methode.",
    ),
    Pruefcode(
        "LC349",
        "methode_je_kurs_einmal",
        "Eine Methode kommt im Kurs zweimal vor, obwohl die Anfrage das ausschließt.",
        "Wählen Sie für einen der Schritte eine andere Methode, oder schalten Sie die Regel wieder aus.",
    ),
    Pruefcode("LC388", "tag_max_ue", "Ein Tag hat zu viele Unterrichtseinheiten.", "Kürzen Sie den Tag."),
    Pruefcode("LC389", "kurs_ue_min", "Der Kurs hat zu wenige Unterrichtseinheiten.", "Verlängern Sie Termine."),
    Pruefcode("LC390", "kurs_ue_max", "Der Kurs hat zu viele Unterrichtseinheiten.", "Kürzen Sie Termine."),
    # --- Die Leitung ---
    Pruefcode(
        "LC391",
        "trainer_genannt",
        "In einer Zeile steht nicht genau die Leitung, die dort stehen muss.",
        "Jeden Schritt leitet eine Person des Teams, den Rahmen die erste; ohne Leitung in der Anfrage steht keine da.",
    ),
    Pruefcode("LC392", "trainer_verfuegbar", "Eine Leitungsperson ist an dem Tag nicht da.", _NEU_PLANEN),
    Pruefcode("LC393", "trainer_zustaendig", "Eine Leitungsperson ist für das Modul nicht zuständig.", _NEU_PLANEN),
    Pruefcode("LC394", "trainer_je_termin_max", "Ein Termin hat zu viele Leitungspersonen.", _NEU_PLANEN),
    # --- Was der Plan über sich selbst sagt ---
    Pruefcode("LC395", "kosten", "Die Punkte des Plans stimmen nicht.", _NEU_PLANEN),
    Pruefcode("LC396", "luecke_prozent", "Schranke oder Lücke des Plans stimmen nicht.", _NEU_PLANEN),
    Pruefcode("LC397", "ue", "Die Unterrichtseinheiten des Plans stimmen nicht.", _NEU_PLANEN),
    Pruefcode("LC398", "abdeckung", "Die Abdeckung der Profilelemente stimmt nicht.", _NEU_PLANEN),
    Pruefcode("LC399", "entfallen", "Die Liste des Entfallenen stimmt nicht.", _NEU_PLANEN),
)

PRUEFCODES: Mapping[str, Pruefcode] = {eintrag.regel: eintrag for eintrag in _CODES}
"""All codes of the checker by the id of their rule."""


def problem_of(regel: str, message: str, loc: Loc = ()) -> Problem:
    """The Problem that says that `regel` is broken, with its code and its remedy."""
    eintrag = PRUEFCODES[regel]
    return Problem(code=eintrag.code, message=message, hint=eintrag.abhilfe, loc=loc)
