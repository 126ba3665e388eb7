# Restrictions, rules, why and evidence, what was read.

# Which rules are shown.
chip-all = All
chip-touches-us = Touches us
does-not = Does not
not-in-force = Not in force

# Restrictions.
close = Close
does-this-touch-us = Does this touch us?
through-the-vendor = Through the vendor.
yes-it-binds-you = Yes, it binds you.
it-depends = It depends.
not-in-force-now = Not in force.
no = No.
own-rule-of = Your own rule, { $file }
catalogue-verified = Built-in catalogue, verified
catalogue-not-verified = Built-in catalogue, not verified
search-rules = Search rules, vendors, products
no-rule-names = No rule names “{ $text }”
absence-proves-nothing = Absence here does not prove that no rule exists.
show-all-rules = Show all rules
head-place = Place
head-for-you = For you
head-vendors = Vendors
head-status-as-of = Status as of
as-of-not-known = not known
not-yet = Not yet
ended = Ended
proposed = Proposed
paused = Paused
binds-nobody = Binds nobody

# One rule in full.
reach-direct = binds you directly
reach-vendor = via the vendor
reach-depends = depends
reach-none = does not bind you
reach-not-in-force = not in force
rule-not-confirmed = The facts of this rule were not confirmed in a source. Look them up before you rely on them.
dates = Dates
what-it-does-not-say = What it does not say
whom-and-what = Whom and what it reaches
authority = Authority
fact-title = Title
cite = Cite
fact-status = Status
status-as-of = { $status }, as of { $date }
no-official-address = No official address is known; cite { $citation }.
official-text = Official text, { $site }
one-question = It depends on one question
answered-does = You answered: it does
answered-does-not = You answered: it does not
it-does = It does
it-does-not = It does not
what-you-have-to-do = What you have to do
due = Due { $day }: { $how }
due-passed = Due { $day }, passed: { $how }
not-verified-sentence = Not verified.
done = Done
draft-the-report = Draft the report
business-days = Business days are Monday to Friday; public holidays are not taken into account.
draft-of-a-report = Draft of a report
copy-the-text = Copy the text
fill-in-brackets = Fill in what stands in brackets. Interdict sends nothing.
text-of-the-report = Text of the report
issued = Issued
in-effect = In effect
newest-text-read = As of: newest text read. { $status }
not-confirmed-since = not confirmed for the { $months } { $months ->
         [one] month
        *[other] months
    } since

# Why a finding is restricted.
decided-by-your-organisation = Decided by your organisation
no-rule-covers-it = Its vendor is on a list, but no rule covers this product on this day. It counts as nothing.
rules-that-list-it = Rules that list it
other-rules = Other rules that name it

# Evidence.
certain-because = Certain: the { $what } proves it.
an-identifier = an identifier
likely-because = Likely: the name says so and nothing speaks against it.
to-review-because = To review: the name alone does not prove it.
records-on = { $count } { $count ->
         [one] record
        *[other] records
    } on { $machine }
records-joined = { $count } { $count ->
         [one] record
        *[other] records
    } on { $machine }, joined into one finding
hidden-twin = , hidden twin
left-behind = , left behind
read-here = Read here
part-of-it = Part of it, counted once
same-product = Same product, counted once
what-proves-it = What proves it
no-fact-was-read = None of the facts used here was read in a source. Look at the machine before you act.
where-it-was-read = Where it was read
publisher = Publisher
product-code = Product code
uninstall-key = Uninstall key
package = Package
bundle-id = Bundle id
it-says = It says
installed-on = Installed on
fact-for = For
for-everybody = everybody on this machine
for-user = user { $user }
user-in-the-list = User in the list
read-from = Read from
row = Row
also-read = Also read on this machine
of-user = of user { $user }
and-more = and { $count } more
not-verified-bracket = (Not verified)

# What was read.
run-as-administrator = Run "interdict-cli scan --out FILE" as administrator and import the file to see them.
scan-again = Scan again
one-needs-rights = One source needs more rights: { $name }
one-not-read = One source could not be read: { $name }
need-rights = { $count } { $count ->
         [one] source needs
        *[other] sources need
    } more rights
