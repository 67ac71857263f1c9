const { strict: assert } = require('node:assert')
const { Worker, isMainThread } = require('node:worker_threads')
const { tensor } = require('pdecay')
const { Linear } = require('pdecay/nn')

assert.deepEqual(new Linear(3, 2).forward(tensor([[1, 2, 3]])).shape, [1, 2])
if (isMainThread) {
  new Worker(__filename).on('exit', (code) => {
    assert.equal(code, 0)
    console.log('used as CommonJS')
  })
}
