# Files that sit inside the program, by name. Two kinds: worlds (packed into binary form at build time) and scenarios (as
# they are); parley/world/folder/embedded.hpp and parley/scenario/files/embedded.hpp are how the program reads them.
set(PARLEY_EMBED_TEMPLATE ${CMAKE_CURRENT_LIST_DIR}/embedded.cpp.in)

# parley_embed(TARGET KIND HEADER NAMES FILES): a library that defines embedded_<KIND>_names() and embedded_<KIND>().
function(parley_embed target embedded_kind embedded_namespace embedded_header names files)
  set(embedded_bytes "")
  set(embedded_names "")
  set(embedded_cases "")
  foreach(name file IN ZIP_LISTS names files)
    string(MAKE_C_IDENTIFIER "parley_${embedded_kind}_${name}" symbol)
    string(APPEND embedded_bytes
      "asm(\".pushsection .rodata,\\\"a\\\"\\n.balign 8\\n.globl ${symbol}_begin, ${symbol}_end\\n\"\n"
      "    \"${symbol}_begin:\\n.incbin \\\"${file}\\\"\\n${symbol}_end:\\n.byte 0\\n.popsection\\n\");\n"
      "extern \"C\" const char ${symbol}_begin[], ${symbol}_end[];\n")
    string(APPEND embedded_names "\"${name}\", ")
    string(APPEND embedded_cases
      "    if (name == \"${name}\")\n        return {${symbol}_begin, static_cast<std::size_t>(${symbol}_end - ${symbol}_begin)};\n")
  endforeach()
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp)
  configure_file(${PARLEY_EMBED_TEMPLATE} ${source} @ONLY)
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${files}")
  add_library(${target} STATIC ${source})
  # A unity source would not know the files that this one depends on, and keep their old bytes.
  set_target_properties(${target} PROPERTIES UNITY_BUILD OFF)
  target_link_libraries(${target} PUBLIC parley_core)
endfunction()

# parley_embed_worlds(TARGET FOLDER...): those of the world folders that are there, packed by parley-pack.
function(parley_embed_worlds target)
  set(names "")
  set(packed "")
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
    list(APPEND names ${name})
    list(APPEND packed ${bytes})
  endforeach()
  parley_embed(${target} world parley::world parley/world/folder/embedded.hpp "${names}" "${packed}")
endfunction()

# parley_embed_scenarios(TARGET FOLDER...): the scenario.yaml of each folder, under the folder's name.
function(parley_embed_scenarios target)
  set(names "")
  set(files "")
  foreach(folder IN LISTS ARGN)
    get_filename_component(name ${folder} NAME)
    list(APPEND names ${name})
    list(APPEND files ${folder}/scenario.yaml)
  endforeach()
  parley_embed(${target} scenario parley::scenario parley/scenario/files/embedded.hpp "${names}" "${files}")
endfunction()

# parley_embed_page(TARGET FOLDER WORLDS...): of the folder shell.html and engine.wasm.gz, if they are there, and the
# packed worlds of these names, compressed.
function(parley_embed_page target folder)
  set(names "")
  set(files "")
  # What appears later is seen at the next build.
  file(GLOB parts CONFIGURE_DEPENDS ${folder}/shell.html ${folder}/engine.wasm.gz)
  foreach(file IN LISTS parts)
    get_filename_component(name ${file} NAME)
    list(APPEND names ${name})
    list(APPEND files ${file})
  endforeach()
  if(parts)
    foreach(world IN LISTS ARGN)
      set(bytes ${CMAKE_CURRENT_BINARY_DIR}/${world}.bin)
      add_custom_command(OUTPUT ${bytes}.gz
        COMMAND gzip -9nkf ${bytes}
        DEPENDS ${bytes}
        COMMENT "Compressing ${world}" VERBATIM)
      list(APPEND names ${world}.gz)
      list(APPEND files ${bytes}.gz)
    endforeach()
  endif()
  parley_embed(${target} page parley::report::html parley/report/html/embedded.hpp "${names}" "${files}")
endfunction()
