# Імпорт списків.

# Many lists at once.
lists-wait = { $count ->
         [one] Чекає
         [few] Чекають
        *[many] Чекають
    } ще { $count } { $count ->
         [one] список
         [few] списки
        *[many] списків
    }
lists-wait-explained = Ті, що прочитані цілком, без проблем і називають свій комп’ютер, можна зберегти разом. Решта чекає, щоб ви переглянули їх по одному.
keep-all = Зберегти всі, що не потребують запитань
file-names-computer = Якщо список не називає комп’ютера, його назвою є ім’я файлу
bulk-kept = Збережено { $lists } { $lists ->
         [one] список
         [few] списки
        *[many] списків
    }: { $software } { $software ->
         [one] програма
         [few] програми
        *[many] програм
    } на { $machines } { $machines ->
         [one] комп’ютері
         [few] комп’ютерах
        *[many] комп’ютерах
    }
bulk-sum = { $rows } { $rows ->
         [one] рядок
         [few] рядки
        *[many] рядків
    } = { $software } { $software ->
         [one] програма
         [few] програми
        *[many] програм
    } + { $skipped } навмисно пропущено + 0 проблем.
bulk-left = { $count } { $count ->
         [one] список має запитання або проблеми й чекає
         [few] списки мають запитання або проблеми й чекають
        *[many] списків мають запитання або проблеми й чекають
    } на вас.
nothing-read-of = Нічого не вдалося прочитати з { $count } { $count ->
         [one] файлу
         [few] файлів
        *[many] файлів
    }:
and-more-files = та ще { $count } { $count ->
         [one] файл
         [few] файли
        *[many] файлів
    }
copy-these-files = Копіювати ці файли
close-this = Закрити це

# Columns.
sheet-shown-name = Аркуш: { $name }
sheet-shown = Показаний аркуш
change-a-meaning = Змініть значення, і числа вгорі зміняться
what-each-column-means = Що означає кожен стовпець
columns-not-shown = { $count } { $count ->
         [one] стовпець
         [few] стовпці
        *[many] стовпців
    } тут не показано.
the-first-records = Перші записи
column-number = Стовпець { $number }
meaning-of-column = Значення стовпця { $number }

# Which computer.
which-computer = До якого комп’ютера належить цей список?
computer = Комп’ютер
use-this-name = Використати цю назву
the-list-names-none = Список не називає жодного; це ім’я файлу.
as-you-said = Як ви сказали.

# The page of a list.
waits-for-answer = { $file } прочитано, він чекає на вашу відповідь. Його буде враховано, коли ви його збережете.
a-list-is-not-kept = Список іще не збережено
go-back-to-the-list = Повернутися до списку
list-cannot-show = Цей список не може показати всього
check-this-list = Перевірте цей список, перш ніж зберегти
nothing-saved-yet = { $name }. Ще нічого не збережено.
reading-as-you-said = Список читається так, як ви сказали
size-bytes = { $count } { $count ->
         [one] байт
         [few] байти
        *[many] байтів
    }
size-kb = { $size } КБ
size-mb = { $size } МБ
size-gb = { $size } ГБ
read-as-corrected = Прочитано так, як ви виправили { $day }
same-headings = Тоді було виправлено список із такими самими заголовками.
forget-this = Забути це
keep-programs = Зберегти { $count } { $count ->
         [one] програму
         [few] програми
        *[many] програм
    }
more-lists-wait = { $count ->
         [one] Чекає
         [few] Чекають
        *[many] Чекають
    } ще { $count } { $count ->
         [one] список
         [few] списки
        *[many] списків
    }.
names-only-some = Називає лише деякі програми
names-only-some-explained = Якщо позначено, те, чого список не називає, лишається, як було: його не вважають вилученим.
read-next-the-same = Читати наступний файл такої форми так само
no-headings-not-remembered = Список без заголовків не розпізнати знову, тому цього не запам’ятовано.
export-of-your-tool = Excel, CSV або експорт вашого засобу інвентаризації.
paste-a-table = Таблицю, скопійовану в Excel, можна вставити сюди за допомогою Ctrl+V.
path-of-a-list = Шлях до списку
or-paste-a-path = Або вставте шлях
one-column-holds = Якщо його єдиний стовпець таки містить назви програм.
one-of-columns-holds = Якщо один зі стовпців (усього { $count }) таки містить назви програм.
choose-columns-yourself = Вибрати стовпці самостійно
choose-columns = Вибрати стовпці…
choose-another-file = Вибрати інший файл
right-export = У більшості засобів інвентаризації потрібний експорт називається «Встановлене програмне забезпечення» або «Програми».
go-on-without = Продовжити без нього
read-before-stays = Прочитане раніше лишається, як є.

