// Loads and runs archives of torch.export that something in them was changed:
// node exported-fuzz-child.cjs SEED COUNT FOLDER [START], the first that is loaded.
// On descriptor 3 it says what it is about to do, so that the parent knows what ended it, and at the end how often each
// thing came of it.
const { readdirSync, readFileSync, writeFileSync, writeSync } = require('node:fs')
const { open } = require('node:fs/promises')
const { join } = require('node:path')
const nn = require('../../lib/nn/index.js')
const { loadTorch } = require('../../lib/io/index.js')
const { smallRecord, ZipReader, zipChunks } = require('../../lib/io/zip.js')
const { PdecayError } = require('../../lib/errors.js')

const [seed, count] = process.argv.slice(2, 4).map(Number)
const folder = process.argv[4]
const start = Number(process.argv[5] ?? 0)
const fixtures = join(__dirname, '../fixtures/exported')
const say = (text) => writeSync(3, `${text}\n`)

/** mulberry32 */
let state = seed
const random = () => {
  state = (state + 0x6d2b79f5) | 0
  let x = Math.imul(state ^ (state >>> 15), state | 1)
  x = (x + Math.imul(x ^ (x >>> 7), x | 61)) ^ x
  return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32
}
const below = (n) => Math.floor(random() * n)
const pick = (list) => list[below(list.length)]

const hostile = [
  ...[
    null,
    true,
    false,
    0,
    1,
    -1,
    2,
    7,
    63,
    64,
    1e9,
    2 ** 53,
    -(2 ** 31),
    1.5,
    '',
    'x',
    '9223372036854775807n',
  ],
  ...[
    'NaN',
    'Infinity',
    '__proto__',
    'constructor',
    [],
    {},
    [[]],
    { as_int: 3 },
    { as_none: true },
    { as_tensor: { name: 'x' } },
  ],
]

/** Every object and array within a value. */
function holders(value, found = []) {
  if (typeof value !== 'object' || value === null) return found
  found.push(value)
  for (const each of Object.values(value)) holders(each, found)
  return found
}

function changeJson(value) {
  const places = holders(value).filter((each) => Object.keys(each).length > 0)
  for (let i = 1 + below(3); i > 0; i--) {
    const holder = pick(places)
    const key = pick(Object.keys(holder))
    const how = below(5)
    if (how === 0) holder[key] = pick(hostile)
    else if (how === 1) Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key]
    else if (how === 2) holder[key] = structuredClone(Object.values(pick(places))[0])
    else if (how === 3) {
      const other = pick(Object.keys(holder))
      ;[holder[key], holder[other]] = [holder[other], holder[key]]
    } else if (typeof holder[key] === 'number') holder[key] += pick([1, -1, 1000, 0.5])
    else if (typeof holder[key] === 'string')
      holder[key] = holder[key].slice(0, below(holder[key].length + 1))
  }
}

async function recordsOf(name) {
  const file = await open(join(fixtures, name))
  try {
    const zip = await ZipReader.open(file)
    return await Promise.all(zip.names.map(async (each) => [each, Buffer.from(await zip.read(each))]))
  } finally {
    await file.close()
  }
}

async function written(records) {
  const parts = []
  for await (const chunk of zipChunks(
    records.map(([name, bytes]) => smallRecord(name, bytes)),
    64,
  ))
    parts.push(Buffer.from(chunk))
  return Buffer.concat(parts)
}

function changeBytes(bytes) {
  if (below(4) === 0) return bytes.subarray(0, below(bytes.length))
  const copy = Buffer.from(bytes)
  for (let i = 1 + below(8); i > 0; i--) copy[below(copy.length)] = below(256)
  return copy
}

async function changed(name) {
  if (below(4) === 0) return changeBytes(readFileSync(join(fixtures, name)))
  const records = await recordsOf(name)
  const json = records.filter(([each]) => each.endsWith('.json'))
  const models = json.filter(([each]) => /models\//.test(each))
  const record = below(5) === 0 ? pick(json) : pick(models)
  const value = JSON.parse(record[1].toString())
  changeJson(value)
  record[1] = Buffer.from(JSON.stringify(value))
  return written(records)
}

const isExpected = (error) =>
  error instanceof PdecayError || error instanceof TypeError || error instanceof RangeError

async function main() {
  const names = readdirSync(fixtures).filter((name) => name.endsWith('.pt2'))
  const references = new Map()
  for (const name of names) {
    const model = name.split('.')[0]
    if (!references.has(model)) references.set(model, await loadTorch(join(fixtures, `${model}.ref.pt`)))
  }
  const counts = { refused: 0, ran: 0, failed: 0 }
  const path = join(folder, `${seed}.pt2`)
  for (let i = 0; i < count; i++) {
    const name = pick(names)
    const bytes = await changed(name)
    const mmap = below(2) === 0
    if (i < start) continue
    say(`${i} ${name}`)
    writeFileSync(path, bytes)
    let module
    try {
      module = await nn.loadExported(path, { mmap, randomInEval: true, maxIterations: 1000 })
    } catch (error) {
      if (!(error instanceof PdecayError) || error.code !== 'ERR_FILE') {
        say(`wrong ${i} ${name}: ${error.stack}`)
      }
      counts.refused++
      continue
    }
    say(`${i} ${name} runs`)
    try {
      module.forward(...references.get(name.split('.')[0]).inputs)
      counts.ran++
    } catch (error) {
      if (!isExpected(error)) say(`wrong ${i} ${name}: ${error.stack}`)
      counts.failed++
    }
  }
  say(`end ${JSON.stringify(counts)}`)
}

main()
