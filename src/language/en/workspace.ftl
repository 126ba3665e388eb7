# The workspace.

# The workspace: saved or not, what changed, what is kept.
saving = Saving…
all-changes-saved-at = All changes saved { $time }
all-changes-saved = All changes saved
looking-only = Looking only: the saved data cannot be changed here
kept-until-closed = Not saved: kept until the window closes
beside-workspace = Only that is in sight. The workspace { $path } is open beside it.
beside-workspace-fixed = Only that is in sight. The workspace { $path } is open beside it and cannot be changed here.
readings-not-saved = { $count } { $count ->
         [one] reading is
        *[other] readings are
    } not saved
keep-in-workspace = Keep it in this workspace
leave-out-show = Leave it out and show the workspace
data-not-opened = The saved data could not be opened
start-empty = Start empty…
open-another = Open another…
name-on-machine = { $name } on { $machine }
and-more-changes = and { $count } { $count ->
         [one] more change
        *[other] more changes
    }
show-what-is-gone = Show what is gone
dates-ahead = Dates ahead
read-the-rule = Read the rule
show-the-decision = Show the decision
show-the-decision-on = Show the decision: { $what }
workspace = Workspace
workspace-explained = One file holds what was read, what was found and what was decided, for one organisation.
fact-file = File
readings-of-machines = { $readings } { $readings ->
         [one] reading
        *[other] readings
    } of { $machines } { $machines ->
         [one] machine
        *[other] machines
    }
holds = Holds
last-change = Last change
none-yet = none yet
daily-backups = Daily backups
open-asked = Open…
new-asked = New…
save-a-copy-short = Save a copy…
opened-before = Opened before
keep-every-reading = Keep every reading
keep-three-months = Keep for three months
keep-a-year = Keep for a year
keep-three-years = Keep for three years
keep-ten-years = Keep for ten years
kept-as-set = Kept as set on the command line
older-readings = Older readings
newest-never-deleted = The newest reading of a machine is never deleted by this.
delete-this-reading = Delete this reading?
delete-reading-explained = What only this reading shows is gone with it, also from the history of findings. It cannot be taken back; the daily backups still have it for some days.
reading-line = { $when }, { $rows } { $rows ->
         [one] record
        *[other] records
    } on { $machines } { $machines ->
         [one] machine
        *[other] machines
    }
delete-the-reading = Delete the reading { $from } of { $when }
and-readings-before = and { $count } { $count ->
         [one] reading
        *[other] readings
    } before
open-a-workspace = Open a workspace
file-kind-workspaces = Workspaces
new-workspace-title = New workspace
save-a-copy-title = Save a copy of the workspace
came-back-on = { $count } { $count ->
         [one] finding
        *[other] findings
    } came back, on { $machines }.

# Since last time, backups, the log.
restore-a-backup = Restore a backup…
to-decide-anew = To decide anew
and-under-findings = and { $count } under Findings
since-last-time = Since last time
compare-two-days = Compare two days…
save-the-log-csv = Save the log as CSV…
save-the-log-json = Save the log as JSON…
log-explained = Every decision and every other change, with time and person.
restore-a-backup-asked = Restore a backup?
restore = Restore
restore-explained = It takes the place of the workspace. What is there now is kept beside it under another name.
backup-holds = { $day }: { $machines } { $machines ->
         [one] machine
        *[other] machines
    }, { $findings } { $findings ->
         [one] open finding
        *[other] open findings
    }
backup-unreadable = { $day }: cannot be read. { $why }
no-backup-yet = There is none. The first is made on the day after the first change.
csv-list = CSV list
save-the-log = Save the log

# What was done to the workspace, as it is told.
told-decisions = { $count } decisions
told-taken-back = Taken back
told-decisions-taken-back = { $count } decisions were taken back
told-inventory-deleted = The inventory was deleted
told-in-progress = In progress: { $who }
told-exempt = Exempt: { $why }
told-exempt-until = Exempt until { $day }: { $why }
told-exempt-by = Exempt by { $who }: { $why }
told-exempt-by-until = Exempt by { $who } until { $day }: { $why }
told-wrong-everywhere = Wrong match on every machine: { $why }
told-wrong-match = Wrong match: { $why }
told-one-machine = { $count } machines are one now
told-which-recorded = Which machine it is was recorded
told-machine-tagged = The machine was tagged { $tag }
told-machines-tagged = { $count } machines were tagged { $tag }
told-machines-left-out = { $count } machines are left out
told-machine-changed = The machine was changed
told-some-kept-before = { $count } of the lists were kept before and not kept again
told-kept-before = The same list was kept before, on { $day }: nothing was kept again

