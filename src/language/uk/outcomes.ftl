# Що вийшло з кроку.

# What a return code means.
heard-code-done = Деінсталятор повідомляє, що завершив.
heard-code-restart = Готово. Щоб зникли останні частини, комп’ютер треба перезавантажити.
heard-code-restarting = Готово. Деінсталятор розпочав перезавантаження комп’ютера.
heard-code-not-there = Його вже не було встановлено; нічого не змінено.
heard-code-cancelled = Хтось скасував. Запустіть ще раз і відповідайте у його вікнах.
heard-code-busy = Триває інше встановлення. Помічник дочекається його й спробує ще раз.
heard-code-not-allowed = Не дозволено: пароля немає або він хибний, або бракує прав. Нічого не вилучено.
heard-code-files-missing = Бракує власних файлів інсталятора. Установіть ту саму версію поверх і вилучіть її або скористайтеся засобом вилучення від виробника.
heard-code-policy = Це забороняє політика комп’ютера. Запитайте того, хто ним керує.
heard-code-not-understood = Деінсталятор не зрозумів команди. Нічого не вилучено.
heard-code-failed = Не вдалося. Перезавантажте комп’ютер і спробуйте ще раз; потім скористайтеся засобом вилучення від виробника.
heard-code-is = Код: { $code }.

# Why a command is not run.
heard-not-run = Не запущено: { $why }.
heard-no-program = у ній не названо програми
heard-not-read-as-command = її не можна прочитати як команду ({ $what })
heard-hidden-letters = вона містить невидимі знаки, тож показане може відрізнятися від того, що було б запущено
heard-for-a-shell = її написано для командного рядка («{ $what }»); команди запускаються напряму
heard-no-full-path = програму названо не повним шляхом ({ $path }), тож могла б запуститися інша
heard-other-machine = програма на іншому комп’ютері ({ $path })
heard-device-path = це шлях пристрою чи потоку ({ $path }), а не файлу
heard-top-of-drive = { $path } лежить у корені диска, куди жоден інсталятор не кладе деінсталятора; за нього можуть узяти шлях із пробілами без лапок
heard-climbs = шлях піднімається через «..» ({ $path })
heard-foreign-variable = змінна { $name } не є однією з тек системи
heard-unknown-variable = значення { $name } тут невідоме
heard-no-such-program = { $path } — не програма, яку можна запустити напряму
heard-host = { $path } виконує будь-що; команда має називати сам деінсталятор
heard-system-tool = { $path } — засіб системи, а не деінсталятор
heard-foreign-library = вона завантажує код із { $path }
heard-no-removal = від Windows Installer вимагають не вилучення одного продукту ({ $what })
heard-removes-other = вона вилучає інший продукт ({ $found }), ніж знайдено ({ $expected })
heard-program-gone = програми { $path } вже немає
heard-through-link = шлях { $path } веде через посилання, тож може вказувати деінде
heard-changed-arguments = аргументи не ті, які ця програма складає для вилучення ({ $what })
heard-no-name = { $name } — не назва, яку може мати пакет
heard-user-place = цю команду знайдено в місці, яке може змінити звичайний користувач, тому її не запускають як адміністратор
heard-user-can-replace = звичайний користувач може змінити чи підмінити { $path }, тому це не запускають як адміністратор
heard-unknown-who = не вдалося з’ясувати, хто може змінити { $path }, тому це не запускають як адміністратор
heard-in-persons-folder = лежить у теці людини
heard-open-quote = незакриті лапки
heard-open-quote-or-long = незакриті лапки або задовгий рядок
heard-two-products = два продукти
heard-no-product-named = продукту не названо
heard-no-setup-named = програми встановлення не названо
heard-no-command-can-run = Жодної команди цього кроку не можна запустити як є. Зробіть це вручну, як сказано в кроці, або скористайтеся деінсталятором продукту.
heard-fill-or-hand = Спершу це треба заповнити або зробити вручну.
heard-password-missing = Ця команда потребує пароля видалення, а його не задано.
heard-installed-for = Це встановлено лише для { $user }. Увійдіть як { $user } і продовжте це вилучення там.
heard-not-what-was-shown = Не запущено: те, що запустилося б ({ $found }), не те, що показано ({ $shown }).
heard-system-asks = Система запитує права адміністратора.
heard-not-ended = За { $minutes } хв не завершилося.
heard-not-kept-password = Що вона повідомила, не збережено, бо їй передали пароль.
heard-could-not-start = Не вдалося запустити { $program }: { $error }.
heard-ended-in-middle = Програму перервано разом із тим, що вона запустила. Продукт може бути вилучено наполовину: повторіть цей крок або спершу відновіть продукт. Робота, передана службі системи (наприклад, Windows Installer), може тривати.
heard-no-command = Це не команда, яку можна запустити.
heard-not-run-no-command = Не запущено: це не команда, яку можна запустити.
heard-not-run-no-path = Не запущено: { $name } — не повний шлях.
heard-not-run-not-found = Не запущено: { $name } на цьому комп’ютері не знайдено.
heard-not-run-gone = Не запущено: { $path } на цьому комп’ютері немає. Можливо, його вже вилучено: перевірте й приберіть залишки.
heard-not-run-link = Не запущено: до { $path } веде посилання, а куди воно веде сьогодні, завтра може не вести.
heard-not-run-user-place = Не запущено: команда з місця, яке може змінити звичайний користувач, тому її не запускають як адміністратор.
heard-not-run-changeable = Не запущено як адміністратор: { $path } або теку на шляху до нього можуть змінити не адміністратори, або це не вдалося з’ясувати.
heard-trying-again = Код { $code }: триває інше встановлення. Повтор за { $seconds } с (спроба { $number } з { $all }).

