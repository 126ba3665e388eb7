# Джерела сканування.

# Names of sources.
heard-src-running = Запущені програми
heard-src-machine = Програми цього комп’ютера
heard-src-users = Програми кожного користувача
heard-src-user = Програми користувача { $user }
heard-src-64 = Програми, 64-розрядне подання
heard-src-32 = Програми, 32-розрядне подання
heard-src-of-others = { $source } інших користувачів
heard-src-of-user = { $source } користувача { $user }
heard-src-store = Застосунки магазину
heard-src-store-users = Застосунки магазину кожного користувача
heard-src-services = Служби й драйвери
heard-src-tasks = Заплановані завдання
heard-src-start = Записи автозапуску
heard-src-start-users = Записи автозапуску кожного користувача
heard-src-antivirus = Список антивірусів
heard-src-security-center = Центр безпеки Windows
heard-src-certificates = Кореневі сертифікати
heard-src-certificates-users = Кореневі сертифікати кожного користувача
heard-src-folders = Теки програм
heard-src-folders-users = Теки програм кожного користувача
heard-src-browser-policies = Політики браузерів
heard-src-browser-registry = Політики браузерів у реєстрі
heard-src-extensions = Розширення { $browser }
heard-src-users-list = Список користувачів
heard-src-driver-files = Файли драйверів без реєстрації
heard-src-choco = Пакети Chocolatey
heard-src-scoop = Застосунки Scoop
heard-src-winget = Пакети winget
heard-src-npm = Пакети npm
heard-src-python = Пакети Python
heard-src-debian = Пакети Debian
heard-src-arch = Пакети Arch
heard-src-alpine = Пакети Alpine
heard-src-gentoo = Пакети Gentoo
heard-src-rpm = Пакети RPM
heard-src-nix = Пакети Nix
heard-src-menu = Програми меню
heard-src-menu-start = Програми меню й ті, що запускаються із сеансом
heard-src-session = Програми, що запускаються із сеансом
heard-src-startup-programs = Програми автозапуску
heard-src-opt = Програми в /opt і /usr/local
heard-src-systemd = Служби systemd
heard-src-session-services = Служби сеансу
heard-src-users-services = Служби сеансів користувачів
heard-src-init = Скрипти запуску
heard-src-containers = Образи контейнерів
heard-src-docker = Образи Docker
heard-src-kernel-modules = Модулі ядра
heard-src-receipts = Квитанції інсталятора
heard-src-launch = Агенти й демони запуску
heard-src-launch-daemons = Демони запуску
heard-src-launch-agents = Агенти запуску
heard-src-system-extensions = Системні розширення
heard-src-kernel-extensions = Розширення ядра
heard-src-profiles = Профілі конфігурації
heard-src-settings = Налаштування, керовані профілями
heard-src-wsl = Підсистема Windows для Linux
heard-src-registry-file = Файл реєстру { $name }
heard-src-registry-of-user = Файл реєстру користувача { $user }
heard-src-one-list = Один список
heard-src-others = Інші списки

# Whether a source was read.
heard-state-not-present = Немає
heard-state-rights = Потребує більше прав
heard-state-not-read = Не прочитано
heard-state-gave-up = Припинено
heard-why-denied = Доступ до { $path } заборонено.
heard-why-denied-files = Доступ до файлів заборонено: { $names }.
heard-why-unread = Не вдалося прочитати { $path }: { $error }.
heard-why-unread-it = Не вдалося прочитати: { $error }.
heard-why-unread-lists = Не вдалося прочитати: { $lists }; записів може бракувати.
heard-why-which = Які саме, сказано в проблемах.
heard-why-which-first = У проблемах названо перші з них.
heard-why-no-thread = Не вдалося створити для цього потік: { $error }.
heard-why-no-answer = Відповіді не було протягом { $time }, тож спробу припинено.
heard-why-own-error = Читання завершилося помилкою цієї програми: { $why }.
heard-why-not-running = Система не працювала: запущених програм не було видно.
heard-why-missing-packages = Немає { $path }, тож пакети цієї системи невідомі.
heard-why-list-failed = Не вдалося скласти список запущених програм: { $error }.
heard-why-no-list = Система не дала списку запущених програм.
heard-why-files-of-others = { $count ->
         [one] Файлу { $count } програми
         [few] Файлів { $count } програм
        *[many] Файлів { $count } програм
    } інших користувачів не було видно; відома лише назва.
