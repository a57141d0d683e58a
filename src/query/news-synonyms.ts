// Synonyms of English news, as rules in the format of synonyms.ts. On unless a setting turns them off.
//
// A rule must not find anything that its reader calls wrong. Short forms that are ordinary words or mean
// something else first have no rule (`who`, `it`, `aids`, `ice`, `may`, `mar`, `ap`, `pm`). Forms that may
// mean something else are only found by the full name (`irish republican army => ira`). The stop words of a
// name belong to it. A phrase is found only as written, hence both spellings and both numbers.

/** Other ways to write a name or a date. The answer does not list them as searched. */
export const NEWS_NAMES = `
# countries and places
us, usa, united states, united states of america
uk, united kingdom, britain, great britain
uae, united arab emirates
drc, dr congo, democratic republic of congo, democratic republic of the congo
ussr, soviet union
north korea, dprk
west germany, federal republic of germany
east germany, german democratic republic
myanmar, burma
ivory coast, côte d'ivoire
czech republic, czechia
turkey, türkiye
eswatini, swaziland
sri lanka, ceylon
cape verde, cabo verde
east timor, timor-leste
new york, ny
new york city, nyc
kyiv, kiev
kharkiv, kharkov
lviv, lvov
beijing, peking
mumbai, bombay
kolkata, calcutta
chennai, madras
bengaluru, bangalore
yangon, rangoon
ho chi minh city, saigon

# the world's bodies and treaties
un, united nations
unsc, united nations security council, un security council
unicef, united nations children's fund
unhcr, united nations high commissioner for refugees, un refugee agency
unesco, united nations educational scientific and cultural organization
world health organization, world health organisation
iaea, international atomic energy agency
imf, international monetary fund
wto, world trade organization, world trade organisation
gatt, general agreement on tariffs and trade
oecd, organization for economic cooperation and development, organisation for economic co-operation and development
opec, organization of the petroleum exporting countries, organisation of petroleum exporting countries, organization of petroleum exporting countries
nato, north atlantic treaty organization, north atlantic treaty organisation
osce, organization for security and cooperation in europe, organisation for security and co-operation in europe
asean, association of southeast asian nations, association of south east asian nations
apec, asia-pacific economic cooperation
nafta, north american free trade agreement
oas, organization of american states
icj, international court of justice, world court
international criminal court => icc
icrc, international committee of the red cross
npt, nuclear non-proliferation treaty, nuclear nonproliferation treaty
inf treaty, intermediate-range nuclear forces treaty
ipcc, intergovernmental panel on climate change
ngo, non-governmental organization, non-governmental organisation, non-governmental organizations, non-governmental organisations
g7, g-7, g 7, group of seven, group of 7
g8, g-8, g 8, group of eight, group of 8
g20, g-20, g 20, group of twenty, group of 20
g77, g-77, group of 77
group of five => g5, g-5
group of ten, group of 10 => g10, g-10

# Europe
eu, european union
eec, european economic community
european community => ec
ecb, european central bank
esa, european space agency
echr, european court of human rights
nhs, national health service
bbc, british broadcasting corporation
mps, members of parliament
cps, crown prosecution service
snp, scottish national party
ukip, uk independence party
dup, democratic unionist party
lib dem, lib dems, liberal democrat, liberal democrats
irish republican army => ira
afd, alternative for germany
fsb, federal security service

# the United States
fed, federal reserve, us federal reserve, federal reserve board
fbi, federal bureau of investigation
cia, central intelligence agency
nsa, national security agency
nasa, national aeronautics and space administration
noaa, national oceanic and atmospheric administration
dhs, department of homeland security, homeland security department
doj, department of justice, justice department
state department, department of state
department of defense, defense department => dod
usda, department of agriculture, agriculture department
treasury department, department of the treasury, us treasury
epa, environmental protection agency
fda, food and drug administration
faa, federal aviation administration
fcc, federal communications commission
ftc, federal trade commission
fema, federal emergency management agency
ntsb, national transportation safety board
tsa, transportation security administration
dea, drug enforcement administration
irs, internal revenue service
securities and exchange commission => sec
cftc, commodity futures trading commission
fdic, federal deposit insurance corporation
cdc, centers for disease control, centers for disease control and prevention
nih, national institutes of health
nypd, new york police department, new york city police department
lapd, los angeles police department
gop, republican party
us supreme court, scotus
nra, national rifle association
aclu, american civil liberties union
naacp, national association for the advancement of colored people
nyse, new york stock exchange
john f kennedy, jfk
robert f kennedy, rfk
franklin d roosevelt, franklin delano roosevelt, fdr
martin luther king, mlk
ruth bader ginsburg, rbg
alexandria ocasio-cortez, aoc

# elsewhere
boj, bank of japan
miti, ministry of international trade and industry
ldp, liberal democratic party
bjp, bharatiya janata party
anc, african national congress
plo, palestine liberation organization, palestine liberation organisation
idf, israel defense forces, israel defence forces
irgc, islamic revolutionary guard corps, islamic revolutionary guards corps
ccp, chinese communist party, communist party of china
people's liberation army => pla
isis, isil, islamic state, daesh
al qaeda, al-qaeda, al qaida, al-qaida
hezbollah, hizbollah, hizbullah, hezbullah
gaddafi, qaddafi, gadhafi, kadafi, khadafy, kadhafi
osama bin laden, usama bin laden
zelensky, zelenskyy, zelenskiy
quran, koran, qur'an
muslim, moslem

# companies and papers
vw, volkswagen
general motors => gm
general electric => ge
british petroleum => bp
rbs, royal bank of scotland
hewlett-packard => hp
jpmorgan, jp morgan
at&t, american telephone and telegraph
new york times, nyt
wall street journal, wsj

# sport
nba, national basketball association
nfl, national football league
nhl, national hockey league
mlb, major league baseball
major league soccer => mls
ncaa, national collegiate athletic association
ioc, international olympic committee
f1, formula one, formula 1

# money, things, ills
gdp, gross domestic product
gnp, gross national product
cpi, consumer price index
ipo, initial public offering, initial public offerings
vat, value added tax, value-added tax
ceo, chief executive officer
cfo, chief financial officer
ceo => chief executive
iss, international space station
icbm, intercontinental ballistic missile, intercontinental ballistic missiles
wmd, weapons of mass destruction
ev, electric vehicle, electric vehicles
tv, television
sars, severe acute respiratory syndrome
ptsd, post-traumatic stress disorder, post traumatic stress disorder
bovine spongiform encephalopathy => bse
lgbt, lgbtq
covid, covid-19, covid 19

# months, where the short form is no other word
january, jan
february, feb
april => apr
july, jul
august, aug
september, sept, sep
october, oct
november, nov
december, dec

# wars and days
world war i, world war one, world war 1, first world war, wwi, ww1
world war ii, world war two, world war 2, second world war, wwii, ww2
september 11, september 11th, sept 11, sept 11th, sep 11, 11 september, 11 sept, 11th september
9/11, 9-11
january 6, january 6th, jan 6, jan 6th, 6 january, 6 jan
j6 => january 6, jan 6, january 6th, jan 6th

# British and American
defence, defense
centre, center
theatre, theater
harbour, harbor
programme => program
aluminium, aluminum
paediatric, pediatric
jewellery, jewelry
sceptic, skeptic
airplane, aeroplane
layoffs, lay-offs
`

/** Other words for the same thing or event. The answer lists them as searched. */
export const NEWS_WORDS = `
# events known by their day; the day itself is other things, too
9/11, 9-11 => september 11 attacks, sept 11 attacks, september 11th attacks, september 11 terrorist attacks, sept 11 terrorist attacks, september 11 2001, sept 11 2001, 11 september 2001, september 11 commission, sept 11 commission
september 11, september 11th, sept 11, sept 11th, sep 11, 11 september, 11 sept, 11th september => 9/11
7/7 => july 7 bombings, 7 july bombings, london bombings
26/11 => mumbai attacks
y2k, y2k bug, millennium bug, year 2000 bug

# news says either
layoffs, lay-offs => job cuts
job cuts => layoffs, lay-offs
gasoline, petrol
cellphone, cell phone, cell phones, mobile phone, mobile phones
mad cow disease => bse, bovine spongiform encephalopathy
covid, covid-19 => coronavirus
`
