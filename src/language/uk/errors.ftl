# Помилки й завдання програми.

# What a job does, where it did not work.
heard-job-scan = сканування
heard-job-scan-disk = сканування диска
heard-job-scan-administrator = сканування як адміністратор
heard-job-list = читання списку
heard-job-lists = читання списків
heard-job-preview = попередній перегляд знахідок
heard-job-rules = перевірка правил
heard-job-sort = сортування знахідок
heard-job-official = читання офіційних списків
heard-job-choice = вибір файлу
heard-job-report = запис звіту
heard-job-record = запис протоколу
heard-job-pack = запис пакета вилучення
heard-job-log = запис журналу
heard-job-changes = запис змін
heard-job-handover-preview = попередній перегляд передавання
heard-job-handover = запис передавання
heard-job-unfinished = пошук незавершених вилучень
heard-job-records = пошук протоколів вилучень

# Errors of this program and of its files.
heard-own-error = Помилка цієї програми: { $why }.
heard-no-reason = причина невідома
heard-not-started = Не вдалося розпочати: { $error }.
heard-broken = Більше нічого не робиться. Закрийте помічника й продовжте вилучення: журнал каже, доки воно дійшло.
heard-no-folder-journal = Немає теки для журналу вилучення, тож нічого не розпочато.
heard-unknown-system = Interdict не вміє вилучати з цієї системи.
heard-not-begun = Не розпочато: { $error }
heard-other-machine-removal = Це вилучення з { $name }, а цей комп’ютер — { $own }. Нічого не запущено.
heard-stopped-nothing-run = Зупинено. Нічого не запущено.
heard-begun-as-administrator = Його розпочато як адміністратор: щоб продовжити, запустіть Interdict як адміністратор.
heard-journal-of-user = Журнал лежить у теці { $user }, де його можна змінити, тож як адміністратор його не продовжують. Щоб продовжити, запустіть Interdict як { $user } без прав адміністратора або почніть тут нове вилучення.

# The scan as administrator.
heard-elevated-nothing = Сканування як адміністратор нічого не дало: { $error }. Прочитане раніше лишається.
heard-elevated-not-found = { $program } не знайдено. Запустіть «interdict-cli scan --out ФАЙЛ» як адміністратор та імпортуйте файл.
heard-elevated-changeable = Користувачі без прав адміністратора можуть змінити { $place }, тож { $program } не запускають як адміністратор. Установіть Interdict там, де може писати лише адміністратор.
heard-elevated-unread = Не вдалося прочитати сканування як адміністратор: { $error }. Прочитане раніше лишається.
heard-elevated-not-understood = Не вдалося зрозуміти сканування як адміністратор: { $error }. Прочитане раніше лишається.
heard-elevated-form = Сканування як адміністратор має невідому форму { $form }. Прочитане раніше лишається.
heard-elevated-other = Сканування як адміністратор — з { $name }, а не з цього комп’ютера. Прочитане раніше лишається.
heard-elevated-refused = Дозволу не надано, тож нічого не прочитано знову
heard-elevated-cancelled = сканування скасовано
heard-elevated-start = не вдалося запустити: { $error }
heard-elevated-code = завершилося з кодом { $code }

# Files of the program.
heard-no-settings-folder = ця система не називає теки для налаштувань
heard-look-not-said = { $path } не описує вигляду вікна: { $error }
heard-no-profile = { $path } — не профіль: { $error }
heard-too-large-catalogue = { $path } більший за 64 МБ; каталог таким не буває
heard-too-large-list = { $path } більший за 512 МБ; офіційний список таким не буває
heard-no-catalogue-file = це не файл каталогу: він не починається з підпису
heard-foreign-key = файл підписано ключем, якому ця програма не довіряє
heard-wrong-signature = підпис не відповідає вмісту: файл змінено або обрізано
heard-content-unread = вміст не читається: { $error }
heard-dated-future = файл датовано { $date }, а цей день ще не настав. Чи правильний годинник комп’ютера?
heard-dated-older = файл датовано { $date }, а чинний каталог новіший: { $newer }
heard-set-aside = Його відкладено як { $path }.
heard-left-where = Його лишено на місці ({ $error }).
heard-folder-not-empty = тека не порожня
heard-workbook-not-made = не вдалося створити книгу: { $error }
heard-pdf-not-made = не вдалося створити PDF: { $error }
heard-no-removal-chosen = Вилучення не вибрано.
heard-no-machine-chosen = Комп’ютера не вибрано.
heard-only-kept-compared = Порівняти можна лише збережене в робочому просторі.
heard-no-https = { $address } — не адреса https, тож її не відкрито
heard-no-browser = не вдалося запустити браузер: { $error }
heard-none-understood = жодного стовпця не розпізнано як програми
