# La guía de eliminación.

# What is to go.
what-is-to-go = ¿Qué hay que quitar?
everything-one-plan = Todo lo que se quita de { $machine } forma un solo plan, en el orden correcto y con un reinicio al final.
count-findings = { $count } { $count ->
         [one] hallazgo
        *[other] hallazgos
    }
on-this-computer = En este equipo
no-recipe-own-plan = El catálogo no tiene receta para esto: el plan se hace con la información de desinstalación de la propia entrada.
what-happens-now = Qué ocurre ahora
scanned-again = Este equipo se analiza de nuevo. Eso no cambia nada.
plan-made = Con lo que hay se hace un plan y se muestra paso a paso.
nothing-run-before = No se ejecuta nada antes de que haya leído la orden y pulsado Ejecutar.
each-step-written = Cada paso se anota cuando ocurre: un registro que puede guardar.
make-the-plan = Hacer el plan

# The bar below a step.
record-keeps = No se hace nada más; el registro conserva lo encontrado.
finish-as-it-is = Terminar así…
may-be-skipped = Omitir este paso; el registro lo dice.
cannot-be-skipped = Este paso no se puede omitir.
skip = Omitir…
back = Atrás
this-computer-inside = este equipo
i-have-read = He leído la orden y quiero ejecutarla en { $machine }
leave-it-on = Deje el equipo encendido. Si se apaga, la guía continúa desde aquí.
removal-finished = Esta eliminación ha terminado; su registro se puede guardar.
restart-then-go-on = Reinicie el equipo, inicie Interdict y continúe esta eliminación.
next-step = Siguiente: { $title }
back-to-findings = Volver a los hallazgos
i-am-sure = Estoy seguro de ello
check-again = Comprobar de nuevo
check = Comprobar
i-have-done-this = Lo he hecho
keep-this-answer = Guardar esta respuesta
no-password-is-set = No hay contraseña
use-this-password = Usar esta contraseña
done-by-hand = Lo he hecho a mano
run-this-step = Ejecutar este paso
see-restart = Ver si hace falta reiniciar
scan-now = Analizar ahora
remove-leftovers = Eliminar restos…

# Removals that are not finished.
a-removal-is-open = Hay una eliminación abierta: { $name }
a-removal-prepared = Se está preparando una eliminación
goes-on-all-done = Se hicieron todos sus pasos; no está terminada.
goes-on-with = Continúa con el paso «{ $step }».
removal-interrupted = Se interrumpió una eliminación: { $name }
continue-removal-of = Continuar la eliminación de { $name }
continue = Continuar…
begun-on = Iniciada el { $day } a las { $time } por { $by }. { $next }
begun-by = Iniciada por { $by }. { $next }

# The guide around its steps.
no-removal-is-open = No hay ninguna eliminación abierta.
pause-and-close = Pausar y cerrar
every-step-is-kept = Cada paso se conserva; puede continuar más tarde.
wait-or-stop = Espere a que termine el paso o deténgalo.
leave-open-see = Dejarla abierta y ver los hallazgos
remove-named = Eliminar { $name }
remove-plain = Eliminar
as-administrator = como administrador
system-asks-rights = el sistema pide derechos de administrador donde un paso los necesita
making-the-plan = Haciendo el plan
making-the-plan-line = Este equipo se analiza de nuevo para que el plan se ajuste a lo que hay ahora. No se cambia nada.
scanning-of = Analizando, { $done } de { $total } fuentes: { $source }
removal-not-begun = La eliminación no se inició
close-the-guide = Cerrar la guía
every-step-kept-promise = Cada paso se conserva cuando ocurre. Puede cerrar la ventana o reiniciar; la guía continúa desde aquí.
running-for = En curso, { $time }
in-the-middle = Quedó a medias; hágalo de nuevo
word-at-time = { $word } a las { $time }
step-next = Siguiente
guide-cannot-go-on = La guía no puede continuar
this-was-not-done = Esto no se hizo
step-of = Paso { $number } de { $all }

