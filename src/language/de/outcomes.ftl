# Was aus einem Schritt wurde.

# What a return code means.
told-code-done = Das Deinstallationsprogramm meldet, dass es fertig ist.
told-code-restart = Erledigt. Der Rechner muss neu starten, bevor die letzten Teile gehen.
told-code-restarting = Erledigt. Das Deinstallationsprogramm hat einen Neustart des Rechners ausgelöst.
told-code-not-there = Es war nicht mehr installiert; nichts wurde geändert.
told-code-cancelled = Jemand hat es abgebrochen. Führen Sie es noch einmal aus, und beantworten Sie seine Fenster.
told-code-busy = Eine andere Installation läuft. Der Assistent wartet darauf und versucht es wieder.
told-code-not-allowed = Es war nicht erlaubt: Das Passwort fehlt oder ist falsch, oder es fehlen Rechte. Nichts wurde entfernt.
told-code-files-missing = Die eigenen Dateien des Installationsprogramms fehlen. Installieren Sie dieselbe Version noch einmal darüber, und entfernen Sie sie dann; oder verwenden Sie das Entfernungswerkzeug des Herstellers.
told-code-policy = Eine Richtlinie dieses Rechners verbietet es. Fragen Sie, wer den Rechner verwaltet.
told-code-not-understood = Das Deinstallationsprogramm hat den Befehl nicht verstanden. Nichts wurde entfernt.
told-code-failed = Es ist fehlgeschlagen. Starten Sie den Rechner neu, und versuchen Sie es noch einmal; verwenden Sie dann das Entfernungswerkzeug des Herstellers.
told-code-is = Der Code ist { $code }.

