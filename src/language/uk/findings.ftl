# Знахідки, огляд, комп’ютери, історія, рішення.

# How much was read.
tally-programs = { $programs } { $programs ->
         [one] програма
         [few] програми
        *[many] програм
    }
tally-records = { $others } { $others ->
         [one] запис
         [few] записи
        *[many] записів
    }
tally-both = { $programs } { $programs ->
         [one] програма
         [few] програми
        *[many] програм
    } і { $others } { $others ->
         [one] інший запис
         [few] інші записи
        *[many] інших записів
    }
among-programs = Нічого не знайдено серед { $programs } { $programs ->
         [one] програми
         [few] програм
        *[many] програм
    }
among-records = Нічого не знайдено серед { $others } { $others ->
         [one] запису
         [few] записів
        *[many] записів
    }
among-both = Нічого не знайдено серед { $programs } { $programs ->
         [one] програми
         [few] програм
        *[many] програм
    } і { $others } { $others ->
         [one] іншого запису
         [few] інших записів
        *[many] інших записів
    }
sources-read = { $read } з { $there } { $there ->
         [one] джерела
         [few] джерел
        *[many] джерел
    }

# Columns and groups.
verdict = Висновок

# Findings.
decide-for = Вирішити щодо { $count } { $count ->
         [one] знахідки
         [few] знахідок
        *[many] знахідок
    }…
copy = Копіювати
take-the-ticks-away = Зняти позначки
findings-ticked = Позначено { $count } { $count ->
         [one] знахідку
         [few] знахідки
        *[many] знахідок
    }
tab-found = Знайдено
tab-gone = Зникли
tab-decided = Вирішено
tab-same-vendor = Той самий виробник
filter-by = Фільтр за програмою, комп’ютером, правилом або приміткою
shown-of = { $shown } з { $count } { $count ->
         [one] знахідки
         [few] знахідок
        *[many] знахідок
    }
shown-of-so-far = { $shown } поки що з { $count } { $count ->
         [one] знахідки
         [few] знахідок
        *[many] знахідок
    }
ticked-and = позначено { $count }, { $words }
not-grouped = Без груп
grouped-by = За: { $word }
group = Групування
columns = Стовпці
usual-widths = Звичайна ширина
filters = Фільтри
forget-the-filter = Забути фільтр { $name }
no-filter-yet = Жоден фільтр іще не має назви.
name-of-this-filter = Назва цього фільтра
save = Зберегти
why-this-applies = Чому це діє
remove = Вилучити…
decide = Вирішити…
copy-ticked-rows = Копіювати позначені рядки ({ $count })
copy-row = Копіювати рядок
take-the-tick-away = Зняти позначку
tick = Позначити
only-this-machine = Лише цей комп’ютер
only-this-name = Лише програми з цією назвою
not-kept = Рішення зберігаються в робочому просторі, а відкритого, який можна змінювати, немає.
save-report = Зберегти звіт…
next-finding = Наступна знахідка
finding-before = Попередня знахідка
version-on = { $version }на { $machine }{ $product }
why-it-is-listed = Чому це у переліку
why-it-is-restricted = Чому це обмежено
tab-removal = Вилучення
tab-history = Історія
searching = Пошук…
folded = згорнуто
unfolded = розгорнуто
group-row = { $title }, { $count } { $count ->
         [one] знахідка
         [few] знахідки
        *[many] знахідок
    }, { $state }
not-looked = Знахідки з’являються тут після сканування або імпорту. Порожня сторінка означає «не дивилися», а не «все гаразд».
nothing-checked-yet = Ще нічого не перевірено
hidden-by-filter = Він приховує { $count }.
no-finding-matches = Жодна знахідка не відповідає цьому фільтру
clear-filter = Очистити фільтр
nothing-in-what-was-read = Нічого не знайдено в тому, що вдалося прочитати: { $coverage }
to-review-or-decided = { $count } { $count ->
         [one] знахідку треба перевірити або щодо неї вирішено
         [few] знахідки треба перевірити або щодо них вирішено
        *[many] знахідок треба перевірити або щодо них вирішено
    }
read-on = Прочитано на { $machines } { $machines ->
         [one] комп’ютері
         [few] комп’ютерах
        *[many] комп’ютерах
    }. { $sources } { $sources ->
         [one] джерело
         [few] джерела
        *[many] джерел
    } не вдалося прочитати.
nothing-to-review = Нічого перевіряти
nothing-to-review-line = Можливі збіги з’являються тут для вашого рішення. Вони не вважаються знайденими.
nothing-gone = Ще нічого не зникло
nothing-gone-line = Знахідка переходить сюди, коли нове сканування або список її більше не містить. Лише сканування підтверджує, що її немає.
nothing-decided = Ще нічого не вирішено
nothing-decided-line = Тут винятки й хибні збіги: хто й чому так вирішив.
nothing-else = Більше нічого від цих виробників
nothing-else-line = Тут були б програми виробника з переліку, яких не охоплює жодне правило.

