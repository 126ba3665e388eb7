# Rechner.

# What is said of machines.
make-one-asked = Aus { $count } { $count ->
         [one] Rechner
        *[other] Rechnern
    } einen machen?
make-them-one = Zu einem machen
which-machine-is = Welcher Rechner ist { $name }?
rename-the-machine = Rechner umbenennen
rename = Umbenennen
tag-named = { $name } markieren
tag-machines = { $count } { $count ->
         [one] Rechner
        *[other] Rechner
    } markieren
add-tag = Markierung hinzufügen
this-machine = dieser Rechner
merged-explained = Ihre Einlesungen und Funde stehen von da an zusammen, und was über einen entschieden wurde, gilt für beide. Es lässt sich zurücknehmen.
which-name-kept = Welchen Namen behält er?
find-a-machine = Rechner suchen
and-more-machines = und { $count } { $count ->
         [one] weiterer Rechner
        *[other] weitere Rechner
    }: schreiben Sie einen Teil des Namens
no-other-machine = Kein anderer Rechner heißt so.
name-of-the-machine = Name des Rechners
names-stay-known = Die Namen, unter denen er gelesen wurde, bleiben bekannt.
tag = Markierung
tag-example = Buchhaltung
tags-explained = Rechner lassen sich nach Markierung zeigen: Ort, Abteilung, zuständige Person.

# The list of machines.
most-serious-first = { $count } { $count ->
         [one] Rechner
        *[other] Rechner
    }, das Ernsteste zuerst
these-are-one = Diese { $count } sind ein Rechner…
tag-asked = Markieren…
tag-machines-asked = { $count } { $count ->
         [one] Rechner
        *[other] Rechner
    } markieren…
leave-out = Weglassen
leave-out-machines = { $count } { $count ->
         [one] Rechner
        *[other] Rechner
    } weglassen
most-serious = Das Ernsteste
system = System
known-from = Bekannt aus
coverage = Abdeckung
machine-row = { $name }, { $count } { $count ->
         [one] Fund
        *[other] Funde
    }
machines-appear-here = Rechner erscheinen hier nach einem Scan oder Import.
no-machines-yet = Noch keine Rechner

# One machine.
all-machines = Alle Rechner
left-out-of-count = Wird nicht mitgezählt
rename-asked = Umbenennen…
add-a-tag = Markierung hinzufügen…
same-machine-as = Das ist derselbe Rechner wie…
count-it-again = Wieder mitzählen
leave-it-out = Weglassen
what-is-known = Was über ihn bekannt ist
architecture = Architektur
serial-number = Seriennummer
hardware-id = Hardware-Kennung
read-under-the-names = Unter diesen Namen gelesen
count-readings = { $count } { $count ->
         [one] Einlesung
        *[other] Einlesungen
    }
with-serial = { $line }, Seriennummer { $serial }
not-the-same-named = Nicht derselbe Rechner: { $name }
not-the-same-machine = Nicht derselbe Rechner
none-in-what-was-read = Keine in dem, was gelesen wurde.
readings = Einlesungen
nothing-kept-of-it = Von ihm Gelesenes ist nicht mehr vorhanden.
older-does-not-count = , älter: zählt nicht
delete-reading-named = Einlesung { $title } löschen
delete-asked-short = Löschen…
it-is-of = Sie ist von { $count } { $count ->
         [one] Rechner
        *[other] Rechnern
    }.
look-at-reading-named = Einlesung { $title } ansehen
look-at-it = Ansehen
all-read = alles gelesen
some-programs-only = nur einige Programme

# Questions about machines.
and-more-questions = und { $count } { $count ->
         [one] weitere Frage
        *[other] weitere Fragen
    }
two-called = Sind die beiden namens { $name } ein Rechner?
are-one-machine = Sind { $name } und { $other } ein Rechner?
was-read-in = { $why } { $name } wurde gelesen in { $source }. Bis Sie antworten, zählt er als eigener Rechner.
same-machine = Derselbe Rechner
it-is-other = Es ist { $other }
aloud-and = { $words }: { $name } und { $other }
not-the-same = Nicht derselbe
none-of-these-machines = Keiner davon
later-named = Später: { $name }
later = Später
since-come-back = Wieder da
since-new = Neu
since-gone = Weg

