# Qué resultó de un paso.

# What a return code means.
told-code-done = El desinstalador dice que ha terminado.
told-code-restart = Hecho. El equipo debe reiniciarse para que se vayan las últimas partes.
told-code-restarting = Hecho. El desinstalador ha iniciado un reinicio del equipo.
told-code-not-there = Ya no estaba instalado; no se cambió nada.
told-code-cancelled = Alguien lo canceló. Ejecútelo de nuevo y responda a sus ventanas.
told-code-busy = Hay otra instalación en curso. La guía la espera y vuelve a intentarlo.
told-code-not-allowed = No se permitió: falta la contraseña o es errónea, o faltan permisos. No se eliminó nada.
told-code-files-missing = Faltan los archivos propios del instalador. Instale de nuevo la misma versión encima y elimínela después, o use la herramienta de eliminación del fabricante.
told-code-policy = Una directiva de este equipo lo prohíbe. Pregunte a quien administra el equipo.
told-code-not-understood = El desinstalador no entendió el comando. No se eliminó nada.
told-code-failed = Falló. Reinicie el equipo e inténtelo otra vez; después use la herramienta de eliminación del fabricante.
told-code-is = Su código es { $code }.

# Why a command is not run.
told-not-run = No ejecutado: { $why }.
told-no-program = no nombra ningún programa
told-not-read-as-command = no se puede leer como comando ({ $what })
told-hidden-letters = contiene caracteres invisibles, así que lo que se muestra puede no ser lo que se ejecutaría
told-for-a-shell = está escrito para un intérprete de comandos («{ $what }»); los comandos se inician directamente
told-no-full-path = el programa no se nombra con su ruta completa ({ $path }), así que podría iniciarse otro
told-other-machine = el programa está en otro equipo ({ $path })
told-device-path = la ruta es de un dispositivo o flujo ({ $path }), no de un archivo
told-top-of-drive = { $path } está en la raíz de una unidad, donde ningún instalador pone un desinstalador; una ruta con espacios sin comillas puede confundirse con ella
told-climbs = la ruta sube con «..» ({ $path })
told-foreign-variable = la variable { $name } no es una de las carpetas del sistema
told-unknown-variable = el valor de { $name } no se conoce aquí
told-no-such-program = { $path } no es un programa que se pueda iniciar directamente
told-host = { $path } ejecuta lo que se le diga; el comando debe nombrar el propio desinstalador
told-system-tool = { $path } es una herramienta del sistema, no un desinstalador
told-foreign-library = carga código de { $path }
told-no-removal = a Windows Installer se le pide algo distinto de eliminar un producto ({ $what })
told-removes-other = elimina un producto ({ $found }) distinto del encontrado ({ $expected })
told-program-gone = el programa { $path } ya no está
told-through-link = la ruta { $path } pasa por un enlace, así que puede apuntar a otro lugar
told-changed-arguments = los argumentos no son los de una eliminación que componga este programa ({ $what })
told-no-name = { $name } no es un nombre que pueda tener un paquete
told-user-place = este comando estaba en un lugar que un usuario normal puede cambiar, así que no se ejecuta como administrador
told-user-can-replace = un usuario normal puede cambiar o sustituir { $path }, así que no se ejecuta como administrador
told-unknown-who = no se pudo averiguar quién puede cambiar { $path }, así que no se ejecuta como administrador
told-in-persons-folder = está en la carpeta de una persona
told-open-quote = unas comillas sin cerrar
told-open-quote-or-long = unas comillas sin cerrar o una línea demasiado larga
told-two-products = dos productos
told-no-product-named = no se nombra ningún producto
told-no-setup-named = no se nombra ningún programa de instalación
told-no-command-can-run = Ningún comando de este paso se puede ejecutar tal cual. Hágalo a mano como dice el paso o use el desinstalador del producto.
told-fill-or-hand = Antes hay que rellenarlo o hacerlo a mano.
told-password-missing = Este comando necesita la contraseña de desinstalación y no se dio ninguna.
told-installed-for = Está instalado solo para { $user }. Inicie sesión como { $user } y continúe allí esta eliminación.
told-not-what-was-shown = No ejecutado: lo que se iniciaría ({ $found }) no es lo que se mostró ({ $shown }).
told-system-asks = El sistema pide permisos de administrador.
told-not-ended = A los { $minutes } minutos no había terminado. { $more }
told-not-kept-password = Lo que dijo no se conserva, porque recibió la contraseña.
told-could-not-start = No se pudo iniciar { $program }: { $error }.
told-ended-in-middle = El programa se cortó a medias, con lo que había iniciado. El producto puede estar medio eliminado: repita este paso o repare antes el producto. El trabajo que pasó a un servicio del sistema (Windows Installer, por ejemplo) puede continuar.
told-no-command = Esto no es un comando que se pueda ejecutar.
told-not-run-no-command = No ejecutado: esto no es un comando que se pueda iniciar.
told-not-run-no-path = No ejecutado: { $name } no es una ruta completa.
told-not-run-not-found = No ejecutado: no se encontró { $name } en este equipo.
told-not-run-gone = No ejecutado: { $path } no está en este equipo. Puede que ya se eliminara: verifique y elimine los restos.
told-not-run-link = No ejecutado: a { $path } lleva un enlace, y a lo que lleva hoy puede no llevar mañana.
told-not-run-user-place = No ejecutado: el comando viene de un lugar que un usuario normal puede cambiar, así que no se ejecuta como administrador.
told-not-run-changeable = No ejecutado como administrador: { $path }, o una carpeta de su ruta, la pueden cambiar usuarios que no son administradores, o no se pudo averiguar.
told-trying-again = Código { $code }: hay otra instalación en curso. Nuevo intento en { $seconds } segundos (intento { $number } de { $all }).

