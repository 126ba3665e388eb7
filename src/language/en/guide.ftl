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
