#pragma once
// One binary form of a world: the bytes inside the program and inside the page. Little-endian: 8 bytes "PARLEYW\n",
// u32 format version, u64 length of the payload, SHA-256 of the payload, payload. Version 3 is 2 with profits behind
// it; worlds without them are written as 2.
#include <optional>
#include <string>
#include <string_view>

#include "parley/world/world.hpp"

namespace parley::world {

inline constexpr unsigned binary_version = 3, binary_version_without_profits = 2;

/// The primitives of a complete()d world, bit for bit.
[[nodiscard]] std::string to_binary(const World& world);

struct BinaryWorld {
    std::optional<World> world;  ///< complete()d
    std::string error;           ///< one line when there is no world
};

/// Never throws, whatever the bytes.
[[nodiscard]] BinaryWorld from_binary(std::string_view bytes);

/// The same from the payload alone, which to_binary() puts behind the head.
[[nodiscard]] BinaryWorld from_payload(std::string_view payload);
[[nodiscard]] std::string to_payload(const World& world);

/// SHA-256 of the payload in hexadecimal: names the data in manifests.
[[nodiscard]] std::string data_hash(const World& world);

}  // namespace parley::world
