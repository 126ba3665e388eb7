# Barra, menú, avisos, ajustes, ayuda y primer inicio.

# Rail, top bar and status bar.
overview = Resumen
findings = Hallazgos
machines = Equipos
restrictions = Restricciones
reports = Informes
settings = Ajustes
scanning = Analizando…
scan-this-computer = Analizar este equipo
import = Importar…
search-findings = Buscar hallazgos
works-offline = Funciona sin conexión. Nada sale de este equipo.
rules-as-of = Reglas a fecha de { $date }: { $rules }, de ellas { $verified } verificadas
starting = Comenzando
import-stopped = Importación detenida, nada guardado
preview-not-saved = Vista previa, sin guardar
opening-what-was-kept = Abriendo lo guardado
no-scan-or-list-yet = Aún no hay análisis ni lista
import-a-list = Importar una lista
file-kind-lists = Listas
all-files = Todos los archivos
menu = Menú

# The menu's groups and actions; the palette finds them by these words.
group-read = Leer
group-keep = Conservar
group-show = Mostrar
group-save = Guardar
group-look = Aspecto
scan-again-as-administrator = Analizar de nuevo como administrador
scan-a-mounted-disk = Analizar un disco montado…
import-a-list-asked = Importar una lista…
import-by-path = Importar una lista por su ruta o pegándola
cancel-what-is-running = Cancelar lo que está en curso
open-another-workspace = Abrir otro espacio de trabajo…
new-workspace = Nuevo espacio de trabajo…
save-a-copy = Guardar una copia del espacio de trabajo…
take-back-the-last-decision = Deshacer la última decisión
show-what-changed = Mostrar lo que cambió
show-findings = Mostrar hallazgos
show-machines = Mostrar equipos
show-restrictions = Mostrar restricciones
show-reports = Mostrar informes
show-settings = Mostrar ajustes
show-help = Ayuda: palabras, pasos y teclas
show-overview = Mostrar resumen
find-a-command = Buscar un comando
show-what-was-told = Mostrar avisos anteriores
save-html = Guardar informe como página HTML…
save-pdf = Guardar informe como PDF…
save-markdown = Guardar informe como Markdown…
save-xlsx = Guardar informe como libro de Excel…
save-csv = Guardar hallazgos como lista CSV…
save-json = Guardar informe como JSON…
light-or-dark-as-the-system = Claro u oscuro como el sistema
light = Claro
dark = Oscuro
high-contrast-switch = Contraste alto, activar o desactivar
larger-letters = Letra más grande
smaller-letters = Letra más pequeña
usual-size = Letra de tamaño normal
no-command-has-these-words = Ningún comando tiene estas palabras.

# What was told before.
what-was-told-before = Avisos anteriores
told-since-the-start = Avisos desde el inicio
nothing-yet = Nada todavía.

# Help.
help = Ayuda
this-computer = Este equipo
help-computer-1 = Pulse «Analizar este equipo». Lee lo que está instalado y no cambia nada.
help-computer-2 = Abra un hallazgo: dice qué regla le afecta, desde cuándo y qué no dice.
help-computer-3 = Pulse «Eliminar…» y siga los pasos. Nada se ejecuta antes de que lo haya leído y confirmado.
help-computer-4 = Un análisis nuevo muestra si se ha ido y qué quedó atrás.
help-list = Una lista de muchos equipos
help-list-1 = Suelte la lista en la ventana: Excel, CSV o la exportación de una herramienta de inventario. También vale una carpeta de listas.
help-list-2 = Vea cómo se entendieron sus columnas y corrija lo que esté mal. No se guarda nada antes de que lo acepte.
help-list-3 = Todo equipo con algo restringido aparece en Hallazgos y en Equipos.
help-list-4 = Importe más tarde una lista nueva: se muestra qué ha desaparecido y qué es nuevo.
help-console = Sin ventana
help-console-1 = «interdict-cli check» analiza un equipo o lee listas, y termina con 0, 1 o 2 para los scripts.
help-console-2 = «interdict-cli --help» indica todos los comandos.
keys = Teclas
key-rows = Fila siguiente, fila anterior
key-rows-arrows = Flecha abajo, flecha arriba
key-open-the-row = Abrir la fila
key-enter = Intro
key-tick-the-row = Marcar la fila
key-space = Espacio
key-tick-on-the-way = Marcar las filas al pasar
key-shift-arrows = Mayús+flecha
key-tick-all-rows = Marcar todas las filas
key-ctrl-a = Ctrl+A
key-row-menu = Menú de la fila
key-menu = Tecla de menú, Mayús+F10
key-column-width = En un encabezado: columna más ancha, más estrecha
key-alt-arrows = Alt+flecha derecha, Alt+flecha izquierda
key-scroll = Desplazar el texto
key-pages = Av Pág, Re Pág
key-close = Cerrar lo que está abierto
key-next-finding = Hallazgo siguiente con uno abierto
key-alt-down = Alt+flecha abajo
key-copy-rows = Copiar las filas
key-ctrl-c = Ctrl+C
words = Palabras
not-legal-advice = Esto es información, no asesoramiento jurídico.

