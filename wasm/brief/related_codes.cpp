#include "parley/policy/related_codes.hpp"

// A brief's codes were read by the program that wrote it: what an unknown one may mean is not said again in the page.
namespace parley::policy {

std::string related_sectors(const world::World&, const std::string&) {
    return {};
}
std::string related_economy(const world::World&, const std::string&) {
    return {};
}

}  // namespace parley::policy
