#pragma once
// Codes that people write → positions in a world.
#include <optional>
#include <string>
#include <vector>

#include "parley/policy/scope.hpp"

namespace parley::policy {

/// What was expected instead of a code that a world does not have.
struct UnknownCode {
    std::string expected;
    std::string found;
};

/// Puts into `result`, in place of what it held, the economies that `code` stands for: one, or all for `*` and `all`. A
/// code inside a group names the group.
[[nodiscard]] std::optional<UnknownCode> find_economies(const world::World& world, const std::string& code,
                                                        std::vector<Economy>& result);

/// Likewise the sectors that `code` stands for: one, all (services included) for `*` and `all`, or `goods`, or
/// `services`.
[[nodiscard]] std::optional<UnknownCode> find_sectors(const world::World& world, const std::string& code,
                                                      std::vector<Sector>& result);

}  // namespace parley::policy
