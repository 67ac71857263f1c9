// What an import of the built package loads. Modules are counted, as times vary from machine to machine.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lazyNamespace } from '../../src/_lazy.js'

const lib = join(import.meta.dirname, '../../lib')

/** What a script prints as JSON, in a process of its own; `loaded()` lists the modules of the package and of others. */
function inProcess(script: string, ...flags: string[]) {
  const prelude = `
    const { createRequire } = require('node:module')
    const load = createRequire(${JSON.stringify(join(lib, 'x.js'))})
    const loaded = () => Object.keys(require.cache).map((file) => file.replace(${JSON.stringify(`${lib}/`)}, ''))\n`
  return JSON.parse(execFileSync(process.execPath, [...flags, '-e', prelude + script], { encoding: 'utf8' }))
}

test('importing the package loads the tensors and the files, and the other rooms at first use', () => {
  const rooms = inProcess(`
    const before = new Set(process.moduleLoadList)
    const { nn, optim } = load('./index.js')
    const [start, builtins] = [loaded(), process.moduleLoadList.filter((name) => !before.has(name))]
    const of = (room) => loaded().filter((file) => file.startsWith(room + '/')).length
    const counts = [of('nn'), of('optim'), of('train')]
    nn.Linear
    counts.push(of('nn'), of('optim'), of('train'))
    optim.padam
    counts.push(of('optim'), of('train'))
    console.log(JSON.stringify({ start, builtins, counts }))`)
  expect(rooms.start.length).toBeLessThan(75)
  expect(rooms.start.filter((file: string) => !/^(io|native|tensor)\/|^\w+\.js$/.test(file))).toEqual([])
  for (const slow of ['crypto', 'child_process', 'zlib', 'worker_threads'])
    expect(rooms.builtins).not.toContain(`NativeModule ${slow}`)
  expect(rooms.counts).toEqual([
    0,
    0,
    0,
    expect.toSatisfy((n) => n > 30),
    0,
    0,
    expect.toSatisfy((n) => n > 15),
    0,
  ])
})

test('an import of it as an ES module loads no more', () => {
  const script = `import(load.resolve('./index.js')).then(() => console.log(loaded().length))`
  expect(inProcess(script)).toBeLessThan(75)
})

test('a lazy namespace has the names of its module before it is loaded, and its members after', () => {
  const differences = inProcess(`
    const found = []
    const compare = (path, module, name) => {
      const namespace = load(path)[name]
      const names = Object.keys(namespace)
      const members = load(module)
      if (names.sort().join() !== Object.keys(members).sort().join()) found.push(name + ': names')
      for (const key of names) if (namespace[key] !== members[key]) found.push(name + '.' + key)
      return names.length
    }
    for (const name of ['arrays', 'data', 'graph', 'models', 'nn', 'optim', 'train']) compare('./index.js', './' + name + '/index.js', name)
    compare('./tensor/index.js', './tensor/operators/ops.gen.js', 'ops')
    compare('./nn/index.js', './nn/functional/index.js', 'functional')
    console.log(JSON.stringify(found))`)
  expect(differences).toEqual([])
})

test('a module is loaded once, and an error in it is thrown at each use', () => {
  let loads = 0
  const load = () => {
    if (++loads === 1) throw new Error('broken')
    return { a: 1, b: 2 }
  }
  const namespace = lazyNamespace(load, 'a b') as { a: number; b: number }
  expect(() => namespace.a).toThrow('broken')
  expect([namespace.a, namespace.b, namespace.a, loads]).toEqual([1, 2, 1, 2])
  expect(Object.keys(namespace)).toEqual(['a', 'b'])
  expect(Object.getOwnPropertyDescriptor(namespace, 'a')).toMatchObject({ value: 1, writable: false })
})

test('a namespace of a thousand names is filled at once', () => {
  // As many names as `ops` has: a few more, and V8 would not show the fault, which is a question of seconds.
  const names = Array.from({ length: 966 }, (_, at) => `name${at}`)
  const members = Object.fromEntries(names.map((name) => [name, () => name]))
  const namespace = lazyNamespace(() => members, names.join(' ')) as typeof members
  const { user } = process.cpuUsage()
  const some = names[500] as string
  expect(namespace[some]).toBe(members[some])
  expect(process.cpuUsage({ user, system: 0 }).user).toBeLessThan(500_000)
})
