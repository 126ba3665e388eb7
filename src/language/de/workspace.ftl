# Der Arbeitsbereich.

# The workspace: saved or not, what changed, what is kept.
saving = Wird gespeichert…
all-changes-saved-at = Alles gespeichert { $time }
all-changes-saved = Alles gespeichert
looking-only = Nur Ansicht: die gespeicherten Daten können hier nicht geändert werden
kept-until-closed = Nicht gespeichert: bleibt, bis das Fenster schließt
beside-workspace = Nur das ist zu sehen. Daneben ist der Arbeitsbereich { $path } offen.
beside-workspace-fixed = Nur das ist zu sehen. Daneben ist der Arbeitsbereich { $path } offen und kann hier nicht geändert werden.
readings-not-saved = { $count } { $count ->
         [one] Einlesung ist
        *[other] Einlesungen sind
    } nicht gespeichert
keep-in-workspace = In diesem Arbeitsbereich behalten
leave-out-show = Weglassen und den Arbeitsbereich zeigen
data-not-opened = Die gespeicherten Daten konnten nicht geöffnet werden
start-empty = Leer beginnen…
open-another = Anderen öffnen…
name-on-machine = { $name } auf { $machine }
and-more-changes = und { $count } { $count ->
         [one] weitere Änderung
        *[other] weitere Änderungen
    }
show-what-is-gone = Zeigen, was weg ist
dates-ahead = Kommende Termine
read-the-rule = Regel lesen
show-the-decision = Entscheidung zeigen
show-the-decision-on = Entscheidung zeigen: { $what }
workspace = Arbeitsbereich
workspace-explained = Eine Datei enthält für eine Organisation, was gelesen, gefunden und entschieden wurde.
fact-file = Datei
readings-of-machines = { $readings } { $readings ->
         [one] Einlesung
        *[other] Einlesungen
    } von { $machines } { $machines ->
         [one] Rechner
        *[other] Rechnern
    }
holds = Enthält
last-change = Letzte Änderung
none-yet = noch keine
daily-backups = Tägliche Sicherungen
open-asked = Öffnen…
new-asked = Neu…
save-a-copy-short = Kopie speichern…
opened-before = Früher geöffnet
keep-every-reading = Jede Einlesung behalten
keep-three-months = Drei Monate behalten
keep-a-year = Ein Jahr behalten
keep-three-years = Drei Jahre behalten
keep-ten-years = Zehn Jahre behalten
kept-as-set = Wie auf der Befehlszeile gesetzt
older-readings = Ältere Einlesungen
newest-never-deleted = Die neueste Einlesung eines Rechners wird dadurch nie gelöscht.
delete-this-reading = Diese Einlesung löschen?
delete-reading-explained = Was nur diese Einlesung zeigt, ist damit weg, auch aus dem Verlauf der Funde. Das lässt sich nicht zurücknehmen; die täglichen Sicherungen haben sie noch einige Tage.
reading-line = { $when }, { $rows } { $rows ->
         [one] Eintrag
        *[other] Einträge
    } auf { $machines } { $machines ->
         [one] Rechner
        *[other] Rechnern
    }
delete-the-reading = Einlesung { $from } vom { $when } löschen
and-readings-before = und davor { $count } { $count ->
         [one] Einlesung
        *[other] Einlesungen
    }
open-a-workspace = Arbeitsbereich öffnen
file-kind-workspaces = Arbeitsbereiche
new-workspace-title = Neuer Arbeitsbereich
save-a-copy-title = Kopie des Arbeitsbereichs speichern
came-back-on = { $count } { $count ->
         [one] Fund ist
        *[other] Funde sind
    } wieder da, auf { $machines }.

# Since last time, backups, the log.
restore-a-backup = Sicherung wiederherstellen…
to-decide-anew = Neu zu entscheiden
and-under-findings = und { $count } unter Funde
since-last-time = Seit dem letzten Mal
compare-two-days = Zwei Tage vergleichen…
save-the-log-csv = Protokoll als CSV speichern…
save-the-log-json = Protokoll als JSON speichern…
log-explained = Jede Entscheidung und jede andere Änderung, mit Zeit und Person.
restore-a-backup-asked = Sicherung wiederherstellen?
restore = Wiederherstellen
restore-explained = Sie tritt an die Stelle des Arbeitsbereichs. Was jetzt da ist, bleibt unter anderem Namen daneben.
backup-holds = { $day }: { $machines } { $machines ->
         [one] Rechner
        *[other] Rechner
    }, { $findings } { $findings ->
         [one] offener Fund
        *[other] offene Funde
    }
backup-unreadable = { $day }: nicht lesbar. { $why }
no-backup-yet = Es gibt keine. Die erste entsteht am Tag nach der ersten Änderung.
csv-list = CSV-Liste
save-the-log = Protokoll speichern
