# Qué resultó de un paso.

# What a return code means.
heard-code-done = El desinstalador dice que ha terminado.
heard-code-restart = Hecho. El equipo debe reiniciarse para que se vayan las últimas partes.
heard-code-restarting = Hecho. El desinstalador ha iniciado un reinicio del equipo.
heard-code-not-there = Ya no estaba instalado; no se cambió nada.
heard-code-cancelled = Alguien lo canceló. Ejecútelo de nuevo y responda a sus ventanas.
heard-code-busy = Hay otra instalación en curso. La guía la espera y vuelve a intentarlo.
heard-code-not-allowed = No se permitió: falta la contraseña o es errónea, o faltan permisos. No se eliminó nada.
heard-code-files-missing = Faltan los archivos propios del instalador. Instale de nuevo la misma versión encima y elimínela después, o use la herramienta de eliminación del fabricante.
heard-code-policy = Una directiva de este equipo lo prohíbe. Pregunte a quien administra el equipo.
heard-code-not-understood = El desinstalador no entendió el comando. No se eliminó nada.
heard-code-failed = Falló. Reinicie el equipo e inténtelo otra vez; después use la herramienta de eliminación del fabricante.
heard-code-is = Su código es { $code }.

# Why a command is not run.
heard-not-run = No ejecutado: { $why }.
heard-no-program = no nombra ningún programa
heard-not-read-as-command = no se puede leer como comando ({ $what })
heard-hidden-letters = contiene caracteres invisibles, así que lo que se muestra puede no ser lo que se ejecutaría
heard-for-a-shell = está escrito para un intérprete de comandos («{ $what }»); los comandos se inician directamente
heard-no-full-path = el programa no se nombra con su ruta completa ({ $path }), así que podría iniciarse otro
heard-other-machine = el programa está en otro equipo ({ $path })
heard-device-path = la ruta es de un dispositivo o flujo ({ $path }), no de un archivo
heard-top-of-drive = { $path } está en la raíz de una unidad, donde ningún instalador pone un desinstalador; una ruta con espacios sin comillas puede confundirse con ella
heard-climbs = la ruta sube con «..» ({ $path })
heard-foreign-variable = la variable { $name } no es una de las carpetas del sistema
heard-unknown-variable = el valor de { $name } no se conoce aquí
heard-no-such-program = { $path } no es un programa que se pueda iniciar directamente
heard-host = { $path } ejecuta lo que se le diga; el comando debe nombrar el propio desinstalador
heard-system-tool = { $path } es una herramienta del sistema, no un desinstalador
heard-foreign-library = carga código de { $path }
heard-no-removal = a Windows Installer se le pide algo distinto de eliminar un producto ({ $what })
heard-removes-other = elimina un producto ({ $found }) distinto del encontrado ({ $expected })
heard-program-gone = el programa { $path } ya no está
heard-through-link = la ruta { $path } pasa por un enlace, así que puede apuntar a otro lugar
heard-changed-arguments = los argumentos no son los de una eliminación que componga este programa ({ $what })
heard-no-name = { $name } no es un nombre que pueda tener un paquete
heard-user-place = este comando estaba en un lugar que un usuario normal puede cambiar, así que no se ejecuta como administrador
heard-user-can-replace = un usuario normal puede cambiar o sustituir { $path }, así que no se ejecuta como administrador
heard-unknown-who = no se pudo averiguar quién puede cambiar { $path }, así que no se ejecuta como administrador
heard-in-persons-folder = está en la carpeta de una persona
heard-open-quote = unas comillas sin cerrar
heard-open-quote-or-long = unas comillas sin cerrar o una línea demasiado larga
heard-two-products = dos productos
heard-no-product-named = no se nombra ningún producto
heard-no-setup-named = no se nombra ningún programa de instalación
heard-no-command-can-run = Ningún comando de este paso se puede ejecutar tal cual. Hágalo a mano como dice el paso o use el desinstalador del producto.
heard-fill-or-hand = Antes hay que rellenarlo o hacerlo a mano.
heard-password-missing = Este comando necesita la contraseña de desinstalación y no se dio ninguna.
heard-installed-for = Está instalado solo para { $user }. Inicie sesión como { $user } y continúe allí esta eliminación.
heard-not-what-was-shown = No ejecutado: lo que se iniciaría ({ $found }) no es lo que se mostró ({ $shown }).
heard-system-asks = El sistema pide permisos de administrador.
heard-not-ended = A los { $minutes } minutos no había terminado.
heard-not-kept-password = Lo que dijo no se conserva, porque recibió la contraseña.
heard-could-not-start = No se pudo iniciar { $program }: { $error }.
heard-ended-in-middle = El programa se cortó a medias, con lo que había iniciado. El producto puede estar medio eliminado: repita este paso o repare antes el producto. El trabajo que pasó a un servicio del sistema (Windows Installer, por ejemplo) puede continuar.
heard-no-command = Esto no es un comando que se pueda ejecutar.
heard-not-run-no-command = No ejecutado: esto no es un comando que se pueda iniciar.
heard-not-run-no-path = No ejecutado: { $name } no es una ruta completa.
heard-not-run-not-found = No ejecutado: no se encontró { $name } en este equipo.
heard-not-run-gone = No ejecutado: { $path } no está en este equipo. Puede que ya se eliminara: verifique y elimine los restos.
heard-not-run-link = No ejecutado: a { $path } lleva un enlace, y a lo que lleva hoy puede no llevar mañana.
heard-not-run-user-place = No ejecutado: el comando viene de un lugar que un usuario normal puede cambiar, así que no se ejecuta como administrador.
heard-not-run-changeable = No ejecutado como administrador: { $path }, o una carpeta de su ruta, la pueden cambiar usuarios que no son administradores, o no se pudo averiguar.
heard-trying-again = Código { $code }: hay otra instalación en curso. Nuevo intento en { $seconds } segundos (intento { $number } de { $all }).