# Why a command is not run.
told-not-run = Nicht ausgeführt: { $why }.
told-no-program = er nennt kein Programm
told-not-read-as-command = er lässt sich nicht als Befehl lesen ({ $what })
told-hidden-letters = er enthält unsichtbare Zeichen; was gezeigt wird, muss also nicht das sein, was liefe
told-for-a-shell = er wurde für eine Befehlszeile geschrieben („{ $what }“); Befehle werden direkt gestartet
told-no-full-path = das Programm ist nicht mit vollem Pfad genannt ({ $path }), also könnte ein anderes gestartet werden
told-other-machine = das Programm liegt auf einem anderen Rechner ({ $path })
told-device-path = der Pfad ist der eines Geräts oder Datenstroms ({ $path }), nicht der einer Datei
told-top-of-drive = { $path } liegt ganz oben auf einem Laufwerk, wohin kein Installationsprogramm ein Deinstallationsprogramm legt; ein Pfad mit Leerzeichen ohne Anführungszeichen kann dafür gehalten werden
told-climbs = der Pfad steigt mit „..“ nach oben ({ $path })
told-foreign-variable = die Variable { $name } ist keiner der Ordner des Systems
told-unknown-variable = der Wert von { $name } ist hier nicht bekannt
told-no-such-program = { $path } ist kein Programm, das sich direkt starten lässt
told-host = { $path } führt alles aus, was man ihm sagt; der Befehl muss das Deinstallationsprogramm selbst nennen
told-system-tool = { $path } ist ein Werkzeug des Systems, kein Deinstallationsprogramm
told-foreign-library = er lädt Code aus { $path }
told-no-removal = Windows Installer soll etwas anderes tun als ein Produkt zu entfernen ({ $what })
told-removes-other = er entfernt ein anderes Produkt ({ $found }) als das gefundene ({ $expected })
told-program-gone = das Programm { $path } ist nicht mehr da
told-through-link = der Pfad { $path } führt über eine Verknüpfung und kann also anderswohin zeigen
told-changed-arguments = die Argumente sind nicht die einer Entfernung, die dieses Programm zusammensetzt ({ $what })
told-no-name = { $name } ist kein Name, den ein Paket haben kann
told-user-place = dieser Befehl stand an einem Ort, den ein gewöhnlicher Benutzer ändern kann, und wird deshalb nicht als Administrator ausgeführt
told-user-can-replace = ein gewöhnlicher Benutzer kann { $path } ändern oder ersetzen; es wird deshalb nicht als Administrator ausgeführt
told-unknown-who = wer { $path } ändern darf, ließ sich nicht feststellen; es wird deshalb nicht als Administrator ausgeführt
told-in-persons-folder = es liegt im Ordner einer Person
told-open-quote = ein offenes Anführungszeichen
told-open-quote-or-long = ein offenes Anführungszeichen oder eine zu lange Zeile
told-two-products = zwei Produkte
told-no-product-named = kein Produkt ist genannt
told-no-setup-named = kein Setup-Programm ist genannt
told-no-command-can-run = Kein Befehl dieses Schritts kann so ausgeführt werden. Tun Sie es von Hand, wie der Schritt es sagt, oder verwenden Sie das Deinstallationsprogramm des Produkts.
told-fill-or-hand = Das muss zuerst ausgefüllt oder von Hand getan werden.
told-password-missing = Dieser Befehl braucht das Deinstallationspasswort, und es wurde keines angegeben.
told-installed-for = Es ist nur für { $user } installiert. Melden Sie sich als { $user } an, und setzen Sie diese Entfernung dort fort.
told-not-what-was-shown = Nicht ausgeführt: Was gestartet würde ({ $found }), ist nicht das Gezeigte ({ $shown }).
told-system-asks = Das System fragt nach Administratorrechten.
told-not-ended = Nach { $minutes } Minuten war es noch nicht zu Ende. { $more }
told-not-kept-password = Was es sagte, wird nicht behalten, da es das Passwort bekam.
told-could-not-start = { $program } ließ sich nicht starten: { $error }.
told-ended-in-middle = Das Programm wurde mittendrin beendet, samt dem, was es gestartet hatte. Das Produkt kann halb entfernt sein: Wiederholen Sie diesen Schritt, oder reparieren Sie zuerst das Produkt. Arbeit, die es einem Dienst des Systems übergeben hat (etwa Windows Installer), kann weiterlaufen.
told-no-command = Das ist kein Befehl, der ausgeführt werden könnte.
told-not-run-no-command = Nicht ausgeführt: Das ist kein Befehl, der gestartet werden könnte.
told-not-run-no-path = Nicht ausgeführt: { $name } ist kein voller Pfad.
told-not-run-not-found = Nicht ausgeführt: { $name } wurde auf diesem Rechner nicht gefunden.
told-not-run-gone = Nicht ausgeführt: { $path } ist nicht auf diesem Rechner. Vielleicht wurde es schon entfernt: Prüfen Sie nach, und entfernen Sie die Überreste.
told-not-run-link = Nicht ausgeführt: Zu { $path } führt eine Verknüpfung, und wohin sie heute führt, muss sie morgen nicht führen.
told-not-run-user-place = Nicht ausgeführt: Der Befehl kommt von einem Ort, den ein gewöhnlicher Benutzer ändern kann, und wird deshalb nicht als Administrator ausgeführt.
told-not-run-changeable = Nicht als Administrator ausgeführt: { $path } oder ein Ordner auf dem Weg dorthin kann von Benutzern geändert werden, die keine Administratoren sind, oder das ließ sich nicht feststellen.
told-trying-again = Code { $code }: Eine andere Installation läuft. Neuer Versuch in { $seconds } Sekunden (Versuch { $number } von { $all }).

