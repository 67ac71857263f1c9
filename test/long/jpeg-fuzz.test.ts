import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(__dirname, '../..')

test('a million mutated JPEG images are decoded or refused, and none ends the process', () => {
  const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)
  const count = Number(process.env.FUZZ_COUNT ?? 1_000_000)
  const args = [root, join(root, 'test/fixtures/data/jpeg.safetensors'), String(seed), String(count)]
  const out = execFileSync(process.execPath, [join(__dirname, 'jpeg-fuzz-child.cjs'), ...args], {
    encoding: 'utf8',
  })
  const { decoded, refused } = JSON.parse(out) as { decoded: number; refused: number }
  expect(decoded, `seed ${seed}`).toBeGreaterThan(count / 100)
  expect(refused, `seed ${seed}`).toBeGreaterThan(count / 10)
}, 1_200_000)
