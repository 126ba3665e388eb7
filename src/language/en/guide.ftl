# The guide of a removal.

# What is to go.
what-is-to-go = What is to go?
everything-one-plan = Everything that goes from { $machine } makes one plan, in the right order and with one restart at the end.
count-findings = { $count } { $count ->
         [one] finding
        *[other] findings
    }
on-this-computer = On this computer
no-recipe-own-plan = The catalogue has no recipe for it: the plan is made from the entry's own uninstall information.
what-happens-now = What happens now
scanned-again = This computer is scanned again. That changes nothing.
plan-made = A plan is made from what is there, and shown step by step.
nothing-run-before = Nothing is run before you have read the command and pressed Run.
each-step-written = Each step is written down as it happens: a record you can save.
make-the-plan = Make the plan

# The bar below a step.
record-keeps = Nothing more is done; the record keeps what was found.
finish-as-it-is = Finish as it is…
may-be-skipped = Leave this step out; the record says so.
cannot-be-skipped = This step cannot be left out.
skip = Skip…
back = Back
this-computer-inside = this computer
i-have-read = I have read the command and want to run it on { $machine }
leave-it-on = Leave the computer on. If it does go off, the guide goes on from here.
removal-finished = This removal is finished; its record can be saved.
restart-then-go-on = Restart the computer, then start Interdict and go on with this removal.
next-step = Next: { $title }
back-to-findings = Back to findings
i-am-sure = I am sure of it
check-again = Check again
check = Check
i-have-done-this = I have done this
keep-this-answer = Keep this answer
no-password-is-set = No password is set
use-this-password = Use this password
done-by-hand = I have done it by hand
run-this-step = Run this step
see-restart = See whether a restart is needed
scan-now = Scan now
remove-leftovers = Remove leftovers…

# Removals that are not finished.
a-removal-is-open = A removal is open: { $name }
a-removal-prepared = A removal is being prepared
goes-on-all-done = All its steps were done; it is not finished.
goes-on-with = It goes on with the step “{ $step }”.
removal-interrupted = A removal was interrupted: { $name }
continue-removal-of = Continue the removal of { $name }
continue = Continue…
begun-on = Begun on { $day } at { $time } by { $by }. { $next }
begun-by = Begun by { $by }. { $next }

# The guide around its steps.
no-removal-is-open = No removal is open.
pause-and-close = Pause and close
every-step-is-kept = Every step is kept; you can go on later.
wait-or-stop = Wait until the step has ended, or stop it.
leave-open-see = Leave it open and see the findings
remove-named = Remove { $name }
remove-plain = Remove
as-administrator = as administrator
system-asks-rights = the system asks for an administrator's rights where a step needs them
making-the-plan = Making the plan
making-the-plan-line = This computer is scanned again, so that the plan fits what is on it now. Nothing is changed.
scanning-of = Scanning, { $done } of { $total } sources: { $source }
removal-not-begun = The removal was not begun
close-the-guide = Close the guide
every-step-kept-promise = Every step is kept as it happens. You can close the window or restart; the guide goes on from here.
running-for = Running, { $time }
in-the-middle = It was in the middle; do it again
word-at-time = { $word } at { $time }
step-next = Next
guide-cannot-go-on = The guide cannot go on
this-was-not-done = This was not done
step-of = Step { $number } of { $all }

# One step.
instruction-not-verified = This instruction was not verified
instruction-comes-from = It comes from: { $source } It was not read in a source of the vendor's, so look twice before you go on.
make-sure-yourself = Make sure of it yourself
what-did-you-see = What did you see?
cannot-tell-say = The program cannot tell this from here. If you are sure, say what you saw; it goes into the record.
only-a-person = Only a person can do this
what-was-done = What was done?
do-it-then-go-on = Do it, then go on. What you write here goes into the record; it may stay empty.
what-protects-asked = What protects this computer afterwards?
next-protection = Next protection
next-protection-explained = The name of the product, or why none is needed. It goes into the record.
in-the-middle-explained = It was begun and its end was not written down: the program or the computer went off. Whether it was done is not known; do it again, or leave it out.
was-in-the-middle = It was in the middle
password-not-accepted = If a password is set, it may not have been accepted: enter it again, or see what to do without it below.
outcome-nothing = Nothing to do
outcome-restart = Done, restart needed
outcome-does-not-hold = Does not hold
outcome-cannot-tell = Cannot be told from here
outcome-person = For a person
outcome-skipped = Left out
outcome-failed = Failed
outcome-refused = Not run
outcome-stopped = Stopped
outcome-timed-out = Stopped after its time limit
what-the-program-said = What the program said
copy-the-output = Copy the output
what-was-found = What was found
what-to-know = What to know
may-be-left-behind = What may be left behind
leftovers-explained = Only what is there is removed, each by itself. Take the tick away from what is to stay.
shared-stays = used by others, too: stays
removed-where-there = is removed where it is there
leftover-not-there = was not there when it was looked for
nothing-left-go-on = Nothing to remove, go on
leave-these-go-on = Leave these, go on
for-a-person = for a person
leftover-not-verified = Not verified: the catalogue's word for it was not read in a source
about-this-step = About this step
nothing = Nothing.
source-verified = { $source } Verified.
source-not-verified = { $source } Not verified.
what-will-change = What will change
going-back = Going back
when-it-fails = When it fails
notes = Notes
they-go-into-the-record = They go into the record
note-about-this-step = Note about this step
keep-note = Keep note

