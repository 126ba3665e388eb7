# Der Import von Listen.

# Many lists at once.
lists-wait = { $count } { $count ->
         [one] weitere Liste wartet
        *[other] weitere Listen warten
    }
lists-wait-explained = Listen, die ganz und ohne Probleme gelesen wurden und ihren Rechner nennen, können zusammen behalten werden. Die anderen bleiben, damit Sie sie einzeln ansehen.
keep-all = Alle behalten, die keine Frage brauchen
file-names-computer = Nennt eine Liste keinen Rechner, ist der Dateiname der des Rechners
bulk-kept = { $lists } { $lists ->
         [one] Liste
        *[other] Listen
    } behalten: { $software } { $software ->
         [one] Programm
        *[other] Programme
    } auf { $machines } { $machines ->
         [one] Rechner
        *[other] Rechnern
    }
bulk-sum = { $rows } { $rows ->
         [one] Zeile
        *[other] Zeilen
    } = { $software } { $software ->
         [one] Programm
        *[other] Programme
    } + { $skipped } absichtlich übergangen + 0 Probleme.
bulk-left = { $count } { $count ->
         [one] Liste hat eine Frage oder Probleme und wartet
        *[other] Listen haben Fragen oder Probleme und warten
    } auf Sie.
nothing-read-of = Nichts gelesen werden konnte aus { $count } { $count ->
         [one] Datei
        *[other] Dateien
    }:
and-more-files = und { $count } { $count ->
         [one] weitere Datei
        *[other] weitere Dateien
    }
copy-these-files = Diese Dateien kopieren
close-this = Schließen

# Columns.
sheet-shown-name = Blatt: { $name }
sheet-shown = Gezeigtes Blatt
change-a-meaning = Ändern Sie eine Bedeutung, und die Zahlen oben folgen
what-each-column-means = Was jede Spalte bedeutet
columns-not-shown = { $count } { $count ->
         [one] Spalte wird
        *[other] Spalten werden
    } hier nicht gezeigt.
the-first-records = Die ersten Einträge
column-number = Spalte { $number }
meaning-of-column = Bedeutung von Spalte { $number }

# Which computer.
which-computer = Zu welchem Rechner gehört diese Liste?
computer = Rechner
use-this-name = Diesen Namen verwenden
the-list-names-none = Die Liste nennt keinen; dies ist der Dateiname.
as-you-said = Wie Sie gesagt haben.

# The page of a list.
waits-for-answer = { $file } wurde gelesen und wartet auf Ihre Antwort. Sie zählt, sobald Sie sie behalten.
a-list-is-not-kept = Eine Liste ist noch nicht behalten
go-back-to-the-list = Zurück zur Liste
list-cannot-show = Diese Liste kann nicht alles zeigen
check-this-list = Prüfen Sie diese Liste, bevor sie behalten wird
nothing-saved-yet = { $name }. Noch wurde nichts gespeichert.
reading-as-you-said = Die Liste wird gelesen, wie Sie es gesagt haben
size-bytes = { $count } { $count ->
         [one] Byte
        *[other] Byte
    }
size-kb = { $size } KB
size-mb = { $size } MB
size-gb = { $size } GB
read-as-corrected = Gelesen, wie Sie es am { $day } berichtigt haben
same-headings = Damals wurde eine Liste mit denselben Überschriften berichtigt.
forget-this = Dies vergessen
keep-programs = { $count } { $count ->
         [one] Programm
        *[other] Programme
    } behalten
more-lists-wait = { $count } { $count ->
         [one] weitere Liste wartet
        *[other] weitere Listen warten
    }.
names-only-some = Nennt nur einige Programme
names-only-some-explained = Angekreuzt bleibt, was diese Liste nicht nennt, wie es war: Es gilt nicht als weg.
read-next-the-same = Die nächste Datei dieser Form genauso lesen
no-headings-not-remembered = Eine Liste ohne Überschriften wird nicht wiedererkannt, daher wird dies nicht gemerkt.
export-of-your-tool = Excel, CSV oder der Export Ihres Inventarwerkzeugs.
paste-a-table = Eine in Excel kopierte Tabelle kann hier mit Strg+V eingefügt werden.
path-of-a-list = Pfad einer Liste
or-paste-a-path = Oder Pfad einfügen
one-column-holds = Falls ihre einzige Spalte doch Programmnamen enthält.
one-of-columns-holds = Falls eine der { $count } Spalten doch Programmnamen enthält.
choose-columns-yourself = Spalten selbst wählen
choose-columns = Spalten wählen…
choose-another-file = Andere Datei wählen
right-export = In den meisten Inventarwerkzeugen heißt der richtige Export „Installierte Software“ oder „Anwendungen“.
go-on-without = Ohne sie weitermachen
read-before-stays = Zuvor Gelesenes bleibt, wie es ist.