heard-why-file-of-other = Файлу однієї програми інших користувачів не було видно; відома лише назва.
heard-why-damaged-part = Частину пошкоджено або не вдалося прочитати, тож у результаті може чогось бракувати; місця названо в проблемах.
heard-why-hive-missing = Немає файлу реєстру { $name }, тож нічого з нього прочитати не вдалося.
heard-why-not-signed-in = { $user } не в системі, а реєстр іншого користувача може читати лише адміністратор.
heard-why-only-for = Того, що встановлено лише для { $user }, у результаті немає.
heard-why-user-unread = Не вдалося прочитати { $user }: { $error }. Того, що встановлено лише для { $name }, у результаті немає.
heard-why-one-more-place = Не вдалося прочитати ще 1 місце.
heard-why-more-places = Не вдалося прочитати ще { $count ->
         [one] { $count } місце
         [few] { $count } місця
        *[many] { $count } місць
    }.
heard-why-cut = Файл обрізано: має бути { $wanted } байтів, а є { $bytes }.
heard-why-damaged = { $path } пошкоджено: { $what }.
heard-why-log = Файл реєстру не закрито як слід, і його журнал не вдалося застосувати: найновіших змін може бракувати.
heard-why-values = Не вдалося прочитати його значення: { $error }
heard-why-some-values = Не вдалося прочитати { $count } з { $all } значень.
heard-why-long-value = Його значення { $name } має { $size } байтів; прочитано лише початок.
heard-why-rpm-form = має форму { $form }, яку напряму не читають
heard-why-rpm-run = виконайте «rpm -qa» у тій системі та імпортуйте список
heard-why-not-run = не вдалося запустити: { $error }
heard-why-too-slow = не завершилося за { $time }
heard-why-too-much = виведено понад { $size } байтів
heard-why-ended-with = завершилося з { $code }
heard-why-circle = його посилання ведуть по колу
heard-why-no-regular = це не звичайний файл
heard-why-too-large = більше за { $size } байтів
heard-why-too-many-names = містить понад { $count } назв
heard-why-too-many-folders = містить понад { $count } тек
heard-why-folder-names = У теці понад { $count } назв.
heard-why-only-looked = З тек у ній переглянуто лише { $count }.
heard-why-first-profiles = Прочитано лише { $count ->
         [one] перший { $count } профіль
         [few] перші { $count } профілі
        *[many] перші { $count } профілів
    }.
heard-why-first-extensions = Прочитано лише { $count ->
         [one] перше { $count } розширення
         [few] перші { $count } розширення
        *[many] перші { $count } розширень
    }.
heard-why-first-records = Прочитано лише { $count ->
         [one] перший { $count } запис
         [few] перші { $count } записи
        *[many] перші { $count } записів
    }.
heard-why-first-problems = Показано лише перші проблеми цього джерела ({ $most }); знайдено ще { $more }.
heard-why-first-problems-one = Показано лише перші проблеми цього джерела ({ $most }); знайдено ще 1.
heard-why-link-nowhere = Це посилання веде в нікуди або за межі системи, яку читають.
heard-why-not-there = немає або не читається
heard-why-xml = Його XML пошкоджено: { $error }.
heard-why-nested = Його елементи вкладено занадто глибоко.
heard-why-other-drive = Профіль лежить на іншому диску, його не прочитано.
heard-why-preferences = Налаштування не є читабельним JSON: { $error }.
heard-why-policy-json = Політика не є читабельним JSON: { $error }.
heard-why-policy-unread = Політику не прочитано: { $error }.
heard-why-manifest = Не вдалося прочитати маніфест розширення: { $error }.
heard-why-no-name = Запис без назви пакета.
heard-why-no-field = Запис не у формі «Поле: значення».
heard-why-unread-wal = Змін, яких менеджер пакетів ще не вніс до бази (файл із закінченням -wal), у результаті немає.
heard-why-profiles-closed = macOS зберігає встановлені профілі в закритій формі; їх називає «profiles show» на тому комп’ютері
heard-why-no-readable-certificate = У цьому файлі не вдалося прочитати жодного сертифіката.
heard-scan-cancelled = Сканування скасовано. Нічого не збережено.
heard-scan-no-root = { $path } не можна сканувати: { $why }. Назвіть теку, у якій змонтовано систему.
heard-scan-no-system = там не знайдено ні Windows ({ $windows }), ні macOS ({ $macos }), ні Linux ({ $linux } або бази пакетів)

# What a scan cannot show.
heard-limit-extensions = Розширень браузерів у цьому результаті немає.
heard-limit-store = Застосунків Microsoft Store у цьому результаті немає.
heard-limit-services = Служб і драйверів у цьому результаті немає.
heard-limit-copied = Програми, скопійовані до теки без установлення, є в цьому результаті, лише якщо теку прочитано або вони працювали.
heard-limit-wsl = Системи Linux у WSL названо; того, що в них установлено, у результаті немає.
