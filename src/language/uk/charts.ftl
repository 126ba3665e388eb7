# Картинки: знахідки з часом, комп’ютери за оцінкою, продукти за комп’ютером.

chart-by-day = Відкриті знахідки за днями
chart-by-week = Відкриті знахідки за тижнями
chart-by-month = Відкриті знахідки за місяцями
chart-from-second-day = Як вони змінюються, видно з другого дня, коли щось прочитано. Поки що такий день один.
chart-rules-of-today = Пораховано за правилами, якими вони є сьогодні; дати — це дати перевірок і списків.
chart-list-read = Список прочитано
chart-gone = Більше не знайдено
chart-span = { $from } – { $until }
chart-open = { $count } { $count ->
     [one] відкрита знахідка
     [few] відкриті знахідки
    *[many] відкритих знахідок
}
chart-lists = прочитано { $count } { $count ->
     [one] список
     [few] списки
    *[many] списків
}
chart-scans = { $count } { $count ->
     [one] перевірка
     [few] перевірки
    *[many] перевірок
}
chart-gone-count = { $count } більше не знайдено
chart-part = { $what }: { $count }
month-short = { $month ->
     [1] січ.
     [2] лют.
     [3] бер.
     [4] квіт.
     [5] трав.
     [6] черв.
     [7] лип.
     [8] серп.
     [9] вер.
     [10] жовт.
     [11] лист.
    *[12] груд.
}
day-of-month = { $day } { $name }
machines-by-verdict = Комп’ютери за оцінкою
counted-by-most-serious = { $count ->
     [one] комп’ютер, за найсерйознішою знахідкою
     [few] комп’ютери, за найсерйознішою знахідкою
    *[many] комп’ютерів, за найсерйознішою знахідкою
}
do-this-first = Спочатку це
for-information = До відома
so-many-of = { $shown } з { $of }
due-by = До { $day }
name-on-machines = { $name } на { $count } { $count ->
     [one] комп’ютері
     [few] комп’ютерах
    *[many] комп’ютерах
}
show-so-many-findings = Показати { $count } { $count ->
     [one] знахідку
     [few] знахідки
    *[many] знахідок
}
products-by-machine = Продукти за комп’ютером
machines-as-list = Список
how-machines-are-shown = Як показано комп’ютери
heat-nothing = Де правило називає щось на комп’ютері, воно з’явиться тут.
heat-cell = { $verdict }: { $name }, на { $machine }
dates-of-this-rule = Це правило
dates-of-all-rules = Усі правила про нього
issued-and-in-effect = Видано і чинне
confirmed-until = Останній день, на який його прочитано як чинне
no-day-of-effect = З якого дня воно діє, невідомо.
in-effect-for-vendor = Набуло чинності для цього виробника
ended-for-vendor = Завершено для цього виробника
last-known-term-ends = Кінець останнього відомого строку для цього виробника
any-place = усі
of-place = Місце: { $place }
by-rule = За правилом
by-vendor = За виробником
how-rules-are-shown = Як показано правила
head-since = Від
counts-from = з { $date }
none-named = нікого не названо
