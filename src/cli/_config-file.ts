// Options from a file: a JSON object of them by their names on the command line, which wins over it.
import { readFile } from 'node:fs/promises'
import { type Command, InvalidArgumentError, type Option } from 'commander'
import { PdecayError } from '../errors.js'
import { UsageError } from './_command.js'

/** Options in place of each other: one on the command line displaces those of the file. */
const alternatives = [
  ['steps', 'epochs', 'duration'],
  ['p', 'decay.p'],
  ['lambda', 'decay.lambda'],
]

const isPlain = (value: unknown) => ['number', 'string', 'boolean'].includes(typeof value)
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

async function readObject(path: string): Promise<Record<string, unknown>> {
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw new PdecayError('ERR_FILE', `Cannot read --config ${path}: ${cause.message}`, { cause })
  })
  try {
    const value: unknown = JSON.parse(text)
    if (isRecord(value)) return value
  } catch (cause) {
    throw new UsageError(`${path} is not JSON: ${(cause as Error).message}`, { cause })
  }
  throw new UsageError(`Expected a JSON object of options in ${path}`)
}

/** The words that stand for a value on the command line. */
function toWords(value: unknown, fail: (expected: string) => never): string[] {
  if (isPlain(value)) return [String(value)]
  if (Array.isArray(value) && value.length > 0 && value.every(isPlain)) return [value.join(',')]
  if (isRecord(value) && Object.values(value).every(isPlain))
    return Object.entries(value).map(([name, each]) => `${name}=${each}`)
  return fail('a number, a string, a boolean, a list of them, or an object of them')
}

function parse(option: Option, value: unknown, fail: (expected: string) => never): unknown {
  const takesValue = option.required || option.optional
  if (typeof value === 'boolean' && !option.required) return value || undefined
  if (!takesValue) return fail('true or false')
  const isSettings = option.attributeName() === 'set'
  if (isSettings !== isRecord(value)) return fail(isSettings ? 'an object' : 'no object')
  let parsed: unknown
  for (const word of toWords(value, fail)) parsed = option.parseArg ? option.parseArg(word, parsed) : word
  return parsed
}

/**
 * Takes the options of a file that the command line does not give.
 *
 * @throws UsageError naming the file and the option that is unknown or wrong; PdecayError `ERR_FILE` if the file cannot be
 *   read
 */
export async function applyConfigFile(command: Command, path: string): Promise<void> {
  const given = await readObject(path)
  const isFromLine = (name: string) => command.getOptionValueSource(name) === 'cli'
  const parsed = Object.entries(given).map(([name, value]): [string, unknown] => {
    const option = command.options.find(({ long }) => long === `--${name}`)
    if (!option || name === 'config') throw new UsageError(`${path}: unknown option '${name}'`)
    const fail = (expected: string): never => {
      throw new UsageError(
        `${path}: Expected ${expected} for '${name}' but received ${JSON.stringify(value)}`,
      )
    }
    try {
      return [option.attributeName(), parse(option, value, fail)]
    } catch (error) {
      if (error instanceof InvalidArgumentError) throw new UsageError(`${path}: '${name}': ${error.message}`)
      throw error
    }
  })
  for (const [name, value] of parsed) {
    const group = alternatives.find((each) => each.includes(name)) ?? [name]
    if (name === 'set' && isRecord(value))
      command.setOptionValueWithSource(name, { ...value, ...command.getOptionValue(name) }, 'config')
    else if (value !== undefined && !group.some(isFromLine))
      command.setOptionValueWithSource(name, value, 'config')
  }
}
