// The tarball under the package managers besides npm. None of them runs install scripts here, and none are needed.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pack, project, run } from './_install.js'

const tools = project()
const bin = (path: string) => join(tools, 'node_modules', path)
let tarball: string

beforeAll(async () => {
  tarball = await pack(tools)
  writeFileSync(join(tools, 'package.json'), '{ "private": true }')
  const packages = ['pnpm@12.21.0', 'yarn@1.22.22', '@yarnpkg/cli-dist@4.18.1']
  run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', ...packages],
    tools,
  )
}, 300_000)
afterAll(() => rmSync(tools, { recursive: true }))

const berry = bin('@yarnpkg/cli-dist/bin/yarn.js')
const berrySettings = (linker: string) =>
  `nodeLinker: ${linker}\nenableTelemetry: false\nglobalFolder: ${join(tools, 'berry')}\n`

interface Manager {
  /** Its program, and what adds the tarball. */
  add: () => [string, ...string[]]
  /** What starts Node in a project of its. */
  node: [string, ...string[]]
  settings?: string
}

const node: [string] = [process.execPath]
const managers: Record<string, Manager> = {
  pnpm: {
    add: () => [bin('.bin/pnpm'), 'add', '--store-dir', join(tools, 'pnpm-store'), tarball],
    node,
  },
  'yarn classic': {
    add: () => [
      process.execPath,
      bin('yarn/bin/yarn.js'),
      'add',
      `file:${tarball}`,
      '--ignore-scripts',
      '--cache-folder',
      join(tools, 'yarn-cache'),
    ],
    node,
  },
  'yarn with node_modules': {
    add: () => [process.execPath, berry, 'add', `pdecay@file:${tarball}`],
    node,
    settings: berrySettings('node-modules'),
  },
  'yarn with Plug’n’Play': {
    add: () => [process.execPath, berry, 'add', `pdecay@file:${tarball}`],
    node: [process.execPath, berry, 'node'],
    settings: berrySettings('pnp'),
  },
}

describe.each(Object.entries(managers))('%s', (_, { add, node, settings }) => {
  const consumer = join(tools, 'consumer')
  const start = ([program, ...args]: string[], ...more: string[]) =>
    run(program!, [...args, ...more], consumer)
  beforeAll(() => {
    mkdirSync(consumer)
    writeFileSync(join(consumer, 'package.json'), '{ "private": true }')
    if (settings) {
      writeFileSync(join(consumer, '.yarnrc.yml'), settings)
      // Marks the project as one of its own, whatever lies above it.
      writeFileSync(join(consumer, 'yarn.lock'), '')
    }
    start(add())
    cpSync(join(import.meta.dirname, 'consumer'), consumer, { recursive: true })
  })
  afterAll(() => rmSync(consumer, { recursive: true }))

  test('the package works as ESM and as CommonJS, in a worker too', () => {
    expect(start(node, 'use.mjs')).toBe('used as ESM\n')
    expect(start(node, 'use.cjs')).toBe('used as CommonJS\n')
  })
})
