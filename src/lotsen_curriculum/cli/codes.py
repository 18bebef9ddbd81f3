"""The problems that the command line itself can meet, each with its meaning and remedy."""

__all__ = ["CODES"]

CODES = {
    "LC299": ("Eine Kennung oder eine Dateiart gibt es nicht.", "Ohne Angabe zeigt der Befehl alle."),
    "LC491": (
        "In einen Ordner lässt sich nicht schreiben.",
        "Schließen Sie offene Dateien oder geben Sie mit -o einen anderen Ordner an; an den vorhandenen Dateien hat "
        "sich nichts geändert.",
    ),
    "LC492": ("Im Ordner liegt schon eine Anfrage.", "Nehmen Sie einen anderen Ordner; die vorhandene bleibt."),
    "LC493": ("Eine Datei lässt sich nicht lesen.", "Prüfen Sie Pfad und Berechtigung."),
    "LC494": (
        "Im Ordner liegt schon eine andere Umplanung desselben Plans.",
        "Planen Sie von jener aus weiter um, oder nennen Sie mit -o einen anderen Ordner.",
    ),
}
"""What each code means and what to do, in German."""
