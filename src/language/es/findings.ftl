# Hallazgos, resumen, equipos, historial, decisiones.

# How much was read.
tally-programs = { $programs } { $programs ->
         [one] programa
        *[other] programas
    }
tally-records = { $others } { $others ->
         [one] registro
        *[other] registros
    }
tally-both = { $programs } { $programs ->
         [one] programa
        *[other] programas
    } y { $others } { $others ->
         [one] registro más
        *[other] registros más
    }
among-programs = Nada encontrado entre { $programs } { $programs ->
         [one] programa
        *[other] programas
    }
among-records = Nada encontrado entre { $others } { $others ->
         [one] registro
        *[other] registros
    }
among-both = Nada encontrado entre { $programs } { $programs ->
         [one] programa
        *[other] programas
    } y { $others } { $others ->
         [one] registro más
        *[other] registros más
    }
sources-read = { $read } de { $there } { $there ->
         [one] fuente
        *[other] fuentes
    }

# Columns and groups.
verdict = Veredicto

# Findings.
decide-for = Decidir sobre { $count } { $count ->
         [one] hallazgo
        *[other] hallazgos
    }…
copy = Copiar
take-the-ticks-away = Quitar las marcas
findings-ticked = { $count } { $count ->
         [one] hallazgo marcado
        *[other] hallazgos marcados
    }
tab-found = Encontrados
tab-gone = Desaparecidos
tab-decided = Decididos
tab-same-vendor = Mismo fabricante
filter-by = Filtrar por software, equipo, regla o nota
shown-of = { $shown } de { $count } { $count ->
         [one] hallazgo
        *[other] hallazgos
    }
shown-of-so-far = { $shown } hasta ahora de { $count } { $count ->
         [one] hallazgo
        *[other] hallazgos
    }
ticked-and = { $count } marcados, { $words }
not-grouped = Sin agrupar
grouped-by = Por { $word }
group = Agrupar
columns = Columnas
usual-widths = Anchos habituales
filters = Filtros
forget-the-filter = Olvidar el filtro { $name }
no-filter-yet = Ningún filtro tiene nombre todavía.
name-of-this-filter = Nombre de este filtro
save = Guardar
why-this-applies = Por qué se aplica
remove = Eliminar…
decide = Decidir…
copy-ticked-rows = Copiar { $count } filas marcadas
copy-row = Copiar fila
take-the-tick-away = Quitar la marca
tick = Marcar
only-this-machine = Solo este equipo
only-this-name = Solo software con este nombre
not-kept = Las decisiones se guardan en un espacio de trabajo, y no hay ninguno abierto que se pueda cambiar.
save-report = Guardar informe…
next-finding = Hallazgo siguiente
finding-before = Hallazgo anterior
version-on = { $version }en { $machine }{ $product }
why-it-is-listed = Por qué está en lista
why-it-is-restricted = Por qué está restringido
tab-removal = Eliminación
tab-history = Historial
searching = Buscando…
folded = plegado
unfolded = desplegado
group-row = { $title }, { $count } { $count ->
         [one] hallazgo
        *[other] hallazgos
    }, { $state }
not-looked = Los hallazgos aparecen aquí tras un análisis o una importación. Una página vacía significa «no se ha mirado», nunca «todo en orden».
nothing-checked-yet = Aún no se ha comprobado nada
hidden-by-filter = Oculta { $count }.
no-finding-matches = Ningún hallazgo coincide con este filtro
clear-filter = Quitar filtro
nothing-in-what-was-read = Nada encontrado en lo que se pudo leer: { $coverage }
to-review-or-decided = { $count } { $count ->
         [one] hallazgo está
        *[other] hallazgos están
    } por revisar o decididos
read-on = Leído en { $machines } { $machines ->
         [one] equipo
        *[other] equipos
    }. { $sources } { $sources ->
         [one] fuente no se pudo leer
        *[other] fuentes no se pudieron leer
    }.
nothing-to-review = Nada por revisar
nothing-to-review-line = Las coincidencias posibles aparecen aquí para que usted decida. No cuentan como encontradas.
nothing-gone = Aún no ha desaparecido nada
nothing-gone-line = Un hallazgo pasa aquí cuando un análisis o una lista nuevos ya no lo tienen. Solo un análisis verifica que se ha ido.
nothing-decided = Nada decidido todavía
nothing-decided-line = Aquí están las exenciones y coincidencias erróneas, con quién decidió y por qué.
nothing-else = Nada más de estos fabricantes
nothing-else-line = Aquí estarían los programas de un fabricante en lista que ninguna regla cubre.

