# Робочий простір.

# The workspace: saved or not, what changed, what is kept.
saving = Збереження…
all-changes-saved-at = Усі зміни збережено { $time }
all-changes-saved = Усі зміни збережено
looking-only = Лише перегляд: збережені дані тут змінити не можна
kept-until-closed = Не збережено: лишається, доки вікно не закрито
beside-workspace = Видно лише це. Поряд відкрито робочий простір { $path }.
beside-workspace-fixed = Видно лише це. Поряд відкрито робочий простір { $path }, змінити його тут не можна.
readings-not-saved = { $count } { $count ->
         [one] зчитування
         [few] зчитування
        *[many] зчитувань
    } не збережено
keep-in-workspace = Зберегти в цьому робочому просторі
leave-out-show = Не зберігати й показати робочий простір
data-not-opened = Збережені дані не вдалося відкрити
start-empty = Почати з порожнього…
open-another = Відкрити інший…
name-on-machine = { $name } на { $machine }
and-more-changes = та ще { $count } { $count ->
         [one] зміна
         [few] зміни
        *[many] змін
    }
show-what-is-gone = Показати, що зникло
dates-ahead = Майбутні дати
read-the-rule = Читати правило
show-the-decision = Показати рішення
show-the-decision-on = Показати рішення: { $what }
workspace = Робочий простір
workspace-explained = Один файл містить прочитане, знайдене й вирішене для однієї організації.
fact-file = Файл
readings-of-machines = { $readings } { $readings ->
         [one] зчитування
         [few] зчитування
        *[many] зчитувань
    } { $machines } { $machines ->
         [one] комп’ютера
         [few] комп’ютерів
        *[many] комп’ютерів
    }
holds = Містить
last-change = Остання зміна
none-yet = ще немає
daily-backups = Щоденні копії
open-asked = Відкрити…
new-asked = Новий…
save-a-copy-short = Зберегти копію…
opened-before = Відкривалися раніше
keep-every-reading = Зберігати кожне зчитування
keep-three-months = Зберігати три місяці
keep-a-year = Зберігати рік
keep-three-years = Зберігати три роки
keep-ten-years = Зберігати десять років
kept-as-set = Як задано в командному рядку
older-readings = Старіші зчитування
newest-never-deleted = Найновіше зчитування комп’ютера так ніколи не видаляється.
delete-this-reading = Видалити це зчитування?
delete-reading-explained = Те, що показує лише це зчитування, зникне разом із ним, також з історії знахідок. Скасувати це не можна; у щоденних копіях воно буде ще кілька днів.
reading-line = { $when }, { $rows } { $rows ->
         [one] запис
         [few] записи
        *[many] записів
    } на { $machines } { $machines ->
         [one] комп’ютері
         [few] комп’ютерах
        *[many] комп’ютерах
    }
delete-the-reading = Видалити зчитування { $from } від { $when }
and-readings-before = і ще { $count } { $count ->
         [one] зчитування
         [few] зчитування
        *[many] зчитувань
    } раніше
open-a-workspace = Відкрити робочий простір
file-kind-workspaces = Робочі простори
new-workspace-title = Новий робочий простір
save-a-copy-title = Зберегти копію робочого простору
came-back-on = { $count } { $count ->
         [one] знахідка повернулася
         [few] знахідки повернулися
        *[many] знахідок повернулося
    }, на { $machines }.

# Since last time, backups, the log.
restore-a-backup = Відновити резервну копію…
to-decide-anew = Вирішити наново
and-under-findings = та ще { $count } у «Знахідках»
since-last-time = Від останнього разу
compare-two-days = Порівняти два дні…
save-the-log-csv = Зберегти журнал як CSV…
save-the-log-json = Зберегти журнал як JSON…
log-explained = Кожне рішення й кожна інша зміна, із часом і особою.
restore-a-backup-asked = Відновити резервну копію?
restore = Відновити
restore-explained = Вона замінить робочий простір. Нинішній збережеться поряд під іншою назвою.
backup-holds = { $day }: { $machines } { $machines ->
         [one] комп’ютер
         [few] комп’ютери
        *[many] комп’ютерів
    }, { $findings } { $findings ->
         [one] відкрита знахідка
         [few] відкриті знахідки
        *[many] відкритих знахідок
    }
backup-unreadable = { $day }: не вдається прочитати. { $why }
no-backup-yet = Немає жодної. Перша з’явиться наступного дня після першої зміни.
csv-list = Список CSV
save-the-log = Зберегти журнал

# What was done to the workspace, as it is told.
told-decisions = { $count } { $count ->
         [one] рішення
         [few] рішення
        *[many] рішень
    }
told-taken-back = Скасовано
told-decisions-taken-back = Скасовано { $count } { $count ->
         [one] рішення
         [few] рішення
        *[many] рішень
    }
told-inventory-deleted = Зчитування видалено
told-in-progress = У роботі: { $who }
told-exempt = Виняток: { $why }
told-exempt-until = Виняток до { $day }: { $why }
told-exempt-by = Виняток, { $who }: { $why }
told-exempt-by-until = Виняток, { $who }, до { $day }: { $why }
told-wrong-everywhere = Хибний збіг на кожному комп’ютері: { $why }
told-wrong-match = Хибний збіг: { $why }
told-one-machine = Об’єднано { $count } { $count ->
         [one] комп’ютер
         [few] комп’ютери
        *[many] комп’ютерів
    }
