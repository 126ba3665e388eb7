# Комп’ютери.

# What is said of machines.
make-one-asked = Зробити з { $count } { $count ->
         [one] комп’ютера
         [few] комп’ютерів
        *[many] комп’ютерів
    } один?
make-them-one = Об’єднати
which-machine-is = Який комп’ютер — { $name }?
rename-the-machine = Перейменувати комп’ютер
rename = Перейменувати
tag-named = Додати мітку: { $name }
tag-machines = Додати мітку { $count } { $count ->
         [one] комп’ютеру
         [few] комп’ютерам
        *[many] комп’ютерам
    }
add-tag = Додати мітку
this-machine = цей комп’ютер
merged-explained = Їхні зчитування й знахідки відтоді разом, і рішення щодо одного діє для обох. Це можна скасувати.
which-name-kept = Яку назву він збереже?
find-a-machine = Знайти комп’ютер
and-more-machines = та ще { $count } { $count ->
         [one] комп’ютер
         [few] комп’ютери
        *[many] комп’ютерів
    }: введіть частину назви
no-other-machine = Іншого комп’ютера з такою назвою немає.
name-of-the-machine = Назва комп’ютера
names-stay-known = Назви, під якими його прочитано, лишаються відомими.
tag = Мітка
tag-example = Бухгалтерія
tags-explained = Комп’ютери можна показувати за міткою: місце, відділ, відповідальна особа.

# The list of machines.
most-serious-first = { $count } { $count ->
         [one] комп’ютер
         [few] комп’ютери
        *[many] комп’ютерів
    }, найсерйозніші спершу
these-are-one = Ці { $count } — один комп’ютер…
tag-asked = Мітка…
tag-machines-asked = Додати мітку { $count } { $count ->
         [one] комп’ютеру
         [few] комп’ютерам
        *[many] комп’ютерам
    }…
leave-out = Не враховувати
leave-out-machines = Не враховувати { $count } { $count ->
         [one] комп’ютер
         [few] комп’ютери
        *[many] комп’ютерів
    }
most-serious = Найсерйозніше
system = Система
known-from = Відомо з
coverage = Повнота
machine-row = { $name }, { $count } { $count ->
         [one] знахідка
         [few] знахідки
        *[many] знахідок
    }
machines-appear-here = Комп’ютери з’являються тут після сканування або імпорту.
no-machines-yet = Комп’ютерів іще немає

# One machine.
all-machines = Усі комп’ютери
left-out-of-count = Не враховується
rename-asked = Перейменувати…
add-a-tag = Додати мітку…
same-machine-as = Це той самий комп’ютер, що й…
count-it-again = Знову враховувати
leave-it-out = Не враховувати його
what-is-known = Що про нього відомо
architecture = Архітектура
serial-number = Серійний номер
hardware-id = Ідентифікатор обладнання
read-under-the-names = Прочитано під назвами
count-readings = { $count } { $count ->
         [one] зчитування
         [few] зчитування
        *[many] зчитувань
    }
with-serial = { $line }, серійний номер { $serial }
not-the-same-named = Не той самий комп’ютер: { $name }
not-the-same-machine = Не той самий комп’ютер
none-in-what-was-read = У прочитаному немає.
readings = Зчитування
nothing-kept-of-it = Нічого прочитаного про нього більше не зберігається.
older-does-not-count = , старіше: не враховується
delete-reading-named = Видалити зчитування { $title }
delete-asked-short = Видалити…
it-is-of = Воно стосується { $count } { $count ->
         [one] комп’ютера
         [few] комп’ютерів
        *[many] комп’ютерів
    }.
look-at-reading-named = Переглянути зчитування { $title }
look-at-it = Переглянути
all-read = прочитано все
some-programs-only = лише деякі програми

# Questions about machines.
and-more-questions = та ще { $count } { $count ->
         [one] запитання
         [few] запитання
        *[many] запитань
    }