# How well a machine is known.
coverage-complete = Vollständig
what-the-list-says = Was die Liste sagt
mounted-disk = Eingehängter Datenträger
coverage-read = { $coverage } gelesen
list-not-fully-read = Liste nicht ganz gelesen
what-changed-asked = Was sich geändert hat…
what-changed-with = Was sich mit der Einlesung { $title } geändert hat
what-changed = Was sich geändert hat
left-out = Weggelassen

# What was said of one machine, and which of two it is.
known-from-also = { $name }, bekannt aus { $source }
take-away-tag = Markierung { $tag } entfernen
what-was-said = Was über ihn gesagt wurde
take-back-words = Zurücknehmen: { $words }

# What changed between two days or two readings.
comparing = Wird verglichen…
between-day = zwischen dem
and-day = und dem
earlier-day = Früherer Tag
later-day = Späterer Tag
by-machine = Nach Rechner
by-program = Nach Programm
grouped = Gruppiert
services-too = Auch Dienste, Treiber und dergleichen
save-as-csv = Als CSV speichern…
save-what-changed = Speichern, was sich geändert hat
read-first-time = Zum ersten Mal gelesen, daher nicht verglichen: { $names }.
known-earlier-only = Nur am früheren Tag bekannt: { $names }.
machines-compared = { $count } { $count ->
         [one] Rechner
        *[other] Rechner
    } verglichen.
different-days-needed = Es braucht zwei verschiedene Tage
different-days-line = Was an einem Tag gelesen wurde, ist ein Stand. Zwei Einlesungen eines Rechners werden auf seiner Seite verglichen.
no-change-of-sort = Keine Änderung dieser Art
no-change-of-sort-line = Wählen Sie oben eine andere, oder zeigen Sie auch Dienste und Treiber.
nothing-to-compare = Nichts zu vergleichen
nothing-to-compare-line = Kein Rechner war bis zu beiden Tagen gelesen.
nothing-changed = Nichts hat sich geändert
nothing-changed-line = Jedes gelesene Programm ist, wie es war.
change = Änderung
version-before = Version vorher
version-after = Version nachher
what-happened = Was geschah
change-on-machines = { $what } auf { $count } { $count ->
         [one] Rechner
        *[other] Rechnern
    }
change-came-back = Wieder da
change-version = Version geändert
change-unclear = Nicht vergleichbar

# One reading as it was then.
what-was-read-then = Was damals gelesen wurde
back-to-the-machine = Zurück zum Rechner
machine-on-day = { $name } am { $day }
how-it-was = So war es am { $day }
as-it-was-older = { $from }, { $read }. Die Regeln werden angewendet, wie sie an jenem Tag galten, für Ihre heutigen Antworten. Es zählt eine neuere Einlesung; entscheiden lässt sich hier nichts.
as-it-was-counts = { $from }, { $read }. Die Regeln werden angewendet, wie sie an jenem Tag galten, für Ihre heutigen Antworten. Sie zählt noch; entscheiden Sie unter Funde.
nothing-found-in-it = Darin wurde nichts gefunden.
nothing-found-then = In dem, was damals gelesen werden konnte, wurde nichts gefunden.
and-more-findings = und { $count } { $count ->
         [one] weiterer Fund
        *[other] weitere Funde
    }

