# Funde, Übersicht, Rechner, Verlauf, Entscheidungen.

# How much was read.
tally-programs = { $programs } { $programs ->
         [one] Programm
        *[other] Programme
    }
tally-records = { $others } { $others ->
         [one] Eintrag
        *[other] Einträge
    }
tally-both = { $programs } { $programs ->
         [one] Programm
        *[other] Programme
    } und { $others } { $others ->
         [one] anderer Eintrag
        *[other] andere Einträge
    }
among-programs = Nichts gefunden unter { $programs } { $programs ->
         [one] Programm
        *[other] Programmen
    }
among-records = Nichts gefunden unter { $others } { $others ->
         [one] Eintrag
        *[other] Einträgen
    }
among-both = Nichts gefunden unter { $programs } { $programs ->
         [one] Programm
        *[other] Programmen
    } und { $others } { $others ->
         [one] anderen Eintrag
        *[other] anderen Einträgen
    }
sources-read = { $read } von { $there } { $there ->
         [one] Quelle
        *[other] Quellen
    }

# Columns and groups.
verdict = Urteil

# Findings.
decide-for = Über { $count } { $count ->
         [one] Fund
        *[other] Funde
    } entscheiden…
copy = Kopieren
take-the-ticks-away = Häkchen entfernen
findings-ticked = { $count } { $count ->
         [one] Fund
        *[other] Funde
    } angekreuzt
tab-found = Gefunden
tab-gone = Weg
tab-decided = Entschieden
tab-same-vendor = Gleicher Hersteller
filter-by = Nach Software, Rechner, Regel oder Notiz filtern
shown-of = { $shown } von { $count } { $count ->
         [one] Fund
        *[other] Funden
    }
shown-of-so-far = { $shown } bisher von { $count } { $count ->
         [one] Fund
        *[other] Funden
    }
ticked-and = { $count } angekreuzt, { $words }
not-grouped = Nicht gruppiert
grouped-by = Nach { $word }
group = Gruppieren
columns = Spalten
usual-widths = Übliche Breiten
filters = Filter
forget-the-filter = Filter { $name } vergessen
no-filter-yet = Noch hat kein Filter einen Namen.
name-of-this-filter = Name dieses Filters
save = Speichern
why-this-applies = Warum dies gilt
remove = Entfernen…
decide = Entscheiden…
copy-ticked-rows = { $count } angekreuzte Zeilen kopieren
copy-row = Zeile kopieren
take-the-tick-away = Häkchen entfernen
tick = Ankreuzen
only-this-machine = Nur dieser Rechner
only-this-name = Nur Software dieses Namens
not-kept = Entscheidungen werden in einem Arbeitsbereich behalten, und keiner ist offen, der geändert werden kann.
save-report = Bericht speichern…
next-finding = Nächster Fund
finding-before = Voriger Fund
version-on = { $version }auf { $machine }{ $product }
why-it-is-listed = Warum es gelistet ist
why-it-is-restricted = Warum es eingeschränkt ist
tab-removal = Entfernung
tab-history = Verlauf
searching = Wird gesucht…
folded = zugeklappt
unfolded = aufgeklappt
group-row = { $title }, { $count } { $count ->
         [one] Fund
        *[other] Funde
    }, { $state }
not-looked = Funde erscheinen hier nach einem Scan oder Import. Eine leere Seite heißt „nicht nachgesehen“, nie „alles in Ordnung“.
nothing-checked-yet = Noch wurde nichts geprüft
hidden-by-filter = Er verbirgt { $count }.
no-finding-matches = Kein Fund passt zu diesem Filter
clear-filter = Filter leeren
nothing-in-what-was-read = Nichts gefunden in dem, was gelesen werden konnte: { $coverage }
to-review-or-decided = { $count } { $count ->
         [one] Fund ist
        *[other] Funde sind
    } zu prüfen oder entschieden
read-on = Gelesen auf { $machines } { $machines ->
         [one] Rechner
        *[other] Rechnern
    }. { $sources } { $sources ->
         [one] Quelle konnte
        *[other] Quellen konnten
    } nicht gelesen werden.
nothing-to-review = Nichts zu prüfen
nothing-to-review-line = Mögliche Treffer erscheinen hier zur Entscheidung. Sie zählen nicht als gefunden.
nothing-gone = Noch ist nichts weg
nothing-gone-line = Ein Fund kommt hierher, wenn ein neuer Scan oder eine neue Liste ihn nicht mehr enthält. Nur ein Scan bestätigt, dass er weg ist.
nothing-decided = Noch nichts entschieden
nothing-decided-line = Ausnahmen und falsche Treffer stehen hier, mit Person und Grund.
nothing-else = Nichts weiter von diesen Herstellern
nothing-else-line = Hier stünden Programme eines gelisteten Herstellers, die keine Regel erfasst.

# Overview.
scan-or-import = Scannen Sie diesen Rechner oder importieren Sie die Softwareliste, die Sie schon haben.
nothing-to-do-today = Heute nichts zu tun
to-replace = { $count } { $count ->
         [one] Programm
        *[other] Programme
    } auf diesem Rechner zu ersetzen
