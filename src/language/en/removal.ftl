# Removal: the panel's tab and the guide.

# The panel's tab.
no-recipe = The catalogue has no recipe for this product. Use the product's own uninstaller in the system's list of programs, then scan again.
steps-for = Steps for { $system }. Nothing here is run: read each command, or have the guide go through them.
system-not-said = The list does not say which system this machine has.
system-not-known = System not known
what-protects-afterwards = What protects this computer afterwards
copy-all-steps = Copy all steps
back-to-the-guide = Back to the guide
start-the-guide = Start the guide…
save-removal-pack = Save removal pack…
save-removal-pack-title = Save removal pack
guide-explained = The guide goes through the removal step by step and verifies it with a scan. A removal pack holds the same steps as instructions and scripts.
gone-explained = A reading no longer found this, so there is nothing to remove. What was done is under History, and the record of a removal under Reports.
pack-explained = This was not read on this computer by a scan of its own, so nothing is run from here. A removal pack holds instructions and scripts for that machine; they carry no password.
when-is = When: { $when }
fill-in-angles = Fill in what stands between < and >.
not-run-because = Interdict does not run it: { $why }.
from-a-changeable-place = From a place that an ordinary user can change: do not run it as administrator.
from-the-list-of-programs = From this machine's own list of programs.
