#include "tests/support/shared_data.hpp"

#include <cstdlib>

namespace parley::testing {

std::filesystem::path source_folder() {
    return PARLEY_SOURCE_FOLDER;
}

std::filesystem::path shared_folder() {
    const char* named = std::getenv("PARLEY_SHARED");
    const std::filesystem::path folder = named != nullptr ? named : source_folder().parent_path() / "shared";
    return std::filesystem::is_directory(folder / "data") ? folder : std::filesystem::path{};
}

}  // namespace parley::testing
