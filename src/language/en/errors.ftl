# Errors and jobs of the application, as it writes them.

# What a job does, where it did not work.
heard-job-scan = scan
heard-job-scan-disk = scan of the disk
heard-job-scan-administrator = scan as administrator
heard-job-list = reading of the list
heard-job-lists = reading of the lists
heard-job-preview = preview of the findings
heard-job-rules = check of the rules
heard-job-sort = sorting of findings
heard-job-official = reading of official lists
heard-job-choice = choice of a file
heard-job-report = writing of the report
heard-job-record = writing of the record
heard-job-pack = writing of the removal pack
heard-job-log = writing of the log
heard-job-changes = writing of the changes
heard-job-handover-preview = preview of the hand-over
heard-job-handover = writing of the hand-over
heard-job-unfinished = search for unfinished removals
heard-job-records = search for records of removals

# Errors of this program and of its files.
heard-own-error = An error of this program: { $why }.
heard-no-reason = no reason is known
heard-not-started = It could not be started: { $error }.
heard-broken = Nothing more is done. Close the guide and go on with the removal: its journal says how far it came.
heard-no-folder-journal = There is no folder for the journal of a removal, so nothing was begun.
heard-unknown-system = This system is none that Interdict knows how to remove from.
heard-not-begun = It was not begun: { $error }
heard-other-machine-removal = This is a removal from { $name }, and this computer is { $own }. Nothing was run.
heard-stopped-nothing-run = Stopped. Nothing was run.
heard-begun-as-administrator = It was begun as administrator: start Interdict as administrator to go on with it.
heard-journal-of-user = Its journal lies in the folder of { $user }, who can change it, so it is not gone on with as administrator. Start Interdict as { $user }, without an administrator's rights, to go on with it; or begin a new removal here.

# The scan as administrator.
heard-elevated-nothing = The scan as administrator gave nothing: { $error }. What was read before stays.
heard-elevated-not-found = { $program } was not found. Run "interdict-cli scan --out FILE" as administrator and import the file.
heard-elevated-changeable = Users without an administrator's rights may change { $place }, so { $program } is not run as administrator. Install Interdict where only an administrator can write.
heard-elevated-unread = The scan as administrator could not be read: { $error }. What was read before stays.
heard-elevated-not-understood = The scan as administrator could not be understood: { $error }. What was read before stays.
heard-elevated-form = The scan as administrator is in the form { $form }, which is not known. What was read before stays.
heard-elevated-other = The scan as administrator is that of { $name }, not of this computer. What was read before stays.
heard-elevated-refused = Permission was not given, so nothing was read again
heard-elevated-cancelled = the scan was cancelled
heard-elevated-start = it could not be started: { $error }
heard-elevated-code = it ended with code { $code }

# Files of the program.
heard-no-settings-folder = this system names no folder for settings
heard-look-not-said = { $path } does not say how the window is to look: { $error }
heard-no-profile = { $path } is no profile: { $error }
heard-too-large-catalogue = { $path } is larger than 64 MB; no catalogue is
heard-too-large-list = { $path } is larger than 512 MB; no official list of names is
heard-no-catalogue-file = this is no catalogue file: it does not begin with a signature
heard-foreign-key = the file was signed with a key that is not the one this program trusts
heard-wrong-signature = the signature does not fit the content: the file was changed, or is cut off
heard-content-unread = the content cannot be read: { $error }
heard-dated-future = the file is dated { $date }, which has not come yet. Is this computer's clock right?
heard-dated-older = the file is dated { $date }, the catalogue in use is newer: { $newer }
heard-set-aside = It was set aside as { $path }.
heard-left-where = It was left where it is ({ $error }).
heard-folder-not-empty = the folder is not empty
heard-workbook-not-made = the workbook could not be made: { $error }
heard-pdf-not-made = the PDF could not be made: { $error }
heard-no-removal-chosen = No removal was chosen.
heard-no-machine-chosen = No machine was chosen.
heard-only-kept-compared = Only what is kept in a workspace can be compared.
heard-no-https = { $address } is no https address, so it was not opened
heard-no-browser = the browser could not be started: { $error }
heard-none-understood = none of its columns was understood as programs
