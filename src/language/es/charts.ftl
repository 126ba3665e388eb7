# Imágenes: hallazgos a lo largo del tiempo, equipos por clasificación, productos por equipo.

chart-by-day = Hallazgos abiertos por día
chart-by-week = Hallazgos abiertos por semana
chart-by-month = Hallazgos abiertos por mes
chart-from-second-day = Cómo cambian se ve a partir del segundo día en que se lee algo. Hasta ahora hay uno.
chart-rules-of-today = Contado con las reglas como son hoy; las fechas son las de los análisis y las listas.
chart-list-read = Lista leída
chart-gone = Ya no encontrado
chart-span = { $from } a { $until }
chart-open = { $count } { $count ->
     [one] hallazgo abierto
    *[other] hallazgos abiertos
}
chart-lists = { $count } { $count ->
     [one] lista leída
    *[other] listas leídas
}
chart-scans = { $count } { $count ->
     [one] análisis
    *[other] análisis
}
chart-gone-count = { $count } ya no { $count ->
     [one] encontrado
    *[other] encontrados
}
chart-part = { $what }: { $count }
month-short = { $month ->
     [1] ene
     [2] feb
     [3] mar
     [4] abr
     [5] may
     [6] jun
     [7] jul
     [8] ago
     [9] sept
     [10] oct
     [11] nov
    *[12] dic
}
day-of-month = { $day } { $name }
machines-by-verdict = Equipos por clasificación
counted-by-most-serious = { $count ->
     [one] equipo, contado por su hallazgo más grave
    *[other] equipos, contados por su hallazgo más grave
}
do-this-first = Primero esto
for-information = Para información
so-many-of = { $shown } de { $of }
due-by = Vence el { $day }
name-on-machines = { $name } en { $count } { $count ->
     [one] equipo
    *[other] equipos
}
show-so-many-findings = Mostrar { $count } { $count ->
     [one] hallazgo
    *[other] hallazgos
}
products-by-machine = Productos por equipo
machines-as-list = Lista
how-machines-are-shown = Cómo se muestran los equipos
heat-nothing = Donde una regla nombra algo en un equipo, aparece aquí.
heat-cell = { $verdict }: { $name }, en { $machine }
dates-of-this-rule = Esta regla
dates-of-all-rules = Todas sus reglas
issued-and-in-effect = Emitida y en vigor
confirmed-until = Último día para el que se leyó como vigente
no-day-of-effect = No se sabe desde qué día rige.
in-effect-for-vendor = En vigor para este fabricante
ended-for-vendor = Terminada para este fabricante
last-known-term-ends = Fin del último plazo conocido para este fabricante
any-place = todos
of-place = Lugar: { $place }
by-rule = Por regla
by-vendor = Por fabricante
how-rules-are-shown = Cómo se muestran las reglas
head-since = Desde
counts-from = desde { $date }
none-named = ninguno nombrado
