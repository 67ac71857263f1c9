// Checks the documentation of exports: a doc comment on each export and on each public member of an exported class,
// @throws if the code throws, @source if the text names a paper.
import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { root } from './tools.mjs'

/** @type {Set<string>} folders of src whose missing comments are listed, but are not yet errors */
const owing = new Set()

/**
 * The entries of the package in a tree, with TypeScript's type checker.
 * @param {string} folder
 */
export function openProgram(folder) {
  const manifest = [folder, root].map((path) => join(path, 'package.json')).find((path) => existsSync(path))
  const names = Object.keys(JSON.parse(readFileSync(/** @type {string} */ (manifest), 'utf8')).exports)
  const entries = names.map((name) => ({
    name: join('pdecay', name).replace(/\/$/, ''),
    file: join(folder, 'src', name, 'index.ts'),
  }))
  const present = entries.filter(({ file }) => existsSync(file))
  const files = present.map(({ file }) => file)
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  })
  const checker = program.getTypeChecker()
  const modules = present.flatMap(({ name, file }) => {
    const module = checker.getSymbolAtLocation(/** @type {ts.SourceFile} */ (program.getSourceFile(file)))
    return module ? [{ name, module }] : []
  })
  return { checker, modules }
}

/**
 * Every name that an entry exports, namespaces included, with the symbol behind it.
 * @param {ts.TypeChecker} checker
 * @param {ts.Symbol} module
 * @param {string} prefix
 * @returns {Generator<[name: string, symbol: ts.Symbol]>}
 */
export function* exportsOf(checker, module, prefix = '') {
  for (const exported of checker.getExportsOfModule(module)) {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported
    const name = `${prefix}${exported.name}`
    yield [name, symbol]
    if (symbol.flags & ts.SymbolFlags.ValueModule) yield* exportsOf(checker, symbol, `${name}.`)
  }
}

/** Whether a body throws directly, not counting functions within it. @param {ts.Node | undefined} body */
function throwsItself(body) {
  let found = false
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isThrowStatement(node)) found = true
    else if (!ts.isFunctionLike(node) && !ts.isClassLike(node)) ts.forEachChild(node, visit)
  }
  if (body) visit(body)
  return found
}

const namesPaper = /\barXiv\b|\bet al\.|\bpapers?\b/i

/** The faults of the comment of a declaration. @param {ts.Node} node @param {ts.Node[]} bodies @returns {string[]} */
function faultsOf(node, bodies) {
  const holder = ts.isVariableDeclaration(node) ? node.parent.parent : node
  const comments = ts.getJSDocCommentsAndTags(holder).filter(ts.isJSDoc)
  if (comments.length === 0) return ['has no doc comment']
  const text = comments.map((comment) => comment.getText()).join('\n')
  const faults = []
  if (bodies.some(throwsItself) && !text.includes('@throws'))
    faults.push('throws, and does not say so by @throws')
  if (namesPaper.test(text) && !text.includes('@source'))
    faults.push('names a paper, and does not give it by @source')
  return faults
}

const isPublic = (/** @type {ts.ClassElement} */ member) =>
  !(ts.getCombinedModifierFlags(member) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) &&
  !(ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Override) &&
  !ts.getJSDocTags(member).some((tag) => tag.tagName.text === 'internal') &&
  member.name !== undefined &&
  ts.isIdentifier(member.name) &&
  member.name.text !== 'toString'

/** @param {ts.Symbol} symbol @returns {[name: string, node: ts.Node, faults: string[]][]} */
function check(symbol) {
  const nodes = symbol.declarations ?? []
  const [node] = nodes
  if (!node || ts.isSourceFile(node)) return []
  // One comment is enough for all overloads, and for a type and a value of the same name.
  const [best] = nodes
    .map((each) => {
      const bodies = ts.isClassLike(each)
        ? each.members.filter(ts.isConstructorDeclaration).map((member) => member.body)
        : nodes.map((one) => (ts.isFunctionLike(one) ? one.body : undefined))
      return faultsOf(each, bodies)
    })
    .sort(
      (a, b) => a.length - b.length || Number(a[0]?.includes('no doc')) - Number(b[0]?.includes('no doc')),
    )
  /** @type {[string, ts.Node, string[]][]} */
  const found = [[symbol.name, node, best]]
  for (const declaration of nodes.filter(ts.isClassLike)) {
    const names = new Set(declaration.members.filter(isPublic).map(({ name }) => name?.getText()))
    for (const name of names) {
      const members = declaration.members.filter(
        (member) => isPublic(member) && member.name?.getText() === name,
      )
      const bodies = members.map((member) => /** @type {any} */ (member).body)
      const [least] = members.map((member) => faultsOf(member, bodies)).sort((a, b) => a.length - b.length)
      found.push([`${symbol.name}.${name}`, members[0], least])
    }
  }
  return found
}

/**
 * @param {string} folder the repository, or a canary's copy of a part of it
 * @returns {Promise<{errors: string[], owed: string[]}>} one line for each fault
 */
export async function missingDocs(folder) {
  const { checker, modules } = openProgram(folder)
  const errors = new Set()
  const owed = new Set()
  for (const { module } of modules)
    for (const [, symbol] of exportsOf(checker, module))
      for (const [name, node, faults] of check(symbol)) {
        const source = node.getSourceFile()
        const path = relative(folder, source.fileName)
        if (path.startsWith('..') || path.includes('node_modules')) continue
        const { line } = source.getLineAndCharacterOfPosition(node.getStart())
        const target = owing.has(path.split('/')[1]) ? owed : errors
        for (const fault of faults) target.add(`${path}:${line + 1} ${name}: ${fault}`)
      }
  const sorted = (/** @type {Set<string>} */ set) => [...set].sort()
  return { errors: sorted(errors), owed: sorted(owed) }
}
