#include "parley/scenario/foreign/labels.hpp"

#include <algorithm>
#include <sstream>

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
    for (std::size_t k = 1; k < names.size(); ++k) {
        const std::string name = names[k];
        for (int n = 2; std::find(names.begin(), names.begin() + static_cast<long>(k), names[k]) !=
                        names.begin() + static_cast<long>(k);
             ++n)
            names[k] = fmt::format("{} ({})", name, n);
    }
}

std::string stem_of(const std::string& file) {
    const std::size_t slash = file.find_last_of('/');
    const std::string name = file.substr(slash == file.npos ? 0 : slash + 1);
    return name.substr(0, name.find_last_of('.'));
}

}  // namespace parley::scenario::foreign
