# Rail, bars, menu, notifications, settings, help and first start.

# Rail, top bar and status bar.
overview = Overview
findings = Findings
machines = Machines
restrictions = Restrictions
reports = Reports
settings = Settings
scanning = Scanning…
scan-this-computer = Scan this computer
import = Import…
search-findings = Search findings
works-offline = Works offline. Nothing leaves this computer.
rules-as-of = Rules as of { $date }: { $rules }, of which { $verified } verified
starting = Starting
import-stopped = Import stopped, nothing saved
preview-not-saved = Preview, not saved
opening-what-was-kept = Opening what was kept
no-scan-or-list-yet = No scan or list yet
import-a-list = Import a list
file-kind-lists = Lists
all-files = All files
menu = Menu

# The menu's groups and actions; the palette finds them by these words.
group-read = Read
group-keep = Keep
group-show = Show
group-save = Save
group-look = Look
scan-again-as-administrator = Scan again as administrator
scan-a-mounted-disk = Scan a mounted disk…
import-a-list-asked = Import a list…
import-by-path = Import a list by its path or by pasting
cancel-what-is-running = Cancel what is running
open-another-workspace = Open another workspace…
new-workspace = New workspace…
save-a-copy = Save a copy of the workspace…
take-back-the-last-decision = Take back the last decision
show-what-changed = Show what changed
show-findings = Show findings
show-machines = Show machines
show-restrictions = Show restrictions
show-reports = Show reports
show-settings = Show settings
show-help = Help: words, steps and keys
show-overview = Show overview
find-a-command = Find a command
show-what-was-told = Show what was told before
save-html = Save report as HTML page…
save-pdf = Save report as PDF…
save-markdown = Save report as Markdown…
save-xlsx = Save report as Excel workbook…
save-csv = Save findings as CSV list…
save-json = Save report as JSON…
light-or-dark-as-the-system = Light or dark as the system
light = Light
dark = Dark
high-contrast-switch = High contrast, on or off
larger-letters = Larger letters
smaller-letters = Smaller letters
usual-size = Letters in the usual size
no-command-has-these-words = No command has these words.

# What was told before.
what-was-told-before = What was told before
told-since-the-start = Told since the start
nothing-yet = Nothing yet.

# Help.
help = Help
this-computer = This computer
help-computer-1 = Press “Scan this computer”. It reads what is installed and changes nothing.
help-computer-2 = Open a finding: it says which rule touches you, since when, and what it does not say.
help-computer-3 = Press “Remove…” and follow the steps. Nothing runs before you have read and confirmed it.
help-computer-4 = A fresh scan shows whether it is gone, and what was left behind.
help-list = A list of many computers
help-list-1 = Drop the list on the window: Excel, CSV, or the export of an inventory tool. A folder of lists works, too.
help-list-2 = See how its columns were understood, and correct what is wrong. Nothing is kept before you agree.
help-list-3 = Every machine with something restricted stands under Findings and Machines.
help-list-4 = Import a fresh list later: what is gone and what is new is shown.
help-console = Without a window
help-console-1 = “interdict-cli check” scans a computer or reads lists, and ends with 0, 1 or 2 for scripts.
help-console-2 = “interdict-cli --help” tells every command.
keys = Keys
key-rows = Next row, row before
key-rows-arrows = Arrow down, arrow up
key-open-the-row = Open the row
key-enter = Enter
key-tick-the-row = Tick the row
key-space = Space
key-tick-on-the-way = Tick the rows on the way
key-shift-arrows = Shift+arrow
key-tick-all-rows = Tick all rows
key-ctrl-a = Ctrl+A
key-row-menu = Menu of the row
key-menu = Menu key, Shift+F10
key-column-width = On a heading: its column wider, narrower
key-alt-arrows = Alt+arrow right, Alt+arrow left
key-scroll = Scroll the text
key-pages = Page Down, Page Up
key-close = Close what is open
key-next-finding = Next finding while one is open
key-alt-down = Alt+arrow down
key-copy-rows = Copy the rows
key-ctrl-c = Ctrl+C
words = Words
not-legal-advice = This is information, not legal advice.

# Settings.
day = Day
day-explained = The rules are applied as they held on this day, as far as the catalogue knows (YYYY-MM-DD).
day-field = Day (YYYY-MM-DD)
today = Today
not-a-day = Not a day; { $day } is used.
about = Interdict { $version }. Rules as of { $date }. This is information, not legal advice.
look = Look
as-the-system = As the system
contrast = Contrast
usual-contrast = Usual contrast
high-contrast = High contrast
size = Size
size-now = Size { $percent } %
language = Language
language-now = Language: { $name }
language-as-the-system = As the system ({ $name })
what-stays-english = What the catalogue says of rules, measures and steps, the body of reports, and words of the system and of other programs stay in English or as they are, in every language.
rules-in-english = Explanations of rules are in English.
what-is-kept = What is kept, and where
what-is-kept-explained = Nothing leaves this computer: there is no account, no telemetry and no connection to the network. Addresses of sources are opened in the browser, and only when you press them.
no-folder-for-settings = This system names no folder for settings; nothing is kept.
no-country-chosen = No country chosen
kind-not-chosen = Kind not chosen

