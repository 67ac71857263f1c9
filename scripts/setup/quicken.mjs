// Makes built JavaScript quick to import:
// - Namespaces such as `nn` and `optim` of the package's entry are loaded at first use, so that `import 'pdecay'` loads a
//   fifth of the modules.
// - So are those of Node's own modules that take a millisecond or more.
// - Comments of generated modules are left to the types. The types stay as tsc writes them.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { filesUnder } from './stamp.mjs'

/** What tsc writes for `export * as name from './path.js'`. */
const namespace = /^exports\.(\w+) = __importStar\(require\("(.+)"\)\);$/gm
/** What tsc writes for an import of one of Node's slow modules. Its name is nowhere but in what tsc writes. */
const builtin =
  /^const (node_\w+) = ((?:__importDefault\()?require\("node:(?:child_process|crypto|(?:fs|timers)\/promises|v8|vm|worker_threads|zlib)"\)\)?);$/gm
const marker = 'Object.defineProperty(exports, "__esModule", { value: true });\n'
const comment = /^\/\*\*[\s\S]*?\*\/\n/gm

/** @param {string} text */
function quickenBuiltins(text) {
  const names = [...text.matchAll(builtin)].map(([, name = '']) => name)
  const declared = text.replace(builtin, 'const $1 = { get lazy() { return $2; } };')
  return names.reduce((part, name) => part.replaceAll(`${name}.`, `${name}.lazy.`), declared)
}

/**
 * @param {string} file @param {string} text @param {string} lib
 * @param {NodeJS.Require} load of `lib`, to read the names that a namespace has
 */
function quickenNamespaces(file, text, lib, load) {
  const lazy = text.replace(namespace, (_, name, path) => {
    const names = Object.keys(load(join(dirname(file), path))).join(' ')
    return `exports.${name} = (0, lazy_js.lazyNamespace)(() => require("${path}"), "${names}");`
  })
  if (lazy === text) return text
  const path = relative(dirname(file), join(lib, '_lazy.js'))
  return lazy.replace(
    marker,
    `${marker}const lazy_js = require("${path.startsWith('.') ? path : `./${path}`}");\n`,
  )
}

/** @param {string} lib the folder of the JavaScript that tsc has written */
export function quicken(lib) {
  const load = createRequire(join(lib, 'index.js'))
  const files = filesUnder(lib).filter((file) => file.endsWith('.js'))
  // The namespaces are read from the modules as they are now: all of them, before any changes.
  const texts = files.map((file) => {
    const text = readFileSync(file, 'utf8')
    const plain = file.endsWith('.gen.js') ? text.replace(comment, '') : text
    return [file, quickenBuiltins(quickenNamespaces(file, plain, lib, load))]
  })
  for (const [file, text] of texts) writeFileSync(file, text)
}
