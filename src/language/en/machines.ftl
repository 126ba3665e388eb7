# Machines.

# What is said of machines.
make-one-asked = Make one machine of { $count } { $count ->
         [one] machine
        *[other] machines
    }?
make-them-one = Make them one
which-machine-is = Which machine is { $name }?
rename-the-machine = Rename the machine
rename = Rename
tag-named = Tag { $name }
tag-machines = Tag { $count } { $count ->
         [one] machine
        *[other] machines
    }
add-tag = Add tag
this-machine = this machine
merged-explained = Their readings and findings stand together from then on, and what was decided about one holds for both. It can be taken back.
which-name-kept = Which name does it keep?
find-a-machine = Find a machine
and-more-machines = and { $count } { $count ->
         [one] more machine
        *[other] more machines
    }: write a part of the name
no-other-machine = No other machine is called so.
name-of-the-machine = Name of the machine
names-stay-known = The names it was read under stay known.
tag = Tag
tag-example = Accounting
tags-explained = Machines can be shown by tag: a place, a department, who sees to them.

# The list of machines.
most-serious-first = { $count } { $count ->
         [one] machine
        *[other] machines
    }, most serious first
these-are-one = These { $count } are one machine…
tag-asked = Tag…
tag-machines-asked = Tag { $count } { $count ->
         [one] machine
        *[other] machines
    }…
leave-out = Leave out
leave-out-machines = Leave out { $count } { $count ->
         [one] machine
        *[other] machines
    }
most-serious = Most serious
system = System
known-from = Known from
coverage = Coverage
machine-row = { $name }, { $count } { $count ->
         [one] finding
        *[other] findings
    }
machines-appear-here = Machines appear here after a scan or an import.
no-machines-yet = No machines yet

# One machine.
all-machines = All machines
left-out-of-count = Left out of what is counted
rename-asked = Rename…
add-a-tag = Add a tag…
same-machine-as = This is the same machine as…
count-it-again = Count it again
leave-it-out = Leave it out
what-is-known = What is known of it
architecture = Architecture
serial-number = Serial number
hardware-id = Hardware id
read-under-the-names = Read under the names
count-readings = { $count } { $count ->
         [one] reading
        *[other] readings
    }
with-serial = { $line }, serial number { $serial }
not-the-same-named = Not the same machine: { $name }
not-the-same-machine = Not the same machine
none-in-what-was-read = None in what was read.
readings = Readings
nothing-kept-of-it = Nothing that was read of it is kept any more.
older-does-not-count = , older: does not count
delete-reading-named = Delete the reading { $title }
delete-asked-short = Delete…
it-is-of = It is of { $count } { $count ->
         [one] machine
        *[other] machines
    }.
look-at-reading-named = Look at the reading { $title }
look-at-it = Look at it
all-read = all read
some-programs-only = some programs only

# Questions about machines.
and-more-questions = and { $count } { $count ->
         [one] more question
        *[other] more questions
    }
two-called = Are the two called { $name } one machine?
are-one-machine = Are { $name } and { $other } one machine?
was-read-in = { $why } { $name } was read in { $source }. Until you answer it counts as a machine of its own.
same-machine = Same machine
it-is-other = It is { $other }
aloud-and = { $words }: { $name } and { $other }
not-the-same = Not the same
none-of-these-machines = None of these
later-named = Later: { $name }
later = Later
since-come-back = Come back
since-new = New
since-gone = Gone

# How well a machine is known.
coverage-complete = Complete
what-the-list-says = What the list says
mounted-disk = Mounted disk
coverage-read = { $coverage } read
list-not-fully-read = List not fully read
what-changed-asked = What changed…
what-changed-with = What changed with the reading { $title }
what-changed = What changed
left-out = Left out

# What was said of one machine, and which of two it is.
known-from-also = { $name }, known from { $source }
take-away-tag = Take away the tag { $tag }
what-was-said = What was said of it
take-back-words = Take back: { $words }

# What changed between two days or two readings.
comparing = Comparing…
between-day = between
and-day = and
earlier-day = Earlier day
later-day = Later day
by-machine = By machine
by-program = By program
grouped = Grouped
services-too = Services, drivers and the like, too
save-as-csv = Save as CSV…
save-what-changed = Save what changed
read-first-time = Read for the first time, so not compared: { $names }.
known-earlier-only = Only known on the earlier day: { $names }.
machines-compared = { $count } { $count ->
         [one] machine
        *[other] machines
    } compared.
