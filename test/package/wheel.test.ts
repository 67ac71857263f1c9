import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasTorch, python } from '../python/_python.js'
import { root } from './_install.js'

const folder = mkdtempSync(join(tmpdir(), 'pdecay-wheel-'))
afterAll(() => rmSync(folder, { recursive: true }))
const run = (program: string, args: string[]) =>
  execFileSync(program, args, { encoding: 'utf8', stdio: 'pipe' })

let wheel: string
beforeAll(() => {
  wheel = run(process.execPath, [join(root, 'scripts/wheel.mjs')]).trim()
})

const inWheel = (name: string) =>
  run('python3', [
    '-c',
    'import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())',
    wheel,
    name,
  ])

test('the wheel has the version of the package, asks for the torch it was built for, and says where it runs', () => {
  const { version, config } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  expect(wheel).toMatch(/pdecay_optim-[\d.]+-py3-none-manylinux_2_\d+_(x86_64|aarch64)\.whl$/)
  const metadata = inWheel(`pdecay_optim-${version}.dist-info/METADATA`)
  expect(metadata).toContain(`Version: ${version}\n`)
  const [major, minor] = config.libtorch.split('.').map(Number)
  expect(metadata).toContain(`Requires-Dist: torch<${major}.${minor + 1},>=${major}.${minor}`)
  expect(metadata).not.toContain('@')
})

describe.skipIf(!hasTorch)('in a fresh environment with torch', () => {
  let interpreter: string
  beforeAll(() => {
    const environment = join(folder, 'environment')
    run(python, ['-m', 'venv', environment])
    interpreter = join(environment, 'bin/python')
    const site = run(interpreter, ['-c', 'import site; print(site.getsitepackages()[0])']).trim()
    const torch = run(python, [
      '-c',
      'import os, torch; print(os.path.dirname(os.path.dirname(torch.__file__)))',
    ])
    writeFileSync(join(site, 'torch.pth'), torch)
    run(interpreter, ['-m', 'pip', 'install', '--quiet', '--no-deps', '--no-index', wheel])
  }, 120_000)

  test('it is imported by its name, with its own library, and steps', () => {
    const program = [
      'import torch, pdecay_optim',
      'w = torch.nn.Parameter(torch.ones(2, 2))',
      'o = pdecay_optim.padam([w], lr=0.1, p=0.8, lambda_=0.1)',
      'w.grad = torch.ones(2, 2)',
      'o.step()',
      'print(pdecay_optim.__file__, w[0, 0].item())',
    ]
    const [file, value] = run(interpreter, ['-c', program.join('\n')])
      .trim()
      .split(' ')
    expect(file).toContain(folder)
    expect(existsSync(join(file!, '../libpdecay.so'))).toBe(true)
    // (1 − lr) · 1 / (1 + p · lr · λ): Adam's first step is lr · sign(gradient).
    expect(Number(value)).toBeCloseTo(0.9 / (1 + 0.8 * 0.1 * 0.1), 5)
  })

  test("it passes what torch's own suite asks of optimizers", () => {
    const site = run(interpreter, [
      '-c',
      'import pdecay_optim, os; print(os.path.dirname(os.path.dirname(pdecay_optim.__file__)))',
    ]).trim()
    const messages: Record<string, string | null> = JSON.parse(
      run(interpreter, [
        '-B',
        join(root, 'test/python/suite.py'),
        site,
        join(site, 'pdecay_optim/libpdecay.so'),
      ]),
    )
    expect(Object.keys(messages).length).toBeGreaterThan(10)
    expect(Object.values(messages).filter(Boolean)).toEqual([])
  })
})
