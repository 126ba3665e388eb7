# Informes y lo que se entrega.

# Reports.
report-holds = Un informe contiene lo leído, lo encontrado y según qué reglas.
no-report-yet = Aún no hay informe
report-holds-now = Un informe contiene lo leído, lo encontrado y según qué reglas, aplicadas para el { $day }. { $records } { $records ->
         [one] registro
        *[other] registros
    } de { $machines } { $machines ->
         [one] equipo
        *[other] equipos
    }. Los informes están en inglés.
save-report-title = Guardar informe
save-as = Guardar como { $name }…
save-asked = Guardar…
every-report-says-so = Esto es información, no asesoramiento jurídico. Todos los informes lo dicen.
hand-over-short = Entregar…
hand-over-to-tools = Entregar a las herramientas que tiene
hand-over-explained = Consultas, directivas y scripts para osquery, Fleet, Intune, Wazuh, GLPI, navegadores y otros.
report-machine = { $purpose } Equipo: { $name }.
from-the-end-of = Desde el final del
from-day-field = Desde (AAAA-MM-DD)
to-the-end-of = hasta el final del
to-day-field = Hasta (AAAA-MM-DD)
first-day-later = El primer día es posterior al segundo.
not-a-day-compared = No es un día; se compara del { $from } al { $to }.
unknown-day = en un día desconocido
removal-not-closed = , sin cerrar
removal-line = { $name } en { $machine }, { $when }{ $open }
