import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type OptimBenchRow, peakBytes } from '../../../src/bench/optim.js'
import { toPage } from '../../../src/bench/page.js'
import { makeReport, type OptimBenchReport, toCsv, writeTexts } from '../../../src/bench/report.js'
import { planSweep } from '../../../src/bench/sweep.js'
import { inProcess, lastLine, start } from '../cli/_cli.js'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pdecay-sweep-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const row: OptimBenchRow = {
  name: 'padam',
  p: 0.8,
  dtype: 'float32',
  tensors: 2,
  params: 1000,
  ms: 0.5,
  medianMs: 0.75,
  samplesMs: [0.5, 1, 0.75],
  paramsPerSecond: 2e6,
  gbps: 0.056,
  copyGbps: 10,
  copyShare: 0.0056,
  ratio: 1.25,
  stateBytes: 8,
  movedBytes: 28,
  peakBytes: null,
  hostMs: 0.5,
  medianIntervalMs: [0.5, 1],
}
const report: OptimBenchReport = {
  ...makeReport('cpu', [row, { ...row, name: 'elastic', p: [0.5, 2], dtype: 'float64', copyGbps: 12 }], []),
  command: 'pdecay bench optim --out "a<b>"',
}

describe('the plan', () => {
  test('refuses unknown lists', () => {
    const lists = { params: [1], tensors: [1], dtype: ['float32'], p: [1], rules: [], rivals: [], norms: [2] }
    expect(() => planSweep('cpu', lists as never)).toThrow("Unknown option 'norms' in planSweep lists")
  })

  test('has each combination once, and races norms, rules and rivals side by side', () => {
    const lists = {
      params: [10, 20],
      tensors: [1, 2],
      dtype: ['float32', 'bfloat16'],
      p: [0.5, 1],
      rules: ['l2'],
      rivals: [],
    } as const
    const plan = planSweep('cpu', lists)
    const { p, rules, rivals } = lists
    expect(plan).toHaveLength(8)
    expect(new Set(plan.map((each) => JSON.stringify(each))).size).toBe(8)
    for (const each of plan) expect(each).toMatchObject({ device: 'cpu', p, rules, rivals })
    expect(plan[3]).toMatchObject({ dtype: 'float32', params: 20, tensors: 2 })
  })

  test('knows what a race holds at once', () => {
    const settings = {
      device: 'cpu',
      dtype: 'float64',
      params: 100,
      tensors: 1,
      rules: [],
      rivals: [],
    } as const
    const pace = { rounds: 1, sampleMs: 1, copyBytes: 64 }
    // Weights, gradients, two moments of the rivals, five in passing; and two moments for each norm.
    expect(peakBytes({ ...settings, p: [1] }, pace)).toBe(11 * 100 * 8 + 128)
    expect(peakBytes({ ...settings, p: [1, 2, 3] }, pace)).toBe(15 * 100 * 8 + 128)
  })
})

describe('CSV', () => {
  test('is a line for each row, under the names of the fields', () => {
    expect(toCsv(report)).toBe(
      [
        `device,threads,${Object.keys(row).join(',')}`,
        `cpu,${report.threads},padam,0.8,float32,2,1000,0.5,0.75,0.5 1 0.75,2000000,0.056,10,0.0056,1.25,8,28,,0.5,0.5 1`,
        `cpu,${report.threads},elastic,0.5 2,float64,2,1000,0.5,0.75,0.5 1 0.75,2000000,0.056,12,0.0056,1.25,8,28,,0.5,0.5 1`,
        '',
      ].join('\r\n'),
    )
  })

  test('quotes what would be read as something else', () => {
    const odd = { ...report, rows: [{ ...row, name: 'a, "b"\nc', p: null }] }
    expect(toCsv(odd).split('\r\n')[1]).toMatch(/^cpu,\d+,"a, ""b""\nc",,float32,/)
  })
})

