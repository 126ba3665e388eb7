# La importación de listas.

# Many lists at once.
lists-wait = { $count ->
         [one] Espera
        *[other] Esperan
    } { $count } { $count ->
         [one] lista más
        *[other] listas más
    }
lists-wait-explained = Las que se leen enteras, sin problemas, y dicen de qué equipo son se pueden guardar juntas. Las demás quedan para que las mire una a una.
keep-all = Guardar todas las que no necesitan preguntas
file-names-computer = Si una lista no nombra el equipo, el nombre del archivo es el del equipo
bulk-kept = { $lists } { $lists ->
         [one] lista guardada
        *[other] listas guardadas
    }: { $software } { $software ->
         [one] programa
        *[other] programas
    } en { $machines } { $machines ->
         [one] equipo
        *[other] equipos
    }
bulk-sum = { $rows } { $rows ->
         [one] fila
        *[other] filas
    } = { $software } { $software ->
         [one] programa
        *[other] programas
    } + { $skipped } omitidas a propósito + 0 problemas.
bulk-left = { $count } { $count ->
         [one] lista tiene una pregunta o problemas y le espera
        *[other] listas tienen preguntas o problemas y le esperan
    }.
nothing-read-of = No se pudo leer nada de { $count } { $count ->
         [one] archivo
        *[other] archivos
    }:
and-more-files = y { $count } { $count ->
         [one] archivo más
        *[other] archivos más
    }
copy-these-files = Copiar estos archivos
close-this = Cerrar esto

# Columns.
sheet-shown-name = Hoja: { $name }
sheet-shown = Hoja mostrada
change-a-meaning = Cambie un significado y los números de arriba lo siguen
what-each-column-means = Qué significa cada columna
columns-not-shown = { $count } { $count ->
         [one] columna no se muestra
        *[other] columnas no se muestran
    } aquí.
the-first-records = Los primeros registros
column-number = Columna { $number }
meaning-of-column = Significado de la columna { $number }

# Which computer.
which-computer = ¿A qué equipo pertenece esta lista?
computer = Equipo
use-this-name = Usar este nombre
the-list-names-none = La lista no nombra ninguno; este es el nombre del archivo.
as-you-said = Como usted indicó.

# The page of a list.
waits-for-answer = { $file } se leyó y espera su respuesta. Cuenta cuando la guarde.
a-list-is-not-kept = Una lista aún no se ha guardado
go-back-to-the-list = Volver a la lista
list-cannot-show = Esta lista no puede mostrarlo todo
check-this-list = Compruebe esta lista antes de guardarla
nothing-saved-yet = { $name }. Aún no se ha guardado nada.
reading-as-you-said = Leyendo la lista como indicó
size-bytes = { $count } { $count ->
         [one] byte
        *[other] bytes
    }
size-kb = { $size } KB
size-mb = { $size } MB
size-gb = { $size } GB
read-as-corrected = Leída como la corrigió el { $day }
same-headings = Entonces se corrigió una lista con los mismos encabezados.
forget-this = Olvidar esto
keep-programs = Guardar { $count } { $count ->
         [one] programa
        *[other] programas
    }
more-lists-wait = { $count ->
         [one] Espera
        *[other] Esperan
    } { $count } { $count ->
         [one] lista más
        *[other] listas más
    }.
names-only-some = Nombra solo algunos programas
names-only-some-explained = Si está marcado, lo que esta lista no nombra queda como estaba: no se da por desaparecido.
read-next-the-same = Leer el próximo archivo con esta forma del mismo modo
no-headings-not-remembered = Una lista sin encabezados no se reconoce de nuevo, así que esto no se recuerda.
export-of-your-tool = Excel, CSV o la exportación de su herramienta de inventario.
paste-a-table = Una tabla copiada en Excel se puede pegar aquí con Ctrl+V.
path-of-a-list = Ruta de una lista
or-paste-a-path = O pegue una ruta
one-column-holds = Si su única columna sí contiene nombres de programas.
one-of-columns-holds = Si una de las { $count } columnas sí contiene nombres de programas.
choose-columns-yourself = Elegir las columnas usted mismo
choose-columns = Elegir columnas…
choose-another-file = Elegir otro archivo
right-export = En la mayoría de las herramientas de inventario, la exportación adecuada se llama «software instalado» o «aplicaciones».
go-on-without = Seguir sin él
read-before-stays = Lo leído antes queda como está.

