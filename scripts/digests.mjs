#!/usr/bin/env node
// Writes scripts/setup/digests.json: the SHA-256 of every wheel that set-up may download, for each kind of machine, with and
// without CUDA. pip asks its index for them, and downloads nothing but metadata. Run it when package.json names another
// libtorch.
//
// usage: node scripts/digests.mjs
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { installNvidia } from './setup/libtorch.mjs'
import { selection } from './setup/wheels.mjs'

const { config } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'))
/** @type {import('./setup/wheels.mjs').Digests} */
const digests = {}

for (const machine of ['x86_64', 'aarch64']) {
  /** @type {Map<string, string[]>} */
  const required = new Map()
  const ask = async (/** @type {string} */ requirement) => {
    const target = ['--target', join(tmpdir(), 'pdecay-nothing')]
    const args = ['install', '--dry-run', '--ignore-installed', '--quiet', '--report', '-', ...target]
    const report = execFileSync('python3', ['-m', 'pip', ...args, ...selection(machine), requirement])
    const [{ metadata, download_info }] = JSON.parse(report.toString()).install
    digests[decodeURIComponent(basename(new URL(download_info.url).pathname))] =
      download_info.archive_info.hashes.sha256
    required.set(metadata.name.replaceAll('-', '_'), metadata.requires_dist ?? [])
  }
  await ask(`torch==${config.libtorch}`)
  await installNvidia((distribution) => required.get(distribution) ?? [], true, ask)
}

const file = join(import.meta.dirname, 'setup/digests.json')
const sorted = Object.fromEntries(Object.entries(digests).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`)
console.log(`${file}: ${Object.keys(sorted).length} wheels`)
