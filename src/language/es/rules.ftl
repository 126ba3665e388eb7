# Restricciones, reglas, motivos e indicios, lo que se leyó.

# Which rules are shown.
chip-all = Todas
chip-touches-us = Nos afecta
does-not = No afecta
not-in-force = No en vigor

# Restrictions.
close = Cerrar
does-this-touch-us = ¿Nos afecta esto?
through-the-vendor = A través del fabricante.
yes-it-binds-you = Sí, le obliga.
it-depends = Depende.
not-in-force-now = No está en vigor.
no = No.
own-rule-of = Regla propia, { $file }
catalogue-verified = Catálogo incorporado, verificado
catalogue-not-verified = Catálogo incorporado, no verificado
search-rules = Buscar reglas, fabricantes, productos
no-rule-names = Ninguna regla nombra «{ $text }»
absence-proves-nothing = Que no aparezca aquí no demuestra que no exista ninguna regla.
show-all-rules = Mostrar todas las reglas
head-place = Lugar
head-for-you = Para usted
head-vendors = Fabricantes
head-status-as-of = Estado a fecha
as-of-not-known = se desconoce
not-yet = Todavía no
ended = Terminada
proposed = Propuesta
paused = En pausa
binds-nobody = No obliga a nadie

# One rule in full.
reach-direct = le obliga directamente
reach-vendor = a través del fabricante
reach-depends = depende
reach-none = no le obliga
reach-not-in-force = no en vigor
rule-not-confirmed = Los hechos de esta regla no se confirmaron en una fuente. Compruébelos antes de confiar en ellos.
dates = Fechas
what-it-does-not-say = Qué no dice
whom-and-what = A quién y qué alcanza
authority = Autoridad
fact-title = Título
cite = Cita
fact-status = Estado
status-as-of = { $status }, a fecha de { $date }
no-official-address = No se conoce una dirección oficial; cite { $citation }.
official-text = Texto oficial, { $site }
one-question = Depende de una pregunta
answered-does = Respondió: sí
answered-does-not = Respondió: no
it-does = Sí
it-does-not = No
what-you-have-to-do = Qué debe hacer
due = Vence { $day }: { $how }
due-passed = Venció { $day }: { $how }
not-verified-sentence = No verificado.
done = Hecho
draft-the-report = Redactar el informe
business-days = Los días hábiles son de lunes a viernes; los festivos no se tienen en cuenta.
draft-of-a-report = Borrador de un informe
copy-the-text = Copiar el texto
fill-in-brackets = Rellene lo que está entre corchetes. Interdict no envía nada.
text-of-the-report = Texto del informe
issued = Emitida
in-effect = En vigor
newest-text-read = A fecha de: texto más reciente leído. { $status }
not-confirmed-since = sin confirmar en los { $months } { $months ->
         [one] mes
        *[other] meses
    } desde entonces

# Why a finding is restricted.
decided-by-your-organisation = Decidido por su organización
no-rule-covers-it = Su fabricante está en una lista, pero ninguna regla cubre este producto en este día. No cuenta.
rules-that-list-it = Reglas que lo incluyen
other-rules = Otras reglas que lo nombran

# Evidence.
certain-because = Seguro: { $what } lo demuestra.
an-identifier = un identificador
likely-because = Probable: el nombre lo dice y nada habla en contra.
to-review-because = Por revisar: el nombre por sí solo no lo demuestra.
records-on = { $count } { $count ->
         [one] registro
        *[other] registros
    } en { $machine }
records-joined = { $count } { $count ->
         [one] registro
        *[other] registros
    } en { $machine }, unidos en un hallazgo
hidden-twin = , gemelo oculto
left-behind = , quedó atrás
read-here = Leído aquí
part-of-it = Parte de él, contado una vez
same-product = El mismo producto, contado una vez
what-proves-it = Qué lo demuestra
no-fact-was-read = Ninguno de los hechos usados aquí se leyó en una fuente. Mire el equipo antes de actuar.
where-it-was-read = Dónde se leyó
publisher = Editor
product-code = Código de producto
uninstall-key = Clave de desinstalación
package = Paquete
bundle-id = Id. de paquete
it-says = Dice
installed-on = Instalado el
fact-for = Para
for-everybody = todos en este equipo
for-user = el usuario { $user }
user-in-the-list = Usuario en la lista
read-from = Leído de
row = Fila
also-read = También leído en este equipo
of-user = del usuario { $user }
and-more = y { $count } más
not-verified-bracket = (No verificado)

# What was read.
run-as-administrator = Ejecute «interdict-cli scan --out ARCHIVO» como administrador e importe el archivo para verlas.
scan-again = Analizar de nuevo
one-needs-rights = Una fuente necesita más permisos: { $name }
one-not-read = Una fuente no se pudo leer: { $name }
need-rights = { $count } { $count ->
         [one] fuente necesita
        *[other] fuentes necesitan
    } más permisos
