# Beschränkungen, Regeln, Gründe und Belege, was gelesen wurde.

# Which rules are shown.
chip-all = Alle
chip-touches-us = Betrifft uns
does-not = Betrifft nicht
not-in-force = Nicht in Kraft

# Restrictions.
close = Schließen
does-this-touch-us = Betrifft uns das?
through-the-vendor = Über den Hersteller.
yes-it-binds-you = Ja, es bindet Sie.
it-depends = Es kommt darauf an.
not-in-force-now = Nicht in Kraft.
no = Nein.
own-rule-of = Eigene Regel, { $file }
catalogue-verified = Eingebauter Katalog, geprüft
catalogue-not-verified = Eingebauter Katalog, nicht geprüft
search-rules = Regeln, Hersteller, Produkte suchen
no-rule-names = Keine Regel nennt „{ $text }“
absence-proves-nothing = Dass hier nichts steht, beweist nicht, dass es keine Regel gibt.
show-all-rules = Alle Regeln zeigen
head-place = Ort
head-for-you = Für Sie
head-vendors = Hersteller
head-status-as-of = Stand vom
as-of-not-known = nicht bekannt
not-yet = Noch nicht
ended = Beendet
proposed = Vorgeschlagen
paused = Ausgesetzt
binds-nobody = Bindet niemanden

# One rule in full.
reach-direct = bindet Sie direkt
reach-vendor = über den Hersteller
reach-depends = kommt darauf an
reach-none = bindet Sie nicht
reach-not-in-force = nicht in Kraft
rule-not-confirmed = Die Tatsachen dieser Regel wurden nicht in einer Quelle bestätigt. Schlagen Sie sie nach, bevor Sie sich darauf verlassen.
dates = Daten
what-it-does-not-say = Was sie nicht sagt
whom-and-what = Wen und was sie erreicht
authority = Behörde
fact-title = Titel
cite = Zitat
fact-status = Status
status-as-of = { $status }, Stand { $date }
no-official-address = Keine amtliche Adresse bekannt; zitieren Sie { $citation }.
official-text = Amtlicher Text, { $site }
one-question = Es hängt von einer Frage ab
answered-does = Ihre Antwort: ja
answered-does-not = Ihre Antwort: nein
it-does = Ja, so ist es
it-does-not = Nein, so ist es nicht
what-you-have-to-do = Was Sie tun müssen
due = Fällig { $day }: { $how }
due-passed = Fällig { $day }, verstrichen: { $how }
not-verified-sentence = Nicht geprüft.
done = Erledigt
draft-the-report = Meldung entwerfen
business-days = Werktage sind Montag bis Freitag; Feiertage sind nicht berücksichtigt.
draft-of-a-report = Entwurf einer Meldung
copy-the-text = Text kopieren
fill-in-brackets = Füllen Sie aus, was in Klammern steht. Interdict sendet nichts.
text-of-the-report = Text der Meldung
issued = Erlassen
in-effect = Wirksam
newest-text-read = Stand: neuester gelesener Text. { $status }
not-confirmed-since = seither { $months } { $months ->
         [one] Monat
        *[other] Monate
    } nicht bestätigt

# Why a finding is restricted.
decided-by-your-organisation = Von Ihrer Organisation entschieden
no-rule-covers-it = Sein Hersteller steht auf einer Liste, aber keine Regel erfasst dieses Produkt an diesem Tag. Es zählt nicht.
rules-that-list-it = Regeln, die es auflisten
other-rules = Andere Regeln, die es nennen

# Evidence.
certain-because = Sicher: { $what } beweist es.
an-identifier = eine Kennung
likely-because = Wahrscheinlich: Der Name sagt es, und nichts spricht dagegen.
to-review-because = Zu prüfen: Der Name allein beweist es nicht.
records-on = { $count } { $count ->
         [one] Eintrag
        *[other] Einträge
    } auf { $machine }
records-joined = { $count } { $count ->
         [one] Eintrag
        *[other] Einträge
    } auf { $machine }, zu einem Fund verbunden
hidden-twin = , verborgener Zwilling
left-behind = , zurückgelassen
read-here = Hier gelesen
part-of-it = Teil davon, einmal gezählt
same-product = Dasselbe Produkt, einmal gezählt
what-proves-it = Was es beweist
no-fact-was-read = Keine der hier verwendeten Tatsachen wurde in einer Quelle gelesen. Sehen Sie sich den Rechner an, bevor Sie handeln.
where-it-was-read = Wo es gelesen wurde
publisher = Herausgeber
product-code = Produktcode
uninstall-key = Deinstallationsschlüssel
package = Paket
bundle-id = Bundle-Kennung
it-says = Es sagt
installed-on = Installiert am
fact-for = Für
for-everybody = alle auf diesem Rechner
for-user = Benutzer { $user }
user-in-the-list = Benutzer in der Liste
read-from = Gelesen aus
row = Zeile
also-read = Auf diesem Rechner auch gelesen
of-user = von Benutzer { $user }
and-more = und { $count } weitere
not-verified-bracket = (Nicht geprüft)

# What was read.
run-as-administrator = Führen Sie „interdict-cli scan --out DATEI“ als Administrator aus und importieren Sie die Datei, um sie zu sehen.
scan-again = Noch einmal scannen
one-needs-rights = Eine Quelle braucht mehr Rechte: { $name }
one-not-read = Eine Quelle konnte nicht gelesen werden: { $name }
need-rights = { $count } { $count ->
         [one] Quelle braucht
        *[other] Quellen brauchen
    } mehr Rechte
