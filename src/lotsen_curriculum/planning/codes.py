"""The problems that planning can find: LC3xx, each with its meaning and remedy; the checker has its own registry."""

__all__ = ["CODES"]

CODES = {
    # the Anfrage can't be made into a planning problem
    "LC301": ("Den Kurs oder das Regelwerk der Anfrage gibt es nicht.", "Nennen Sie eine vorhandene Kennung."),
    "LC302": (
        "Eine Länge aus den Regeln liegt nicht im Zeitraster.",
        "Nehmen Sie ein Vielfaches des Rasters, üblich sind fünf Minuten.",
    ),
    "LC303": (
        "Ein Termin endet vor seinem Anfang oder überschneidet sich mit einem anderen.",
        "Ändern Sie „von“ oder „bis“.",
    ),
    "LC304": (
        "Ein gewünschter oder festgelegter Baustein ist nicht dabei, oder es bleibt keiner übrig.",
        "Nennen Sie einen Baustein des Kurses und streichen Sie ihn aus „ohne“.",
    ),
    # one look is enough to see that there is no plan
    "LC309": (
        "Die gewünschten Unterrichtseinheiten liegen außerhalb der Spanne des Kurses.",
        "Wählen Sie eine Zahl in der Spanne, oder vereinbaren Sie mit der Förderstelle eine andere.",
    ),
    "LC310": (
        "Ein Termin ist zu kurz für Ankommen, Arbeit und Abschluss.",
        "Verlängern Sie ihn oder legen Sie ihn mit einem anderen zusammen.",
    ),
    "LC311": ("Der Raum ist zu klein für die Gruppe.", "Nehmen Sie einen größeren Raum oder eine kleinere Gruppe."),
    "LC312": (
        "Für einen Schritt, der sein muss, passt keine Methode zur Gruppe, zum Raum, zur Form oder zum Deutsch.",
        "Ändern Sie die genannte Angabe, oder ergänzen Sie beim Schritt eine passende Methode.",
    ),
    "LC313": (
        "Eine Festlegung passt in keinen Termin.",
        "Wählen Sie einen anderen Tag oder eine andere Uhrzeit.",
    ),
    "LC314": (
        "Ein eigener Programmpunkt passt nicht in den Termin.",
        "Legen Sie ihn ins Raster, nach dem Ankommen und vor den Abschluss.",
    ),
    "LC315": (
        "An einem Termin oder für ein Modul ist niemand da, der leiten kann.",
        "Ergänzen Sie eine Person oder ihre Module, oder verlegen Sie den Termin.",
    ),
    "LC316": (
        "Die Termine geben zu wenige oder zu viele Unterrichtseinheiten.",
        "Verlängern oder kürzen Sie Termine.",
    ),
    "LC317": ("An einem Tag liegen zu viele Unterrichtseinheiten.", "Kürzen Sie den Tag."),
    "LC318": (
        "Ein Profilelement, das sein muss, kommt in keinem Baustein vor, der übrig ist.",
        "Nehmen Sie einen der Bausteine wieder hinein, die ihm dienen.",
    ),
    "LC319": (
        "Für Schritte, die sein müssen, gibt es zusammen zu wenige Methoden, weil keine zweimal vorkommen darf.",
        "Setzen Sie die genannte Regel nicht, oder ergänzen Sie bei einem der Schritte eine andere Methode.",
    ),
    # found by trying
    "LC320": ("Ein Termin ist zu kurz.", "Verlängern Sie ihn um die genannten Minuten; damit gibt es einen Plan."),
    "LC321": (
        "Die Termine sind zusammen länger, als der Stoff reicht.",
        "Kürzen oder streichen Sie Termine, oder nehmen Sie weitere Bausteine dazu.",
    ),
    "LC322": (
        "Es wurde kein Plan gefunden, auch nicht mit längeren Terminen.",
        "Nehmen Sie Wünsche zurück, oder verteilen Sie sie anders.",
    ),
    "LC323": (
        "Eine Angabe oder Regel verträgt sich nicht mit den anderen, die mit ihr genannt sind.",
        "Ändern Sie eine davon; was dann ist, steht dabei.",
    ),
    "LC324": ("Eine Abhilfe, mit der es einen Plan gibt.", "Tragen Sie sie in die Anfrage ein."),
    # re-planning
    "LC330": (
        "Ein Plan passt nicht mehr zu den Modulen, Methoden und Regeln von heute.",
        "Planen Sie neu, oder nehmen Sie die Daten, mit denen der Plan entstand.",
    ),
    "LC331": (
        "Ein Schritt kann zur genannten Zeit noch nicht fertig sein.",
        "Nennen Sie einen früheren Schritt oder eine spätere Uhrzeit.",
    ),
    "LC332": (
        "Nach der Änderung passt nicht mehr in die Zeit, was sein muss.",
        "Verlängern Sie einen Termin oder nehmen Sie einen dazu.",
    ),
    # several courses that share people and rooms
    "LC340": (
        "Zur selben Zeit sind zu wenige Personen für die Termine mehrerer Kurse da.",
        "Nennen Sie in einer der Anfragen eine weitere Person, oder verlegen Sie einen der Termine.",
    ),
    "LC341": (
        "Ein Raum ist zur selben Zeit für zwei Kurse vorgesehen; was unter „ort“ steht, gilt als ein Raum.",
        "Verlegen Sie einen der Termine, nennen Sie einen anderen Raum, oder unterscheiden Sie zwei Räume im Namen.",
    ),
    "LC342": (
        "Ein Kurs braucht Personen, die zur selben Zeit in anderen Kursen gebraucht werden.",
        "Nennen Sie weitere Personen, ergänzen Sie „module“, oder verlegen Sie Termine.",
    ),
    "LC343": (
        "Es wurde kein Dienstplan gefunden, mit dem alle Kurse aufgehen.",
        "Nennen Sie bei den genannten Kursen weitere Personen, ergänzen Sie „module“, oder verlegen Sie Termine.",
    ),
    "LC344": ("Zwei Kurse haben denselben Titel.", "Geben Sie jedem Kurs einen eigenen Titel."),
    "LC345": (
        "Für mehrere Anfragen zusammen fehlt der Zusatz „saison“.",
        'Installieren Sie ihn im Projektordner mit: pip install ".[saison]".',
    ),
    "LC346": (
        "In mehreren Plänen leitet dieselbe Person zur selben Zeit.",
        "Planen Sie die Kurse gemeinsam neu: lotsen planen A.yaml B.yaml.",
    ),
}
"""What each code means and what to do, in German."""
