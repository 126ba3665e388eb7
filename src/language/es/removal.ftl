# La eliminación: la pestaña del panel y la guía.

# The panel's tab.
no-recipe = El catálogo no tiene receta para este producto. Use el desinstalador propio del producto en la lista de programas del sistema y analice de nuevo.
steps-for = Pasos para { $system }. Aquí no se ejecuta nada: lea cada orden o deje que la guía los recorra.
system-not-said = La lista no dice qué sistema tiene este equipo.
system-not-known = Sistema desconocido
what-protects-afterwards = Qué protege este equipo después
copy-all-steps = Copiar todos los pasos
back-to-the-guide = Volver a la guía
start-the-guide = Iniciar la guía…
save-removal-pack = Guardar paquete de eliminación…
save-removal-pack-title = Guardar paquete de eliminación
guide-explained = La guía recorre la eliminación paso a paso y la verifica con un análisis. Un paquete de eliminación contiene los mismos pasos como instrucciones y scripts.
gone-explained = Una lectura posterior ya no lo encontró, así que no hay nada que eliminar. Lo que se hizo está en Historial, y el acta de una eliminación en Informes.
pack-explained = Esto no se leyó en este equipo con un análisis propio, así que no se ejecuta nada desde aquí. Un paquete de eliminación contiene instrucciones y scripts para ese equipo; no llevan contraseña.
when-is = Cuándo: { $when }
fill-in-angles = Rellene lo que está entre < y >.
not-run-because = Interdict no la ejecuta: { $why }.
from-a-changeable-place = De un lugar que un usuario normal puede cambiar: no la ejecute como administrador.
from-the-list-of-programs = De la lista de programas del propio equipo.
