import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../../_files.js'
import { PdecayError } from '../../errors.js'

/** A set of JPEG pictures: how many, and of which size. */
export interface PictureSet {
  readonly name: string
  readonly count: number
  readonly width: number
  readonly height: number
}

/** A scene without noise, as SVG: a sky, hills and some shapes, all determined by the number of the picture. */
function scene({ width, height }: PictureSet, index: number): string {
  let state = index + 1
  const draw = (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
  const colour = () => `hsl(${draw(360)},${30 + draw(60)}%,${20 + draw(60)}%)`
  const shapes = Array.from({ length: 24 }, (_, i) => {
    const [x, y, r] = [draw(width), draw(height), 2 + draw(width / 5)]
    return i % 3 === 0
      ? `<rect x="${x}" y="${y}" width="${r}" height="${2 + draw(height / 4)}" fill="${colour()}"/>`
      : i % 3 === 1
        ? `<circle cx="${x}" cy="${y}" r="${r / 2}" fill="${colour()}"/>`
        : `<path d="M0 ${y} Q${x} ${y - r} ${width} ${draw(height)}" stroke="${colour()}" stroke-width="${1 + draw(6)}" fill="none"/>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="${colour()}"/><stop offset="1" stop-color="${colour()}"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/>${shapes.join('')}</svg>`
}

/**
 * The files of a set in `folder`, drawn and encoded where they are missing, in two class folders as torchvision reads them.
 * Drawing needs the package sharp.
 */
export async function drawPictures(folder: string, set: PictureSet): Promise<string[]> {
  const target = join(folder, `${set.name}-${set.count}`)
  const classes = ['a', 'b']
  const list = () =>
    classes.flatMap((each) =>
      readdirSync(join(target, each))
        .sort()
        .map((name) => join(target, each, name)),
    )
  if (existsSync(target)) return list()
  const { default: sharp } = await import(/* webpackIgnore: true */ 'sharp').catch((cause) => {
    throw new PdecayError(
      'ERR_UNSUPPORTED',
      'The pictures of the benchmark are drawn by the package sharp, which is not installed. What to do: npm install sharp',
      { cause },
    )
  })
  makeFolder(folder)
  const part = mkdtempSync(`${target}.part-`)
  try {
    for (const each of classes) makeFolder(join(part, each))
    for (let i = 0; i < set.count; i++) {
      const jpeg = await sharp(Buffer.from(scene(set, i)))
        .jpeg({ quality: 90 })
        .toBuffer()
      writeFileSync(join(part, classes[i % 2]!, `${String(i).padStart(6, '0')}.jpg`), jpeg)
    }
    renameSync(part, target)
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
  return list()
}
