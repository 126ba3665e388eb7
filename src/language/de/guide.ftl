# Der Assistent der Entfernung.

# What is to go.
what-is-to-go = Was soll weg?
everything-one-plan = Alles, was von { $machine } weg soll, ergibt einen Plan, in der richtigen Reihenfolge und mit einem Neustart am Ende.
count-findings = { $count } { $count ->
         [one] Fund
        *[other] Funde
    }
on-this-computer = Auf diesem Rechner
no-recipe-own-plan = Der Katalog hat kein Rezept dafür: Der Plan entsteht aus den eigenen Deinstallationsangaben des Eintrags.
what-happens-now = Was jetzt geschieht
scanned-again = Dieser Rechner wird noch einmal gescannt. Das ändert nichts.
plan-made = Aus dem, was da ist, entsteht ein Plan, der Schritt für Schritt gezeigt wird.
nothing-run-before = Nichts wird ausgeführt, bevor Sie den Befehl gelesen und Ausführen gedrückt haben.
each-step-written = Jeder Schritt wird festgehalten, wenn er geschieht: ein Protokoll, das Sie speichern können.
make-the-plan = Plan erstellen

# The bar below a step.
record-keeps = Es geschieht nichts mehr; das Protokoll behält, was gefunden wurde.
finish-as-it-is = So abschließen…
may-be-skipped = Diesen Schritt auslassen; das Protokoll sagt es.
cannot-be-skipped = Dieser Schritt kann nicht ausgelassen werden.
skip = Auslassen…
back = Zurück
this-computer-inside = diesem Rechner
i-have-read = Ich habe den Befehl gelesen und will ihn auf { $machine } ausführen
leave-it-on = Lassen Sie den Rechner an. Geht er doch aus, macht der Assistent hier weiter.
removal-finished = Diese Entfernung ist abgeschlossen; ihr Protokoll kann gespeichert werden.
restart-then-go-on = Starten Sie den Rechner neu, dann Interdict, und setzen Sie diese Entfernung fort.
next-step = Weiter: { $title }
back-to-findings = Zurück zu den Funden
i-am-sure = Ich bin sicher
check-again = Noch einmal prüfen
check = Prüfen
i-have-done-this = Ich habe das getan
keep-this-answer = Diese Antwort behalten
no-password-is-set = Es ist kein Passwort gesetzt
use-this-password = Dieses Passwort verwenden
done-by-hand = Ich habe es von Hand getan
run-this-step = Diesen Schritt ausführen
see-restart = Prüfen, ob ein Neustart nötig ist
scan-now = Jetzt scannen
remove-leftovers = Überreste entfernen…

# Removals that are not finished.
a-removal-is-open = Eine Entfernung ist offen: { $name }
a-removal-prepared = Eine Entfernung wird vorbereitet
goes-on-all-done = Alle Schritte sind getan; sie ist nicht abgeschlossen.
goes-on-with = Sie geht mit dem Schritt „{ $step }“ weiter.
removal-interrupted = Eine Entfernung wurde unterbrochen: { $name }
continue-removal-of = Entfernung von { $name } fortsetzen
continue = Fortsetzen…
begun-on = Begonnen am { $day } um { $time } von { $by }. { $next }
begun-by = Begonnen von { $by }. { $next }

# The guide around its steps.
no-removal-is-open = Keine Entfernung ist offen.
pause-and-close = Pause und schließen
every-step-is-kept = Jeder Schritt wird behalten; Sie können später weitermachen.
wait-or-stop = Warten Sie, bis der Schritt fertig ist, oder halten Sie ihn an.
leave-open-see = Offen lassen und die Funde ansehen
remove-named = { $name } entfernen
remove-plain = Entfernen
as-administrator = als Administrator
system-asks-rights = das System fragt nach Administratorrechten, wo ein Schritt sie braucht
making-the-plan = Plan wird erstellt
making-the-plan-line = Dieser Rechner wird noch einmal gescannt, damit der Plan zu dem passt, was jetzt darauf ist. Nichts wird geändert.
scanning-of = Scan, { $done } von { $total } Quellen: { $source }
removal-not-begun = Die Entfernung wurde nicht begonnen
close-the-guide = Assistent schließen
every-step-kept-promise = Jeder Schritt wird behalten, wenn er geschieht. Sie können das Fenster schließen oder neu starten; der Assistent macht hier weiter.
running-for = Läuft, { $time }
in-the-middle = War mitten darin; noch einmal tun
word-at-time = { $word } um { $time }
step-next = Als Nächstes
guide-cannot-go-on = Der Assistent kann nicht weitermachen
this-was-not-done = Das wurde nicht getan
step-of = Schritt { $number } von { $all }
