// What each shell makes of its script: sourced in the real shells, where they are installed.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { built, lede } from '../lede.ts'
import { scratchFolder } from '../../store/sample.ts'

/** What is typed up to the tab key -> what is offered, in any order. */
const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['lede se', ['search', 'serve']],
  ['lede completion ', ['bash', 'fish', 'zsh']],
  ['lede serve --lo', ['--log-level', '--log-queries']],
  ['lede serve --log-level f', ['fatal']],
  ['lede serve --metrics ', ['false', 'true']],
  ['lede serve --port ', []],
  ['lede search --te', ['--text']],
  ['lede search fe', []],
  ['lede inspect --index fo', ['folder/']],
  ['lede index --strict f', ['file one.txt', 'folder/']],
  ['lede nonsense ', []],
]

const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url))

const SHELLS = ['bash', 'zsh', 'fish'] as const
const has = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0
for (const shell of SHELLS) {
  if (!has(shell)) console.warn(`skipped: completion in ${shell} (it is not installed)`)
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .sort()

describe.skipIf(!built)('lede completion', () => {
  /** Has a file and a folder in it, and the scripts of the shells. */
  let cwd = ''
  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'lede-completion-'))
    await mkdir(join(cwd, 'folder'))
    await writeFile(join(cwd, 'file one.txt'), '')
    await writeFile(join(cwd, '.driver'), ZSH_DRIVER)
    for (const shell of SHELLS) {
      const script = execFileSync(process.execPath, [cli, 'completion', shell])
      await writeFile(join(cwd, `.${shell}-script`), script)
    }
  })
  afterAll(() => rm(cwd, { recursive: true, force: true }))

  function run(program: string, args: readonly string[]): string {
    const env = { ...process.env, TERM: 'xterm', HOME: cwd }
    return execFileSync(program, args, { cwd, env, encoding: 'utf8' })
  }

  it('refuses other shells, naming those that it knows', async () => {
    const { code, stderr } = await lede(['completion', 'tcsh'], { cwd: await scratchFolder() })
    expect(code).toBe(2)
    expect(stderr).toContain('Allowed choices are bash, zsh, fish')
  })

  describe.skipIf(!has('bash'))('bash', () => {
    /** Calls the function as bash does when the tab key is pressed. */
    function complete(words: readonly string[]): string[] {
      const quoted = words.map((word) => `'${word}'`).join(' ')
      // Marks folders, which bash does by itself when it shows them.
      const show = 'for it in "${COMPREPLY[@]}"; do [[ -d $it ]] && it+=/; echo "$it"; done'
      const call = `COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _lede`
      return linesOf(run('bash', ['--norc', '-c', `source .bash-script; ${call}; ${show}`]))
    }

    it.each(CASES)('offers after %j: %j', (typed, offered) => {
      expect(complete(typed.split(' '))).toEqual(offered)
    })

    it('offers values after an equals sign, which is a word of its own to it', () => {
      expect(complete(['lede', 'serve', '--log-level', '=', 'd'])).toEqual(['debug'])
      expect(complete(['lede', 'serve', '--log-level', '='])).toContain('debug')
    })

    it('offers no flags after --', () => {
      expect(complete(['lede', 'search', '--', '--te'])).toEqual([])
    })

    it('is bound to the command', () => {
      const bound = run('bash', ['--norc', '-c', 'source .bash-script; complete -p lede'])
      expect(bound).toBe('complete -F _lede lede\n')
    })
  })

  describe.skipIf(!has('zsh'))('zsh', () => {
    it.each(CASES)('offers after %j: %j', (typed, offered) => {
      // Its completer of files asks twice.
      expect([...new Set(linesOf(run('zsh', ['-f', '.driver', typed])))]).toEqual(offered)
    })
  })

  describe.skipIf(!has('fish'))('fish', () => {
    it.each(CASES)('offers after %j: %j', (typed, offered) => {
      const script = `source .fish-script; complete -C '${typed}'`
      const shown = linesOf(run('fish', ['--no-config', '-c', script]))
      expect(shown.map((line) => line.split('\t')[0])).toEqual(offered)
    })
  })
})

/**
 * Types its argument and the tab key into an interactive zsh in a terminal of its own, in which the
 * matches of the completion are printed. (With -O, -A or -D, `compadd` is asked what would match, by
 * helpers of the completion itself.)
 */
const ZSH_DRIVER = String.raw`
zmodload zsh/zpty
zpty shell zsh -f -i
send() { zpty -w shell "$1" }
send 'PS1=; PROMPT_EOL_MARK=; unset zle_bracketed_paste; autoload -U compinit; compinit -D -u; source .zsh-script'
send 'compadd() {
  if [[ -n \${(M)@:#-(O|A|D)*} ]]; then builtin compadd "$@"; return; fi
  local -a found; local it
  builtin compadd -O found "$@"
  for it in "\${found[@]}"; do [[ -d \${(Q)it} ]] && it+=/; print -r -- "<<\${(Q)it}>>"; done
  builtin compadd "$@"
}'
send 'zle -C show .list-choices _main_complete'
send 'finish() { zle show; print -r -- DO""NE }; zle -N finish; bindkey "^I" finish; print REA""DY'
while zpty -r shell line; do [[ $line == *READY* ]] && break; done
zpty -n -w shell "$1"$'\t'
while zpty -r shell line; do
  [[ $line == *DONE* ]] && break
  [[ $line == *'<<'*'>>'* ]] && print -r -- "$(print -r -- "$line" | sed 's/.*<<\(.*\)>>.*/\1/')"
done
`.replaceAll('\\$', '$')