# Steps that are over.
heard-skipped-by = Пропустив(ла) { $by }. Того, що мало статися, не зроблено.
heard-skipped-by-why = Пропустив(ла) { $by }: { $why }
heard-scan-stopped = Сканування зупинено.
heard-found-here = Знайдено на цьому комп’ютері: { $names }.
heard-done-by-person = Зроблено людиною.
heard-done-by-person-said = Зроблено людиною: { $said }
heard-only-a-person = Це може зробити лише людина.
heard-password-given = Пароль задано. Його не збережено.
heard-password-none = Пароля не задано.
heard-answered-by = Відповів(ла) { $by }: { $said }
heard-nothing-asked = Нічого не запитано: те, що було б запущено, не є тим, що показує план. Подивіться самі або почніть нове видалення.
heard-confirmed-by = Підтвердив(ла) { $by }: { $said }
heard-nobody-answered = Ще ніхто не відповів.
heard-uninstaller-gone = Деінсталятора вже немає: він вилучив себе до того, як цей крок перервався. Що лишилося, скаже перевірка.
heard-not-installed-more = Його вже не встановлено: його вилучено до того, як цей крок перервався. Що лишилося, скаже перевірка.
heard-restart-needed = Потрібне перезавантаження. Збережіть відкриту роботу, перезавантажте комп’ютер і продовжте це вилучення: його буде перевірено ще раз.
heard-no-restart-asked = Жоден крок не потребував перезавантаження, і, наскільки відомо, його не очікується.
heard-no-restart-pending = Перезавантаження не очікується.
heard-no-note = Ця система цього не записує.

# What a scan showed afterwards.
heard-fate-restart = Продукту вже немає у списках програм. Щоб зникли останні частини, комп’ютер треба перезавантажити; тоді перевірте ще раз.
heard-fate-one-left = Продукту немає; лишилося щось одне.
heard-fate-left = Продукту немає; лишилося { $count ->
         [one] { $count } річ
         [few] { $count } речі
        *[many] { $count } речей
    }.
