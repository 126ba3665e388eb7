# The import of lists.

# Many lists at once.
lists-wait = { $count } { $count ->
         [one] more list
        *[other] more lists
    } wait
lists-wait-explained = Those that are read whole, without problems, and say which computer they are of can be kept together. The others stay for you to look at, one by one.
keep-all = Keep all that need no question
file-names-computer = Where a list names no computer, its file's name is the computer's
bulk-kept = { $lists } { $lists ->
         [one] list
        *[other] lists
    } kept: { $software } { $software ->
         [one] program
        *[other] programs
    } on { $machines } { $machines ->
         [one] machine
        *[other] machines
    }
bulk-sum = { $rows } { $rows ->
         [one] row
        *[other] rows
    } = { $software } { $software ->
         [one] program
        *[other] programs
    } + { $skipped } skipped on purpose + 0 problems.
bulk-left = { $count } { $count ->
         [one] list has a question or problems and waits
        *[other] lists have questions or problems and wait
    } for you.
nothing-read-of = Nothing could be read of { $count } { $count ->
         [one] file
        *[other] files
    }:
and-more-files = and { $count } { $count ->
         [one] more file
        *[other] more files
    }
copy-these-files = Copy these files
close-this = Close this

# Columns.
sheet-shown-name = Sheet: { $name }
sheet-shown = Sheet shown
change-a-meaning = Change a meaning and the numbers above follow
what-each-column-means = What each column means
columns-not-shown = { $count } { $count ->
         [one] column is
        *[other] columns are
    } not shown here.
the-first-records = The first records
column-number = Column { $number }
meaning-of-column = Meaning of column { $number }

# Which computer.
which-computer = Which computer does this list belong to?
computer = Computer
use-this-name = Use this name
the-list-names-none = The list names none; this is the name of the file.
as-you-said = As you said.

# The page of a list.
waits-for-answer = { $file } was read and waits for your answer. It counts once you keep it.
a-list-is-not-kept = A list is not kept yet
go-back-to-the-list = Go back to the list
list-cannot-show = This list cannot show everything
check-this-list = Check this list before it is kept
nothing-saved-yet = { $name }. Nothing has been saved yet.
reading-as-you-said = Reading the list as you said
size-bytes = { $count } { $count ->
         [one] byte
        *[other] bytes
    }
size-kb = { $size } KB
size-mb = { $size } MB
size-gb = { $size } GB
read-as-corrected = Read as you corrected it on { $day }
same-headings = A list with the same headings was corrected then.
forget-this = Forget this
keep-programs = Keep { $count } { $count ->
         [one] program
        *[other] programs
    }
more-lists-wait = { $count } { $count ->
         [one] more list waits
        *[other] more lists wait
    }.
names-only-some = Names only some programs
names-only-some-explained = Ticked, what this list does not name stays as it was: it is not taken for gone.
read-next-the-same = Read the next file of this shape the same way
no-headings-not-remembered = A list without headings is not known again, so this is not remembered.
export-of-your-tool = Excel, CSV, or an export of your inventory tool.
paste-a-table = A table that was copied in Excel can be pasted here with Ctrl+V.
path-of-a-list = Path of a list
or-paste-a-path = Or paste a path
one-column-holds = If its one column does hold program names.
one-of-columns-holds = If one of the { $count } columns does hold program names.
choose-columns-yourself = Choose the columns yourself
choose-columns = Choose columns…
choose-another-file = Choose another file
right-export = In most inventory tools the right export is called “installed software” or “applications”.
go-on-without = Go on without it
read-before-stays = What was read before stays as it is.

# Problems.
copy-all = Copy all { $count }
copy-the-first = Copy the first { $count } of { $all }
the-first-of = the first { $count } of { $all }
problems = Problems
what-is-wrong = What is wrong
problem-text = Text

# What was recognised.
mark-comma = comma
mark-semicolon = semicolon
mark-tab = tab
mark-bar = bar
recognised-from = Recognised from its content: { $how }.
machines-across = Programs stand in the rows, machines in the columns.
software-across = Machines stand in the rows, programs in the columns.
each-line-a-name = Each line is the name of a program.
sheet-not-read-why = Not read. { $why }
no-table-of-programs = No table of programs
programs-headings-in-row = { $count } { $count ->
         [one] program
        *[other] programs
    }, headings in row { $row }
count-programs = { $count } { $count ->
         [one] program
        *[other] programs
    }
sheet-not-read = Not read
headings-none = Headings: none
headings-row = Headings: row { $row }
headings-found = Headings: found
row-number = Row { $row }
find-them = Find them
every-row-is-data = None: every row is data
headings = Headings
as-found = as found
find-it = Find it
letters-are = Letters: { $name }
letters = Letters
separator-is = Separator: { $name }
separator = Separator
from-its-column = From its column
from-the-sheet = From the sheet's name
from-the-file = From the file's name, or typed
machine-column = Machine: column { $heading }
machine-from-column = Machine: from a column
machine-from-sheet = Machine: the sheet's name
machine-typed = Machine: typed
machine-from-file = Machine: the file's name
machine-as-found = Machine: as found
machine = Machine

# The sum, and what is to be expected.
import-sum = { $rows } { $rows ->
         [one] row
        *[other] rows
    } in the file = { $software } { $software ->
         [one] program
        *[other] programs
    } on { $machines } { $machines ->
         [one] machine
        *[other] machines
    } + { $skipped } skipped on purpose + { $problems } { $problems ->
         [one] problem
        *[other] problems
    }
sum-rows = { $rows ->
         [one] row
        *[other] rows
    } in the file
sum-programs = { $software ->
         [one] program
        *[other] programs
    } on { $machines } { $machines ->
         [one] machine
        *[other] machines
    }
skipped-on-purpose = skipped on purpose
sum-problems = { $problems ->
         [one] problem
        *[other] problems
    }
findings-expected = { $count ->
         [one] finding
        *[other] findings
    } expected
skipped-usual = Skipped: totals, repeated headings, entries marked as removed, empty rows.
skipped-because = Skipped on purpose: { $why }.
rules-being-applied = The rules are being applied to this list.
count-machines = { $count } { $count ->
         [one] machine
        *[other] machines
    }
and-more-programs = and { $count } { $count ->
         [one] more program
        *[other] more programs
    }
review-too = , { $count } to review
nothing-found-among = Nothing found among { $count } { $count ->
         [one] program
        *[other] programs
    }{ $review }
findings-in-this-list = { $count } { $count ->
         [one] finding
        *[other] findings
    } in this list{ $review }

# What a column of a list means.
column-user = User
column-software = Software
column-version = Version
column-count = Count
column-unused = Not used
column-package-id = Package id
column-extension-id = Extension id
column-hidden = Hidden entry
column-parent = Update of
column-registry-path = Registry path
column-location = Folder
column-uninstall = Uninstall command
column-presence = Installed or removed
as-of-which-day = As of which day?
day-list-was-made = The day on which this list was made.
write-a-past-day = Write a day that has come, as YYYY-MM-DD.
