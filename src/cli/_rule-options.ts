// The options of every step and decay as flags of a command, from the registry: --step.betas 0.9,0.99 --decay.delta 0.02.
import { type Command, Option } from 'commander'
import type { OptionInfo, RuleInfo } from '../optim/index.js'
import { ofEvery } from '../optim/rules/header.js'
import { registry } from '../optim/rules/registry.gen.js'
import type { PlainOptions } from '../train/index.js'

const kinds = { step: registry.steps, decay: registry.decays } as const
type Kind = keyof typeof kinds

type Value = PlainOptions[string]

/** Parses a word as a boolean, number or string. Whether the option accepts it is checked later. */
function parseWord(word: string): number | boolean | string {
  const text = word.trim()
  if (text === 'true' || text === 'false') return text === 'true'
  return text === '' || Number.isNaN(Number(text)) ? text : Number(text)
}

/** Parses a value from the command line. Comma-separated words are a list. */
export function parseValue(text: string): Value {
  const words = text.split(',').map(parseWord)
  return words.length === 1 ? words[0]! : (words as number[])
}

const optionNames = (kind: Kind) => [
  ...new Set([...kinds[kind].flatMap(({ options }) => options), ...ofEvery[kind]].map(({ name }) => name)),
]

/** Adds a flag for each option of any step or decay. {@link ruleHelp} lists them, apart from the other flags. */
export function addRuleOptions(command: Command): Command {
  for (const kind of ['step', 'decay'] as const)
    for (const name of optionNames(kind))
      command.addOption(new Option(`--${kind}.${name} <value>`).argParser(parseValue).hideHelp())
  return command
}

/** Separates the options of steps and decays from the other flags of a command. */
export function takeRuleOptions<Flags extends object>(
  flags: Flags,
): { rules: Partial<Record<Kind, PlainOptions>>; rest: Flags } {
  const rules: Partial<Record<Kind, PlainOptions>> = {}
  const rest: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(flags)) {
    const [kind, name] = key.split('.') as [Kind, string | undefined]
    if (name === undefined || !(kind in kinds)) rest[key] = value
    else rules[kind] = { ...rules[kind], [name]: value as Value }
  }
  return { rules, rest: rest as Flags }
}

const show = ({ name, default: value, values }: OptionInfo) => {
  const shown = value === undefined ? '' : ` ${[value].flat().join(',')}`
  return `${name}${shown}${values ? ` (${values.join(', ')})` : ''}`
}
const row = ({ name, options }: Pick<RuleInfo, 'name' | 'options'>) => [
  `  ${name}`,
  options.map(show).join('; ') || 'none',
]

/** Help text: the options of each step and decay, with defaults. */
export const ruleHelp = (): string =>
  (['step', 'decay'] as const)
    .map((kind) => {
      const rows = [...kinds[kind], { name: 'any', options: ofEvery[kind] }].map(row)
      const width = Math.max(...rows.map(([name]) => name!.length))
      return `\nOptions of ${kind}s, as --${kind}.NAME VALUE, with their defaults:\n${rows
        .map(([name, text]) => `${name!.padEnd(width + 2)}${text}`)
        .join('\n')}`
    })
    .join('\n')
