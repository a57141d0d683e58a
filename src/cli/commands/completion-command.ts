// `lede completion`: writes the script by which a shell completes command lines. The scripts are written
// out whole, so that a shell need not start Node at each press of the tab key.
import type { Command } from 'commander'
import process from 'node:process'

import { toBashCompletion } from '../completion/bash-completion.ts'
import { type CompletionModel, toCompletionModel } from '../completion/completion-model.ts'
import { toFishCompletion } from '../completion/fish-completion.ts'
import { toZshCompletion } from '../completion/zsh-completion.ts'
import type { Shell } from '../completion/shells.ts'

const WRITERS: Readonly<Record<Shell, (model: CompletionModel) => string>> = {
  bash: toBashCompletion,
  zsh: toZshCompletion,
  fish: toFishCompletion,
}

/** Runs the command and gives its exit code. */
export function runCompletion(program: Command, shell: Shell): number {
  process.stdout.write(WRITERS[shell](toCompletionModel(program)))
  return 0
}
