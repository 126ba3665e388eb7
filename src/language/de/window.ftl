# Leiste, Menü, Meldungen, Einstellungen, Hilfe und erster Start.

# Rail, top bar and status bar.
overview = Übersicht
findings = Funde
machines = Rechner
restrictions = Beschränkungen
reports = Berichte
settings = Einstellungen
scanning = Scan läuft…
scan-this-computer = Diesen Rechner scannen
import = Importieren…
search-findings = Funde durchsuchen
works-offline = Arbeitet offline. Nichts verlässt diesen Rechner.
rules-as-of = Regeln, Stand { $date }: { $rules }, davon { $verified } geprüft
starting = Beginnt
import-stopped = Import abgebrochen, nichts gespeichert
preview-not-saved = Vorschau, nicht gespeichert
opening-what-was-kept = Gespeichertes wird geöffnet
no-scan-or-list-yet = Noch kein Scan und keine Liste
import-a-list = Liste importieren
file-kind-lists = Listen
all-files = Alle Dateien
menu = Menü

# The menu's groups and actions; the palette finds them by these words.
group-read = Lesen
group-keep = Behalten
group-show = Zeigen
group-save = Speichern
group-look = Aussehen
scan-again-as-administrator = Als Administrator noch einmal scannen
scan-a-mounted-disk = Eingehängten Datenträger scannen…
import-a-list-asked = Liste importieren…
import-by-path = Liste über ihren Pfad oder durch Einfügen einlesen
cancel-what-is-running = Laufendes abbrechen
open-another-workspace = Anderen Arbeitsbereich öffnen…
new-workspace = Neuer Arbeitsbereich…
save-a-copy = Kopie des Arbeitsbereichs speichern…
take-back-the-last-decision = Letzte Entscheidung zurücknehmen
show-what-changed = Zeigen, was sich geändert hat
show-findings = Funde zeigen
show-machines = Rechner zeigen
show-restrictions = Beschränkungen zeigen
show-reports = Berichte zeigen
show-settings = Einstellungen zeigen
show-help = Hilfe: Wörter, Schritte und Tasten
show-overview = Übersicht zeigen
find-a-command = Befehl suchen
show-what-was-told = Frühere Meldungen zeigen
save-html = Bericht als HTML-Seite speichern…
save-pdf = Bericht als PDF speichern…
save-markdown = Bericht als Markdown speichern…
save-xlsx = Bericht als Excel-Mappe speichern…
save-csv = Funde als CSV-Liste speichern…
save-json = Bericht als JSON speichern…
light-or-dark-as-the-system = Hell oder dunkel wie das System
light = Hell
dark = Dunkel
high-contrast-switch = Hoher Kontrast, ein oder aus
larger-letters = Größere Schrift
smaller-letters = Kleinere Schrift
usual-size = Schrift in üblicher Größe
no-command-has-these-words = Kein Befehl enthält diese Wörter.

# What was told before.
what-was-told-before = Frühere Meldungen
told-since-the-start = Seit dem Start gemeldet
nothing-yet = Noch nichts.

# Help.
help = Hilfe
this-computer = Dieser Rechner
help-computer-1 = Klicken Sie auf „Diesen Rechner scannen“. Es wird gelesen, was installiert ist, und nichts geändert.
help-computer-2 = Öffnen Sie einen Fund: Er sagt, welche Regel Sie betrifft, seit wann, und was sie nicht sagt.
help-computer-3 = Klicken Sie auf „Entfernen…“ und folgen Sie den Schritten. Nichts läuft, bevor Sie es gelesen und bestätigt haben.
help-computer-4 = Ein neuer Scan zeigt, ob es weg ist und was zurückgeblieben ist.
help-list = Eine Liste vieler Rechner
help-list-1 = Ziehen Sie die Liste auf das Fenster: Excel, CSV oder den Export eines Inventarwerkzeugs. Ein Ordner mit Listen geht auch.
help-list-2 = Sehen Sie, wie die Spalten verstanden wurden, und berichtigen Sie, was falsch ist. Nichts wird behalten, bevor Sie zustimmen.
help-list-3 = Jeder Rechner mit etwas Eingeschränktem steht unter Funde und Rechner.
help-list-4 = Importieren Sie später eine neue Liste: Gezeigt wird, was weg und was neu ist.
help-console = Ohne Fenster
help-console-1 = „interdict-cli check“ scannt einen Rechner oder liest Listen und endet für Skripte mit 0, 1 oder 2.
help-console-2 = „interdict-cli --help“ nennt jeden Befehl.
keys = Tasten
key-rows = Nächste Zeile, vorige Zeile
key-rows-arrows = Pfeil nach unten, Pfeil nach oben
key-open-the-row = Zeile öffnen
key-enter = Eingabe
key-tick-the-row = Zeile ankreuzen
key-space = Leertaste
key-tick-on-the-way = Zeilen unterwegs ankreuzen
key-shift-arrows = Umschalt+Pfeil
key-tick-all-rows = Alle Zeilen ankreuzen
key-ctrl-a = Strg+A
key-row-menu = Menü der Zeile
key-menu = Menütaste, Umschalt+F10
key-column-width = Auf einer Überschrift: Spalte breiter, schmaler
key-alt-arrows = Alt+Pfeil rechts, Alt+Pfeil links
key-scroll = Im Text blättern
key-pages = Bild ab, Bild auf
key-close = Offenes schließen
key-next-finding = Nächster Fund, wenn einer offen ist
key-alt-down = Alt+Pfeil nach unten
key-copy-rows = Zeilen kopieren
key-ctrl-c = Strg+C
words = Wörter
not-legal-advice = Dies ist Information, keine Rechtsberatung.

