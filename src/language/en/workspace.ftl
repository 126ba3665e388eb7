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