two-called = Чи два з назвою { $name } — один комп’ютер?
are-one-machine = Чи { $name } і { $other } — один комп’ютер?
was-read-in = { $why } { $name } прочитано в { $source }. Доки ви не відповісте, він рахується як окремий комп’ютер.
same-machine = Той самий комп’ютер
it-is-other = Це { $other }
aloud-and = { $words }: { $name } і { $other }
not-the-same = Не той самий
none-of-these-machines = Жоден із них
later-named = Пізніше: { $name }
later = Пізніше
since-come-back = Повернулося
since-new = Нове
since-gone = Зникло

# How well a machine is known.
coverage-complete = Повна
what-the-list-says = Те, що каже список
mounted-disk = Змонтований диск
coverage-read = прочитано { $coverage }
list-not-fully-read = Список прочитано не повністю
what-changed-asked = Що змінилося…
what-changed-with = Що змінилося зі зчитуванням { $title }
what-changed = Що змінилося
left-out = Не враховано

# What was said of one machine, and which of two it is.
known-from-also = { $name }, відомо з { $source }
take-away-tag = Зняти мітку { $tag }
what-was-said = Що про нього сказано
take-back-words = Скасувати: { $words }

# What changed between two days or two readings.
comparing = Порівняння…
between-day = між
and-day = і
earlier-day = Раніший день
later-day = Пізніший день
by-machine = За комп’ютером
by-program = За програмою
grouped = Групування
services-too = Також служби, драйвери тощо
save-as-csv = Зберегти як CSV…
save-what-changed = Зберегти, що змінилося
read-first-time = Прочитано вперше, тому не порівняно: { $names }.
known-earlier-only = Відомі лише на раніший день: { $names }.
machines-compared = Порівняно { $count } { $count ->
         [one] комп’ютер
         [few] комп’ютери
        *[many] комп’ютерів
    }.
different-days-needed = Потрібні два різні дні
different-days-line = Прочитане за один день — це один стан. Два зчитування комп’ютера порівнюються на його сторінці.
no-change-of-sort = Змін такого виду немає
no-change-of-sort-line = Виберіть інший вид угорі або покажіть також служби й драйвери.
nothing-to-compare = Нічого порівнювати
nothing-to-compare-line = Жодного комп’ютера не було прочитано до обох днів.
nothing-changed = Нічого не змінилося
nothing-changed-line = Кожна прочитана програма така, як була.
change = Зміна
version-before = Версія до
version-after = Версія після
what-happened = Що сталося
change-on-machines = { $what } на { $count } { $count ->
         [one] комп’ютері
         [few] комп’ютерах
        *[many] комп’ютерах
    }
change-came-back = Повернулося
change-version = Версію змінено
change-unclear = Не порівняти

# One reading as it was then.
what-was-read-then = Що прочитано тоді
back-to-the-machine = Назад до комп’ютера
machine-on-day = { $name }, { $day }
how-it-was = Так було { $day }
as-it-was-older = { $from }, { $read }. Правила застосовано такими, як вони діяли того дня, для ваших нинішніх відповідей. Враховується новіше зчитування; тут нічого вирішити не можна.
as-it-was-counts = { $from }, { $read }. Правила застосовано такими, як вони діяли того дня, для ваших нинішніх відповідей. Воно ще враховується; вирішуйте в «Знахідках».
nothing-found-in-it = У ньому нічого не знайдено.
nothing-found-then = У тому, що тоді вдалося прочитати, нічого не знайдено.
and-more-findings = та ще { $count } { $count ->
         [one] знахідка
         [few] знахідки
        *[many] знахідок
    }

