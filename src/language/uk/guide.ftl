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
