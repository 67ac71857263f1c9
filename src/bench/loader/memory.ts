import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AugmentedImages, DataLoader } from '../../data/index.js'

/** How much memory it takes to read a set of images that lies in a file. */
export interface MemoryRow {
  /** The size of the set. */
  setBytes: number
  /** What the reading may add to the resident memory of the process: a quarter of the size of the set. */
  limitBytes: number
  /** What it added at most, while every image was read in random order. */
  peakBytes: number
  imagesPerSecond: number
}

/** Reads a set of images in a file, and watches the resident memory. @param bytes the size of the set, about */
export async function measureMemory(bytes: number, threads: number): Promise<MemoryRow> {
  const shape = [3, 128, 128] as const
  const imageBytes = shape.reduce((a, b) => a * b, 1)
  const count = Math.floor(bytes / imageBytes)
  const folder = mkdtempSync(join(tmpdir(), 'pdecay-bench-memory-'))
  try {
    // A file without blocks on the disk: it is read as zeros, and every page of it as any other.
    const file = join(folder, 'images')
    writeFileSync(file, '')
    truncateSync(file, count * imageBytes)
    const set = new AugmentedImages({
      source: { file, count, shape },
      labels: new Uint8Array(count),
      dtype: 'uint8',
      threads,
    })
    const loader = new DataLoader(set, { batchSize: 32, shuffle: true, prefetch: 4 })
    const before = process.memoryUsage.rss()
    let peakBytes = 0
    const start = performance.now()
    for await (const { inputs, targets } of loader) {
      inputs.dispose()
      targets.dispose()
      peakBytes = Math.max(peakBytes, process.memoryUsage.rss() - before)
    }
    const imagesPerSecond = (1000 * count) / (performance.now() - start)
    set.close()
    return { setBytes: count * imageBytes, limitBytes: (count * imageBytes) / 4, peakBytes, imagesPerSecond }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
