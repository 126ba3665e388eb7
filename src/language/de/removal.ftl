# Entfernung: der Reiter im Bereich und der Assistent.

# The panel's tab.
no-recipe = Der Katalog hat kein Rezept für dieses Produkt. Verwenden Sie das eigene Deinstallationsprogramm in der Programmliste des Systems und scannen Sie danach noch einmal.
steps-for = Schritte für { $system }. Hier wird nichts ausgeführt: Lesen Sie jeden Befehl, oder lassen Sie den Assistenten sie durchgehen.
system-not-said = Die Liste sagt nicht, welches System dieser Rechner hat.
system-not-known = System nicht bekannt
what-protects-afterwards = Was diesen Rechner danach schützt
copy-all-steps = Alle Schritte kopieren
back-to-the-guide = Zurück zum Assistenten
start-the-guide = Assistent starten…
save-removal-pack = Entfernungspaket speichern…
save-removal-pack-title = Entfernungspaket speichern
guide-explained = Der Assistent geht die Entfernung Schritt für Schritt durch und bestätigt sie mit einem Scan. Ein Entfernungspaket enthält dieselben Schritte als Anleitung und Skripte.
gone-explained = Bei einer späteren Erfassung wurde dies nicht mehr gefunden, es gibt also nichts zu entfernen. Was getan wurde, steht unter Verlauf, das Protokoll einer Entfernung unter Berichte.
pack-explained = Dies wurde nicht durch einen eigenen Scan auf diesem Rechner gelesen, daher wird von hier nichts ausgeführt. Ein Entfernungspaket enthält Anleitung und Skripte für jenen Rechner; sie enthalten kein Passwort.
when-is = Wann: { $when }
fill-in-angles = Füllen Sie aus, was zwischen < und > steht.
not-run-because = Interdict führt ihn nicht aus: { $why }.
from-a-changeable-place = Von einem Ort, den ein gewöhnlicher Benutzer ändern kann: nicht als Administrator ausführen.
from-the-list-of-programs = Aus der eigenen Programmliste dieses Rechners.
