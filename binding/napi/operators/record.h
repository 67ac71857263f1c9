// What a recording is told besides the operators that the dispatcher calls.
#pragma once

namespace pdecay::napi {

// Notes that the program went by values of tensors, or made tensors in a way that no operator tells. Does
// nothing where this thread records nothing.
void note_in_recording(const char* what);

// Whether this thread records.
bool is_recording() noexcept;

// Leaves the operators of a scope out of the recording: those that make a tensor from JavaScript's values,
// which is a constant.
class RecordingPause {
 public:
  RecordingPause() noexcept;
  ~RecordingPause();
  RecordingPause(const RecordingPause&) = delete;
  RecordingPause& operator=(const RecordingPause&) = delete;
};

}  // namespace pdecay::napi