# What came of the removal.
verified-gone-on = Verified gone on { $day }
gone-restart-pending = Gone, restart pending
gone-with-leftovers = Gone on { $day }, with { $count } { $count ->
         [one] leftover
        *[other] leftovers
    }
still-here = Still here
scanned-at-time = Scanned at { $time }.
title-left-behind = Left behind
could-not-be-read-now = Could not be read this time
what-protects-now = What protects this computer now
gone-and-not = { $gone } gone, { $left } not
before-and-now = Before and now
left-over = Left over
proof = Proof
record-of-this-removal = Record of this removal
record-explained = What was found before and after, each step with its time and outcome, and your notes; no passwords.
save-record-html = Save record as HTML…
save-record-json = Save record as JSON…
save-record = Save record

# While a step runs.
running-for-time = Running for { $time }
stopping = Stopping…
stop = Stop…
no-percentage = No percentage is reported.
no-percentage-waits = No percentage is reported. The guide waits up to { $minutes } { $minutes ->
         [one] minute
        *[other] minutes
    }.
what-is-running = What is running
also-in-the-record = Also written to the record of this removal
live-output = Live output
said-nothing-yet = The program has said nothing yet. Many uninstallers say nothing at all.
follow-new-lines = Follow new lines
earlier-lines-not-shown = { $count } { $count ->
         [one] earlier line
        *[other] earlier lines
    } not shown

# What runs.
hidden = (hidden)
password-goes-on-explained = The system asks for an administrator's rights. The password is handed on from memory once the program with these rights waits for it, and is kept nowhere.
password-goes-on = The password goes to a program with more rights
command-not-verified = This command was not verified in a source
what-will-be-asked = What will be started to look
only-read = It changes nothing: Interdict only reads what it says. It is started when you press the button below.
what-will-run = What will run
which-way-fits = Which way fits?
password = Password
uninstall-password = Uninstall password
password-given-before = A password was given before and is kept in memory. Type another one to replace it.
password-explained = It is passed to the uninstaller, kept in memory only, and never written to disk or to the record.
hidden-in-record = hidden here and in the record
copy-without-password = Copy without password
started-directly = Started directly, not through a command line. { $basis }
arg-uninstall = uninstall
arg-no-windows = no windows
arg-no-restart = no restart yet
arg-this-product = this product
before-you-run-it = Before you run it
system-asks-when-run = The system asks for them when you press Run.
guide-waits = The guide waits up to { $minutes } { $minutes ->
         [one] minute
        *[other] minutes
    }, then ends the program and says what it found.
opens-own-windows = It opens windows of its own, which you have to answer.
others-see-password = While it runs, others on this computer can see the password in the list of processes: this uninstaller offers no other way.
save-open-work = Save open work before you run it.
does-not-run-this = Interdict does not run this step
do-it-yourself = Do it yourself as it says below, then leave the step out here; the scan at the end shows what came of it.
by-hand-title = What can be done by hand
use-own-uninstaller = Use the product's own uninstaller in the system's list of programs.
not-run-by = Not run by Interdict: { $why }.

# Questions before something is done.
run-this-on = Run this on { $machine }?
run = Run
first-command = This is the first command of this removal. From here on each further one is run when you press Run; none runs by itself.
remove-leftovers-from = Remove { $count } { $count ->
         [one] leftover
        *[other] leftovers
    } from { $machine }?
nothing-is-ticked = Nothing is ticked: it is only looked for what is there.
nothing-else-touched = Nothing else in these places is touched.
leave-out-asked = Leave out “{ $title }”?
leave-it-out-step = Leave it out
skip-explained = What this step was to do is not done. The removal goes on with the next one, the record says that it was left out, and the scan at the end shows what that means.
why-left-out = Why is it left out?
why-into-record = Why? It goes into the record.
stop-this-step = Stop this step?
stop-it = Stop it
let-it-run = Let it run
ends-soon = It ends as soon as it can, and can be done again.
ended-in-the-middle = The program is ended in the middle, with what it has started. The product may be half removed then: run the step again, or repair the product first. Work that it gave to a service of the system may still go on.
finish-explained = Nothing more is done about it, and it cannot be gone on with. The record keeps what was found.
finish-asked = Finish this removal as it is?
finish = Finish
