# Wörter, die überall stehen, und das Glossar für alle Dateien dieses Ordners. Anrede: Sie.
#
# machine: Rechner. program, software: Programm, Software. list: Liste. scan: Scan, scannen.
# reading: Einlesung (ein Scan oder eine Liste, die behalten wurde). finding: Fund. evidence: Beleg.
# rule: Regel. measure: Maßnahme. covered: erfasst. binds: bindet. catalogue: Katalog.
# prohibited: Verboten. restricted: Eingeschränkt. advised against: Davon abgeraten. listed: Gelistet.
# exempt: Ausgenommen. wrong match: Falscher Treffer. to review: Zu prüfen. verified gone: Nachweislich weg.
# not verified: Nicht geprüft. not fully read: Nicht ganz gelesen. leftover: Überrest.
# removal pack: Entfernungspaket. vendor: Hersteller. publisher: Herausgeber. source: Quelle.
# plug-in: Plug-in. extension: Erweiterung. workspace: Arbeitsbereich. record: Eintrag, Protokoll.

# Verdicts and the other words of the field, each with what it means.
term-rule = Regel
term-rule-sense = Eine Maßnahme einer Regierung oder eine eigene Regel. Sie nennt, was sie erfasst, wen sie bindet und ab welchem Tag. Der Katalog führt jede mit ihrer Quelle.
term-covered = Erfasst
term-covered-sense = Eine Regel erfasst, was ihr Text sagt: alles von einem Hersteller, einzelne Produkte, eine Kategorie oder eine Art von Geräten. Ein Programm desselben Herstellers, das keine Regel erfasst, ist kein Fund.
term-binds = Bindet Sie
term-binds-sense = Eine Regel bindet Sie, wenn sie sich an eine Organisation Ihrer Art und Ihres Ortes richtet, so wie Sie die ersten Fragen beantwortet haben. Eine Regel kann Sie auch über den Hersteller treffen: Er darf Ihnen nichts mehr verkaufen oder Sie nicht mehr mit Updates versorgen.
verdict-prohibited = Verboten
term-prohibited-sense = Eine Regel, die Sie bindet, sagt, dass Sie es nicht haben oder benutzen dürfen.
verdict-restricted = Eingeschränkt
term-restricted-sense = Etwas ist Ihnen abgeschnitten: Kauf, Verlängerung, Updates, Lieferung oder Einbau. Der Besitz ist durch diese Regel nicht verboten.
verdict-advised-against = Davon abgeraten
term-advised-against-sense = Eine Behörde warnt davor. Verboten ist nichts.
verdict-listed = Gelistet
term-listed-sense = Für andere oder anderswo ist es eingeschränkt. Für den Besitz bindet Sie nichts.
depends = Kommt darauf an
term-depends-sense = Ob die Regel Sie trifft, hängt von einer Tatsache ab, nach der die ersten Fragen nicht fragen, etwa einer Vertragsklausel. Danach wird einmal gefragt, und Ihre Antwort wird behalten.
finding = Fund
term-finding-sense = Ein eingeschränktes Produkt auf einem Rechner, gleich wie viele Einträge davon sprechen: ein Programmeintrag, ein Dienst, ein Treiber, eine Erweiterung.
evidence = Belege
term-evidence-sense = Was gelesen wurde und auf das Produkt weist, und wie sicher es dadurch ist. Eine Kennung oder der Herausgeber beweist es; ein Name allein macht es höchstens wahrscheinlich.
to-review = Zu prüfen
term-to-review-sense = Es könnte dieses Produkt sein, doch nichts beweist es. Bis Sie entscheiden, zählt es nicht als gefunden.
not-fully-read = Nicht ganz gelesen
term-not-fully-read-sense = Etwas konnte nicht gelesen werden, oder diese Art von Liste kann es nicht zeigen. Was dort stand, darüber lässt sich nichts sagen.
source = Quelle
term-source-sense = Ein Ort, an dem Software verzeichnet ist: die Programmliste, Dienste, das Profil eines Browsers, eine Spalte einer Liste. Jede wird gelesen oder nicht gelesen, mit Begründung.
term-leftover = Überrest
term-leftover-sense = Was ein Deinstallationsprogramm zurückgelassen hat: ein Ordner, ein Dienst, ein Treiber, ein Schlüssel, eine Erweiterung, ein Zertifikat.
term-as-of = Stand
term-as-of-sense = Der Tag, für den die Regeln angewendet werden. Der Katalog kennt die Texte bis zu seinem eigenen Datum; was später kam, kann er nicht wissen.
term-verified = Geprüft
term-verified-sense = Die Tatsache wurde an ihrer Quelle gelesen. Was nicht, ist als nicht geprüft gekennzeichnet und gilt nie als sicher.
what-is-this = Was ist das? { $word }

