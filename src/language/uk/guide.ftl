# Покроковий помічник вилучення.

# What is to go.
what-is-to-go = Що треба вилучити?
everything-one-plan = Усе, що вилучається з { $machine }, складає один план, у правильному порядку й з одним перезавантаженням наприкінці.
count-findings = { $count } { $count ->
         [one] знахідка
         [few] знахідки
        *[many] знахідок
    }
on-this-computer = На цьому комп’ютері
no-recipe-own-plan = У каталозі немає рецепта для цього: план складено з власних даних запису про видалення.
what-happens-now = Що буде далі
scanned-again = Цей комп’ютер буде скановано ще раз. Це нічого не змінює.
plan-made = З наявного складають план і показують його крок за кроком.
nothing-run-before = Ніщо не запускається, доки ви не прочитали команду й не натиснули «Запустити».
each-step-written = Кожен крок записується, коли відбувається: протокол, який можна зберегти.
make-the-plan = Скласти план

# The bar below a step.
record-keeps = Більше нічого не робиться; протокол зберігає знайдене.
finish-as-it-is = Завершити як є…
may-be-skipped = Пропустити цей крок; у протоколі це буде зазначено.
cannot-be-skipped = Цей крок не можна пропустити.
skip = Пропустити…
back = Назад
this-computer-inside = цьому комп’ютері
i-have-read = Я прочитав(-ла) команду й хочу запустити її на { $machine }
leave-it-on = Не вимикайте комп’ютер. Якщо він усе ж вимкнеться, помічник продовжить звідси.
removal-finished = Це вилучення завершено; його протокол можна зберегти.
restart-then-go-on = Перезавантажте комп’ютер, тоді запустіть Interdict і продовжте це вилучення.
next-step = Далі: { $title }
back-to-findings = Назад до знахідок
i-am-sure = Я в цьому певен (певна)
check-again = Перевірити ще раз
check = Перевірити
i-have-done-this = Це зроблено
keep-this-answer = Зберегти цю відповідь
no-password-is-set = Пароль не встановлено
use-this-password = Використати цей пароль
done-by-hand = Зроблено вручну
run-this-step = Виконати цей крок
see-restart = Перевірити, чи потрібне перезавантаження
scan-now = Сканувати зараз
remove-leftovers = Вилучити залишки…

# Removals that are not finished.
a-removal-is-open = Відкрито вилучення: { $name }
a-removal-prepared = Вилучення готується
goes-on-all-done = Усі кроки виконано; його не завершено.
goes-on-with = Воно продовжиться кроком «{ $step }».
removal-interrupted = Вилучення було перервано: { $name }
continue-removal-of = Продовжити вилучення { $name }
continue = Продовжити…
begun-on = Розпочато { $day } о { $time }, { $by }. { $next }
begun-by = Розпочато: { $by }. { $next }

# The guide around its steps.
no-removal-is-open = Жодного вилучення не відкрито.
pause-and-close = Призупинити й закрити
every-step-is-kept = Кожен крок збережено; можна продовжити пізніше.
wait-or-stop = Зачекайте, доки крок завершиться, або зупиніть його.
leave-open-see = Лишити відкритим і переглянути знахідки
remove-named = Вилучити { $name }
remove-plain = Вилучити
as-administrator = як адміністратор
system-asks-rights = система запитує права адміністратора там, де вони потрібні для кроку
making-the-plan = Складається план
making-the-plan-line = Цей комп’ютер сканується ще раз, щоб план відповідав тому, що на ньому зараз. Нічого не змінюється.
scanning-of = Сканування, { $done } з { $total } джерел: { $source }
removal-not-begun = Вилучення не розпочато
close-the-guide = Закрити помічника
every-step-kept-promise = Кожен крок зберігається, коли відбувається. Можна закрити вікно або перезавантажити; помічник продовжить звідси.
running-for = Виконується, { $time }
in-the-middle = Було перервано посередині; виконайте ще раз
word-at-time = { $word } о { $time }
step-next = Далі
guide-cannot-go-on = Помічник не може продовжити
this-was-not-done = Цього не зроблено
step-of = Крок { $number } з { $all }

