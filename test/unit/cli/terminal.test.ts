// biome-ignore-all lint/suspicious/noControlCharactersInRegex: escape sequences are what a terminal is told
// What stays on a terminal after Ctrl+C. `script` (util-linux) gives the program one.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { fashionMnist } from '../../../src/data/index.js'

const root = join(__dirname, '../../..')
beforeAll(() => fashionMnist().then(() => {}), 300_000)

const hasScript = (() => {
  try {
    execFileSync('script', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

/** The lines of a screen, and whether it shows its cursor and wraps, after a program has written to it. */
function screenOf(text: string) {
  const lines = [''] as string[]
  let [row, column, saved] = [0, 0, [0, 0]]
  const modes: Record<string, boolean> = { '?25': true, '?7': true }
  for (const [piece] of text.matchAll(/\x1b\[[?\d;]*[A-Za-z]|\x1b[78]|[\s\S]/g)) {
    const [, argument = '', command = ''] = /^\x1b\[?([?\d;]*)(.)$/.exec(piece) ?? []
    if (piece === '\r') column = 0
    else if (piece === '\n') lines[++row] ??= ''
    else if (command === '7') saved = [row, column]
    else if (command === '8') [row, column] = saved as [number, number]
    else if (command === 'G') column = Number(argument || 1) - 1
    else if (command === 'K') lines[row] = Number(argument) === 2 ? '' : lines[row]!.slice(0, column)
    else if (command === 'J') lines.splice(row + 1)
    else if (command === 'h' || command === 'l') modes[argument] = command === 'h'
    else if (command) throw new Error(`the screen knows no ${JSON.stringify(piece)}`)
    else {
      lines[row] = lines[row]!.padEnd(column).slice(0, column) + piece + lines[row]!.slice(column + 1)
      column++
    }
  }
  return { lines: lines.map((line) => line.trimEnd()).filter(Boolean), modes }
}

/** Trains on a terminal; `onText` may press keys. */
function onTerminal(onText: (text: string, terminal: ChildProcess) => void): Promise<string> {
  const out = join(mkdtempSync(join(tmpdir(), 'pdecay-terminal-')), 'run')
  const words = `train fashion-mnist --steps 100000 --batch 32 --out ${out}`
  const command = `stty cols 150; "${process.execPath}" "${join(root, 'lib/cli/index.js')}" ${words}`
  const terminal = spawn('script', ['-qfec', command, '/dev/null'], { stdio: ['pipe', 'pipe', 'inherit'] })
  let text = ''
  terminal.stdout.on('data', (chunk) => {
    text += chunk
    onText(text, terminal)
  })
  return new Promise((resolve) => terminal.on('close', () => resolve(text)))
}
const press = (terminal: ChildProcess) => terminal.stdin!.write('\x03')
const isBar = (line: string) => /[=-]{24} \d+\/100000/.test(line)

test.skipIf(!hasScript)('Ctrl+C leaves one bar, and the notes in their order', async () => {
  let pressed = false
  const { lines, modes } = screenOf(
    await onTerminal((text, terminal) => {
      if (pressed || !text.includes('samples/s')) return
      pressed = true
      press(terminal)
    }),
  )
  const at = (words: string) => lines.findIndex((line) => line.includes(words))
  expect(lines.filter(isBar)).toHaveLength(1)
  expect(lines[at('finishing the step')]).toBe('finishing the step; Ctrl+C again to leave at once')
  expect(at('Training 100000 steps')).toBeLessThan(at('finishing the step'))
  expect(at('finishing the step')).toBeLessThan(lines.findIndex(isBar))
  expect(lines.findIndex(isBar)).toBeLessThan(at('interrupted after'))
  expect(lines.at(-1)).toMatch(/^Stopped after step \d+ and saved/)
  expect(modes).toEqual({ '?25': true, '?7': true })
})

test.skipIf(!hasScript)('a second Ctrl+C gives the terminal its cursor back', async () => {
  let pressed = 0
  const { modes } = screenOf(
    await onTerminal((text, terminal) => {
      if (pressed === 0 && text.includes('samples/s')) {
        pressed++
        press(terminal)
        press(terminal)
      }
    }),
  )
  expect(modes).toEqual({ '?25': true, '?7': true })
})
