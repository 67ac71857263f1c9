#!/usr/bin/env node
// Generates code and docs from the native registry of steps and decays: TypeScript option types, ranges and factories
// (src/optim/*.gen.ts), and the table and sections in docs/optimizers.md.
//
// usage: node scripts/generate/registry.mjs [--registry FILE] [--check] [--root DIR]
//   --registry FILE  reads the registry's JSON from a file instead of the addon; generated.mjs documents the other options
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { emit, repository as root } from './generated.mjs'

const { values: args } = parseArgs({ options: { registry: { type: 'string' } }, strict: false })
const banner = '// Generated from the native registry by scripts/generate/registry.mjs: do not edit.\n'

const readNative = () =>
  createRequire(import.meta.url)(join(root, 'lib/native/index.js'))
    .core()
    .registry()
/** Drops fields without information (an empty text, a length of 1). */
const spare = (key, value) =>
  value === '' || value === false || (key === 'length' && value === 1) ? undefined : value
const keep = new Set(['default', 'schedule', 'source'])
const registry = JSON.parse(
  args.registry ? readFileSync(args.registry, 'utf8') : readNative(),
  (key, value) => (keep.has(key) ? value : spare(key, value)),
)
const kinds = { step: registry.steps, decay: registry.decays }
const rules = Object.values(kinds).flat()

const ofEveryGroup = ['lr', 'maximize', 'cautious', 'trust', 'trustCoefficient', 'trustLimit']

/** Options of a step and of a decay share one object in groups, aliases and state dicts, so names must not clash. */
function refuseClashes() {
  const fail = (what) => {
    throw new Error(`gen-registry: ${what}`)
  }
  const repeated = (names) => names.find((name, i) => names.indexOf(name) < i)
  const twice = repeated(rules.map(({ name }) => name))
  if (twice) fail(`two rules are named '${twice}'`)
  for (const step of kinds.step) {
    for (const decay of kinds.decay) {
      const options = [...step.options, ...decay.options]
      for (const key of ['name', 'torch']) {
        const clash = repeated([...ofEveryGroup, ...options.map((option) => option[key])])
        if (clash)
          fail(`'${clash}' is an option of both '${step.name}' and '${decay.name}', or of every group`)
      }
    }
  }
}

