#include "parley/scenario/foreign/labels.hpp"

#include <algorithm>
#include <sstream>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "parley/core/text.hpp"
#include "parley/scenario/files/conflict_outcomes.hpp"

namespace parley::scenario::foreign {

std::string level_name(const std::string& label, const std::string& otherwise) {
    std::string spaced = printable(label);
    std::replace(spaced.begin(), spaced.end(), ';', ',');
    std::istringstream words(spaced);
    std::string name;
    for (std::string word; words >> word;) name += (name.empty() ? "" : " ") + word;
    if (name.empty()) return otherwise;
    if (!fit_for_a_level(name)) std::replace(name.begin(), name.end(), ' ', '_');
    return fit_for_a_level(name) ? name : "_" + name;
}

void tell_apart(std::vector<std::string>& names) {
    std::unordered_set<std::string> taken;
    std::unordered_map<std::string, std::size_t> last;  // number that a name was given
    for (std::string& each : names) {
        if (taken.insert(each).second) continue;
        std::size_t& number = last.try_emplace(each, 1).first->second;
        std::string numbered;
        do numbered = fmt::format("{} ({})", each, ++number);
        while (!taken.insert(numbered).second);
        each = std::move(numbered);
    }
}

std::string stem_of(const std::string& file) {
    const std::size_t slash = file.find_last_of('/');
    const std::string name = file.substr(slash == file.npos ? 0 : slash + 1);
    return name.substr(0, name.find_last_of('.'));
}

}  // namespace parley::scenario::foreign