# Steps that are over.
heard-skipped-by = Omitido por { $by }. Lo que debía hacer no se hizo.
heard-skipped-by-why = Omitido por { $by }: { $why }
heard-scan-stopped = El análisis se detuvo.
heard-found-here = Encontrado en este equipo: { $names }.
heard-done-by-person = Hecho por una persona.
heard-done-by-person-said = Hecho por una persona: { $said }
heard-only-a-person = Esto solo lo puede hacer una persona.
heard-password-given = Se dio una contraseña. No se conserva.
heard-password-none = No se dio ninguna contraseña.
heard-answered-by = Respondido por { $by }: { $said }
heard-nothing-asked = No se preguntó nada: lo que se iniciaría no es lo que muestra el plan. Mírelo usted, o empiece una eliminación nueva.
heard-confirmed-by = Confirmado por { $by }: { $said }
heard-nobody-answered = Nadie ha respondido aún.
heard-uninstaller-gone = El desinstalador ya no está: se había eliminado antes de que este paso se interrumpiera. La verificación dice qué queda.
heard-not-installed-more = Ya no está instalado: se eliminó antes de que este paso se interrumpiera. La verificación dice qué queda.
heard-restart-needed = Hace falta reiniciar. Guarde el trabajo abierto, reinicie el equipo y continúe esta eliminación: se verificará de nuevo.
heard-no-restart-asked = Ningún paso pidió reiniciar y no consta ningún reinicio pendiente.
heard-no-restart-pending = No hay ningún reinicio pendiente.
heard-no-note = Este sistema no lleva nota de ello.

# What a scan showed afterwards.
heard-fate-restart = El producto ya no está en las listas de programas. Hay que reiniciar el equipo para que se vayan las últimas partes; después, verifique de nuevo.
heard-fate-one-left = El producto se ha ido; quedó atrás una cosa suya.
heard-fate-left = El producto se ha ido; { $count ->
         [one] quedó atrás { $count } cosa suya
        *[other] quedaron atrás { $count } cosas suyas
    }.
