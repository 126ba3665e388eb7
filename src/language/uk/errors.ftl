# Помилки й завдання програми.

# What a job does, where it did not work.
told-job-scan = сканування
told-job-scan-disk = сканування диска
told-job-scan-administrator = сканування як адміністратор
told-job-list = читання списку
told-job-lists = читання списків
told-job-preview = попередній перегляд знахідок
told-job-rules = перевірка правил
told-job-sort = сортування знахідок
told-job-official = читання офіційних списків
told-job-choice = вибір файлу
told-job-report = запис звіту
told-job-record = запис протоколу
told-job-pack = запис пакета вилучення
told-job-log = запис журналу
told-job-changes = запис змін
told-job-handover-preview = попередній перегляд передавання
told-job-handover = запис передавання
told-job-unfinished = пошук незавершених вилучень
told-job-records = пошук протоколів вилучень
told-job-workspace = відкриття робочого простору
told-job-saved-data = робота зі збереженими даними
told-job-backup = щоденна резервна копія робочого простору
told-job-restore = відновлення з копії
told-job-own-rules = збереження ваших правил
told-job-decision = запис рішення
told-job-machine = зміна комп’ютера
told-job-taking-back = скасування
told-job-delete = видалення інвентарю
told-job-setting = зміна налаштування
told-job-answers = збереження ваших відповідей
told-job-copy = збереження копії
told-job-compare = порівняння двох днів
told-job-older = перегляд давнішого зчитування

# Errors of this program and of its files.
told-own-error = Помилка цієї програми: { $why }.
told-own-error-saved = Помилка цієї програми: { $why }. Підтверджене збережено; щоб продовжити, запустіть програму знову.
told-no-reason = причина невідома
told-not-started = Не вдалося розпочати: { $error }.
told-broken = Більше нічого не робиться. Закрийте помічника й продовжте вилучення: журнал каже, доки воно дійшло.
told-no-folder-journal = Немає теки для журналу вилучення, тож нічого не розпочато.
told-unknown-system = Interdict не вміє вилучати з цієї системи.
told-not-begun = Не розпочато: { $error }
told-other-machine-removal = Це вилучення з { $name }, а цей комп’ютер — { $own }. Нічого не запущено.
told-stopped-nothing-run = Зупинено. Нічого не запущено.
told-begun-as-administrator = Його розпочато як адміністратор: щоб продовжити, запустіть Interdict як адміністратор.
told-journal-of-user = Журнал лежить у теці { $user }, де його можна змінити, тож як адміністратор його не продовжують. Щоб продовжити, запустіть Interdict як { $user } без прав адміністратора або почніть тут нове вилучення.

# The scan as administrator.
told-elevated-nothing = Сканування як адміністратор нічого не дало: { $error }. Прочитане раніше лишається.
told-elevated-not-found = { $program } не знайдено. Запустіть «interdict-cli scan --out ФАЙЛ» як адміністратор та імпортуйте файл.
told-elevated-changeable = Користувачі без прав адміністратора можуть змінити { $place }, тож { $program } не запускають як адміністратор. Установіть Interdict там, де може писати лише адміністратор.
told-elevated-unread = Не вдалося прочитати сканування як адміністратор: { $error }. Прочитане раніше лишається.
told-elevated-not-understood = Не вдалося зрозуміти сканування як адміністратор: { $error }. Прочитане раніше лишається.
told-elevated-form = Сканування як адміністратор має невідому форму { $form }. Прочитане раніше лишається.
told-elevated-other = Сканування як адміністратор — з { $name }, а не з цього комп’ютера. Прочитане раніше лишається.
told-elevated-refused = Дозволу не надано, тож нічого не прочитано знову
told-elevated-cancelled = сканування скасовано
told-elevated-start = не вдалося запустити: { $error }
told-elevated-code = завершилося з кодом { $code }

# Files of the program.
told-no-settings-folder = ця система не називає теки для налаштувань
told-look-not-said = { $path } не описує вигляду вікна: { $error }
told-no-profile = { $path } — не профіль: { $error }
told-too-large-catalogue = { $path } більший за 64 МБ; каталог таким не буває
told-too-large-list = { $path } більший за 512 МБ; офіційний список таким не буває
told-no-catalogue-file = це не файл каталогу: він не починається з підпису
told-foreign-key = файл підписано ключем, якому ця програма не довіряє
told-wrong-signature = підпис не відповідає вмісту: файл змінено або обрізано
told-content-unread = вміст не читається: { $error }
told-dated-future = файл датовано { $date }, а цей день ще не настав. Чи правильний годинник комп’ютера?
told-dated-older = файл датовано { $date }, а чинний каталог новіший: { $newer }
told-set-aside = Його відкладено як { $path }.
told-left-where = Його лишено на місці ({ $error }).
told-folder-not-empty = тека не порожня
told-workbook-not-made = не вдалося створити книгу: { $error }
told-pdf-not-made = не вдалося створити PDF: { $error }
told-no-removal-chosen = Вилучення не вибрано.
told-no-machine-chosen = Комп’ютера не вибрано.
told-only-kept-compared = Порівняти можна лише збережене в робочому просторі.
told-no-workspace-open = Жодного робочого простору не відкрито.
told-reading-gone = Про нього більше нічого не зберігається.
told-one-not-kept = Одне з двох більше не зберігається.
told-backups-are = { $path } вже немає, але є щоденні копії. Відновіть одну з них або відкрийте інший робочий простір.
told-no-https = { $address } — не адреса https, тож її не відкрито
told-no-browser = не вдалося запустити браузер: { $error }
told-none-understood = жодного стовпця не розпізнано як програми
