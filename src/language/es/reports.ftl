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

# Kinds and formats of reports.
paper-of-a-pdf = Papel de un PDF
paper-letter = Carta
csv-with-mark = CSV con la marca por la que Excel reconoce UTF-8
format-html = Página HTML
format-xlsx = Libro de Excel
format-html-purpose = Para leer e imprimir; un archivo que no necesita red.
format-pdf-purpose = Para imprimir, enviar y archivar.
format-xlsx-purpose = Para ordenar y filtrar: una hoja por tema.
format-csv-purpose = Una lista, para otras herramientas.
format-json-purpose = Todo, en una forma documentada para programas.
format-markdown-purpose = Para un tique de incidencia.
report-summary = Resumen para la dirección
report-full = Informe completo
report-one-machine = Un equipo
report-attestation = Declaración
report-incident = Aviso de incidente
report-exceptions = Registro de excepciones
report-changes = Cambios
report-removal = Acta de eliminación
report-summary-purpose = Una página: qué se encontró, qué significa, qué sigue.
report-full-purpose = Todo: hallazgos, reglas, qué se leyó y qué no.
report-one-machine-purpose = Qué se encontró en un equipo, y según qué reglas.
report-attestation-purpose = Qué se buscó, cómo y con qué resultado; un texto para comprobar y firmar.
report-incident-purpose = Borradores de los avisos que una regla pide, con los huecos marcados.
report-exceptions-purpose = Qué decidió conservar la organización, por qué y hasta cuándo.
report-changes-purpose = Qué es nuevo, qué ya no está y qué no se miró.
report-removal-purpose = Qué se eliminó, paso a paso, y cómo se verificó.

# Hand-over to other tools.
hand-over = Entregar
change-your-answers = Cambiar sus respuestas
hand-over-changes-nothing = No se cambia nada en este equipo ni en ningún otro: se escriben archivos para que usted los lea y los distribuya. Esto es información, no asesoramiento jurídico.
save-into-a-folder = Guardar en una carpeta…
save-the-hand-over = Guardar la entrega
back-to-reports = Volver a los informes
files-for-tools = Archivos para las herramientas que ya tiene, hechos con el catálogo del { $version } para { $name } ({ $kind }), según valen las reglas el { $day }.
for-which-tool = Para qué herramienta
which-products = Qué productos
what-is-ticked = Lo marcado
what-the-rules-reach = Lo que alcanzan las reglas
rules-reach-explained = Cada producto y fabricante para el que una regla da a su organización este veredicto o uno más severo, se haya encontrado o no. Lo que depende de una pregunta sin responder cuenta.
search-makers = Buscar fabricantes y productos
no-maker-has = Ningún fabricante ni producto tiene estas palabras.
verdict-or-more = { $verdict } o más severo
tick-what-was-found = Marcar lo encontrado
tick-nothing = No marcar nada
everything-it-makes = { $name }: todo lo que fabrica
into-which-folder = En qué carpeta
into-folder-explained = Los scripts escriben en esta carpeta un archivo de inventario por equipo. Los equipos necesitan permiso para escribir allí y ninguno para leer.
shared-folder = Carpeta compartida
publishers-in-signatures = Editores en las firmas
signatures-explained = El catálogo no sabe cómo firman los fabricantes sus programas. Los scripts read-signers.ps1 lo dicen en un equipo que tiene el software; ponga lo que digan, uno por línea: «O=…, L=…, C=…» para AppLocker, «TBS=…, CN=…» para App Control.
publishers-one-a-line = Editores, uno por línea
files-being-made = Se están creando los archivos…
no-files-yet = Aún no hay archivos
files = Archivos
count-files = { $count } { $count ->
         [one] archivo
        *[other] archivos
    }
copy-the-file = Copiar el archivo
count-lines = { $count } { $count ->
         [one] línea
        *[other] líneas
    }
text-of = Texto de { $path }
folder-not-empty = La carpeta no está vacía
write-into-it = Escribir en ella
none-replaced = No se reemplaza ninguno de sus archivos.
count-more = { $count } más
files-replaced = { $count } { $count ->
         [one] archivo se reemplaza
        *[other] archivos se reemplazan
    }: { $names }.
lies-there-stays = Lo demás que haya allí se queda y se distribuiría con el resto. Elija otra carpeta o vacíela antes, si es de una entrega anterior.

# What is handed over to.
engine-browsers = Directivas de navegador
engine-collection = Recopilación en una carpeta compartida
engine-glpi = GLPI y OCS Inventory
engine-packages = Gestores de paquetes
engine-applocker = AppLocker y App Control
engine-removal = Paquetes de eliminación
engine-osquery-summary = Un paquete de consultas: dónde hay software restringido, cada día.
engine-fleet-summary = Archivos GitOps: directivas que se cumplen donde no se encuentra nada, e informes.
engine-intune-summary = Scripts que detectan y eliminan, y una regla de cumplimiento.
engine-browsers-summary = Directivas que mantienen las extensiones restringidas fuera de Chrome, Edge, Chromium, Brave y Firefox.
engine-collection-summary = Scripts que escriben un archivo de inventario por equipo, que Interdict lee.
engine-wazuh-summary = Una evaluación de configuración: ninguna clave, carpeta ni programa del fabricante.
engine-glpi-summary = Búsquedas para pegar y una regla de diccionario para importar.
engine-packages-summary = Bloqueos para apt, dnf y zypper; lo que pueden winget y Chocolatey.
engine-applocker-summary = Reglas de denegación por editor, carpeta y paquete, primero para auditar.
engine-removal-summary = Instrucciones y scripts que eliminan cada producto, para cualquier herramienta de gestión.
