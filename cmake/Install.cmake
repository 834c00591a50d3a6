# What others use: headers, archives, and how find_package(parley) and pkg-config find them; the program and its licence.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS ${PARLEY_LIBRARIES} parley_library EXPORT parley-targets
  INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
# Two folders are nobody else's: how the model is solved, and what quantities ask of an equilibrium.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/parley DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN "*.hpp" REGEX "/parley/(model/solver|policy/conditions|strategy/search|store/files)$" EXCLUDE)

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/parley)
install(EXPORT parley-targets NAMESPACE parley:: DESTINATION ${package})
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/parley-config.cmake.in ${PROJECT_BINARY_DIR}/parley-config.cmake
  INSTALL_DESTINATION ${package} NO_SET_AND_CHECK_MACRO NO_CHECK_REQUIRED_COMPONENTS_MACRO)
# Before 1.0 a minor version may break what was.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/parley-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/parley-config.cmake ${PROJECT_BINARY_DIR}/parley-config-version.cmake
  DESTINATION ${package})

# Archives need what they stand on named after them: the last part first.
set(archives ${PARLEY_LIBRARIES})
list(REVERSE archives)
list(TRANSFORM archives PREPEND -l)
list(JOIN archives " " PARLEY_PKGCONFIG_LIBS)
set(PARLEY_PKGCONFIG_REQUIRES "yaml-cpp, pugixml, sqlite3, nlohmann_json")
if(NOT PARLEY_PORTABLE)
  string(PREPEND PARLEY_PKGCONFIG_REQUIRES "fmt, ")
endif()
# The folder of the file itself, so that an installed tree can be moved.
file(RELATIVE_PATH PARLEY_PKGCONFIG_PREFIX ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_file(${CMAKE_CURRENT_LIST_DIR}/parley.pc.in ${PROJECT_BINARY_DIR}/parley.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/parley.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})
# The notices of the tables inside the program.
install(FILES ${PROJECT_SOURCE_DIR}/data/duties/NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME NOTICE-duties)
if(PARLEY_PROGRAM)
  install(TARGETS parley)
endif()
