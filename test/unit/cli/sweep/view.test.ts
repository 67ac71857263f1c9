// biome-ignore-all lint/suspicious/noControlCharactersInRegex: escape sequences are what a terminal is told
// What a terminal shows of a sweep in progress.
import { expect, test } from 'vitest'
import type { Trial } from '../../../../src/cli/sweep/trials.js'
import { makeSweepView } from '../../../../src/cli/sweep/view.js'

/** The lines of a screen to which a program has written. */
function screenOf(text: string): string[] {
  const lines = ['']
  let row = 0
  for (const [piece] of text.matchAll(/\x1b\[(\d*)([A-Z])|\n|[^\n\x1b]+/g)) {
    const [, count, command] = /^\x1b\[(\d*)([A-Z])$/.exec(piece) ?? []
    if (command === 'A') row -= Number(count)
    else if (command === 'J') lines.splice(row, lines.length, '')
    else if (piece === '\n') lines[++row] ??= ''
    else lines[row] += piece
  }
  return lines
}

const trial = (index: number): Trial => ({
  ...{ index, name: `${index}`, dir: `${index}`, values: { 'set.model': `m${index}` }, status: 'waiting' },
  ...{ step: 0, steps: 0, loss: null, zeros: null, metric: null },
})

function terminal(rows: number, columns: number) {
  let text = ''
  const stream = { isTTY: true, rows, columns, write: (piece: string) => (text += piece) }
  return { stream: stream as unknown as NodeJS.WriteStream, lines: () => screenOf(text) }
}

test('a table is drawn anew in its place, with those that run first', () => {
  const { stream, lines } = terminal(24, 100)
  const trials = [trial(0), trial(1), trial(2)]
  const view = makeSweepView(stream, trials, (some) => [...some])
  Object.assign(trials[0]!, { status: 'finished', step: 9, steps: 9, loss: 0.5, zeros: 0.25 })
  trials[0]!.metric = { name: 'accuracy', value: 0.875 }
  view.onChange(trials[0]!, true)
  Object.assign(trials[1]!, { status: 'running', step: 3, steps: 9 })
  view.onChange(trials[1]!, true)
  view.note('stopping')
  expect(lines().map((line) => line.trim().split(/ {2,}/))).toEqual([
    ['trial', 'model', 'status', 'step', 'loss', 'accuracy', 'zeros'],
    ['002', 'm1', 'running', '3/9', '–', '–', '–'],
    ['001', 'm0', 'finished', '9', '0.5', '0.875', '25.0 %'],
    ['003', 'm2', 'waiting', '–', '–', '–', '–'],
    ['1 running, 1 waiting, 1 finished'],
    ['stopping'],
    [''],
  ])
  view.stop()
  expect(lines()).toEqual([''])
})

test('a table of many trials fits on the screen', () => {
  const { stream, lines } = terminal(12, 30)
  const trials = Array.from({ length: 40 }, (_, i) => trial(i))
  makeSweepView(stream, trials, (some) => [...some]).onChange(trials[0]!, true)
  expect(lines().length).toBeLessThan(12)
  expect(lines()).toContain('and 33 more')
  for (const line of lines()) expect(line.length).toBeLessThan(30)
})
