# Обмеження, правила, причини й свідчення, що прочитано.

# Which rules are shown.
chip-all = Усі
chip-touches-us = Стосується нас
does-not = Не стосується
not-in-force = Нечинне

# Restrictions.
close = Закрити
does-this-touch-us = Чи стосується це нас?
through-the-vendor = Через виробника.
yes-it-binds-you = Так, це обов’язкове для вас.
it-depends = Залежить від обставин.
not-in-force-now = Нечинне.
no = Ні.
own-rule-of = Ваше власне правило, { $file }
catalogue-verified = Вбудований каталог, перевірено
catalogue-not-verified = Вбудований каталог, не перевірено
search-rules = Пошук правил, виробників, продуктів
no-rule-names = Жодне правило не називає «{ $text }»
absence-proves-nothing = Відсутність тут не доводить, що правила немає.
show-all-rules = Показати всі правила
head-place = Місце
head-for-you = Для вас
head-vendors = Виробники
head-status-as-of = Стан на
as-of-not-known = невідомо
not-yet = Ще ні
ended = Завершено
proposed = Запропоновано
paused = Призупинено
binds-nobody = Ні для кого не обов’язкове

# One rule in full.
reach-direct = обов’язкове для вас напряму
reach-vendor = через виробника
reach-depends = залежить
reach-none = не обов’язкове для вас
reach-not-in-force = нечинне
rule-not-confirmed = Факти цього правила не підтверджено в джерелі. Звірте їх, перш ніж на них покладатися.
dates = Дати
what-it-does-not-say = Чого воно не каже
whom-and-what = Кого й чого стосується
authority = Орган
fact-title = Назва
cite = Цитата
fact-status = Стан
status-as-of = { $status }, станом на { $date }
no-official-address = Офіційна адреса невідома; посилайтеся на { $citation }.
official-text = Офіційний текст, { $site }
one-question = Залежить від одного запитання
answered-does = Ваша відповідь: так
answered-does-not = Ваша відповідь: ні
it-does = Так, стосується
it-does-not = Ні, не стосується
what-you-have-to-do = Що ви маєте зробити
due = Термін { $day }: { $how }
due-passed = Термін { $day }, минув: { $how }
not-verified-sentence = Не перевірено.
done = Виконано
draft-the-report = Скласти повідомлення
business-days = Робочі дні — з понеділка по п’ятницю; святкові дні не враховано.
draft-of-a-report = Чернетка повідомлення
copy-the-text = Копіювати текст
fill-in-brackets = Заповніть те, що в дужках. Interdict нічого не надсилає.
text-of-the-report = Текст повідомлення
issued = Видано
in-effect = Набуло чинності
newest-text-read = Станом на: найновіший прочитаний текст. { $status }
not-confirmed-since = відтоді { $months } { $months ->
         [one] місяць
         [few] місяці
        *[many] місяців
    } без підтвердження

# Why a finding is restricted.
decided-by-your-organisation = Рішення вашої організації
no-rule-covers-it = Його виробник є у переліку, але цього дня жодне правило не охоплює цей продукт. Його не враховано.
rules-that-list-it = Правила, у переліку яких воно є
other-rules = Інші правила, що його називають

# Evidence.
certain-because = Певно: { $what } доводить це.
an-identifier = ідентифікатор
likely-because = Імовірно: про це каже назва, і ніщо цьому не суперечить.
to-review-because = На перевірку: сама лише назва цього не доводить.
records-on = { $count } { $count ->
         [one] запис
         [few] записи
        *[many] записів
    } на { $machine }
records-joined = { $count } { $count ->
         [one] запис
         [few] записи
        *[many] записів
    } на { $machine }, об’єднано в одну знахідку
hidden-twin = , прихований двійник
left-behind = , залишилося
read-here = Прочитано тут
part-of-it = Його частина, враховано один раз
same-product = Той самий продукт, враховано один раз
what-proves-it = Що це доводить
no-fact-was-read = Жоден із використаних тут фактів не прочитано в джерелі. Огляньте комп’ютер, перш ніж діяти.
where-it-was-read = Де це прочитано
publisher = Видавець
product-code = Код продукту
uninstall-key = Ключ видалення
package = Пакет
bundle-id = Ідентифікатор пакунка
it-says = Там сказано
installed-on = Встановлено
fact-for = Для
for-everybody = усіх на цьому комп’ютері
for-user = користувача { $user }
user-in-the-list = Користувач у списку
read-from = Прочитано з
row = Рядок
also-read = Також прочитано на цьому комп’ютері
of-user = користувача { $user }
and-more = та ще { $count }
not-verified-bracket = (Не перевірено)

