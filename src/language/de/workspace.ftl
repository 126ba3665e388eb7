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

# What was done to the workspace, as it is told.
told-decisions = { $count } { $count ->
         [one] Entscheidung
        *[other] Entscheidungen
    }
told-taken-back = Zurückgenommen
told-decisions-taken-back = { $count } { $count ->
         [one] Entscheidung
        *[other] Entscheidungen
    } zurückgenommen
told-inventory-deleted = Die Einlesung wurde gelöscht
told-in-progress = In Arbeit: { $who }
told-exempt = Ausgenommen: { $why }
told-exempt-until = Ausgenommen bis { $day }: { $why }
told-exempt-by = Ausgenommen durch { $who }: { $why }
told-exempt-by-until = Ausgenommen durch { $who } bis { $day }: { $why }
told-wrong-everywhere = Falscher Treffer auf jedem Rechner: { $why }
told-wrong-match = Falscher Treffer: { $why }
told-one-machine = Aus { $count } { $count ->
         [one] Rechner
        *[other] Rechnern
    } wurde einer
told-which-recorded = Welcher Rechner es ist, wurde festgehalten
told-machine-tagged = Der Rechner wurde markiert: { $tag }
told-machines-tagged = { $count } { $count ->
         [one] Rechner
        *[other] Rechner
    } markiert: { $tag }
told-machines-left-out = { $count } { $count ->
         [one] Rechner wird
        *[other] Rechner werden
    } weggelassen
told-machine-changed = Der Rechner wurde geändert
told-some-kept-before = { $count } { $count ->
         [one] der Listen wurde
        *[other] der Listen wurden
    } schon früher behalten und nicht noch einmal
told-kept-before = Dieselbe Liste wurde schon behalten, am { $day }: nichts wurde noch einmal behalten

