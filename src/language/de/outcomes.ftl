# Was aus einem Schritt wurde.

# What a return code means.
heard-code-done = Das Deinstallationsprogramm meldet, dass es fertig ist.
heard-code-restart = Erledigt. Der Rechner muss neu starten, bevor die letzten Teile gehen.
heard-code-restarting = Erledigt. Das Deinstallationsprogramm hat einen Neustart des Rechners ausgelöst.
heard-code-not-there = Es war nicht mehr installiert; nichts wurde geändert.
heard-code-cancelled = Jemand hat es abgebrochen. Führen Sie es noch einmal aus und beantworten Sie seine Fenster.
heard-code-busy = Eine andere Installation läuft. Der Assistent wartet darauf und versucht es wieder.
heard-code-not-allowed = Es war nicht erlaubt: Das Passwort fehlt oder ist falsch, oder es fehlen Rechte. Nichts wurde entfernt.
heard-code-files-missing = Die eigenen Dateien des Installationsprogramms fehlen. Installieren Sie dieselbe Version noch einmal darüber und entfernen Sie sie dann; oder verwenden Sie das Entfernungswerkzeug des Herstellers.
heard-code-policy = Eine Richtlinie dieses Rechners verbietet es. Fragen Sie, wer den Rechner verwaltet.
heard-code-not-understood = Das Deinstallationsprogramm hat den Befehl nicht verstanden. Nichts wurde entfernt.
heard-code-failed = Es ist fehlgeschlagen. Starten Sie den Rechner neu und versuchen Sie es noch einmal; verwenden Sie dann das Entfernungswerkzeug des Herstellers.
heard-code-is = Der Code ist { $code }.

