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
