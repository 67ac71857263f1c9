#!/usr/bin/env node
// Lists the exported names of each package entry: all names, names added or removed since a commit, or names with
// incomplete doc comments.
//
// usage: node scripts/api.mjs [--since COMMIT | --undocumented]
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import ts from 'typescript'
import { exportsOf, missingDocs, openProgram } from './check/docs.mjs'
import { root } from './check/tools.mjs'

/** @param {ts.Symbol} symbol */
function kindOf({ flags }) {
  const kinds = [
    [ts.SymbolFlags.Class, 'class'],
    [ts.SymbolFlags.Function, 'function'],
    [ts.SymbolFlags.Variable, 'const'],
    [ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias, 'type'],
  ]
  return kinds.find(([flag]) => flags & Number(flag))?.[1] ?? 'namespace'
}

/** @param {string} folder @returns {Map<string, string>} kind by name */
function listApi(folder) {
  const { checker, modules } = openProgram(folder)
  const api = new Map()
  for (const { name, module } of modules)
    for (const [exported, symbol] of exportsOf(checker, module))
      api.set(`${name} ${exported}`, kindOf(symbol))
  return api
}

/** @param {string} commit */
function apiAt(commit) {
  const folder = mkdtempSync(join(tmpdir(), 'pdecay-api-'))
  try {
    const archive = execFileSync('git', ['archive', commit, 'src', 'package.json'], {
      cwd: root,
      maxBuffer: 2 ** 30,
    })
    execFileSync('tar', ['-x', '-C', folder], { input: archive })
    return listApi(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** @param {Map<string, string>} names @param {string} sign */
const print = (names, sign = '') => {
  for (const name of [...names.keys()].sort()) console.log(`${sign}${name}  ${names.get(name)}`)
}

const { values } = parseArgs({ options: { since: { type: 'string' }, undocumented: { type: 'boolean' } } })
if (values.undocumented) {
  const { errors, owed } = await missingDocs(root)
  for (const line of [...errors, ...owed]) console.log(line)
} else if (values.since) {
  const [before, now] = [apiAt(values.since), listApi(root)]
  print(new Map([...before].filter(([name]) => !now.has(name))), '- ')
  print(new Map([...now].filter(([name]) => !before.has(name))), '+ ')
} else print(listApi(root))