# Steps that are over.
told-skipped-by = Ausgelassen von { $by }. Was er tun sollte, geschah nicht.
told-skipped-by-why = Ausgelassen von { $by }: { $why }
told-scan-stopped = Der Scan wurde angehalten.
told-found-here = Auf diesem Rechner gefunden: { $names }.
told-done-by-person = Von einem Menschen getan.
told-done-by-person-said = Von einem Menschen getan: { $said }
told-only-a-person = Das kann nur ein Mensch tun.
told-password-given = Ein Passwort wurde angegeben. Es wird nicht behalten.
told-password-none = Kein Passwort wurde angegeben.
told-answered-by = Beantwortet von { $by }: { $said }
told-confirmed-by = Bestätigt von { $by }: { $said }
told-nobody-answered = Noch hat niemand geantwortet.
told-uninstaller-gone = Das Deinstallationsprogramm ist nicht mehr da: Es hatte sich entfernt, bevor dieser Schritt abbrach. Die Nachprüfung sagt, was übrig ist.
told-not-installed-more = Es ist nicht mehr installiert: Es wurde entfernt, bevor dieser Schritt abbrach. Die Nachprüfung sagt, was übrig ist.
told-restart-needed = Ein Neustart ist nötig. Speichern Sie offene Arbeit, starten Sie den Rechner neu, und setzen Sie dann diese Entfernung fort: Sie wird noch einmal nachgeprüft.
told-no-restart-asked = Kein Schritt verlangte einen Neustart, und soweit bekannt steht keiner aus.
told-no-restart-pending = Es steht kein Neustart aus.
told-no-note = Dieses System merkt es sich nicht.

# What a scan showed afterwards.
told-fate-restart = Das Produkt steht nicht mehr in den Programmlisten. Der Rechner muss neu gestartet werden, bevor die letzten Teile weg sind; prüfen Sie dann noch einmal nach.
told-fate-one-left = Das Produkt ist weg; eines davon blieb zurück.
told-fate-left = Das Produkt ist weg; { $count ->
         [one] { $count } Ding blieb
        *[other] { $count } Dinge blieben
    } davon zurück.
told-fate-wait = Auf einen Neustart wird gewartet; ist es danach noch da, sehen Sie, wie die Schritte endeten.
told-fate-see = Sehen Sie, wie die Schritte endeten: Das Deinstallationsprogramm hat es nicht entfernt, oder etwas hat es zurückgebracht.
told-fate-still = { $name } steht noch in den Listen dieses Rechners. { $why }
told-fate-gone = Ein neuer Scan derselben Quellen fand weder das Produkt noch etwas davon.
told-fate-gone-read = Ein neuer Scan derselben Quellen fand in dem, was lesbar war, weder das Produkt noch etwas davon. Nicht gelesen: { $names }
told-fate-look-yourself = Danach wurde nicht gesucht, sehen Sie selbst nach: { $names }
told-fate-unread = Sein Programm wurde nicht gefunden, aber { $name } ließ sich diesmal nicht lesen und nannte vorher das Produkt. Scannen Sie noch einmal mit denselben Rechten.
told-fate-unknown = Der Katalog kennt das Produkt { $name } nicht, daher würde nichts Neues davon gefunden. Scannen Sie noch einmal mit dem Katalog, mit dem die Entfernung begonnen wurde.

# Cleaning up.
told-clean-stopped = Angehalten; was noch nicht entfernt wurde, bleibt.
told-clean-nothing = Von dem, was der Plan nennt, blieb nichts zurück.
told-clean-one = Eines wurde entfernt.
told-clean-many = { $count ->
         [one] { $count } Ding wurde
        *[other] { $count } Dinge wurden
    } entfernt.