# What can go wrong with the workspace, and what is told about opening it.
workspace-missing = There is no workspace { $path }. Check the name, or begin a new one there.
workspace-foreign = { $path } is no workspace: { $what }. It was left as it is. Choose another file, or another name for a new workspace.
workspace-newer = { $path } was written by a newer version of Interdict (form { $found }; this one knows up to { $known }). It was left as it is. Open it with that version, or choose another workspace.
workspace-damaged = The workspace { $path } is damaged: { $what }. It was left as it is. Restore one of the daily backups beside it; the damaged file is kept under another name then.
workspace-held = The workspace is in use by { $owner }, so nothing was changed. Try again when it is closed there.
workspace-read-only = { $path } cannot be written: the folder or the file is read-only. Nothing was changed. Ask for the right to write there, or save a copy of the workspace in a folder of your own.
workspace-disk-full = There is no room left on the disk of { $path }. The change was not kept; everything before it is. Make room and do it again.
workspace-gone = { $path } was removed or exchanged while it was open. The change was not kept. What is open here can still be saved as a copy under another name.
workspace-busy = The workspace { $path } is being written by another program. Nothing was changed; try again.
workspace-already-there = { $path } is there already and was left as it is. Choose another name.
workspace-database = The workspace { $path } could not be used: { $error }. Nothing was changed.
no-such-reading = The workspace has no reading { $number } any more.
no-such-machine = The workspace has no machine { $number }.
no-such-entry = The workspace has no entry { $number } in its log.
no-entry-to-undo = The workspace has no entry { $number } to take back.
refused-future-list = A list cannot be of { $day }: that day has not come (today is { $today } in UTC). Nothing was kept. Check the date, or the clock of this computer.
refused-cannot-be-undone = Entry { $number } cannot be taken back.
refused-undone-already = Entry { $number } is taken back already.
refused-rules-too-large = The own rules were not kept: they are { $size } KiB, and at most { $most } KiB are taken.
flaw-folder = it is a folder
flaw-no-file = it is no file
flaw-empty = it is empty
flaw-too-short = it is too short for a database
flaw-no-database = it is no database
flaw-other-program = it is a database of another program
flaw-unknown-form = it has no form that is known
flaw-no-table = its table "{ $name }" is missing
owner-unknown = another program
owner-on-since = { $person } on { $host } since { $since }
notice-held = The workspace is in use by { $owner }. It can be looked at here and not changed.
notice-read-only = The workspace lies in a place that cannot be written. It can be looked at and not changed.
notice-not-closed = The workspace was not closed by { $owner }. Everything that was confirmed is there.
notice-clock-behind = The clock of this computer says { $now }, but the workspace was last changed at { $last }. Check the clock before something is changed.
notice-migrated = The workspace was of an earlier form ({ $form }) and was brought up to date.
notice-migrated-kept = The workspace was of an earlier form ({ $form }) and was brought up to date. As it was before it is kept as { $path }.
no-workspace-open = No workspace is open.
one-of-two-not-kept = One of the two is not kept any more.
nothing-of-it-kept = Nothing of it is kept any more.
gone-but-backups = { $path } is not there any more, but daily backups of it are. Restore one, or open another workspace.
own-error-saved = An error of this program: { $why }. What was confirmed is saved; start the program again to go on.
could-not-be-started = It could not be started: { $error }.

# Work that did not succeed.
work-on-saved-data = work on the saved data
work-opening = opening of the workspace
work-backup = daily backup of the workspace
work-restoring = restoring of a backup
work-own-rules = keeping of your own rules
work-decision = recording of a decision
work-machine = change of a machine
work-taking-back = taking back
work-deleting = deleting of an inventory
work-setting = change of a setting
work-answers = keeping of your answers
work-copy = saving of a copy
work-comparison = comparison of two days
work-old-reading = look at an older reading
