export * from './fashion-cnn.js'
export * from './mlp.js'