# One step.
instruction-not-verified = Цю інструкцію не перевірено
instruction-comes-from = Вона походить з: { $source } Її не прочитано в джерелі виробника, тож перевірте двічі, перш ніж продовжити.
make-sure-yourself = Переконайтеся самі
what-did-you-see = Що ви побачили?
cannot-tell-say = Програма не може визначити цього звідси. Якщо ви певні, напишіть, що побачили; це потрапить до протоколу.
only-a-person = Це може зробити лише людина
what-was-done = Що зроблено?
do-it-then-go-on = Зробіть це й продовжуйте. Написане тут потрапить до протоколу; можна лишити порожнім.
what-protects-asked = Що захищатиме цей комп’ютер потім?
next-protection = Наступний захист
next-protection-explained = Назва продукту або чому він не потрібен. Це потрапить до протоколу.
in-the-middle-explained = Його розпочато, а завершення не записано: програма або комп’ютер вимкнулися. Чи його виконано, невідомо; виконайте ще раз або пропустіть.
was-in-the-middle = Було перервано посередині
password-not-accepted = Якщо встановлено пароль, можливо, його не прийнято: введіть ще раз або подивіться нижче, що робити без нього.
outcome-nothing = Нічого робити
outcome-restart = Виконано, потрібне перезавантаження
outcome-does-not-hold = Не підтвердилося
outcome-cannot-tell = Звідси не визначити
outcome-person = Для людини
outcome-skipped = Пропущено
outcome-failed = Не вдалося
outcome-refused = Не запущено
outcome-stopped = Зупинено
outcome-timed-out = Зупинено після ліміту часу
what-the-program-said = Що вивела програма
copy-the-output = Копіювати виведення
what-was-found = Що знайдено
what-to-know = Що треба знати
may-be-left-behind = Що може залишитися
leftovers-explained = Вилучається лише наявне, кожне окремо. Зніміть позначку з того, що має лишитися.
shared-stays = використовують й інші: лишається
removed-where-there = вилучається, якщо є
leftover-not-there = під час перевірки не знайдено
nothing-left-go-on = Вилучати нічого, далі
leave-these-go-on = Лишити це, далі
for-a-person = для людини
leftover-not-verified = Не перевірено: дані каталогу про це не прочитано в джерелі
about-this-step = Про цей крок
nothing = Нічого.
source-verified = { $source } Перевірено.
source-not-verified = { $source } Не перевірено.
what-will-change = Що зміниться
going-back = Як повернути
when-it-fails = Якщо не вдасться
notes = Примітки
they-go-into-the-record = Вони потраплять до протоколу
note-about-this-step = Примітка до цього кроку
keep-note = Зберегти примітку

# What came of the removal.
verified-gone-on = Вилучення підтверджено { $day }
gone-restart-pending = Вилучено, очікується перезавантаження
gone-with-leftovers = Вилучено { $day }, { $count } { $count ->
         [one] залишок
         [few] залишки
        *[many] залишків
    }
still-here = Ще тут
scanned-at-time = Скановано о { $time }.
title-left-behind = Залишилося
could-not-be-read-now = Цього разу не вдалося прочитати
what-protects-now = Що зараз захищає цей комп’ютер
gone-and-not = вилучено { $gone }, лишилося { $left }
before-and-now = Раніше й тепер
left-over = Залишок
proof = Підтвердження
record-of-this-removal = Протокол цього вилучення
record-explained = Що знайдено до й після, кожен крок із часом і результатом та ваші примітки; без паролів.
save-record-html = Зберегти протокол як HTML…
save-record-json = Зберегти протокол як JSON…
save-record = Зберегти протокол

# While a step runs.
running-for-time = Виконується { $time }
stopping = Зупинення…
stop = Зупинити…
no-percentage = Відсоток не повідомляється.
no-percentage-waits = Відсоток не повідомляється. Помічник чекає до { $minutes } { $minutes ->
         [one] хвилини
         [few] хвилин
        *[many] хвилин
    }.
