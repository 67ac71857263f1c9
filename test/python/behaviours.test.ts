// The optimizer in Python, by torch's own habits: suite.py holds what torch's test suite asks, state.py and groups.py
// what programs do to state, copies, groups and parameters. Each test there is one here.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { hasTorch, python } from './_python.js'

const root = join(__dirname, '../..')

/** `Class.test_name` of each test of a script. */
function testsOf(script: string): string[] {
  let name = ''
  const lines = readFileSync(join(__dirname, script), 'utf8').matchAll(/^class (\w+)|^ {4}def (test_\w+)/gm)
  return [...lines].flatMap(([, type, method]) => {
    name = type ?? name
    return method ? [`${name}.${method}`] : []
  })
}

describe.skipIf(!hasTorch).each(['suite.py', 'state.py', 'groups.py'])('%s', (script) => {
  let messages: Record<string, string | null>
  beforeAll(() => {
    const args = [
      '-B',
      join(__dirname, script),
      join(root, 'python'),
      join(root, 'build/Release/libpdecay.so'),
    ]
    messages = JSON.parse(
      execFileSync(python, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    )
  }, 120_000)

  test.each(testsOf(script))('%s', (name) => {
    expect(messages[name]).toBeNull()
  })
  test('has run no other', () => {
    expect(Object.keys(messages).sort()).toEqual(testsOf(script).sort())
  })
})
