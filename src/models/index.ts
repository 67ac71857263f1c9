export { fashionCnn } from './fashion-cnn.js'
export { mlp } from './mlp.js'
export { FashionCNN } from './paper-fashion-cnn.js'
export { ResNet, type ResNetOptions, resnet18, resnet34, resnet50 } from './resnet.js'
