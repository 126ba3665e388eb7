# Errors and jobs of the application, as it writes them.

# What a job does, where it did not work.
told-job-scan = scan
told-job-scan-disk = scan of the disk
told-job-scan-administrator = scan as administrator
told-job-list = reading of the list
told-job-lists = reading of the lists
told-job-preview = preview of the findings
told-job-rules = check of the rules
told-job-sort = sorting of findings
told-job-official = reading of official lists
told-job-choice = choice of a file
told-job-report = writing of the report
told-job-record = writing of the record
told-job-pack = writing of the removal pack
told-job-log = writing of the log
told-job-changes = writing of the changes
told-job-handover-preview = preview of the hand-over
told-job-handover = writing of the hand-over
told-job-unfinished = search for unfinished removals
told-job-records = search for records of removals
told-job-workspace = opening of the workspace
told-job-saved-data = work on the saved data
told-job-backup = daily backup of the workspace
told-job-restore = restoring of a backup
told-job-own-rules = keeping of your own rules
told-job-decision = recording of a decision
told-job-machine = change of a machine
told-job-taking-back = taking back
told-job-delete = deleting of an inventory
told-job-setting = change of a setting
told-job-answers = keeping of your answers
told-job-copy = saving of a copy
told-job-compare = comparison of two days
told-job-older = look at an older reading

# Errors of this program and of its files.
told-own-error = An error of this program: { $why }.
told-own-error-saved = An error of this program: { $why }. What was confirmed is saved; start the program again to go on.
told-no-reason = no reason is known
told-not-started = It could not be started: { $error }.
told-broken = Nothing more is done. Close the guide and go on with the removal: its journal says how far it came.
told-no-folder-journal = There is no folder for the journal of a removal, so nothing was begun.
told-unknown-system = This system is none that Interdict knows how to remove from.
told-not-begun = It was not begun: { $error }
told-other-machine-removal = This is a removal from { $name }, and this computer is { $own }. Nothing was run.
told-stopped-nothing-run = Stopped. Nothing was run.
told-begun-as-administrator = It was begun as administrator: start Interdict as administrator to go on with it.
told-journal-of-user = Its journal lies in the folder of { $user }, who can change it, so it is not gone on with as administrator. Start Interdict as { $user }, without an administrator's rights, to go on with it; or begin a new removal here.

# The scan as administrator.
told-elevated-nothing = The scan as administrator gave nothing: { $error }. What was read before stays.
told-elevated-not-found = { $program } was not found. Run "interdict-cli scan --out FILE" as administrator and import the file.
told-elevated-changeable = Users without an administrator's rights may change { $place }, so { $program } is not run as administrator. Install Interdict where only an administrator can write.
told-elevated-unread = The scan as administrator could not be read: { $error }. What was read before stays.
told-elevated-not-understood = The scan as administrator could not be understood: { $error }. What was read before stays.
told-elevated-form = The scan as administrator is in the form { $form }, which is not known. What was read before stays.
told-elevated-other = The scan as administrator is that of { $name }, not of this computer. What was read before stays.
told-elevated-refused = Permission was not given, so nothing was read again
told-elevated-cancelled = the scan was cancelled
told-elevated-start = it could not be started: { $error }
told-elevated-code = it ended with code { $code }

# Files of the program.
told-no-settings-folder = this system names no folder for settings
told-look-not-said = { $path } does not say how the window is to look: { $error }
told-no-profile = { $path } is no profile: { $error }
told-too-large-catalogue = { $path } is larger than 64 MB; no catalogue is
told-too-large-list = { $path } is larger than 512 MB; no official list of names is
told-no-catalogue-file = this is no catalogue file: it does not begin with a signature
told-foreign-key = the file was signed with a key that is not the one this program trusts
told-wrong-signature = the signature does not fit the content: the file was changed, or is cut off
told-content-unread = the content cannot be read: { $error }
told-dated-future = the file is dated { $date }, which has not come yet. Is this computer's clock right?
told-dated-older = the file is dated { $date }, the catalogue in use is newer: { $newer }
told-set-aside = It was set aside as { $path }.
told-left-where = It was left where it is ({ $error }).
told-folder-not-empty = the folder is not empty
told-workbook-not-made = the workbook could not be made: { $error }
told-pdf-not-made = the PDF could not be made: { $error }
told-no-removal-chosen = No removal was chosen.
told-no-machine-chosen = No machine was chosen.
told-only-kept-compared = Only what is kept in a workspace can be compared.
told-no-workspace-open = No workspace is open.
told-reading-gone = Nothing of it is kept any more.
told-one-not-kept = One of the two is not kept any more.
told-backups-are = { $path } is not there any more, but daily backups of it are. Restore one, or open another workspace.
told-no-https = { $address } is no https address, so it was not opened
told-no-browser = the browser could not be started: { $error }
told-none-understood = none of its columns was understood as programs
