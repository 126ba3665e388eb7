# Звіти й те, що передається.

# Reports.
report-holds = Звіт містить, що прочитано, що знайдено й за якими правилами.
no-report-yet = Звіту ще немає
report-holds-now = Звіт містить, що прочитано, що знайдено й за якими правилами, застосованими на { $day }. { $records } { $records ->
         [one] запис
         [few] записи
        *[many] записів
    } з { $machines } { $machines ->
         [one] комп’ютера
         [few] комп’ютерів
        *[many] комп’ютерів
    }. Звіти подано англійською.
save-report-title = Зберегти звіт
save-as = Зберегти як { $name }…
save-asked = Зберегти…
every-report-says-so = Це інформація, а не юридична консультація. Кожен звіт про це каже.
hand-over-short = Передати…
hand-over-to-tools = Передати вашим засобам
hand-over-explained = Запити, політики та скрипти для osquery, Fleet, Intune, Wazuh, GLPI, браузерів та інших.
report-machine = { $purpose } Комп’ютер: { $name }.
from-the-end-of = З кінця
from-day-field = Від (РРРР-ММ-ДД)
to-the-end-of = до кінця
to-day-field = До (РРРР-ММ-ДД)
first-day-later = Перший день пізніший за другий.
not-a-day-compared = Це не день; порівнюється { $from } – { $to }.
unknown-day = невідомого дня
removal-not-closed = , не завершено
removal-line = { $name } на { $machine }, { $when }{ $open }

# Kinds and formats of reports.
paper-of-a-pdf = Папір для PDF
paper-letter = Letter
csv-with-mark = CSV із позначкою, за якою Excel розпізнає UTF-8
format-html = Сторінка HTML
format-xlsx = Книга Excel
format-html-purpose = Для читання й друку; один файл, якому не потрібна мережа.
format-pdf-purpose = Для друку, надсилання й архіву.
format-xlsx-purpose = Для сортування й фільтрів: аркуш на кожну тему.
format-csv-purpose = Один список, для інших засобів.
format-json-purpose = Усе, у задокументованій формі для програм.
format-markdown-purpose = Для заявки (тікета).
report-summary = Підсумок для керівництва
report-full = Повний звіт
report-one-machine = Один комп’ютер
report-attestation = Засвідчення
report-incident = Повідомлення про інцидент
report-exceptions = Реєстр винятків
report-changes = Зміни
report-removal = Протокол вилучення
report-summary-purpose = Одна сторінка: що знайдено, що це означає, що далі.
report-full-purpose = Усе: знахідки, правила, що прочитано, а що ні.
report-one-machine-purpose = Що знайдено на одному комп’ютері й за якими правилами.
report-attestation-purpose = Що перевірено, як і з яким результатом; текст, щоб перевірити й підписати.
report-incident-purpose = Чернетки повідомлень, яких вимагає правило, з позначеними прогалинами.
report-exceptions-purpose = Що організація вирішила залишити, чому й до якого часу.
report-changes-purpose = Що нове, чого вже немає, а на що не дивилися.
report-removal-purpose = Що вилучено, крок за кроком, і як це перевірено.

# Hand-over to other tools.
hand-over = Передати
change-your-answers = Змінити ваші відповіді
hand-over-changes-nothing = Ні на цьому, ні на іншому комп’ютері нічого не змінюється: записуються файли, щоб ви їх прочитали й розгорнули. Це інформація, а не юридична консультація.
save-into-a-folder = Зберегти в теку…
save-the-hand-over = Зберегти передачу
back-to-reports = Назад до звітів
files-for-tools = Файли для засобів, які у вас уже є, з каталогу від { $version } для { $name } ({ $kind }), за правилами, що діють { $day }.
for-which-tool = Для якого засобу
which-products = Які продукти
what-is-ticked = Позначене
what-the-rules-reach = Те, чого стосуються правила
rules-reach-explained = Кожен продукт і виробник, для яких правило дає вашій організації цей висновок або суворіший, знайдено їх чи ні. Те, що залежить від запитання без відповіді, враховується.
search-makers = Шукати виробників і продукти
no-maker-has = Немає виробника чи продукту з такими словами.
verdict-or-more = { $verdict } або суворіше
tick-what-was-found = Позначити знайдене
tick-nothing = Не позначати нічого
everything-it-makes = { $name }: усе, що випускає
into-which-folder = До якої теки
into-folder-explained = Скрипти записують до цієї теки по одному файлу інвентаризації на комп’ютер. Комп’ютерам там потрібне право запису й не потрібне право читання.
shared-folder = Спільна тека
publishers-in-signatures = Видавці в підписах
signatures-explained = Каталог не знає, як виробники підписують свої програми. Скрипти read-signers.ps1 скажуть це на комп’ютері, де є це програмне забезпечення; впишіть те, що вони скажуть, по одному на рядок: «O=…, L=…, C=…» для AppLocker, «TBS=…, CN=…» для App Control.
publishers-one-a-line = Видавці, по одному на рядок
files-being-made = Файли створюються…
no-files-yet = Файлів іще немає
files = Файли
count-files = { $count } { $count ->
         [one] файл
         [few] файли
        *[many] файлів
    }
copy-the-file = Копіювати файл
count-lines = { $count } { $count ->
         [one] рядок
         [few] рядки
        *[many] рядків
    }
text-of = Текст { $path }
folder-not-empty = Тека не порожня
write-into-it = Записати до неї
none-replaced = Жоден із її файлів не замінюється.
count-more = ще { $count }
files-replaced = Буде замінено { $count } { $count ->
         [one] файл
         [few] файли
        *[many] файлів
    }: { $names }.
lies-there-stays = Решта, що там лежить, залишається і розгорнулася б разом з усім іншим. Виберіть іншу теку або спершу очистьте її, якщо це тека попередньої передачі.

# What is handed over to.
engine-browsers = Політики браузерів
engine-collection = Збирання до спільної теки
engine-glpi = GLPI та OCS Inventory
engine-packages = Менеджери пакетів
engine-applocker = AppLocker та App Control
engine-removal = Пакети вилучення
engine-osquery-summary = Пакет запитів: де є обмежене програмне забезпечення, щодня.
engine-fleet-summary = Файли GitOps: політики, що виконуються там, де нічого не знайдено, та звіти.
engine-intune-summary = Скрипти, що виявляють і вилучають, та правило відповідності.
engine-browsers-summary = Політики, що не пускають обмежені розширення до Chrome, Edge, Chromium, Brave та Firefox.
engine-collection-summary = Скрипти, що записують по одному файлу інвентаризації на комп’ютер, який читає Interdict.
engine-wazuh-summary = Оцінка конфігурації: жодних ключів, тек і програм виробника.
engine-glpi-summary = Пошуки, щоб вставити, і правило словника, щоб імпортувати.
engine-packages-summary = Блокування для apt, dnf і zypper; що можуть winget і Chocolatey.
engine-applocker-summary = Правила заборони за видавцем, текою та пакетом, спершу для аудиту.
engine-removal-summary = Інструкції та скрипти, що вилучають кожен продукт, для будь-якого засобу керування.
