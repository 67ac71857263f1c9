# usage: cmake -DOUT=file.cc -DROOT=binding/optim -P embed.cmake
# Joins the rules and the kernel into one text for NVRTC, in the order in which they need each other, so that a
# compiler without a file system can read it.
file(GLOB rules RELATIVE "${ROOT}" "${ROOT}/rules/steps/*.h" "${ROOT}/rules/decays/*.h")
list(SORT rules)
set(text "")
foreach(header rules/rule.h rules/power.h rules/layout.h rules/half.h rules/code.h cuda/scalar.h rules/reduce.h rules/average.h ${rules} rules/registry.h cuda/params.h cuda/pair.h cuda/prepare.h cuda/kernel.h)
  file(READ "${ROOT}/${header}" part)
  string(REGEX REPLACE "#pragma once[^\n]*\n" "" part "${part}")
  string(REGEX REPLACE "#include \"[^\n]*\n" "" part "${part}")
  string(APPEND text "#line 1 \"${header}\"\n${part}")
endforeach()
# A string literal may be of limited length: a list of them, a line each, is one all the same.
string(REPLACE "\\" "\\\\" text "${text}")
string(REPLACE "\"" "\\\"" text "${text}")
string(REPLACE "\n" "\\n\"\n\"" text "${text}")
file(WRITE "${OUT}.new" "// Made by cuda/embed.cmake.\nnamespace pdecay {\nextern const char* const kKernelText;\nconst char* const kKernelText =\n\"${text}\";\n}\n")
file(RENAME "${OUT}.new" "${OUT}")
