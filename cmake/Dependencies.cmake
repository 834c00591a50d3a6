# The libraries that ours stands on, all but Threads and nlohmann_json behind its sources. parley_fmt, parley_yaml, parley_xml and
# parley_sqlite are what to link for them.
find_package(fmt REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(Threads REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(pugixml REQUIRED)
find_package(Eigen3 REQUIRED NO_MODULE)

set(parley_fmt fmt::fmt)
set(parley_yaml yaml-cpp)
set(parley_sqlite SQLite::SQLite3)
set(parley_xml pugixml)
# The portable program starts on machines without these libraries: Debian ships yaml-cpp, pugixml and SQLite as archives, fmt as
# headers. Who installs the library has them, and links them as any other build would.
if(PARLEY_PORTABLE)
  find_library(PARLEY_YAML_ARCHIVE libyaml-cpp.a REQUIRED)
  find_library(PARLEY_SQLITE_ARCHIVE libsqlite3.a REQUIRED)
  find_library(PARLEY_XML_ARCHIVE libpugixml.a REQUIRED)
  set(parley_fmt $<BUILD_INTERFACE:fmt::fmt-header-only>)
  set(parley_yaml $<BUILD_INTERFACE:${PARLEY_YAML_ARCHIVE}> $<INSTALL_INTERFACE:yaml-cpp>)
  set(parley_xml $<BUILD_INTERFACE:${PARLEY_XML_ARCHIVE}> $<INSTALL_INTERFACE:pugixml>)
  set(parley_sqlite $<BUILD_INTERFACE:${PARLEY_SQLITE_ARCHIVE}> $<BUILD_INTERFACE:${CMAKE_DL_LIBS}>
    $<INSTALL_INTERFACE:SQLite::SQLite3>)
endif()