told-clean-person = Entfernt: { $gone }. Für einen Menschen: { $left }
told-clean-still-there = Das Produkt ist noch da, daher wird nichts davon aufgeräumt. Sehen Sie, wie die Schritte endeten, und sehen Sie noch einmal nach.
told-clean-not-before = Nichts wird aufgeräumt, bevor ein Scan gezeigt hat, dass das Produkt weg ist. Sehen Sie zuerst noch einmal nach.
told-clean-shared = Das ist für einen Menschen: Andere benutzen es auch, oder es lässt sich nicht vollständig benennen.
told-clean-not-there = Es ist nicht mehr da.
told-clean-look = Nicht entfernt: { $why }. Sehen Sie es sich selbst an.
told-clean-not = Nicht entfernt: { $why }.
told-clean-moved = Nach { $path } verschoben. Schieben Sie es zurück, um das rückgängig zu machen; löschen Sie es dort, wenn nichts fehlt.
told-clean-other-drive = Es liegt auf einem anderen Laufwerk und lässt sich nicht beiseitelegen. Löschen Sie es selbst.
told-clean-in-use = Es ließ sich nicht verschieben: { $error }. Vielleicht hat ein Programm es offen: Starten Sie den Rechner neu, und wiederholen Sie diesen Schritt.
told-clean-content-kept = Sein Inhalt liegt in { $path }; importieren Sie diese Datei, um das rückgängig zu machen.
told-clean-kept-in = Es liegt in { $path }; importieren Sie diese Datei, um das rückgängig zu machen.
told-clean-list-kept = Die Liste liegt in { $path }; importieren Sie diese Datei, um das rückgängig zu machen.
told-clean-settings-kept = Seine Einstellungen liegen in { $path }.
told-clean-at-restart = Es geht, wenn der Rechner neu startet.
told-clean-no-undo = Das lässt sich nicht rückgängig machen.
told-clean-by-person = Auf diesem System muss ein Mensch es entfernen.
told-clean-not-kept = Es wurde nicht entfernt, da es sich vorher nicht sichern ließ: { $why }
told-clean-list-unread = Die Liste ließ sich nicht lesen. Sehen Sie sie selbst an.
told-code-ended = { $program } endete mit Code { $code }.
told-was-stopped = { $program } wurde angehalten.
told-not-in-time = { $program } endete nicht rechtzeitig.

# An administrator's rights.
told-needs-rights = Dieser Schritt braucht Administratorrechte, und hier gibt es keinen Weg, danach zu fragen. { $more }
told-rights-not-given = Administratorrechte wurden nicht gegeben, daher geschah nichts.
told-rights-not-given-short = Administratorrechte wurden nicht gegeben.
told-stopped-asked = Angehalten. Falls es mit Administratorrechten begonnen hatte, wurde es zum Anhalten aufgefordert und hat nicht geantwortet; es kann noch eine Weile weiterlaufen.
told-no-answer-rights = Der Schritt mit Administratorrechten gab keine Antwort: { $error }.
told-start-as-administrator = Starten Sie Interdict als Administrator, und beginnen Sie die Entfernung dort: Als Administrator führt es eigene Journale und setzt dieses nicht fort.

