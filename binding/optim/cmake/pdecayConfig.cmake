# Gives the target pdecay::pdecay: the library, the folder of pdecay.h, and libtorch. It works in three places: where
# `cmake --install` put it, in a checkout after set-up, and in node_modules/pdecay, whose prebuild it uses.
#
#   find_package(pdecay REQUIRED PATHS node_modules/pdecay/binding/optim/cmake)
#   target_link_libraries(program PRIVATE pdecay::pdecay)
#
# libtorch is, in this order: the target `torch` of a find_package(Torch) that came before; the folder PDECAY_LIBTORCH; what
# find_package(Torch) finds. It must be the minor version that the library was built for.
include(CMakeFindDependencyMacro)

get_filename_component(pdecay_root "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "aarch64|ARM64")
  set(pdecay_machine arm64)
else()
  set(pdecay_machine x64)
endif()
find_library(pdecay_LIBRARY pdecay NO_DEFAULT_PATH PATHS
  "${pdecay_root}/build/Release" "${pdecay_root}/prebuilds/linux-${pdecay_machine}"
  "${CMAKE_CURRENT_LIST_DIR}/../.." "${pdecay_root}/lib")
find_path(pdecay_INCLUDE_DIR pdecay.h NO_DEFAULT_PATH PATHS
  "${CMAKE_CURRENT_LIST_DIR}/.." "${pdecay_root}/include" "${pdecay_root}/../include")

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(pdecay REQUIRED_VARS pdecay_LIBRARY pdecay_INCLUDE_DIR)
if(NOT pdecay_FOUND OR TARGET pdecay::pdecay)
  return()
endif()

add_library(pdecay::torch INTERFACE IMPORTED)
if(NOT TARGET torch AND PDECAY_LIBTORCH)
  if(NOT EXISTS "${PDECAY_LIBTORCH}/include/ATen/core/Tensor.h")
    message(FATAL_ERROR "PDECAY_LIBTORCH='${PDECAY_LIBTORCH}' holds no include/ATen/core/Tensor.h")
  endif()
  set_target_properties(pdecay::torch PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES "${PDECAY_LIBTORCH}/include;${PDECAY_LIBTORCH}/include/torch/csrc/api/include"
    INTERFACE_LINK_LIBRARIES "${PDECAY_LIBTORCH}/lib/libtorch_cpu.so;${PDECAY_LIBTORCH}/lib/libc10.so"
    # What libtorch itself needs it finds beside itself.
    INTERFACE_LINK_OPTIONS "-Wl,--allow-shlib-undefined")
else()
  if(NOT TARGET torch)
    find_dependency(Torch)
  endif()
  set_target_properties(pdecay::torch PROPERTIES INTERFACE_LINK_LIBRARIES torch)
endif()

add_library(pdecay::pdecay SHARED IMPORTED)
set_target_properties(pdecay::pdecay PROPERTIES
  IMPORTED_LOCATION "${pdecay_LIBRARY}"
  INTERFACE_INCLUDE_DIRECTORIES "${pdecay_INCLUDE_DIR}"
  INTERFACE_COMPILE_FEATURES cxx_std_20
  INTERFACE_LINK_LIBRARIES pdecay::torch)