# Settings.
day = Tag
day-explained = Die Regeln werden so angewendet, wie sie an diesem Tag galten, soweit der Katalog es weiß (JJJJ-MM-TT).
day-field = Tag (JJJJ-MM-TT)
today = Heute
not-a-day = Kein Tag; verwendet wird { $day }.
about = Interdict { $version }. Regeln, Stand { $date }. Dies ist Information, keine Rechtsberatung.
look = Aussehen
as-the-system = Wie das System
contrast = Kontrast
usual-contrast = Üblicher Kontrast
high-contrast = Hoher Kontrast
size = Größe
size-now = Größe { $percent } %
language = Sprache
language-now = Sprache: { $name }
language-as-the-system = Wie das System ({ $name })
what-stays-english = Was der Katalog zu Regeln, Maßnahmen und Schritten sagt und der Inhalt von Berichten stehen in jeder Sprache auf Englisch; Worte des Systems und anderer Programme bleiben, wie sie sind.
rules-in-english = Erläuterungen zu Regeln sind auf Englisch.
what-is-kept = Was behalten wird, und wo
what-is-kept-explained = Nichts verlässt diesen Rechner: Es gibt kein Konto, keine Telemetrie und keine Verbindung zum Netz. Adressen von Quellen öffnen sich im Browser, und nur wenn Sie darauf klicken.
no-folder-for-settings = Dieses System nennt keinen Ordner für Einstellungen; nichts wird behalten.
no-country-chosen = Kein Land gewählt
kind-not-chosen = Art nicht gewählt

# First start.
rules-checked-as-of = Regeln, Stand { $date }: { $rules }, davon { $verified } an ihren Quellen geprüft
welcome = Willkommen bei Interdict
welcome-explained = Findet Software, die Regierungen wegen ihres Herstellers einschränken, sagt, was das für Sie bedeutet, und hilft beim Entfernen. Zuerst drei Fragen.
question-where = Wo arbeitet Ihre Organisation?
question-where-line = Wählen Sie jedes Land, dessen Regeln Sie befolgen müssen.
more-places = Mehr…
question-kind = Was für eine Organisation ist es?
question-kind-line = Für öffentliche Stellen und Betreiber von Strom, Wasser oder Verkehr gelten strengere Regeln.
question-government = Arbeiten Sie für eine Regierung?
question-government-line = Verträge und Fördermittel bringen eigene Regeln mit, oft bis zum kleinsten Unterauftragnehmer.
none-of-these = Nichts davon, oder nicht sicher
what-your-answers-mean = Was Ihre Antworten bedeuten
choose-a-country = Wählen Sie ein Land, um zu sehen, welche Regeln Sie treffen.
names-and-more = { $names } und { $more } weitere
change-answers-later = Diese Antworten lassen sich jederzeit unter Einstellungen ändern. Dies ist Information, keine Rechtsberatung.
scan-changes-nothing = Liest, was installiert ist. Ändert nichts.
scan = Scannen
excel-csv-or-tool = Excel, CSV oder der Export eines Werkzeugs.
choose-file = Datei wählen…
or-drop-a-file = Oder ziehen Sie eine Datei irgendwo auf dieses Fenster:
or-what-a-tool-wrote = , oder was ein Inventarwerkzeug geschrieben hat
drop-a-file-here = Datei hierher ziehen
hand-over-to-another-tool = An ein anderes Werkzeug übergeben…