# What was looked at before anything is run.
told-check-no-record = Der Plan nennt keinen Eintrag dieses Rechners.
told-check-has-rights = Dieses Programm läuft mit Administratorrechten.
told-check-will-ask = Das System wird bei jedem Schritt, der sie braucht, nach Administratorrechten fragen.
told-check-no-rights = Dieses Programm hat keine Administratorrechte, und dieses System kann nicht danach fragen. Starten Sie es als Administrator (unter Linux und macOS mit sudo).
told-check-idle = Keine andere Installation läuft.
told-check-busy = Eine andere Installation läuft oder wurde abgebrochen (Code 1618). Warten Sie ihr Ende ab, oder starten Sie den Rechner neu.
told-check-busy-unknown = Ob eine andere Installation läuft, ist nicht bekannt.
told-check-running-wait = Läuft gerade: { $names }. Warten Sie das Ende ab, sonst hält seine Sperre die Entfernung auf.
told-check-running-close = Läuft gerade: { $names }. Schließen Sie sie zuerst.
told-check-running = Läuft gerade: { $names }.
told-check-manager-lock = Die laufenden Programme ließen sich nicht auflisten. Ein Paketmanager hält durch seine Sperre an, wo ein anderer läuft.
told-check-free = Auf dem Systemlaufwerk sind { $free } MB frei.
told-check-too-little = Auf dem Systemlaufwerk sind nur { $free } MB frei; { $wanted } MB sollten es sein, da ein Installationsprogramm behält, was es entfernt, bis es fertig ist. Schaffen Sie zuerst Platz.
told-check-no-restart-note = Dieses System merkt sich keinen ausstehenden Neustart. Starten Sie zuerst neu, wenn kürzlich etwas installiert wurde.
told-check-restart-pending = Ein Neustart steht aus: { $why }. Starten Sie den Rechner zuerst neu; vorher scheitern Deinstallationsprogramme oft.
told-pending-files = Dateien sollen beim nächsten Start verschoben oder gelöscht werden
told-pending-components = Komponenten von Windows wurden geändert
told-pending-updates = Updates von Windows wurden installiert
told-pending-packages = installierte Pakete verlangen einen
told-check-user = { $user } führt dieses Programm aus.
told-check-user-not = Es ist nur für { $user } installiert. Melden Sie sich als { $user } an, bevor Sie weitermachen.
told-check-closed = Keines seiner Programme läuft.
told-check-closed-unknown = Vergewissern Sie sich, dass keines davon läuft: { $names }.
told-check-restore-off = Eine Richtlinie schaltet die Systemwiederherstellung ab, also gibt es keinen Wiederherstellungspunkt. Ob es eine Sicherung gibt, ist von hier nicht zu sehen: Vergewissern Sie sich, bevor Sie weitermachen.
told-check-restore-administrator = Wiederherstellungspunkte sieht nur ein Administrator, und Windows Server hat keine. { $how }. Eine Sicherung anderswo ist ebenso gut.
told-check-no-way-back = Zu sehen ist nicht: { $what }. { $how }. Ob es anderswo eine Sicherung gibt, ist von hier nicht zu sehen: Vergewissern Sie sich, bevor Sie weitermachen.
told-a-restore-point = ein Wiederherstellungspunkt
told-a-snapshot = ein Schnappschuss von snapper oder Timeshift
told-a-time-machine = eine Sicherung von Time Machine
told-snapshots-how = Schnappschüsse zeigt: snapper list oder timeshift --list
told-check-drives = Die Laufwerke ließen sich nicht auflisten. { $how }
told-check-drive = Das Systemlaufwerk wurde nicht gefunden. { $how }
told-free-how = Sehen Sie nach, wie viel frei ist: df -h / (Windows: „Dieser PC“ im Explorer)
told-check-product-encryption = Ob { $product } selbst Festplatten, Ordner oder Wechseldatenträger verschlüsselt hat, weiß nur es selbst: Sehen Sie in seinem Fenster oder auf seinem Verwaltungsserver nach, entschlüsseln Sie gegebenenfalls zuerst, und bestätigen Sie dann diesen Schritt.
told-check-bitlocker-none = BitLocker schützt kein Laufwerk (geprüft: { $names }). { $more }
told-check-filevault-off = FileVault ist aus (fdesetup status).
told-check-linux-open = Kein verschlüsseltes Gerät ist offen und kein verschlüsselter Ordner eingehängt (geprüft: /sys/block und /proc/mounts). { $more }
told-check-linux-encrypted = Verschlüsselt und offen: { $names }. Die eigene Verschlüsselung von Linux bleibt. { $more }
told-check-no-agent = Neben { $product } wurde kein Verwaltungsagent gefunden. Eine Verwaltung des Rechners könnte es dennoch wieder installieren: Sehen Sie zuerst dort nach
told-check-group-policy-unread = Ob eine Gruppenrichtlinie hier Programme installiert, ließ sich nicht lesen.
told-check-device-unread = Ob eine Geräteverwaltung hier Programme installiert, ließ sich nicht lesen.
told-check-own-management = Neben { $product } wurde kein Verwaltungsagent gefunden; { $looked }. Seine eigene Verwaltung, falls es eine gibt, kennt dieses Programm nicht: Sehen Sie dort nach.
told-check-neither = weder Gruppenrichtlinie noch Geräteverwaltung installiert es
told-check-agent-connected = Der Administrationsagent ist mit dem Server { $server } verbunden. Ob dessen Richtlinie oder eine Aufgabe { $product } noch festhält, sagt nur dieser Server: Verschieben Sie das Gerät dort in eine nicht verwaltete Gruppe, oder heben Sie die Richtlinie auf.
told-check-macos-protection = macOS hat einen eigenen Schutz (XProtect), der immer an ist. Ob Sie mehr wollen, entscheiden Sie.
told-check-defender-active = Microsoft Defender ist jetzt aktiv.
told-check-defender-passive = Microsoft Defender ist da und schützt gerade nicht („{ $mode }“). { $more }
told-defender-takes-over = Unter diesem Windows übernimmt er, wenn der andere weg ist; sehen Sie danach nach, ob er es getan hat.
told-defender-server = Unter Windows Server übernimmt er nicht von selbst: Schalten Sie ihn danach ein.
told-defender-either = Unter Windows 10 und 11 übernimmt er, wenn der andere weg ist, unter Windows Server nicht.
told-defender-off = Microsoft Defender ist abgeschaltet ({ $why }).
told-defender-unknown = Microsoft Defender ist da, und keine Einstellung schaltet ihn ab; ob er jetzt aktiv ist, kann nur er selbst sagen.
told-defender-none = Microsoft Defender ist nicht auf diesem Rechner.
told-registered-off = Angemeldet, aber nicht eingeschaltet: { $names }.
told-registered-unknown = Angemeldet; ob eingeschaltet, ist nicht bekannt: { $names }.
told-registered-none = Nichts anderes ist als eingeschaltet angemeldet. { $how }
told-registered-on = Das Windows-Sicherheitscenter führt als eingeschaltet: { $names } (nach einer Zahl, die Microsoft nicht dokumentiert).
told-protection-how = Öffnen Sie in der Windows-Sicherheit „Viren- & Bedrohungsschutz“, und sehen Sie nach, wer schützt; oder führen Sie aus: powershell Get-MpComputerStatus

