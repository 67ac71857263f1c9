// How many state tensors a parameter may have: of its step, and of its decay.
#pragma once

namespace pdecay {

constexpr int kStepSlots = 3, kDecaySlots = 1;

}  // namespace pdecay