# What can go wrong with the workspace, and what is told about opening it.
workspace-missing = Es gibt keinen Arbeitsbereich { $path }. Prüfen Sie den Namen, oder beginnen Sie dort einen neuen.
workspace-foreign = { $path } ist kein Arbeitsbereich: { $what }. Die Datei blieb, wie sie ist. Wählen Sie eine andere Datei oder einen anderen Namen für einen neuen Arbeitsbereich.
workspace-newer = { $path } wurde von einer neueren Version von Interdict geschrieben (Form { $found }; diese kennt bis { $known }). Die Datei blieb, wie sie ist. Öffnen Sie sie mit jener Version, oder wählen Sie einen anderen Arbeitsbereich.
workspace-damaged = Der Arbeitsbereich { $path } ist beschädigt: { $what }. Die Datei blieb, wie sie ist. Stellen Sie eine der täglichen Sicherungen daneben wieder her; die beschädigte Datei bleibt dann unter einem anderen Namen.
workspace-held = Der Arbeitsbereich wird benutzt von { $owner }; deshalb wurde nichts geändert. Versuchen Sie es wieder, wenn er dort geschlossen ist.
workspace-read-only = { $path } lässt sich nicht schreiben: Der Ordner oder die Datei ist schreibgeschützt. Nichts wurde geändert. Bitten Sie um das Schreibrecht dort, oder speichern Sie eine Kopie des Arbeitsbereichs in einem eigenen Ordner.
workspace-disk-full = Auf dem Datenträger von { $path } ist kein Platz mehr. Die Änderung wurde nicht behalten; alles davor schon. Schaffen Sie Platz und tun Sie es noch einmal.
workspace-gone = { $path } wurde entfernt oder ausgetauscht, während es offen war. Die Änderung wurde nicht behalten. Was hier offen ist, lässt sich noch als Kopie unter einem anderen Namen speichern.
workspace-busy = Der Arbeitsbereich { $path } wird gerade von einem anderen Programm geschrieben. Nichts wurde geändert; versuchen Sie es noch einmal.
workspace-already-there = { $path } gibt es schon; die Datei blieb, wie sie ist. Wählen Sie einen anderen Namen.
workspace-database = Der Arbeitsbereich { $path } ließ sich nicht benutzen: { $error }. Nichts wurde geändert.
no-such-reading = Der Arbeitsbereich hat keine Einlesung { $number } (mehr).
no-such-machine = Der Arbeitsbereich hat keinen Rechner { $number }.
no-such-entry = Der Arbeitsbereich hat keinen Eintrag { $number } in seinem Protokoll.
no-entry-to-undo = Der Arbeitsbereich hat keinen Eintrag { $number }, der sich zurücknehmen ließe.
refused-future-list = Eine Liste kann nicht vom { $day } sein: Dieser Tag ist noch nicht gekommen (heute ist { $today } in UTC). Nichts wurde behalten. Prüfen Sie das Datum oder die Uhr dieses Computers.
refused-cannot-be-undone = Eintrag { $number } lässt sich nicht zurücknehmen.
refused-undone-already = Eintrag { $number } ist schon zurückgenommen.
refused-rules-too-large = Die eigenen Regeln wurden nicht behalten: Sie haben { $size } KiB, und höchstens { $most } KiB werden angenommen.
flaw-folder = es ist ein Ordner
flaw-no-file = es ist keine Datei
flaw-empty = die Datei ist leer
flaw-too-short = die Datei ist zu kurz für eine Datenbank
flaw-no-database = es ist keine Datenbank
flaw-other-program = es ist die Datenbank eines anderen Programms
flaw-unknown-form = die Form ist nicht bekannt
flaw-no-table = die Tabelle „{ $name }“ fehlt
owner-unknown = einem anderen Programm
owner-on-since = { $person } an { $host } seit { $since }
notice-held = Der Arbeitsbereich wird benutzt von { $owner }. Hier lässt er sich ansehen und nicht ändern.
notice-read-only = Der Arbeitsbereich liegt an einem Ort, der sich nicht schreiben lässt. Er lässt sich ansehen und nicht ändern.
notice-not-closed = Der Arbeitsbereich wurde nicht geschlossen von { $owner }. Alles, was bestätigt war, ist da.
notice-clock-behind = Die Uhr dieses Computers sagt { $now }, aber der Arbeitsbereich wurde zuletzt um { $last } geändert. Prüfen Sie die Uhr, bevor etwas geändert wird.
notice-migrated = Der Arbeitsbereich hatte eine frühere Form ({ $form }) und wurde auf den neuen Stand gebracht.
notice-migrated-kept = Der Arbeitsbereich hatte eine frühere Form ({ $form }) und wurde auf den neuen Stand gebracht. Wie er vorher war, bleibt er als { $path }.
no-workspace-open = Kein Arbeitsbereich ist offen.
one-of-two-not-kept = Eine der beiden ist nicht mehr aufbewahrt.
nothing-of-it-kept = Davon ist nichts mehr aufbewahrt.
gone-but-backups = { $path } ist nicht mehr da, aber tägliche Sicherungen davon. Stellen Sie eine wieder her, oder öffnen Sie einen anderen Arbeitsbereich.
own-error-saved = Ein Fehler dieses Programms: { $why }. Was bestätigt war, ist gespeichert; starten Sie das Programm neu, um weiterzumachen.
could-not-be-started = Es ließ sich nicht starten: { $error }.

# Work that did not succeed.
work-on-saved-data = Arbeit an den gespeicherten Daten
work-opening = Öffnen des Arbeitsbereichs
work-backup = tägliche Sicherung des Arbeitsbereichs
work-restoring = Wiederherstellen einer Sicherung
work-own-rules = Behalten Ihrer eigenen Regeln
work-decision = Festhalten einer Entscheidung
work-machine = Änderung an einem Rechner
work-taking-back = Zurücknehmen
work-deleting = Löschen einer Einlesung
work-setting = Änderung einer Einstellung
work-answers = Behalten Ihrer Antworten
work-copy = Speichern einer Kopie
work-comparison = Vergleich zweier Tage
work-old-reading = Blick auf eine ältere Einlesung