# Why a command is not run.
heard-not-run = Nicht ausgeführt: { $why }.
heard-no-program = er nennt kein Programm
heard-not-read-as-command = er lässt sich nicht als Befehl lesen ({ $what })
heard-hidden-letters = er enthält unsichtbare Zeichen; was gezeigt wird, muss also nicht das sein, was liefe
heard-for-a-shell = er wurde für eine Befehlszeile geschrieben („{ $what }“); Befehle werden direkt gestartet
heard-no-full-path = das Programm ist nicht mit vollem Pfad genannt ({ $path }), also könnte ein anderes gestartet werden
heard-other-machine = das Programm liegt auf einem anderen Rechner ({ $path })
heard-device-path = der Pfad ist der eines Geräts oder Datenstroms ({ $path }), nicht der einer Datei
heard-top-of-drive = { $path } liegt ganz oben auf einem Laufwerk, wohin kein Installationsprogramm ein Deinstallationsprogramm legt; ein Pfad mit Leerzeichen ohne Anführungszeichen kann dafür gehalten werden
heard-climbs = der Pfad steigt mit „..“ nach oben ({ $path })
heard-foreign-variable = die Variable { $name } ist keiner der Ordner des Systems
heard-unknown-variable = der Wert von { $name } ist hier nicht bekannt
heard-no-such-program = { $path } ist kein Programm, das sich direkt starten lässt
heard-host = { $path } führt alles aus, was man ihm sagt; der Befehl muss das Deinstallationsprogramm selbst nennen
heard-system-tool = { $path } ist ein Werkzeug des Systems, kein Deinstallationsprogramm
heard-foreign-library = er lädt Code aus { $path }
heard-no-removal = Windows Installer soll etwas anderes tun als ein Produkt zu entfernen ({ $what })
heard-removes-other = er entfernt ein anderes Produkt ({ $found }) als das gefundene ({ $expected })
heard-program-gone = das Programm { $path } ist nicht mehr da
heard-through-link = der Pfad { $path } führt über eine Verknüpfung und kann also anderswohin zeigen
heard-changed-arguments = die Argumente sind nicht die einer Entfernung, die dieses Programm zusammensetzt ({ $what })
heard-no-name = { $name } ist kein Name, den ein Paket haben kann
heard-user-place = dieser Befehl stand an einem Ort, den ein gewöhnlicher Benutzer ändern kann, und wird deshalb nicht als Administrator ausgeführt
heard-user-can-replace = ein gewöhnlicher Benutzer kann { $path } ändern oder ersetzen; es wird deshalb nicht als Administrator ausgeführt
heard-unknown-who = wer { $path } ändern darf, ließ sich nicht feststellen; es wird deshalb nicht als Administrator ausgeführt
heard-in-persons-folder = es liegt im Ordner einer Person
heard-open-quote = ein offenes Anführungszeichen
heard-open-quote-or-long = ein offenes Anführungszeichen oder eine zu lange Zeile
heard-two-products = zwei Produkte
heard-no-product-named = kein Produkt ist genannt
heard-no-setup-named = kein Setup-Programm ist genannt
heard-no-command-can-run = Kein Befehl dieses Schritts kann so ausgeführt werden. Tun Sie es von Hand, wie der Schritt es sagt oder verwenden Sie das Deinstallationsprogramm des Produkts.
heard-fill-or-hand = Das muss zuerst ausgefüllt oder von Hand getan werden.
heard-password-missing = Dieser Befehl braucht das Deinstallationspasswort, und es wurde keines angegeben.
heard-installed-for = Es ist nur für { $user } installiert. Melden Sie sich als { $user } an und setzen Sie diese Entfernung dort fort.
heard-not-what-was-shown = Nicht ausgeführt: Was gestartet würde ({ $found }), ist nicht das Gezeigte ({ $shown }).
heard-system-asks = Das System fragt nach Administratorrechten.
heard-not-ended = Nach { $minutes } Minuten war es noch nicht zu Ende.
heard-not-kept-password = Was es sagte, wird nicht behalten, da es das Passwort bekam.
heard-could-not-start = { $program } ließ sich nicht starten: { $error }.
heard-ended-in-middle = Das Programm wurde mittendrin beendet, samt dem, was es gestartet hatte. Das Produkt kann halb entfernt sein: Wiederholen Sie diesen Schritt oder reparieren Sie zuerst das Produkt. Arbeit, die es einem Dienst des Systems übergeben hat (etwa Windows Installer), kann weiterlaufen.
heard-no-command = Das ist kein Befehl, der ausgeführt werden könnte.
heard-not-run-no-command = Nicht ausgeführt: Das ist kein Befehl, der gestartet werden könnte.
heard-not-run-no-path = Nicht ausgeführt: { $name } ist kein voller Pfad.
heard-not-run-not-found = Nicht ausgeführt: { $name } wurde auf diesem Rechner nicht gefunden.
heard-not-run-gone = Nicht ausgeführt: { $path } ist nicht auf diesem Rechner. Vielleicht wurde es schon entfernt: Prüfen Sie nach und entfernen Sie die Überreste.
heard-not-run-link = Nicht ausgeführt: Zu { $path } führt eine Verknüpfung, und wohin sie heute führt, muss sie morgen nicht führen.
heard-not-run-user-place = Nicht ausgeführt: Der Befehl kommt von einem Ort, den ein gewöhnlicher Benutzer ändern kann, und wird deshalb nicht als Administrator ausgeführt.
heard-not-run-changeable = Nicht als Administrator ausgeführt: { $path } oder ein Ordner auf dem Weg dorthin kann von Benutzern geändert werden, die keine Administratoren sind, oder das ließ sich nicht feststellen.
heard-trying-again = Code { $code }: Eine andere Installation läuft. Neuer Versuch in { $seconds } Sekunden (Versuch { $number } von { $all }).