# One step.
instruction-not-verified = Esta instrucción no se verificó
instruction-comes-from = Procede de: { $source } No se leyó en una fuente del fabricante, así que mire dos veces antes de seguir.
make-sure-yourself = Asegúrese usted mismo
what-did-you-see = ¿Qué vio?
cannot-tell-say = El programa no puede saberlo desde aquí. Si está seguro, diga qué vio; queda en el registro.
only-a-person = Solo una persona puede hacerlo
what-was-done = ¿Qué se hizo?
do-it-then-go-on = Hágalo y continúe. Lo que escriba aquí queda en el registro; puede dejarlo vacío.
what-protects-asked = ¿Qué protege este equipo después?
next-protection = Protección siguiente
next-protection-explained = El nombre del producto, o por qué no hace falta ninguno. Queda en el registro.
in-the-middle-explained = Se empezó y no se anotó su final: el programa o el equipo se apagó. No se sabe si se hizo; hágalo de nuevo u omítalo.
was-in-the-middle = Quedó a medias
password-not-accepted = Si hay contraseña, puede que no se aceptara: escríbala de nuevo o vea abajo qué hacer sin ella.
outcome-nothing = Nada que hacer
outcome-restart = Hecho, hace falta reiniciar
outcome-does-not-hold = No se cumple
outcome-cannot-tell = No se puede saber desde aquí
outcome-person = Para una persona
outcome-skipped = Omitido
outcome-failed = Falló
outcome-refused = No ejecutado
outcome-stopped = Detenido
outcome-timed-out = Detenido al agotar su tiempo
what-the-program-said = Qué dijo el programa
copy-the-output = Copiar la salida
what-was-found = Qué se encontró
what-to-know = Qué conviene saber
may-be-left-behind = Qué puede quedar
leftovers-explained = Solo se elimina lo que hay, cada cosa por separado. Quite la marca de lo que deba quedarse.
shared-stays = lo usan otros: se queda
removed-where-there = se elimina si está
leftover-not-there = no estaba cuando se buscó
nothing-left-go-on = No hay nada que eliminar, seguir
leave-these-go-on = Dejar estos, seguir
for-a-person = para una persona
leftover-not-verified = No verificado: lo que dice el catálogo no se leyó en una fuente
about-this-step = Acerca de este paso
nothing = Nada.
source-verified = { $source } Verificado.
source-not-verified = { $source } No verificado.
what-will-change = Qué cambiará
going-back = Vuelta atrás
when-it-fails = Si falla
notes = Notas
they-go-into-the-record = Quedan en el registro
note-about-this-step = Nota sobre este paso
keep-note = Guardar nota

# What came of the removal.
verified-gone-on = Eliminación verificada el { $day }
gone-restart-pending = Eliminado, pendiente de reinicio
gone-with-leftovers = Eliminado el { $day }, con { $count } { $count ->
         [one] resto
        *[other] restos
    }
still-here = Sigue aquí
scanned-at-time = Analizado a las { $time }.
title-left-behind = Quedó atrás
could-not-be-read-now = No se pudo leer esta vez
what-protects-now = Qué protege este equipo ahora
gone-and-not = { $gone } eliminados, { $left } no
before-and-now = Antes y ahora
left-over = Resto
proof = Prueba
record-of-this-removal = Registro de esta eliminación
record-explained = Lo encontrado antes y después, cada paso con su hora y resultado, y sus notas; sin contraseñas.
save-record-html = Guardar registro como HTML…
save-record-json = Guardar registro como JSON…
save-record = Guardar registro

# While a step runs.
running-for-time = En curso desde hace { $time }
stopping = Deteniendo…
stop = Detener…
no-percentage = No se informa de ningún porcentaje.
no-percentage-waits = No se informa de ningún porcentaje. La guía espera hasta { $minutes } { $minutes ->
         [one] minuto
        *[other] minutos
    }.