# First start.
rules-checked-as-of = Rules as of { $date }: { $rules }, of which { $verified } verified against their sources
welcome = Welcome to Interdict
welcome-explained = Finds software that governments restrict because of who makes it, says what that means for you, and helps you remove it. Three questions first.
question-where = Where does your organisation work?
question-where-line = Choose every country whose rules you must follow.
more-places = More…
question-kind = What kind of organisation is it?
question-kind-line = Public bodies and operators of power, water or transport have stricter rules.
question-government = Do you work for a government?
question-government-line = Contracts and grants carry their own rules, often down to the smallest subcontractor.
none-of-these = None of these, or not sure
what-your-answers-mean = What your answers mean
choose-a-country = Choose a country to see which rules reach you.
names-and-more = { $names } and { $more } more
change-answers-later = Change these answers at any time under Settings. This is information, not legal advice.
scan-changes-nothing = Reads what is installed. Changes nothing.
scan = Scan
excel-csv-or-tool = Excel, CSV, or an export of a tool.
choose-file = Choose file…
or-drop-a-file = Or drop a file anywhere on this window:
or-what-a-tool-wrote = , or what an inventory tool wrote
drop-a-file-here = Drop a file here
hand-over-to-another-tool = Hand over to another tool…

# What is told when something is done, or did not work.
report-saved = Report saved
report-not-saved = The report was not saved
did-not-work = This did not work: { $what }
scan-finished = Scan finished
scan-cancelled = Scan cancelled. Nothing was kept.
nothing-was-scanned = Nothing was scanned
elevated-finished = Scan as administrator finished
scan-cancelled-stays = Scan cancelled. What was read before stays.
not-scanned-as-administrator = Not scanned as administrator
reading-cancelled = Reading cancelled. Nothing was kept.
rules-as-of-day = Rules as of { $day }.
catalogue-loaded = Catalogue loaded
catalogue-not-loaded = The catalogue was not loaded
file-nothing-changed = { $path }: { $error }. Nothing was changed.
list-added = List added
list-holds = { $file }: { $count } { $count ->
         [one] organisation
        *[other] organisations
    }
list-not-taken = The list was not taken
rules-added = { $count } { $count ->
         [one] rule
        *[other] rules
    } added
not-used = Not used: { $wrong }
not-used-and-more = Not used: { $wrong } (and { $count } more)
rules-not-read = The rules could not be read
own-rules-not-saved = Your own rules were not saved
no-workspace-start-again = No workspace is open. Start the program again to open it.
nothing-changed-or-saved = Nothing was changed or saved
copy-was-saved = A copy of the workspace was saved
reading-not-saved = What was read could not be saved
about-your-saved-data = About your saved data
takes-over-your-answers = This workspace takes over your answers
takes-over-line = It held none. Change them under Settings if it is of another organisation.
no-workspace-to-change = No workspace is open that can be changed.
decision-not-recorded = The decision was not recorded
not-there-any-more = What it is about is not there any more.
nothing-to-take-back = Nothing can be taken back
list-kept = List kept
lists-kept = Lists kept
correction-not-saved = The correction was not saved
loaded-catalogue-not-used = The loaded catalogue is not used
kept-answers-not-read = The kept answers could not be read
own-rules-not-read = Your own rules could not be read
likes-not-read = How you like the window could not be read
likes-not-saved = How you like the window was not saved
corrections-not-remembered = Corrections of lists are not remembered
nothing-can-be-kept = Nothing can be kept
list-not-removed = The list was not removed
link-not-opened = The link was not opened
answers-not-saved = Your answers were not saved
log-saved = Log saved
changes-saved = Changes saved
not-found-any-more = A fresh scan does not find it any more
record-saved = Record saved
removal-pack-saved = Removal pack saved
hand-over-saved = Hand-over saved
hand-over-not-made = The hand-over was not made
nothing-chosen-yet = Nothing is chosen yet: tick a maker or a product.
no-rule-gives = For this organisation no rule gives “{ $verdict }” or more for any product. Choose another verdict, or tick products.

# What is running, and what came of it.
scanning-done-of = Scanning, { $done } of { $total } { $total ->
         [one] source
        *[other] sources
    } done: { $source }
reading-lists = Reading, { $done } of { $total } { $total ->
         [one] list
        *[other] lists
    }
reading-rows = Reading, { $count } { $count ->
         [one] row
        *[other] rows
    }
counted-of-verdict = { $count } { $verdict }

# What waits for an answer, on the rail.
wait-to-be-decided = { $count } { $count ->
         [one] finding
        *[other] findings
    } to decide anew
wait-to-be-recognised = { $count } { $count ->
         [one] question
        *[other] questions
    } about machines
