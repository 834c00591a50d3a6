#pragma once
// The files of a world folder in one text: each starts with a line "== name".
#include <string>
#include <string_view>

#include "parley/world/folder/world_folder.hpp"

namespace parley::fuzz {

inline world::WorldFiles split_files(std::string_view text) {
    world::WorldFiles files;
    while (text.starts_with("== ")) {
        const std::size_t line = std::min(text.find('\n'), text.size());
        const std::string name(text.substr(3, line - 3));
        text.remove_prefix(std::min(line + 1, text.size()));
        const std::size_t end = text.starts_with("== ") ? 0 : text.find("\n== ");
        const std::size_t size = end == text.npos ? text.size() : end == 0 ? 0 : end + 1;
        files[name] = text.substr(0, size);
        text.remove_prefix(size);
    }
    return files;
}

}  // namespace parley::fuzz
