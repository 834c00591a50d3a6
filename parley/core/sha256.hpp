#pragma once
// SHA-256 of bytes in memory: FIPS 180-4.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace parley {

using Sha256 = std::array<std::uint8_t, 32>;

[[nodiscard]] Sha256 sha256(std::string_view bytes);

/// The same as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);
[[nodiscard]] std::string to_hex(const Sha256& digest);

}  // namespace parley