# Overview.
scan-or-import = Analice este equipo o importe la lista de software que ya tiene.
nothing-to-do-today = Nada que hacer hoy
to-replace = { $count } { $count ->
         [one] programa
        *[other] programas
    } por sustituir en este equipo
things-to-do = { $count } { $count ->
         [one] tarea
        *[other] tareas
    }, en { $on } de { $machines } { $machines ->
         [one] equipo
        *[other] equipos
    }
scanned-at = { $name }, analizado { $when }
in-seconds = en { $seconds } s
sources-unread = { $count } { $count ->
         [one] fuente no leída
        *[other] fuentes no leídas
    }
read-tally-on = Leído: { $tally }, en { $machines } { $machines ->
         [one] equipo
        *[other] equipos
    }. { $sources }
all-sources-read = Se leyeron todas las fuentes.
see-what-is-missing = { $coverage } leídas: vea qué falta antes de confiar en esto.
no-rule-names-any = Ninguna regla del catálogo nombra nada de ello
show-all-findings = Mostrar los { $count } hallazgos
evidence-count = Indicios ({ $count })
what-removing-involves = Qué supone eliminar { $name }
one-restart = Un reinicio. Nada se ejecuta antes de que lo haya leído y confirmado.
nothing-runs-before = Nada se ejecuta antes de que lo haya leído y confirmado.
may-be-restricted = { $count } { $count ->
         [one] registro puede
        *[other] registros pueden
    } ser software restringido. No { $count ->
         [one] cuenta como encontrado
        *[other] cuentan como encontrados
    } hasta que usted decida.
review = Revisar
protection-after-removal = Protección tras la eliminación
scanning-this-computer = Analizando este equipo
scan-changes-nothing-line = Interdict lee lo que está instalado. No se cambia nada.
scanning-the-disk = Analizando el disco en { $path }
disk-changes-nothing = Interdict lee el sistema que contiene. No se ejecuta ni se cambia nada en él.
scanning-as-administrator = Analizando como administrador
system-asks-permission = El sistema pide permiso en una ventana propia. Lo leído antes se conserva.
reading-file = Leyendo { $name }
saved-nothing-yet = Aún no se ha guardado nada.
reading-many-lists = Leyendo muchas listas
kept-when-all-read = Las que no necesitan preguntas se guardan cuando se hayan leído todas.

# Decisions.
allow-for-now = Permitir por ahora
open-again = Abrir de nuevo
decide-about-one = Decidir sobre { $name } en { $machine }
decide-about = Decidir sobre { $count } { $count ->
         [one] hallazgo
        *[other] hallazgos
    }
record-decision = Registrar decisión
decide-in-progress = Alguien se ocupa de ello. Sigue entre lo encontrado.
decide-exempt = Queda instalado por ahora y está en Decididos. Pasado el día, vuelve a estar abierto.
decide-wrong-match = No es este producto. Si más tarde se encuentra allí otro software del producto, vuelve a ser un hallazgo.
decide-open = Ya no hay nada decidido al respecto.
who-sees-to-it = ¿Quién se ocupa?
who-decided = ¿Quién decidió?
why-asked = ¿Por qué?
until-when = ¿Hasta cuándo?
day-pattern = AAAA-MM-DD
without-a-day = Sin un día, está permitido hasta que alguien decida otra cosa.
write-a-day = No es un día: escriba AAAA-MM-DD.
same-everywhere = Lo mismo para software con este nombre en todos los equipos
stays-in-force = Sigue vigente tras el próximo análisis. Puede deshacerlo en Decididos.

# History of a finding.
no-history = No hay historial: lo leído no se guarda porque no hay abierto ningún espacio de trabajo que se pueda cambiar.
exemption-ended = La exención ha terminado
exemption-ended-line = Estaba permitido hasta { $until }. Vuelve a estar abierto; decida de nuevo o elimínelo.
it-came-back = Ha vuelto
it-came-back-line = Se había ido y se volvió a ver el { $when }.
said-to-be-removed = Se dice que se eliminó
said-to-be-removed-line = { $by } lo dijo el { $when }. Ninguna lectura lo ha mirado desde entonces.
other-software = Se encontró otro software
other-software-line = Se dijo que era una coincidencia errónea. Desde entonces se encontró otro software de este producto.
not-dated = sin fecha
first-seen = Visto por primera vez
last-seen = Visto por última vez
after-gone = { $when }, tras haber desaparecido desde { $since }
come-back = Volvió
by-a-scan = , por un análisis
by-list = , por { $name }
gone-since = Desaparecido desde
traces-found = Entonces aún se encontraron rastros: vea Indicios.
decisions = Decisiones
taken-back = , retirada
undone-of-finding = { $what } ({ $name } en { $machine })
take-back = Retirar
nothing-was-decided = Aún no se ha decidido nada.
