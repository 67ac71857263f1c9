import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compareReports, noiseOf, type SavedReport, type SavedRow } from '../../../src/bench/compare.js'
import { median } from '../../../src/bench/stats.js'
import { fc } from '../../generated.js'
import { inProcess, lastLine } from '../cli/_cli.js'

const row = (samplesMs: number[], about: Partial<SavedRow> = {}): SavedRow => ({
  name: 'padam',
  p: 0.8,
  dtype: 'float32',
  tensors: 1,
  params: 1000,
  ms: Math.min(...samplesMs),
  medianMs: median(samplesMs),
  samplesMs,
  ...about,
})
const report = (rows: SavedRow[], about: Partial<SavedReport> = {}): SavedReport => ({
  device: 'cpu',
  dtype: 'float32',
  threads: 2,
  copyGbps: 20,
  rows,
  ...about,
})
const scaled = (factor: number, { rows, ...rest }: SavedReport): SavedReport => ({
  ...rest,
  rows: rows.map((each) =>
    row(
      each.samplesMs!.map((ms) => ms * factor),
      { name: each.name, p: each.p },
    ),
  ),
})
const verdicts = (a: SavedReport, b: SavedReport) => compareReports(a, b).rows.map(({ verdict }) => verdict)

describe('verdicts', () => {
  const samples = fc.array(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 9 })
  const reports = fc
    .array(samples, { minLength: 1, maxLength: 5 })
    .map((lists) => report(lists.map((list, i) => row(list, { name: `rule ${i}`, p: i % 2 ? null : 1 }))))

  test('a report is no regression of itself, whatever its noise', () => {
    fc.assert(
      fc.property(reports, (a) => {
        expect(verdicts(a, a)).toEqual(a.rows.map(() => 'unchanged'))
      }),
    )
  })

  test('twice the time is a regression, and half a gain, whatever the noise', () => {
    fc.assert(
      fc.property(reports, (a) => {
        expect(verdicts(a, scaled(2, a))).toEqual(a.rows.map(() => 'regression'))
        expect(verdicts(scaled(2, a), a)).toEqual(a.rows.map(() => 'gain'))
      }),
    )
  })

  test('a change within the spread of the repeats is none', () => {
    const [calm, wild] = [report([row([1, 1.01, 1.02])]), report([row([1, 1.3, 1.6])])]
    expect(verdicts(calm, scaled(1.2, calm))).toEqual(['regression'])
    expect(verdicts(wild, scaled(1.2, wild))).toEqual(['unchanged'])
    // The noisier of both counts.
    expect(verdicts(calm, report([row([1.1, 1.5, 1.9])]))).toEqual(['unchanged'])
  })

  test('the minimum alone, or the median alone, is no regression', () => {
    const a = report([row([1, 1.05, 1.06])])
    expect(verdicts(a, report([row([1, 1.5, 1.6])]))).toEqual(['unchanged'])
    expect(verdicts(a, report([row([0.5, 1.05, 1.06])]))).toEqual(['unchanged'])
  })

  test('noise is the median above the minimum, or the quartiles apart; 3 % at least, half at most', () => {
    expect(noiseOf(row([1, 1, 1]))).toBe(0.03)
    expect(noiseOf(row([1, 1.2, 1.2, 1.2, 1.2]))).toBeCloseTo(0.2, 12)
    expect(noiseOf(row([1, 1, 1, 1.4, 1.4]))).toBeCloseTo(0.4, 12)
    expect(noiseOf(row([1, 3, 9]))).toBe(0.5)
    // Files of before samples were kept.
    expect(noiseOf(row([1, 1.1, 1.2], { samplesMs: undefined }))).toBeCloseTo(0.1, 12)
  })

  test('rows are matched by name, norm, dtype, size and number of tensors', () => {
    const others: Partial<SavedRow>[] = [
      { name: 'l2' },
      { p: 0.5 },
      { p: null },
      { p: [0.8, 1] },
      { dtype: 'float64' },
      { tensors: 2 },
      { params: 999 },
    ]
    for (const other of others) {
      const { rows, onlyInA, onlyInB } = compareReports(report([row([1])]), report([row([1], other)]))
      expect([rows.length, onlyInA.length, onlyInB.length]).toEqual([0, 1, 1])
    }
    const old = report([row([1], { dtype: undefined })])
    expect(compareReports(old, report([row([1])])).rows).toHaveLength(1)
  })

  test('says in what the machines differ', () => {
    const machine = { cpu: 'this', cores: 2 }
    const [a, b] = [
      report([row([1])], { machine }),
      report([row([1])], { machine: { cpu: 'that', cores: 2 } }),
    ]
    expect(compareReports(a, b).differences).toEqual(['cpu: this and that'])
    expect(compareReports(a, report([row([1])], { device: 'cuda', machine })).differences).toEqual([
      'device: cpu and cuda',
    ])
    expect(compareReports(a, { ...a, copyGbps: 10 }).differences).toEqual([
      'a plain copy: 20.0 and 10.0 GB/s, so that memory itself was 0.50 times as fast',
    ])
    expect(compareReports(a, { ...a, copyGbps: 19 }).differences).toEqual([])
  })
})

