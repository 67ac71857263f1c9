// What an operator computes, in a line: lines.txt has those that stand alone, and the rest follow from their names.
import { readFileSync } from 'node:fs'

const text = readFileSync(new URL('./lines.txt', import.meta.url), 'utf8')
const entries = new Map(
  text
    .trim()
    .split('\n')
    .map((line) => {
      const at = line.indexOf(': ')
      return [line.slice(0, at), line.slice(at + 2)]
    }),
)

/** `= add` stands for add's line. */
function lineOf(name) {
  const line = entries.get(name)
  return line?.startsWith('= ') ? lineOf(line.slice(2)) : line
}

for (const [name, line] of entries) {
  if (!lineOf(name))
    throw new Error(`scripts/generate/ops/lines.txt: ${name} stands for '${line}', which is not there`)
}
/** Names in lines.txt that no operator has. */
export const strayLines = (names) => [...entries.keys()].filter((name) => !names.has(name))

const words = (name) => name.replaceAll('_', ' ').trim()

// Of a name with such a beginning or end, from the line of the rest.
const forms = [
  [/^(.+)_$/, (line) => `${line}; in place`],
  [/^(.+?)_?copy$/, (line) => `${line}; copied, not viewed`],
  [/^native_(.+)$/, (line) => `${line}; with what its backward pass needs`],
  [/^(?:mkldnn|cudnn|miopen|mps|fbgemm|thnn|slow)_(.+)$/, (line) => `${line}; by one backend's own kernel`],
]

/** The operator's line; `known` has all operators' names. */
export function summary(name, known) {
  const own = lineOf(name)
  if (own) return own
  for (const [pattern, say] of forms) {
    const rest = pattern.exec(name)?.[1]
    const line = rest && (lineOf(rest) ?? (known.has(rest) ? summary(rest, known) : undefined))
    if (line) return say(line)
  }
  const derivative = /^(.+?)_(?:double_)?backward/.exec(name)
  if (derivative) return `part of the derivative of ${words(derivative[1])}, as its backward pass calls it`
  const part = /^(.+?)_(?:forward|jvp|functional|overrideable|cachemask)\b/.exec(name)
  if (part) return `part of ${words(part[1])}, as other operators call it`
  return words(name.replace(/_$/, ' in place'))
}