# What was read.
run-as-administrator = Щоб побачити їх, запустіть «interdict-cli scan --out ФАЙЛ» як адміністратор й імпортуйте файл.
scan-again = Сканувати ще раз
one-needs-rights = Одне джерело потребує більше прав: { $name }
one-not-read = Одне джерело не вдалося прочитати: { $name }
need-rights = { $count } { $count ->
         [one] джерело потребує
         [few] джерела потребують
        *[many] джерел потребують
    } більше прав
not-read-count = { $count } { $count ->
         [one] джерело
         [few] джерела
        *[many] джерел
    } не вдалося прочитати
what-was-read = Що прочитано
read-of = прочитано { $read } з { $all }
needs-rights = потрібні права
given-up = припинено
not-read = не прочитано
more-sources = ще { $count } { $count ->
         [one] джерело
         [few] джерела
        *[many] джерел
    }
read-nothing-in-it = Прочитано, порожньо
not-present-here = Тут немає
rows-records = { $rows } рядків = { $software } записів + { $skipped } навмисно пропущено + { $problems } проблем
rows-programs = { $rows } рядків = { $software } програм + { $skipped } навмисно пропущено + { $problems } проблем
named-and-more = { $what }: { $names } та ще { $count }.
folder-of-the-disk = Тека, у якій змонтовано диск

# The organisation's own rules.
written-day-wrong = { $name }: «{ $text }» не є днем (РРРР-ММ-ДД)
your-own-rules = Ваші власні правила
beside-the-law = Поряд із законом, ніколи не замість нього
own-rules-explained = Забороніть те, чого ваша організація не хоче, або тимчасово дозвольте те, що називає правило. Дозволене й далі показано разом із тим, що каже про нього закон.
a-rule-is-not-used = Правило не використовується
add-a-rule = Додати правило
add-from-a-file = Додати з файлу…
allowed = Дозволено
from-day = з { $day }
until-day = до { $day }
switched-off = вимкнено
not-in-use-on = { $day } не використовується
delete-named = Видалити { $name }
change-named = Змінити { $name }
delete-asked = Видалити «{ $name }»?
delete = Видалити
judged-without-it = Знахідки буде оцінено знову без нього. Скасувати це не можна.
change-a-rule = Змінити правило
keep-the-rule = Зберегти правило
what-the-rule-does = Що робить правило
rule-ban = Заборонити
rule-allow = Дозволити
what-it-means = Що це означає
field-names = Назви
hint-names = слова з назви програми, | між кількома
field-publishers = Видавці
hint-publishers = як їх пишуть у списках, | між кількома
vendor = Виробник
hint-vendor = з каталогу (Kaspersky) або інший
product = Продукт
hint-product = з каталогу або інший
field-identifiers = Ідентифікатори
hint-identifiers = назви пакетів, ідентифікатори пакунків, коди продуктів
hint-machines = порожньо — усі
reason = Причина
hint-reason = показано біля кожної знахідки
decided-by = Хто вирішив
from = Від
hint-from = РРРР-ММ-ДД, порожньо — завжди
until = До
hint-until = РРРР-ММ-ДД, останній день
shown-as = Показано як «{ $title }».
still-missing = Ще чогось бракує. { $wrong }.
add-own-rules = Додати власні правила
file-kind-rules = Правила

# The catalogue in use and official lists of names.
catalogue = Каталог
from-a-signed-file = завантажено з підписаного файлу
built-in = вбудовано в цю програму
rules-with-origin = Правила станом на { $date }: { $rules }, з них перевірено { $verified }; { $origin }.
newer-catalogue = Новіший каталог надходить одним підписаним файлом. Його беруть, лише якщо підпис і дата правильні; Interdict ніколи не завантажує його сам.
catalogue-not-used = Завантажений каталог не використовується
load = Завантажити…
load-a-catalogue = Завантажити каталог
file-kind-catalogues = Каталоги
go-back-asked = Повернутися до старішого каталогу?
go-back = Повернутися
older-explained = Файл датовано { $date }, каталог у використанні — { $inuse }. Бракуватиме правил, що з’явилися або змінилися між ними.
official-lists = Офіційні переліки назв
official-lists-explained = У них шукають видавців установлених програм: Consolidated Screening List (CSV або JSON), OpenSanctions targets.simple.csv або по одній назві в рядку. Однакова назва не означає тієї самої компанії, тому збіг показано окремо, і він ніколи не є знахідкою.
list-in-use = { $format }. { $count } { $count ->
         [one] організація
         [few] організації
        *[many] організацій
    }, осіб, суден і літаків пропущено: { $left }, { $problems } { $problems ->
         [one] проблема
         [few] проблеми
        *[many] проблем
    }
forget-named = Забути { $name }
add-a-list = Додати перелік…
add-an-official-list = Додати офіційний перелік
file-kind-names = Переліки назв
publishers-on-lists = Видавці в офіційних переліках
same-name-no-finding = Та сама назва, не знахідка
publisher-on = { $publisher } на { $machine }
and-more-in-report = та ще { $count }; у звіті є всі