describe('bench optim --compare', () => {
  let dir = ''
  const file = (name: string, content: unknown) => {
    const path = join(dir, name)
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
    return path
  }
  const compare = (...words: string[]) => inProcess('bench', 'optim', '--compare', ...words)
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'pdecay-compare-'))
  })
  afterAll(() => rmSync(dir, { recursive: true }))

  test('shows ratios and verdicts, what changed first, and fails when asked to', async () => {
    const same = row([1, 1.01], { name: 'lion' })
    const a = file('a.json', report([row([1, 1.01]), same, row([2], { name: 'gone' })]))
    // As a terminal's output was saved: the object is on the last line.
    const b = file(
      'b.json',
      `a table\n\n${JSON.stringify(report([same, row([1.5, 1.515]), row([2], { name: 'new' })]))}\n`,
    )
    const { code, stdout } = await compare(a, b)
    expect(code).toBe(0)
    const lines = stdout.split('\n')
    const at = lines.findIndex((line) => line.startsWith('padam'))
    expect(lines[at]).toMatch(/^padam +0\.8 +float32 +1,000 +1 +1\.50 +1\.50 +3 % +regression$/)
    expect(lines[at + 1]).toMatch(/^lion .* 1\.00 +1\.00 +3 % +unchanged$/)
    expect(stdout).toMatch(/Only in A:\n {2}gone p=0\.8, float32, 1000 in 1\n/)
    expect(stdout).toMatch(/Only in B:\n {2}new p=0\.8/)
    expect(stdout).toContain('\n1 regression and 0 gains beyond the noise, 1 unchanged\n')
    expect(stdout).not.toContain('measure again')
    const wild = file('wild.json', report([row([1, 3, 9])]))
    expect((await compare(wild, wild)).stdout).toContain('\n1 row with a noise of 50 % or more: ')
    expect((await compare(a, b, '--fail-on-regression')).code).toBe(1)
    expect((await compare(b, a, '--fail-on-regression')).code).toBe(0)
    const { rows, onlyInA } = JSON.parse(lastLine((await compare(a, b, '--json')).stdout))
    expect(rows[0]).toMatchObject({ name: 'padam', ratio: 1.5, verdict: 'regression' })
    expect(onlyInA).toHaveLength(1)
  })

  const good = report([row([1])])
  test.each<[string, unknown, string]>([
    ['no JSON', 'ms,3', 'it is not JSON'],
    ['empty', '', 'it is not JSON'],
    ['a list', [], 'it is not an object'],
    ['another object', { version: 1 }, 'its device is undefined'],
    ['no rows', { ...good, rows: [] }, 'it has no rows'],
    ['a row of text', { ...good, rows: ['x'] }, 'rows[0] is not an object'],
    ['a time of text', { ...good, rows: [{ ...good.rows[0], ms: 'fast' }] }, 'its rows[0].ms is "fast"'],
    ['a time of 0', { ...good, rows: [{ ...good.rows[0], medianMs: 0 }] }, 'its rows[0].medianMs is 0'],
    [
      'samples of text',
      { ...good, rows: [{ ...good.rows[0], samplesMs: [1, 'x'] }] },
      'its rows[0].samplesMs is',
    ],
  ])('%s is refused, by name', async (_, content, message) => {
    const [a, b] = [file('good.json', good), file('bad.json', content)]
    for (const words of [
      [a, b],
      [b, a],
    ]) {
      const { code, stderr, stdout } = await compare(...words)
      expect(stderr).toContain(`${b}: Expected a report that pdecay bench optim wrote`)
      expect(stderr).toContain(message)
      expect([code, stdout]).toEqual([2, ''])
    }
  })

  test('files that are missing, too few or too many are bad usage', async () => {
    const a = file('a.json', good)
    const missing = await compare(a, join(dir, 'missing.json'))
    expect(missing.stderr).toMatch(/missing\.json: Expected a report .* ENOENT/)
    expect(missing.code).toBe(2)
    for (const files of [[a], [a, a, a]]) {
      const { code, stderr } = await compare(...files)
      expect(stderr).toContain(`Expected two files for --compare but received ${files.length}`)
      expect(code).toBe(2)
    }
    const both = await compare(a, a, '--params', '3')
    expect(both.stderr).toContain(
      "option '--compare <files...>' cannot be used with option '--params <list>'",
    )
    expect(both.code).toBe(2)
  })
})
