"""The codes of this room, each with its meaning and the remedy that is told where no better one is known."""

from collections.abc import Mapping
from typing import NamedTuple

from lotsen_curriculum.problems import Loc, Position, Problem

__all__ = ["CODES", "Code", "make_problem"]


class Code(NamedTuple):
    """What a code means and what to do about it, both as German sentences."""

    meaning: str
    remedy: str


CODES: Mapping[str, Code] = {
    # syntax: the text of one file
    "LC101": Code("Die Datei oder der Ordner lässt sich nicht lesen.", "Prüfen Sie den Pfad und die Rechte."),
    "LC102": Code(
        "Die Datei ist nicht in UTF-8 gespeichert.", "Speichern Sie die Datei im Editor mit der Kodierung UTF-8."
    ),
    "LC103": Code(
        "Die Datei beginnt mit einer Byte-Reihenfolge-Marke (BOM).", "Speichern Sie die Datei als „UTF-8“ ohne BOM."
    ),
    "LC104": Code(
        "Umlaute oder Akzente sind zerlegt gespeichert (nicht NFC).", "Tippen Sie die genannten Wörter neu ein."
    ),
    "LC105": Code(
        "Die Datei enthält Tabulatoren oder Steuerzeichen.", "Ersetzen Sie solche Zeichen durch Leerzeichen."
    ),
    "LC106": Code("Die Datei ist leer.", "Füllen oder löschen Sie die Datei."),
    "LC107": Code("Der Text ist kein gültiges YAML.", "Prüfen Sie Einrückung, Doppelpunkte und Anführungszeichen."),
    "LC108": Code("Ein Schlüssel steht zweimal in derselben Gruppe.", "Löschen Sie einen der beiden."),
    "LC109": Code(
        "Anker, Verweise, Typmarken und Anweisungen von YAML sind nicht erlaubt.",
        "Schreiben Sie den Wert aus; ein Text, der mit &, * oder ! beginnt, gehört in Anführungszeichen.",
    ),
    "LC110": Code(
        "Die Datei enthält mehrere Dokumente.",
        "Löschen Sie die Zeile „---“ oder verteilen Sie den Inhalt auf mehrere Dateien.",
    ),
    "LC111": Code(
        "Die Datei ist zu groß oder zu tief verschachtelt.", "Teilen Sie den Inhalt auf mehrere Dateien auf."
    ),
    "LC112": Code("Ein Schlüssel ist kein einfacher Text.", "Schreiben Sie „schluessel: Wert“."),
    "LC113": Code("Die Datei enthält keine Schlüssel mit Werten.", "Schreiben Sie Zeilen der Art „schluessel: Wert“."),
    # shape: keys and values of one file
    "LC120": Code("Ein Schlüssel fehlt.", "Ergänzen Sie ihn."),
    "LC121": Code("Ein Schlüssel ist unbekannt.", "Löschen oder berichtigen Sie ihn."),
    "LC122": Code("Ein Wert hat die falsche Art.", "Schreiben Sie einen Wert der genannten Art."),
    "LC123": Code("Ein Wert gehört nicht zu den erlaubten.", "Wählen Sie einen der erlaubten Werte."),
    "LC124": Code("Ein Text oder eine Liste ist zu kurz oder zu lang.", "Ändern Sie die Länge."),
    "LC125": Code("Eine Zahl ist zu klein oder zu groß.", "Ändern Sie die Zahl."),
    "LC126": Code("Ein Datum gibt es nicht oder es ist falsch geschrieben.", "Schreiben Sie es wie 2027-03-06."),
    "LC127": Code("Eine Uhrzeit ist falsch geschrieben.", "Schreiben Sie sie wie 09:30, von 00:00 bis 23:59."),
    "LC128": Code("Ein Text hat nicht die verlangte Form.", "Schreiben Sie ihn in der genannten Form."),
    "LC129": Code("Eine Spanne ist verdreht.", "Ordnen Sie die Werte vom kleinsten zum größten."),
    "LC130": Code("Ein Wert ist hier nicht erlaubt.", "Vergleichen Sie mit einer Datei derselben Art."),
    "LC131": Code("Der Text ist kein gültiges JSON.", "Erzeugen Sie die Datei neu mit „lotsen planen“."),
    "LC132": Code(
        "Die Datei hat eine Version ihres Formats, die dieses Programm nicht kennt.",
        "Sie stammt aus einem neueren Programm. Holen Sie dessen neue Version.",
    ),
    "LC133": Code("Was für eine Datei das ist, lässt sich nicht erkennen.", "Legen Sie sie in den passenden Ordner."),
    # references and semantics of the data
    "LC201": Code("Dateiname und id passen nicht zusammen.", "Benennen Sie die Datei nach der id."),
    "LC202": Code("Eine id ist doppelt vergeben.", "Geben Sie einem der beiden Einträge eine andere id."),
    "LC203": Code("Eine Methode gibt es nicht.", "Nennen Sie die id einer Methode aus „methods“."),
    "LC204": Code("Ein Lernziel gibt es nicht.", "Nennen Sie ein Lernziel desselben Moduls."),
    "LC205": Code("Ein Profilelement gibt es nicht.", "Nennen Sie ein Element des Kernprofils."),
    "LC206": Code("Einen Baustein gibt es nicht.", "Nennen Sie die id eines Bausteins."),
    "LC207": Code("Ein Modul gibt es nicht.", "Nennen Sie die id eines Moduls aus „modules“."),
    "LC208": Code("Einen Kurzvortrag gibt es nicht.", "Nennen Sie einen Kurzvortrag desselben Moduls."),
    "LC209": Code("Eine Kopiervorlage gibt es nicht.", "Nennen Sie eine Kopiervorlage desselben Moduls."),
    "LC210": Code(
        "Einen Kurs gibt es nicht.",
        "Nennen Sie einen Kurs oder ein Modul; eigene Kurse kommen mit --daten ORDNER dazu.",
    ),
    "LC211": Code("Ein Regelwerk gibt es nicht.", "Nennen Sie die id eines Regelwerks."),
    "LC212": Code("Eine Regel gibt es nicht.", "Nennen Sie die id einer Regel des Regelwerks."),
    "LC213": Code("Dem Regelwerk fehlt eine Regel.", "Ergänzen Sie die Regel mit Wert, Einheit und Quelle."),
    "LC214": Code("Ein Regelwert hat die falsche Art.", "Schreiben Sie einen Wert in der Einheit der Regel."),
    "LC215": Code("Regelwerte widersprechen sich.", "Ändern Sie die Werte, bis sie zusammenpassen."),
    "LC216": Code(
        "Die Minuten des Ablaufs ergeben nicht die Minuten der Methode.", "Gleichen Sie „ablauf“ und „dauer“ an."
    ),
    "LC217": Code(
        "Eine Methode passt zeitlich nicht in den Schritt.",
        "Ändern Sie die Minuten des Schritts oder wählen Sie eine andere Methode.",
    ),
    "LC218": Code(
        "Eine Methode ist für die Phase des Schritts nicht vorgesehen.",
        "Ergänzen Sie die Phase in „geeignet_fuer“ der Methode oder wählen Sie eine andere Methode.",
    ),
    "LC219": Code("Ein Lernziel wird von keinem Schritt verfolgt.", "Nennen Sie es bei einem Schritt."),
    "LC220": Code("Ein Kurzvortrag oder eine Kopiervorlage wird nie gebraucht.", "Nennen Sie sie bei einem Schritt."),
    "LC221": Code(
        "Ein Profilelement kommt in zu wenigen Bausteinen vor.", "Verbinden Sie es mit einem weiteren Lernziel."
    ),
    "LC222": Code(
        "Eine Methode wird von keinem Schritt gebraucht.",
        "Nennen Sie sie bei einem Schritt oder setzen Sie „nur_pool: true“.",
    ),
    "LC223": Code("Ein Schritt lässt zu wenig Wahl unter den Methoden.", "Ergänzen Sie eine passende Methode."),
    "LC224": Code("Voraussetzungen bilden einen Kreis.", "Streichen Sie eine der Voraussetzungen."),
    "LC225": Code("Eine id beginnt nicht mit der id ihres Moduls.", "Stellen Sie die id des Moduls voran."),
    "LC226": Code("Ein Eintrag steht zweimal in derselben Liste.", "Löschen Sie einen der beiden."),
    "LC227": Code("Minuten liegen nicht im Fünf-Minuten-Raster.", "Runden Sie auf fünf Minuten."),
    "LC228": Code(
        "Ein UE-Umfang passt nicht zu den Minuten der Bausteine.",
        "Ändern Sie „ue“ oder die Bausteine.",
    ),
    # a Träger's own folder
    "LC230": Code("Abgeschaltet wird etwas, das es nicht gibt.", "Nennen Sie eine vorhandene id."),
    "LC231": Code(
        "Ein Schritt verliert durch das Abschalten seine letzte Methode.",
        "Schalten Sie auch den Baustein ab oder lassen Sie eine Methode stehen.",
    ),
    "LC232": Code(
        "Durch das Abschalten bleibt von einem Modul oder Kurs nichts übrig.",
        "Schalten Sie das Ganze ab oder lassen Sie einen Teil stehen.",
    ),
    "LC233": Code(
        "Ein verlangtes Profilelement kommt in keinem Baustein des Kurses vor.",
        "Streichen Sie es aus „pflicht_profilelemente“ oder ergänzen Sie einen Baustein.",
    ),
    "LC234": Code("Ein Ordner oder eine Datei wird nicht gelesen.", "Benennen Sie sie um oder löschen Sie sie."),
    "LC235": Code("Eine genannte Datei gibt es nicht.", "Prüfen Sie den Pfad; er zählt ab der Datei, die ihn nennt."),
    # an Anfrage
    "LC240": Code("Ein Ende liegt nicht nach dem Anfang.", "Ändern Sie „von“ oder „bis“."),
    "LC241": Code("Ein Termin ist zu kurz.", "Verlängern Sie ihn oder legen Sie ihn mit einem anderen zusammen."),
    "LC242": Code("Zwei Termine überschneiden sich.", "Ändern Sie einen der beiden."),
    "LC243": Code("Ein Raum fasst die Gruppe nicht.", "Wählen Sie einen größeren Raum oder eine kleinere Gruppe."),
    "LC244": Code("Ein Baustein gehört nicht zum Kurs.", "Nennen Sie einen Baustein aus den Modulen des Kurses."),
    "LC245": Code("Ein Baustein ist zugleich gewünscht und ausgeschlossen.", "Streichen Sie ihn aus „ohne“."),
    "LC246": Code("Ein Pflicht-Baustein ist ausgeschlossen.", "Streichen Sie ihn aus „ohne“."),
    "LC247": Code("An einem genannten Tag ist kein Termin.", "Nennen Sie einen Tag aus „termine“."),
    "LC248": Code("Eine Uhrzeit liegt außerhalb des Termins.", "Wählen Sie eine Zeit innerhalb eines Termins."),
    "LC249": Code("Eine Uhrzeit liegt nicht im Raster des Plans.", "Wählen Sie eine Zeit im Raster."),
    "LC250": Code("Zwei Festlegungen vertragen sich nicht.", "Streichen oder verschieben Sie eine der beiden."),
    "LC251": Code("Zwei eigene Programmpunkte überschneiden sich.", "Verschieben Sie einen der beiden."),
    "LC252": Code("Eine Regel darf nicht erlassen werden.", "Setzen Sie einen anderen Wert, statt sie zu erlassen."),
    "LC253": Code(
        "Eine Regeländerung ist leer, doppelt oder widersprüchlich.",
        "Geben Sie je Regel genau einmal „wert“, „gewicht“ oder „erlassen: true“ an.",
    ),
    "LC254": Code("Die gewünschten UE liegen außerhalb des Kurses.", "Wählen Sie eine Zahl in der genannten Spanne."),
    "LC255": Code(
        "Angaben zu einer Trainerin oder einem Trainer widersprechen sich.", "Berichtigen Sie eine der beiden Angaben."
    ),
    # an Aenderung of a plan
    "LC260": Code("Der Plan hat den genannten Termin nicht.", "Nennen Sie den Tag, an dem er im Plan steht."),
    "LC261": Code("Eine Änderung ist leer, doppelt oder widersprüchlich.", "Sagen Sie je Termin einmal, was neu ist."),
    "LC262": Code("Eine Person kommt im Plan nicht vor.", "Schreiben Sie den Namen wie im Plan."),
    "LC263": Code("Der genannte Stand passt nicht zum Plan.", "Berichtigen Sie Tag, Uhrzeit oder Schritt."),
    "LC264": Code("Geändert werden soll, was schon gewesen ist.", "Ändern Sie nur, was nach dem Stand liegt."),
    # a roster
    "LC501": Code("Eine Tabelle lässt sich nicht lesen.", "Speichern Sie sie in Excel neu als „CSV UTF-8“ oder .xlsx."),
    "LC502": Code("Ein Anführungszeichen ist nicht geschlossen.", "Schließen oder löschen Sie es."),
    "LC503": Code("Eine Spalte fehlt.", "Ergänzen Sie sie; eine leere Liste schreibt „lotsen teilnahme“."),
    "LC504": Code("Eine Spalte ist unbekannt.", "Benennen Sie die Spalte um oder löschen Sie sie."),
    "LC505": Code("Zwei Spalten bedeuten dasselbe.", "Löschen Sie eine der beiden."),
    "LC506": Code(
        "Für einen Termin ist bei niemandem etwas eingetragen.",
        "Tragen Sie die Anwesenheit ein; war wirklich niemand da, schreiben Sie „nein“.",
    ),
    "LC507": Code(
        "Ein Name fehlt.", "Ergänzen Sie ihn; wer nur einen einzigen Namen hat, steht damit in der Spalte „Name“."
    ),
    "LC508": Code("In einer Zelle steht ein unsichtbares Zeichen.", "Löschen Sie den Text und tippen Sie ihn neu ein."),
    "LC509": Code(
        "Ein Name ist beim Speichern beschädigt worden.",
        "Berichtigen Sie ihn und speichern Sie als „CSV UTF-8“ oder .xlsx, sonst gehen die Zeichen wieder verloren.",
    ),
    "LC510": Code(
        "Eine Anwesenheit ist unverständlich.",
        "Möglich sind ja, nein, x, Minuten („180 min“) und Unterrichtseinheiten („4 UE“).",
    ),
    "LC511": Code(
        "Eine Anwesenheit ist nicht eindeutig.", "Schreiben Sie die Einheit dazu oder für den ganzen Termin „ja“."
    ),
    "LC512": Code("Eine Anwesenheit ist länger als der Termin.", "Pausen zählen nicht mit; berichtigen Sie die Zahl."),
    "LC513": Code(
        "Eine Person steht zweimal in der Liste.",
        "Löschen Sie eine der Zeilen. Sind es zwei Menschen, geben Sie ihnen in einer Spalte „Kennung“ "
        "verschiedene Einträge.",
    ),
    "LC514": Code("Ein Geburtsdatum ist falsch.", "Schreiben Sie es wie 31.12.1990."),
    "LC515": Code("In einer Zelle steht eine Formel oder ein Fehler von Excel.", "Schreiben Sie den Wert selbst hin."),
    "LC516": Code("Die Liste enthält keine Personen.", "Tragen Sie unter den Überschriften je Zeile eine Person ein."),
    "LC517": Code("Die Tabelle ist zu groß.", "Löschen Sie, was nicht zur Liste gehört, oder teilen Sie sie auf."),
    "LC518": Code("Eine Zelle steht unter keiner Überschrift.", "Löschen Sie sie oder ergänzen Sie die Überschrift."),
}
"""Code → meaning and remedy; docs list them from here."""


def make_problem(
    code: str, message: str, hint: str | None = None, *, loc: Loc = (), where: Position | None = None
) -> Problem:
    """A `Problem` of this room; without `hint` it carries the remedy of its code."""
    return Problem(code, message, where, hint or CODES[code].remedy, loc)
