import '../tensor/index.js'

export type { LoadOptions, SafetensorsHeader, SaveOptions } from './safetensors.js'
export { load, loadHeader, save } from './safetensors.js'
export type { LoadTorchOptions, TorchValue } from './torch-file.js'
export { loadTorch, saveTorch } from './torch-file.js'
