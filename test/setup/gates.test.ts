// The gates of `npm test` count what fails.
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { gates } from '../../scripts/check/gates.mjs'
import { folder } from './_fakes.js'

test('a file that does not load counts as failed, beside tests that fail in another one', async () => {
  const place = folder()
  const vitest = resolve(import.meta.dirname, '../../node_modules/vitest/dist/index.js')
  const start = `import { expect, test } from ${JSON.stringify(vitest)}\n`
  const files = {
    'vitest.config.mjs': 'export default {}\n',
    'some.test.js': `${start}test('good', () => {})\ntest('bad', () => expect(1).toBe(2))\ntest.skip('later', () => {})\n`,
    'broken.test.js': `${start}throw new Error('at its start')\n`,
    'missing.test.js': "import './nowhere.js'\n",
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text)
  const gate = gates.find(({ name }) => name === 'vitest')!
  expect(await gate.run(place)).toMatchObject({ passed: 1, failed: 3, skipped: 1 })
})