what-is-running = Qué se está ejecutando
also-in-the-record = También se anota en el registro de esta eliminación
live-output = Salida en directo
said-nothing-yet = El programa aún no ha dicho nada. Muchos desinstaladores no dicen nada.
follow-new-lines = Seguir las líneas nuevas
earlier-lines-not-shown = { $count } { $count ->
         [one] línea anterior no mostrada
        *[other] líneas anteriores no mostradas
    }

# What runs.
hidden = (oculto)
password-goes-on-explained = El sistema pide derechos de administrador. La contraseña se entrega desde la memoria cuando el programa con esos derechos la espera, y no se guarda en ningún sitio.
password-goes-on = La contraseña pasa a un programa con más derechos
command-not-verified = Esta orden no se verificó en una fuente
what-will-be-asked = Qué se iniciará para mirar
only-read = No cambia nada: Interdict solo lee lo que dice. Se inicia cuando usted pulsa el botón de abajo.
what-will-run = Qué se ejecutará
which-way-fits = ¿Qué modo encaja?
password = Contraseña
uninstall-password = Contraseña de desinstalación
password-given-before = Ya se dio una contraseña y se conserva en memoria. Escriba otra para sustituirla.
password-explained = Se pasa al desinstalador, se conserva solo en memoria y nunca se escribe en el disco ni en el registro.
hidden-in-record = oculto aquí y en el registro
copy-without-password = Copiar sin contraseña
started-directly = Se inicia directamente, no a través de una línea de órdenes. { $basis }
arg-uninstall = desinstalar
arg-no-windows = sin ventanas
arg-no-restart = sin reiniciar todavía
arg-this-product = este producto
before-you-run-it = Antes de ejecutarlo
system-asks-when-run = El sistema los pide cuando pulse Ejecutar.
guide-waits = La guía espera hasta { $minutes } { $minutes ->
         [one] minuto
        *[other] minutos
    }, luego termina el programa y dice qué encontró.
opens-own-windows = Abre ventanas propias a las que debe responder.
others-see-password = Mientras se ejecuta, otros en este equipo pueden ver la contraseña en la lista de procesos: este desinstalador no ofrece otra forma.
save-open-work = Guarde el trabajo abierto antes de ejecutarlo.
does-not-run-this = Interdict no ejecuta este paso
do-it-yourself = Hágalo usted mismo como se indica abajo y omita aquí el paso; el análisis final muestra el resultado.
by-hand-title = Qué se puede hacer a mano
use-own-uninstaller = Use el desinstalador propio del producto en la lista de programas del sistema.
not-run-by = Interdict no lo ejecuta: { $why }.

# Questions before something is done.
run-this-on = ¿Ejecutar esto en { $machine }?
run = Ejecutar
first-command = Es la primera orden de esta eliminación. A partir de aquí cada una se ejecuta cuando pulsa Ejecutar; ninguna se ejecuta sola.
remove-leftovers-from = ¿Eliminar { $count } { $count ->
         [one] resto
        *[other] restos
    } de { $machine }?
nothing-is-ticked = No hay nada marcado: solo se mira qué hay.
nothing-else-touched = No se toca nada más en estos lugares.
leave-out-asked = ¿Omitir «{ $title }»?
leave-it-out-step = Omitirlo
skip-explained = Lo que debía hacer este paso no se hace. La eliminación sigue con el siguiente, el registro dice que se omitió y el análisis final muestra qué significa.
why-left-out = ¿Por qué se omite?
why-into-record = ¿Por qué? Queda en el registro.
stop-this-step = ¿Detener este paso?
stop-it = Detenerlo
let-it-run = Dejarlo seguir
ends-soon = Termina en cuanto puede y se puede repetir.
ended-in-the-middle = El programa se corta a medias, con lo que haya iniciado. El producto puede quedar medio eliminado: repita el paso o repare antes el producto. El trabajo que pasó a un servicio del sistema puede continuar.
finish-explained = No se hace nada más y no se puede continuar. El registro conserva lo encontrado.
finish-asked = ¿Terminar esta eliminación así?
finish = Terminar
