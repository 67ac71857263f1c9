// Loads and runs archives of torch.export that something in them was changed:
// node exported-fuzz-child.cjs SEED COUNT FOLDER [START], the first that is loaded.
// On descriptor 3 it says what it is about to do, so that the parent knows what ended it, and at the end how often each
// thing came of it.
const { readdirSync, readFileSync, writeFileSync, writeSync } = require('node:fs')
const files = require('node:fs/promises')
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

/** Every object and array within a value that has something in it. */
function holders(value, found = []) {
  if (typeof value !== 'object' || value === null) return found
  if (Object.keys(value).length > 0) found.push(value)
  for (const each of Object.values(value)) holders(each, found)
  return found
}

/** Changes a value in some of its `places`; gives what takes the changes back. */
function changeJson(places) {
  const before = []
  for (let i = 1 + below(3); i > 0; i--) {
    const holder = pick(places)
    const keys = Object.keys(holder)
    if (keys.length === 0) continue
    before.push([holder, Array.isArray(holder) ? [...holder] : { ...holder }])
    const key = pick(keys)
    const how = below(5)
    if (how === 0) holder[key] = pick(hostile)
    else if (how === 1) Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key]
    else if (how === 2) holder[key] = structuredClone(Object.values(pick(places))[0])
    else if (how === 3) {
      const other = pick(keys)
      ;[holder[key], holder[other]] = [holder[other], holder[key]]
    } else if (typeof holder[key] === 'number') holder[key] += pick([1, -1, 1000, 0.5])
    else if (typeof holder[key] === 'string')
      holder[key] = holder[key].slice(0, below(holder[key].length + 1))
  }
  return () => {
    for (const [holder, kept] of before.reverse()) {
      for (const key of Object.keys(holder)) delete holder[key]
      if (Array.isArray(holder)) holder.length = 0
      Object.assign(holder, kept)
    }
  }
}

/** An archive, read once: its bytes, its records, and the values of those that are JSON. */
async function archiveOf(name) {
  const path = join(fixtures, name)
  const file = await files.open(path)
  try {
    const zip = await ZipReader.open(file)
    const records = await Promise.all(
      zip.names.map(async (each) => [each, Buffer.from(await zip.read(each))]),
    )
    const json = records
      .filter(([each]) => each.endsWith('.json'))
      .map((record) => {
        const value = JSON.parse(record[1].toString())
        return { record, value, places: holders(value), isModel: /models\//.test(record[0]) }
      })
      .filter(({ places }) => places.length > 0)
    return { bytes: readFileSync(path), records, json, models: json.filter(({ isModel }) => isModel) }
  } finally {
    await file.close()
  }
}

/** The open file of these bytes: waiting for a file system, be it in memory, takes longer than all else. */
const opened = (bytes) => ({
  stat: async () => ({ size: bytes.length }),
  read: async (buffer, offset, length, position) => ({
    bytesRead: bytes.copy(buffer, offset, position, position + length),
  }),
  close: async () => {},
})

async function written(records) {
  const parts = []
  const list = records.map(([name, bytes]) => smallRecord(name, bytes))
  for await (const chunk of zipChunks(list, 64)) parts.push(Buffer.from(chunk))
  return Buffer.concat(parts)
}

function changeBytes(bytes) {
  if (below(4) === 0) return bytes.subarray(0, below(bytes.length))
  const copy = Buffer.from(bytes)
  for (let i = 1 + below(8); i > 0; i--) copy[below(copy.length)] = below(256)
  return copy
}

/** Gives a function that makes the changed archive, as those before the first that is loaded are not needed. */
function changed({ bytes, records, json, models }) {
  if (below(4) === 0) {
    const found = changeBytes(bytes)
    return () => found
  }
  const { record, value, places } = below(5) === 0 ? pick(json) : pick(models)
  const restore = changeJson(places)
  const text = Buffer.from(JSON.stringify(value))
  restore()
  return () => written(records.map((each) => (each === record ? [record[0], text] : each)))
}

const isExpected = (error) =>
  error instanceof PdecayError || error instanceof TypeError || error instanceof RangeError

async function main() {
  const names = readdirSync(fixtures).filter((name) => name.endsWith('.pt2'))
  const references = new Map()
  const archives = new Map()
  for (const name of names) {
    archives.set(name, await archiveOf(name))
    const model = name.split('.')[0]
    if (!references.has(model)) references.set(model, await loadTorch(join(fixtures, `${model}.ref.pt`)))
  }
  const counts = { refused: 0, ran: 0, failed: 0 }
  const path = join(folder, `${seed}.pt2`)
  let bytes
  const { open } = files
  files.open = async (...args) => (args[0] === path ? opened(bytes) : open(...args))
  for (let i = 0; i < count; i++) {
    const name = pick(names)
    const make = changed(archives.get(name))
    const mmap = below(2) === 0
    if (i < start) continue
    say(`${i} ${name}`)
    bytes = await make()
    // Mapped by native code.
    if (mmap) writeFileSync(path, bytes)
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
