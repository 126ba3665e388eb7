# Pictures: findings over time, machines by verdict, products by machine.

chart-by-day = Open findings by day
chart-by-week = Open findings by week
chart-by-month = Open findings by month
chart-from-second-day = How they change shows from the second day on which something is read. So far there is one.
chart-rules-of-today = Counted with the rules as they are today; dates are those of scans and lists.
chart-list-read = List read
chart-gone = No longer found
chart-span = { $from } to { $until }
chart-open = { $count } { $count ->
     [one] open finding
    *[other] open findings
}
chart-lists = { $count } { $count ->
     [one] list
    *[other] lists
} read
chart-scans = { $count } { $count ->
     [one] scan
    *[other] scans
}
chart-gone-count = { $count } no longer found
chart-part = { $what }: { $count }
month-short = { $month ->
     [1] Jan
     [2] Feb
     [3] Mar
     [4] Apr
     [5] May
     [6] Jun
     [7] Jul
     [8] Aug
     [9] Sep
     [10] Oct
     [11] Nov
    *[12] Dec
}
day-of-month = { $day } { $name }
machines-by-verdict = Machines by verdict
counted-by-most-serious = { $count ->
     [one] machine
    *[other] machines
}, counted by most serious finding
do-this-first = Do this first
for-information = For information
so-many-of = { $shown } of { $of }
due-by = Due by { $day }
name-on-machines = { $name } on { $count } { $count ->
     [one] machine
    *[other] machines
}
show-so-many-findings = Show { $count } { $count ->
     [one] finding
    *[other] findings
}
products-by-machine = Products by machine
machines-as-list = List
how-machines-are-shown = How machines are shown
heat-nothing = Where a rule names something on a machine, it appears here.
heat-cell = { $verdict }: { $name }, on { $machine }
dates-of-this-rule = This rule
dates-of-all-rules = All rules on it
issued-and-in-effect = Issued and in effect
confirmed-until = Last day for which it was read as in force
no-day-of-effect = From which day it counts is not known.
in-effect-for-vendor = In effect for this vendor
ended-for-vendor = Ended for this vendor
last-known-term-ends = Last known term for this vendor ends
any-place = any
of-place = Place: { $place }
by-rule = By rule
by-vendor = By vendor
how-rules-are-shown = How rules are shown
head-since = Since
counts-from = from { $date }
none-named = none named