# Problems.
copy-all = Alle { $count } kopieren
copy-the-first = Die ersten { $count } von { $all } kopieren
the-first-of = die ersten { $count } von { $all }
problems = Probleme
what-is-wrong = Was falsch ist
problem-text = Text

# What was recognised.
mark-comma = Komma
mark-semicolon = Semikolon
mark-tab = Tabulator
mark-bar = senkrechter Strich
recognised-from = Am Inhalt erkannt: { $how }.
machines-across = Programme stehen in den Zeilen, Rechner in den Spalten.
software-across = Rechner stehen in den Zeilen, Programme in den Spalten.
each-line-a-name = Jede Zeile ist der Name eines Programms.
sheet-not-read-why = Nicht gelesen. { $why }
no-table-of-programs = Keine Tabelle mit Programmen
programs-headings-in-row = { $count } { $count ->
         [one] Programm
        *[other] Programme
    }, Überschriften in Zeile { $row }
count-programs = { $count } { $count ->
         [one] Programm
        *[other] Programme
    }
sheet-not-read = Nicht gelesen
headings-none = Überschriften: keine
headings-row = Überschriften: Zeile { $row }
headings-found = Überschriften: gefunden
row-number = Zeile { $row }
find-them = Selbst finden
every-row-is-data = Keine: jede Zeile sind Daten
headings = Überschriften
as-found = wie gefunden
find-it = Selbst finden
letters-are = Zeichen: { $name }
letters = Zeichen
separator-is = Trennzeichen: { $name }
separator = Trennzeichen
from-its-column = Aus ihrer Spalte
from-the-sheet = Aus dem Namen des Blatts
from-the-file = Aus dem Dateinamen, oder eingegeben
machine-column = Rechner: Spalte { $heading }
machine-from-column = Rechner: aus einer Spalte
machine-from-sheet = Rechner: Name des Blatts
machine-typed = Rechner: eingegeben
machine-from-file = Rechner: Dateiname
machine-as-found = Rechner: wie gefunden
machine = Rechner

# The sum, and what is to be expected.
import-sum = { $rows } { $rows ->
         [one] Zeile
        *[other] Zeilen
    } in der Datei = { $software } { $software ->
         [one] Programm
        *[other] Programme
    } auf { $machines } { $machines ->
         [one] Rechner
        *[other] Rechnern
    } + { $skipped } absichtlich übergangen + { $problems } { $problems ->
         [one] Problem
        *[other] Probleme
    }
sum-rows = { $rows ->
         [one] Zeile
        *[other] Zeilen
    } in der Datei
sum-programs = { $software ->
         [one] Programm
        *[other] Programme
    } auf { $machines } { $machines ->
         [one] Rechner
        *[other] Rechnern
    }
skipped-on-purpose = absichtlich übergangen
sum-problems = { $problems ->
         [one] Problem
        *[other] Probleme
    }
findings-expected = { $count ->
         [one] Fund
        *[other] Funde
    } zu erwarten
skipped-usual = Übergangen: Summen, wiederholte Überschriften, als entfernt markierte Einträge, leere Zeilen.
skipped-because = Absichtlich übergangen: { $why }.
rules-being-applied = Die Regeln werden auf diese Liste angewendet.
count-machines = { $count } { $count ->
         [one] Rechner
        *[other] Rechner
    }
and-more-programs = und { $count } { $count ->
         [one] weiteres Programm
        *[other] weitere Programme
    }
review-too = , { $count } zu prüfen
nothing-found-among = Nichts gefunden unter { $count } { $count ->
         [one] Programm
        *[other] Programmen
    }{ $review }
findings-in-this-list = { $count } { $count ->
         [one] Fund
        *[other] Funde
    } in dieser Liste{ $review }

# What a column of a list means.
column-user = Benutzer
column-software = Software
column-version = Version
column-count = Anzahl
column-unused = Nicht verwendet
column-package-id = Paketkennung
column-extension-id = Erweiterungskennung
column-hidden = Verborgener Eintrag
column-parent = Update von
column-registry-path = Registrierungspfad
column-location = Ordner
column-uninstall = Deinstallationsbefehl
column-presence = Installiert oder entfernt
as-of-which-day = Von welchem Tag?
day-list-was-made = Der Tag, an dem diese Liste entstand.
write-a-past-day = Schreiben Sie einen vergangenen Tag oder heute, als JJJJ-MM-TT.