# Steps that are over.
told-skipped-by = Omitido por { $by }. Lo que debía hacer no se hizo.
told-skipped-by-why = Omitido por { $by }: { $why }
told-scan-stopped = El análisis se detuvo.
told-found-here = Encontrado en este equipo: { $names }.
told-done-by-person = Hecho por una persona.
told-done-by-person-said = Hecho por una persona: { $said }
told-only-a-person = Esto solo lo puede hacer una persona.
told-password-given = Se dio una contraseña. No se conserva.
told-password-none = No se dio ninguna contraseña.
told-answered-by = Respondido por { $by }: { $said }
told-confirmed-by = Confirmado por { $by }: { $said }
told-nobody-answered = Nadie ha respondido aún.
told-uninstaller-gone = El desinstalador ya no está: se había eliminado antes de que este paso se interrumpiera. La verificación dice qué queda.
told-not-installed-more = Ya no está instalado: se eliminó antes de que este paso se interrumpiera. La verificación dice qué queda.
told-restart-needed = Hace falta reiniciar. Guarde el trabajo abierto, reinicie el equipo y continúe esta eliminación: se verificará de nuevo.
told-no-restart-asked = Ningún paso pidió reiniciar y no consta ningún reinicio pendiente.
told-no-restart-pending = No hay ningún reinicio pendiente.
told-no-note = Este sistema no lleva nota de ello.

# What a scan showed afterwards.
told-fate-restart = El producto ya no está en las listas de programas. Hay que reiniciar el equipo para que se vayan las últimas partes; después, verifique de nuevo.
told-fate-one-left = El producto se ha ido; quedó atrás una cosa suya.
told-fate-left = El producto se ha ido; { $count ->
         [one] quedó atrás { $count } cosa suya
        *[other] quedaron atrás { $count } cosas suyas
    }.
told-fate-wait = Se espera un reinicio; si después sigue ahí, vea cómo acabaron los pasos.
told-fate-see = Vea cómo acabaron los pasos: el desinstalador no lo quitó o algo lo repuso.
told-fate-still = { $name } sigue en las listas de este equipo. { $why }
told-fate-gone = Un nuevo análisis de las mismas fuentes no encontró ni el producto ni nada suyo.
told-fate-gone-read = Un nuevo análisis de las mismas fuentes no encontró, en lo que se pudo leer, ni el producto ni nada suyo. Sin leer: { $names }
told-fate-look-yourself = No se buscó, mírelo usted: { $names }
told-fate-unread = No se encontró su programa, pero { $name } no se pudo leer esta vez, y antes nombraba el producto. Analice de nuevo con los mismos permisos.
told-fate-unknown = El catálogo no conoce el producto { $name }, así que no se encontraría nada nuevo suyo. Analice de nuevo con el catálogo con que se empezó la eliminación.

# Cleaning up.
told-clean-stopped = Detenido; lo que aún no se eliminó se queda.
told-clean-nothing = No quedó nada de lo que nombra el plan.
told-clean-one = Se eliminó una cosa.
told-clean-many = { $count ->
         [one] Se eliminó { $count } cosa
        *[other] Se eliminaron { $count } cosas
    }.