told-which-recorded = Записано, який це комп’ютер
told-machine-tagged = Комп’ютеру додано мітку { $tag }
told-machines-tagged = Додано мітку { $tag }: { $count } { $count ->
         [one] комп’ютер
         [few] комп’ютери
        *[many] комп’ютерів
    }
told-machines-left-out = Не враховується { $count } { $count ->
         [one] комп’ютер
         [few] комп’ютери
        *[many] комп’ютерів
    }
told-machine-changed = Комп’ютер змінено
told-some-kept-before = Уже збережено раніше й не збережено повторно: { $count } { $count ->
         [one] список
         [few] списки
        *[many] списків
    }
told-kept-before = Цей самий список уже збережено { $day }: повторно нічого не збережено

# What can go wrong with the workspace, and what is told about opening it.
workspace-missing = Робочого простору { $path } немає. Перевірте назву або почніть там новий.
workspace-foreign = { $path } — не робочий простір: { $what }. Файл залишено як є. Виберіть інший файл або іншу назву для нового робочого простору.
workspace-newer = { $path } записано новішою версією Interdict (форма { $found }; ця знає до { $known }). Файл залишено як є. Відкрийте його тією версією або виберіть інший робочий простір.
workspace-damaged = Робочий простір { $path } пошкоджено: { $what }. Файл залишено як є. Відновіть одну зі щоденних копій поруч; пошкоджений файл збережеться під іншою назвою.
workspace-held = Робочий простір використовує { $owner }, тому нічого не змінено. Спробуйте ще раз, коли його там закриють.
workspace-read-only = { $path } не можна записати: тека або файл лише для читання. Нічого не змінено. Попросіть право запису там або збережіть копію робочого простору у власній теці.
workspace-disk-full = На диску з { $path } не лишилося місця. Зміну не збережено; усе, що було до неї, збережено. Звільніть місце й повторіть.
workspace-gone = { $path } вилучено або замінено, поки його було відкрито. Зміну не збережено. Те, що відкрито тут, ще можна зберегти як копію під іншою назвою.
workspace-busy = Робочий простір { $path } саме записує інша програма. Нічого не змінено; спробуйте ще раз.
workspace-already-there = { $path } уже є; файл залишено як є. Виберіть іншу назву.
workspace-database = Робочий простір { $path } не вдалося використати: { $error }. Нічого не змінено.
no-such-reading = У робочому просторі вже немає зчитування { $number }.
no-such-machine = У робочому просторі немає комп’ютера { $number }.
no-such-entry = У журналі робочого простору немає запису { $number }.
no-entry-to-undo = У робочому просторі немає запису { $number }, який можна скасувати.
refused-future-list = Список не може бути за { $day }: цей день ще не настав (сьогодні { $today } за UTC). Нічого не збережено. Перевірте дату або годинник цього комп’ютера.
refused-cannot-be-undone = Запис { $number } не можна скасувати.
refused-undone-already = Запис { $number } уже скасовано.
refused-rules-too-large = Власні правила не збережено: вони мають { $size } КіБ, а приймається щонайбільше { $most } КіБ.
flaw-folder = це тека
flaw-no-file = це не файл
flaw-empty = файл порожній
flaw-too-short = файл закороткий для бази даних
flaw-no-database = це не база даних
flaw-other-program = це база даних іншої програми
flaw-unknown-form = форма невідома
flaw-no-table = бракує таблиці «{ $name }»
owner-unknown = інша програма
owner-on-since = { $person } на { $host } з { $since }
notice-held = Робочий простір використовує { $owner }. Тут його можна переглядати, але не змінювати.
notice-read-only = Робочий простір лежить там, де не можна записувати. Його можна переглядати, але не змінювати.
notice-not-closed = Робочий простір не закрито: { $owner }. Усе, що було підтверджено, є.
notice-clock-behind = Годинник цього комп’ютера показує { $now }, але робочий простір востаннє змінено { $last }. Перевірте годинник, перш ніж щось змінювати.
notice-migrated = Робочий простір мав попередню форму ({ $form }); його оновлено.
notice-migrated-kept = Робочий простір мав попередню форму ({ $form }); його оновлено. Яким він був раніше, збережено як { $path }.
no-workspace-open = Жодного робочого простору не відкрито.
one-of-two-not-kept = Одного з двох уже немає.
nothing-of-it-kept = Із цього вже нічого не збережено.
gone-but-backups = { $path } вже немає, але є його щоденні копії. Відновіть одну з них або відкрийте інший робочий простір.
own-error-saved = Помилка цієї програми: { $why }. Підтверджене збережено; щоб продовжити, запустіть програму знову.
could-not-be-started = Не вдалося запустити: { $error }.

# Work that did not succeed.
work-on-saved-data = робота зі збереженими даними
work-opening = відкриття робочого простору
work-backup = щоденна копія робочого простору
work-restoring = відновлення копії
work-own-rules = збереження ваших правил
work-decision = запис рішення
work-machine = зміна комп’ютера
work-taking-back = скасування
work-deleting = видалення зчитування
work-setting = зміна налаштування
work-answers = збереження ваших відповідей
work-copy = збереження копії
work-comparison = порівняння двох днів
work-old-reading = перегляд давнішого зчитування
