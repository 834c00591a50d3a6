#pragma once
// Where a brief is going to stand: what places that show a link to it are told.
#include <string>
#include <string_view>

namespace parley::report::html {

/// A file does not know its own address, so whoever writes it says it. Empty: nothing is said of it.
struct BriefAddress {
    std::string page;     ///< of the brief
    std::string picture;  ///< of a picture for its links; only with `page`
};

/// An http or https address as it may stand in a head: a host, perhaps a port, a path and a query, in ASCII with all
/// else percent-encoded; neither a name before the host nor, unless `with_place`, a place within the page (#…).
[[nodiscard]] bool is_web_address(std::string_view text, bool with_place = false);

}  // namespace parley::report::html
