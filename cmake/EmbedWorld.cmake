# parley_embed_worlds(TARGET FOLDER...): a library that defines parley/world/embedded.hpp with those of the world folders
# that are there, in the order given, packed by parley-pack at build time.
set(PARLEY_EMBED_TEMPLATE ${CMAKE_CURRENT_LIST_DIR}/embedded.cpp.in)

function(parley_embed_worlds target)
  set(embedded_bytes "")
  set(embedded_names "")
  set(embedded_cases "")
  set(packed "")
  set(number 0)
  foreach(folder IN LISTS ARGN)
    # A world that appears later is seen at the next build.
    file(GLOB files CONFIGURE_DEPENDS ${folder}/world.yaml ${folder}/*.csv)
    if(NOT EXISTS ${folder}/world.yaml)
      continue()
    endif()
    get_filename_component(name ${folder} NAME)
    set(bytes ${CMAKE_CURRENT_BINARY_DIR}/${name}.bin)
    add_custom_command(OUTPUT ${bytes}
      COMMAND parley-pack ${folder} ${bytes}
      DEPENDS parley-pack ${files}
      COMMENT "Packing ${name}" VERBATIM)
    list(APPEND packed ${bytes})
    set(symbol parley_embedded_${number})
    string(APPEND embedded_bytes
      "asm(\".pushsection .rodata,\\\"a\\\"\\n.balign 8\\n.globl ${symbol}_begin, ${symbol}_end\\n\"\n"
      "    \"${symbol}_begin:\\n.incbin \\\"${bytes}\\\"\\n${symbol}_end:\\n.byte 0\\n.popsection\\n\");\n"
      "extern \"C\" const char ${symbol}_begin[], ${symbol}_end[];\n")
    string(APPEND embedded_names "\"${name}\", ")
    string(APPEND embedded_cases
      "    if (name == \"${name}\")\n        return {${symbol}_begin, static_cast<std::size_t>(${symbol}_end - ${symbol}_begin)};\n")
    math(EXPR number "${number} + 1")
  endforeach()

  set(source ${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp)
  configure_file(${PARLEY_EMBED_TEMPLATE} ${source} @ONLY)
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${packed}")
  add_library(${target} STATIC ${source})
  target_link_libraries(${target} PUBLIC parley_world)
endfunction()
