// Reads the members of a JSON object one at a time. JSON.parse drops all but the last of duplicate keys, and creates
// objects for everything nested in the text before anything can be checked.

const open = new Set([0x7b, 0x5b]) // { [
const close = new Set([0x7d, 0x5d]) // } ]
const quote = 0x22
const backslash = 0x5c
const isSpace = (code: number) => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09

/** The end of the string that starts at `from`, after its closing quote. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; ; ) {
    const end = text.indexOf('"', at)
    if (end < 0) throw new Error('its JSON is cut short within a string')
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === backslash) slashes++
    if (slashes % 2 === 0) return end + 1
    at = end + 1
  }
}

/** The end of the value that starts at `from`: a comma or closing bracket of the enclosing object. */
function endOfValue(text: string, from: number, mostNested: number): number {
  let depth = 0
  for (let at = from; at < text.length; ) {
    const code = text.charCodeAt(at)
    if (code === quote) {
      at = endOfString(text, at)
      continue
    }
    if (open.has(code) && ++depth > mostNested) throw new Error('its JSON is nested too deeply')
    if (depth === 0 && (code === 0x2c || close.has(code))) return at
    if (close.has(code)) depth--
    at++
  }
  throw new Error('its JSON is cut short')
}

/**
 * The members of the JSON object in a text, in order, each with the text of its value.
 *
 * @param what - what the text is, for messages
 * @param mostNested - how many levels of arrays and objects a value may have
 * @throws Error if the text is not an object, a key occurs twice, or a value is nested too deeply
 */
export function* members(
  what: string,
  text: string,
  mostNested: number,
): Generator<[key: string, value: string], void> {
  let at = 0
  const skip = () => {
    while (isSpace(text.charCodeAt(at))) at++
    return text[at]
  }
  const expect = (character: string) => {
    if (skip() !== character) throw new Error(`${what} is not valid JSON: '${character}' is missing`)
    at++
  }
  if (skip() !== '{') throw new Error(`${what} is not a JSON object`)
  at++
  const keys = new Set<string>()
  if (skip() === '}') at++
  else
    for (let more = true; more; ) {
      if (skip() !== '"') throw new Error(`${what} is not valid JSON: a key is missing`)
      const start = at
      at = endOfString(text, at)
      const key = JSON.parse(text.slice(start, at)) as string
      if (keys.has(key)) throw new Error(`${what} has '${key}' twice`)
      keys.add(key)
      expect(':')
      skip()
      const from = at
      at = endOfValue(text, at, mostNested)
      yield [key, text.slice(from, at)]
      more = skip() === ','
      if (more) at++
    }
  if (keys.size > 0) expect('}')
  skip()
  if (at < text.length) throw new Error(`${what} is not valid JSON: something follows its end`)
}
