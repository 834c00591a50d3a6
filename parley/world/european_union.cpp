#include "parley/world/european_union.hpp"

namespace parley::world {

const std::vector<std::string>& eu27_members() {
    static const std::vector<std::string> members{"AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST",
                                                  "FIN", "FRA", "GRC", "HRV", "HUN", "IRL", "ITA", "LTU", "LUX",
                                                  "LVA", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN", "SWE"};
    return members;
}

}  // namespace parley::world
