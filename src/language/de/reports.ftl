# Berichte und was übergeben wird.

# Reports.
report-holds = Ein Bericht enthält, was gelesen und gefunden wurde, und nach welchen Regeln.
no-report-yet = Noch kein Bericht
report-holds-now = Ein Bericht enthält, was gelesen und gefunden wurde, und nach welchen Regeln, angewendet für { $day }. { $records } { $records ->
         [one] Eintrag
        *[other] Einträge
    } von { $machines } { $machines ->
         [one] Rechner
        *[other] Rechnern
    }. Berichte sind auf Englisch.
save-report-title = Bericht speichern
save-as = Als { $name } speichern…
save-asked = Speichern…
every-report-says-so = Dies ist Information, keine Rechtsberatung. Jeder Bericht sagt das.
hand-over-short = Übergeben…
hand-over-to-tools = An Ihre Werkzeuge übergeben
hand-over-explained = Abfragen, Richtlinien und Skripte für osquery, Fleet, Intune, Wazuh, GLPI, Browser und andere.
report-machine = { $purpose } Rechner: { $name }.
from-the-end-of = Vom Ende des
from-day-field = Von (JJJJ-MM-TT)
to-the-end-of = bis zum Ende des
to-day-field = Bis (JJJJ-MM-TT)
first-day-later = Der erste Tag liegt nach dem zweiten.
not-a-day-compared = Kein Tag; verglichen wird { $from } bis { $to }.
unknown-day = an unbekanntem Tag
removal-not-closed = , nicht abgeschlossen
removal-line = { $name } auf { $machine }, { $when }{ $open }

# Kinds and formats of reports.
paper-of-a-pdf = Papier eines PDF
paper-letter = Letter
csv-with-mark = CSV mit der Marke, an der Excel UTF-8 erkennt
format-html = HTML-Seite
format-xlsx = Excel-Arbeitsmappe
format-html-purpose = Zum Lesen und Drucken; eine Datei, die kein Netz braucht.
format-pdf-purpose = Zum Drucken, Versenden und Ablegen.
format-xlsx-purpose = Zum Sortieren und Filtern: ein Blatt je Thema.
format-csv-purpose = Eine Liste, für andere Werkzeuge.
format-json-purpose = Alles, in einer dokumentierten Form für Programme.
format-markdown-purpose = Für ein Ticket.
report-summary = Zusammenfassung für die Leitung
report-full = Vollständiger Bericht
report-one-machine = Ein Rechner
report-attestation = Bescheinigung
report-incident = Vorfallmeldung
report-exceptions = Verzeichnis der Ausnahmen
report-changes = Änderungen
report-removal = Entfernungsprotokoll
report-summary-purpose = Eine Seite: was gefunden wurde, was es bedeutet, was als Nächstes kommt.
report-full-purpose = Alles: Funde, Regeln, was gelesen wurde und was nicht.
report-one-machine-purpose = Was auf einem Rechner gefunden wurde, und nach welchen Regeln.
report-attestation-purpose = Was durchsucht wurde, wie und mit welchem Ergebnis; ein Text zum Prüfen und Unterschreiben.
report-incident-purpose = Entwürfe der Meldungen, die eine Regel verlangt, mit markierten Lücken.
report-exceptions-purpose = Was die Organisation zu behalten entschied, warum und bis wann.
report-changes-purpose = Was neu ist, was nicht mehr da ist und was nicht angesehen wurde.
report-removal-purpose = Was entfernt wurde, Schritt für Schritt, und wie es geprüft wurde.

