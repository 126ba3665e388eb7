# Palabras que aparecen en todas partes y glosario de todos los archivos de esta carpeta. Trato: usted.
#
# machine: equipo. program, software: programa, software. list: lista. scan: análisis, analizar.
# reading: lectura (un análisis o una lista que se conservó). finding: hallazgo. evidence: indicio.
# rule: regla. measure: medida. covered: cubierto. binds: obliga. catalogue: catálogo.
# prohibited: Prohibido. restricted: Restringido. advised against: Desaconsejado. listed: En lista.
# exempt: Exento. wrong match: Coincidencia errónea. to review: Por revisar.
# verified gone: Eliminación verificada. not verified: No verificado. not fully read: No leído del todo.
# leftover: resto. removal pack: paquete de eliminación. vendor: fabricante. publisher: editor.
# source: fuente. plug-in: complemento. extension: extensión. workspace: espacio de trabajo.

# Verdicts and the other words of the field, each with what it means.
term-rule = Regla
term-rule-sense = Una medida de un gobierno o una propia. Dice qué cubre, a quién obliga y desde qué día. El catálogo guarda cada una con su fuente.
term-covered = Cubierto
term-covered-sense = Una regla cubre lo que dice su texto: todo lo de un fabricante, algunos de sus productos, una categoría o un tipo de equipos. Un programa del mismo fabricante que ninguna regla cubre no es un hallazgo.
term-binds = Le obliga
term-binds-sense = Una regla le obliga cuando se dirige a una organización de su tipo y lugar, según respondió a las primeras preguntas. Una regla también puede alcanzarle a través del fabricante: ya no puede venderle ni darle actualizaciones.
verdict-prohibited = Prohibido
term-prohibited-sense = Una regla que le obliga dice que no debe tenerlo ni usarlo.
verdict-restricted = Restringido
term-restricted-sense = Algo le queda cortado: comprar, renovar, actualizar, suministrar o integrar. Esa regla no prohíbe tenerlo.
verdict-advised-against = Desaconsejado
term-advised-against-sense = Una autoridad advierte sobre ello. Nada está prohibido.
verdict-listed = En lista
term-listed-sense = Está restringido para otros o en otro lugar. Nada le obliga por tenerlo.
depends = Depende
term-depends-sense = Que la regla le alcance depende de un hecho que las primeras preguntas no incluyen, como una cláusula de un contrato. Se pregunta una vez y su respuesta se conserva.
finding = Hallazgo
term-finding-sense = Un producto restringido en un equipo, por muchos registros que hablen de él: una entrada de programa, un servicio, un controlador, una extensión.
evidence = Indicios
term-evidence-sense = Lo que se leyó y apunta al producto, y cuánta certeza da. Un identificador o el editor lo demuestra; un nombre por sí solo lo hace, como mucho, probable.
to-review = Por revisar
term-to-review-sense = Podría ser este producto, pero nada lo demuestra. No cuenta como encontrado hasta que usted decida.
not-fully-read = No leído del todo
term-not-fully-read-sense = Algo no se pudo leer, o ese tipo de lista no puede mostrarlo. No se puede decir nada de lo que había allí.
source = Fuente
term-source-sense = Un lugar donde consta el software: la lista de programas, los servicios, el perfil de un navegador, una columna de una lista. Cada una se lee o no se lee, con el motivo.
term-leftover = Resto
term-leftover-sense = Lo que un desinstalador dejó atrás: una carpeta, un servicio, un controlador, una clave, una extensión, un certificado.
term-as-of = A fecha de
term-as-of-sense = El día para el que se aplican las reglas. El catálogo conoce los textos hasta su propia fecha; lo que vino después no puede saberlo.
term-verified = Verificado
term-verified-sense = El hecho se leyó en su fuente. Lo que no, se marca como no verificado y nunca cuenta como seguro.
what-is-this = ¿Qué es esto? { $word }

# Marks: the word, and its meaning under the pointer.
nothing-found = Nada encontrado
open = Abierto
in-progress = En curso
verified-gone = Eliminación verificada
not-in-the-newest-list = No está en la lista más reciente
exempt = Exento
wrong-match = Coincidencia errónea
not-verified = No verificado
not-covered = No cubierto
mark-prohibited = Una regla le obliga: no debe tenerlo ni usarlo.
mark-advised-against = Una autoridad advierte; nada está prohibido.
mark-listed = Restringido para otros o en otro lugar. Nada le obliga.
mark-to-review = Podría ser este producto. Decida; hasta entonces no se cuenta.
mark-nothing-found = Se leyeron programas; ninguna regla nombra ninguno.
mark-not-fully-read = Algo no se pudo leer. Vea qué falta.
mark-open = Aún no se ha hecho nada al respecto.
mark-in-progress = Se inició una eliminación.
mark-verified-gone = Un análisis nuevo ya no lo encuentra.
mark-not-in-list = La lista más reciente ya no lo nombra. Aún no lo ha verificado un análisis.
mark-exempt = Permitido por ahora, por una decisión registrada.
mark-wrong-match = Alguien decidió que no es este producto.
mark-not-verified = Este hecho no se leyó en una fuente.
mark-not-covered = Su fabricante está en una lista, pero ninguna regla cubre este producto.

# Words of the model: how sure, what kind, which field.
certain = Seguro
likely = Probable
kind-program = Programa
kind-store-app = Aplicación de la tienda
kind-package = Paquete
kind-service = Servicio
kind-driver = Controlador
kind-scheduled-task = Tarea programada
kind-process = Proceso en ejecución
kind-browser-extension = Extensión del navegador
kind-language-package = Paquete de un lenguaje
kind-component = Componente
kind-antivirus = Entrada de antivirus
kind-startup-entry = Entrada de inicio
kind-certificate = Certificado raíz
kind-distribution = Sistema dentro del sistema
kind-licence = Licencia
field-product-code = código de producto
field-uninstall-key = clave de desinstalación
field-bundle-id = identificador del paquete
field-package = nombre del paquete
field-extension-id = identificador de la extensión
field-signer = firmante del código
field-publisher = editor
field-name = nombre
field-file = archivo de programa
status-in-force = En vigor
status-partly = Parcialmente en vigor
status-superseded = Sustituida
status-rescinded = Retirada
status-paused = En pausa
status-proposed = Propuesta
status-unknown = Se desconoce

# Parts of pages.
remove-filter = Quitar filtro: { $word }
command-program = Programa
command-arguments = Argumentos
cancel = Cancelar
esc-cancels = Esc cancela
drop-to-read = Suelte para leer este archivo
copy-details = Copiar detalles
details = Detalles
what-you-can-do = Qué puede hacer
close-this-one = Cerrar: { $title }
step-done = hecho
step-current = paso actual
step-to-come = pendiente
step-not-needed = no hace falta
step-named = Paso { $number }: { $title }, { $state }. { $line }
tick-all = Marcar todo: { $name }
row-named = Fila { $number }
tick-named = Marcar: { $name }