const pascal = (name) => name[0].toUpperCase() + name.slice(1)
const optionsType = ({ name }) => `${pascal(name)}Options`
/** Capitalizes the first word, unless it is a formula. */
const sentence = (text) => (/^\w+ [\w(]/.test(text) ? pascal(text) : text).replace(/([^.])$/, '$1.')

const literal = (value) =>
  typeof value === 'string' ? `'${value}'` : Array.isArray(value) ? `[${value.join(', ')}]` : String(value)

function typeOf({ kind, schedule, values, length, variable }) {
  if (kind === 'number') return schedule ? 'Rate' : 'number'
  if (kind === 'integer') return 'number'
  if (kind === 'enum') return values.map(literal).join(' | ')
  const item = schedule ? 'Rate' : 'number'
  if (kind === 'numbers')
    return variable ? `${item} | readonly ${item}[]` : `readonly [${Array(length).fill(item).join(', ')}]`
  return 'boolean'
}

const facts = ({ range, default: fallback, kind, length, variable }) =>
  [
    range && `In ${range}`,
    kind === 'numbers' && variable && `at most ${length} of them`,
    fallback !== undefined && `default ${literal(fallback)}`,
  ].filter(Boolean)

function optionsInterface(rule) {
  const fields = rule.options.map((option) => {
    const notes = facts(option)
    const tail = notes.length ? ` ${sentence(notes.join('; '))}` : ''
    return `  /** ${sentence(option.doc)}${tail} */\n  ${option.name}?: ${typeOf(option)}\n`
  })
  const base = ` extends ${kinds.decay.includes(rule) ? 'AnyDecayOptions' : 'AnyStepOptions'}`
  return `/** Options of {@link optim.${rule.name}}. */\nexport interface ${optionsType(rule)}${base} {\n${fields.join('')}}\n`
}

/** The meaning of an option for each rule that has it. */
function meanings(name) {
  const byText = new Map()
  for (const rule of rules) {
    const option = rule.options.find((option) => option.name === name)
    if (option) byText.set(option.doc, [...(byText.get(option.doc) ?? []), `\`${rule.name}\``])
  }
  return [...byText].map(([text, names]) => sentence(`${text} (${names.join(', ')})`)).join(' ')
}

function ruleOptions() {
  const types = new Map()
  for (const option of rules.flatMap((rule) => rule.options)) {
    types.set(option.name, (types.get(option.name) ?? new Set()).add(typeOf(option)))
  }
  const fields = [...types].map(
    ([name, type]) => `  /** ${meanings(name)} */\n  ${name}?: ${[...type].join(' | ')}\n`,
  )
  return `/** Any option of any rule, as a group may have it. */\nexport interface RuleOptions {\n${fields.join('')}}\n`
}

/** One option per line, so that diffs are easy to read. */
function ruleLiteral({ options, state, text: _, ...rule }) {
  const lines = [...Object.entries(rule).map(([key, value]) => `      ${key}: ${JSON.stringify(value)},`)]
  lines.push(`      state: [${state.map((slot) => JSON.stringify(slot)).join(', ')}],`)
  lines.push('      options: [', ...options.map((option) => `        ${JSON.stringify(option)},`), '      ],')
  return `    {\n${lines.join('\n')}\n    },\n`
}

const registrySource = () => `${banner}import type { Rate, RuleInfo } from './types.js'

/** Options of every decay. */
export interface AnyDecayOptions {
  /** Whether to decay only where the update's sign agrees with the weight's; default false. @source arXiv 2510.12402 */
  cautious?: boolean
}
/** Options of every step. */
export interface AnyStepOptions {
  /**
   * Scales a parameter's update ('lamb') or gradient ('lars') to the size of its weights; default 'none'. See
   * {@link GroupOptions.trust}.
   */
  trust?: 'none' | 'lamb' | 'lars'
  /** Factor on the ratio of \`trust\`, in (0, inf); default 1. */
  trustCoefficient?: number
  /** The largest such ratio, in (0, inf]; default inf. */
  trustLimit?: number
}
${rules.map((rule) => `\n${optionsInterface(rule)}`).join('')}
${ruleOptions()}
/** The options of each step, by its name. */
export interface StepOptionsOf {
${kinds.step.map((rule) => `  ${rule.name}: ${optionsType(rule)}\n`).join('')}}
/** The options of each decay, by its name. */
export interface DecayOptionsOf {
${kinds.decay.map((rule) => `  ${rule.name}: ${optionsType(rule)}\n`).join('')}}

/** All rules: their options with ranges and defaults, their state and formulas, as the native library has them. */
export const registry: { readonly steps: readonly RuleInfo[]; readonly decays: readonly RuleInfo[] } = {
  steps: [
${kinds.step.map(ruleLiteral).join('')}  ],
  decays: [
${kinds.decay.map(ruleLiteral).join('')}  ],
}
`

function factory(kind, rule) {
  const doc = [
    sentence(rule.doc),
    '',
    `\`${rule.formula}\``,
    `@param options those of {@link ${optionsType(rule)}}`,
    kind === 'step'
      ? '@returns the step for `optim.optimizer`; called with parameters and options, an optimizer without decay'
      : '@returns the decay for `optim.optimizer`',
    '@throws TypeError for an unknown option or a wrong kind, RangeError for a value out of range',
    '@example',
    kind === 'step'
      ? `const opt = optim.optimizer(params, { step: optim.${rule.name}(), decay: optim.lp(), lr: 1e-3 })`
      : `const opt = optim.optimizer(params, { step: optim.adam(), decay: optim.${rule.name}(), lr: 1e-3 })`,
    ...(rule.source ? [`@source ${rule.source}`] : []),
  ]
  const lines = doc.map((line) => (line ? ` * ${line}` : ' *')).join('\n')
  return `\n/**\n${lines}\n */\nexport const ${rule.name} = ${kind}Factory('${rule.name}')\n`
}

const rulesSource = () => `${banner}import { decayFactory, stepFactory } from './factories.js'
${Object.entries(kinds)
  .flatMap(([kind, list]) => list.map((rule) => factory(kind, rule)))
  .join('')}
/** The factories of all inner steps, by name. */
export const steps = { ${kinds.step.map(({ name }) => name).join(', ')} } as const
/** The factories of all decays, by name. */
export const decays = { ${kinds.decay.map(({ name }) => name).join(', ')} } as const
`

const cell = (text) => text.replaceAll('|', '\\|')

function docsTable() {
  const rows = Object.entries(kinds).flatMap(([kind, list]) =>
    list.map((rule) => {
      const options = rule.options.map(
        (option) =>
          `\`${option.name}\` ${[option.range, option.values?.join(', '), literal(option.default)].filter(Boolean).join('; ')}`,
      )
      const state = rule.state.map(({ name, when }) => `\`${name}\`${when ? ` (with \`${when}\`)` : ''}`)
      const cells = [`\`${rule.name}\``, rule.formula, options.join('<br>'), state.join(', '), rule.source]
      return `| ${[kind, ...cells.map(cell)].join(' | ')} |`
    }),
  )
  const head =
    '| kind | name | formula | options: range or values; default | state | source |\n| --- | --- | --- | --- | --- | --- |'
  return [head, ...rows].join('\n')
}

/** A heading, the curve if there is one, and the text from the rule's header. */
const section = ({ name, text }) => {
  const curve = `curves/${name}.svg`
  const picture = existsSync(join(root, 'docs', curve)) ? `![${name}](${curve})\n\n` : ''
  return `### \`${name}\`\n\n${picture}${text.replace(/^\n|\n$/g, '')}`
}
const sections = () =>
  rules
    .filter(({ text }) => text)
    .map(section)
    .join('\n\n')

/** Replaces the text between two marks. */
function between(text, [start, end], content) {
  if (!text.includes(start) || !text.includes(end))
    throw new Error(`gen-registry: docs/optimizers.md lacks '${start}' … '${end}'`)
  return `${text.slice(0, text.indexOf(start))}${start}\n\n${content}\n\n${text.slice(text.indexOf(end))}`
}

function docs(path) {
  const table = ['<!-- registry: generated by scripts/generate/registry.mjs -->', '<!-- /registry -->']
  const texts = [
    '<!-- sections: generated by scripts/generate/registry.mjs from binding/optim/rules -->',
    '<!-- /sections -->',
  ]
  return between(between(readFileSync(path, 'utf8'), table, docsTable()), texts, sections())
}

refuseClashes()
emit({
  'src/optim/rules/registry.gen.ts': registrySource(),
  'src/optim/rules/rules.gen.ts': rulesSource(),
  'docs/optimizers.md': docs(join(root, 'docs/optimizers.md')),
})
