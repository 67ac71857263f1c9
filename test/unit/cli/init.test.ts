// A folder that `init` has made is trained, measured, predicts and is exported, by the built program.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeNpy } from '../../../src/data/index.js'
import { tensor } from '../../../src/tensor/index.js'
import { inProcess, lastLine, start } from './_cli.js'

const dir = mkdtempSync(join(tmpdir(), 'pdecay-init-'))
const root = join(__dirname, '../../..')

test('the task runs from train to export', async () => {
  const folder = join(dir, 'My task!')
  const { code, stdout } = await inProcess('init', folder, '--json')
  expect([code, JSON.parse(stdout).files]).toEqual([
    0,
    [join(folder, 'task.mjs'), join(folder, 'package.json')],
  ])
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  expect(manifest).toMatchObject({ name: 'my-task', type: 'module', dependencies: { pdecay: `^${version}` } })

  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules/pdecay'))
  const out = join(folder, 'runs/circle')
  /** Runs a script of the package as npm does: from the folder. */
  const script = async (name: string, ...more: string[]) => {
    const words = (manifest.scripts[name] as string).split(' ').slice(1)
    const absolute = words.map((word) => (word === 'runs/circle' ? out : word.replace(/^\.\//, `${folder}/`)))
    const said = await start(
      ...absolute.map((word) => (word === 'circle.onnx' ? join(folder, word) : word)),
      ...more,
    ).outcome
    expect([said.code, said.stderr]).toEqual([0, expect.any(String)])
    return said.stdout
  }
  const { metric } = JSON.parse(lastLine(await script('train', '--json')))
  expect([metric.name, metric.value > 0.9]).toEqual(['accuracy', true])
  expect(JSON.parse(lastLine(await script('eval', '--json'))).metric).toEqual(metric)
  await script('export')
  expect(readdirSync(folder)).toContain('circle.onnx')

  await writeNpy(
    join(folder, 'points.npy'),
    tensor(
      [
        [0, 0.1],
        [0.95, -0.95],
      ],
      { dtype: 'float32' },
    ),
  )
  const task = ['--task', join(folder, 'task.mjs')]
  const said = await start('predict', out, ...task, '--input', join(folder, 'points.npy'), '--json').outcome
  const [inside, outside] = JSON.parse(lastLine(said.stdout)).predictions
  expect([inside.output1 > inside.output0, outside.output0 > outside.output1]).toEqual([true, true])
})

test.each(['task.mjs', 'package.json'])('a %s that is there is not replaced', async (name) => {
  const folder = mkdtempSync(join(dir, 'used-'))
  writeFileSync(join(folder, name), 'mine')
  const { code, stderr, stdout } = await inProcess('init', folder)
  expect([code, stderr, stdout]).toEqual([
    1,
    expect.stringContaining(`${join(folder, name)} would be replaced`),
    '',
  ])
  expect([readdirSync(folder), readFileSync(join(folder, name), 'utf8')]).toEqual([[name], 'mine'])
})
test('a folder below a file cannot be made', async () => {
  writeFileSync(join(dir, 'file'), '')
  const { code, stderr } = await inProcess('init', join(dir, 'file/in'))
  expect([code, stderr]).toEqual([1, expect.stringContaining('Cannot make the folder')])
})