heard-fate-wait = Se espera un reinicio; si después sigue ahí, vea cómo acabaron los pasos.
heard-fate-see = Vea cómo acabaron los pasos: el desinstalador no lo quitó o algo lo repuso.
heard-fate-still = { $name } sigue en las listas de este equipo.
heard-fate-gone = Un nuevo análisis de las mismas fuentes no encontró ni el producto ni nada suyo.
heard-fate-gone-read = Un nuevo análisis de las mismas fuentes no encontró, en lo que se pudo leer, ni el producto ni nada suyo. Sin leer: { $sources }
heard-fate-look-yourself = No se buscó, mírelo usted: { $sources }
heard-fate-unread = No se encontró su programa, pero { $source } no se pudo leer esta vez, y antes nombraba el producto. Analice de nuevo con los mismos permisos.
heard-fate-unknown = El catálogo no conoce el producto { $name }, así que no se encontraría nada nuevo suyo. Analice de nuevo con el catálogo con que se empezó la eliminación.

# Cleaning up.
heard-clean-stopped = Detenido; lo que aún no se eliminó se queda.
heard-clean-nothing = No quedó nada de lo que nombra el plan.
heard-clean-one = Se eliminó una cosa.
heard-clean-many = { $count ->
         [one] Se eliminó { $count } cosa
        *[other] Se eliminaron { $count } cosas
    }.
heard-clean-person = Eliminado: { $gone }. Para una persona: { $left }
heard-clean-by-choice = Dejado a propósito: { $count }.
heard-clean-unseen = Cosas no buscadas: { $count }.
heard-clean-still-there = El producto sigue ahí, así que no se limpia nada suyo. Vea cómo acabaron los pasos y mire de nuevo.
heard-clean-not-before = No se limpia nada antes de que un análisis muestre que el producto se ha ido. Mire antes de nuevo.
heard-clean-shared = Esto es para una persona: se comparte con otros o no se puede nombrar por completo.
heard-clean-not-there = Ya no está.
heard-clean-look = No se eliminó: { $why }. Mírelo usted.
heard-clean-not = No se eliminó: { $why }.
heard-clean-moved = Movido a { $path }. Devuélvalo a su sitio para deshacerlo; bórrelo allí cuando no falte nada.
heard-clean-other-drive = Está en otra unidad, así que no se puede apartar. Bórrelo usted.
heard-clean-in-use = No se pudo apartar: { $error }. Puede que un programa lo tenga abierto: reinicie el equipo y repita este paso.
heard-clean-content-kept = Su contenido se conserva en { $path }; importe ese archivo para deshacerlo.
heard-clean-kept-in = Se conserva en { $path }; importe ese archivo para deshacerlo.
heard-clean-list-kept = La lista se conserva en { $path }; importe ese archivo para deshacerlo.
heard-clean-settings-kept = Su configuración se conserva en { $path }.
heard-clean-at-restart = Se va cuando se reinicie el equipo.
heard-clean-no-undo = Esto no se puede deshacer.
heard-clean-by-person = En este sistema debe eliminarlo una persona.
heard-clean-not-kept = No se eliminó, porque antes no se pudo conservar: { $why }
heard-clean-list-unread = No se pudo leer la lista. Mírela usted.
heard-code-ended = { $program } terminó con el código { $code }.
heard-was-stopped = { $program } se detuvo.
heard-not-in-time = { $program } no terminó a tiempo.

# An administrator's rights.
heard-needs-rights = Este paso necesita permisos de administrador y aquí no hay forma de pedirlos.
heard-rights-not-given = No se dieron permisos de administrador, así que no se hizo nada.
heard-rights-not-given-short = No se dieron permisos de administrador.
heard-stopped-asked = Detenido. Si había empezado con permisos de administrador, se le pidió que parara y no ha respondido; puede seguir un rato.
heard-no-answer-rights = El paso con permisos de administrador no respondió: { $error }.
heard-start-as-administrator = Inicie Interdict como administrador y empiece allí la eliminación: como administrador lleva registros propios y no continúa este.

