#include "parley/scenario/files/expand.hpp"

#include "parley/core/sha256.hpp"
#include "parley/scenario/files/expand_duties.hpp"

namespace parley::scenario {

std::string expand(const std::string& file, std::string_view text, const FileBeside& beside, tables::YamlNode& root) {
    const std::string hashes = expand_lists(file, beside, root);
    expand_duties(file, root);
    return sha256_hex(std::string(text) + hashes);
}

}  // namespace parley::scenario
