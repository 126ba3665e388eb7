# Бічна панель, меню, сповіщення, налаштування, довідка й перший запуск.

# Rail, top bar and status bar.
overview = Огляд
findings = Знахідки
machines = Комп’ютери
restrictions = Обмеження
reports = Звіти
settings = Налаштування
scanning = Сканування…
scan-this-computer = Сканувати цей комп’ютер
import = Імпорт…
search-findings = Пошук знахідок
works-offline = Працює без мережі. Ніщо не залишає цей комп’ютер.
rules-as-of = Правила станом на { $date }: { $rules }, з них перевірено { $verified }
starting = Початок
import-stopped = Імпорт зупинено, нічого не збережено
preview-not-saved = Попередній перегляд, не збережено
opening-what-was-kept = Відкривається збережене
no-scan-or-list-yet = Ще немає ні сканування, ні списку
import-a-list = Імпортувати список
file-kind-lists = Списки
all-files = Усі файли
menu = Меню

# The menu's groups and actions; the palette finds them by these words.
group-read = Читання
group-keep = Зберігання
group-show = Показ
group-save = Збереження
group-look = Вигляд
scan-again-as-administrator = Сканувати ще раз як адміністратор
scan-a-mounted-disk = Сканувати змонтований диск…
import-a-list-asked = Імпортувати список…
import-by-path = Імпортувати список за шляхом або вставленням
cancel-what-is-running = Скасувати те, що виконується
open-another-workspace = Відкрити інший робочий простір…
new-workspace = Новий робочий простір…
save-a-copy = Зберегти копію робочого простору…
take-back-the-last-decision = Скасувати останнє рішення
show-what-changed = Показати, що змінилося
show-findings = Показати знахідки
show-machines = Показати комп’ютери
show-restrictions = Показати обмеження
show-reports = Показати звіти
show-settings = Показати налаштування
show-help = Довідка: слова, кроки й клавіші
show-overview = Показати огляд
find-a-command = Знайти команду
show-what-was-told = Показати попередні сповіщення
save-html = Зберегти звіт як сторінку HTML…
save-pdf = Зберегти звіт як PDF…
save-markdown = Зберегти звіт як Markdown…
save-xlsx = Зберегти звіт як книгу Excel…
save-csv = Зберегти знахідки як список CSV…
save-json = Зберегти звіт як JSON…
light-or-dark-as-the-system = Світлий чи темний, як у системі
light = Світлий
dark = Темний
high-contrast-switch = Високий контраст, увімкнути чи вимкнути
larger-letters = Більші літери
smaller-letters = Менші літери
usual-size = Літери звичайного розміру
no-command-has-these-words = Жодна команда не містить цих слів.

# What was told before.
what-was-told-before = Попередні сповіщення
told-since-the-start = Повідомлено від запуску
nothing-yet = Поки нічого.

# Help.
help = Довідка
this-computer = Цей комп’ютер
help-computer-1 = Натисніть «Сканувати цей комп’ютер». Програма прочитає, що встановлено, і нічого не змінить.
help-computer-2 = Відкрийте знахідку: там сказано, яке правило вас стосується, відколи, і чого воно не каже.
help-computer-3 = Натисніть «Вилучити…» і виконуйте кроки. Ніщо не запускається, доки ви не прочитали й не підтвердили.
help-computer-4 = Нове сканування покаже, чи це вилучено і що залишилося.
help-list = Список багатьох комп’ютерів
help-list-1 = Перетягніть список на вікно: Excel, CSV або експорт засобу інвентаризації. Можна й теку зі списками.
help-list-2 = Подивіться, як зрозуміло стовпці, і виправте хибне. Нічого не буде збережено, доки ви не погодитеся.
help-list-3 = Кожен комп’ютер, на якому є щось обмежене, видно в розділах «Знахідки» та «Комп’ютери».
help-list-4 = Пізніше імпортуйте новий список: буде показано, що зникло і що з’явилося.
help-console = Без вікна
help-console-1 = «interdict-cli check» сканує комп’ютер або читає списки й завершується з кодом 0, 1 або 2 для скриптів.
help-console-2 = «interdict-cli --help» називає кожну команду.
keys = Клавіші
key-rows = Наступний рядок, попередній рядок
key-rows-arrows = Стрілка вниз, стрілка вгору
key-open-the-row = Відкрити рядок
key-enter = Enter
key-tick-the-row = Позначити рядок
key-space = Пробіл
key-tick-on-the-way = Позначати рядки дорогою
key-shift-arrows = Shift+стрілка
key-tick-all-rows = Позначити всі рядки
key-ctrl-a = Ctrl+A
key-row-menu = Меню рядка
key-menu = Клавіша меню, Shift+F10
key-column-width = На заголовку: стовпець ширший, вужчий
key-alt-arrows = Alt+стрілка вправо, Alt+стрілка вліво
key-scroll = Гортати текст
key-pages = Page Down, Page Up
key-close = Закрити відкрите
key-next-finding = Наступна знахідка, коли одну відкрито
key-alt-down = Alt+стрілка вниз
key-copy-rows = Копіювати рядки
key-ctrl-c = Ctrl+C
words = Слова
not-legal-advice = Це інформація, а не юридична консультація.

