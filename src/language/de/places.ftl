# Orte und Antworten der ersten Fragen.

# Countries and states, by their codes; the catalogue says them in English.
place-us = Vereinigte Staaten
place-au = Australien
place-au-sa = Südaustralien
place-be = Belgien
place-ca = Kanada
place-cz = Tschechien
place-eu = Europäische Union (Institutionen)
place-fr = Frankreich
place-de = Deutschland
place-in = Indien
place-it = Italien
place-jp = Japan
place-lv = Lettland
place-lt = Litauen
place-nl = Niederlande
place-nz = Neuseeland
place-pl = Polen
place-ro = Rumänien
place-kr = Südkorea
place-tw = Taiwan
place-ua = Ukraine
place-gb = Vereinigtes Königreich

# Answers of the first questions, by their ids.
answer-private-business = Privates Unternehmen
answer-association = Verein oder gemeinnützige Organisation
answer-public-national = Öffentliche Stelle, Bund
answer-public-state = Öffentliche Stelle, Land oder Region
answer-public-local = Öffentliche Stelle, kommunal
answer-school = Schule
answer-university = Staatliche Hochschule
answer-critical-infrastructure = Betreibt kritische Infrastruktur
answer-telecom = Telekommunikationsbetreiber
answer-regulated = Fällt unter ein nationales Cybersicherheitsgesetz
answer-parliament = Parlament
answer-eu-institution = Institution der Europäischen Union
answer-reseller = Verkauft oder integriert Software
answer-federal-contract = Bundesauftrag oder Unterauftrag
answer-defence = Teil des Verteidigungsministeriums
answer-intelligence = Arbeit für die Nachrichtendienste
answer-state-contract = Auftrag eines Staates oder einer Kommune
answer-grants = Staatliche Fördermittel
answer-government-devices = Nutzt von der Regierung ausgegebene Geräte