# Settings.
day = Día
day-explained = Las reglas se aplican como regían ese día, hasta donde el catálogo sabe (AAAA-MM-DD).
day-field = Día (AAAA-MM-DD)
today = Hoy
not-a-day = No es un día; se usa { $day }.
about = Interdict { $version }. Reglas a fecha de { $date }. Esto es información, no asesoramiento jurídico.
look = Aspecto
as-the-system = Como el sistema
contrast = Contraste
usual-contrast = Contraste normal
high-contrast = Contraste alto
size = Tamaño
size-now = Tamaño { $percent } %
language = Idioma
language-now = Idioma: { $name }
language-as-the-system = Como el sistema ({ $name })
what-stays-english = Lo que el catálogo dice de reglas, medidas y pasos y el cuerpo de los informes están en inglés en todos los idiomas; las palabras del sistema y de otros programas quedan como son.
rules-in-english = Las explicaciones de las reglas están en inglés.
what-is-kept = Qué se guarda y dónde
what-is-kept-explained = Nada sale de este equipo: no hay cuenta, ni telemetría, ni conexión con la red. Las direcciones de las fuentes se abren en el navegador, y solo cuando usted las pulsa.
no-folder-for-settings = Este sistema no indica ninguna carpeta para los ajustes; no se guarda nada.
no-country-chosen = Ningún país elegido
kind-not-chosen = Tipo no elegido

# First start.
rules-checked-as-of = Reglas a fecha de { $date }: { $rules }, de ellas { $verified } verificadas en sus fuentes
welcome = Le damos la bienvenida a Interdict
welcome-explained = Encuentra software que los gobiernos restringen por quién lo hace, dice qué significa para usted y le ayuda a eliminarlo. Primero, tres preguntas.
question-where = ¿Dónde trabaja su organización?
question-where-line = Elija todos los países cuyas reglas debe cumplir.
more-places = Más…
question-kind = ¿Qué tipo de organización es?
question-kind-line = Los organismos públicos y los operadores de energía, agua o transporte tienen reglas más estrictas.
question-government = ¿Trabaja para un gobierno?
question-government-line = Los contratos y las subvenciones traen sus propias reglas, a menudo hasta el subcontratista más pequeño.
none-of-these = Ninguno de estos, o no está seguro
what-your-answers-mean = Qué significan sus respuestas
choose-a-country = Elija un país para ver qué reglas le alcanzan.
names-and-more = { $names } y { $more } más
change-answers-later = Puede cambiar estas respuestas en cualquier momento en Ajustes. Esto es información, no asesoramiento jurídico.
scan-changes-nothing = Lee lo que está instalado. No cambia nada.
scan = Analizar
excel-csv-or-tool = Excel, CSV o la exportación de una herramienta.
choose-file = Elegir archivo…
or-drop-a-file = O suelte un archivo en cualquier lugar de esta ventana:
or-what-a-tool-wrote = , o lo que escribió una herramienta de inventario
drop-a-file-here = Suelte un archivo aquí
hand-over-to-another-tool = Entregar a otra herramienta…