# Overview.
scan-or-import = Скануйте цей комп’ютер або імпортуйте список програм, який у вас уже є.
nothing-to-do-today = Сьогодні нічого робити
to-replace = На цьому комп’ютері треба замінити { $count } { $count ->
         [one] програму
         [few] програми
        *[many] програм
    }
things-to-do = { $count } { $count ->
         [one] справа
         [few] справи
        *[many] справ
    }, на { $on } з { $machines } { $machines ->
         [one] комп’ютера
         [few] комп’ютерів
        *[many] комп’ютерів
    }
scanned-at = { $name }, скановано { $when }
in-seconds = за { $seconds } с
sources-unread = { $count } { $count ->
         [one] джерело
         [few] джерела
        *[many] джерел
    } не прочитано
read-tally-on = Прочитано: { $tally }, на { $machines } { $machines ->
         [one] комп’ютері
         [few] комп’ютерах
        *[many] комп’ютерах
    }. { $sources }
all-sources-read = Усі джерела прочитано.
see-what-is-missing = Прочитано { $coverage }: подивіться, чого бракує, перш ніж на це покладатися.
no-rule-names-any = Жодне правило каталогу нічого з цього не називає
show-all-findings = Показати всі знахідки ({ $count })
evidence-count = Свідчення ({ $count })
what-removing-involves = Що передбачає вилучення { $name }
one-restart = Одне перезавантаження. Ніщо не запускається, доки ви не прочитали й не підтвердили.
nothing-runs-before = Ніщо не запускається, доки ви не прочитали й не підтвердили.
may-be-restricted = { $count } { $count ->
         [one] запис може
         [few] записи можуть
        *[many] записів можуть
    } бути обмеженим програмним забезпеченням. Доки ви не вирішите, їх не вважають знайденими.
review = Перевірити
protection-after-removal = Захист після вилучення
scanning-this-computer = Сканування цього комп’ютера
scan-changes-nothing-line = Interdict читає, що встановлено. Нічого не змінюється.
scanning-the-disk = Сканування диска в { $path }
disk-changes-nothing = Interdict читає систему на ньому. Нічого на ньому не запускається й не змінюється.
scanning-as-administrator = Сканування як адміністратор
system-asks-permission = Система запитує дозвіл у власному вікні. Прочитане раніше лишається.
reading-file = Читається { $name }
saved-nothing-yet = Ще нічого не збережено.
reading-many-lists = Читається багато списків
kept-when-all-read = Ті, що не потребують запитань, буде збережено, коли прочитають усі.

# Decisions.
allow-for-now = Наразі дозволити
open-again = Знову відкрити
decide-about-one = Вирішити щодо { $name } на { $machine }
decide-about = Вирішити щодо { $count } { $count ->
         [one] знахідки
         [few] знахідок
        *[many] знахідок
    }
record-decision = Зафіксувати рішення
decide-in-progress = Хтось цим займається. Це лишається серед знайденого.
decide-exempt = Воно поки лишається встановленим і стоїть у «Вирішено». Коли день мине, його знову відкрито.
decide-wrong-match = Це не той продукт. Якщо пізніше там знайдуть інше програмне забезпечення продукту, це знову буде знахідка.
decide-open = Щодо цього більше нічого не вирішено.
who-sees-to-it = Хто цим займається?
who-decided = Хто вирішив?
why-asked = Чому?
until-when = До якого дня?
day-pattern = РРРР-ММ-ДД
without-a-day = Без дня це дозволено, доки хтось не вирішить інакше.
write-a-day = Це не день: пишіть РРРР-ММ-ДД.
same-everywhere = Так само для програм із цією назвою на кожному комп’ютері
stays-in-force = Діє й після наступного сканування. Скасувати можна у «Вирішено».

# History of a finding.
no-history = Історії немає: прочитане не зберігається, бо не відкрито робочого простору, який можна змінювати.
exemption-ended = Виняток закінчився
exemption-ended-line = Це було дозволено до { $until }. Знову відкрито: вирішіть наново або вилучіть.
it-came-back = Це повернулося
it-came-back-line = Його не було, і { $when } його знову побачено.
said-to-be-removed = Кажуть, що вилучено
said-to-be-removed-line = { $by } — { $when }. Відтоді жодне зчитування цього не перевіряло.
other-software = Знайдено інше програмне забезпечення
other-software-line = Це вважали хибним збігом. Відтоді знайдено інше програмне забезпечення цього продукту.
not-dated = без дати
first-seen = Уперше бачено
last-seen = Востаннє бачено
after-gone = { $when }, після відсутності з { $since }
come-back = Повернулося
by-a-scan = , за скануванням
by-list = , за { $name }
gone-since = Немає з
traces-found = Його сліди тоді ще були: див. «Свідчення».
decisions = Рішення
taken-back = , скасовано
undone-of-finding = { $what } ({ $name } на { $machine })
take-back = Скасувати рішення
nothing-was-decided = Ще нічого не вирішено.
