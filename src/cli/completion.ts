import { Argument, type Command } from 'commander'
import { taskFacts } from '../train/tasks/facts.js'
import { action, type Register } from './_command.js'

interface Word {
  word: string
  doc: string
  takesValue: boolean
}

/** A command by the words that lead to it, and what may follow them. */
interface Node {
  path: readonly string[]
  commands: Word[]
  options: Word[]
}

const firstLine = (text: string) => text.split('\n')[0]!

/** The program and all of its commands. */
function walk(command: Command, path: readonly string[] = []): Node[] {
  const help = command.createHelp()
  const subcommands = help.visibleCommands(command).filter((each) => each.name() !== 'help')
  const options = help
    .visibleOptions(command)
    .flatMap(({ long, description, required, optional }): Word[] =>
      long ? [{ word: long, doc: firstLine(description), takesValue: required || optional }] : [],
    )
  const words = subcommands.map(
    (each): Word => ({
      word: each.name(),
      doc: firstLine(each.description()),
      takesValue: false,
    }),
  )
  if (['train', 'sweep'].includes(path.join(' ')))
    words.push(...taskFacts.map(({ name, doc }) => ({ word: name, doc, takesValue: false })))
  for (const { argChoices = [] } of command.registeredArguments)
    words.push(...argChoices.map((word) => ({ word, doc: '', takesValue: false })))
  return [
    { path, commands: words, options },
    ...subcommands.flatMap((each) => walk(each, [...path, each.name()])),
  ]
}

const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
const keyOf = ({ path }: Node) => `"${path.map((word) => ` ${word}`).join('')}"`

/** The lines of bash and zsh that find the command among the words before the cursor. */
const findPath = (nodes: readonly Node[], from: string, to: string, word: string) => `  local at="" i
  for ((i = ${from}; i < ${to}; i++)); do
    case "$at ${word}" in
      ${nodes.slice(1).map(keyOf).join('|')}) at="$at ${word}" ;;
    esac
  done`

const bash = (nodes: readonly Node[]) => `# bash completion of pdecay: source <(pdecay completion bash)
_pdecay() {
${findPath(nodes, '1', 'COMP_CWORD', `\${COMP_WORDS[i]}`)}
  local words=""
  case "$at" in
${nodes
  .map((node) => {
    const words = [...node.commands, ...node.options].map(({ word }) => word)
    return `    ${keyOf(node)}) words=${quote(words.join(' '))} ;;`
  })
  .join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _pdecay pdecay
`

const zsh = (nodes: readonly Node[]) => `#compdef pdecay
# zsh completion of pdecay: source <(pdecay completion zsh)
_pdecay() {
${findPath(nodes, '2', 'CURRENT', `\${words[i]}`)}
  local -a found
  case "$at" in
${nodes
  .map((node) => {
    const items = [...node.commands, ...node.options].map(({ word, doc }) =>
      quote(doc ? `${word}:${doc}` : word),
    )
    return `    ${keyOf(node)}) found=(${items.join(' ')}) ;;`
  })
  .join('\n')}
  esac
  _describe 'pdecay' found
  _files
}
compdef _pdecay pdecay
`

/** fish takes backslashes within single quotes. */
const quoteFish = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

const fish = (nodes: readonly Node[]) =>
  `# fish completion of pdecay: pdecay completion fish | source
${nodes
  .flatMap(({ path, commands, options }) => {
    const seen = path.map((word) => `__fish_seen_subcommand_from ${word}`).join('; and ')
    const start = `complete -c pdecay -n ${quoteFish(seen || '__fish_use_subcommand')}`
    const doc = (each: Word) => (each.doc ? ` -d ${quoteFish(each.doc)}` : '')
    return [
      ...commands.map((each) => `${start} -a ${each.word}${doc(each)}`),
      ...options.map(
        (each) => `${start} -l ${each.word.slice(2)}${each.takesValue ? ' -r' : ''}${doc(each)}`,
      ),
    ]
  })
  .join('\n')}
`

const shells = { bash, zsh, fish } as const

/** `pdecay completion SHELL` */
export const completion: Register = (program) => {
  program
    .command('completion')
    .description('print a script by which a shell completes commands, tasks and options')
    .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(shells)))
    .addHelpText(
      'after',
      `
Examples:
  source <(pdecay completion bash)                             in ~/.bashrc
  source <(pdecay completion zsh)                              in ~/.zshrc, after compinit
  pdecay completion fish > ~/.config/fish/completions/pdecay.fish`,
    )
    .action(
      action(async (shell: keyof typeof shells) => {
        process.stdout.write(shells[shell](walk(program)))
        return 0
      }),
    )
}