# Steps that are over.
heard-skipped-by = Ausgelassen von { $by }. Was er tun sollte, geschah nicht.
heard-skipped-by-why = Ausgelassen von { $by }: { $why }
heard-scan-stopped = Der Scan wurde angehalten.
heard-found-here = Auf diesem Rechner gefunden: { $names }.
heard-done-by-person = Von einem Menschen getan.
heard-done-by-person-said = Von einem Menschen getan: { $said }
heard-only-a-person = Das kann nur ein Mensch tun.
heard-password-given = Ein Passwort wurde angegeben. Es wird nicht behalten.
heard-password-none = Kein Passwort wurde angegeben.
heard-answered-by = Beantwortet von { $by }: { $said }
heard-nothing-asked = Es wurde nichts gefragt: Was gestartet würde, ist nicht das, was der Plan zeigt. Sehen Sie selbst nach, oder beginnen Sie eine neue Entfernung.
heard-confirmed-by = Bestätigt von { $by }: { $said }
heard-nobody-answered = Noch hat niemand geantwortet.
heard-uninstaller-gone = Das Deinstallationsprogramm ist nicht mehr da: Es hatte sich entfernt, bevor dieser Schritt abbrach. Die Nachprüfung sagt, was übrig ist.
heard-not-installed-more = Es ist nicht mehr installiert: Es wurde entfernt, bevor dieser Schritt abbrach. Die Nachprüfung sagt, was übrig ist.
heard-restart-needed = Ein Neustart ist nötig. Speichern Sie offene Arbeit, starten Sie den Rechner neu und setzen Sie dann diese Entfernung fort: Sie wird noch einmal nachgeprüft.
heard-no-restart-asked = Kein Schritt verlangte einen Neustart, und soweit bekannt steht keiner aus.
heard-no-restart-pending = Es steht kein Neustart aus.
heard-no-note = Dieses System merkt es sich nicht.

# What a scan showed afterwards.
heard-fate-restart = Das Produkt steht nicht mehr in den Programmlisten. Der Rechner muss neu gestartet werden, bevor die letzten Teile weg sind; prüfen Sie dann noch einmal nach.
heard-fate-one-left = Das Produkt ist weg; eines davon blieb zurück.
heard-fate-left = Das Produkt ist weg; { $count ->
         [one] { $count } Ding blieb
        *[other] { $count } Dinge blieben
    } davon zurück.
heard-fate-wait = Auf einen Neustart wird gewartet; ist es danach noch da, sehen Sie, wie die Schritte endeten.
heard-fate-see = Sehen Sie, wie die Schritte endeten: Das Deinstallationsprogramm hat es nicht entfernt, oder etwas hat es zurückgebracht.
heard-fate-still = { $name } steht noch in den Listen dieses Rechners.
heard-fate-gone = Ein neuer Scan derselben Quellen fand weder das Produkt noch etwas davon.
heard-fate-gone-read = Ein neuer Scan derselben Quellen fand in dem, was lesbar war, weder das Produkt noch etwas davon. Nicht gelesen: { $sources }
heard-fate-look-yourself = Danach wurde nicht gesucht, sehen Sie selbst nach: { $sources }
heard-fate-unread = Sein Programm wurde nicht gefunden, aber { $source } ließ sich diesmal nicht lesen und nannte vorher das Produkt. Scannen Sie noch einmal mit denselben Rechten.
heard-fate-unknown = Der Katalog kennt das Produkt { $name } nicht, daher würde nichts Neues davon gefunden. Scannen Sie noch einmal mit dem Katalog, mit dem die Entfernung begonnen wurde.

# Cleaning up.
heard-clean-stopped = Angehalten; was noch nicht entfernt wurde, bleibt.
heard-clean-nothing = Von dem, was der Plan nennt, blieb nichts zurück.
heard-clean-one = Eines wurde entfernt.
heard-clean-many = { $count ->
         [one] { $count } Ding wurde
        *[other] { $count } Dinge wurden
    } entfernt.
