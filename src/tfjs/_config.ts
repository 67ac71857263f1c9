import { show } from '../_check.js'
import { isNamedSchedule, type OptimizerOptions, scheduleFrom } from '../optim/index.js'
import { isSpec, spec } from '../optim/rules/rule.js'

// A model of tfjs-layers saves its optimizer's config as JSON and, when it loads it, turns every text with an underscore
// into camel case, as it takes the file for one of Python's. So the options travel as a JSON text that has no underscore.

/**
 * The options as a text that tfjs-layers leaves as it is.
 * @throws TypeError for a function that is no named schedule: no file can hold it
 */
export function writeOptions(options: OptimizerOptions): string {
  const json = JSON.stringify(options, function (this: Record<string, unknown>, key: string, value: unknown) {
    // JSON has called toJSON() of a named schedule by now.
    if (isNamedSchedule(this[key])) return { schedule: value }
    if (typeof value === 'function')
      throw new TypeError(
        `Expected ${key} to be a value or a named schedule, to save it, but received ${show(value)}`,
      )
    return typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value
  })
  return json.replaceAll('_', '\\u005f')
}

/**
 * Reads what {@link writeOptions} wrote.
 * @throws SyntaxError for a text that is no JSON; TypeError, RangeError for rules that are none
 */
export function readOptions(text: unknown): OptimizerOptions {
  if (typeof text !== 'string')
    throw new TypeError(`Expected a text for settings of the optimizer's config but received ${show(text)}`)
  const read: unknown = JSON.parse(text, (_, value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    if ('schedule' in value) return scheduleFrom(value.schedule)
    if ('number' in value) return Number(value.number)
    const given = value as unknown
    const rule = isSpec('step', given) || isSpec('decay', given)
    return rule ? spec(given.kind, given.rule, given.options) : value
  })
  return read as OptimizerOptions // whose constructor checks every key and value
}
