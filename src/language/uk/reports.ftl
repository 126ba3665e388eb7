# Звіти й те, що передається.

# Reports.
report-holds = Звіт містить, що прочитано, що знайдено й за якими правилами.
no-report-yet = Звіту ще немає
report-holds-now = Звіт містить, що прочитано, що знайдено й за якими правилами, застосованими на { $day }. { $records } { $records ->
         [one] запис
         [few] записи
        *[many] записів
    } з { $machines } { $machines ->
         [one] комп’ютера
         [few] комп’ютерів
        *[many] комп’ютерів
    }. Звіти подано англійською.
save-report-title = Зберегти звіт
save-as = Зберегти як { $name }…
save-asked = Зберегти…
every-report-says-so = Це інформація, а не юридична консультація. Кожен звіт про це каже.
hand-over-short = Передати…
hand-over-to-tools = Передати вашим засобам
hand-over-explained = Запити, політики та скрипти для osquery, Fleet, Intune, Wazuh, GLPI, браузерів та інших.
report-machine = { $purpose } Комп’ютер: { $name }.
from-the-end-of = З кінця
from-day-field = Від (РРРР-ММ-ДД)
to-the-end-of = до кінця
to-day-field = До (РРРР-ММ-ДД)
first-day-later = Перший день пізніший за другий.
not-a-day-compared = Це не день; порівнюється { $from } – { $to }.
unknown-day = невідомого дня
removal-not-closed = , не завершено
removal-line = { $name } на { $machine }, { $when }{ $open }
