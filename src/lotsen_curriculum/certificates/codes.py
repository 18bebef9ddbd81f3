"""The problems that certificates can meet beyond the roster: LC53x and LC54x, each with its meaning and remedy."""

__all__ = ["CODES"]

CODES = {
    "LC530": (
        "Das Register lässt sich nicht lesen oder ist keines.",
        "Prüfen Sie den Pfad; stellen Sie die Datei aus der Sicherung wieder her.",
    ),
    "LC531": (
        "Der Schlüssel passt nicht zum Register.",
        "Nennen Sie mit --schluessel die Datei, die mit dem Register entstanden ist, oder legen Sie sie daneben.",
    ),
    "LC532": ("Eine Nummer steht nicht im Register.", "Prüfen Sie die Nummer; alle zeigt „lotsen register zeigen“."),
    "LC533": ("Eine Nummer ist schon widerrufen oder gelöscht.", "Prüfen Sie die Nummer."),
    "LC534": (
        "Ein anderes Programm hält das Register fest.",
        "Warten Sie, bis es fertig ist, und starten Sie noch einmal.",
    ),
    "LC535": (
        "Ein neueres Programm hat das Register angelegt oder umgestellt.",
        "Holen Sie die neue Version des Programms; am Register ist nichts geändert worden.",
    ),
    "LC536": (
        "Eine Nummer, die ersetzt werden soll, ist nicht widerrufen.",
        "Widerrufen Sie sie zuerst: lotsen register widerrufen.",
    ),
    "LC540": ("Ein Name enthält ein Zeichen, für das keine Schrift da ist.", "Installieren Sie das genannte Paket."),
    "LC542": (
        "Es fehlt, wer die Nachweise ausstellt.",
        "Legen Sie eine traeger.yaml neben den Plan, oder nennen Sie die Datei mit --traeger.",
    ),
    "LC541": ("Ein Nachweis ließ sich nicht schreiben.", "Beheben Sie die Ursache und starten Sie noch einmal."),
    "LC543": (
        "Der Plan nennt einen Kurs, einen Baustein oder eine Methode, die es nicht gibt.",
        "Geben Sie mit --daten ORDNER die eigenen Daten an, mit denen der Plan gemacht wurde.",
    ),
}
"""What each code means and what to do, in German."""