things-to-do = { $count } { $count ->
         [one] Aufgabe
        *[other] Aufgaben
    }, auf { $on } von { $machines } { $machines ->
         [one] Rechner
        *[other] Rechnern
    }
scanned-at = { $name }, gescannt { $when }
in-seconds = in { $seconds } s
sources-unread = { $count } { $count ->
         [one] Quelle
        *[other] Quellen
    } nicht gelesen
read-tally-on = Gelesen: { $tally }, auf { $machines } { $machines ->
         [one] Rechner
        *[other] Rechnern
    }. { $sources }
all-sources-read = Alle Quellen wurden gelesen.
see-what-is-missing = { $coverage } gelesen: Sehen Sie nach, was fehlt, bevor Sie sich darauf verlassen.
no-rule-names-any = Keine Regel des Katalogs nennt etwas davon
show-all-findings = Alle { $count } Funde zeigen
evidence-count = Belege ({ $count })
what-removing-involves = Was zum Entfernen von { $name } gehört
one-restart = Ein Neustart. Nichts läuft, bevor Sie es gelesen und bestätigt haben.
nothing-runs-before = Nichts läuft, bevor Sie es gelesen und bestätigt haben.
may-be-restricted = { $count } { $count ->
         [one] Eintrag könnte
        *[other] Einträge könnten
    } eingeschränkte Software sein. Bis Sie entscheiden, { $count ->
         [one] zählt er
        *[other] zählen sie
    } nicht als gefunden.
review = Prüfen
protection-after-removal = Schutz nach der Entfernung
scanning-this-computer = Dieser Rechner wird gescannt
scan-changes-nothing-line = Interdict liest, was installiert ist. Nichts wird geändert.
scanning-the-disk = Der Datenträger in { $path } wird gescannt
disk-changes-nothing = Interdict liest das System darauf. Nichts darauf wird ausgeführt oder geändert.
scanning-as-administrator = Scan als Administrator
system-asks-permission = Das System fragt in einem eigenen Fenster nach Erlaubnis. Zuvor Gelesenes bleibt.
reading-file = { $name } wird gelesen
saved-nothing-yet = Noch wurde nichts gespeichert.
reading-many-lists = Viele Listen werden gelesen
kept-when-all-read = Die ohne offene Frage werden behalten, wenn alle gelesen sind.

# Decisions.
allow-for-now = Vorerst erlauben
open-again = Wieder öffnen
decide-about-one = Über { $name } auf { $machine } entscheiden
decide-about = Über { $count } { $count ->
         [one] Fund
        *[other] Funde
    } entscheiden
record-decision = Entscheidung festhalten
decide-in-progress = Jemand kümmert sich. Es bleibt unter dem Gefundenen.
decide-exempt = Es bleibt vorerst installiert und steht unter Entschieden. Nach dem Tag ist es wieder offen.
decide-wrong-match = Es ist nicht dieses Produkt. Wird dort später andere Software des Produkts gefunden, ist das wieder ein Fund.
decide-open = Darüber ist nichts mehr entschieden.
who-sees-to-it = Wer kümmert sich?
who-decided = Wer hat entschieden?
why-asked = Warum?
until-when = Bis wann?
day-pattern = JJJJ-MM-TT
without-a-day = Ohne Tag ist es erlaubt, bis jemand anders entscheidet.
write-a-day = Kein Tag: schreiben Sie JJJJ-MM-TT.
same-everywhere = Ebenso für Software dieses Namens auf jedem Rechner
stays-in-force = Gilt auch nach dem nächsten Scan. Unter Entschieden lässt es sich zurücknehmen.

# History of a finding.
no-history = Es gibt keinen Verlauf: Gelesenes wird nicht behalten, weil kein änderbarer Arbeitsbereich offen ist.
exemption-ended = Die Ausnahme ist abgelaufen
exemption-ended-line = Es war bis { $until } erlaubt. Es ist wieder offen; entscheiden Sie neu oder entfernen Sie es.
it-came-back = Es ist wieder da
it-came-back-line = Es war weg und wurde am { $when } wieder gesehen.
said-to-be-removed = Soll entfernt sein
said-to-be-removed-line = { $by } sagte das am { $when }. Seither hat keine Einlesung nachgesehen.
other-software = Andere Software wurde gefunden
other-software-line = Es galt als falscher Treffer. Seither wurde andere Software dieses Produkts gefunden.
not-dated = ohne Datum
first-seen = Zuerst gesehen
last-seen = Zuletzt gesehen
after-gone = { $when }, nachdem es seit { $since } weg war
come-back = Wieder da
by-a-scan = , durch einen Scan
by-list = , durch { $name }
gone-since = Weg seit
traces-found = Spuren davon wurden dann noch gefunden: siehe Belege.
decisions = Entscheidungen
taken-back = , zurückgenommen
undone-of-finding = { $what } ({ $name } auf { $machine })
take-back = Zurücknehmen
nothing-was-decided = Noch wurde nichts entschieden.