heard-clean-person = Entfernt: { $gone }. Für einen Menschen: { $left }
heard-clean-by-choice = Absichtlich gelassen: { $count }.
heard-clean-unseen = Nicht nachgesehen bei: { $count }.
heard-clean-still-there = Das Produkt ist noch da, daher wird nichts davon aufgeräumt. Sehen Sie, wie die Schritte endeten und sehen Sie noch einmal nach.
heard-clean-not-before = Nichts wird aufgeräumt, bevor ein Scan gezeigt hat, dass das Produkt weg ist. Sehen Sie zuerst noch einmal nach.
heard-clean-shared = Das ist für einen Menschen: Andere benutzen es auch, oder es lässt sich nicht vollständig benennen.
heard-clean-not-there = Es ist nicht mehr da.
heard-clean-look = Nicht entfernt: { $why }. Sehen Sie es sich selbst an.
heard-clean-not = Nicht entfernt: { $why }.
heard-clean-moved = Nach { $path } verschoben. Schieben Sie es zurück, um das rückgängig zu machen; löschen Sie es dort, wenn nichts fehlt.
heard-clean-other-drive = Es liegt auf einem anderen Laufwerk und lässt sich nicht beiseitelegen. Löschen Sie es selbst.
heard-clean-in-use = Es ließ sich nicht verschieben: { $error }. Vielleicht hat ein Programm es offen: Starten Sie den Rechner neu und wiederholen Sie diesen Schritt.
heard-clean-content-kept = Sein Inhalt liegt in { $path }; importieren Sie diese Datei, um das rückgängig zu machen.
heard-clean-kept-in = Es liegt in { $path }; importieren Sie diese Datei, um das rückgängig zu machen.
heard-clean-list-kept = Die Liste liegt in { $path }; importieren Sie diese Datei, um das rückgängig zu machen.
heard-clean-settings-kept = Seine Einstellungen liegen in { $path }.
heard-clean-at-restart = Es geht, wenn der Rechner neu startet.
heard-clean-no-undo = Das lässt sich nicht rückgängig machen.
heard-clean-by-person = Auf diesem System muss ein Mensch es entfernen.
heard-clean-not-kept = Es wurde nicht entfernt, da es sich vorher nicht sichern ließ: { $why }
heard-clean-list-unread = Die Liste ließ sich nicht lesen. Sehen Sie sie selbst an.
heard-code-ended = { $program } endete mit Code { $code }.
heard-was-stopped = { $program } wurde angehalten.
heard-not-in-time = { $program } endete nicht rechtzeitig.

# An administrator's rights.
heard-needs-rights = Dieser Schritt braucht Administratorrechte, und hier gibt es keinen Weg, danach zu fragen.
heard-rights-not-given = Administratorrechte wurden nicht gegeben, daher geschah nichts.
heard-rights-not-given-short = Administratorrechte wurden nicht gegeben.
heard-stopped-asked = Angehalten. Falls es mit Administratorrechten begonnen hatte, wurde es zum Anhalten aufgefordert und hat nicht geantwortet; es kann noch eine Weile weiterlaufen.
heard-no-answer-rights = Der Schritt mit Administratorrechten gab keine Antwort: { $error }.
heard-start-as-administrator = Starten Sie Interdict als Administrator und beginnen Sie die Entfernung dort: Als Administrator führt es eigene Journale und setzt dieses nicht fort.