# Problems.
copy-all = Copiar los { $count }
copy-the-first = Copiar los primeros { $count } de { $all }
the-first-of = los primeros { $count } de { $all }
problems = Problemas
what-is-wrong = Qué está mal
problem-text = Texto

# What was recognised.
mark-comma = coma
mark-semicolon = punto y coma
mark-tab = tabulación
mark-bar = barra vertical
recognised-from = Reconocida por su contenido: { $how }.
machines-across = Los programas están en las filas, los equipos en las columnas.
software-across = Los equipos están en las filas, los programas en las columnas.
each-line-a-name = Cada línea es el nombre de un programa.
sheet-not-read-why = No leída. { $why }
no-table-of-programs = Ninguna tabla de programas
programs-headings-in-row = { $count } { $count ->
         [one] programa
        *[other] programas
    }, encabezados en la fila { $row }
count-programs = { $count } { $count ->
         [one] programa
        *[other] programas
    }
sheet-not-read = No leída
headings-none = Encabezados: ninguno
headings-row = Encabezados: fila { $row }
headings-found = Encabezados: encontrados
row-number = Fila { $row }
find-them = Buscarlos
every-row-is-data = Ninguno: todas las filas son datos
headings = Encabezados
as-found = como se encontró
find-it = Buscarlo
letters-are = Codificación: { $name }
letters = Codificación
separator-is = Separador: { $name }
separator = Separador
from-its-column = De su columna
from-the-sheet = Del nombre de la hoja
from-the-file = Del nombre del archivo, o escrito
machine-column = Equipo: columna { $heading }
machine-from-column = Equipo: de una columna
machine-from-sheet = Equipo: nombre de la hoja
machine-typed = Equipo: escrito
machine-from-file = Equipo: nombre del archivo
machine-as-found = Equipo: como se encontró
machine = Equipo

# The sum, and what is to be expected.
import-sum = { $rows } { $rows ->
         [one] fila
        *[other] filas
    } en el archivo = { $software } { $software ->
         [one] programa
        *[other] programas
    } en { $machines } { $machines ->
         [one] equipo
        *[other] equipos
    } + { $skipped } omitidas a propósito + { $problems } { $problems ->
         [one] problema
        *[other] problemas
    }
sum-rows = { $rows ->
         [one] fila
        *[other] filas
    } en el archivo
sum-programs = { $software ->
         [one] programa
        *[other] programas
    } en { $machines } { $machines ->
         [one] equipo
        *[other] equipos
    }
skipped-on-purpose = omitidas a propósito
sum-problems = { $problems ->
         [one] problema
        *[other] problemas
    }
findings-expected = { $count ->
         [one] hallazgo previsto
        *[other] hallazgos previstos
    }
skipped-usual = Omitidas: totales, encabezados repetidos, entradas marcadas como eliminadas, filas vacías.
skipped-because = Omitidas a propósito: { $why }.
rules-being-applied = Se están aplicando las reglas a esta lista.
count-machines = { $count } { $count ->
         [one] equipo
        *[other] equipos
    }
and-more-programs = y { $count } { $count ->
         [one] programa más
        *[other] programas más
    }
review-too = , { $count } por revisar
nothing-found-among = Nada encontrado entre { $count } { $count ->
         [one] programa
        *[other] programas
    }{ $review }
findings-in-this-list = { $count } { $count ->
         [one] hallazgo
        *[other] hallazgos
    } en esta lista{ $review }

# What a column of a list means.
column-user = Usuario
column-software = Software
column-version = Versión
column-count = Cantidad
column-unused = No se usa
column-package-id = Id. de paquete del gestor
column-extension-id = Id. de extensión
column-hidden = Entrada oculta
column-parent = Actualización de
column-registry-path = Ruta del registro
column-location = Carpeta
column-uninstall = Comando de desinstalación
column-presence = Instalado o eliminado
as-of-which-day = ¿A qué fecha?
day-list-was-made = El día en que se hizo esta lista.
write-a-past-day = Escriba un día que ya haya llegado, como AAAA-MM-DD.
