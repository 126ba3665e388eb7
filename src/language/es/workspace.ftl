# El espacio de trabajo.

# The workspace: saved or not, what changed, what is kept.
saving = Guardando…
all-changes-saved-at = Todo guardado { $time }
all-changes-saved = Todo guardado
looking-only = Solo lectura: los datos guardados no se pueden cambiar aquí
kept-until-closed = Sin guardar: se conserva hasta cerrar la ventana
beside-workspace = Solo se ve eso. El espacio de trabajo { $path } está abierto al lado.
beside-workspace-fixed = Solo se ve eso. El espacio de trabajo { $path } está abierto al lado y no se puede cambiar aquí.
readings-not-saved = { $count } { $count ->
         [one] lectura no está guardada
        *[other] lecturas no están guardadas
    }
keep-in-workspace = Guardar en este espacio de trabajo
leave-out-show = Dejarlo fuera y mostrar el espacio de trabajo
data-not-opened = No se pudieron abrir los datos guardados
start-empty = Empezar vacío…
open-another = Abrir otro…
name-on-machine = { $name } en { $machine }
and-more-changes = y { $count } { $count ->
         [one] cambio más
        *[other] cambios más
    }
show-what-is-gone = Mostrar lo desaparecido
dates-ahead = Próximas fechas
read-the-rule = Leer la regla
show-the-decision = Mostrar la decisión
show-the-decision-on = Mostrar la decisión: { $what }
workspace = Espacio de trabajo
workspace-explained = Un archivo contiene lo leído, lo encontrado y lo decidido para una organización.
fact-file = Archivo
readings-of-machines = { $readings } { $readings ->
         [one] lectura
        *[other] lecturas
    } de { $machines } { $machines ->
         [one] equipo
        *[other] equipos
    }
holds = Contiene
last-change = Último cambio
none-yet = ninguna todavía
daily-backups = Copias diarias
open-asked = Abrir…
new-asked = Nuevo…
save-a-copy-short = Guardar una copia…
opened-before = Abiertos antes
keep-every-reading = Guardar todas las lecturas
keep-three-months = Guardar tres meses
keep-a-year = Guardar un año
keep-three-years = Guardar tres años
keep-ten-years = Guardar diez años
kept-as-set = Según lo fijado en la línea de órdenes
older-readings = Lecturas anteriores
newest-never-deleted = La lectura más reciente de un equipo nunca se elimina así.
delete-this-reading = ¿Eliminar esta lectura?
delete-reading-explained = Lo que solo muestra esta lectura desaparece con ella, también del historial de hallazgos. No se puede deshacer; las copias diarias aún la tienen unos días.
reading-line = { $when }, { $rows } { $rows ->
         [one] registro
        *[other] registros
    } en { $machines } { $machines ->
         [one] equipo
        *[other] equipos
    }
delete-the-reading = Eliminar la lectura { $from } del { $when }
and-readings-before = y { $count } { $count ->
         [one] lectura anterior
        *[other] lecturas anteriores
    }
open-a-workspace = Abrir un espacio de trabajo
file-kind-workspaces = Espacios de trabajo
new-workspace-title = Nuevo espacio de trabajo
save-a-copy-title = Guardar una copia del espacio de trabajo
came-back-on = { $count } { $count ->
         [one] hallazgo volvió
        *[other] hallazgos volvieron
    }, en { $machines }.

# Since last time, backups, the log.
restore-a-backup = Restaurar una copia…
to-decide-anew = Por decidir de nuevo
and-under-findings = y { $count } en Hallazgos
since-last-time = Desde la última vez
compare-two-days = Comparar dos días…
save-the-log-csv = Guardar el registro como CSV…
save-the-log-json = Guardar el registro como JSON…
log-explained = Cada decisión y cada otro cambio, con hora y persona.
restore-a-backup-asked = ¿Restaurar una copia?
restore = Restaurar
restore-explained = Ocupa el lugar del espacio de trabajo. Lo que hay ahora se conserva al lado con otro nombre.
backup-holds = { $day }: { $machines } { $machines ->
         [one] equipo
        *[other] equipos
    }, { $findings } { $findings ->
         [one] hallazgo abierto
        *[other] hallazgos abiertos
    }
backup-unreadable = { $day }: no se puede leer. { $why }
no-backup-yet = No hay ninguna. La primera se hace el día después del primer cambio.
csv-list = Lista CSV
save-the-log = Guardar el registro
