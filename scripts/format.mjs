// npm run format: biome for TypeScript, JavaScript and JSON; clang-format for C++.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { clangFormat, cppFiles, root } from './check/tools.mjs'

const run = (program, args) => spawnSync(program, args, { cwd: root, stdio: 'inherit' }).status
const biome = run(join(root, 'node_modules/.bin/biome'), ['check', '--write', '.'])
const clang = run(clangFormat(), ['-i', ...cppFiles(root)])
process.exitCode = biome || clang ? 1 : 0
