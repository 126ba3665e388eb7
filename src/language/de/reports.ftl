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
