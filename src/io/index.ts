import '../tensor/index.js'

export type { LoadOptions, SafetensorsHeader, SaveOptions } from './safetensors.js'
export { load, loadHeader, save } from './safetensors.js'
export type { LoadShardedOptions, SaveShardedOptions } from './sharded.js'
export { loadSharded, saveSharded } from './sharded.js'
export type { LoadTorchOptions, TorchValue } from './torch-file.js'
export { loadTorch, saveTorch } from './torch-file.js'
