# Fehler und Arbeiten des Programms.

# What a job does, where it did not work.
heard-job-scan = Scan
heard-job-scan-disk = Scan des Laufwerks
heard-job-scan-administrator = Scan als Administrator
heard-job-list = Lesen der Liste
heard-job-lists = Lesen der Listen
heard-job-preview = Vorschau der Funde
heard-job-rules = Prüfen der Regeln
heard-job-sort = Sortieren der Funde
heard-job-official = Lesen der amtlichen Listen
heard-job-choice = Auswahl einer Datei
heard-job-report = Schreiben des Berichts
heard-job-record = Schreiben des Protokolls
heard-job-pack = Schreiben des Entfernungspakets
heard-job-log = Schreiben des Verlaufs
heard-job-changes = Schreiben der Änderungen
heard-job-handover-preview = Vorschau der Übergabe
heard-job-handover = Schreiben der Übergabe
heard-job-unfinished = Suche nach unfertigen Entfernungen
heard-job-records = Suche nach Protokollen von Entfernungen

# Errors of this program and of its files.
heard-own-error = Ein Fehler dieses Programms: { $why }.
heard-no-reason = kein Grund bekannt
heard-not-started = Es ließ sich nicht starten: { $error }.
heard-broken = Es geschieht nichts mehr. Schließen Sie den Assistenten und setzen Sie die Entfernung fort: Ihr Journal sagt, wie weit sie kam.
heard-no-folder-journal = Es gibt keinen Ordner für das Journal einer Entfernung, daher wurde nichts begonnen.
heard-unknown-system = Von diesem System kann Interdict nichts entfernen.
heard-not-begun = Sie wurde nicht begonnen: { $error }
heard-other-machine-removal = Das ist eine Entfernung von { $name }, und dieser Rechner ist { $own }. Nichts wurde ausgeführt.
heard-stopped-nothing-run = Angehalten. Nichts wurde ausgeführt.
heard-begun-as-administrator = Sie wurde als Administrator begonnen: Starten Sie Interdict als Administrator, um sie fortzusetzen.
heard-journal-of-user = Ihr Journal liegt im Ordner von { $user }, wo es geändert werden kann; als Administrator wird sie deshalb nicht fortgesetzt. Starten Sie Interdict als { $user } ohne Administratorrechte, um sie fortzusetzen oder beginnen Sie hier eine neue Entfernung.

# The scan as administrator.
heard-elevated-nothing = Der Scan als Administrator ergab nichts: { $error }. Was vorher gelesen wurde, bleibt.
heard-elevated-not-found = { $program } wurde nicht gefunden. Führen Sie „interdict-cli scan --out DATEI“ als Administrator aus und importieren Sie die Datei.
heard-elevated-changeable = Benutzer ohne Administratorrechte dürfen { $place } ändern, daher wird { $program } nicht als Administrator ausgeführt. Installieren Sie Interdict dort, wo nur ein Administrator schreiben kann.
heard-elevated-unread = Der Scan als Administrator konnte nicht gelesen werden: { $error }. Was vorher gelesen wurde, bleibt.
heard-elevated-not-understood = Der Scan als Administrator ließ sich nicht verstehen: { $error }. Was vorher gelesen wurde, bleibt.
heard-elevated-form = Der Scan als Administrator hat die unbekannte Form { $form }. Was vorher gelesen wurde, bleibt.
heard-elevated-other = Der Scan als Administrator ist der von { $name }, nicht von diesem Rechner. Was vorher gelesen wurde, bleibt.
heard-elevated-refused = Die Erlaubnis wurde nicht gegeben, daher wurde nichts neu gelesen
heard-elevated-cancelled = der Scan wurde abgebrochen
heard-elevated-start = es ließ sich nicht starten: { $error }
heard-elevated-code = es endete mit Code { $code }

# Files of the program.
heard-no-settings-folder = dieses System nennt keinen Ordner für Einstellungen
heard-look-not-said = { $path } sagt nicht, wie das Fenster aussehen soll: { $error }
heard-no-profile = { $path } ist kein Profil: { $error }
heard-too-large-catalogue = { $path } ist größer als 64 MB; das ist kein Katalog
heard-too-large-list = { $path } ist größer als 512 MB; so groß ist keine amtliche Namensliste
heard-no-catalogue-file = das ist keine Katalogdatei: sie beginnt nicht mit einer Signatur
heard-foreign-key = die Datei wurde mit einem Schlüssel signiert, dem dieses Programm nicht vertraut
heard-wrong-signature = die Signatur passt nicht zum Inhalt: die Datei wurde geändert oder ist abgeschnitten
heard-content-unread = der Inhalt ist nicht lesbar: { $error }
heard-dated-future = die Datei trägt das Datum { $date }, das noch nicht gekommen ist. Geht die Uhr dieses Rechners richtig?
heard-dated-older = die Datei trägt das Datum { $date }, der verwendete Katalog ist neuer: { $newer }
heard-set-aside = Sie wurde als { $path } beiseitegelegt.
heard-left-where = Sie wurde dort gelassen, wo sie ist ({ $error }).
heard-folder-not-empty = der Ordner ist nicht leer
heard-workbook-not-made = die Arbeitsmappe ließ sich nicht erstellen: { $error }
heard-pdf-not-made = das PDF ließ sich nicht erstellen: { $error }
heard-no-removal-chosen = Keine Entfernung wurde gewählt.
heard-no-machine-chosen = Kein Rechner wurde gewählt.
heard-only-kept-compared = Vergleichen lässt sich nur, was in einem Arbeitsbereich liegt.
heard-no-https = { $address } ist keine https-Adresse und wurde nicht geöffnet
heard-no-browser = der Browser ließ sich nicht starten: { $error }
heard-none-understood = keine ihrer Spalten wurde als Programme verstanden
