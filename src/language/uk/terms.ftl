# Слова, що трапляються всюди, і глосарій для всіх файлів цієї теки. Звертання: ви.
#
# machine: комп’ютер. program, software: програма, програмне забезпечення. list: список.
# scan: сканування, сканувати. reading: зчитування (збережене сканування або список). finding: знахідка.
# evidence: свідчення. rule: правило. measure: захід. covered: охоплено. binds: обов’язкове для вас.
# prohibited: Заборонено. restricted: Обмежено. advised against: Не рекомендовано. listed: У переліку.
# exempt: Виняток. wrong match: Хибний збіг. to review: На перевірку. verified gone: Вилучення підтверджено.
# not verified: Не перевірено. not fully read: Прочитано не все. leftover: залишок.
# removal pack: пакет вилучення. vendor: виробник. publisher: видавець. source: джерело. catalogue: каталог.
# plug-in: плагін. extension: розширення. workspace: робочий простір. record: запис, протокол.

# Verdicts and the other words of the field, each with what it means.
term-rule = Правило
term-rule-sense = Захід держави або ваше власне правило. У ньому сказано, що воно охоплює, для кого обов’язкове і з якого дня. Каталог зберігає кожне разом із джерелом.
term-covered = Охоплено
term-covered-sense = Правило охоплює те, що сказано в його тексті: усе від виробника, окремі продукти, категорію або вид обладнання. Програма того самого виробника, яку не охоплює жодне правило, не є знахідкою.
term-binds = Обов’язкове для вас
term-binds-sense = Правило обов’язкове для вас, якщо воно адресоване організації вашого виду й місця, як ви відповіли на перші запитання. Правило може стосуватися вас і через виробника: йому більше не можна продавати вам або оновлювати ваші програми.
verdict-prohibited = Заборонено
term-prohibited-sense = Обов’язкове для вас правило каже, що ви не маєте права це мати або використовувати.
verdict-restricted = Обмежено
term-restricted-sense = Щось для вас перекрито: купівля, продовження, оновлення, постачання або вбудовування. Мати це за цим правилом не заборонено.
verdict-advised-against = Не рекомендовано
term-advised-against-sense = Орган влади застерігає від цього. Нічого не заборонено.
verdict-listed = У переліку
term-listed-sense = Це обмежено для інших або деінде. За те, що ви це маєте, вас нічого не зобов’язує.
depends = Залежить
term-depends-sense = Чи стосується вас правило, залежить від факту, про який перші запитання не питають, наприклад від умови договору. Про це запитають один раз, і вашу відповідь буде збережено.
finding = Знахідка
term-finding-sense = Один обмежений продукт на одному комп’ютері, хоч би скільки записів про нього було: запис програми, служба, драйвер, розширення.
evidence = Свідчення
term-evidence-sense = Що було прочитано і вказує на продукт, і наскільки це певно. Ідентифікатор або видавець доводить це; сама лише назва робить це щонайбільше ймовірним.
to-review = На перевірку
term-to-review-sense = Це може бути цей продукт, але ніщо цього не доводить. Доки ви не вирішите, воно не вважається знайденим.
not-fully-read = Прочитано не все
term-not-fully-read-sense = Щось не вдалося прочитати, або такий список цього не показує. Про те, що там було, нічого сказати не можна.
source = Джерело
term-source-sense = Місце, де записано програмне забезпечення: список програм, служби, профіль браузера, стовпець списку. Кожне прочитано або не прочитано, з поясненням причини.
term-leftover = Залишок
term-leftover-sense = Те, що залишив по собі деінсталятор: тека, служба, драйвер, ключ, розширення, сертифікат.
term-as-of = Станом на
term-as-of-sense = День, на який застосовано правила. Каталог знає тексти до своєї власної дати; того, що було пізніше, він знати не може.
term-verified = Перевірено
term-verified-sense = Факт прочитано в його джерелі. Інше позначено як не перевірене й ніколи не вважається певним.
what-is-this = Що це? { $word }

# Marks: the word, and its meaning under the pointer.
nothing-found = Нічого не знайдено
open = Відкрито
in-progress = У роботі
verified-gone = Вилучення підтверджено
not-in-the-newest-list = Немає в найновішому списку
exempt = Виняток
wrong-match = Хибний збіг
not-verified = Не перевірено
not-covered = Не охоплено
mark-prohibited = Правило обов’язкове для вас: ви не маєте права це мати або використовувати.
mark-advised-against = Орган влади застерігає; нічого не заборонено.
mark-listed = Обмежено для інших або деінде. Вас нічого не зобов’язує.
mark-to-review = Це може бути цей продукт. Вирішіть; доти його не враховано.
mark-nothing-found = Програми прочитано; жодне правило не називає жодної з них.
mark-not-fully-read = Щось не вдалося прочитати. Подивіться, чого бракує.
mark-open = З цим іще нічого не зроблено.
mark-in-progress = Вилучення розпочато.
mark-verified-gone = Нове сканування його більше не знаходить.
mark-not-in-list = Найновіший список його більше не називає. Скануванням іще не підтверджено.
mark-exempt = Наразі дозволено за зафіксованим рішенням.
mark-wrong-match = Хтось вирішив, що це не цей продукт.
mark-not-verified = Цей факт не прочитано в джерелі.
mark-not-covered = Його виробник є у переліку, але жодне правило не охоплює цей продукт.

# Words of the model: how sure, what kind, which field.
certain = Певно
likely = Імовірно
kind-program = Програма
kind-store-app = Застосунок із магазину
kind-package = Пакет
kind-service = Служба
kind-driver = Драйвер
kind-scheduled-task = Заплановане завдання
kind-process = Запущений процес
kind-browser-extension = Розширення браузера
kind-language-package = Пакет мови програмування
kind-component = Компонент
kind-antivirus = Запис антивірусу
kind-startup-entry = Запис автозапуску
kind-certificate = Кореневий сертифікат
kind-distribution = Система всередині системи
kind-licence = Ліцензія
field-product-code = код продукту
field-uninstall-key = ключ видалення
field-bundle-id = ідентифікатор пакунка
field-package = назва пакета
field-extension-id = ідентифікатор розширення
field-signer = підписувач коду
field-publisher = видавець
field-name = назва
field-file = файл програми
status-in-force = Чинне
status-partly = Частково чинне
status-superseded = Замінено
status-rescinded = Скасовано
status-paused = Призупинено
status-proposed = Запропоновано
status-unknown = Невідомо

# Parts of pages.
remove-filter = Прибрати фільтр: { $word }
command-program = Програма
command-arguments = Аргументи
cancel = Скасувати
esc-cancels = Esc — скасувати
drop-to-read = Відпустіть, щоб прочитати цей файл
copy-details = Копіювати подробиці
details = Подробиці
what-you-can-do = Що можна зробити
close-this-one = Закрити: { $title }
step-done = виконано
step-current = поточний крок
step-to-come = попереду
step-not-needed = не потрібно
step-named = Крок { $number }: { $title }, { $state }. { $line }
tick-all = Позначити все: { $name }
row-named = Рядок { $number }
tick-named = Позначити: { $name }
