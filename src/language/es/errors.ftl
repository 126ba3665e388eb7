# Errores y trabajos del programa.

# What a job does, where it did not work.
told-job-scan = análisis
told-job-scan-disk = análisis del disco
told-job-scan-administrator = análisis como administrador
told-job-list = lectura de la lista
told-job-lists = lectura de las listas
told-job-preview = vista previa de los hallazgos
told-job-rules = comprobación de las reglas
told-job-sort = ordenación de los hallazgos
told-job-official = lectura de listas oficiales
told-job-choice = elección de un archivo
told-job-report = escritura del informe
told-job-record = escritura del registro
told-job-pack = escritura del paquete de eliminación
told-job-log = escritura del historial
told-job-changes = escritura de los cambios
told-job-handover-preview = vista previa de la entrega
told-job-handover = escritura de la entrega
told-job-unfinished = búsqueda de eliminaciones sin terminar
told-job-records = búsqueda de registros de eliminaciones
told-job-workspace = apertura del espacio de trabajo
told-job-saved-data = trabajo con los datos guardados
told-job-backup = copia diaria del espacio de trabajo
told-job-restore = restauración de una copia
told-job-own-rules = guardado de sus propias reglas
told-job-decision = registro de una decisión
told-job-machine = cambio de un equipo
told-job-taking-back = deshacer
told-job-delete = borrado de un inventario
told-job-setting = cambio de un ajuste
told-job-answers = guardado de sus respuestas
told-job-copy = guardado de una copia
told-job-compare = comparación de dos días
told-job-older = vista de una lectura anterior

# Errors of this program and of its files.
told-own-error = Un error de este programa: { $why }.
told-own-error-saved = Un error de este programa: { $why }. Lo confirmado está guardado; vuelva a iniciar el programa para continuar.
told-no-reason = no se conoce el motivo
told-not-started = No se pudo iniciar: { $error }.
told-broken = No se hace nada más. Cierre la guía y continúe la eliminación: su registro dice hasta dónde llegó.
told-no-folder-journal = No hay carpeta para el registro de una eliminación, así que no se empezó nada.
told-unknown-system = Interdict no sabe eliminar nada de este sistema.
told-not-begun = No se empezó: { $error }
told-other-machine-removal = Esta es una eliminación de { $name }, y este equipo es { $own }. No se ejecutó nada.
told-stopped-nothing-run = Detenido. No se ejecutó nada.
told-begun-as-administrator = Se empezó como administrador: inicie Interdict como administrador para continuarla.
told-journal-of-user = Su registro está en la carpeta de { $user }, que puede cambiarlo, así que no se continúa como administrador. Inicie Interdict como { $user }, sin permisos de administrador, para continuarla, o empiece aquí una eliminación nueva.

# The scan as administrator.
told-elevated-nothing = El análisis como administrador no dio nada: { $error }. Lo leído antes se queda.
told-elevated-not-found = No se encontró { $program }. Ejecute «interdict-cli scan --out ARCHIVO» como administrador e importe el archivo.
told-elevated-changeable = Usuarios sin permisos de administrador pueden cambiar { $place }, así que { $program } no se ejecuta como administrador. Instale Interdict donde solo pueda escribir un administrador.
told-elevated-unread = No se pudo leer el análisis como administrador: { $error }. Lo leído antes se queda.
told-elevated-not-understood = No se pudo entender el análisis como administrador: { $error }. Lo leído antes se queda.
told-elevated-form = El análisis como administrador tiene la forma { $form }, que no se conoce. Lo leído antes se queda.
told-elevated-other = El análisis como administrador es de { $name }, no de este equipo. Lo leído antes se queda.
told-elevated-refused = No se dio permiso, así que no se volvió a leer nada
told-elevated-cancelled = el análisis se canceló
told-elevated-start = no se pudo iniciar: { $error }
told-elevated-code = terminó con el código { $code }

# Files of the program.
told-no-settings-folder = este sistema no indica ninguna carpeta para ajustes
told-look-not-said = { $path } no dice qué aspecto debe tener la ventana: { $error }
told-no-profile = { $path } no es un perfil: { $error }
told-too-large-catalogue = { $path } ocupa más de 64 MB; ningún catálogo es tan grande
told-too-large-list = { $path } ocupa más de 512 MB; ninguna lista oficial es tan grande
told-no-catalogue-file = esto no es un archivo de catálogo: no empieza con una firma
told-foreign-key = el archivo se firmó con una clave en la que este programa no confía
told-wrong-signature = la firma no corresponde al contenido: el archivo se cambió o está cortado
told-content-unread = el contenido no se puede leer: { $error }
told-dated-future = el archivo tiene fecha { $date }, que aún no ha llegado. ¿Está bien el reloj de este equipo?
told-dated-older = el archivo tiene fecha { $date }; el catálogo en uso es más reciente: { $newer }
told-set-aside = Se apartó como { $path }.
told-left-where = Se dejó donde está ({ $error }).
told-folder-not-empty = la carpeta no está vacía
told-workbook-not-made = no se pudo crear el libro: { $error }
told-pdf-not-made = no se pudo crear el PDF: { $error }
told-no-removal-chosen = No se eligió ninguna eliminación.
told-no-machine-chosen = No se eligió ningún equipo.
told-only-kept-compared = Solo se puede comparar lo guardado en un espacio de trabajo.
told-no-workspace-open = No hay ningún espacio de trabajo abierto.
told-reading-gone = Ya no se conserva nada de ello.
told-one-not-kept = Una de las dos ya no se conserva.
told-backups-are = { $path } ya no está, pero sí sus copias diarias. Restaure una o abra otro espacio de trabajo.
told-no-https = { $address } no es una dirección https, así que no se abrió
told-no-browser = no se pudo iniciar el navegador: { $error }
told-none-understood = ninguna de sus columnas se entendió como programas
