"""Given names and surnames that are common in Denmark: how a name is told from other words in running text.

The lists hold names that many people bear, so they are no personal data themselves. They cannot hold every name:
columns of names are found by their heading, the lists are for names that stand in other columns.
"""

from __future__ import annotations

_GIVEN = """
adam adnan agnes agnete ahmad ahmed aisha aksel albert alberte alexander alfred ali alice alma amal amalie
amin amina amir amira anders andrea andreas ane anette anita anja ann anna anne annette anni annika anton arne
arthur asger aske astrid august aya ayse ayşe bashir bendt benjamin benny bent bente berit bilal birger birgit
birgitte birte birthe bjarke bjarne bjørn bodil brian bruno camilla carina carl caroline carsten cecilie
charlotte christen christian christina christine christoffer clara claus daniel david dennis ditte dorte
dorthe ebba ebbe egon ejvind elias elin elisa elisabeth elise ella ellen else elsebeth emil emilie emily emine
emma erik erling ernst esben ester esther eva evan fadi fadumo farah fatih fatima fatma felix filip finn
flemming frank frederik frederikke freja freya frida frode gerda gert gitte grete grethe gudrun gunhild gunnar
gustav halima hamza hanna hannah hanne hans harald hasan hassan heidi helena helene helge helle henning
henriette henrik henry herluf hjalmar holger hugo hussein hüseyin ibrahim ida ilse imran inga inge ingeborg
inger ingrid irene isabella iselin iver jacob jakob jan jane janne jenny jens jeppe jesper jette jim joachim
joan johan johanne john johnny jonas jonathan josef josefine julie julius jytte jørgen jørn kaj karen karim
karin karina karl karla karsten kasper katja katrine kenn kenneth kerim khadija khaled kirsten kirstine kjeld
klara klaus knud kristen kristian kristina kristine kristoffer kurt laila lars lasse laura laurits layla lea
leif lena lene leon leyla lilian lilly lina linda line lis lisa lisbet lisbeth lise liselotte liv lizzi lone
lotte louise lucas ludvig luna lærke mads magnus mahmoud maja malene malik malou malthe marcus maren margit
margrethe maria mariam marianne marie marius mark markus martha martin maryam mathias mathilde mehmet merete
merethe mette mia michael michelle mikael mikkel mille minna mogens mohamad mohamed mohammad mohammed mona
monica morten muhammad muhammed musa mustafa nadia naja najib nanna natalie nete nicklas nicolai niels nikolaj
nina noah noor nora nour olaf olav ole olga oliver olivia omar oscar oskar osman otto palle peder pelle per
pernille peter pia poul preben rabia rahma ramazan randi rasmus rebecca rie rikke rita robert rosa roza rune
ruth sabrina said salma samira samuel sana sandra sanne sara sarah sebastian selma sidsel signe sigrid sigurd
silas simon simone sine sofia sofie sofus solveig solvej sonja steen stefan sten stig stine storm sune susan
susanne sven svend sybille søren tage tanja thea theis theodor therese thomas thor thora thorkild thorvald tim
tina tine tobias tom tommy tonny torben tore torsten tove trine troels uffe ulla ulrik ulrikke urban ursula
vagn valdemar vera verner vibeke victor victoria vigga viggo viktor vilhelm villads villy viola vita wafa
walid william willy winnie yasin yasmin yasmina yousef youssef yusuf yvonne zahra zainab zeynep zohra åge åse
øyvind
"""
_SURNAMES = """
abdi ahmed ali andersen andreasen bach bech beck bendtsen berg bertelsen bonde bruun bundgaard carlsen
christensen christiansen christoffersen clausen dahl dam damgaard danielsen demir eriksen frandsen frederiksen
friis gregersen hansen hassan hedegaard henriksen hermansen holm hussain hussein ibrahim ibsen iversen
jacobsen jakobsen jensen jeppesen jepsen jespersen jessen johansen juul jørgensen kaya khalil khan kjeldsen
kjær kjærgaard knudsen kristensen kristiansen krogh kruse larsen lassen lauridsen lauritsen laursen lund
madsen mahmoud malik mathiasen mathiesen mikkelsen mogensen mohamed mohammed mortensen møller nguyen nielsen
nissen nygaard nørgaard olesen olsen omar overgaard paulsen pedersen petersen poulsen rasmussen ravn said
saleh schmidt simonsen skov steffensen svendsen søndergaard sørensen thomsen toft vestergaard winther yilmaz
yılmaz öztürk østergaard
"""

GIVEN = frozenset(_GIVEN.split())
SURNAMES = frozenset(_SURNAMES.split())