# What was looked at before anything is run.
heard-check-no-record = Der Plan nennt keinen Eintrag dieses Rechners.
heard-check-has-rights = Dieses Programm läuft mit Administratorrechten.
heard-check-will-ask = Das System wird bei jedem Schritt, der sie braucht, nach Administratorrechten fragen.
heard-check-no-rights = Dieses Programm hat keine Administratorrechte, und dieses System kann nicht danach fragen. Starten Sie es als Administrator (unter Linux und macOS mit sudo).
heard-check-idle = Keine andere Installation läuft.
heard-check-busy = Eine andere Installation läuft oder wurde abgebrochen (Code 1618). Warten Sie ihr Ende ab oder starten Sie den Rechner neu.
heard-check-busy-unknown = Ob eine andere Installation läuft, ist nicht bekannt.
heard-check-running-wait = Läuft gerade: { $names }. Warten Sie das Ende ab, sonst hält seine Sperre die Entfernung auf.
heard-check-running-close = Läuft gerade: { $names }. Schließen Sie sie zuerst.
heard-check-running = Läuft gerade: { $names }.
heard-check-manager-lock = Die laufenden Programme ließen sich nicht auflisten. Ein Paketmanager hält durch seine Sperre an, wo ein anderer läuft.
heard-check-free = Auf dem Systemlaufwerk sind { $free } MB frei.
heard-check-too-little = Auf dem Systemlaufwerk sind nur { $free } MB frei; { $wanted } MB sollten es sein, da ein Installationsprogramm behält, was es entfernt, bis es fertig ist. Schaffen Sie zuerst Platz.
heard-check-no-restart-note = Dieses System merkt sich keinen ausstehenden Neustart. Starten Sie zuerst neu, wenn kürzlich etwas installiert wurde.
heard-check-restart-pending = Ein Neustart steht aus: { $why }. Starten Sie den Rechner zuerst neu; vorher scheitern Deinstallationsprogramme oft.
heard-pending-files = Dateien sollen beim nächsten Start verschoben oder gelöscht werden
heard-pending-components = Komponenten von Windows wurden geändert
heard-pending-updates = Updates von Windows wurden installiert
heard-pending-packages = installierte Pakete verlangen einen
heard-check-user = { $user } führt dieses Programm aus.
heard-check-user-not = Es ist nur für { $user } installiert. Melden Sie sich als { $user } an, bevor Sie weitermachen.
heard-check-closed = Keines seiner Programme läuft.
heard-check-closed-unknown = Vergewissern Sie sich, dass keines davon läuft: { $names }.
heard-check-restore-off = Eine Richtlinie schaltet die Systemwiederherstellung ab, also gibt es keinen Wiederherstellungspunkt. Ob es eine Sicherung gibt, ist von hier nicht zu sehen: Vergewissern Sie sich, bevor Sie weitermachen.
heard-check-restore-administrator = Wiederherstellungspunkte sieht nur ein Administrator, und Windows Server hat keine. { $how }. Eine Sicherung anderswo ist ebenso gut.
heard-check-no-way-back = Zu sehen ist nicht: { $what }. { $how }. Ob es anderswo eine Sicherung gibt, ist von hier nicht zu sehen: Vergewissern Sie sich, bevor Sie weitermachen.
heard-a-restore-point = ein Wiederherstellungspunkt
heard-a-snapshot = ein Schnappschuss von snapper oder Timeshift
heard-a-time-machine = eine Sicherung von Time Machine
heard-snapshots-how = Schnappschüsse zeigt: snapper list oder timeshift --list
heard-check-drives = Die Laufwerke ließen sich nicht auflisten.
heard-check-drive = Das Systemlaufwerk wurde nicht gefunden.
heard-free-how = Sehen Sie nach, wie viel frei ist: df -h / (Windows: „Dieser PC“ im Explorer)
heard-check-product-encryption = Ob { $product } selbst Festplatten, Ordner oder Wechseldatenträger verschlüsselt hat, weiß nur es selbst: Sehen Sie in seinem Fenster oder auf seinem Verwaltungsserver nach, entschlüsseln Sie gegebenenfalls zuerst und bestätigen Sie dann diesen Schritt.
heard-check-bitlocker-none = BitLocker schützt kein Laufwerk (geprüft: { $names }).
heard-check-filevault-off = FileVault ist aus (fdesetup status).
heard-check-linux-open = Kein verschlüsseltes Gerät ist offen und kein verschlüsselter Ordner eingehängt (geprüft: /sys/block und /proc/mounts).
heard-check-linux-encrypted = Verschlüsselt und offen: { $names }. Die eigene Verschlüsselung von Linux bleibt.
heard-check-no-agent = Neben { $product } wurde kein Verwaltungsagent gefunden. Eine Verwaltung des Rechners könnte es dennoch wieder installieren: Sehen Sie zuerst dort nach{ $more }
heard-check-group-policy-unread = Ob eine Gruppenrichtlinie hier Programme installiert, ließ sich nicht lesen.
heard-check-device-unread = Ob eine Geräteverwaltung hier Programme installiert, ließ sich nicht lesen.
heard-check-own-management = Neben { $product } wurde kein Verwaltungsagent gefunden; { $looked }. Seine eigene Verwaltung, falls es eine gibt, kennt dieses Programm nicht: Sehen Sie dort nach.
heard-check-neither = weder Gruppenrichtlinie noch Geräteverwaltung installiert es
heard-check-agent-connected = Der Administrationsagent ist mit dem Server { $server } verbunden. Ob dessen Richtlinie oder eine Aufgabe { $product } noch festhält, sagt nur dieser Server: Verschieben Sie das Gerät dort in eine nicht verwaltete Gruppe oder heben Sie die Richtlinie auf.
heard-check-macos-protection = macOS hat einen eigenen Schutz (XProtect), der immer an ist. Ob Sie mehr wollen, entscheiden Sie.
heard-check-defender-active = Microsoft Defender ist jetzt aktiv.
heard-check-defender-passive = Microsoft Defender ist da und schützt gerade nicht („{ $mode }“).
heard-defender-takes-over = Unter diesem Windows übernimmt er, wenn der andere weg ist; sehen Sie danach nach, ob er es getan hat.
heard-defender-server = Unter Windows Server übernimmt er nicht von selbst: Schalten Sie ihn danach ein.
heard-defender-either = Unter Windows 10 und 11 übernimmt er, wenn der andere weg ist, unter Windows Server nicht.
heard-defender-off = Microsoft Defender ist abgeschaltet ({ $why }).
heard-defender-unknown = Microsoft Defender ist da, und keine Einstellung schaltet ihn ab; ob er jetzt aktiv ist, kann nur er selbst sagen.
heard-defender-none = Microsoft Defender ist nicht auf diesem Rechner.
heard-registered-off = Angemeldet, aber nicht eingeschaltet: { $names }.
heard-registered-unknown = Angemeldet; ob eingeschaltet, ist nicht bekannt: { $names }.
heard-registered-none = Nichts anderes ist als eingeschaltet angemeldet.
heard-registered-on = Das Windows-Sicherheitscenter führt als eingeschaltet: { $names } (nach einer Zahl, die Microsoft nicht dokumentiert).
heard-protection-how = Öffnen Sie in der Windows-Sicherheit „Viren- & Bedrohungsschutz“ und sehen Sie nach, wer schützt; oder führen Sie aus: powershell Get-MpComputerStatus

