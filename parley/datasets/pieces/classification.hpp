#pragma once
// Who is who and what is what across the sources: the tables that join their economies and sectors to ours.
#include <string>
#include <vector>

#include "parley/world/world.hpp"

namespace parley::datasets {

/// English name of an alpha-3 code; the code itself when it is not known.
[[nodiscard]] std::string economy_name(const std::string& code);

/// The economy of icio2017-7x44 that a code of ours belongs to: its EU is the EU of 28, so EU27, its members and GBR
/// are EU; what it does not name is ROW.
[[nodiscard]] std::string group_in_7x44(const std::string& code);

/// The economy of wiod2011-io that technology is borrowed from, or nothing when icio2017-7x44 serves.
[[nodiscard]] bool technology_from_wiod(const std::string& code);

/// A sector of ours and the sectors of the sources that it is made of. A source sector that stands in several rows is
/// coarser than ours.
struct SectorJoin {
    world::SectorInfo sector;
    std::string in_icio2017;
    std::vector<std::string> in_7x44;
    std::vector<std::string> in_wiod2011;
};

/// The 32 sectors of world-2017: the 27 goods sectors of icio2017 and services in five groups.
[[nodiscard]] const std::vector<SectorJoin>& sectors_of_world_2017();

/// The 28 sectors of icio2017: as above with one aggregate of services.
[[nodiscard]] const std::vector<SectorJoin>& sectors_of_icio2017();

/// The 24 economies of world-2017; members of EU27, none yet of ROW.
[[nodiscard]] const std::vector<world::EconomyInfo>& economies_of_world_2017();

/// Where each economy of a list belongs in another: its own position, that of the group that counts it as a member, or
/// that of `rest`.
[[nodiscard]] std::vector<std::size_t> places_in(const std::vector<world::EconomyInfo>& groups,
                                                 const std::vector<std::string>& codes, const std::string& rest);

}  // namespace parley::datasets
