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
