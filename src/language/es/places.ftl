# Lugares y respuestas de las primeras preguntas.

# Countries and states, by their codes; the catalogue says them in English.
place-us = Estados Unidos
place-au = Australia
place-au-sa = Australia Meridional
place-be = Bélgica
place-ca = Canadá
place-cz = Chequia
place-eu = Unión Europea (instituciones)
place-fr = Francia
place-de = Alemania
place-in = India
place-it = Italia
place-jp = Japón
place-lv = Letonia
place-lt = Lituania
place-nl = Países Bajos
place-nz = Nueva Zelanda
place-pl = Polonia
place-ro = Rumanía
place-kr = Corea del Sur
place-tw = Taiwán
place-ua = Ucrania
place-gb = Reino Unido

# Answers of the first questions, by their ids.
answer-private-business = Empresa privada
answer-association = Asociación u ONG
answer-public-national = Organismo público, nacional
answer-public-state = Organismo público, estatal o regional
answer-public-local = Organismo público, local
answer-school = Escuela
answer-university = Universidad pública
answer-critical-infrastructure = Opera infraestructura crítica
answer-telecom = Operador de telecomunicaciones
answer-regulated = Sujeta a una ley nacional de ciberseguridad
answer-parliament = Parlamento
answer-eu-institution = Institución de la Unión Europea
answer-reseller = Revende o integra software
answer-federal-contract = Contrato o subcontrato federal
answer-defence = Parte del Departamento de Defensa
answer-intelligence = Trabaja para los servicios de inteligencia
answer-state-contract = Contrato estatal o local
answer-grants = Subvenciones públicas
answer-government-devices = Usa dispositivos entregados por el gobierno