# What is told when something is done, or did not work.
report-saved = Informe guardado
report-not-saved = El informe no se guardó
did-not-work = Esto no funcionó: { $what }
scan-finished = Análisis terminado
scan-cancelled = Análisis cancelado. No se conservó nada.
nothing-was-scanned = No se analizó nada
elevated-finished = Análisis como administrador terminado
scan-cancelled-stays = Análisis cancelado. Lo leído antes se conserva.
not-scanned-as-administrator = No se analizó como administrador
reading-cancelled = Lectura cancelada. No se conservó nada.
rules-as-of-day = Reglas a fecha de { $day }.
catalogue-loaded = Catálogo cargado
catalogue-not-loaded = El catálogo no se cargó
file-nothing-changed = { $path }: { $error }. No se cambió nada.
list-added = Lista añadida
list-holds = { $file }: { $count } { $count ->
         [one] organización
        *[other] organizaciones
    }
list-not-taken = La lista no se aceptó
rules-added = Se añadieron { $count } { $count ->
         [one] regla
        *[other] reglas
    }
not-used = No se usa: { $wrong }
not-used-and-more = No se usa: { $wrong } (y { $count } más)
rules-not-read = Las reglas no se pudieron leer
own-rules-not-saved = Sus propias reglas no se guardaron
no-workspace-start-again = No hay ningún espacio de trabajo abierto. Vuelva a iniciar el programa para abrirlo.
nothing-changed-or-saved = No se cambió ni se guardó nada
copy-was-saved = Se guardó una copia del espacio de trabajo
reading-not-saved = Lo leído no se pudo guardar
about-your-saved-data = Sobre sus datos guardados
takes-over-your-answers = Este espacio de trabajo adopta sus respuestas
takes-over-line = No tenía ninguna. Cámbielas en Ajustes si es de otra organización.
no-workspace-to-change = No hay abierto ningún espacio de trabajo que se pueda cambiar.
decision-not-recorded = La decisión no se registró
not-there-any-more = Aquello de lo que trata ya no está.
nothing-to-take-back = No hay nada que retirar
list-kept = Lista conservada
lists-kept = Listas conservadas
correction-not-saved = La corrección no se guardó
loaded-catalogue-not-used = El catálogo cargado no se usa
kept-answers-not-read = Las respuestas guardadas no se pudieron leer
own-rules-not-read = Sus propias reglas no se pudieron leer
likes-not-read = Sus ajustes de la ventana no se pudieron leer
likes-not-saved = Sus ajustes de la ventana no se guardaron
corrections-not-remembered = Las correcciones de listas no se recuerdan
nothing-can-be-kept = No se puede conservar nada
list-not-removed = La lista no se quitó
link-not-opened = El enlace no se abrió
answers-not-saved = Sus respuestas no se guardaron
log-saved = Registro guardado
changes-saved = Cambios guardados
not-found-any-more = Un nuevo análisis ya no lo encuentra
record-saved = Acta guardada
removal-pack-saved = Paquete de eliminación guardado
hand-over-saved = Entrega guardada
hand-over-not-made = La entrega no se creó
nothing-chosen-yet = Aún no se ha elegido nada: marque un fabricante o un producto.
no-rule-gives = Para esta organización ninguna regla da «{ $verdict }» o más severo a ningún producto. Elija otro veredicto o marque productos.

# What is running, and what came of it.
scanning-done-of = Analizando, { $done } de { $total } { $total ->
         [one] fuente
        *[other] fuentes
    }: { $source }
reading-lists = Leyendo, { $done } de { $total } { $total ->
         [one] lista
        *[other] listas
    }
reading-rows = Leyendo, { $count } { $count ->
         [one] fila
        *[other] filas
    }
counted-of-verdict = { $verdict }: { $count }

# What waits for an answer, on the rail.
wait-to-be-decided = { $count } { $count ->
         [one] hallazgo
        *[other] hallazgos
    } por decidir de nuevo
wait-to-be-recognised = { $count } { $count ->
         [one] pregunta
        *[other] preguntas
    } sobre equipos
