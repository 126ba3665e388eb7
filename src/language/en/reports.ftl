# Reports and what is handed over.

# Reports.
report-holds = A report holds what was read, what was found, and under which rules.
no-report-yet = No report yet
report-holds-now = A report holds what was read, what was found, and under which rules, applied for { $day }. { $records } { $records ->
         [one] record
        *[other] records
    } from { $machines } { $machines ->
         [one] machine
        *[other] machines
    }.
save-report-title = Save report
save-as = Save as { $name }…
save-asked = Save…
every-report-says-so = This is information, not legal advice. Every report says so.
hand-over-short = Hand over…
hand-over-to-tools = Hand over to the tools you have
hand-over-explained = Queries, policies and scripts for osquery, Fleet, Intune, Wazuh, GLPI, browsers and others.
report-machine = { $purpose } Machine: { $name }.
from-the-end-of = From the end of
from-day-field = From (YYYY-MM-DD)
to-the-end-of = to the end of
to-day-field = To (YYYY-MM-DD)
first-day-later = The first day is later than the second.
not-a-day-compared = Not a day; { $from } to { $to } is compared.
unknown-day = on a day that is not known
removal-not-closed = , not closed
removal-line = { $name } on { $machine }, { $when }{ $open }

# Kinds and formats of reports.
paper-of-a-pdf = Paper of a PDF
paper-letter = Letter
csv-with-mark = CSV with the mark by which Excel knows UTF-8
format-html = HTML page
format-xlsx = Excel workbook
format-html-purpose = For reading and printing; one file that needs no network.
format-pdf-purpose = For printing, sending and filing.
format-xlsx-purpose = For sorting and filtering: one sheet a topic.
format-csv-purpose = One list, for other tools.
format-json-purpose = Everything, in a documented form for programs.
format-markdown-purpose = For a ticket.
report-summary = Summary for management
report-full = Full report
report-one-machine = One machine
report-attestation = Attestation
report-incident = Incident notice
report-exceptions = Exceptions register
report-changes = Changes
report-removal = Removal record
report-summary-purpose = One page: what was found, what it means, what is next.
report-full-purpose = Everything: findings, rules, what was read and what was not.
report-one-machine-purpose = What was found on one machine, and under which rules.
report-attestation-purpose = What was searched, how, and with which result; a text to check and sign.
report-incident-purpose = Drafts of the reports that a rule asks for, with the gaps marked.
report-exceptions-purpose = What the organisation decided to keep, why, and until when.
report-changes-purpose = What is new, what is no longer there, and what was not looked at.
report-removal-purpose = What was removed, step by step, and how it was verified.

# Hand-over to other tools.
hand-over = Hand over
change-your-answers = Change your answers
hand-over-changes-nothing = Nothing is changed on this computer or any other: files are written for you to read and roll out. This is information, not legal advice.
save-into-a-folder = Save into a folder…
save-the-hand-over = Save the hand-over
back-to-reports = Back to reports
files-for-tools = Files for the tools you already have, made from the catalogue of { $version } for { $name } ({ $kind }), as the rules hold on { $day }.
for-which-tool = For which tool
which-products = Which products
what-is-ticked = What is ticked
what-the-rules-reach = What the rules reach
rules-reach-explained = Every product and maker for which a rule gives your organisation this verdict or more, whether it was found or not. What depends on a question that was not answered counts.
search-makers = Search makers and products
no-maker-has = No maker or product has these words.
verdict-or-more = { $verdict } or more
tick-what-was-found = Tick what was found
tick-nothing = Tick nothing
everything-it-makes = { $name }: everything it makes
into-which-folder = Into which folder
into-folder-explained = The scripts write one inventory file a machine into this folder. Machines need the right to write there and no right to read.
shared-folder = Shared folder
publishers-in-signatures = Publishers in signatures
signatures-explained = The catalogue does not know how makers sign their programs. The scripts read-signers.ps1 say it on a machine that has the software; put in what they say, one a line: “O=…, L=…, C=…” for AppLocker, “TBS=…, CN=…” for App Control.
publishers-one-a-line = Publishers, one a line
files-being-made = The files are being made…
no-files-yet = There are no files yet
files = Files
count-files = { $count } { $count ->
         [one] file
        *[other] files
    }
copy-the-file = Copy the file
count-lines = { $count } { $count ->
         [one] line
        *[other] lines
    }
text-of = Text of { $path }
folder-not-empty = The folder is not empty
write-into-it = Write into it
none-replaced = None of its files is replaced.
count-more = { $count } more
files-replaced = { $count } { $count ->
         [one] file is
        *[other] files are
    } replaced: { $names }.
lies-there-stays = What else lies there stays, and would be rolled out with the rest. Choose another folder, or clear it first, if it is of an earlier hand-over.

# What is handed over to.
engine-browsers = Browser policies
engine-collection = Collection into a shared folder
engine-glpi = GLPI and OCS Inventory
engine-packages = Package managers
engine-applocker = AppLocker and App Control
engine-removal = Removal packs
engine-osquery-summary = A query pack: where restricted software is, every day.
engine-fleet-summary = GitOps files: policies that pass where nothing is found, and reports.
engine-intune-summary = Scripts that detect and remove, and a compliance rule.
engine-browsers-summary = Policies that keep restricted extensions out of Chrome, Edge, Chromium, Brave and Firefox.
engine-collection-summary = Scripts that write one inventory file a machine, which Interdict reads.
engine-wazuh-summary = A configuration assessment: no keys, folders and programs of the maker.
engine-glpi-summary = Searches to paste, and a dictionary rule to import.
engine-packages-summary = Blocks for apt, dnf and zypper; what winget and Chocolatey can do.
engine-applocker-summary = Deny rules by publisher, folder and package, for auditing first.
engine-removal-summary = Instructions and scripts that remove each product, for any management tool.
