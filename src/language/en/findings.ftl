# Findings, overview, machines, history, decisions.

# How much was read.
tally-programs = { $programs } { $programs ->
         [one] program
        *[other] programs
    }
tally-records = { $others } { $others ->
         [one] record
        *[other] records
    }
tally-both = { $programs } { $programs ->
         [one] program
        *[other] programs
    } and { $others } other { $others ->
         [one] record
        *[other] records
    }
among-programs = Nothing found among { $programs } { $programs ->
         [one] program
        *[other] programs
    }
among-records = Nothing found among { $others } { $others ->
         [one] record
        *[other] records
    }
among-both = Nothing found among { $programs } { $programs ->
         [one] program
        *[other] programs
    } and { $others } other { $others ->
         [one] record
        *[other] records
    }
sources-read = { $read } of { $there } { $there ->
         [one] source
        *[other] sources
    }

# Columns and groups.
verdict = Verdict

# Findings.
decide-for = Decide for { $count } { $count ->
         [one] finding
        *[other] findings
    }…
copy = Copy
take-the-ticks-away = Take the ticks away
findings-ticked = { $count } { $count ->
         [one] finding
        *[other] findings
    } ticked
tab-found = Found
tab-gone = Gone
tab-decided = Decided
tab-same-vendor = Same vendor
filter-by = Filter by software, machine, rule or note
shown-of = { $shown } of { $count } { $count ->
         [one] finding
        *[other] findings
    }
shown-of-so-far = { $shown } so far of { $count } { $count ->
         [one] finding
        *[other] findings
    }
ticked-and = { $count } ticked, { $words }
not-grouped = Not grouped
grouped-by = By { $word }
group = Group
columns = Columns
usual-widths = Usual widths
filters = Filters
forget-the-filter = Forget the filter { $name }
no-filter-yet = No filter has a name yet.
name-of-this-filter = Name of this filter
save = Save
why-this-applies = Why this applies
remove = Remove…
decide = Decide…
copy-ticked-rows = Copy { $count } ticked rows
copy-row = Copy row
take-the-tick-away = Take the tick away
tick = Tick
only-this-machine = Only this machine
only-this-name = Only software of this name
not-kept = Decisions are kept in a workspace, and none is open that can be changed.
save-report = Save report…
next-finding = Next finding
finding-before = Finding before
version-on = { $version }on { $machine }{ $product }
why-it-is-listed = Why it is listed
why-it-is-restricted = Why it is restricted
tab-removal = Removal
tab-history = History
searching = Searching…
folded = folded
unfolded = unfolded
group-row = { $title }, { $count } { $count ->
         [one] finding
        *[other] findings
    }, { $state }
not-looked = Findings appear here after a scan or an import. An empty page means “not looked”, never “all clear”.
nothing-checked-yet = Nothing has been checked yet
hidden-by-filter = { $count } { $count ->
         [one] are
        *[other] are
    } hidden by it.
no-finding-matches = No finding matches this filter
clear-filter = Clear filter
nothing-in-what-was-read = Nothing found in what could be read: { $coverage }
to-review-or-decided = { $count } { $count ->
         [one] finding is
        *[other] findings are
    } to review or decided about
read-on = Read on { $machines } { $machines ->
         [one] machine
        *[other] machines
    }. { $sources } { $sources ->
         [one] source
        *[other] sources
    } could not be read.
nothing-to-review = Nothing to review
nothing-to-review-line = Possible matches appear here for your decision. They are not counted as found.
nothing-gone = Nothing is gone yet
nothing-gone-line = A finding moves here when a fresh scan or list no longer has it. Only a scan verifies that it is gone.
nothing-decided = Nothing decided yet
nothing-decided-line = Exemptions and wrong matches stand here, with who decided and why.
nothing-else = Nothing else by these vendors
nothing-else-line = Programs of a vendor that is on a list, which no rule covers, would stand here.

