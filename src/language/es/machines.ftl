# Equipos.

# What is said of machines.
make-one-asked = ¿Hacer un solo equipo de { $count } { $count ->
         [one] equipo
        *[other] equipos
    }?
make-them-one = Unirlos
which-machine-is = ¿Qué equipo es { $name }?
rename-the-machine = Cambiar el nombre del equipo
rename = Cambiar nombre
tag-named = Etiquetar { $name }
tag-machines = Etiquetar { $count } { $count ->
         [one] equipo
        *[other] equipos
    }
add-tag = Añadir etiqueta
this-machine = este equipo
merged-explained = Sus lecturas y hallazgos quedan juntos desde entonces, y lo decidido sobre uno vale para ambos. Se puede deshacer.
which-name-kept = ¿Qué nombre conserva?
find-a-machine = Buscar un equipo
and-more-machines = y { $count } { $count ->
         [one] equipo más
        *[other] equipos más
    }: escriba una parte del nombre
no-other-machine = Ningún otro equipo se llama así.
name-of-the-machine = Nombre del equipo
names-stay-known = Los nombres con los que se leyó se siguen conociendo.
tag = Etiqueta
tag-example = Contabilidad
tags-explained = Los equipos se pueden mostrar por etiqueta: un lugar, un departamento, quién se ocupa.

# The list of machines.
most-serious-first = { $count } { $count ->
         [one] equipo
        *[other] equipos
    }, lo más grave primero
these-are-one = Estos { $count } son un solo equipo…
tag-asked = Etiquetar…
tag-machines-asked = Etiquetar { $count } { $count ->
         [one] equipo
        *[other] equipos
    }…
leave-out = Excluir
leave-out-machines = Excluir { $count } { $count ->
         [one] equipo
        *[other] equipos
    }
most-serious = Lo más grave
system = Sistema
known-from = Conocido por
coverage = Cobertura
machine-row = { $name }, { $count } { $count ->
         [one] hallazgo
        *[other] hallazgos
    }
machines-appear-here = Los equipos aparecen aquí tras un análisis o una importación.
no-machines-yet = Aún no hay equipos

# One machine.
all-machines = Todos los equipos
left-out-of-count = Excluido del recuento
rename-asked = Cambiar nombre…
add-a-tag = Añadir una etiqueta…
same-machine-as = Es el mismo equipo que…
count-it-again = Volver a contarlo
leave-it-out = Excluirlo
what-is-known = Qué se sabe de él
architecture = Arquitectura
serial-number = Número de serie
hardware-id = Id. de hardware
read-under-the-names = Leído con los nombres
count-readings = { $count } { $count ->
         [one] lectura
        *[other] lecturas
    }
with-serial = { $line }, número de serie { $serial }
not-the-same-named = No es el mismo equipo: { $name }
not-the-same-machine = No es el mismo equipo
none-in-what-was-read = Ninguno en lo leído.
readings = Lecturas
nothing-kept-of-it = Ya no se guarda nada leído de él.
older-does-not-count = , anterior: no cuenta
delete-reading-named = Eliminar la lectura { $title }
delete-asked-short = Eliminar…
it-is-of = Es de { $count } { $count ->
         [one] equipo
        *[other] equipos
    }.
look-at-reading-named = Ver la lectura { $title }
look-at-it = Ver
all-read = todo leído
some-programs-only = solo algunos programas

# Questions about machines.
and-more-questions = y { $count } { $count ->
         [one] pregunta más
        *[other] preguntas más
    }
two-called = ¿Los dos llamados { $name } son un solo equipo?
are-one-machine = ¿{ $name } y { $other } son un solo equipo?
was-read-in = { $why } { $name } se leyó en { $source }. Hasta que responda, cuenta como un equipo propio.
same-machine = Mismo equipo
it-is-other = Es { $other }
aloud-and = { $words }: { $name } y { $other }
not-the-same = No es el mismo
none-of-these-machines = Ninguno de estos
later-named = Más tarde: { $name }
later = Más tarde
since-come-back = Volvió
since-new = Nuevo
since-gone = Desapareció

# How well a machine is known.
coverage-complete = Completa
what-the-list-says = Lo que dice la lista
mounted-disk = Disco montado
coverage-read = { $coverage } leídas
list-not-fully-read = Lista no leída del todo
what-changed-asked = Qué cambió…
what-changed-with = Qué cambió con la lectura { $title }
what-changed = Qué cambió
left-out = Excluido

# What was said of one machine, and which of two it is.
known-from-also = { $name }, conocido por { $source }
take-away-tag = Quitar la etiqueta { $tag }
what-was-said = Qué se dijo de él
take-back-words = Retirar: { $words }

# What changed between two days or two readings.
comparing = Comparando…
between-day = entre el
and-day = y el
earlier-day = Día anterior
later-day = Día posterior
by-machine = Por equipo
by-program = Por programa
grouped = Agrupado
services-too = También servicios, controladores y similares
save-as-csv = Guardar como CSV…
save-what-changed = Guardar lo que cambió
read-first-time = Leídos por primera vez, por eso no comparados: { $names }.
known-earlier-only = Conocidos solo el día anterior: { $names }.
machines-compared = Comparación de { $count } { $count ->
         [one] equipo
        *[other] equipos
    }.