told-clean-person = Eliminado: { $gone }. Para una persona: { $left }
told-clean-still-there = El producto sigue ahí, así que no se limpia nada suyo. Vea cómo acabaron los pasos y mire de nuevo.
told-clean-not-before = No se limpia nada antes de que un análisis muestre que el producto se ha ido. Mire antes de nuevo.
told-clean-shared = Esto es para una persona: se comparte con otros o no se puede nombrar por completo.
told-clean-not-there = Ya no está.
told-clean-look = No se eliminó: { $why }. Mírelo usted.
told-clean-not = No se eliminó: { $why }.
told-clean-moved = Movido a { $path }. Devuélvalo a su sitio para deshacerlo; bórrelo allí cuando no falte nada.
told-clean-other-drive = Está en otra unidad, así que no se puede apartar. Bórrelo usted.
told-clean-in-use = No se pudo apartar: { $error }. Puede que un programa lo tenga abierto: reinicie el equipo y repita este paso.
told-clean-content-kept = Su contenido se conserva en { $path }; importe ese archivo para deshacerlo.
told-clean-kept-in = Se conserva en { $path }; importe ese archivo para deshacerlo.
told-clean-list-kept = La lista se conserva en { $path }; importe ese archivo para deshacerlo.
told-clean-settings-kept = Su configuración se conserva en { $path }.
told-clean-at-restart = Se va cuando se reinicie el equipo.
told-clean-no-undo = Esto no se puede deshacer.
told-clean-by-person = En este sistema debe eliminarlo una persona.
told-clean-not-kept = No se eliminó, porque antes no se pudo conservar: { $why }
told-clean-list-unread = No se pudo leer la lista. Mírela usted.
told-code-ended = { $program } terminó con el código { $code }.
told-was-stopped = { $program } se detuvo.
told-not-in-time = { $program } no terminó a tiempo.

# An administrator's rights.
told-needs-rights = Este paso necesita permisos de administrador y aquí no hay forma de pedirlos. { $more }
told-rights-not-given = No se dieron permisos de administrador, así que no se hizo nada.
told-rights-not-given-short = No se dieron permisos de administrador.
told-stopped-asked = Detenido. Si había empezado con permisos de administrador, se le pidió que parara y no ha respondido; puede seguir un rato.
told-no-answer-rights = El paso con permisos de administrador no respondió: { $error }.
told-start-as-administrator = Inicie Interdict como administrador y empiece allí la eliminación: como administrador lleva registros propios y no continúa este.

