#pragma once
#include <string>

#include "parley/pricing/counterfactual/base.hpp"

namespace parley::report::text {

/// A world on a page: its sizes, each economy's trade and duties, the codes of its sectors.
[[nodiscard]] std::string world_page(const pricing::LoadedWorld& loaded);

}  // namespace parley::report::text