# Why a machine is taken for another one, or is asked about.
name-in-quotes = «{ $name }»
machine-without-name = комп’ютера без назви
because-you-said-so = Так сказали ви.
because-said-of-several = Ви сказали, що так читаються кілька комп’ютерів.
because-serial = Серійний номер той самий.
because-name-and-serial = Назва й серійний номер ті самі.
because-serial-and-hardware = Серійний номер та ідентифікатор обладнання ті самі; комп’ютер називався { $name }.
because-serial-of-another = Серійний номер — як у { $name }, а назва інша: комп’ютер перейменовано або номер не його власний (ліцензія, скопійований диск).
because-serial-other-hardware = Серійний номер — як у { $name }, але назва й ідентифікатор обладнання інші.
because-serial-of-one-name-of-other = Серійний номер — як у { $name }, а назва — іншого комп’ютера.
because-serial-name-other = Серійний номер той самий, назва інша.
because-name-serial-unknown = Назва та сама, його серійний номер невідомий.
because-serial-of-several = Цей серійний номер мають кілька відомих комп’ютерів, і назва їх не розрізняє.
because-hardware = Ідентифікатор обладнання той самий.
because-name-and-hardware = Назва й ідентифікатор обладнання ті самі.
because-hardware-of-another = Ідентифікатор обладнання — як у { $name }, а назва інша: комп’ютер перейменовано або це копія віртуальної машини.
because-hardware-name-other = Ідентифікатор обладнання той самий, назва інша.
because-name-hardware-of-another = Назва та сама, ідентифікатор обладнання — іншого.
because-nothing-known = Невідомі ні назва, ні серійний номер.
because-no-such-name = Жоден відомий комп’ютер не має цієї назви.
because-other-serial = Комп’ютер із цією назвою має інший серійний номер.
because-several-named-so = Цю назву мають кілька відомих комп’ютерів, і тут їх ніщо не розрізняє.
because-several-serial-unknown = Цю назву мають кілька відомих комп’ютерів; серійний номер цього невідомий.
because-other-hardware = Назва та сама, ідентифікатор обладнання інший: нове обладнання або інший комп’ютер.
because-other-system = Назва та сама, система інша: встановлена наново, друга система всередині чи поруч із першою або інший комп’ютер.
because-name = Назва та сама.
because-name-but-domain = Назва та сама, крім домену.
because-name-cut = Назва та сама, обрізана після п’ятнадцяти літер.
read-in-a-scan = скані
read-in-deleted-list = списку, який видалено
with-serial-number = { $name }, серійний номер { $serial }
name-of-source = { $name } з { $source }

# What was said of machines, in the log of one machine.
another-machine = інший комп’ютер
said-one-machine = { $name } і { $other } — один комп’ютер
said-of-its-own = { $name } — окремий комп’ютер
said-is-this-machine = Те, що читається як { $name }, — це цей комп’ютер
said-called = Названо { $name }
said-tagged = Додано мітку { $tag }
said-untagged = Знято мітку { $tag }
said-counted-again = Знову враховується

# Why two readings cannot be compared.
earlier-some-software-only = З двох раніше зчитування стосується лише деяких програм.
later-some-software-only = З двох пізніше зчитування стосується лише деяких програм.
earlier-source-unread = { $source }: у ранішому зчитуванні прочитати не вдалося.
later-source-unread = { $source }: у пізнішому зчитуванні прочитати не вдалося.
machine-only-earlier = Комп’ютер є лише в ранішому зчитуванні.
machine-only-later = Комп’ютер є лише в пізнішому зчитуванні.
newer-list-is-silent = Новіший список його не називає; сам комп’ютер не оглядали.
scan-with-list = Скан порівнюється зі списком: чого список не показує, те виглядає видаленим.
list-with-scan = Список порівнюється зі сканом: чого список не показує, те виглядає новим.
from-day-to-day = { $from } – { $to }
readings-deleted-since = { $count } { $count ->
         [one] зчитування того часу відтоді видалено: того, що в ньому було, бракує.
         [few] зчитування того часу відтоді видалено: того, що в них було, бракує.
        *[many] зчитувань того часу відтоді видалено: того, що в них було, бракує.
    }