not-read-count = { $count } { $count ->
         [one] Quelle konnte
        *[other] Quellen konnten
    } nicht gelesen werden
what-was-read = Was gelesen wurde
read-of = { $read } von { $all } gelesen
needs-rights = braucht Rechte
given-up = aufgegeben
not-read = nicht gelesen
more-sources = { $count } { $count ->
         [one] weitere Quelle
        *[other] weitere Quellen
    }
read-nothing-in-it = Gelesen, nichts darin
not-present-here = Hier nicht vorhanden
rows-records = { $rows } Zeilen = { $software } Einträge + { $skipped } absichtlich übergangen + { $problems } Probleme
rows-programs = { $rows } Zeilen = { $software } Programme + { $skipped } absichtlich übergangen + { $problems } Probleme
named-and-more = { $what }: { $names } und { $count } weitere.
folder-of-the-disk = Der Ordner, in dem der Datenträger eingehängt ist

# The organisation's own rules.
written-day-wrong = { $name }: „{ $text }“ ist kein Tag (JJJJ-MM-TT)
your-own-rules = Eigene Regeln
beside-the-law = Neben dem Recht, nie an seiner Stelle
own-rules-explained = Sperren Sie, was Ihre Organisation nicht will, oder erlauben Sie für eine Zeit, was eine Regel nennt. Erlaubtes wird weiterhin mit dem gezeigt, was das Recht dazu sagt.
a-rule-is-not-used = Eine Regel wird nicht verwendet
add-a-rule = Regel hinzufügen
add-from-a-file = Aus Datei hinzufügen…
allowed = Erlaubt
from-day = ab { $day }
until-day = bis { $day }
switched-off = ausgeschaltet
not-in-use-on = am { $day } nicht in Gebrauch
delete-named = { $name } löschen
change-named = { $name } ändern
delete-asked = „{ $name }“ löschen?
delete = Löschen
judged-without-it = Funde werden ohne sie neu beurteilt. Das lässt sich nicht rückgängig machen.
change-a-rule = Regel ändern
keep-the-rule = Regel behalten
what-the-rule-does = Was die Regel tut
rule-ban = Sperren
rule-allow = Erlauben
what-it-means = Was es bedeutet
field-names = Namen
hint-names = Wörter des Programmnamens, | zwischen mehreren
field-publishers = Herausgeber
hint-publishers = wie Listen sie schreiben, | zwischen mehreren
vendor = Hersteller
hint-vendor = aus dem Katalog (Kaspersky) oder ein anderer
product = Produkt
hint-product = aus dem Katalog oder ein anderes
field-identifiers = Kennungen
hint-identifiers = Paketnamen, Bundle-Kennungen, Produktcodes
hint-machines = leer: alle
reason = Grund
hint-reason = steht bei jedem Fund
decided-by = Entschieden von
from = Ab
hint-from = JJJJ-MM-TT, leer: immer
until = Bis
hint-until = JJJJ-MM-TT, der letzte Tag
shown-as = Wird als „{ $title }“ gezeigt.
still-missing = Es fehlt noch etwas. { $wrong }.
add-own-rules = Eigene Regeln hinzufügen
file-kind-rules = Regeln

# The catalogue in use and official lists of names.
catalogue = Katalog
from-a-signed-file = aus einer signierten Datei geladen
built-in = in dieses Programm eingebaut
rules-with-origin = Regeln, Stand { $date }: { $rules }, davon { $verified } geprüft; { $origin }.
newer-catalogue = Ein neuerer Katalog kommt als eine signierte Datei. Er wird nur übernommen, wenn Signatur und Datum stimmen; Interdict holt nie selbst einen.
catalogue-not-used = Der geladene Katalog wird nicht verwendet
load = Laden…
load-a-catalogue = Katalog laden
file-kind-catalogues = Kataloge
go-back-asked = Zu einem älteren Katalog zurück?
go-back = Zurückkehren
older-explained = Die Datei ist vom { $date }, der verwendete Katalog vom { $inuse }. Regeln, die dazwischen kamen oder sich änderten, würden fehlen.
official-lists = Amtliche Namenslisten
official-lists-explained = Herausgeber installierter Software werden darin nachgeschlagen: die Consolidated Screening List (CSV oder JSON), OpenSanctions targets.simple.csv oder ein Name je Zeile. Derselbe Name muss nicht dieselbe Firma sein; ein Treffer wird deshalb getrennt gezeigt und ist nie ein Fund.
list-in-use = { $format }. { $count } { $count ->
         [one] Organisation
        *[other] Organisationen
    }, { $left } Personen, Schiffe und Flugzeuge ausgelassen, { $problems } { $problems ->
         [one] Problem
        *[other] Probleme
    }
forget-named = { $name } vergessen
add-a-list = Liste hinzufügen…
add-an-official-list = Amtliche Liste hinzufügen
file-kind-names = Namenslisten
publishers-on-lists = Herausgeber auf amtlichen Listen
same-name-no-finding = Derselbe Name, kein Fund
publisher-on = { $publisher } auf { $machine }
and-more-in-report = und { $count } weitere; ein Bericht nennt alle
