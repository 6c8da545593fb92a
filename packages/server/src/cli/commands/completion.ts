import { bashCompletion } from '../completion/bash.ts'
import { fishCompletion } from '../completion/fish.ts'
import { placesOf } from '../completion/model.ts'
import { zshCompletion } from '../completion/zsh.ts'
import { type Command, command, type Group } from '../definition/command.ts'
import { choice, required } from '../definition/options.ts'

const shells = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const
const names = ['bash', 'zsh', 'fish'] as const

/** The script is made of the commands themselves, so it can't know others than there are. */
export const completionOf = (root: () => Group): Command =>
  command({
    name: 'completion',
    summary: 'Print the completion script of a shell.',
    arguments: { shell: required(choice(names, 'the shell')) },
    options: {},
    examples: [
      { does: 'bash, in ~/.bashrc', line: 'source <(countersign completion bash)' },
      {
        does: 'zsh, in a directory of $fpath',
        line: 'countersign completion zsh > ~/.zfunc/_countersign',
      },
      {
        does: 'fish',
        line: 'countersign completion fish > ~/.config/fish/completions/countersign.fish',
      },
    ],
    run: async ({ shell }, { terminal }) => terminal.out(shells[shell](placesOf(root()))),
  })