# What was looked at before anything is run.
heard-check-no-record = El plan no nombra ninguna entrada de este equipo.
heard-check-has-rights = Este programa se ejecuta con permisos de administrador.
heard-check-will-ask = El sistema pedirá permisos de administrador en cada paso que los necesite.
heard-check-no-rights = Este programa no tiene permisos de administrador y este sistema no puede pedirlos. Inícielo como administrador (con sudo en Linux y macOS).
heard-check-idle = No hay ninguna otra instalación en curso.
heard-check-busy = Hay otra instalación en curso o se interrumpió (código 1618). Espere a que termine o reinicie el equipo.
heard-check-busy-unknown = No se sabe si hay otra instalación en curso.
heard-check-running-wait = En ejecución: { $names }. Espere a que termine, o su bloqueo detendrá la eliminación.
heard-check-running-close = En ejecución: { $names }. Ciérrelos antes.
heard-check-running = En ejecución: { $names }.
heard-check-manager-lock = No se pudieron enumerar los programas en ejecución. Un gestor de paquetes se detiene por su bloqueo si hay otro en marcha.
heard-check-free = Hay { $free } MB libres en la unidad del sistema.
heard-check-too-little = Solo hay { $free } MB libres en la unidad del sistema; debería haber { $wanted } MB, porque un instalador conserva lo que elimina hasta terminar. Libere espacio antes.
heard-check-no-restart-note = Este sistema no lleva nota de reinicios pendientes. Reinícielo antes si se instaló algo hace poco.
heard-check-restart-pending = Hay un reinicio pendiente: { $why }. Reinicie antes el equipo; sin eso los desinstaladores suelen fallar.
heard-pending-files = hay archivos que mover o borrar en el próximo inicio
heard-pending-components = se cambiaron componentes de Windows
heard-pending-updates = se instalaron actualizaciones de Windows
heard-pending-packages = lo piden paquetes instalados
heard-check-user = { $user } ejecuta este programa.
heard-check-user-not = Está instalado solo para { $user }. Inicie sesión como { $user } antes de continuar.
heard-check-closed = Ninguno de sus programas está en ejecución.
heard-check-closed-unknown = Asegúrese de que no se ejecute ninguno de estos: { $names }.
heard-check-restore-off = Una directiva desactiva Restaurar sistema, así que no hay punto de restauración. Desde aquí no se ve si hay copia de seguridad: asegúrese antes de continuar.
heard-check-restore-administrator = Los puntos de restauración solo los ve un administrador, y Windows Server no tiene. { $how }. Una copia de seguridad en otro sitio sirve igual.
heard-check-no-way-back = No se ve { $what }. { $how }. Desde aquí no se ve si hay copia de seguridad en otro sitio: asegúrese antes de continuar.
heard-a-restore-point = un punto de restauración
heard-a-snapshot = una instantánea de snapper o Timeshift
heard-a-time-machine = una copia de Time Machine
heard-snapshots-how = Las instantáneas se muestran con: snapper list o timeshift --list
heard-check-drives = No se pudieron enumerar las unidades.
heard-check-drive = No se encontró la unidad del sistema.
heard-free-how = Mire cuánto hay libre: df -h / (Windows: «Este equipo» en el Explorador)
heard-check-product-encryption = Si { $product } ha cifrado discos, carpetas o unidades extraíbles solo lo sabe él: mire en su ventana o su servidor de administración, descifre antes si es así y confirme después este paso.
heard-check-bitlocker-none = BitLocker no protege ninguna unidad (se miró { $names }).
heard-check-filevault-off = FileVault está desactivado (fdesetup status).
heard-check-linux-open = No hay ningún dispositivo cifrado abierto ni carpeta cifrada montada (se miró /sys/block y /proc/mounts).
heard-check-linux-encrypted = Cifrado y abierto: { $names }. El cifrado propio de Linux se queda.
heard-check-no-agent = No se encontró ningún agente de administración junto a { $product }. Aun así, una administración del equipo podría instalarlo de nuevo: mire allí antes{ $more }
heard-check-group-policy-unread = No se pudo leer si la directiva de grupo instala programas aquí.
heard-check-device-unread = No se pudo leer si la administración de dispositivos instala programas aquí.
heard-check-own-management = No se encontró ningún agente de administración junto a { $product }; { $looked }. Su administración propia, si la hay, no la conoce este programa: mire allí.
heard-check-neither = ni la directiva de grupo ni la administración de dispositivos lo instala
heard-check-agent-connected = El Agente de red está conectado al servidor { $server }. Si su directiva o una tarea sujeta aún { $product } solo lo dice ese servidor: mueva el dispositivo a un grupo no administrado o retire allí la directiva.
heard-check-macos-protection = macOS tiene protección propia (XProtect), siempre activa. Si quiere más que eso lo decide usted.
heard-check-defender-active = Microsoft Defender está activo ahora.
heard-check-defender-passive = Microsoft Defender está y ahora no protege («{ $mode }»).
heard-defender-takes-over = En este Windows toma el relevo cuando el otro se va; compruébelo después.
heard-defender-server = En Windows Server no toma el relevo por sí solo: actívelo después.
heard-defender-either = En Windows 10 y 11 toma el relevo cuando el otro se va; en Windows Server, no.
heard-defender-off = Microsoft Defender está desactivado ({ $why }).
heard-defender-unknown = Microsoft Defender está y ningún ajuste lo desactiva; si está activo ahora solo él puede decirlo.
heard-defender-none = Microsoft Defender no está en este equipo.
heard-registered-off = Registrado pero no activado: { $names }.
heard-registered-unknown = Registrado; no se sabe si está activado: { $names }.
heard-registered-none = No hay nada más registrado como activado.
heard-registered-on = El Centro de seguridad de Windows indica como activado: { $names } (según un número que Microsoft no documenta).
heard-protection-how = Abra Seguridad de Windows, Protección antivirus y contra amenazas, y mire quién protege; o ejecute: powershell Get-MpComputerStatus