describe('a report', () => {
  test('says on what it was measured', () => {
    expect(report).toMatchObject({ device: 'cpu', dtype: 'float32,float64', copyGbps: 12 })
    expect(report.threads).toBe(report.machine.threads)
    const { version } = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8'))
    expect(report.machine).toMatchObject({
      pdecay: version,
      node: process.version,
      gpu: null,
      gpuMemoryBytes: null,
    })
    expect(report.machine.libtorch).toMatch(/^2\.11\./)
    expect(report.machine.instructionSet).toMatch(/^[A-Z0-9]+$/)
    expect(Math.abs(Date.parse(report.date) - Date.now())).toBeLessThan(3e5)
  })

  test('is written whole or not at all', async () => {
    const [good, bad] = [join(dir, 'good'), join(dir, 'file/bad')]
    writeFileSync(good, 'old')
    writeFileSync(join(dir, 'file'), '')
    await expect(writeTexts('--out', { [good]: 'new', [bad]: 'new' })).rejects.toMatchObject({
      code: 'ERR_FILE',
      message: expect.stringContaining(`--out ${join(dir, 'file')}: `),
    })
    expect(readdirSync(dir).sort()).toEqual(['file', 'good'])
    expect(readFileSync(good, 'utf8')).toBe('old')
    await writeTexts('--out', { [good]: 'new' })
    expect(readFileSync(good, 'utf8')).toBe('new')
  })
})

