# Files that sit inside the program, by name: worlds (packed into binary form at build time), scenarios, and the brief's
# page. parley-embed writes their bytes as C++ (docs/decisions/0013-embedding.md); parley/world/folder/embedded.hpp and
# its like are how the program reads them.
set(PARLEY_EMBED_TEMPLATE ${CMAKE_CURRENT_LIST_DIR}/embedded.cpp.in)

# parley_embed(TARGET KIND NAMESPACE HEADER NAMES FILES): a library that defines embedded_<KIND>_names() and
# embedded_<KIND>().
function(parley_embed target embedded_kind embedded_namespace embedded_header names files)
  set(sources "")
  set(embedded_bytes "")
  set(embedded_names "")
  set(embedded_cases "")
  foreach(name file IN ZIP_LISTS names files)
    string(MAKE_C_IDENTIFIER "${embedded_kind}_${name}" symbol)
    set(source ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.cpp)
    add_custom_command(OUTPUT ${source}
      COMMAND parley-embed ${symbol} ${file} ${source}
      DEPENDS parley-embed ${file}
      COMMENT "Embedding ${name}" VERBATIM)
    list(APPEND sources ${source})
    string(PREPEND symbol "parley_embedded_")
    string(APPEND embedded_bytes "extern const char ${symbol}[];\nextern const std::size_t ${symbol}_size;\n")
    string(APPEND embedded_names "\"${name}\", ")
    string(APPEND embedded_cases "    if (name == \"${name}\") return {${symbol}, ${symbol}_size};\n")
  endforeach()
  set(index ${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp)
  configure_file(${PARLEY_EMBED_TEMPLATE} ${index} @ONLY)
  add_library(${target} STATIC ${index} ${sources})
  # A file at a time: compilers take 13 to 90 times its size in memory. clang warns of literals above 64 KB.
  set_target_properties(${target} PROPERTIES UNITY_BUILD OFF)
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:Clang>:-Wno-overlength-strings>)
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

# parley_embed_tables(TARGET FOLDER): the CSV files of a folder, packed by parley-pack, under their names without .csv.
function(parley_embed_tables target folder)
  set(names "")
  set(packed "")
  file(GLOB tables CONFIGURE_DEPENDS ${folder}/*.csv)
  foreach(file IN LISTS tables)
    get_filename_component(name ${file} NAME_WE)
    set(bytes ${CMAKE_CURRENT_BINARY_DIR}/${name}.packed)
    add_custom_command(OUTPUT ${bytes}
      COMMAND parley-pack ${file} ${bytes}
      DEPENDS parley-pack ${file}
      COMMENT "Packing ${name}" VERBATIM)
    list(APPEND names ${name})
    list(APPEND packed ${bytes})
  endforeach()
  parley_embed(${target} duties parley::products parley/products/embedded.hpp "${names}" "${packed}")
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

# parley_embed_histories(TARGET FOLDER): coding.csv, and of each folder what is read: the record, what
# happened after, and the scenarios coded from the record, by their paths.
function(parley_embed_histories target folder)
  file(GLOB files CONFIGURE_DEPENDS ${folder}/coding.csv ${folder}/course.csv ${folder}/variants.csv ${folder}/*/facts.yaml ${folder}/*/after.yaml
    ${folder}/*/scenario.yaml ${folder}/*/second.yaml)
  set(names "")
  foreach(file IN LISTS files)
    file(RELATIVE_PATH name ${folder} ${file})
    list(APPEND names ${name})
  endforeach()
  parley_embed(${target} history parley::histories parley/histories/embedded.hpp "${names}" "${files}")
endfunction()

# parley_embed_page(TARGET FOLDER TABLES WORLDS...): of the folder shell.html and engine.wasm.gz, and the workbench's, if
# they are there, and compressed the packed worlds of these names and the packed tables of that folder; and NOTICE.
function(parley_embed_page target folder tables)
  set(names NOTICE)
  set(files ${PROJECT_SOURCE_DIR}/NOTICE)
  # What appears later is seen at the next build.
  file(GLOB parts CONFIGURE_DEPENDS ${folder}/shell.html ${folder}/engine.wasm.gz
    ${folder}/workbench.html ${folder}/workbench.wasm.gz)
  foreach(file IN LISTS parts)
    get_filename_component(name ${file} NAME)
    list(APPEND names ${name})
    list(APPEND files ${file})
  endforeach()
  if(parts)
    set(packed ${ARGN})
    list(TRANSFORM packed APPEND .bin)
    file(GLOB table_files CONFIGURE_DEPENDS ${tables}/*.csv)
    foreach(table IN LISTS table_files)
      get_filename_component(name ${table} NAME_WE)
      list(APPEND packed ${name}.packed)
    endforeach()
    foreach(file IN LISTS packed)
      set(bytes ${CMAKE_CURRENT_BINARY_DIR}/${file})
      string(REGEX REPLACE "[.](bin|packed)$" ".gz" name ${file})
      add_custom_command(OUTPUT ${bytes}.gz
        COMMAND gzip -9nkf ${bytes}
        DEPENDS ${bytes}
        COMMENT "Compressing ${file}" VERBATIM)
      list(APPEND names ${name})
      list(APPEND files ${bytes}.gz)
    endforeach()
  endif()
  parley_embed(${target} page parley::report::html parley/report/html/embedded.hpp "${names}" "${files}")
endfunction()

# parley_embed_schemas(TARGET FOLDER): the schemas of every document that is read or written, by the name of the document.
function(parley_embed_schemas target folder)
  file(GLOB files CONFIGURE_DEPENDS ${folder}/*.schema.json)
  set(names "")
  foreach(file IN LISTS files)
    get_filename_component(name ${file} NAME)
    string(REPLACE ".schema.json" "" name ${name})
    list(APPEND names ${name})
  endforeach()
  parley_embed(${target} schema parley::scenario parley/scenario/files/embedded_schemas.hpp "${names}" "${files}")
endfunction()