# What is told when something is done, or did not work.
report-saved = Bericht gespeichert
report-not-saved = Der Bericht wurde nicht gespeichert
did-not-work = Das ging nicht: { $what }
scan-finished = Scan beendet
scan-cancelled = Scan abgebrochen. Nichts wurde behalten.
nothing-was-scanned = Nichts wurde gescannt
elevated-finished = Scan als Administrator beendet
scan-cancelled-stays = Scan abgebrochen. Was vorher gelesen wurde, bleibt.
not-scanned-as-administrator = Nicht als Administrator gescannt
reading-cancelled = Lesen abgebrochen. Nichts wurde behalten.
rules-as-of-day = Regeln, Stand { $day }.
catalogue-loaded = Katalog geladen
catalogue-not-loaded = Der Katalog wurde nicht geladen
file-nothing-changed = { $path }: { $error }. Nichts wurde geändert.
list-added = Liste hinzugefügt
list-holds = { $file }: { $count } { $count ->
         [one] Organisation
        *[other] Organisationen
    }
list-not-taken = Die Liste wurde nicht übernommen
rules-added = { $count } { $count ->
         [one] Regel
        *[other] Regeln
    } hinzugefügt
not-used = Nicht verwendet: { $wrong }
not-used-and-more = Nicht verwendet: { $wrong } (und { $count } weitere)
rules-not-read = Die Regeln konnten nicht gelesen werden
own-rules-not-saved = Ihre eigenen Regeln wurden nicht gespeichert
no-workspace-start-again = Kein Arbeitsbereich ist offen. Starten Sie das Programm neu, um ihn zu öffnen.
nothing-changed-or-saved = Nichts wurde geändert oder gespeichert
copy-was-saved = Eine Kopie des Arbeitsbereichs wurde gespeichert
reading-not-saved = Gelesenes konnte nicht gespeichert werden
about-your-saved-data = Zu Ihren gespeicherten Daten
takes-over-your-answers = Dieser Arbeitsbereich übernimmt Ihre Antworten
takes-over-line = Er enthielt keine. Ändern Sie sie unter Einstellungen, falls er zu einer anderen Organisation gehört.
no-workspace-to-change = Es ist kein Arbeitsbereich offen, der geändert werden kann.
decision-not-recorded = Die Entscheidung wurde nicht festgehalten
not-there-any-more = Worum es geht, ist nicht mehr da.
nothing-to-take-back = Nichts kann zurückgenommen werden
list-kept = Liste behalten
lists-kept = Listen behalten
correction-not-saved = Die Korrektur wurde nicht gespeichert
loaded-catalogue-not-used = Der geladene Katalog wird nicht verwendet
kept-answers-not-read = Die gespeicherten Antworten konnten nicht gelesen werden
own-rules-not-read = Ihre eigenen Regeln konnten nicht gelesen werden
likes-not-read = Ihre Einstellungen des Fensters konnten nicht gelesen werden
likes-not-saved = Ihre Einstellungen des Fensters wurden nicht gespeichert
corrections-not-remembered = Korrekturen von Listen werden nicht gemerkt
nothing-can-be-kept = Nichts kann behalten werden
list-not-removed = Die Liste wurde nicht entfernt
link-not-opened = Der Link wurde nicht geöffnet
answers-not-saved = Ihre Antworten wurden nicht gespeichert
log-saved = Protokoll gespeichert
changes-saved = Änderungen gespeichert
not-found-any-more = Ein neuer Scan findet es nicht mehr
record-saved = Protokoll gespeichert
removal-pack-saved = Entfernungspaket gespeichert
hand-over-saved = Übergabe gespeichert
hand-over-not-made = Die Übergabe wurde nicht erstellt
nothing-chosen-yet = Noch ist nichts gewählt: Kreuzen Sie einen Hersteller oder ein Produkt an.
no-rule-gives = Für diese Organisation gibt keine Regel „{ $verdict }“ oder strenger für irgendein Produkt. Wählen Sie ein anderes Urteil, oder kreuzen Sie Produkte an.

# What is running, and what came of it.
scanning-done-of = Scan läuft, { $done } von { $total } { $total ->
         [one] Quelle
        *[other] Quellen
    } erledigt: { $source }
reading-lists = Wird gelesen, { $done } von { $total } { $total ->
         [one] Liste
        *[other] Listen
    }
reading-rows = Wird gelesen, { $count } { $count ->
         [one] Zeile
        *[other] Zeilen
    }
counted-of-verdict = { $count } { $verdict }

# What waits for an answer, on the rail.
wait-to-be-decided = { $count } { $count ->
         [one] Fund
        *[other] Funde
    } neu zu entscheiden
wait-to-be-recognised = { $count } { $count ->
         [one] Frage
        *[other] Fragen
    } zu Rechnern
