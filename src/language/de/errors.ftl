# Fehler und Arbeiten des Programms.

# What a job does, where it did not work.
told-job-scan = Scan
told-job-scan-disk = Scan des Laufwerks
told-job-scan-administrator = Scan als Administrator
told-job-list = Lesen der Liste
told-job-lists = Lesen der Listen
told-job-preview = Vorschau der Funde
told-job-rules = Prüfen der Regeln
told-job-sort = Sortieren der Funde
told-job-official = Lesen der amtlichen Listen
told-job-choice = Auswahl einer Datei
told-job-report = Schreiben des Berichts
told-job-record = Schreiben des Protokolls
told-job-pack = Schreiben des Entfernungspakets
told-job-log = Schreiben des Verlaufs
told-job-changes = Schreiben der Änderungen
told-job-handover-preview = Vorschau der Übergabe
told-job-handover = Schreiben der Übergabe
told-job-unfinished = Suche nach unfertigen Entfernungen
told-job-records = Suche nach Protokollen von Entfernungen
told-job-workspace = Öffnen des Arbeitsbereichs
told-job-saved-data = Arbeit an den gespeicherten Daten
told-job-backup = tägliche Sicherung des Arbeitsbereichs
told-job-restore = Wiederherstellen einer Sicherung
told-job-own-rules = Speichern Ihrer eigenen Regeln
told-job-decision = Festhalten einer Entscheidung
told-job-machine = Ändern eines Rechners
told-job-taking-back = Zurücknehmen
told-job-delete = Löschen eines Inventars
told-job-setting = Ändern einer Einstellung
told-job-answers = Speichern Ihrer Antworten
told-job-copy = Speichern einer Kopie
told-job-compare = Vergleich zweier Tage
told-job-older = Blick in eine ältere Lesung

# Errors of this program and of its files.
told-own-error = Ein Fehler dieses Programms: { $why }.
told-own-error-saved = Ein Fehler dieses Programms: { $why }. Was bestätigt wurde, ist gespeichert; starten Sie das Programm neu, um weiterzumachen.
told-no-reason = kein Grund bekannt
told-not-started = Es ließ sich nicht starten: { $error }.
told-broken = Es geschieht nichts mehr. Schließen Sie den Assistenten, und setzen Sie die Entfernung fort: Ihr Journal sagt, wie weit sie kam.
told-no-folder-journal = Es gibt keinen Ordner für das Journal einer Entfernung, daher wurde nichts begonnen.
told-unknown-system = Von diesem System kann Interdict nichts entfernen.
told-not-begun = Sie wurde nicht begonnen: { $error }
told-other-machine-removal = Das ist eine Entfernung von { $name }, und dieser Rechner ist { $own }. Nichts wurde ausgeführt.
told-stopped-nothing-run = Angehalten. Nichts wurde ausgeführt.
told-begun-as-administrator = Sie wurde als Administrator begonnen: Starten Sie Interdict als Administrator, um sie fortzusetzen.
told-journal-of-user = Ihr Journal liegt im Ordner von { $user }, wo es geändert werden kann; als Administrator wird sie deshalb nicht fortgesetzt. Starten Sie Interdict als { $user } ohne Administratorrechte, um sie fortzusetzen, oder beginnen Sie hier eine neue Entfernung.

# The scan as administrator.
told-elevated-nothing = Der Scan als Administrator ergab nichts: { $error }. Was vorher gelesen wurde, bleibt.
told-elevated-not-found = { $program } wurde nicht gefunden. Führen Sie „interdict-cli scan --out DATEI“ als Administrator aus, und importieren Sie die Datei.
told-elevated-changeable = Benutzer ohne Administratorrechte dürfen { $place } ändern, daher wird { $program } nicht als Administrator ausgeführt. Installieren Sie Interdict dort, wo nur ein Administrator schreiben kann.
told-elevated-unread = Der Scan als Administrator konnte nicht gelesen werden: { $error }. Was vorher gelesen wurde, bleibt.
told-elevated-not-understood = Der Scan als Administrator ließ sich nicht verstehen: { $error }. Was vorher gelesen wurde, bleibt.
told-elevated-form = Der Scan als Administrator hat die unbekannte Form { $form }. Was vorher gelesen wurde, bleibt.
told-elevated-other = Der Scan als Administrator ist der von { $name }, nicht von diesem Rechner. Was vorher gelesen wurde, bleibt.
told-elevated-refused = Die Erlaubnis wurde nicht gegeben, daher wurde nichts neu gelesen
told-elevated-cancelled = der Scan wurde abgebrochen
told-elevated-start = es ließ sich nicht starten: { $error }
told-elevated-code = es endete mit Code { $code }

# Files of the program.
told-no-settings-folder = dieses System nennt keinen Ordner für Einstellungen
told-look-not-said = { $path } sagt nicht, wie das Fenster aussehen soll: { $error }
told-no-profile = { $path } ist kein Profil: { $error }
told-too-large-catalogue = { $path } ist größer als 64 MB; das ist kein Katalog
told-too-large-list = { $path } ist größer als 512 MB; so groß ist keine amtliche Namensliste
told-no-catalogue-file = das ist keine Katalogdatei: sie beginnt nicht mit einer Signatur
told-foreign-key = die Datei wurde mit einem Schlüssel signiert, dem dieses Programm nicht vertraut
told-wrong-signature = die Signatur passt nicht zum Inhalt: die Datei wurde geändert oder ist abgeschnitten
told-content-unread = der Inhalt ist nicht lesbar: { $error }
told-dated-future = die Datei trägt das Datum { $date }, das noch nicht gekommen ist. Geht die Uhr dieses Rechners richtig?
told-dated-older = die Datei trägt das Datum { $date }, der verwendete Katalog ist neuer: { $newer }
told-set-aside = Sie wurde als { $path } beiseitegelegt.
told-left-where = Sie wurde dort gelassen, wo sie ist ({ $error }).
told-folder-not-empty = der Ordner ist nicht leer
told-workbook-not-made = die Arbeitsmappe ließ sich nicht erstellen: { $error }
told-pdf-not-made = das PDF ließ sich nicht erstellen: { $error }
told-no-removal-chosen = Keine Entfernung wurde gewählt.
told-no-machine-chosen = Kein Rechner wurde gewählt.
told-only-kept-compared = Vergleichen lässt sich nur, was in einem Arbeitsbereich liegt.
told-no-workspace-open = Kein Arbeitsbereich ist offen.
told-reading-gone = Davon ist nichts mehr gespeichert.
told-one-not-kept = Eine der beiden ist nicht mehr gespeichert.
told-backups-are = { $path } ist nicht mehr da, tägliche Sicherungen davon aber schon. Stellen Sie eine wieder her, oder öffnen Sie einen anderen Arbeitsbereich.
told-no-https = { $address } ist keine https-Adresse und wurde nicht geöffnet
told-no-browser = der Browser ließ sich nicht starten: { $error }
told-none-understood = keine ihrer Spalten wurde als Programme verstanden
