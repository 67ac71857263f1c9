// report, watch and --tensorboard by the command line. What is on the pages and in the event files has its own tests.
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { inProcess, lastLine, start } from './_cli.js'

const dir = mkdtempSync(join(tmpdir(), 'pdecay-pages-'))
const [dense, sparse] = [join(dir, 'dense'), join(dir, 'sparse')]
beforeAll(async () => {
  const rows = join(dir, 'rows.csv')
  writeFileSync(rows, `x,y\n${Array.from({ length: 60 }, (_, i) => `${i},${i % 3 ? 'a' : 'b'}`).join('\n')}`)
  for (const [out, lambda] of [
    [dense, '0'],
    [sparse, '0.3'],
  ] as const) {
    const words = ['--set', 'target=y', '--epochs', '5', '--lambda', lambda, '--out', out, '--tensorboard']
    const { code, stderr } = await inProcess('train', 'csv', '--data', rows, ...words)
    expect(code, stderr).toBe(0)
  }
})

describe('report', () => {
  const page = join(dir, 'page.html')
  test('writes one page of the runs, and prints what is on it as JSON', async () => {
    const { code, stdout } = await inProcess(
      'report',
      dense,
      sparse,
      '--baseline',
      sparse,
      '--out',
      page,
      '--json',
    )
    expect(code).toBe(0)
    const { runs, charts, settings } = JSON.parse(lastLine(stdout))
    expect(runs).toEqual(['dense', 'sparse'])
    expect(charts[0]).toMatchObject({
      title: 'Frontier',
      note: expect.stringContaining('sparse is the baseline'),
    })
    expect(settings).toContainEqual(['decay.lambda', '0', '0.3'])
    const html = readFileSync(page, 'utf8')
    expect(html).toContain('<title>pdecay: dense, sparse</title>')
    expect(html).not.toMatch(/(src|href)="?http/)
  })
  test('of one run', async () => {
    const { code, stdout } = await inProcess('report', dense, '--out', page)
    expect([code, stdout]).toEqual([0, `written: ${page}\n`])
  })
  test.each<[string, string[], number, string]>([
    ['no run', [join(dir, 'none')], 1, 'is missing, or is not a JSON object: this is not a run folder'],
    ['an unknown baseline', [dense, '--baseline', 'x'], 2, 'for --baseline but received x'],
    ['no folder for the page', [dense, '--out', join(dir, 'none/page.html')], 1, 'none/page.html'],
  ])('%s is refused', async (_, args, exit, message) => {
    const { code, stderr } = await inProcess('report', ...args)
    expect([code, stderr]).toEqual([exit, expect.stringContaining(message)])
  })
})

describe('watch', () => {
  const get = (url: string, host?: string) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const asked = request(url, host === undefined ? {} : { headers: { host } }, (answer) => {
        let text = ''
        answer.on('data', (chunk) => (text += chunk))
        answer.on('end', () => resolve({ status: answer.statusCode!, text }))
      })
      asked.on('error', reject)
      asked.end()
    })

  test('serves a live page on the loopback address until Ctrl+C', async () => {
    const { child, outcome } = start('watch', dense, '--port', '0')
    const url = await new Promise<string>((resolve) => {
      let text = ''
      child.stdout!.on('data', (chunk) => {
        text += chunk
        const found = /^(http:\/\/127\.0\.0\.1:\d+\/)\n/.exec(text)?.[1]
        if (found) resolve(found)
      })
    })
    expect(await get(url)).toMatchObject({ status: 200, text: expect.stringContaining('pdecay: dense') })
    expect(JSON.parse((await get(`${url}view.json`)).text).runs).toEqual(['dense'])
    expect((await get(url, 'example.com')).status).toBe(403)
    child.kill('SIGINT')
    expect((await outcome).code).toBe(0)
    await expect(get(url)).rejects.toThrow('ECONNREFUSED')
  })
  test.each<[string, string[], number, string]>([
    ['no run', [join(dir, 'none')], 1, 'this is not a run folder'],
    [
      'a port that is none',
      [dense, '--port', '65536'],
      2,
      'Expected integer in [0, 65535] for --port but received 65536',
    ],
  ])('%s is refused', async (_, args, exit, message) => {
    const { code, stderr } = await inProcess('watch', ...args)
    expect([code, stderr]).toEqual([exit, expect.stringContaining(message)])
  })
})

test('--tensorboard writes event files into the run folder', () => {
  const files = readdirSync(join(dense, 'tensorboard'), { recursive: true }).map(String)
  const events = files.filter((name) => name.includes('tfevents'))
  expect(events.length).toBeGreaterThan(0)
  const bytes = Buffer.concat(events.map((name) => readFileSync(join(dense, 'tensorboard', name))))
  for (const tag of ['loss', 'lr', 'accuracy', '_hparams_/']) expect(bytes.includes(tag)).toBe(true)
  expect(statSync(join(dense, 'tensorboard', events[0]!)).size).toBeGreaterThan(1000)
})
