#pragma once
// A scenario to fill in.
#include <string>

namespace parley::scenario::draft {

struct TemplateOptions {
    int parties = 2;             ///< 2 to 8
    bool without_trade = false;  ///< levels have no measures
};

/// A file that is read as it stands, each line with what it is for.
[[nodiscard]] std::string scenario_template(const TemplateOptions& options);

}  // namespace parley::scenario::draft