different-days-needed = Two different days are needed
different-days-line = What was read on one day is one state. Two readings of a machine are compared on its page.
no-change-of-sort = No change of this sort
no-change-of-sort-line = Choose another above, or show services and drivers, too.
nothing-to-compare = Nothing to compare
nothing-to-compare-line = No machine was read by both days.
nothing-changed = Nothing changed
nothing-changed-line = Every program that was read is as it was.
change = Change
version-before = Version before
version-after = Version after
what-happened = What happened
change-on-machines = { $what } on { $count } { $count ->
         [one] machine
        *[other] machines
    }
change-came-back = Came back
change-version = Version changed
change-unclear = Not comparable

# One reading as it was then.
what-was-read-then = What was read then
back-to-the-machine = Back to the machine
machine-on-day = { $name } on { $day }
how-it-was = This is how it was on { $day }
as-it-was-older = { $from }, { $read }. The rules are applied as they held on that day, for your answers of today. A newer reading counts; nothing can be decided here.
as-it-was-counts = { $from }, { $read }. The rules are applied as they held on that day, for your answers of today. It still counts; decide under Findings.
nothing-found-in-it = Nothing was found in it.
nothing-found-then = Nothing was found in what could be read then.
and-more-findings = and { $count } { $count ->
         [one] more finding
        *[other] more findings
    }

# Why a machine is taken for another one, or is asked about.
name-in-quotes = "{ $name }"
machine-without-name = a machine without a name
because-you-said-so = You said so.
because-said-of-several = You said that several machines are read like this.
because-serial = The serial number is the same.
because-name-and-serial = The name and the serial number are the same.
because-serial-and-hardware = The serial number and the hardware id are the same; it was called { $name }.
because-serial-of-another = The serial number is that of { $name }, the name is another: the machine was renamed, or the number is not its own (a licence, a copied disk).
because-serial-other-hardware = The serial number is that of { $name }, but the name and the hardware id are others.
because-serial-of-one-name-of-other = The serial number is that of { $name }, the name that of another machine.
because-serial-name-other = The serial number is the same, the name is another.
because-name-serial-unknown = The name is the same, its serial number is not known.
because-serial-of-several = Several known machines have this serial number, and no name tells them apart.
because-hardware = The hardware id is the same.
because-name-and-hardware = The name and the hardware id are the same.
because-hardware-of-another = The hardware id is that of { $name }, the name is another: the machine was renamed, or it is a copy of a virtual machine.
because-hardware-name-other = The hardware id is the same, the name is another.
because-name-hardware-of-another = The name is the same, the hardware id is another's.
because-nothing-known = It has neither a name nor a serial number that is known.
because-no-such-name = No known machine has this name.
because-other-serial = The machine of this name has another serial number.
because-several-named-so = Several known machines have this name, and nothing tells them apart here.
because-several-serial-unknown = Several known machines have this name; of this one the serial number is not known.
because-other-hardware = The name is the same, the hardware id is another: new hardware, or another machine.
because-other-system = The name is the same, the system is another: installed anew, a second system inside or beside the first, or another machine.
because-name = The name is the same.
because-name-but-domain = The name is the same but for its domain.
because-name-cut = The name is the same, cut after fifteen letters.
read-in-a-scan = a scan
read-in-deleted-list = a list that was deleted
with-serial-number = { $name }, serial number { $serial }
name-of-source = { $name } of { $source }

# What was said of machines, in the log of one machine.
another-machine = another machine
said-one-machine = { $name } and { $other } are one machine
said-of-its-own = { $name } is a machine of its own
said-is-this-machine = What is read as { $name } is this machine
said-called = Called { $name }
said-tagged = Tagged { $tag }
said-untagged = No longer tagged { $tag }
said-counted-again = Counted again

# Why two readings cannot be compared.
earlier-some-software-only = Of the two, the earlier one is about some software only.
later-some-software-only = Of the two, the later one is about some software only.
earlier-source-unread = { $source } could not be read in the earlier one.
later-source-unread = { $source } could not be read in the later one.
machine-only-earlier = The machine is only in the earlier one.
machine-only-later = The machine is only in the later one.
newer-list-is-silent = The newer list does not name it; the machine itself was not looked at.
scan-with-list = A scan is compared with a list: what the list does not show looks gone.
list-with-scan = A list is compared with a scan: what the list does not show looks new.
from-day-to-day = { $from } to { $to }
readings-deleted-since = { $count } { $count ->
         [one] reading of that time was deleted since: what it said is missing.
        *[other] readings of that time were deleted since: what they said is missing.
    }
