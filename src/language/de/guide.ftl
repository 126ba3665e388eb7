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

# One step.
instruction-not-verified = Diese Anweisung wurde nicht geprüft
instruction-comes-from = Sie stammt aus: { $source } Sie wurde nicht in einer Quelle des Herstellers gelesen; sehen Sie zweimal hin, bevor Sie weitermachen.
make-sure-yourself = Vergewissern Sie sich selbst
what-did-you-see = Was haben Sie gesehen?
cannot-tell-say = Das Programm kann das von hier nicht feststellen. Wenn Sie sicher sind, schreiben Sie, was Sie gesehen haben; es kommt ins Protokoll.
only-a-person = Das kann nur ein Mensch tun
what-was-done = Was wurde getan?
do-it-then-go-on = Tun Sie es und machen Sie dann weiter. Was Sie hier schreiben, kommt ins Protokoll; es darf leer bleiben.
what-protects-asked = Was schützt diesen Rechner danach?
next-protection = Nächster Schutz
next-protection-explained = Der Name des Produkts, oder warum keines nötig ist. Es kommt ins Protokoll.
in-the-middle-explained = Er wurde begonnen, und sein Ende wurde nicht festgehalten: Das Programm oder der Rechner ging aus. Ob er getan wurde, ist nicht bekannt; wiederholen Sie ihn oder lassen Sie ihn aus.
was-in-the-middle = War mitten darin
password-not-accepted = Falls ein Passwort gesetzt ist, wurde es vielleicht nicht angenommen: Geben Sie es noch einmal ein, oder sehen Sie unten, was ohne es zu tun ist.
outcome-nothing = Nichts zu tun
outcome-restart = Erledigt, Neustart nötig
outcome-does-not-hold = Trifft nicht zu
outcome-cannot-tell = Von hier nicht festzustellen
outcome-person = Für einen Menschen
outcome-skipped = Ausgelassen
outcome-failed = Fehlgeschlagen
outcome-refused = Nicht ausgeführt
outcome-stopped = Angehalten
outcome-timed-out = Nach Zeitgrenze angehalten
what-the-program-said = Was das Programm sagte
copy-the-output = Ausgabe kopieren
what-was-found = Was gefunden wurde
what-to-know = Was zu wissen ist
may-be-left-behind = Was zurückbleiben kann
leftovers-explained = Entfernt wird nur, was da ist, jedes für sich. Nehmen Sie das Häkchen weg bei dem, was bleiben soll.
shared-stays = wird auch von anderen benutzt: bleibt
removed-where-there = wird entfernt, wo es da ist
leftover-not-there = war bei der Suche nicht da
nothing-left-go-on = Nichts zu entfernen, weiter
leave-these-go-on = Diese lassen, weiter
for-a-person = für einen Menschen
leftover-not-verified = Nicht geprüft: Die Angabe des Katalogs wurde nicht in einer Quelle gelesen
about-this-step = Zu diesem Schritt
nothing = Nichts.
source-verified = { $source } Geprüft.
source-not-verified = { $source } Nicht geprüft.
what-will-change = Was sich ändert
going-back = Der Weg zurück
when-it-fails = Wenn es misslingt
notes = Notizen
they-go-into-the-record = Sie kommen ins Protokoll
note-about-this-step = Notiz zu diesem Schritt
keep-note = Notiz behalten

# What came of the removal.
verified-gone-on = Nachweislich weg am { $day }
gone-restart-pending = Weg, Neustart steht aus
gone-with-leftovers = Weg am { $day }, mit { $count } { $count ->
         [one] Überrest
        *[other] Überresten
    }
still-here = Noch da
scanned-at-time = Gescannt um { $time }.
title-left-behind = Zurückgelassen
could-not-be-read-now = Konnte diesmal nicht gelesen werden
what-protects-now = Was diesen Rechner jetzt schützt
gone-and-not = { $gone } weg, { $left } nicht
before-and-now = Vorher und jetzt
left-over = Überrest
proof = Nachweis
record-of-this-removal = Protokoll dieser Entfernung
record-explained = Was vorher und nachher gefunden wurde, jeder Schritt mit Zeit und Ergebnis, und Ihre Notizen; keine Passwörter.
save-record-html = Protokoll als HTML speichern…
save-record-json = Protokoll als JSON speichern…
save-record = Protokoll speichern

# While a step runs.
running-for-time = Läuft seit { $time }
stopping = Wird angehalten…
stop = Anhalten…
no-percentage = Ein Prozentwert wird nicht gemeldet.
no-percentage-waits = Ein Prozentwert wird nicht gemeldet. Der Assistent wartet bis zu { $minutes } { $minutes ->
         [one] Minute
        *[other] Minuten
    }.
