# Errores y trabajos del programa.

# What a job does, where it did not work.
heard-job-scan = análisis
heard-job-scan-disk = análisis del disco
heard-job-scan-administrator = análisis como administrador
heard-job-list = lectura de la lista
heard-job-lists = lectura de las listas
heard-job-preview = vista previa de los hallazgos
heard-job-rules = comprobación de las reglas
heard-job-sort = ordenación de los hallazgos
heard-job-official = lectura de listas oficiales
heard-job-choice = elección de un archivo
heard-job-report = escritura del informe
heard-job-record = escritura del registro
heard-job-pack = escritura del paquete de eliminación
heard-job-log = escritura del historial
heard-job-changes = escritura de los cambios
heard-job-handover-preview = vista previa de la entrega
heard-job-handover = escritura de la entrega
heard-job-unfinished = búsqueda de eliminaciones sin terminar
heard-job-records = búsqueda de registros de eliminaciones

# Errors of this program and of its files.
heard-own-error = Un error de este programa: { $why }.
heard-no-reason = no se conoce el motivo
heard-not-started = No se pudo iniciar: { $error }.
heard-broken = No se hace nada más. Cierre la guía y continúe la eliminación: su registro dice hasta dónde llegó.
heard-no-folder-journal = No hay carpeta para el registro de una eliminación, así que no se empezó nada.
heard-unknown-system = Interdict no sabe eliminar nada de este sistema.
heard-not-begun = No se empezó: { $error }
heard-other-machine-removal = Esta es una eliminación de { $name }, y este equipo es { $own }. No se ejecutó nada.
heard-stopped-nothing-run = Detenido. No se ejecutó nada.
heard-begun-as-administrator = Se empezó como administrador: inicie Interdict como administrador para continuarla.
heard-journal-of-user = Su registro está en la carpeta de { $user }, que puede cambiarlo, así que no se continúa como administrador. Inicie Interdict como { $user }, sin permisos de administrador, para continuarla, o empiece aquí una eliminación nueva.

# The scan as administrator.
heard-elevated-nothing = El análisis como administrador no dio nada: { $error }. Lo leído antes se queda.
heard-elevated-not-found = No se encontró { $program }. Ejecute «interdict-cli scan --out ARCHIVO» como administrador e importe el archivo.
heard-elevated-changeable = Usuarios sin permisos de administrador pueden cambiar { $place }, así que { $program } no se ejecuta como administrador. Instale Interdict donde solo pueda escribir un administrador.
heard-elevated-unread = No se pudo leer el análisis como administrador: { $error }. Lo leído antes se queda.
heard-elevated-not-understood = No se pudo entender el análisis como administrador: { $error }. Lo leído antes se queda.
heard-elevated-form = El análisis como administrador tiene la forma { $form }, que no se conoce. Lo leído antes se queda.
heard-elevated-other = El análisis como administrador es de { $name }, no de este equipo. Lo leído antes se queda.
heard-elevated-refused = No se dio permiso, así que no se volvió a leer nada
heard-elevated-cancelled = el análisis se canceló
heard-elevated-start = no se pudo iniciar: { $error }
heard-elevated-code = terminó con el código { $code }

# Files of the program.
heard-no-settings-folder = este sistema no indica ninguna carpeta para ajustes
heard-look-not-said = { $path } no dice qué aspecto debe tener la ventana: { $error }
heard-no-profile = { $path } no es un perfil: { $error }
heard-too-large-catalogue = { $path } ocupa más de 64 MB; ningún catálogo es tan grande
heard-too-large-list = { $path } ocupa más de 512 MB; ninguna lista oficial es tan grande
heard-no-catalogue-file = esto no es un archivo de catálogo: no empieza con una firma
heard-foreign-key = el archivo se firmó con una clave en la que este programa no confía
heard-wrong-signature = la firma no corresponde al contenido: el archivo se cambió o está cortado
heard-content-unread = el contenido no se puede leer: { $error }
heard-dated-future = el archivo tiene fecha { $date }, que aún no ha llegado. ¿Está bien el reloj de este equipo?
heard-dated-older = el archivo tiene fecha { $date }; el catálogo en uso es más reciente: { $newer }
heard-set-aside = Se apartó como { $path }.
heard-left-where = Se dejó donde está ({ $error }).
heard-folder-not-empty = la carpeta no está vacía
heard-workbook-not-made = no se pudo crear el libro: { $error }
heard-pdf-not-made = no se pudo crear el PDF: { $error }
heard-no-removal-chosen = No se eligió ninguna eliminación.
heard-no-machine-chosen = No se eligió ningún equipo.
heard-only-kept-compared = Solo se puede comparar lo guardado en un espacio de trabajo.
heard-no-https = { $address } no es una dirección https, así que no se abrió
heard-no-browser = no se pudo iniciar el navegador: { $error }
heard-none-understood = ninguna de sus columnas se entendió como programas
