# Places and answers of the first questions; English itself stands in the catalogue and here alike.

# Countries and states, by their codes; the catalogue says them in English.
place-us = United States
place-au = Australia
place-au-sa = South Australia
place-be = Belgium
place-ca = Canada
place-cz = Czechia
place-eu = European Union (institutions)
place-fr = France
place-de = Germany
place-in = India
place-it = Italy
place-jp = Japan
place-lv = Latvia
place-lt = Lithuania
place-nl = Netherlands
place-nz = New Zealand
place-pl = Poland
place-ro = Romania
place-kr = South Korea
place-tw = Taiwan
place-ua = Ukraine
place-gb = United Kingdom

# Answers of the first questions, by their ids.
answer-private-business = Private business
answer-association = Association or charity
answer-public-national = Public body, national
answer-public-state = Public body, state or region
answer-public-local = Public body, local
answer-school = School
answer-university = Public university or college
answer-critical-infrastructure = Runs critical infrastructure
answer-telecom = Telecommunications operator
answer-regulated = Falls under a national cyber-security law
answer-parliament = Parliament
answer-eu-institution = Institution of the European Union
answer-reseller = Resells or builds in software
answer-federal-contract = Federal contract or subcontract
answer-defence = Part of the Department of Defense
answer-intelligence = Work for the intelligence community
answer-state-contract = State or local contract
answer-grants = Government grants
answer-government-devices = Uses devices issued by the government