# Overview.
scan-or-import = Scan this computer, or import the list of software you already have.
nothing-to-do-today = Nothing to do today
to-replace = { $count } { $count ->
         [one] program
        *[other] programs
    } to replace on this computer
things-to-do = { $count } { $count ->
         [one] thing
        *[other] things
    } to do, on { $on } of { $machines } { $machines ->
         [one] machine
        *[other] machines
    }
scanned-at = { $name }, scanned { $when }
in-seconds = in { $seconds } s
sources-unread = { $count } { $count ->
         [one] source
        *[other] sources
    } not read
read-tally-on = Read: { $tally }, on { $machines } { $machines ->
         [one] machine
        *[other] machines
    }. { $sources }
all-sources-read = All sources were read.
see-what-is-missing = { $coverage } read: see what is missing before you rely on this.
no-rule-names-any = No rule of the catalogue names any of it
show-all-findings = Show all { $count } findings
evidence-count = Evidence ({ $count })
what-removing-involves = What removing { $name } involves
one-restart = One restart. Nothing runs before you have read and confirmed it.
nothing-runs-before = Nothing runs before you have read and confirmed it.
may-be-restricted = { $count } { $count ->
         [one] record
        *[other] records
    } may be restricted software. { $count ->
         [one] It is
        *[other] They are
    } not counted as found until you decide.
review = Review
protection-after-removal = Protection after removal
scanning-this-computer = Scanning this computer
scan-changes-nothing-line = Interdict reads what is installed. Nothing is changed.
scanning-the-disk = Scanning the disk in { $path }
disk-changes-nothing = Interdict reads the system on it. Nothing on it is run or changed.
scanning-as-administrator = Scanning as administrator
system-asks-permission = The system asks for permission in a window of its own. What was read before stays.
reading-file = Reading { $name }
saved-nothing-yet = Nothing has been saved yet.
reading-many-lists = Reading many lists
kept-when-all-read = Those that need no question are kept when all are read.

# Decisions.
allow-for-now = Allow for now
open-again = Open again
decide-about-one = Decide about { $name } on { $machine }
decide-about = Decide about { $count } { $count ->
         [one] finding
        *[other] findings
    }
record-decision = Record decision
decide-in-progress = Somebody sees to it. It stays among what is found.
decide-exempt = It stays installed for now, and stands under Decided. When the day has passed it is open again.
decide-wrong-match = It is not this product. Should other software of the product be found there later, that is a finding again.
decide-open = Nothing is decided about it any more.
who-sees-to-it = Who sees to it?
who-decided = Who decided?
why-asked = Why?
until-when = Until when?
day-pattern = YYYY-MM-DD
without-a-day = Without a day it is allowed until somebody decides otherwise.
write-a-day = Not a day: write YYYY-MM-DD.
same-everywhere = The same for software of this name on every machine
stays-in-force = Stays in force after the next scan. You can undo it under Decided.

# History of a finding.
no-history = There is no history: what was read is not kept, because no workspace is open that can be changed.
exemption-ended = The exemption has ended
exemption-ended-line = It was allowed until { $until }. It is open again; decide anew or remove it.
it-came-back = It came back
it-came-back-line = It was gone, and was seen again on { $when }.
said-to-be-removed = Said to be removed
said-to-be-removed-line = { $by } said so on { $when }. No reading has looked since.
other-software = Other software was found
other-software-line = It was said to be a wrong match. Since then other software of this product was found.
not-dated = not dated
first-seen = First seen
last-seen = Last seen
after-gone = { $when }, after it was gone since { $since }
come-back = Come back
by-a-scan = , by a scan
by-list = , by { $name }
gone-since = Gone since
traces-found = Traces of it were still found then: see Evidence.
decisions = Decisions
taken-back = , taken back
undone-of-finding = { $what } ({ $name } on { $machine })
take-back = Take back
nothing-was-decided = Nothing was decided yet.