not-read-count = { $count } { $count ->
         [one] source
        *[other] sources
    } could not be read
what-was-read = What was read
read-of = { $read } of { $all } read
needs-rights = needs rights
given-up = given up
not-read = not read
more-sources = { $count } { $count ->
         [one] more source
        *[other] more sources
    }
read-nothing-in-it = Read, nothing in it
not-present-here = Not present here
rows-records = { $rows } rows = { $software } records + { $skipped } skipped on purpose + { $problems } problems
rows-programs = { $rows } rows = { $software } programs + { $skipped } skipped on purpose + { $problems } problems
named-and-more = { $what }: { $names } and { $count } more.
folder-of-the-disk = The folder in which the disk is mounted

# The organisation's own rules.
written-day-wrong = { $name }: "{ $text }" is not a day (YYYY-MM-DD)
your-own-rules = Your own rules
beside-the-law = Beside the law, never instead of it
own-rules-explained = Ban what your organisation does not want, or allow for a time what a rule names. What is allowed is still shown with what the law says of it.
a-rule-is-not-used = A rule is not used
add-a-rule = Add a rule
add-from-a-file = Add from a file…
allowed = Allowed
from-day = from { $day }
until-day = until { $day }
switched-off = switched off
not-in-use-on = not in use on { $day }
delete-named = Delete { $name }
change-named = Change { $name }
delete-asked = Delete "{ $name }"?
delete = Delete
judged-without-it = Findings are judged again without it. This cannot be undone.
change-a-rule = Change a rule
keep-the-rule = Keep the rule
what-the-rule-does = What the rule does
rule-ban = Ban
rule-allow = Allow
what-it-means = What it means
field-names = Names
hint-names = words of the program's name, | between several
field-publishers = Publishers
hint-publishers = as lists write them, | between several
vendor = Vendor
hint-vendor = of the catalogue (Kaspersky), or another
product = Product
hint-product = of the catalogue, or another
field-identifiers = Identifiers
hint-identifiers = package names, bundle ids, product codes
hint-machines = all where empty
reason = Reason
hint-reason = shown with every finding
decided-by = Decided by
from = From
hint-from = YYYY-MM-DD, always where empty
until = Until
hint-until = YYYY-MM-DD, the last day
shown-as = Shown as "{ $title }".
still-missing = Still missing. { $wrong }.
add-own-rules = Add own rules
file-kind-rules = Rules

# The catalogue in use and official lists of names.
catalogue = Catalogue
from-a-signed-file = loaded from a signed file
built-in = built into this program
rules-with-origin = Rules as of { $date }: { $rules }, of which { $verified } verified; { $origin }.
newer-catalogue = A newer catalogue comes as one signed file. It is taken only when its signature and date are right; Interdict never fetches one by itself.
catalogue-not-used = The loaded catalogue is not used
load = Load…
load-a-catalogue = Load a catalogue
file-kind-catalogues = Catalogues
go-back-asked = Go back to an older catalogue?
go-back = Go back
older-explained = The file is dated { $date }, the catalogue in use { $inuse }. Rules that came or changed in between would be missing.
official-lists = Official lists of names
official-lists-explained = Publishers of installed software are looked up in these: the Consolidated Screening List (CSV or JSON), OpenSanctions targets.simple.csv, or one name a line. The same name need not be the same company, so a hit is shown apart and is never a finding.
list-in-use = { $format }. { $count } { $count ->
         [one] organisation
        *[other] organisations
    }, { $left } persons, ships and aircraft left out, { $problems } { $problems ->
         [one] problem
        *[other] problems
    }
forget-named = Forget { $name }
add-a-list = Add a list…
add-an-official-list = Add an official list
file-kind-names = Lists of names
publishers-on-lists = Publishers on official lists
same-name-no-finding = The same name, no finding
publisher-on = { $publisher } on { $machine }
and-more-in-report = and { $count } more; a report lists them all
