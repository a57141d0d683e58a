// Irregular forms of English words that are frequent in news, with their base words. Forms that are more
// often another word are left out: `left`, `felt`, `saw`, `fed`.

/** Each line: a word, then its irregular forms. */
const LINES = `
bus buses|gas gases|plus pluses|virus viruses|campus campuses|bonus bonuses|census censuses|circus circuses
status statuses|focus focuses|chorus choruses|caucus caucuses|consensus consensuses|lens lenses|canvas canvases
atlas atlases|alias aliases|bias biases|basis bases|crisis crises|thesis theses|analysis analyses|axis axes
hypothesis hypotheses|parenthesis parentheses|diagnosis diagnoses|oasis oases|emphasis emphases
man men|woman women|child children|foot feet|tooth teeth|goose geese|mouse mice|person persons
wife wives|life lives|knife knives|wolf wolves|half halves|shelf shelves|thief thieves|leaf leaves|loaf loaves
policeman policemen|policewoman policewomen|fireman firemen|congressman congressmen|congresswoman congresswomen
gunman gunmen|businessman businessmen|businesswoman businesswomen|spokesman spokesmen|spokeswoman spokeswomen
chairman chairmen|fisherman fishermen|craftsman craftsmen|grandchild grandchildren|sportsman sportsmen
criterion criteria|phenomenon phenomena|bacterium bacteria|nucleus nuclei|fungus fungi|alumnus alumni
arise arose arisen|awake awoke|become became|begin began begun|bite bit bitten|blow blew blown|break broke broken
bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen|come came|deal dealt|dig dug
draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|fight fought|find found
flee fled|fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven
freeze froze frozen|give gave given|go went gone|grow grew grown|hang hung|hide hid hidden|hold held|keep kept
know knew known|lead led|lend lent|lose lost|make made|meet met|overcome overcame|overthrow overthrew overthrown
pay paid|ride rode ridden|ring rang rung|rise rose risen|run ran|say said|seek sought|sell sold|send sent
shake shook shaken|shoot shot|sing sang sung|sink sank sunk|sit sat|slay slew slain|sleep slept|slide slid
speak spoke spoken|spend spent|stand stood|steal stole stolen|stick stuck|sting stung|strike struck stricken
swear swore sworn|sweep swept|swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told
think thought|throw threw thrown|undergo underwent undergone|undertake undertook undertaken
understand understood|wear wore worn|weep wept|win won|withdraw withdrew withdrawn|withhold withheld
withstand withstood|write wrote written
`

/** Form -> word. */
export const IRREGULAR_FORMS: ReadonlyMap<string, string> = new Map(
  LINES.trim()
    .split(/[\n|]/)
    .flatMap((line) => {
      const [word = '', ...forms] = line.split(' ')
      return forms.map((form) => [form, word] as const)
    }),
)
