# Reports and what is handed over.

# Reports.
report-holds = A report holds what was read, what was found, and under which rules.
no-report-yet = No report yet
report-holds-now = A report holds what was read, what was found, and under which rules, applied for { $day }. { $records } { $records ->
         [one] record
        *[other] records
    } from { $machines } { $machines ->
         [one] machine
        *[other] machines
    }.
save-report-title = Save report
save-as = Save as { $name }…
save-asked = Save…
every-report-says-so = This is information, not legal advice. Every report says so.
hand-over-short = Hand over…
hand-over-to-tools = Hand over to the tools you have
hand-over-explained = Queries, policies and scripts for osquery, Fleet, Intune, Wazuh, GLPI, browsers and others.
report-machine = { $purpose } Machine: { $name }.
from-the-end-of = From the end of
from-day-field = From (YYYY-MM-DD)
to-the-end-of = to the end of
to-day-field = To (YYYY-MM-DD)
first-day-later = The first day is later than the second.
not-a-day-compared = Not a day; { $from } to { $to } is compared.
unknown-day = on a day that is not known
removal-not-closed = , not closed
removal-line = { $name } on { $machine }, { $when }{ $open }