# Problems.
copy-all = Копіювати всі { $count }
copy-the-first = Копіювати перші { $count } з { $all }
the-first-of = перші { $count } з { $all }
problems = Проблеми
what-is-wrong = Що не так
problem-text = Текст

# What was recognised.
mark-comma = кома
mark-semicolon = крапка з комою
mark-tab = табуляція
mark-bar = вертикальна риска
recognised-from = Розпізнано за вмістом: { $how }.
machines-across = Програми — в рядках, комп’ютери — у стовпцях.
software-across = Комп’ютери — в рядках, програми — у стовпцях.
each-line-a-name = Кожен рядок — назва програми.
sheet-not-read-why = Не прочитано. { $why }
no-table-of-programs = Немає таблиці програм
programs-headings-in-row = { $count } { $count ->
         [one] програма
         [few] програми
        *[many] програм
    }, заголовки в рядку { $row }
count-programs = { $count } { $count ->
         [one] програма
         [few] програми
        *[many] програм
    }
sheet-not-read = Не прочитано
headings-none = Заголовки: немає
headings-row = Заголовки: рядок { $row }
headings-found = Заголовки: знайдено
row-number = Рядок { $row }
find-them = Знайти їх
every-row-is-data = Немає: кожен рядок — дані
headings = Заголовки
as-found = як знайдено
find-it = Знайти
letters-are = Кодування: { $name }
letters = Кодування
separator-is = Роздільник: { $name }
separator = Роздільник
from-its-column = З його стовпця
from-the-sheet = З назви аркуша
from-the-file = З імені файлу або введене
machine-column = Комп’ютер: стовпець { $heading }
machine-from-column = Комп’ютер: зі стовпця
machine-from-sheet = Комп’ютер: назва аркуша
machine-typed = Комп’ютер: введено
machine-from-file = Комп’ютер: ім’я файлу
machine-as-found = Комп’ютер: як знайдено
machine = Комп’ютер

# The sum, and what is to be expected.
import-sum = { $rows } { $rows ->
         [one] рядок
         [few] рядки
        *[many] рядків
    } у файлі = { $software } { $software ->
         [one] програма
         [few] програми
        *[many] програм
    } на { $machines } { $machines ->
         [one] комп’ютері
         [few] комп’ютерах
        *[many] комп’ютерах
    } + { $skipped } навмисно пропущено + { $problems } { $problems ->
         [one] проблема
         [few] проблеми
        *[many] проблем
    }
sum-rows = { $rows ->
         [one] рядок
         [few] рядки
        *[many] рядків
    } у файлі
sum-programs = { $software ->
         [one] програма
         [few] програми
        *[many] програм
    } на { $machines } { $machines ->
         [one] комп’ютері
         [few] комп’ютерах
        *[many] комп’ютерах
    }
skipped-on-purpose = навмисно пропущено
sum-problems = { $problems ->
         [one] проблема
         [few] проблеми
        *[many] проблем
    }
findings-expected = { $count ->
         [one] очікувана знахідка
         [few] очікувані знахідки
        *[many] очікуваних знахідок
    }
skipped-usual = Пропущено: підсумки, повторні заголовки, записи, позначені як вилучені, порожні рядки.
skipped-because = Навмисно пропущено: { $why }.
rules-being-applied = Правила застосовуються до цього списку.
count-machines = { $count } { $count ->
         [one] комп’ютер
         [few] комп’ютери
        *[many] комп’ютерів
    }
and-more-programs = та ще { $count } { $count ->
         [one] програма
         [few] програми
        *[many] програм
    }
review-too = , { $count } на перевірку
nothing-found-among = Нічого не знайдено серед { $count } { $count ->
         [one] програми
         [few] програм
        *[many] програм
    }{ $review }
findings-in-this-list = { $count } { $count ->
         [one] знахідка
         [few] знахідки
        *[many] знахідок
    } у цьому списку{ $review }

# What a column of a list means.
column-user = Користувач
column-software = Програма
column-version = Версія
column-count = Кількість
column-unused = Не використовується
column-package-id = Ідентифікатор пакета
column-extension-id = Ідентифікатор розширення
column-hidden = Прихований запис
column-parent = Оновлення для
column-registry-path = Шлях у реєстрі
column-location = Тека
column-uninstall = Команда видалення
column-presence = Встановлено чи вилучено
as-of-which-day = Станом на який день?
day-list-was-made = День, коли складено цей список.
write-a-past-day = Введіть день, що вже настав: РРРР-ММ-ДД.