what-is-running = Was läuft
also-in-the-record = Kommt auch ins Protokoll dieser Entfernung
live-output = Laufende Ausgabe
said-nothing-yet = Das Programm hat noch nichts gesagt. Viele Deinstallationsprogramme sagen gar nichts.
follow-new-lines = Neuen Zeilen folgen
earlier-lines-not-shown = { $count } { $count ->
         [one] frühere Zeile
        *[other] frühere Zeilen
    } nicht gezeigt

# What runs.
hidden = (verborgen)
password-goes-on-explained = Das System fragt nach Administratorrechten. Das Passwort wird aus dem Arbeitsspeicher übergeben, sobald das Programm mit diesen Rechten darauf wartet, und nirgends behalten.
password-goes-on = Das Passwort geht an ein Programm mit mehr Rechten
command-not-verified = Dieser Befehl wurde nicht in einer Quelle geprüft
what-will-be-asked = Was zum Nachsehen gestartet wird
only-read = Es ändert nichts: Interdict liest nur, was es sagt. Gestartet wird es, wenn Sie unten auf die Schaltfläche drücken.
what-will-run = Was ausgeführt wird
which-way-fits = Welcher Weg passt?
password = Passwort
uninstall-password = Deinstallationspasswort
password-given-before = Ein Passwort wurde schon angegeben und liegt im Arbeitsspeicher. Geben Sie ein anderes ein, um es zu ersetzen.
password-explained = Es wird an das Deinstallationsprogramm übergeben, liegt nur im Arbeitsspeicher und wird nie auf die Platte oder ins Protokoll geschrieben.
hidden-in-record = hier und im Protokoll verborgen
copy-without-password = Ohne Passwort kopieren
started-directly = Wird direkt gestartet, nicht über eine Befehlszeile. { $basis }
arg-uninstall = deinstallieren
arg-no-windows = keine Fenster
arg-no-restart = noch kein Neustart
arg-this-product = dieses Produkt
before-you-run-it = Bevor Sie es ausführen
system-asks-when-run = Das System fragt danach, wenn Sie Ausführen drücken.
guide-waits = Der Assistent wartet bis zu { $minutes } { $minutes ->
         [one] Minute
        *[other] Minuten
    }, beendet dann das Programm und sagt, was er vorfand.
opens-own-windows = Es öffnet eigene Fenster, die Sie beantworten müssen.
others-see-password = Während es läuft, können andere auf diesem Rechner das Passwort in der Prozessliste sehen: Dieses Deinstallationsprogramm bietet keinen anderen Weg.
save-open-work = Speichern Sie offene Arbeit, bevor Sie es ausführen.
does-not-run-this = Interdict führt diesen Schritt nicht aus
do-it-yourself = Tun Sie es selbst, wie unten steht, und lassen Sie den Schritt hier aus; der Scan am Ende zeigt, was daraus wurde.
by-hand-title = Was von Hand getan werden kann
use-own-uninstaller = Verwenden Sie das eigene Deinstallationsprogramm in der Programmliste des Systems.
not-run-by = Von Interdict nicht ausgeführt: { $why }.

# Questions before something is done.
run-this-on = Dies auf { $machine } ausführen?
run = Ausführen
first-command = Dies ist der erste Befehl dieser Entfernung. Von hier an läuft jeder weitere, wenn Sie Ausführen drücken; keiner läuft von selbst.
remove-leftovers-from = { $count } { $count ->
         [one] Überrest
        *[other] Überreste
    } von { $machine } entfernen?
nothing-is-ticked = Nichts ist angekreuzt: Es wird nur nachgesehen, was da ist.
nothing-else-touched = Sonst wird an diesen Orten nichts angerührt.
leave-out-asked = „{ $title }“ auslassen?
leave-it-out-step = Auslassen
skip-explained = Was dieser Schritt tun sollte, geschieht nicht. Die Entfernung geht mit dem nächsten weiter, das Protokoll sagt, dass er ausgelassen wurde, und der Scan am Ende zeigt, was das bedeutet.
why-left-out = Warum wird er ausgelassen?
why-into-record = Warum? Es kommt ins Protokoll.
stop-this-step = Diesen Schritt anhalten?
stop-it = Anhalten
let-it-run = Weiterlaufen lassen
ends-soon = Er endet, sobald er kann, und kann wiederholt werden.
ended-in-the-middle = Das Programm wird mittendrin beendet, samt dem, was es gestartet hat. Das Produkt kann dann halb entfernt sein: Wiederholen Sie den Schritt, oder reparieren Sie zuerst das Produkt. Arbeit, die es einem Dienst des Systems übergeben hat, kann weiterlaufen.
finish-explained = Es geschieht nichts mehr, und sie kann nicht fortgesetzt werden. Das Protokoll behält, was gefunden wurde.
finish-asked = Diese Entfernung so abschließen?
finish = Abschließen
