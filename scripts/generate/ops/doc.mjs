// The doc comment of an operator: what it computes, its schemas, and where torch documents it.
import { readFileSync } from 'node:fs'
import { prefixes } from './groups.mjs'
import { summary } from './lines.mjs'
import * as pages from './pages.mjs'
import { isOut } from './schema.mjs'

const version = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url))).config.libtorch
const site = 'https://docs.pytorch.org/docs/stable'
const source = `https://github.com/pytorch/pytorch/blob/v${version}/aten/src/ATen/native/native_functions.yaml`

/** torch's page about the operator; where it has none, the list that declares it. */
export function pageOf(name) {
  const group = Object.keys(prefixes).find((each) => name.startsWith(prefixes[each]))
  const own = group && name.slice(prefixes[group].length)
  // One page, with all of torch.special.__all__ on it.
  if (group === 'special') return `${site}/special.html#torch.special.${own}`
  if (group) return `${site}/generated/torch.${group}.${own}.html`
  if (pages.torch.has(name)) return `${site}/generated/torch.${name}.html`
  if (pages.functional.has(name)) return `${site}/generated/torch.nn.functional.${name}.html`
  if (pages.Tensor.has(name)) return `${site}/generated/torch.Tensor.${name}.html`
  return source
}

export function describe(name, schemas, known, indent = '') {
  const plain = schemas.filter(({ parameters }) => !parameters.some(isOut))
  const lines = (plain.length > 0 ? plain : schemas).map(({ text }) => `\`${text.slice('aten::'.length)}\``)
  const text = [summary(name, known), ...lines.map((line) => `- ${line}`), `@see {@link ${pageOf(name)}}`]
  return `${indent}/**\n${text.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`
}
