"""The problems that rendering can find: LC4xx, each with its meaning and remedy."""

__all__ = ["CODES"]

CODES = {
    "LC401": (
        "Auszeichnung, die es in den Texten nicht gibt",
        "Nur Absätze, ###, Listen, fett, kursiv, Links verwenden.",
    ),
    "LC402": ("Liste oder Überschrift, wo nur fortlaufender Text steht", "Den Text als Absatz schreiben."),
    "LC411": ("Steuerzeichen im Text", "Das Zeichen löschen."),
    "LC412": ("Überschrift überspringt eine Ebene", "Die Ebene dazwischen einfügen."),
    "LC413": ("Zwei Überschriften haben denselben Anker", "Einen der Anker umbenennen."),
    "LC414": ("Verweis auf einen Anker, den es nicht gibt", "Den Verweis oder den Anker ändern."),
    "LC415": (
        "Bild, das kein lesbares PNG oder JPEG ist",
        "Das Bild neu als PNG oder JPEG (ein Logo auch als SVG) speichern.",
    ),
    "LC416": ("Tabellenzeile füllt die Spalten nicht", "Zellen ergänzen oder weglassen."),
    "LC417": (
        "SVG-Bild mit Skript oder Verweis nach außen",
        "Das Bild als einfaches SVG ohne Skripte und Verweise speichern, oder als PNG.",
    ),
    "LC418": ("Farbe hebt sich zu wenig vom Hintergrund ab", "Eine dunklere Farbe wählen."),
    "LC420": ("Zeichen, für das keine Schrift da ist", "Das genannte Schriftpaket installieren."),
    "LC421": ("Schriftdatei fehlt oder ist beschädigt", "Dateiname und Ordner der Schrift prüfen."),
    "LC430": ("Word-Vorlage ist nicht lesbar oder enthält Makros", "Die Vorlage in Word neu als .docx speichern."),
    "LC432": ("Ein Feld der Word-Vorlage gibt es nicht.", "Schreiben Sie das Feld wie vorgeschlagen."),
    "LC433": ("Der Word-Vorlage fehlt das Feld für den Namen.", "Fügen Sie {{name}} ein."),
    "LC434": ("Für ein Feld der Word-Vorlage gibt es keine Angabe.", "Ergänzen Sie sie oder löschen Sie das Feld."),
    "LC431": ("Briefbogen ist kein lesbares PDF", "Den Briefbogen neu als PDF in A4 hoch speichern."),
}
"""What each code means and what to do, in German."""