heard-fate-wait = Очікується перезавантаження; якщо й потім воно є, подивіться, чим закінчилися кроки.
heard-fate-see = Подивіться, чим закінчилися кроки: деінсталятор цього не прибрав або щось повернуло його.
heard-fate-still = { $name } досі є у списках цього комп’ютера.
heard-fate-gone = Нове сканування тих самих джерел не знайшло ні продукту, ні чогось від нього.
heard-fate-gone-read = Нове сканування тих самих джерел не знайшло в прочитаному ні продукту, ні чогось від нього. Не прочитано: { $sources }
heard-fate-look-yourself = Цього не шукали, подивіться самі: { $sources }
heard-fate-unread = Його програми не знайдено, але { $source } цього разу не вдалося прочитати, а раніше там згадувався продукт. Скануйте ще раз із тими самими правами.
heard-fate-unknown = Каталог не знає продукту { $name }, тож нічого нового від нього не знайшлося б. Скануйте ще раз із каталогом, з яким розпочато вилучення.

# Cleaning up.
heard-clean-stopped = Зупинено; ще не вилучене лишається.
heard-clean-nothing = З того, що названо в плані, нічого не лишилося.
heard-clean-one = Вилучено одне.
heard-clean-many = Вилучено { $count ->
         [one] { $count } річ
         [few] { $count } речі
        *[many] { $count } речей
    }.
heard-clean-person = Вилучено: { $gone }. Для людини: { $left }
heard-clean-by-choice = Лишено навмисно: { $count }.
heard-clean-unseen = Не шукали: { $count }.
heard-clean-still-there = Продукт досі є, тож нічого не прибирається. Подивіться, чим закінчилися кроки, і перевірте ще раз.
heard-clean-not-before = Нічого не прибирають, доки сканування не покаже, що продукту немає. Спершу перевірте ще раз.
heard-clean-shared = Це для людини: ним користуються й інші або його не можна назвати повністю.
heard-clean-not-there = Цього вже немає.
heard-clean-look = Не вилучено: { $why }. Подивіться самі.
heard-clean-not = Не вилучено: { $why }.
heard-clean-moved = Переміщено до { $path }. Щоб скасувати, поверніть назад; видаліть там, коли нічого не бракує.
heard-clean-other-drive = Лежить на іншому диску, тож його не відкласти. Видаліть самі.
heard-clean-in-use = Не вдалося перемістити: { $error }. Можливо, його відкрила програма: перезавантажте комп’ютер і повторіть цей крок.
heard-clean-content-kept = Вміст збережено в { $path }; щоб скасувати, імпортуйте цей файл.
heard-clean-kept-in = Збережено в { $path }; щоб скасувати, імпортуйте цей файл.
heard-clean-list-kept = Список збережено в { $path }; щоб скасувати, імпортуйте цей файл.
heard-clean-settings-kept = Його налаштування збережено в { $path }.
heard-clean-at-restart = Зникне після перезавантаження комп’ютера.
heard-clean-no-undo = Цього не скасувати.
heard-clean-by-person = У цій системі це має вилучити людина.
heard-clean-not-kept = Не вилучено, бо спершу не вдалося зберегти: { $why }
heard-clean-list-unread = Список не вдалося прочитати. Подивіться самі.
heard-code-ended = { $program } завершилася з кодом { $code }.
heard-was-stopped = { $program } зупинено.
heard-not-in-time = { $program } не завершилася вчасно.

# An administrator's rights.
heard-needs-rights = Цей крок потребує прав адміністратора, а тут їх ніяк запитати.
heard-rights-not-given = Прав адміністратора не надано, тож нічого не зроблено.
heard-rights-not-given-short = Прав адміністратора не надано.
heard-stopped-asked = Зупинено. Якщо воно почалося з правами адміністратора, йому наказано зупинитися, але відповіді немає; воно може ще тривати.
heard-no-answer-rights = Крок із правами адміністратора не дав відповіді: { $error }.
heard-start-as-administrator = Запустіть Interdict як адміністратор і почніть вилучення там: як адміністратор він веде власні журнали й цього не продовжує.