describe('the page', () => {
  const page = toPage(report)

  test('holds the report, and escapes what it quotes', () => {
    const data = /<script type="application\/json" id="report">(.*)<\/script>/.exec(page)![1]!
    expect(data).not.toContain('<')
    expect(JSON.parse(data)).toEqual(report)
    expect(page).toContain('<code>pdecay bench optim --out &quot;a&lt;b&gt;&quot;</code>')
    for (const fact of [report.machine.cpu, report.machine.libtorch, report.date])
      expect(page).toContain(fact)
  })

  test('names the GPU where there was one', () => {
    expect(page).not.toContain('<dt>GPU</dt>')
    const machine = { ...report.machine, gpu: 'H & <i>', gpuMemoryBytes: 2 ** 37 }
    const ofGpu = toPage({ ...report, machine })
    expect(ofGpu).toContain('<dt>GPU</dt><dd>H &amp; &lt;i&gt;, 128.0 GiB</dd>')
  })

  test('needs nothing but itself', () => {
    const urls = page.match(/\b(https?:)?\/\/[\w.-]+\.\w+/g) ?? []
    // uPlot names its home in its first comment.
    expect(urls.filter((url) => !url.includes('github.com'))).toEqual([])
    expect(page).not.toMatch(/<(link|img|iframe)\b|\bsrc=|@import|url\(|\bfetch\(|XMLHttpRequest|import\(/)
  })

  test('has scripts that parse, and the elements that they look for', () => {
    const scripts = [...page.matchAll(/<script>\n(.*?)\n<\/script>/gs)].map(([, text]) => text!)
    expect(scripts).toHaveLength(2)
    for (const text of scripts) new Script(text)
    const ids = [...scripts[1]!.matchAll(/\bfind\('(\w+)'\)/g), ...scripts[1]!.matchAll(/\bid: '(\w+)'/g)]
    expect(ids.length).toBeGreaterThan(4)
    for (const [, id] of ids) expect(page).toContain(`id="${id}"`)
  })
})

describe('bench optim --sweep', () => {
  const tiny = '--params 64,128 --tensors 1,2 --dtype float32,bfloat16 --p 0.5,1 --rules l2,lion'.split(' ')

  test('measures every combination, and writes three files', async () => {
    const out = join(dir, 'a/b')
    const { code, stdout, stderr } = await inProcess(
      'bench',
      'optim',
      '--sweep',
      '--quick',
      '--json',
      '--out',
      out,
      ...tiny,
      '--no-rivals',
    )
    expect(stderr.split('\n').filter((line) => /^\d+\/24 {2}/.test(line))).toHaveLength(8)
    expect(code).toBe(0)
    expect(readdirSync(out).sort()).toEqual(['sweep.csv', 'sweep.html', 'sweep.json'])
    const written = JSON.parse(readFileSync(join(out, 'sweep.json'), 'utf8')) as OptimBenchReport
    expect(JSON.parse(lastLine(stdout))).toEqual(written)
    const keys = written.rows.map(({ name, p, dtype, params, tensors }) =>
      [name, p, dtype, params, tensors].join(' '),
    )
    const expected = ['float32', 'bfloat16'].flatMap((dtype) =>
      [64, 128].flatMap((params) =>
        [1, 2].flatMap((tensors) =>
          ['padam 0.5', 'padam 1', 'fused-adamw ', 'l2 ', 'lion 0.8'].map(
            (name) => `${name} ${dtype} ${params} ${tensors}`,
          ),
        ),
      ),
    )
    expect(keys).toEqual(expected)
    for (const each of written.rows) {
      expect(each.ms).toBe(Math.min(...each.samplesMs))
      expect(each.copyShare).toBeCloseTo(each.gbps / each.copyGbps, 12)
    }
    expect(readFileSync(join(out, 'sweep.csv'), 'utf8')).toBe(toCsv(written))
    expect(readFileSync(join(out, 'sweep.html'), 'utf8')).toBe(toPage(written))
  })

  test('refuses before it starts what does not fit into memory, and names it', async () => {
    const out = join(dir, 'out')
    const { code, stderr } = await inProcess(
      'bench',
      'optim',
      '--sweep',
      '--out',
      out,
      '--params',
      '100,1e12',
      '--dtype',
      'float32',
    )
    expect(stderr).toMatch(
      /float32, 1,000,000,000,000 parameters in 1 tensor, of the sweep: this takes 60000\.5 GB of memory and [\d.]+ GB are free/,
    )
    expect([code, existsSync(out)]).toEqual([1, false])
  })

  test('refuses a folder that cannot be before it starts', async () => {
    writeFileSync(join(dir, 'file'), '')
    const { code, stderr } = await inProcess('bench', 'optim', '--sweep', '--out', join(dir, 'file/x'))
    expect(stderr).toContain(`--out ${join(dir, 'file/x')}: `)
    // No progress was shown, such as 0/12; the random name of the folder may end in 0.
    expect([code, stderr.replaceAll(dir, '').includes('0/')]).toEqual([1, false])
  })

  test('ends on Ctrl+C with no file, and says so', async () => {
    const out = join(dir, 'out')
    const { child, outcome } = start('bench', 'optim', '--sweep', '--out', out, '--params', '1e5')
    await vi.waitFor(() => expect(existsSync(out)).toBe(true), { timeout: 60_000, interval: 20 })
    child.kill('SIGINT')
    const { code, stderr } = await outcome
    expect(stderr).toContain(`Interrupted: nothing was written into ${out}`)
    expect([code, readdirSync(out)]).toEqual([130, []])
  })
})

describe('a single run', () => {
  test('writes CSV beside what it prints, and times the rules and rivals that are asked for', async () => {
    const file = join(dir, 'new/rows.csv')
    const { code, stdout } = await inProcess(
      ...'bench optim --params 100 --quick --no-rules --rivals foreach-adamw --json --csv'.split(' '),
      file,
    )
    expect(code).toBe(0)
    const written = JSON.parse(lastLine(stdout)) as OptimBenchReport
    expect(written.rows.map(({ name }) => name)).toEqual(['padam', 'fused-adamw', 'foreach-adamw'])
    expect(readFileSync(file, 'utf8')).toBe(toCsv(written))
  })

  test.each<[string, string]>([
    ['--params 1,2', 'Expected one value for --params without --sweep but received 1,2'],
    ['--dtype float32,float64', 'Expected one value for --dtype without --sweep'],
    ['--params 1,', "option '--params <list>' argument '1,' is invalid"],
    ['--p 0.5,0', 'Expected number in (0, inf) for --p but received 0'],
    ['--sweep', '--sweep needs --out FOLDER'],
    ['--out x', '--out requires --sweep'],
    ['--sweep --out x --dtype float32,int8', "for --dtype but received 'int8'"],
    ['--sweep --out x --params 4,9 --tensors 1,5', 'Expected integer in [1, 4] for --tensors but received 5'],
    ['--sweep --out x --rules l3', "for --rules but received 'l3'"],
    ['--rivals adamw', "for --rivals but received 'adamw'"],
    ['--rules l2,,lion', "option '--rules <list>' argument 'l2,,lion' is invalid"],
    ['--sweep --out x --csv y', "option '--csv <file>' cannot be used with option '--sweep'"],
    ['--fail-on-regression', '--fail-on-regression requires --compare'],
  ])('%s is bad usage', async (words, message) => {
    const { code, stderr, stdout } = await inProcess('bench', 'optim', ...words.split(' '))
    expect(stderr).toContain(message)
    expect([code, stdout, existsSync('x')]).toEqual([2, '', false])
  })
})