# Settings.
day = День
day-explained = Правила застосовано такими, якими вони були цього дня, наскільки про це знає каталог (РРРР-ММ-ДД).
day-field = День (РРРР-ММ-ДД)
today = Сьогодні
not-a-day = Це не день; використано { $day }.
about = Interdict { $version }. Правила станом на { $date }. Це інформація, а не юридична консультація.
look = Вигляд
as-the-system = Як у системі
contrast = Контраст
usual-contrast = Звичайний контраст
high-contrast = Високий контраст
size = Розмір
size-now = Розмір { $percent } %
language = Мова
language-now = Мова: { $name }
language-as-the-system = Як у системі ({ $name })
what-stays-english = Те, що каталог каже про правила, заходи й кроки, та зміст звітів залишаються англійською в усіх мовах; слова системи й інших програм лишаються такими, як є.
rules-in-english = Пояснення правил подано англійською.
what-is-kept = Що зберігається і де
what-is-kept-explained = Ніщо не залишає цей комп’ютер: немає ні облікового запису, ні телеметрії, ні з’єднання з мережею. Адреси джерел відкриваються у браузері й лише тоді, коли ви їх натиснете.
no-folder-for-settings = Ця система не називає теки для налаштувань; нічого не зберігається.
no-country-chosen = Країну не вибрано
kind-not-chosen = Вид не вибрано

# First start.
rules-checked-as-of = Правила станом на { $date }: { $rules }, з них { $verified } перевірено за джерелами
welcome = Вітаємо в Interdict
welcome-explained = Знаходить програмне забезпечення, яке держави обмежують через його виробника, пояснює, що це означає для вас, і допомагає його вилучити. Спершу три запитання.
question-where = Де працює ваша організація?
question-where-line = Виберіть кожну країну, правил якої ви маєте дотримуватися.
more-places = Більше…
question-kind = Якого виду ця організація?
question-kind-line = Для державних органів та операторів енергетики, водопостачання чи транспорту діють суворіші правила.
question-government = Чи працюєте ви на державу?
question-government-line = Контракти й гранти мають власні правила, часто аж до найменшого субпідрядника.
none-of-these = Нічого з цього або не впевнені
what-your-answers-mean = Що означають ваші відповіді
choose-a-country = Виберіть країну, щоб побачити, які правила вас стосуються.
names-and-more = { $names } та ще { $more }
change-answers-later = Ці відповіді можна будь-коли змінити в налаштуваннях. Це інформація, а не юридична консультація.
scan-changes-nothing = Читає, що встановлено. Нічого не змінює.
scan = Сканувати
excel-csv-or-tool = Excel, CSV або експорт засобу.
choose-file = Вибрати файл…
or-drop-a-file = Або перетягніть файл будь-куди на це вікно:
or-what-a-tool-wrote = , або те, що записав засіб інвентаризації
drop-a-file-here = Перетягніть файл сюди
hand-over-to-another-tool = Передати іншому засобу…