# The journal.
told-journal-no-step = der Plan hat keinen Schritt { $name }
told-journal-protected = der Schritt { $name } schützt Daten und kann nicht ausgelassen werden: Tun Sie es, und beginnen Sie ihn dann noch einmal
told-journal-closed = diese Entfernung ist abgeschlossen: { $why }
told-journal-unusable = das Journal { $path } ist nicht verwendbar: { $error }
told-journal-changed = Zeile { $line } des Journals ist nicht so, wie sie geschrieben wurde ({ $what }): Sie wurde geändert, oder Zeilen fehlen oder kamen hinzu. Es wird nicht fortgesetzt; beginnen Sie eine neue Entfernung.
told-journal-empty = das Journal hat keine ganze Zeile: Noch wurde nichts getan. Beginnen Sie eine neue Entfernung.
told-journal-form = das Journal hat die Form { $name }, die diese Version nicht kennt
told-lock-other = Auf diesem Rechner läuft eine andere Entfernung, daher wurde nichts ausgeführt. Warten Sie ihr Ende ab, und beginnen Sie diese dann wieder.
told-closed-untouched = Abgeschlossen, bevor etwas getan wurde.
told-closed-gone = Weg, wie ein Scan gezeigt hat.
told-closed-by-person = So abgeschlossen, durch Entscheidung eines Menschen.

# In a word.
told-end-nothing = nichts zu tun
told-end-done = erledigt
told-end-restart = erledigt, Neustart nötig
told-end-not-hold = trifft nicht zu
told-end-cannot-tell = von hier nicht festzustellen
told-end-person = für einen Menschen
told-end-skipped = ausgelassen
told-end-failed = fehlgeschlagen
told-end-refused = nicht ausgeführt
told-end-stopped = angehalten
told-end-timed-out = nach Zeitgrenze angehalten
told-clean-removing = Wird entfernt: { $what }
