// Options of a command from elsewhere than the command line, which wins over them: from environment variables, then from a
// file (--config), each by the names on the command line.
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { type Command, InvalidArgumentError, type Option } from 'commander'
import * as v from 'valibot'
import { show } from '../_check.js'
import { PdecayError } from '../errors.js'
import { importModule, ModuleError, scripts } from '../train/user-module.js'
import { toWord, UsageError } from './_command.js'

/** Options in place of each other: one from a source displaces those from sources that it wins over. */
const alternatives = [
  ['steps', 'epochs', 'duration'],
  ['p', 'decay.p'],
  ['lambda', 'decay.lambda'],
]
const groupOf = (name: string) => alternatives.find((each) => each.includes(name)) ?? [name]

const nameOf = (option: Option) => option.long!.slice(2)
const isSwitch = ({ required, optional }: Option) => !required && !optional
/** Takes `name=value`, and may be repeated. */
const isRecord = ({ long }: Option) => long === '--set' || long === '--vary'

const plain = v.union([v.number(), v.string(), v.boolean()])
const plainWords = 'a number, a string, a boolean, or a list of them'

/** What a file may hold for an option. */
function schemaOf(option: Option) {
  if (isSwitch(option)) return v.boolean('true or false')
  if (isRecord(option)) {
    const values = v.union([plain, v.pipe(v.array(plain), v.minLength(1))], plainWords)
    return v.record(v.string(), values, 'an object')
  }
  return v.union([plain, v.pipe(v.array(plain), v.minLength(1))], plainWords)
}

/** Parses words as the command line does. */
function parseWords(option: Option, words: readonly string[], label: string): unknown {
  try {
    let parsed: unknown
    for (const word of words) parsed = option.parseArg ? option.parseArg(word, parsed) : word
    return parsed
  } catch (error) {
    if (error instanceof InvalidArgumentError) throw new UsageError(`${label}: ${error.message}`)
    throw error
  }
}

/** Options by attribute name; undefined for one that is switched off. */
type Layer = [attribute: string, value: unknown][]

async function readObject(path: string): Promise<unknown> {
  if (scripts.includes(extname(path))) {
    try {
      const exported = await importModule(path)
      const inner = exported.default as Record<string, unknown> | undefined
      // Of a CommonJS module that was compiled from an ES module, the default export is module.exports.
      return inner?.default ?? inner
    } catch (error) {
      if (error instanceof ModuleError) throw new UsageError(`${path} ${error.message}`, { cause: error })
      throw error
    }
  }
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw new PdecayError('ERR_FILE', `Cannot read --config ${path}: ${cause.message}`, { cause })
  })
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UsageError(`${path} is not JSON: ${(cause as Error).message}`, { cause })
  }
}

/**
 * Reads a file of options: JSON, or a module whose default export is an object.
 *
 * @throws UsageError naming the file and the option that is unknown or wrong; PdecayError `ERR_FILE` if the file cannot be
 *   read
 */
async function readLayer(options: readonly Option[], path: string): Promise<Layer> {
  const known = options.filter((option) => nameOf(option) !== 'config')
  const schema = v.strictObject(
    Object.fromEntries(known.map((option) => [nameOf(option), v.optional(schemaOf(option))])),
    'an object of options',
  )
  const given = await readObject(path)
  const found = v.safeParse(schema, Array.isArray(given) ? undefined : given)
  if (!found.success) {
    const [{ path: at, message, input, expected }] = found.issues
    const name = at?.[0]?.key
    if (name === undefined) throw new UsageError(`Expected an object of options in ${path}`)
    if (expected === 'never') throw new UsageError(`${path}: unknown option '${String(name)}'`)
    throw new UsageError(`${path}: Expected ${message} for '${String(name)}' but received ${show(input)}`)
  }
  return known.flatMap((option): Layer => {
    const value = found.output[nameOf(option)]
    if (value === undefined) return []
    const attribute = option.attributeName()
    if (typeof value === 'boolean' && !option.required) return [[attribute, value || undefined]]
    const words =
      typeof value === 'object' && !Array.isArray(value)
        ? Object.entries(value).map(([name, each]) => `${name}=${toWord(each)}`)
        : [toWord(value)]
    return [[attribute, parseWords(option, words, `${path}: '${nameOf(option)}'`)]]
  })
}

/** The environment variable of an option: PDECAY_SAVE_EVERY of --save-every, PDECAY_STEP_BETAS of --step.betas. */
const variableOf = (option: Option): string =>
  `PDECAY_${nameOf(option)
    .replaceAll(/[^a-zA-Z]/g, '_')
    .toUpperCase()}`

const truths: Readonly<Record<string, boolean>> = { true: true, 1: true, false: false, 0: false }

function environmentLayer(options: readonly Option[], environment: NodeJS.ProcessEnv): Layer {
  return options.flatMap((option): Layer => {
    const variable = variableOf(option)
    const text = environment[variable]
    // An empty variable is one that is not set.
    if (!text) return []
    const attribute = option.attributeName()
    if (!option.required && text in truths) return [[attribute, truths[text] || undefined]]
    if (isSwitch(option))
      throw new UsageError(`Expected true, false, 1 or 0 for ${variable} but received ${show(text)}`)
    return [[attribute, parseWords(option, isRecord(option) ? text.split(';') : [text], variable)]]
  })
}

/**
 * Takes options that the command line does not give from environment variables, and those that these do not give either
 * from the file of --config.
 *
 * @throws UsageError naming the variable, or the file and the option, that is unknown or wrong; PdecayError `ERR_FILE` if
 *   the file cannot be read
 */
export async function applySources(command: Command, environment: NodeJS.ProcessEnv): Promise<void> {
  const { options } = command
  const isFromLine = (attribute: string) => command.getOptionValueSource(attribute) === 'cli'
  const taken = new Set(
    options
      .map((option) => option.attributeName())
      .filter(isFromLine)
      .flatMap(groupOf),
  )
  const apply = (layer: Layer, source: string) => {
    const free = layer.filter(([attribute]) => !taken.has(attribute))
    for (const [attribute, value] of layer) {
      const before = command.getOptionValue(attribute) as unknown
      if (typeof value === 'object' && value !== null && !Array.isArray(value))
        command.setOptionValueWithSource(attribute, { ...value, ...(before as object) }, source)
    }
    for (const [attribute, value] of free) {
      for (const each of groupOf(attribute)) taken.add(each)
      if (typeof value !== 'object' || Array.isArray(value))
        command.setOptionValueWithSource(attribute, value, source)
    }
  }
  apply(environmentLayer(options, environment), 'env')
  const { config } = command.opts<{ config?: string }>()
  if (config !== undefined) apply(await readLayer(options, config), 'config')
}