what-is-running = Що виконується
also-in-the-record = Також записується до протоколу цього вилучення
live-output = Поточне виведення
said-nothing-yet = Програма ще нічого не вивела. Багато деінсталяторів не виводять нічого.
follow-new-lines = Стежити за новими рядками
earlier-lines-not-shown = { $count } { $count ->
         [one] попередній рядок
         [few] попередні рядки
        *[many] попередніх рядків
    } не показано

# What runs.
hidden = (приховано)
password-goes-on-explained = Система запитує права адміністратора. Пароль передається з пам’яті, щойно програма з цими правами його чекає, і ніде не зберігається.
password-goes-on = Пароль передається програмі з більшими правами
command-not-verified = Цю команду не перевірено в джерелі
what-will-be-asked = Що буде запущено для перевірки
only-read = Це нічого не змінює: Interdict лише читає відповідь. Запускається, коли ви натиснете кнопку внизу.
what-will-run = Що буде запущено
which-way-fits = Який спосіб підходить?
password = Пароль
uninstall-password = Пароль для видалення
password-given-before = Пароль уже введено, він зберігається в пам’яті. Введіть інший, щоб замінити його.
password-explained = Він передається деінсталятору, зберігається лише в пам’яті й ніколи не записується на диск або до протоколу.
hidden-in-record = приховано тут і в протоколі
copy-without-password = Копіювати без пароля
started-directly = Запускається напряму, не через командний рядок. { $basis }
arg-uninstall = видалити
arg-no-windows = без вікон
arg-no-restart = поки без перезавантаження
arg-this-product = цей продукт
before-you-run-it = Перш ніж запустити
system-asks-when-run = Система запитає їх, коли ви натиснете «Запустити».
guide-waits = Помічник чекає до { $minutes } { $minutes ->
         [one] хвилини
         [few] хвилин
        *[many] хвилин
    }, потім завершує програму й каже, що виявив.
opens-own-windows = Вона відкриває власні вікна, на які треба відповісти.
others-see-password = Поки вона працює, інші на цьому комп’ютері можуть бачити пароль у списку процесів: цей деінсталятор не дає іншого способу.
save-open-work = Збережіть відкриту роботу, перш ніж запустити.
does-not-run-this = Interdict не виконує цього кроку
do-it-yourself = Зробіть це самі, як сказано нижче, і пропустіть крок тут; сканування наприкінці покаже результат.
by-hand-title = Що можна зробити вручну
use-own-uninstaller = Скористайтеся власним деінсталятором продукту зі списку програм системи.
not-run-by = Interdict цього не запускає: { $why }.

# Questions before something is done.
run-this-on = Запустити це на { $machine }?
run = Запустити
first-command = Це перша команда цього вилучення. Відтепер кожна наступна запускається, коли ви натискаєте «Запустити»; жодна не запускається сама.
remove-leftovers-from = Вилучити { $count } { $count ->
         [one] залишок
         [few] залишки
        *[many] залишків
    } з { $machine }?
nothing-is-ticked = Нічого не позначено: буде лише перевірено, що є.
nothing-else-touched = Більше нічого в цих місцях не зачіпається.
leave-out-asked = Пропустити «{ $title }»?
leave-it-out-step = Пропустити
skip-explained = Те, що мав зробити цей крок, не робиться. Вилучення продовжується наступним, у протоколі зазначено, що його пропущено, а сканування наприкінці покаже, що це означає.
why-left-out = Чому його пропущено?
why-into-record = Чому? Це потрапить до протоколу.
stop-this-step = Зупинити цей крок?
stop-it = Зупинити
let-it-run = Не зупиняти
ends-soon = Він завершиться, щойно зможе, і його можна виконати знову.
ended-in-the-middle = Програму буде перервано разом із тим, що вона запустила. Продукт може лишитися вилученим наполовину: повторіть крок або спершу відновіть продукт. Робота, передана службі системи, може тривати.
finish-explained = Більше нічого не робиться, і продовжити не можна. Протокол зберігає знайдене.
finish-asked = Завершити це вилучення як є?
finish = Завершити
