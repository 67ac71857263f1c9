const { readdirSync } = require('node:fs')

// Who may import whom. The order of the layers: base, native, tensor, io, graph, then nn, optim, data and testing side by side, models,
// train, bench, cli.
const base = '^src/(_[^/]+|errors)\\.ts$'
const layers = {
  native: [],
  tensor: ['native'],
  io: ['native', 'tensor'],
  graph: ['native', 'tensor', 'io'],
  nn: ['native', 'tensor', 'io', 'graph'],
  optim: ['native', 'tensor', 'io'],
  data: ['native', 'tensor', 'io'],
  testing: ['native', 'tensor'],
  arrays: ['native', 'optim'],
  tfjs: ['tensor', 'optim'],
  models: ['tensor', 'io', 'nn', 'optim', 'data'],
  train: ['tensor', 'io', 'nn', 'optim', 'data', 'models'],
  bench: ['native', 'tensor', 'io', 'nn', 'optim', 'data', 'models', 'train'],
  cli: ['native', 'tensor', 'io', 'graph', 'nn', 'optim', 'data', 'arrays', 'models', 'train', 'bench'],
}

/** The folders that hold files for themselves alone, `_x.ts`: of the tree that is checked, a canary's too. */
const rooms = new Set(
  readdirSync('src', { recursive: true, withFileTypes: true })
    .filter(({ name, parentPath }) => name.startsWith('_') && parentPath !== 'src')
    .map(({ parentPath }) => parentPath),
)

// The rooms of src/tensor, each on top of those before it; only index.ts, the room's face, imports them all.
const tensorRooms = ['core', 'values', 'operators', 'autograd', 'cuda']

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'No module imports itself, however indirectly, types included.',
      {},
      { circular: true },
    ),
    ...[...rooms].map((room) =>
      rule(
        'own-room',
        `The files _x.ts of ${room} are imported there alone.`,
        { path: '^src/', pathNot: `^${room}/` },
        { path: `^${room}/_[^/]+\\.ts$` },
      ),
    ),
    rule(
      'base',
      'The files of the base import each other alone.',
      { path: base },
      { path: '^src/', pathNot: base },
    ),
    ...Object.entries(layers).map(([layer, below]) =>
      rule(
        layer,
        `${layer} imports ${['the base', ...below].join(', ')} alone.`,
        { path: `^src/${layer}/` },
        { path: '^src/', pathNot: [base, ...[layer, ...below].map((name) => `^src/${name}/`)] },
      ),
    ),
    ...tensorRooms.map((room, at) =>
      rule(
        `tensor-${room}`,
        `src/tensor/${room} imports ${['native', ...tensorRooms.slice(0, at)].join(', ')} alone, types included.`,
        { path: `^src/tensor/${room}/` },
        { path: `^src/tensor/(index|${tensorRooms.slice(at + 1).join('/|')}/)` },
      ),
    ),
    rule(
      'cli-on-top',
      'Nothing imports the command line.',
      { pathNot: '^(src/cli|test)/' },
      { path: '^src/cli/' },
    ),
    rule(
      'inside',
      'The package imports nothing from tests, benchmarks, examples and scripts.',
      { path: '^src/' },
      { path: '^(test|bench|examples|scripts)/' },
    ),
    rule(
      'one-loader',
      'src/native is the only room that loads the addon.',
      { path: '^src/', pathNot: '^src/native/' },
      { path: 'node-gyp-build' },
    ),
    rule(
      'published-dependencies',
      'What the package imports at run time is in its dependencies, or a peer.',
      { path: '^src/' },
      {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only', 'npm-peer'],
      },
    ),
    rule('resolvable', 'Every import leads somewhere.', { path: '^src/' }, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'types'],
    },
  },
}