# What is told when something is done, or did not work.
report-saved = Звіт збережено
report-not-saved = Звіт не збережено
did-not-work = Це не вдалося: { $what }
scan-finished = Сканування завершено
scan-cancelled = Сканування скасовано. Нічого не збережено.
nothing-was-scanned = Нічого не скановано
elevated-finished = Сканування від імені адміністратора завершено
scan-cancelled-stays = Сканування скасовано. Прочитане раніше залишається.
not-scanned-as-administrator = Не скановано від імені адміністратора
reading-cancelled = Читання скасовано. Нічого не збережено.
rules-as-of-day = Правила станом на { $day }.
catalogue-loaded = Каталог завантажено
catalogue-not-loaded = Каталог не завантажено
file-nothing-changed = { $path }: { $error }. Нічого не змінено.
list-added = Список додано
list-holds = { $file }: { $count } { $count ->
         [one] організація
         [few] організації
        *[many] організацій
    }
list-not-taken = Список не прийнято
rules-added = Додано { $count } { $count ->
         [one] правило
         [few] правила
        *[many] правил
    }
not-used = Не використано: { $wrong }
not-used-and-more = Не використано: { $wrong } (та ще { $count })
rules-not-read = Правила не вдалося прочитати
own-rules-not-saved = Ваші власні правила не збережено
no-workspace-start-again = Робочий простір не відкрито. Запустіть програму знову, щоб його відкрити.
nothing-changed-or-saved = Нічого не змінено й не збережено
copy-was-saved = Копію робочого простору збережено
reading-not-saved = Прочитане не вдалося зберегти
about-your-saved-data = Про ваші збережені дані
takes-over-your-answers = Цей робочий простір переймає ваші відповіді
takes-over-line = У ньому їх не було. Змініть їх у налаштуваннях, якщо він іншої організації.
no-workspace-to-change = Не відкрито робочого простору, який можна змінити.
decision-not-recorded = Рішення не записано
not-there-any-more = Того, чого воно стосується, вже немає.
nothing-to-take-back = Скасувати нічого
list-kept = Список збережено
lists-kept = Списки збережено
correction-not-saved = Виправлення не збережено
loaded-catalogue-not-used = Завантажений каталог не використовується
kept-answers-not-read = Збережені відповіді не вдалося прочитати
own-rules-not-read = Ваші власні правила не вдалося прочитати
likes-not-read = Ваші налаштування вікна не вдалося прочитати
likes-not-saved = Ваші налаштування вікна не збережено
corrections-not-remembered = Виправлення списків не запам’ятовуються
nothing-can-be-kept = Нічого не можна зберегти
list-not-removed = Список не вилучено
link-not-opened = Посилання не відкрито
answers-not-saved = Ваші відповіді не збережено
log-saved = Журнал збережено
changes-saved = Зміни збережено
not-found-any-more = Нове сканування його більше не знаходить
record-saved = Протокол збережено
removal-pack-saved = Пакет вилучення збережено
hand-over-saved = Передачу збережено
hand-over-not-made = Передачу не створено
nothing-chosen-yet = Ще нічого не вибрано: позначте виробника або продукт.
no-rule-gives = Для цієї організації жодне правило не дає «{ $verdict }» чи суворіше для жодного продукту. Виберіть інший висновок або позначте продукти.

# What is running, and what came of it.
scanning-done-of = Сканування, готово { $done } з { $total } { $total ->
         [one] джерела
         [few] джерел
        *[many] джерел
    }: { $source }
reading-lists = Читання, { $done } з { $total } { $total ->
         [one] списку
         [few] списків
        *[many] списків
    }
reading-rows = Читання, { $count } { $count ->
         [one] рядок
         [few] рядки
        *[many] рядків
    }
counted-of-verdict = { $verdict }: { $count }

# What waits for an answer, on the rail.
wait-to-be-decided = { $count } { $count ->
         [one] знахідка
         [few] знахідки
        *[many] знахідок
    } для нового рішення
wait-to-be-recognised = { $count } { $count ->
         [one] запитання
         [few] запитання
        *[many] запитань
    } про комп’ютери