# What was looked at before anything is run.
heard-check-no-record = План не називає жодного запису цього комп’ютера.
heard-check-has-rights = Ця програма працює з правами адміністратора.
heard-check-will-ask = Система запитає права адміністратора для кожного кроку, який їх потребує.
heard-check-no-rights = Ця програма не має прав адміністратора, а система не може їх запитати. Запустіть її як адміністратор (через sudo в Linux і macOS).
heard-check-idle = Іншого встановлення не триває.
heard-check-busy = Триває або перервалося інше встановлення (код 1618). Дочекайтеся завершення або перезавантажте комп’ютер.
heard-check-busy-unknown = Чи триває інше встановлення, невідомо.
heard-check-running-wait = Зараз працює: { $names }. Дочекайтеся завершення, інакше блокування зупинить вилучення.
heard-check-running-close = Зараз працює: { $names }. Спершу закрийте.
heard-check-running = Зараз працює: { $names }.
heard-check-manager-lock = Не вдалося скласти список запущених програм. Менеджер пакетів зупиниться на блокуванні, якщо працює інший.
heard-check-free = На системному диску вільно { $free } МБ.
heard-check-too-little = На системному диску вільно лише { $free } МБ, а має бути { $wanted } МБ, бо інсталятор зберігає вилучене, доки не завершить. Спершу звільніть місце.
heard-check-no-restart-note = Ця система не записує, чи очікується перезавантаження. Спершу перезавантажте, якщо нещодавно щось установлювали.
heard-check-restart-pending = Очікується перезавантаження: { $why }. Спершу перезавантажте комп’ютер; до того деінсталятори часто дають збій.
heard-pending-files = під час наступного запуску файли буде переміщено чи видалено
heard-pending-components = змінено компоненти Windows
heard-pending-updates = установлено оновлення Windows
heard-pending-packages = його потребують установлені пакети
heard-check-user = Цю програму запустив(ла) { $user }.
heard-check-user-not = Це встановлено лише для { $user }. Увійдіть як { $user }, перш ніж продовжити.
heard-check-closed = Жодна з його програм не працює.
heard-check-closed-unknown = Переконайтеся, що жодна з цих не працює: { $names }.
heard-check-restore-off = Політика вимикає відновлення системи, тож точки відновлення немає. Чи є резервна копія, звідси не видно: переконайтеся, перш ніж продовжити.
heard-check-restore-administrator = Точки відновлення бачить лише адміністратор, а Windows Server їх не має. { $how }. Резервна копія деінде нічим не гірша.
heard-check-no-way-back = Не видно: { $what }. { $how }. Чи є резервна копія деінде, звідси не видно: переконайтеся, перш ніж продовжити.
heard-a-restore-point = точка відновлення
heard-a-snapshot = знімок snapper або Timeshift
heard-a-time-machine = копія Time Machine
heard-snapshots-how = Знімки показує: snapper list або timeshift --list
heard-check-drives = Не вдалося скласти список дисків.
heard-check-drive = Системного диска не знайдено.
heard-free-how = Подивіться, скільки вільно: df -h / (Windows: «Цей ПК» у Провіднику)
heard-check-product-encryption = Чи зашифрував { $product } диски, теки або знімні носії, знає лише він сам: подивіться в його вікні чи на сервері керування, за потреби спершу розшифруйте, а тоді підтвердьте цей крок.
heard-check-bitlocker-none = BitLocker не захищає жодного диска (переглянуто { $names }).
heard-check-filevault-off = FileVault вимкнено (fdesetup status).
heard-check-linux-open = Жодного зашифрованого пристрою не відкрито, жодної зашифрованої теки не змонтовано (переглянуто /sys/block і /proc/mounts).
heard-check-linux-encrypted = Зашифровано й відкрито: { $names }. Власне шифрування Linux лишається.
heard-check-no-agent = Поруч із { $product } агента керування не знайдено. Та керування комп’ютером може встановити його знову: спершу подивіться там{ $more }
heard-check-group-policy-unread = Не вдалося прочитати, чи встановлює тут програми групова політика.
heard-check-device-unread = Не вдалося прочитати, чи встановлює тут програми керування пристроями.
heard-check-own-management = Поруч із { $product } агента керування не знайдено; { $looked }. Його власне керування, якщо воно є, цій програмі невідоме: подивіться там.
heard-check-neither = ні групова політика, ні керування пристроями його не встановлює
heard-check-agent-connected = Агент мережі підключено до сервера { $server }. Чи тримає ще { $product } його політика або завдання, скаже лише цей сервер: перемістіть пристрій до некерованої групи або зніміть там політику.
heard-check-macos-protection = macOS має власний захист (XProtect), завжди ввімкнений. Чи потрібно більше, вирішуєте ви.
heard-check-defender-active = Microsoft Defender зараз активний.
heard-check-defender-passive = Microsoft Defender є, але зараз не захищає («{ $mode }»).
heard-defender-takes-over = У цій Windows він бере захист на себе, коли інший зникне; потім перевірте це.
heard-defender-server = У Windows Server він сам не береться: увімкніть його потім.
heard-defender-either = У Windows 10 і 11 він бере захист на себе, коли інший зникне, у Windows Server — ні.
heard-defender-off = Microsoft Defender вимкнено ({ $why }).
heard-defender-unknown = Microsoft Defender є, і жодне налаштування його не вимикає; чи активний він зараз, знає лише він.
heard-defender-none = Microsoft Defender на цьому комп’ютері немає.
heard-registered-off = Зареєстровано, але не ввімкнено: { $names }.
heard-registered-unknown = Зареєстровано; чи ввімкнено, невідомо: { $names }.
heard-registered-none = Нічого іншого не зареєстровано як увімкнене.
heard-registered-on = Центр безпеки Windows показує як увімкнене: { $names } (за числом, якого Microsoft не документує).
heard-protection-how = Відкрийте «Безпека Windows», «Захист від вірусів і загроз» і подивіться, хто захищає; або виконайте: powershell Get-MpComputerStatus