# Marks: the word, and its meaning under the pointer.
nothing-found = Nichts gefunden
open = Offen
in-progress = In Arbeit
verified-gone = Nachweislich weg
not-in-the-newest-list = Nicht in der neuesten Liste
exempt = Ausgenommen
wrong-match = Falscher Treffer
not-verified = Nicht geprüft
not-covered = Nicht erfasst
mark-prohibited = Eine Regel bindet Sie: Sie dürfen es nicht haben oder benutzen.
mark-advised-against = Eine Behörde warnt; verboten ist nichts.
mark-listed = Für andere oder anderswo eingeschränkt. Nichts bindet Sie.
mark-to-review = Es könnte dieses Produkt sein. Entscheiden Sie; bis dahin zählt es nicht.
mark-nothing-found = Programme wurden gelesen; keine Regel nennt eines davon.
mark-not-fully-read = Etwas konnte nicht gelesen werden. Sehen Sie nach, was fehlt.
mark-open = Es wurde noch nichts unternommen.
mark-in-progress = Eine Entfernung wurde begonnen.
mark-verified-gone = Ein neuer Scan findet es nicht mehr.
mark-not-in-list = Die neueste Liste nennt es nicht mehr. Noch nicht durch einen Scan bestätigt.
mark-exempt = Vorerst erlaubt, durch eine festgehaltene Entscheidung.
mark-wrong-match = Jemand hat entschieden, dass es nicht dieses Produkt ist.
mark-not-verified = Diese Tatsache wurde nicht in einer Quelle gelesen.
mark-not-covered = Sein Hersteller steht auf einer Liste, aber keine Regel erfasst dieses Produkt.

# Words of the model: how sure, what kind, which field.
certain = Sicher
likely = Wahrscheinlich
kind-program = Programm
kind-store-app = Store-App
kind-package = Paket
kind-service = Dienst
kind-driver = Treiber
kind-scheduled-task = Geplante Aufgabe
kind-process = Laufender Prozess
kind-browser-extension = Browsererweiterung
kind-language-package = Paket einer Programmiersprache
kind-component = Komponente
kind-antivirus = Antivirus-Eintrag
kind-startup-entry = Autostart-Eintrag
kind-certificate = Stammzertifikat
kind-distribution = System im System
kind-licence = Lizenz
field-product-code = Produktcode
field-uninstall-key = Deinstallationsschlüssel
field-bundle-id = Bundle-Kennung
field-package = Paketname
field-extension-id = Erweiterungskennung
field-signer = Signaturgeber
field-publisher = Herausgeber
field-name = Name
field-file = Programmdatei
status-in-force = In Kraft
status-partly = Teilweise in Kraft
status-superseded = Ersetzt
status-rescinded = Zurückgezogen
status-paused = Ausgesetzt
status-proposed = Vorgeschlagen
status-unknown = Nicht bekannt

# Parts of pages.
remove-filter = Filter entfernen: { $word }
command-program = Programm
command-arguments = Argumente
cancel = Abbrechen
esc-cancels = Esc bricht ab
drop-to-read = Loslassen, um diese Datei zu lesen
copy-details = Einzelheiten kopieren
details = Einzelheiten
what-you-can-do = Was Sie tun können
close-this-one = Schließen: { $title }
step-done = erledigt
step-current = aktueller Schritt
step-to-come = kommt noch
step-not-needed = nicht nötig
step-named = Schritt { $number }: { $title }, { $state }. { $line }
tick-all = Alle ankreuzen: { $name }
row-named = Zeile { $number }
tick-named = Ankreuzen: { $name }