# The journal.
heard-journal-no-step = der Plan hat keinen Schritt { $name }
heard-journal-protected = der Schritt { $name } schützt Daten und kann nicht ausgelassen werden: Tun Sie es und beginnen Sie ihn dann noch einmal
heard-journal-closed = diese Entfernung ist abgeschlossen: { $why }
heard-journal-unusable = das Journal { $path } ist nicht verwendbar: { $error }
heard-journal-changed = Zeile { $line } des Journals ist nicht so, wie sie geschrieben wurde ({ $what }): Sie wurde geändert, oder Zeilen fehlen oder kamen hinzu. Es wird nicht fortgesetzt; beginnen Sie eine neue Entfernung.
heard-journal-empty = das Journal hat keine ganze Zeile: Noch wurde nichts getan. Beginnen Sie eine neue Entfernung.
heard-journal-form = das Journal hat die Form { $name }, die diese Version nicht kennt
heard-lock-other = Auf diesem Rechner läuft eine andere Entfernung, daher wurde nichts ausgeführt. Warten Sie ihr Ende ab und beginnen Sie diese dann wieder.
heard-closed-untouched = Abgeschlossen, bevor etwas getan wurde.
heard-closed-gone = Weg, wie ein Scan gezeigt hat.
heard-closed-by-person = So abgeschlossen, durch Entscheidung eines Menschen.

# In a word.
heard-end-nothing = nichts zu tun
heard-end-done = erledigt
heard-end-restart = erledigt, Neustart nötig
heard-end-not-hold = trifft nicht zu
heard-end-cannot-tell = von hier nicht festzustellen
heard-end-person = für einen Menschen
heard-end-skipped = ausgelassen
heard-end-failed = fehlgeschlagen
heard-end-refused = nicht ausgeführt
heard-end-stopped = angehalten
heard-end-timed-out = nach Zeitgrenze angehalten
heard-clean-removing = Wird entfernt: { $what }
heard-running = Läuft: { $what }
heard-check-kescli = In seinem Ordner sagt „kescli --opswat GetEncryptionState“ 0, wo keine Festplatte verschlüsselt ist, und 1, wo die eigene Verschlüsselung oder BitLocker an ist (ab Version 12).
heard-check-bitlocker-administrator = BitLocker antwortet nur einem Administrator; den Zustand zeigt: manage-bde -status.
