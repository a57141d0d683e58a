// Examples of each command for its `--help`. A test holds that every one of them is understood.

/** Command -> command lines with what they do, the most usual first. */
export const EXAMPLES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  serve: [
    ['lede serve', 'serve index-data on port 3000; build it of seeds first where it is missing'],
    ['lede serve --port 8080 --host 0.0.0.0', 'let other machines in, too'],
    ['LEDE_API_KEYS=key-1,key-2 lede serve', 'answer whoever has a key'],
    ['lede serve --rate-limit 100 --trust-proxy 1', 'a hundred requests a minute, behind a proxy'],
  ],
  index: [
    ['lede index', 'make index-data of seeds'],
    ['lede index pages more.jsonl --out news', 'make news of a folder and a file'],
    ['cat stories.jsonl | lede index -', 'read standard input'],
    ['lede index https://news.example/feed.xml', 'fetch a feed or a page'],
    ['lede index --check', 'write nothing; is index-data what seeds make?'],
  ],
  watch: [
    ['lede watch https://news.example/feed.xml', 'add what is new to index-data, every 15 minutes'],
    ['lede watch https://a.example/rss https://b.example/rss --every 1h --out news', 'two feeds'],
    ['lede watch https://news.example/feed.xml --once', 'ask once and end, for cron'],
  ],
  search: [
    ['lede search north korea', 'all these words, the last one perhaps unfinished'],
    ['lede search \'"mutual defense" title:troops when:7d\'', 'a phrase, a field, a time'],
    ['lede search -- -kohli odi', 'after --, the query may start with a minus'],
    ['FORCE_COLOR=1 lede search --text ferry | less -R', 'in a pager, with colours'],
    ["lede search ferry | jq '.hits[].title'", 'JSON, into a pipe'],
    ['lede search --format csv ferry > ferry.csv', 'all matches as a table'],
  ],
  inspect: [
    ['lede inspect', 'counts, dates, sizes and the commonest terms of index-data'],
    ['lede inspect --index news --json', 'of another index, for programs'],
  ],
  doctor: [
    ['lede doctor', 'check this machine, the settings and index-data'],
    ['lede doctor --index news --json', 'check another index, for programs'],
  ],
  completion: [
    ['source <(lede completion bash)', 'in this shell; in ~/.bashrc: in all of them'],
    ['lede completion zsh > ~/.zfunc/_lede', 'with fpath+=~/.zfunc before compinit in ~/.zshrc'],
    ['lede completion fish > ~/.config/fish/completions/lede.fish', 'in all new shells'],
  ],
}

/** The first command lines of somebody new, in their order. */
export const FIRST_STEPS = [
  ['lede index pages', 'make an index of your pages, feeds or JSON, in index-data'],
  ['lede search north korea', 'ask it'],
  ['lede serve', 'answer on http://localhost:3000: a page for readers, an API for programs'],
] as const

/** Writes the examples of a command for its help. */
export function examplesHelp(command: string): string {
  return listExamples('Examples', EXAMPLES[command] ?? [])
}

/** Writes the first steps for the help of the program. */
export function firstStepsHelp(): string {
  const steps = listExamples('To begin', FIRST_STEPS)
  return `${steps}\n\nFlags and examples of a command: lede COMMAND --help`
}

function listExamples(title: string, examples: readonly (readonly [string, string])[]): string {
  const lines = examples.map(([line, meaning]) => `  ${line}\n      ${meaning}`)
  return lines.length === 0 ? '' : `\n${title}:\n${lines.join('\n')}`
}