different-days-needed = Hacen falta dos días distintos
different-days-line = Lo leído en un día es un solo estado. Dos lecturas de un equipo se comparan en su página.
no-change-of-sort = Ningún cambio de este tipo
no-change-of-sort-line = Elija otro arriba, o muestre también servicios y controladores.
nothing-to-compare = Nada que comparar
nothing-to-compare-line = Ningún equipo se había leído para ambos días.
nothing-changed = No cambió nada
nothing-changed-line = Todos los programas leídos están como estaban.
change = Cambio
version-before = Versión antes
version-after = Versión después
what-happened = Qué pasó
change-on-machines = { $what } en { $count } { $count ->
         [one] equipo
        *[other] equipos
    }
change-came-back = Volvió
change-version = Versión cambiada
change-unclear = No comparable

# One reading as it was then.
what-was-read-then = Qué se leyó entonces
back-to-the-machine = Volver al equipo
machine-on-day = { $name } el { $day }
how-it-was = Así estaba el { $day }
as-it-was-older = { $from }, { $read }. Las reglas se aplican como valían ese día, para sus respuestas de hoy. Cuenta una lectura más reciente; aquí no se puede decidir nada.
as-it-was-counts = { $from }, { $read }. Las reglas se aplican como valían ese día, para sus respuestas de hoy. Todavía cuenta; decida en Hallazgos.
nothing-found-in-it = No se encontró nada en ella.
nothing-found-then = No se encontró nada en lo que se pudo leer entonces.
and-more-findings = y { $count } { $count ->
         [one] hallazgo más
        *[other] hallazgos más
    }

# Why a machine is taken for another one, or is asked about.
name-in-quotes = «{ $name }»
machine-without-name = un equipo sin nombre
because-you-said-so = Usted lo dijo.
because-said-of-several = Usted dijo que varios equipos se leen así.
because-serial = El número de serie es el mismo.
because-name-and-serial = El nombre y el número de serie son los mismos.
because-serial-and-hardware = El número de serie y el identificador de hardware son los mismos; se llamaba { $name }.
because-serial-of-another = El número de serie es el de { $name }, el nombre es otro: el equipo cambió de nombre, o el número no es suyo (una licencia, un disco copiado).
because-serial-other-hardware = El número de serie es el de { $name }, pero el nombre y el identificador de hardware son otros.
because-serial-of-one-name-of-other = El número de serie es el de { $name }; el nombre, el de otro equipo.
because-serial-name-other = El número de serie es el mismo, el nombre es otro.
because-name-serial-unknown = El nombre es el mismo, su número de serie no se conoce.
because-serial-of-several = Varios equipos conocidos tienen este número de serie, y ningún nombre los distingue.
because-hardware = El identificador de hardware es el mismo.
because-name-and-hardware = El nombre y el identificador de hardware son los mismos.
because-hardware-of-another = El identificador de hardware es el de { $name }, el nombre es otro: el equipo cambió de nombre, o es la copia de una máquina virtual.
because-hardware-name-other = El identificador de hardware es el mismo, el nombre es otro.
because-name-hardware-of-another = El nombre es el mismo, el identificador de hardware es de otro.
because-nothing-known = No tiene nombre ni número de serie conocidos.
because-no-such-name = Ningún equipo conocido tiene este nombre.
because-other-serial = El equipo de este nombre tiene otro número de serie.
because-several-named-so = Varios equipos conocidos tienen este nombre, y aquí nada los distingue.
because-several-serial-unknown = Varios equipos conocidos tienen este nombre; de este no se conoce el número de serie.
because-other-hardware = El nombre es el mismo, el identificador de hardware es otro: hardware nuevo u otro equipo.
because-other-system = El nombre es el mismo, el sistema es otro: instalado de nuevo, un segundo sistema dentro del primero o junto a él, u otro equipo.
because-name = El nombre es el mismo.
because-name-but-domain = El nombre es el mismo salvo el dominio.
because-name-cut = El nombre es el mismo, cortado tras quince letras.
read-in-a-scan = un escaneo
read-in-deleted-list = una lista que se eliminó
with-serial-number = { $name }, número de serie { $serial }
name-of-source = { $name } de { $source }

# What was said of machines, in the log of one machine.
another-machine = otro equipo
said-one-machine = { $name } y { $other } son un solo equipo
said-of-its-own = { $name } es un equipo propio
said-is-this-machine = Lo que se lee como { $name } es este equipo
said-called = Nombrado { $name }
said-tagged = Etiquetado: { $tag }
said-untagged = Ya no etiquetado: { $tag }
said-counted-again = Se vuelve a contar

# Why two readings cannot be compared.
earlier-some-software-only = De las dos, la anterior trata solo de algunos programas.
later-some-software-only = De las dos, la posterior trata solo de algunos programas.
earlier-source-unread = { $source } no se pudo leer en la anterior.
later-source-unread = { $source } no se pudo leer en la posterior.
machine-only-earlier = El equipo está solo en la anterior.
machine-only-later = El equipo está solo en la posterior.
newer-list-is-silent = La lista más nueva no lo nombra; el equipo en sí no se examinó.
scan-with-list = Se compara un escaneo con una lista: lo que la lista no muestra parece eliminado.
list-with-scan = Se compara una lista con un escaneo: lo que la lista no muestra parece nuevo.
from-day-to-day = { $from } a { $to }
readings-deleted-since = { $count } { $count ->
         [one] lectura de ese tiempo se eliminó desde entonces: falta lo que decía.
        *[other] lecturas de ese tiempo se eliminaron desde entonces: falta lo que decían.
    }
