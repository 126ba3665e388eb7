# Bilder: Funde im Lauf der Zeit, Rechner nach Einstufung, Produkte nach Rechner.

chart-by-day = Offene Funde nach Tagen
chart-by-week = Offene Funde nach Wochen
chart-by-month = Offene Funde nach Monaten
chart-from-second-day = Wie sie sich ändern, zeigt sich vom zweiten Tag an, an dem etwas gelesen wird. Bisher ist es einer.
chart-rules-of-today = Gezählt nach den Regeln, wie sie heute sind; die Daten sind die der Prüfungen und Listen.
chart-list-read = Liste gelesen
chart-gone = Nicht mehr gefunden
chart-span = { $from } bis { $until }
chart-open = { $count } { $count ->
     [one] offener Fund
    *[other] offene Funde
}
chart-lists = { $count } { $count ->
     [one] Liste
    *[other] Listen
} gelesen
chart-scans = { $count } { $count ->
     [one] Prüfung
    *[other] Prüfungen
}
chart-gone-count = { $count } nicht mehr gefunden
chart-part = { $what }: { $count }
month-short = { $month ->
     [1] Jan.
     [2] Feb.
     [3] März
     [4] Apr.
     [5] Mai
     [6] Juni
     [7] Juli
     [8] Aug.
     [9] Sept.
     [10] Okt.
     [11] Nov.
    *[12] Dez.
}
day-of-month = { $day }. { $name }
machines-by-verdict = Rechner nach Einstufung
counted-by-most-serious = Rechner, gezählt nach { $count ->
     [one] seinem schwersten Fund
    *[other] ihrem schwersten Fund
}
do-this-first = Dies zuerst
for-information = Zur Kenntnis
so-many-of = { $shown } von { $of }
due-by = Fällig bis { $day }
name-on-machines = { $name } auf { $count } { $count ->
     [one] Rechner
    *[other] Rechnern
}
show-so-many-findings = { $count } { $count ->
     [one] Fund
    *[other] Funde
} zeigen
products-by-machine = Produkte nach Rechner
machines-as-list = Liste
how-machines-are-shown = Wie die Rechner gezeigt werden
heat-nothing = Wo eine Regel etwas auf einem Rechner nennt, erscheint es hier.
heat-cell = { $verdict }: { $name }, auf { $machine }
dates-of-this-rule = Diese Regel
dates-of-all-rules = Alle Regeln dazu
issued-and-in-effect = Erlassen und in Kraft
confirmed-until = Letzter Tag, für den es als geltend gelesen wurde
no-day-of-effect = Ab welchem Tag es gilt, ist nicht bekannt.
in-effect-for-vendor = Für diesen Hersteller wirksam
ended-for-vendor = Für diesen Hersteller beendet
last-known-term-ends = Ende der letzten bekannten Frist für diesen Hersteller
any-place = alle
of-place = Ort: { $place }
by-rule = Nach Regel
by-vendor = Nach Hersteller
how-rules-are-shown = Wie die Regeln gezeigt werden
head-since = Seit
counts-from = ab { $date }
none-named = keiner genannt
