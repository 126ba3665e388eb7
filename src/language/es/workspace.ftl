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

# What was done to the workspace, as it is told.
told-decisions = { $count } { $count ->
         [one] decisión
        *[other] decisiones
    }
told-taken-back = Retirada
told-decisions-taken-back = { $count } { $count ->
         [one] decisión retirada
        *[other] decisiones retiradas
    }
told-inventory-deleted = La lectura se eliminó
told-in-progress = En curso: { $who }
told-exempt = Exento: { $why }
told-exempt-until = Exento hasta el { $day }: { $why }
told-exempt-by = Exento por { $who }: { $why }
told-exempt-by-until = Exento por { $who } hasta el { $day }: { $why }
told-wrong-everywhere = Coincidencia errónea en todos los equipos: { $why }
told-wrong-match = Coincidencia errónea: { $why }
told-one-machine = { $count } { $count ->
         [one] equipo es ahora uno
        *[other] equipos son ahora uno
    }
told-which-recorded = Se registró qué equipo es
told-machine-tagged = El equipo se etiquetó: { $tag }
told-machines-tagged = { $count } { $count ->
         [one] equipo etiquetado
        *[other] equipos etiquetados
    }: { $tag }
told-machines-left-out = { $count } { $count ->
         [one] equipo excluido
        *[other] equipos excluidos
    }
told-machine-changed = El equipo se cambió
told-some-kept-before = { $count } { $count ->
         [one] de las listas ya se había conservado y no se conservó
        *[other] de las listas ya se habían conservado y no se conservaron
    } de nuevo
told-kept-before = La misma lista ya se conservó el { $day }: no se conservó nada de nuevo

# What can go wrong with the workspace, and what is told about opening it.
workspace-missing = No hay ningún espacio de trabajo { $path }. Compruebe el nombre o empiece uno nuevo allí.
workspace-foreign = { $path } no es un espacio de trabajo: { $what }. Se dejó como está. Elija otro archivo u otro nombre para un espacio de trabajo nuevo.
workspace-newer = { $path } lo escribió una versión más nueva de Interdict (forma { $found }; esta conoce hasta { $known }). Se dejó como está. Ábralo con aquella versión o elija otro espacio de trabajo.
workspace-damaged = El espacio de trabajo { $path } está dañado: { $what }. Se dejó como está. Restaure una de las copias diarias que hay junto a él; el archivo dañado se conserva entonces con otro nombre.
workspace-held = El espacio de trabajo lo usa { $owner }, así que no se cambió nada. Inténtelo de nuevo cuando se cierre allí.
workspace-read-only = { $path } no se puede escribir: la carpeta o el archivo es de solo lectura. No se cambió nada. Pida permiso para escribir allí o guarde una copia del espacio de trabajo en una carpeta propia.
workspace-disk-full = No queda espacio en el disco de { $path }. El cambio no se guardó; todo lo anterior sí. Libere espacio y repítalo.
workspace-gone = { $path } se quitó o se cambió mientras estaba abierto. El cambio no se guardó. Lo que está abierto aquí aún se puede guardar como copia con otro nombre.
workspace-busy = Otro programa está escribiendo el espacio de trabajo { $path }. No se cambió nada; inténtelo de nuevo.
workspace-already-there = { $path } ya existe y se dejó como está. Elija otro nombre.
workspace-database = El espacio de trabajo { $path } no se pudo usar: { $error }. No se cambió nada.
no-such-reading = El espacio de trabajo ya no tiene la lectura { $number }.
no-such-machine = El espacio de trabajo no tiene el equipo { $number }.
no-such-entry = El espacio de trabajo no tiene la entrada { $number } en su registro.
no-entry-to-undo = El espacio de trabajo no tiene la entrada { $number } para retirar.
refused-future-list = Una lista no puede ser del { $day }: ese día no ha llegado (hoy es { $today } en UTC). No se guardó nada. Compruebe la fecha o el reloj de este equipo.
refused-cannot-be-undone = La entrada { $number } no se puede retirar.
refused-undone-already = La entrada { $number } ya se retiró.
refused-rules-too-large = Las reglas propias no se guardaron: ocupan { $size } KiB y se admiten como máximo { $most } KiB.
flaw-folder = es una carpeta
flaw-no-file = no es un archivo
flaw-empty = está vacío
flaw-too-short = es demasiado corto para ser una base de datos
flaw-no-database = no es una base de datos
flaw-other-program = es la base de datos de otro programa
flaw-unknown-form = no tiene una forma conocida
flaw-no-table = falta la tabla «{ $name }»
owner-unknown = otro programa
owner-on-since = { $person } en { $host } desde { $since }
notice-held = El espacio de trabajo lo usa { $owner }. Aquí se puede ver y no cambiar.
notice-read-only = El espacio de trabajo está en un lugar donde no se puede escribir. Se puede ver y no cambiar.
notice-not-closed = El espacio de trabajo no lo cerró { $owner }. Todo lo que se confirmó está ahí.
notice-clock-behind = El reloj de este equipo dice { $now }, pero el espacio de trabajo se cambió por última vez el { $last }. Compruebe el reloj antes de cambiar algo.
notice-migrated = El espacio de trabajo tenía una forma anterior ({ $form }) y se puso al día.
notice-migrated-kept = El espacio de trabajo tenía una forma anterior ({ $form }) y se puso al día. Tal como era antes se conserva en { $path }.
no-workspace-open = No hay ningún espacio de trabajo abierto.
one-of-two-not-kept = Una de las dos ya no se conserva.
nothing-of-it-kept = Ya no se conserva nada de ello.
gone-but-backups = { $path } ya no está, pero sí copias diarias. Restaure una o abra otro espacio de trabajo.
own-error-saved = Un error de este programa: { $why }. Lo confirmado está guardado; inicie el programa de nuevo para seguir.
could-not-be-started = No se pudo iniciar: { $error }.

# Work that did not succeed.
work-on-saved-data = trabajo con los datos guardados
work-opening = apertura del espacio de trabajo
work-backup = copia diaria del espacio de trabajo
work-restoring = restauración de una copia
work-own-rules = conservación de sus reglas propias
work-decision = registro de una decisión
work-machine = cambio de un equipo
work-taking-back = retirada
work-deleting = eliminación de una lectura
work-setting = cambio de un ajuste
work-answers = conservación de sus respuestas
work-copy = guardado de una copia
work-comparison = comparación de dos días
work-old-reading = vista de una lectura anterior