# What was looked at before anything is run.
told-check-no-record = El plan no nombra ninguna entrada de este equipo.
told-check-has-rights = Este programa se ejecuta con permisos de administrador.
told-check-will-ask = El sistema pedirá permisos de administrador en cada paso que los necesite.
told-check-no-rights = Este programa no tiene permisos de administrador y este sistema no puede pedirlos. Inícielo como administrador (con sudo en Linux y macOS).
told-check-idle = No hay ninguna otra instalación en curso.
told-check-busy = Hay otra instalación en curso o se interrumpió (código 1618). Espere a que termine o reinicie el equipo.
told-check-busy-unknown = No se sabe si hay otra instalación en curso.
told-check-running-wait = En ejecución: { $names }. Espere a que termine, o su bloqueo detendrá la eliminación.
told-check-running-close = En ejecución: { $names }. Ciérrelos antes.
told-check-running = En ejecución: { $names }.
told-check-manager-lock = No se pudieron enumerar los programas en ejecución. Un gestor de paquetes se detiene por su bloqueo si hay otro en marcha.
told-check-free = Hay { $free } MB libres en la unidad del sistema.
told-check-too-little = Solo hay { $free } MB libres en la unidad del sistema; debería haber { $wanted } MB, porque un instalador conserva lo que elimina hasta terminar. Libere espacio antes.
told-check-no-restart-note = Este sistema no lleva nota de reinicios pendientes. Reinícielo antes si se instaló algo hace poco.
told-check-restart-pending = Hay un reinicio pendiente: { $why }. Reinicie antes el equipo; sin eso los desinstaladores suelen fallar.
told-pending-files = hay archivos que mover o borrar en el próximo inicio
told-pending-components = se cambiaron componentes de Windows
told-pending-updates = se instalaron actualizaciones de Windows
told-pending-packages = lo piden paquetes instalados
told-check-user = { $user } ejecuta este programa.
told-check-user-not = Está instalado solo para { $user }. Inicie sesión como { $user } antes de continuar.
told-check-closed = Ninguno de sus programas está en ejecución.
told-check-closed-unknown = Asegúrese de que no se ejecute ninguno de estos: { $names }.
told-check-restore-off = Una directiva desactiva Restaurar sistema, así que no hay punto de restauración. Desde aquí no se ve si hay copia de seguridad: asegúrese antes de continuar.
told-check-restore-administrator = Los puntos de restauración solo los ve un administrador, y Windows Server no tiene. { $how }. Una copia de seguridad en otro sitio sirve igual.
told-check-no-way-back = No se ve { $what }. { $how }. Desde aquí no se ve si hay copia de seguridad en otro sitio: asegúrese antes de continuar.
told-a-restore-point = un punto de restauración
told-a-snapshot = una instantánea de snapper o Timeshift
told-a-time-machine = una copia de Time Machine
told-snapshots-how = Las instantáneas se muestran con: snapper list o timeshift --list
told-check-drives = No se pudieron enumerar las unidades. { $how }
told-check-drive = No se encontró la unidad del sistema. { $how }
told-free-how = Mire cuánto hay libre: df -h / (Windows: «Este equipo» en el Explorador)
told-check-product-encryption = Si { $product } ha cifrado discos, carpetas o unidades extraíbles solo lo sabe él: mire en su ventana o su servidor de administración, descifre antes si es así y confirme después este paso.
told-check-bitlocker-none = BitLocker no protege ninguna unidad (se miró { $names }). { $more }
told-check-filevault-off = FileVault está desactivado (fdesetup status).
told-check-linux-open = No hay ningún dispositivo cifrado abierto ni carpeta cifrada montada (se miró /sys/block y /proc/mounts). { $more }
told-check-linux-encrypted = Cifrado y abierto: { $names }. El cifrado propio de Linux se queda. { $more }
told-check-no-agent = No se encontró ningún agente de administración junto a { $product }. Aun así, una administración del equipo podría instalarlo de nuevo: mire allí antes
told-check-group-policy-unread = No se pudo leer si la directiva de grupo instala programas aquí.
told-check-device-unread = No se pudo leer si la administración de dispositivos instala programas aquí.
told-check-own-management = No se encontró ningún agente de administración junto a { $product }; { $looked }. Su administración propia, si la hay, no la conoce este programa: mire allí.
told-check-neither = ni la directiva de grupo ni la administración de dispositivos lo instala
told-check-agent-connected = El Agente de red está conectado al servidor { $server }. Si su directiva o una tarea sujeta aún { $product } solo lo dice ese servidor: mueva el dispositivo a un grupo no administrado o retire allí la directiva.
told-check-macos-protection = macOS tiene protección propia (XProtect), siempre activa. Si quiere más que eso lo decide usted.
told-check-defender-active = Microsoft Defender está activo ahora.
told-check-defender-passive = Microsoft Defender está y ahora no protege («{ $mode }»). { $more }
told-defender-takes-over = En este Windows toma el relevo cuando el otro se va; compruébelo después.
told-defender-server = En Windows Server no toma el relevo por sí solo: actívelo después.
told-defender-either = En Windows 10 y 11 toma el relevo cuando el otro se va; en Windows Server, no.
told-defender-off = Microsoft Defender está desactivado ({ $why }).
told-defender-unknown = Microsoft Defender está y ningún ajuste lo desactiva; si está activo ahora solo él puede decirlo.
told-defender-none = Microsoft Defender no está en este equipo.
told-registered-off = Registrado pero no activado: { $names }.
told-registered-unknown = Registrado; no se sabe si está activado: { $names }.
told-registered-none = No hay nada más registrado como activado. { $how }
told-registered-on = El Centro de seguridad de Windows indica como activado: { $names } (según un número que Microsoft no documenta).
told-protection-how = Abra Seguridad de Windows, Protección antivirus y contra amenazas, y mire quién protege; o ejecute: powershell Get-MpComputerStatus

# The journal.
told-journal-no-step = el plan no tiene el paso { $name }
told-journal-protected = el paso { $name } protege datos y no se puede omitir: hágalo y empiécelo de nuevo
told-journal-closed = esta eliminación está cerrada: { $why }
told-journal-unusable = el registro { $path } no se puede usar: { $error }
told-journal-changed = la línea { $line } del registro no está como se escribió ({ $what }): se cambió, o faltan o sobran líneas. No se continúa; empiece una eliminación nueva.
told-journal-empty = el registro no tiene ninguna línea entera: aún no se hizo nada. Empiece una eliminación nueva.
told-journal-form = el registro tiene la forma { $name }, que esta versión no conoce
told-lock-other = Hay otra eliminación en curso en este equipo, así que no se ejecutó nada. Espere a que termine y empiece esta de nuevo.
told-closed-untouched = Cerrada antes de hacer nada.
told-closed-gone = Se ha ido, como mostró un análisis.
told-closed-by-person = Terminada tal como está, por decisión de una persona.

# In a word.
told-end-nothing = nada que hacer
told-end-done = hecho
told-end-restart = hecho, hace falta reiniciar
told-end-not-hold = no se cumple
told-end-cannot-tell = no se puede saber desde aquí
told-end-person = para una persona
told-end-skipped = omitido
told-end-failed = falló
told-end-refused = no ejecutado
told-end-stopped = detenido
told-end-timed-out = detenido al agotar su tiempo
told-clean-removing = Eliminando: { $what }
