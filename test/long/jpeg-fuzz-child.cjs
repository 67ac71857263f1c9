// Decodes mutated JPEG images: usage: node jpeg-fuzz-child.cjs LIB FIXTURE SEED COUNT. Ends with how many were decoded and
// refused. Any other error, and any crash, ends the process otherwise.
const { readFileSync } = require('node:fs')
const [, , lib, fixture, seed, count] = process.argv
const { data } = require(lib)

// The fixture is a safetensors file: the names ending in .jpeg hold the images.
const file = readFileSync(fixture)
const headerBytes = Number(file.readBigUInt64LE(0))
const header = JSON.parse(file.subarray(8, 8 + headerBytes))
const images = Object.entries(header)
  .filter(([name]) => name.endsWith('.jpeg'))
  .map(
    ([
      ,
      {
        data_offsets: [begin, end],
      },
    ]) => file.subarray(8 + headerBytes + begin, 8 + headerBytes + end),
  )

const rng = new data.Rng(Number(seed))
/** A copy with some bytes changed, cut off, doubled or put in; the header is hit as often as the pixels. */
function mutate(image) {
  let bytes = Buffer.from(image)
  for (let times = 1 + rng.below(4); times > 0 && bytes.length > 0; times--) {
    const at = rng.below(2) === 0 ? rng.below(bytes.length) : rng.below(Math.min(bytes.length, 650))
    const kind = rng.below(6)
    if (kind <= 1) bytes[at] = rng.below(256)
    else if (kind === 2) bytes[at] ^= 1 << rng.below(8)
    else if (kind === 3) bytes = bytes.subarray(0, at)
    else if (kind === 4) {
      const length = 1 + rng.below(40)
      bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at)])
    } else bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + rng.below(40))])
  }
  return new Uint8Array(bytes)
}

let decoded = 0
let refused = 0
for (let i = 0; i < Number(count); i++) {
  const bytes = mutate(images[rng.below(images.length)])
  try {
    // A mutated size may ask for much memory: that is allowed, and slow.
    const { height, width } = data.jpegInfo(bytes)
    if (height * width > 1e6) continue
    const scale = 1 << rng.below(4)
    data.decodeJpeg(bytes, { scale, ...(rng.below(2) === 0 && { channels: 1 + 2 * rng.below(2) }) }).dispose()
    decoded++
  } catch (error) {
    if (error.code !== 'ERR_DATA' || !/^byte \d+: /.test(error.message)) throw error
    refused++
  }
}
console.log(JSON.stringify({ decoded, refused }))