# Why a machine is taken for another one, or is asked about.
name-in-quotes = „{ $name }“
machine-without-name = einem Rechner ohne Namen
because-you-said-so = Das haben Sie gesagt.
because-said-of-several = Sie haben gesagt, dass mehrere Rechner so gelesen werden.
because-serial = Die Seriennummer ist dieselbe.
because-name-and-serial = Name und Seriennummer sind dieselben.
because-serial-and-hardware = Seriennummer und Hardware-Kennung sind dieselben; er hieß { $name }.
because-serial-of-another = Die Seriennummer ist die von { $name }, der Name ein anderer: Der Rechner wurde umbenannt, oder es ist nicht seine eigene Nummer (eine Lizenz, eine kopierte Platte).
because-serial-other-hardware = Die Seriennummer ist die von { $name }, aber Name und Hardware-Kennung sind andere.
because-serial-of-one-name-of-other = Die Seriennummer ist die von { $name }, der Name der eines anderen Rechners.
because-serial-name-other = Die Seriennummer ist dieselbe, der Name ein anderer.
because-name-serial-unknown = Der Name ist derselbe, seine Seriennummer ist nicht bekannt.
because-serial-of-several = Mehrere bekannte Rechner haben diese Seriennummer, und kein Name unterscheidet sie.
because-hardware = Die Hardware-Kennung ist dieselbe.
because-name-and-hardware = Name und Hardware-Kennung sind dieselben.
because-hardware-of-another = Die Hardware-Kennung ist die von { $name }, der Name ein anderer: Der Rechner wurde umbenannt, oder er ist die Kopie einer virtuellen Maschine.
because-hardware-name-other = Die Hardware-Kennung ist dieselbe, der Name ein anderer.
because-name-hardware-of-another = Der Name ist derselbe, die Hardware-Kennung die eines anderen.
because-nothing-known = Weder ein Name noch eine Seriennummer ist bekannt.
because-no-such-name = Kein bekannter Rechner hat diesen Namen.
because-other-serial = Der Rechner dieses Namens hat eine andere Seriennummer.
because-several-named-so = Mehrere bekannte Rechner haben diesen Namen, und hier unterscheidet sie nichts.
because-several-serial-unknown = Mehrere bekannte Rechner haben diesen Namen; von diesem ist die Seriennummer nicht bekannt.
because-other-hardware = Der Name ist derselbe, die Hardware-Kennung eine andere: neue Hardware oder ein anderer Rechner.
because-other-system = Der Name ist derselbe, das System ein anderes: neu installiert, ein zweites System im oder neben dem ersten, oder ein anderer Rechner.
because-name = Der Name ist derselbe.
because-name-but-domain = Der Name ist bis auf die Domäne derselbe.
because-name-cut = Der Name ist derselbe, nach fünfzehn Zeichen abgeschnitten.
read-in-a-scan = einem Scan
read-in-deleted-list = einer Liste, die gelöscht wurde
with-serial-number = { $name }, Seriennummer { $serial }
name-of-source = { $name } aus { $source }

# What was said of machines, in the log of one machine.
another-machine = ein anderer Rechner
said-one-machine = { $name } und { $other } sind ein Rechner
said-of-its-own = { $name } ist ein eigener Rechner
said-is-this-machine = Was als { $name } gelesen wird, ist dieser Rechner
said-called = Benannt: { $name }
said-tagged = Markiert: { $tag }
said-untagged = Nicht mehr markiert: { $tag }
said-counted-again = Wird wieder mitgezählt

# Why two readings cannot be compared.
earlier-some-software-only = Von beiden handelt die frühere nur von einiger Software.
later-some-software-only = Von beiden handelt die spätere nur von einiger Software.
earlier-source-unread = { $source } konnte in der früheren nicht gelesen werden.
later-source-unread = { $source } konnte in der späteren nicht gelesen werden.
machine-only-earlier = Der Rechner ist nur in der früheren.
machine-only-later = Der Rechner ist nur in der späteren.
newer-list-is-silent = Die neuere Liste nennt es nicht; der Rechner selbst wurde nicht angesehen.
scan-with-list = Ein Scan wird mit einer Liste verglichen: Was die Liste nicht zeigt, sieht entfernt aus.
list-with-scan = Eine Liste wird mit einem Scan verglichen: Was die Liste nicht zeigt, sieht neu aus.
from-day-to-day = { $from } bis { $to }
readings-deleted-since = { $count } { $count ->
         [one] Einlesung jener Zeit wurde seither gelöscht: Was sie sagte, fehlt.
        *[other] Einlesungen jener Zeit wurden seither gelöscht: Was sie sagten, fehlt.
    }
