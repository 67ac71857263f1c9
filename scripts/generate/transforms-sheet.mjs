// Draws the contact sheet of docs/data.md: each transform with five draws of the same picture. Needs a build and sharp.
//
// usage: node scripts/generate/transforms-sheet.mjs [FILE]
import { createRequire } from 'node:module'
import { join } from 'node:path'
import sharp from 'sharp'
import { root } from '../setup/build.mjs'

const { data, tensor } = createRequire(import.meta.url)(join(root, 'lib/index.js'))
const t = data.transforms
const [width, height, draws] = [112, 84, 5]

/** A house under a sky, so that it is seen which side is up; or the same at night. */
const scene = (night) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 112 84"><defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="${night ? '#10204a' : '#4f9be8'}"/><stop offset="1" stop-color="${night ? '#5b3f7a' : '#e4f2ff'}"/></linearGradient></defs><rect width="112" height="84" fill="url(#g)"/><circle cx="92" cy="17" r="9" fill="${night ? '#f4f1d0' : '#ffd23c'}"/><path d="M0 62 Q30 44 60 60 T112 54 V84 H0Z" fill="${night ? '#1f4030' : '#57a845'}"/><rect x="24" y="40" width="38" height="30" fill="#c8553d"/><path d="M18 42 L43 20 L68 42Z" fill="#6b3a2a"/><rect x="30" y="48" width="10" height="10" fill="${night ? '#ffe27a' : '#bfe3ff'}"/><rect x="46" y="50" width="10" height="20" fill="#4a2c20"/><path d="M86 70 V48" stroke="#5a3a1e" stroke-width="4"/><circle cx="86" cy="42" r="11" fill="#2f7d3b"/></svg>`

async function picture(night) {
  const { data: bytes } = await sharp(Buffer.from(scene(night)))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return tensor(new Uint8Array(bytes)).reshape([height, width, 3]).permute([2, 0, 1]).contiguous()
}
const image = await picture(false)
const other = await picture(true)

const rows = [
  ['randomCrop(84 x 112, padding 16)', [t.randomCrop([height, width], { padding: 16 })]],
  ['randomResizedCrop', [t.randomResizedCrop([height, width])]],
  ['randomHorizontalFlip', [t.randomHorizontalFlip()]],
  ['randomVerticalFlip', [t.randomVerticalFlip()]],
  ['randomRotation(40, bilinear)', [t.randomRotation(40, { interpolation: 'bilinear', fill: 128 })]],
  [
    'randomAffine',
    [
      t.randomAffine({
        degrees: 20,
        translate: [0.2, 0.2],
        scale: [0.7, 1.3],
        shearX: 20,
        interpolation: 'bilinear',
      }),
    ],
  ],
  [
    'colorJitter(0.5, 0.5, 0.5, hue 0.2)',
    [t.colorJitter({ brightness: 0.5, contrast: 0.5, saturation: 0.5, hue: 0.2 })],
  ],
  ['randomGrayscale(p 0.5)', [t.randomGrayscale({ p: 0.5 })]],
  ['gaussianBlur(9, sigma 0.1 to 3)', [t.gaussianBlur(9, { sigma: [0.1, 3] })]],
  ['randomErasing(p 0.9, random)', [t.randomErasing({ p: 0.9, value: 'random' })]],
  ['normalize, shown as levels', [t.normalize({ mean: 0.5, std: 0.25 })]],
  ['randAugment', [t.randAugment({ magnitude: 14 })]],
  ['trivialAugment', [t.trivialAugment()]],
  ['mixup', [t.mixup()]],
  ['cutmix', [t.cutmix()]],
  ['centerCrop(60), resize(84 x 112)', [t.centerCrop(60), t.resize([height, width])]],
]

/** The pictures of a row, each as pixels [height, width, 3]. */
async function pictures(list) {
  const bytes = (chw) => Buffer.from(chw.permute([1, 2, 0]).contiguous().toTypedArray())
  if (/mixup|cutmix/.test(list[0].kind)) {
    const both = [image, other].map((each) => each.toTypedArray())
    const pixels = new Uint8Array(both[0].length * (draws + 1))
    for (let i = 0; i <= draws; i++) pixels.set(both[i % 2], i * both[0].length)
    const set = new data.AugmentedImages({
      source: { images: pixels, shape: [3, height, width] },
      labels: new Uint8Array(draws + 1),
      classes: 1,
      transforms: list,
    })
    const { inputs } = await set.batch(Int32Array.from({ length: draws + 1 }, (_, i) => i))
    const levels = inputs.mul(255).round().to('uint8')
    return Array.from({ length: draws }, (_, i) => bytes(levels.select(0, i + 1)))
  }
  return Array.from({ length: draws }, (_, sample) => {
    const made = t.apply(image, list, { seed: 5, sample })
    return bytes(made.dtype === 'uint8' ? made : made.mul(32).add(128).clamp(0, 255).to('uint8'))
  })
}

const [cellWidth, cellHeight, gap] = [draws * (width + 4) + 20, height + 24, 4]
const layers = []
for (const [i, [label, list]] of rows.entries()) {
  const left = (i % 2) * cellWidth + gap
  const top = Math.floor(i / 2) * cellHeight + gap
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${cellWidth - 20}" height="18"><text y="13" font-family="sans-serif" font-size="13" fill="#333">${label}</text></svg>`
  layers.push({ input: Buffer.from(text), left, top })
  for (const [k, input] of (await pictures(list)).entries())
    layers.push({ input, raw: { width, height, channels: 3 }, left: left + k * (width + 4), top: top + 18 })
}
const size = {
  width: 2 * cellWidth,
  height: Math.ceil(rows.length / 2) * cellHeight + gap,
  channels: 3,
  background: '#fff',
}
await sharp({ create: size })
  .composite(layers)
  .png({ palette: true, quality: 90, effort: 10 })
  .toFile(process.argv[2] ?? join(root, 'docs/transforms.png'))