not-read-count = { $count } { $count ->
         [one] fuente no se pudo leer
        *[other] fuentes no se pudieron leer
    }
what-was-read = Qué se leyó
read-of = { $read } de { $all } leídas
needs-rights = necesita permisos
given-up = abandonada
not-read = no leída
more-sources = { $count } { $count ->
         [one] fuente más
        *[other] fuentes más
    }
read-nothing-in-it = Leído, sin contenido
not-present-here = No presente aquí
rows-records = { $rows } filas = { $software } registros + { $skipped } omitidas a propósito + { $problems } problemas
rows-programs = { $rows } filas = { $software } programas + { $skipped } omitidas a propósito + { $problems } problemas
named-and-more = { $what }: { $names } y { $count } más.
folder-of-the-disk = La carpeta en la que está montado el disco

# The organisation's own rules.
written-day-wrong = { $name }: «{ $text }» no es un día (AAAA-MM-DD)
your-own-rules = Reglas propias
beside-the-law = Junto a la ley, nunca en su lugar
own-rules-explained = Prohíba lo que su organización no quiere, o permita por un tiempo lo que una regla nombra. Lo permitido se sigue mostrando con lo que la ley dice de ello.
a-rule-is-not-used = Una regla no se usa
add-a-rule = Añadir una regla
add-from-a-file = Añadir desde un archivo…
allowed = Permitido
from-day = desde { $day }
until-day = hasta { $day }
switched-off = desactivada
not-in-use-on = no se usa el { $day }
delete-named = Eliminar { $name }
change-named = Cambiar { $name }
delete-asked = ¿Eliminar «{ $name }»?
delete = Eliminar
judged-without-it = Los hallazgos se vuelven a juzgar sin ella. Esto no se puede deshacer.
change-a-rule = Cambiar una regla
keep-the-rule = Guardar la regla
what-the-rule-does = Qué hace la regla
rule-ban = Prohibir
rule-allow = Permitir
what-it-means = Qué significa
field-names = Nombres
hint-names = palabras del nombre del programa, | entre varias
field-publishers = Editores
hint-publishers = como los escriben las listas, | entre varios
vendor = Fabricante
hint-vendor = del catálogo (Kaspersky), u otro
product = Producto
hint-product = del catálogo, u otro
field-identifiers = Identificadores
hint-identifiers = nombres de paquete, identificadores, códigos de producto
hint-machines = todos si se deja vacío
reason = Motivo
hint-reason = se muestra con cada hallazgo
decided-by = Decidido por
from = Desde
hint-from = AAAA-MM-DD, siempre si se deja vacío
until = Hasta
hint-until = AAAA-MM-DD, el último día
shown-as = Se muestra como «{ $title }».
still-missing = Falta algo. { $wrong }.
add-own-rules = Añadir reglas propias
file-kind-rules = Reglas

# The catalogue in use and official lists of names.
catalogue = Catálogo
from-a-signed-file = cargado de un archivo firmado
built-in = incorporado en este programa
rules-with-origin = Reglas a fecha de { $date }: { $rules }, de ellas { $verified } verificadas; { $origin }.
newer-catalogue = Un catálogo más nuevo llega como un solo archivo firmado. Solo se acepta si su firma y su fecha son correctas; Interdict nunca lo descarga por su cuenta.
catalogue-not-used = El catálogo cargado no se usa
load = Cargar…
load-a-catalogue = Cargar un catálogo
file-kind-catalogues = Catálogos
go-back-asked = ¿Volver a un catálogo anterior?
go-back = Volver
older-explained = El archivo es del { $date }, el catálogo en uso del { $inuse }. Faltarían las reglas que llegaron o cambiaron entre medias.
official-lists = Listas oficiales de nombres
official-lists-explained = En ellas se buscan los editores del software instalado: la Consolidated Screening List (CSV o JSON), OpenSanctions targets.simple.csv, o un nombre por línea. El mismo nombre no tiene por qué ser la misma empresa, así que una coincidencia se muestra aparte y nunca es un hallazgo.
list-in-use = { $format }. { $count } { $count ->
         [one] organización
        *[other] organizaciones
    }, { $left } personas, barcos y aeronaves omitidos, { $problems } { $problems ->
         [one] problema
        *[other] problemas
    }
forget-named = Olvidar { $name }
add-a-list = Añadir una lista…
add-an-official-list = Añadir una lista oficial
file-kind-names = Listas de nombres
publishers-on-lists = Editores en listas oficiales
same-name-no-finding = El mismo nombre, no un hallazgo
publisher-on = { $publisher } en { $machine }
and-more-in-report = y { $count } más; un informe los enumera todos