# The journal.
heard-journal-no-step = el plan no tiene el paso { $name }
heard-journal-protected = el paso { $name } protege datos y no se puede omitir: hágalo y empiécelo de nuevo
heard-journal-closed = esta eliminación está cerrada: { $why }
heard-journal-unusable = el registro { $path } no se puede usar: { $error }
heard-journal-changed = la línea { $line } del registro no está como se escribió ({ $what }): se cambió, o faltan o sobran líneas. No se continúa; empiece una eliminación nueva.
heard-journal-empty = el registro no tiene ninguna línea entera: aún no se hizo nada. Empiece una eliminación nueva.
heard-journal-form = el registro tiene la forma { $name }, que esta versión no conoce
heard-lock-other = Hay otra eliminación en curso en este equipo, así que no se ejecutó nada. Espere a que termine y empiece esta de nuevo.
heard-closed-untouched = Cerrada antes de hacer nada.
heard-closed-gone = Se ha ido, como mostró un análisis.
heard-closed-by-person = Terminada tal como está, por decisión de una persona.

# In a word.
heard-end-nothing = nada que hacer
heard-end-done = hecho
heard-end-restart = hecho, hace falta reiniciar
heard-end-not-hold = no se cumple
heard-end-cannot-tell = no se puede saber desde aquí
heard-end-person = para una persona
heard-end-skipped = omitido
heard-end-failed = falló
heard-end-refused = no ejecutado
heard-end-stopped = detenido
heard-end-timed-out = detenido al agotar su tiempo
heard-clean-removing = Eliminando: { $what }
heard-running = En ejecución: { $what }
heard-check-kescli = En su carpeta, «kescli --opswat GetEncryptionState» dice 0 si ningún disco está cifrado y 1 si está activo su propio cifrado o BitLocker (versión 12 o posterior).
heard-check-bitlocker-administrator = BitLocker solo responde a un administrador; su estado se muestra con: manage-bde -status.