# Hand-over to other tools.
hand-over = Übergeben
change-your-answers = Ihre Antworten ändern
hand-over-changes-nothing = Weder an diesem noch an einem anderen Computer wird etwas geändert: Es werden Dateien geschrieben, die Sie lesen und verteilen. Dies ist Information, keine Rechtsberatung.
save-into-a-folder = In einen Ordner speichern…
save-the-hand-over = Übergabe speichern
back-to-reports = Zurück zu den Berichten
files-for-tools = Dateien für die Werkzeuge, die Sie schon haben, aus dem Katalog vom { $version } für { $name } ({ $kind }), wie die Regeln am { $day } gelten.
for-which-tool = Für welches Werkzeug
which-products = Welche Produkte
what-is-ticked = Was angekreuzt ist
what-the-rules-reach = Was die Regeln treffen
rules-reach-explained = Jedes Produkt und jeder Hersteller, für die eine Regel Ihrer Organisation dieses Urteil oder ein strengeres gibt, ob gefunden oder nicht. Was von einer nicht beantworteten Frage abhängt, zählt mit.
search-makers = Hersteller und Produkte suchen
no-maker-has = Kein Hersteller oder Produkt enthält diese Wörter.
verdict-or-more = { $verdict } oder strenger
tick-what-was-found = Gefundenes ankreuzen
tick-nothing = Nichts ankreuzen
everything-it-makes = { $name }: alles von diesem Hersteller
into-which-folder = In welchen Ordner
into-folder-explained = Die Skripte schreiben je Rechner eine Inventardatei in diesen Ordner. Rechner brauchen dort das Recht zu schreiben und keines zu lesen.
shared-folder = Freigegebener Ordner
publishers-in-signatures = Herausgeber in Signaturen
signatures-explained = Der Katalog weiß nicht, wie Hersteller ihre Programme signieren. Die Skripte read-signers.ps1 sagen es auf einem Rechner, der die Software hat; tragen Sie ein, was sie sagen, je Zeile einen: „O=…, L=…, C=…“ für AppLocker, „TBS=…, CN=…“ für App Control.
publishers-one-a-line = Herausgeber, je Zeile einer
files-being-made = Die Dateien werden erstellt…
no-files-yet = Es gibt noch keine Dateien
files = Dateien
count-files = { $count } { $count ->
         [one] Datei
        *[other] Dateien
    }
copy-the-file = Datei kopieren
count-lines = { $count } { $count ->
         [one] Zeile
        *[other] Zeilen
    }
text-of = Text von { $path }
folder-not-empty = Der Ordner ist nicht leer
write-into-it = Hineinschreiben
none-replaced = Keine ihrer Dateien wird ersetzt.
count-more = { $count } weitere
files-replaced = { $count } { $count ->
         [one] Datei wird
        *[other] Dateien werden
    } ersetzt: { $names }.
lies-there-stays = Was sonst dort liegt, bleibt und würde mit dem Rest verteilt. Wählen Sie einen anderen Ordner, oder leeren Sie ihn zuerst, falls er von einer früheren Übergabe ist.

# What is handed over to.
engine-browsers = Browserrichtlinien
engine-collection = Sammeln in einem freigegebenen Ordner
engine-glpi = GLPI und OCS Inventory
engine-packages = Paketverwaltungen
engine-applocker = AppLocker und App Control
engine-removal = Entfernungspakete
engine-osquery-summary = Ein Abfragepaket: wo eingeschränkte Software ist, jeden Tag.
engine-fleet-summary = GitOps-Dateien: Richtlinien, die bestanden sind, wo nichts gefunden wird, und Berichte.
engine-intune-summary = Skripte, die erkennen und entfernen, und eine Konformitätsregel.
engine-browsers-summary = Richtlinien, die eingeschränkte Erweiterungen aus Chrome, Edge, Chromium, Brave und Firefox fernhalten.
engine-collection-summary = Skripte, die je Rechner eine Inventardatei schreiben, die Interdict liest.
engine-wazuh-summary = Eine Konfigurationsprüfung: keine Schlüssel, Ordner und Programme des Herstellers.
engine-glpi-summary = Suchen zum Einfügen und eine Wörterbuchregel zum Importieren.
engine-packages-summary = Sperren für apt, dnf und zypper; was winget und Chocolatey können.
engine-applocker-summary = Verweigerungsregeln nach Herausgeber, Ordner und Paket, zuerst zur Überwachung.
engine-removal-summary = Anleitungen und Skripte, die jedes Produkt entfernen, für jedes Verwaltungswerkzeug.
