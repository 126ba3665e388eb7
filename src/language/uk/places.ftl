# Місця та відповіді на перші запитання.

# Countries and states, by their codes; the catalogue says them in English.
place-us = Сполучені Штати
place-au = Австралія
place-au-sa = Південна Австралія
place-be = Бельгія
place-ca = Канада
place-cz = Чехія
place-eu = Європейський Союз (інституції)
place-fr = Франція
place-de = Німеччина
place-in = Індія
place-it = Італія
place-jp = Японія
place-lv = Латвія
place-lt = Литва
place-nl = Нідерланди
place-nz = Нова Зеландія
place-pl = Польща
place-ro = Румунія
place-kr = Південна Корея
place-tw = Тайвань
place-ua = Україна
place-gb = Велика Британія

# Answers of the first questions, by their ids.
answer-private-business = Приватне підприємство
answer-association = Громадська чи благодійна організація
answer-public-national = Державний орган, загальнонаціональний
answer-public-state = Державний орган, регіональний
answer-public-local = Орган місцевого рівня
answer-school = Школа
answer-university = Державний університет або коледж
answer-critical-infrastructure = Оператор критичної інфраструктури
answer-telecom = Оператор телекомунікацій
answer-regulated = Підпадає під національний закон про кібербезпеку
answer-parliament = Парламент
answer-eu-institution = Інституція Європейського Союзу
answer-reseller = Перепродає або вбудовує програми
answer-federal-contract = Федеральний контракт або субпідряд
answer-defence = Частина Міністерства оборони
answer-intelligence = Робота для розвідувальної спільноти
answer-state-contract = Контракт штату або місцевий контракт
answer-grants = Державні гранти
answer-government-devices = Користується пристроями, виданими державою