# The journal.
heard-journal-no-step = у плані немає кроку { $name }
heard-journal-protected = крок { $name } захищає дані, його не можна пропустити: зробіть це й почніть крок знову
heard-journal-closed = це вилучення закрито: { $why }
heard-journal-unusable = журнал { $path } використати не можна: { $error }
heard-journal-changed = рядок { $line } журналу не такий, яким його записано ({ $what }): його змінено, або рядків бракує, або їх додано. Він не продовжується; почніть нове вилучення.
heard-journal-empty = у журналі немає жодного цілого рядка: ще нічого не зроблено. Почніть нове вилучення.
heard-journal-form = журнал має форму { $name }, якої ця версія не знає
heard-lock-other = На цьому комп’ютері триває інше вилучення, тож нічого не запущено. Дочекайтеся його завершення й почніть це знову.
heard-closed-untouched = Закрито до того, як щось зроблено.
heard-closed-gone = Зникло, як показало сканування.
heard-closed-by-person = Завершено як є, за рішенням людини.

# In a word.
heard-end-nothing = нічого робити
heard-end-done = виконано
heard-end-restart = виконано, потрібне перезавантаження
heard-end-not-hold = не підтвердилося
heard-end-cannot-tell = звідси не визначити
heard-end-person = для людини
heard-end-skipped = пропущено
heard-end-failed = не вдалося
heard-end-refused = не запущено
heard-end-stopped = зупинено
heard-end-timed-out = зупинено після ліміту часу
heard-clean-removing = Вилучається: { $what }
heard-running = Виконується: { $what }
heard-check-kescli = У його теці «kescli --opswat GetEncryptionState» показує 0, якщо жодного диска не зашифровано, і 1, якщо ввімкнено власне шифрування чи BitLocker (версія 12 і новіші).
heard-check-bitlocker-administrator = BitLocker відповідає лише адміністраторові; стан показує: manage-bde -status.
