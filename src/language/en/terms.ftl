# Words that stand everywhere, and the glossary that all files of this folder keep to.
#
# machine: any computer, server or virtual machine. program, software: what is installed.
# list: what was imported. scan: looking at a machine itself. reading: one scan or one list that was kept.
# finding: one restricted product on one machine. evidence: what was read that points to the product.
# rule: one measure of a government, or an own one. measure: the government's text.
# covered: named by what a rule says. binds: addressed to an organisation of this kind and place.
# prohibited, restricted, advised against, listed: the four verdicts, from the most serious one down.
# exempt: allowed for now by a decision on record. wrong match: not this product after all.
# leftover: what an uninstaller left behind. removal pack: scripts and instructions for another machine.
# vendor: who makes it. publisher: the text in a list. source: a place where software is recorded.
# plug-in, extension: a part that a program or a browser loads. workspace: the file that keeps everything.

# Verdicts and the other words of the field, each with what it means.
term-rule = Rule
term-rule-sense = One measure of a government, or one of your own. It names what it covers, whom it binds and from which day. The catalogue keeps each with its source.
term-covered = Covered
term-covered-sense = A rule covers what its text says: all of a vendor, some of its products, a category or a kind of equipment. A program of the same vendor that no rule covers is no finding.
term-binds = Binds you
term-binds-sense = A rule binds you when it is addressed to an organisation of your kind and place, as you answered in the first questions. A rule can also reach you through the vendor: it may no longer sell to you or update you.
verdict-prohibited = Prohibited
term-prohibited-sense = A rule that binds you says that you must not have or use it.
verdict-restricted = Restricted
term-restricted-sense = Something is cut off for you: buying, renewing, updating, supplying or building it in. Having it is not forbidden by that rule.
verdict-advised-against = Advised against
term-advised-against-sense = An authority warns of it. Nothing is forbidden.
verdict-listed = Listed
term-listed-sense = It is restricted for others or elsewhere. Nothing binds you for having it.
depends = Depends
term-depends-sense = Whether the rule reaches you depends on one fact that the first questions do not ask, such as a clause of a contract. It is asked once, and your answer is kept.
finding = Finding
term-finding-sense = One restricted product on one machine, however many records speak of it: a program entry, a service, a driver, an extension.
evidence = Evidence
term-evidence-sense = What was read that points to the product, and how sure that makes it. An identifier or the publisher proves it; a name alone makes it likely at most.
to-review = To review
term-to-review-sense = It may be this product, and nothing proves it. It is not counted as found until you decide.
not-fully-read = Not fully read
term-not-fully-read-sense = Something could not be read, or the kind of list cannot show it. Nothing can be said about what stood there.
source = Source
term-source-sense = A place where software is recorded: the program list, services, a browser's profile, a column of a list. Each is read or not read, with the reason.
term-leftover = Leftover
term-leftover-sense = What an uninstaller left behind: a folder, a service, a driver, a key, an extension, a certificate.
term-as-of = As of
term-as-of-sense = The day for which the rules are applied. The catalogue knows the texts up to its own date; what came later it cannot know.
term-verified = Verified
term-verified-sense = The fact was read at its source. What was not is marked as not verified and never counts as certain.
what-is-this = What is this? { $word }

# Marks: the word, and its meaning under the pointer.
nothing-found = Nothing found
open = Open
in-progress = In progress
verified-gone = Verified gone
not-in-the-newest-list = Not in the newest list
exempt = Exempt
wrong-match = Wrong match
not-verified = Not verified
not-covered = Not covered
mark-prohibited = A rule binds you: you must not have or use it.
mark-advised-against = An authority warns; nothing is forbidden.
mark-listed = Restricted for others or elsewhere. Nothing binds you.
mark-to-review = It may be this product. Decide; until then it is not counted.
mark-nothing-found = Programs were read; no rule names any of them.
mark-not-fully-read = Something could not be read. See what is missing.
mark-open = Nothing has been done about it yet.
mark-in-progress = A removal was begun.
mark-verified-gone = A fresh scan no longer has it.
mark-not-in-list = The newest list no longer names it. Not yet verified by a scan.
mark-exempt = Allowed for now, by a decision that is on record.
mark-wrong-match = Somebody decided that it is not this product.
mark-not-verified = This fact was not read in a source.
mark-not-covered = Its vendor is on a list, but no rule covers this product.

# Words of the model: how sure, what kind, which field.
certain = Certain
likely = Likely
kind-program = Program
kind-store-app = Store app
kind-package = Package
kind-service = Service
kind-driver = Driver
kind-scheduled-task = Scheduled task
kind-process = Running process
kind-browser-extension = Browser extension
kind-language-package = Language package
kind-component = Component
kind-antivirus = Antivirus entry
kind-startup-entry = Start-up entry
kind-certificate = Root certificate
kind-distribution = System inside the system
kind-licence = Licence
field-product-code = product code
field-uninstall-key = uninstall key
field-bundle-id = bundle identifier
field-package = package name
field-extension-id = extension id
field-signer = code signer
field-publisher = publisher
field-name = name
field-file = program file
status-in-force = In force
status-partly = Partly in force
status-superseded = Replaced
status-rescinded = Withdrawn
status-paused = Paused
status-proposed = Proposed
status-unknown = Not known

# Parts of pages.
remove-filter = Remove filter: { $word }
command-program = Program
command-arguments = Arguments
cancel = Cancel
esc-cancels = Esc cancels
drop-to-read = Drop to read this file
copy-details = Copy details
details = Details
what-you-can-do = What you can do
close-this-one = Close: { $title }
step-done = done
step-current = current step
step-to-come = to come
step-not-needed = not needed
step-named = Step { $number }: { $title }, { $state }. { $line }
tick-all = Tick all: { $name }
row-named = Row { $number }
tick-named = Tick: { $name }
